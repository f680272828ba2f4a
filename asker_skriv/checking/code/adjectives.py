"""Adjectives that don't agree with the noun right after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import (
    ARTICLES,
    POINTING,
    adjective_form,
    head_features,
    noun_after,
    noun_features,
    stretch,
)
from asker_skriv.checking.code.places import WEEKDAYS
from asker_skriv.checking.code.words import has, next_word, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from asker_skriv.language.lexicon import Analysis


def bare(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find an adjective of the other gender before a noun without an article (god arbeid)."""
    kept = {str(word) for word in options.get("unntak", ())}
    lexicon = block.language.lexicon
    for word in block.doc[:-1] if len(block.doc) else ():
        if word.pos_ != "ADJ" or not has(word, "Definite=Ind", "Number=Sing"):
            continue
        noun, before = word.nbor(1), previous_word(word)
        if noun.pos_ != "NOUN" or noun.text != noun.lower_ or word.head.i != noun.i:
            continue
        if (
            noun.text in WEEKDAYS
            or word.lower_ in kept
            or (before is not None and before.pos_ in {"DET", "ADJ", "NUM"})
        ):
            continue
        beyond = next_word(noun)
        if beyond is not None and beyond.pos_ in {"NOUN", "PROPN", "X"}:
            continue
        features = [*noun_features(lexicon, noun.lower_), *head_features(lexicon, noun)]
        neuter = ["Gender=Neut" in f for f in features]
        if not features or any(neuter) != all(neuter):
            continue
        single = ["Number=Sing" in f for f in features]
        if not all("Definite=Ind" in f for f in features) or not any(single):
            continue
        if not neuter[0] and not all(single):
            continue
        right = adjective_form(lexicon, word, "Neut" if neuter[0] else "Com")
        span = stretch(block, word, noun)
        if right and right != word.lower_ and span:
            yield Match(*span, (f"{with_case_of(word.text, right)} {noun.text}",))


def definite_adjective(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find an adjective without its -e in a definite phrase (det ny året, den stor bilen)."""
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.lower_ not in POINTING.keys() | ARTICLES.keys() or token.pos_ != "DET":
            continue
        found = noun_after(token)
        if found is None or len(found[0]) != 1:
            continue
        word, noun = found[0][0], found[1]
        features = noun_features(lexicon, noun.lower_)
        if not features or not all("Definite=Def" in f for f in features):
            continue
        readings = [r for r in lexicon.analyse(word.lower_) if "Mood=Imp" not in r.features]
        plain = [r for r in readings if r.pos == "ADJ" and "Definite=Ind|Degree=Pos" in r.features]
        others = [r for r in readings if r.pos != "NOUN" and r not in plain]
        if not plain or any("VerbForm=Part" not in r.features or _weak(r) for r in others):
            continue
        forms = lexicon.inflect(plain[0].lemma, "ADJ", "Definite=Def|Degree=Pos|Number=Sing")
        span = stretch(block, word, word)
        if forms and span and word.lower_ not in forms:
            yield Match(*span, (forms[0],))


def _weak(reading: Analysis) -> bool:
    return "Number=Plur" in reading.features or "Definite=Def" in reading.features
