"""Nouns and adjectives left in the singular after a word for more than one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import inflected, noun_after, noun_features, stretch
from asker_skriv.checking.code.places import MONTHS, WEEKDAYS, word_set
from asker_skriv.checking.code.words import can_be, is_finite, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = word_set(
    "alle mange flere disse begge samtlige to tre fire fem seks sju syv åtte ni ti elleve tolv"
)


def plural(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a noun in the singular after alle, mange, to … (alle søknad)."""
    kept = {str(word) for word in options.get("unntak", ())}
    lexicon = block.language.lexicon
    for token in block.doc:
        many = token.lower_ in _MANY or (
            token.pos_ == "NUM" and token.text.isdecimal() and 1 < int(token.text[:6]) < 1900
        )
        is_number = token.lower_ == "antall"
        if not (is_number or (many and token.pos_ in {"DET", "ADJ", "NUM"})):
            continue
        found = noun_after(token)
        if found is None or found[1].lower_ in kept or found[1].lower_ in MONTHS + WEEKDAYS:
            continue
        noun = found[1]
        if _is_everybody(token):
            continue
        if any(can_be(lexicon, word.lower_, "NOUN", "Case=Gen") for word in found[0]):
            continue  # «tre elevers arbeid»
        before = previous_word(token)
        if before is not None and (
            before.lower_ in {"en", "et", "kl.", "uke", "nr."} or before.pos_ == "NUM"
        ):
            continue
        if before is not None and token.pos_ == "NUM" and before.pos_ in {"NOUN", "PROPN", "DET"}:
            continue
        features = noun_features(lexicon, noun.lower_)
        if features and all("Number=Plur" in f for f in features):
            yield from _singular_adjectives(block, found[0][-1:])
        if not features or any("Number=Plur" in f or "Definite=Def" in f for f in features):
            continue
        if any(r.pos != "NOUN" for r in lexicon.analyse(noun.lower_)):
            continue
        span = stretch(block, noun, noun)
        right = inflected(lexicon, noun, "Definite=Ind|Number=Plur")
        if span and right and right != noun.lower_:
            yield Match(*span, (right,))


def _is_everybody(token: Token) -> bool:
    """Tell whether the word is the subject itself: «Derfor får alle kvittering»."""
    before = previous_word(token)
    if before is None or not is_finite(before) or token.pos_ == "NUM":
        return False
    earlier = token.doc[token.sent.start : before.i]
    return not any(word.dep_ in {"nsubj", "nsubj:pass", "expl"} for word in earlier)


def _singular_adjectives(block: BlockContext, adjectives: list[Token]) -> Iterator[Match]:
    """Yield adjectives in the singular before a plural noun: "to ledig plasser"."""
    lexicon = block.language.lexicon
    for word in adjectives:
        readings = [r for r in lexicon.analyse(word.lower_) if "Mood=Imp" not in r.features]
        plain = [r for r in readings if r.pos == "ADJ" and "Degree=Pos" in r.features]
        if not plain or any(r.pos not in {"ADJ", "NOUN"} for r in readings):
            continue
        if len({r.lemma for r in plain}) != 1 or any(
            "Number=Sing" not in r.features for r in plain
        ):
            continue
        forms = lexicon.inflect(plain[0].lemma, "ADJ", "Degree=Pos|Number=Plur")
        span = stretch(block, word, word)
        if forms and span and word.lower_ not in forms:
            yield Match(*span, (forms[0],))
