"""Tells whether an alternative fits where a term stands: the conditions in square brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.agreement import read_noun
from asker_skriv.checking.wordlist.entries import WAYS, Alternative, Condition
from asker_skriv.checking.wordlist.matching import Word
from asker_skriv.checking.wordlist.place import Place
from asker_skriv.checking.wordlist.verb_forms import MODALS, Reading, has_expletive, read_verb
from asker_skriv.language.abbreviations import MONTHS
from asker_skriv.language.inflection import parse_features
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEB = re.compile(
    r"(?:https?://|www\.|[\w-]+\.(?:no|com)|nettsid|hjemmesid|nettsted|kommunens nett)"
)
_MASSES = frozenset(
    {"arbeid", "ansvar", "fravær", "press", "støy", "utstyr", "samarbeid", "innsyn"}
)
_VOICES = frozenset({"aktiv", "passiv", "s-passiv", "aktivform"})
_NOUN_WITHIN = 4  # words
_MONTH_NAMES = frozenset(month.lower() for month in MONTHS)


def fits(place: Place, alternative: Alternative) -> bool:
    """Tell whether all of the alternative's conditions hold."""
    return all(
        _holds(place, condition) != condition.negated for condition in alternative.conditions
    )


def may_mean(place: Place) -> bool:
    """Tell whether the term can mean here what the entry is about.

    Where all alternatives want something else around them (``hvilket`` after a comma), it is
    another use of the word. The voice of a verb says nothing of that.
    """
    alternatives = place.entry.alternatives
    if not alternatives:
        return True
    return any(
        all(
            condition.name in _VOICES or _holds(place, condition) != condition.negated
            for condition in alternative.conditions
        )
        for alternative in alternatives
    )


def _holds(place: Place, condition: Condition) -> bool:
    if condition.name == "foran":
        return any(_before(place, value) for value in condition.values)
    if condition.name == "etter":
        return any(_after(place, value) for value in condition.values)
    if condition.name == "ved":
        return place.is_near(condition.values)
    return _TESTS[condition.name](place)


def _reading(place: Place) -> Reading:
    reading = read_verb(place.token, place.lexicon) if place.token is not None else None
    return reading or Reading("")


def _number_after(place: Place) -> str:
    token = place.token_of(place.next_word)
    if token is None:
        return ""
    for other in token.doc[token.i : token.i + _NOUN_WITHIN]:
        if other.pos_ == "NOUN":
            return _number(other, place.lexicon)
        if other.pos_ not in ("ADJ", "DET", "ADV"):
            return ""
    return ""


def _number(noun: Token, lexicon: Lexicon) -> str:
    """Return a noun's number; a form that may be either counts as plural unless it is a mass."""
    numbers = {
        parse_features(reading.features).get("Number")
        for reading in lexicon.analyse(noun.text)
        if reading.pos == "NOUN" and "Definite=Ind" in reading.features
    }
    if {"Sing", "Plur"} <= numbers and noun.lower_ not in _MASSES:
        return "Plur"
    return read_noun(noun, lexicon).number


def _definiteness(place: Place) -> str:
    return "" if place.token is None else read_noun(place.token, place.lexicon).definite


def _role(token: Token | None) -> str:
    if token is None:
        return ""
    if token.pos_ == "ADV" or token.dep_ == "advmod":
        return "adverb"
    return "attributt" if token.dep_ == "amod" else "predikat"


def _before(place: Place, value: str) -> bool:
    following = place.next_word
    if following is None:
        return False
    token = place.token_of(following)
    if value in _CLASSES:
        return token is not None and token.pos_ in _CLASSES[value]
    if value in _NEXT_WORDS:
        return _NEXT_WORDS[value](place, following)
    return following.lower == value


def _names_somebody(token: Token | None) -> bool:
    """Tell whether a definite noun, a name or a pronoun stands here: «meldes skolens rektor»."""
    if token is None or token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    if token.dep_.startswith("expl") or token.lower_ == "det":
        return False
    morph = str(token.morph)
    return token.pos_ != "NOUN" or "Definite=Def" in morph or "Case=Gen" in morph


def _after(place: Place, value: str) -> bool:
    before = place.previous_word
    if before is None:
        return False
    token = place.token_of(before)
    if value in _CLASSES:
        return token is not None and token.pos_ in _CLASSES[value]
    return before.text == "," if value == "komma" else before.lower == value


_CLASSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "adjektiv": frozenset({"ADJ", "ADV"}),
        "substantiv": frozenset({"NOUN", "ADJ", "PROPN"}),
        "tall": frozenset({"NUM"}),
        "verb": frozenset({"VERB", "AUX"}),
    }
)
_NEXT_WORDS: Mapping[str, Callable[[Place, Word], bool]] = MappingProxyType(
    {
        "dato": lambda _, word: word.text[0].isdigit() or word.lower in _MONTH_NAMES,
        "måned": lambda _, word: word.lower in _MONTH_NAMES,
        "ord": lambda _, word: word.text[0].isalpha(),
        "mottaker": lambda place, word: _names_somebody(place.token_of(word)),
        "flertall": lambda place, _: _number_after(place) == "Plur",
        "nett": lambda place, word: bool(_WEB.match(place.block.text[word.start :])),
    }
)
_TESTS: Mapping[str, Callable[[Place], bool]] = MappingProxyType(
    {
        **dict.fromkeys(WAYS, lambda _: True),
        "aktiv": lambda place: not _reading(place).passive,
        "passiv": lambda place: _reading(place).passive,
        "s-passiv": lambda place: _reading(place).s_passive,
        "det": lambda place: place.token is not None and has_expletive(place.token),
        "hjelpeverb": lambda place: _reading(place).auxiliary in MODALS,
        "først": lambda place: place.starts_sentence,
        "inni": lambda place: not place.starts_sentence,
        "delt": lambda place: place.is_split,
        "flertall": lambda place: _number_after(place) == "Plur",
        "entall": lambda place: _number_after(place) == "Sing",
        "bestemt": lambda place: _definiteness(place) == "Def",
        "ubestemt": lambda place: _definiteness(place) == "Ind",
        "adverb": lambda place: _role(place.token) == "adverb",
        "attributt": lambda place: _role(place.token) == "attributt",
        "predikat": lambda place: _role(place.token) == "predikat",
    }
)
