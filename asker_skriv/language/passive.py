"""Finds the passives of a sentence: the lexicon says what may be one, the parse what is not.

The lexicon leads because the parser was trained on newspapers and reads some passives of letters
wrongly ("forbys", "utbetales", "blir alle opplysninger slettet").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from asker_skriv.language.lexicon import Lexicon

_FARTHEST = 8  # words between "blir" and its participle, as in "blir alle opplysninger … slettet"
_BLI = frozenset({"bli", "blir", "ble", "blei", "blitt"})
_STOPS = frozenset({"at", "som", "og", "eller", "men", "hvis", "når", "fordi", "å"})
_VERBAL = frozenset({"VERB", "AUX"})


class PassiveKind(StrEnum):
    """How a passive is made: with "bli", or with -s on the verb."""

    BLI = "bli"
    S = "s"


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive: places of tokens in the Doc, and of the verb in its text (code points).

    ``verb`` is the participle or the verb in -s, ``auxiliary`` the form of "bli" if any.
    """

    kind: PassiveKind
    verb: int
    auxiliary: int | None
    lemma: str
    start: int
    end: int


def find_passives(doc: Doc, lexicon: Lexicon) -> list[Passive]:
    """Return the passives of a parsed text in the order of their verbs."""
    found = [*_s_passives(doc, lexicon), *_bli_passives(doc, lexicon)]
    return sorted(found, key=lambda passive: passive.verb)


def _passive(kind: PassiveKind, verb: Token, auxiliary: Token | None, lemma: str) -> Passive:
    place = auxiliary.i if auxiliary is not None else None
    return Passive(kind, verb.i, place, lemma, verb.idx, verb.idx + len(verb))


def _s_passives(doc: Doc, lexicon: Lexicon) -> Iterator[Passive]:
    for token in doc:
        low = token.lower_
        if not low.endswith("s") or len(low) < 3 or _is_name(token):
            continue
        lemma = _s_lemma(token, lexicon)
        if lemma:
            yield _passive(PassiveKind.S, token, None, lemma)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.is_title and not token.is_sent_start)


def _s_lemma(token: Token, lexicon: Lexicon) -> str | None:
    """Return the verb that ``token`` is an s-passive of, None when it is none."""
    form = token.text
    readings = lexicon.analyse(form) or lexicon.analyse_compound(form)
    lemmas = [r.lemma for r in readings if "Voice=Pass" in r.features]
    parsed = "Voice=Pass" in str(token.morph)
    if not lemmas:
        return token.lemma_ if parsed and not readings else None
    if any(r.pos == "VERB" and "Voice" not in r.features for r in readings):
        by_somebody = token.i + 1 < len(token.doc) and token.nbor().lower_ == "av"
        # deponents ("finnes", "synes"), but not in «avgjørelsen treffes av juryen»
        return lemmas[0] if parsed or by_somebody else None
    if owns_next(token, lexicon):
        return None
    only_passive = all(r.pos == "VERB" for r in readings)
    if parsed or only_passive or token.pos_ in _VERBAL:
        return lemmas[0]
    return None


def owns_next(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word owns the next, whatever the parse says: «den enkelte skoles leder»."""
    if token.i < 2 or token.i + 1 >= len(token.doc) or token.nbor().pos_ != "NOUN":
        return False
    adjective, article = token.nbor(-1), token.nbor(-2)
    described = adjective.pos_ == "ADJ" and article.lower_ in {"den", "det", "hver", "enhver"}
    own = lexicon.analyse(token.lower_[:-1])
    return described and any(r.pos == "NOUN" and "Definite=Ind" in r.features for r in own)


def _bli_passives(doc: Doc, lexicon: Lexicon) -> Iterator[Passive]:
    for token in doc:
        if token.lower_ not in _BLI:
            continue
        verb = _parsed_participle(token, lexicon) or _next_participle(token, lexicon)
        if verb is not None and not _is_subject_of(token, verb, lexicon):
            yield _passive(PassiveKind.BLI, verb, token, _participle_of(verb, lexicon))


def _is_subject_of(bli: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun was taken for the participle: «Da blir vannet borte»."""
    if verb.i != bli.i + 1 or any(child.dep_.startswith("nsubj") for child in verb.children):
        return False
    readings = lexicon.analyse(verb.lower_)
    is_thing = any(r.pos == "NOUN" and "Definite=Def" in r.features for r in readings)
    has_subject = any(child.dep_.startswith("nsubj") for child in bli.children)
    return is_thing and not has_subject


def _parsed_participle(bli: Token, lexicon: Lexicon) -> Token | None:
    head: Token = bli.head
    if bli.dep_ != "aux:pass" or head.i == bli.i or head.pos_ not in {"VERB", "ADJ"}:
        return None
    known = lexicon.analyse(head.text)
    return head if not known or _has_participle(head, lexicon) else None


def _has_participle(token: Token, lexicon: Lexicon) -> bool:
    readings = lexicon.analyse(token.text)
    return any(r.pos == "VERB" and "VerbForm=Part" in r.features for r in readings)


def _next_participle(bli: Token, lexicon: Lexicon) -> Token | None:
    """Return the participle after ``bli`` by the lexicon, None when the parse forbids it."""
    doc = bli.doc
    for i in range(bli.i + 1, min(bli.i + 1 + _FARTHEST, len(doc))):
        token = doc[i]
        if token.is_punct or token.lower_ in _STOPS or token.is_sent_start:
            return None
        if _is_participle(token, lexicon):
            return token
        if token.pos_ in _VERBAL:
            return None
    return None


def _is_participle(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether the lexicon knows a participle here that the parse does not rule out."""
    if not lexicon.analyse(token.text):  # «deaktivert»: no dictionary has it
        return token.pos_ == "VERB" and "VerbForm=Part" in str(token.morph)
    if not _has_participle(token, lexicon):
        return False
    if token.pos_ == "ADV":  # «blir unntatt fra innsyn»
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        return following is not None and following.lower_ == "fra"
    if token.pos_ == "ADJ":  # "fornyet" is a participle, "kjent" an adjective of its own
        readings = lexicon.analyse(token.text)
        own = any(r.pos == "ADJ" and r.lemma == token.lower_ for r in readings)
        return "VerbForm=Part" in str(token.morph) and not own
    return token.pos_ in _VERBAL and "VerbForm=Inf" not in str(token.morph)


def _participle_of(token: Token, lexicon: Lexicon) -> str:
    """Return the lemma of a participle by the lexicon, else by the parse."""
    for reading in lexicon.analyse(token.text):
        if reading.pos == "VERB" and "VerbForm=Part" in reading.features:
            return reading.lemma
    return str(token.lemma_)
