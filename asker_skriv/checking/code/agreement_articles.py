"""An article for one thing before a noun that can't follow it: «en søknader», «en ny saken»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import inflected, noun_after, noun_features, stretch
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import can_be, has, next_word, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_ARTICLES = word_set("en ei et én ett")
# «flere en ti»: «enn» is meant; «den ene», «hver en»: no article.
_NOT_BEFORE = word_set("annen annet andre hver hvert den det samme eller og")

_SAME_GENDER = {
    "en": {"en", "én"},
    "én": {"en", "én"},
    "ei": {"en", "én", "ei"},
    "et": {"et", "ett"},
    "ett": {"et", "ett"},
}
_AMOUNTS = word_set("masse mengde haug drøss bråte rekke rad del par serie")


def for_one(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find en/et before a plural noun, and before an adjective with a definite noun."""
    kept = {str(word) for word in options.get("unntak", ())}
    for token in block.doc:
        if token.lower_ not in _ARTICLES or token.pos_ not in {"DET", "NUM"}:
            continue
        found = noun_after(token)
        if found is None or found[1].lower_ in kept or found[1].head.i == token.i:
            continue
        adjectives, noun = found
        if any(word.lower_ in _AMOUNTS for word in adjectives):
            continue  # «en hel masse søknader»
        if token.head.i != noun.i or _is_something_else(token):
            continue
        match = _corrected(block, token, adjectives, noun)
        if match is not None:
            yield match


def _is_something_else(token: Token) -> bool:
    before = previous_word(token)
    return token.text.isupper() or (
        before is not None
        and (before.lower_ in _NOT_BEFORE or before.pos_ == "NUM" or has(before, "Degree=Cmp"))
    )


def _corrected(
    block: BlockContext, token: Token, adjectives: list[Token], noun: Token
) -> Match | None:
    lexicon = block.language.lexicon
    features = noun_features(lexicon, noun.lower_)
    if not features or not lexicon.analyse(noun.lower_.split("-")[-1]):
        features = features if lexicon.compound(noun.lower_) is not None else []
    many = bool(features) and all("Definite=Ind" in f and "Number=Plur" in f for f in features)
    definite = bool(features) and all("Definite=Def|" in f and "Number=Sing" in f for f in features)
    if not (many or (definite and adjectives)) or _has_other_reading(lexicon, noun):
        return None
    if any(can_be(lexicon, word.lower_, "NOUN", "Case=Gen") for word in adjectives):
        return None  # «en eldres rettigheter»
    right = inflected(lexicon, noun, "Definite=Ind|Number=Sing")
    neuter = ["Gender=Neut" in f for f in features]
    span = stretch(block, token, noun)
    if not right or right == noun.lower_ or any(neuter) != all(neuter) or span is None:
        return None
    gender = "Neut" if neuter[0] else "Masc"
    middle = [lexicon.agreeing_adjective(word.lower_, gender) for word in adjectives]
    words = [word for word in middle if word]
    if len(words) != len(adjectives):
        return None
    article = _article(token, neuter[0])
    suggestions = [" ".join([article, *words, right])]
    if definite:
        weak = [
            lexicon.agreeing_adjective(word.lower_, gender, "Sing", "Def") for word in adjectives
        ]
        first = with_case_of(token.text, "det" if neuter[0] else "den")
        if all(weak):
            suggestions.append(" ".join([first, *(word for word in weak if word), noun.text]))
    else:
        many_words = [lexicon.agreeing_adjective(w.lower_, gender, "Plur") for w in adjectives]
        rest = " ".join([*(word for word in many_words if word), noun.text])
        suggestions.append(with_case_of(token.text, rest))
    return Match(*span, tuple(suggestions))


def _article(token: Token, neuter: bool) -> str:
    accented = token.lower_ in {"én", "ett"}
    word = ("ett" if accented else "et") if neuter else ("én" if accented else "en")
    if token.lower_ == "ei" and not neuter:
        word = "ei" if has(token, "Gender=Fem") else "en"
    return with_case_of(token.text, word)


def _has_other_reading(lexicon: Lexicon, noun: Token) -> bool:
    return any(
        r.pos != "NOUN" and "Mood=Imp" not in r.features for r in lexicon.analyse(noun.lower_)
    )


def one_of_several(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find one of several in the wrong gender: «en av de viktigste yrkene», «et av grunnene»."""
    kept = tuple(str(word) for word in options.get("unntak", ()))
    lexicon = block.language.lexicon
    for token in block.doc:
        of = next_word(token)
        if token.lower_ not in _ARTICLES or of is None or of.lower_ != "av":
            continue
        noun = _several(of)
        if noun is None or noun.lower_.endswith(kept):
            continue
        features = noun_features(lexicon, noun.lower_)
        neuter = ["Gender=Neut" in f for f in features]
        plural = any("Number=Plur" in f for f in features)
        if not features or not plural or any(neuter) != all(neuter):
            continue
        right = _article(token, neuter[0])
        span = stretch(block, token, token)
        if right.lower() not in _SAME_GENDER[token.lower_] and span:
            yield Match(*span, (right,))


def _several(of: Token) -> Token | None:
    """Return the noun in the plural after "av", beyond what points at it: «de største målene»."""
    last = of
    while (word := next_word(last)) is not None and _points(word):
        last = word
    found = noun_after(last)
    return found[1] if found else None


def _points(word: Token) -> bool:
    return word.pos_ in {"DET", "NUM"} or has(word, "Poss=Yes") or has(word, "Case=Gen")
