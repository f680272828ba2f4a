"""A noun without its ending before a clause of its own: «de krav som stilles»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import (
    ARTICLES,
    inflected,
    noun_features,
    same_gender,
    stretch,
)
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import has, is_finite, next_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS = word_set("som jeg du vi dere han hun")


def before_clause(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find den/det/de with a bare noun and a clause after it; offer the definite form alone.

    ``faste`` are nouns of set phrases, such as «i den grad».
    """
    kept = {str(word) for word in options.get("faste", ())}
    lexicon = block.language.lexicon
    for token in block.doc:
        number, noun = ARTICLES.get(token.lower_), next_word(token)
        if number is None or token.dep_ != "det" or noun is None or noun.pos_ != "NOUN":
            continue
        if token.head.i != noun.i or not _clause_follows(noun):
            continue
        features = noun_features(lexicon, noun.lower_)
        fits = any(f"Number={number}" in f and "Definite=Ind" in f for f in features)
        known = any("Definite=Def" in f for f in features) or noun.lower_ in kept
        if not fits or known or not same_gender(token.lower_, features):
            continue
        right = inflected(lexicon, noun, f"Definite=Def|Number={number}")
        span = stretch(block, token, noun)
        if span is not None and right and right != noun.lower_:
            yield Match(*span, (with_case_of(token.text, right),))


def _clause_follows(noun: Token) -> bool:
    """Tell whether «som» or a subject with its verb follows: «den innsats laget gjør»."""
    after = next_word(noun)
    if after is None or after.lower_ in _OPENERS:
        return after is not None
    verb = next_word(after)
    subject = after.pos_ == "NOUN" and has(after, "Definite=Def") and not has(after, "Case=Gen")
    return subject and verb is not None and is_finite(verb)
