"""Possessives of the wrong gender or number: «ditt søknad», «søknaden ditt», «vårt tilbudene»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import (
    head_features,
    inflected,
    noun_after,
    noun_features,
    stretch,
)
from asker_skriv.checking.code.words import can_be, has, next_word, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

# common gender, neuter, plural; «mi», «di» and «si» are left alone: dialects differ.
_SETS = tuple(
    dict(zip(("Com", "Neut", "Plur"), words.split(), strict=True))
    for words in ("min mitt mine", "din ditt dine", "sin sitt sine", "vår vårt våre")
)
_FORMS = {word: forms for forms in _SETS for word in forms.values()}
_NOUNLIKE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM"})
_BEFORE_OWNER = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ", "ADV", "PUNCT"})


def owners(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a possessive that doesn't agree with what is owned, before it or after it."""
    kept = {str(word) for word in options.get("unntak", ())}
    lexicon = block.language.lexicon
    for token in block.doc:
        forms = _FORMS.get(token.lower_)
        if forms is None or not has(token, "Poss=Yes"):
            continue
        match = _after(block, token) or _before(block, token)
        if match is None:
            continue
        start, end, noun, features, written = match
        if noun.lower_ in kept or any(r.pos != "NOUN" for r in _readings(lexicon, noun)):
            continue
        kinds = list(dict.fromkeys(_kind(f) for f in features))
        if not kinds or "" in kinds or len(kinds) > 2 or {"Com", "Neut"} <= set(kinds):
            continue
        if token.lower_ in {forms[kind] for kind in kinds}:
            continue
        yield Match(
            start,
            end,
            tuple(written.replace("\0", with_case_of(token.text, forms[kind])) for kind in kinds),
        )


_Found = tuple[int, int, "Token", list[str], str]


def _before(block: BlockContext, token: Token) -> _Found | None:
    """Return the noun phrase that the possessive opens."""
    lexicon = block.language.lexicon
    before, found = previous_word(token), noun_after(token)
    if found is None or (before is not None and before.pos_ not in _BEFORE_OWNER):
        return None
    adjectives, noun = found
    if token.head.i != noun.i or _goes_with_next(token, noun, lexicon):
        return None
    if any(can_be(lexicon, word.lower_, "NOUN", "Case=Gen") for word in adjectives):
        return None  # «sitt voksnes ansvar»
    features = [*noun_features(lexicon, noun.lower_), *head_features(lexicon, noun)]
    ending = noun.text
    if features and all("Definite=Def" in f for f in features):
        kind = _kind(features[0])
        number = "Plur" if kind == "Plur" else "Sing"
        ending = inflected(lexicon, noun, f"Definite=Ind|Number={number}")
        if not ending:
            return None
    elif any("Definite=Def" in f for f in features):
        return None
    span = stretch(block, token, noun)
    if span is None:
        return None
    between = block.text[token.idx + len(token.text) : noun.idx]
    return *span, noun, features, f"\0{between}{ending}"


def _goes_with_next(token: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the next word is what is owned: «sine ferie ønsker», in two words."""
    after = next_word(noun)
    kinds = {_kind(f) for f in noun_features(lexicon, after.lower_)} if after is not None else set()
    return any(_FORMS[token.lower_].get(kind) == token.lower_ for kind in kinds - {""})


def _after(block: BlockContext, token: Token) -> _Found | None:
    """Return the definite noun right before the possessive, when nothing else can be owned."""
    noun, after = previous_word(token), next_word(token)
    if noun is None or noun.pos_ != "NOUN" or noun.text != noun.lower_ or token.head.i != noun.i:
        return None
    if after is not None and (after.pos_ in _NOUNLIKE or has(after, "Poss=Yes")):
        return None  # «gi kunden ditt svar»
    features = noun_features(block.language.lexicon, noun.lower_)
    if not features or not all("Definite=Def" in f for f in features):
        return None
    span = stretch(block, noun, token)
    if span is None:
        return None
    return *span, noun, features, f"{block.text[noun.idx : token.idx]}\0"


def _readings(lexicon: Lexicon, noun: Token) -> list[Any]:
    return [r for r in lexicon.analyse(noun.lower_) if "VerbForm" not in r.features]


def _kind(features: str) -> str:
    if "Number=Plur" in features:
        return "Plur"
    if "Number=Sing" not in features or "Gender=" not in features:
        return ""
    return "Neut" if "Gender=Neut" in features else "Com"
