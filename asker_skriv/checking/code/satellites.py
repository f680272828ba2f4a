"""What stands close to a verb and goes with it: particles and sentence adverbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asker_skriv.checking.verb_words import (
    DIRECTIONS,
    LOOSE_ADVERBS,
    PARTICLES_IN_TEXT,
    SENTENCE_ADVERBS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_ADVERBS = SENTENCE_ADVERBS | LOOSE_ADVERBS


def particle_of(verb: Token) -> Token | None:
    """Return the particle right after a verb: «sendes inn», but not «sendes inn til»."""
    if verb.i + 1 >= len(verb.doc):
        return None
    following = verb.nbor()
    is_particle = following.lower_ in PARTICLES_IN_TEXT and following.head.i == verb.i
    beyond = following.nbor() if following.i + 1 < len(following.doc) else None
    if following.lower_ in DIRECTIONS and beyond is not None and beyond.pos_ == "ADP":
        if following.lower_ == "ut" and beyond.lower_ in {"fra", "ifra"}:
            return None  # «beregnes ut fra arealet»
        return following  # «legges ut på nettsiden»
    opens_phrase = beyond is not None and beyond.pos_ not in {"ADP", "PUNCT", "ADV", "SCONJ"}
    opens_phrase = opens_phrase and any(child.i > following.i for child in following.children)
    return following if is_particle and not opens_phrase and following.dep_ != "case" else None


def following_adverbs(last: Token, finite: Token, verb: Token) -> tuple[Token, ...]:
    """Return sentence adverbs right after a finite verb: they stay before the object."""
    if finite.i != verb.i:
        return ()
    found = []
    for token in last.doc[last.i + 1 :]:
        if token.lower_ not in _ADVERBS or token.head.i != verb.i:
            break
        found.append(token)
    return tuple(found)


def is_adverb(token: Token) -> bool:
    """Tell whether a word may stay between the verbs when the clause is turned."""
    return token.lower_ in _ADVERBS or (
        token.pos_ in {"ADV", "PART"} and token.n_lefts == 0 and token.n_rights == 0
    )
