"""Tells whether an alternative fits where a term stands: the conditions in square brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.entries import Alternative, Condition
from asker_skriv.checking.wordlist.nominals import read_noun
from asker_skriv.checking.wordlist.place import Place
from asker_skriv.checking.wordlist.verbs import Reading, read_verb
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
_NOUN_WITHIN = 4  # words
_MONTH_NAMES = frozenset(month.lower() for month in MONTHS)


def fits(place: Place, alternative: Alternative) -> bool:
    """Tell whether all of the alternative's conditions hold."""
    return all(
        _holds(place, condition) != condition.negated for condition in alternative.conditions
    )


def _holds(place: Place, condition: Condition) -> bool:
    match condition.name:
        case "aktivform":
            return True
        case "aktiv" | "passiv" | "s-passiv":
            return _voice(place, condition.name)
        case "det":
            return _has_expletive(place.token)
        case "først":
            return place.starts_sentence
        case "inni":
            return not place.starts_sentence
        case "flertall" | "entall":
            return _number_after(place) == ("Plur" if condition.name == "flertall" else "Sing")
        case "bestemt" | "ubestemt":
            return _is_definite(place) == (condition.name == "bestemt")
        case "adverb" | "attributt" | "predikat":
            return _role(place.token) == condition.name
        case "foran":
            return any(_before(place, value) for value in condition.values)
        case "etter":
            return any(_after(place, value) for value in condition.values)
        case _:
            return place.is_near(condition.values)


def _voice(place: Place, name: str) -> bool:
    reading = read_verb(place.token, place.lexicon) if place.token is not None else None
    reading = reading or Reading("")
    if name == "s-passiv":
        return reading.s_passive
    return reading.passive == (name == "passiv")


def _has_expletive(token: Token | None) -> bool:
    """Tell whether the verb's subject is the ``det`` of ``det foreligger planer``."""
    if token is None:
        return False
    words = {child.lower_ for child in token.children if child.dep_.startswith(("expl", "nsubj"))}
    return words == {"det"} or any(
        child.lower_ == "det" and child.dep_ == "expl" for child in token.children
    )


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


def _is_definite(place: Place) -> bool:
    return place.token is not None and read_noun(place.token, place.lexicon).definite == "Def"


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
    pos = token.pos_ if token is not None else ""
    match value:
        case "tall":
            return following.text[0].isdigit() or pos == "NUM"
        case "dato":
            return following.text[0].isdigit() or following.lower in _MONTH_NAMES
        case "ord":
            return following.text[0].isalpha()
        case "adjektiv":
            return pos == "ADJ"
        case "substantiv":
            return pos in ("NOUN", "ADJ", "PROPN")
        case "flertall":
            return _number_after(place) == "Plur"
        case "måned":
            return following.lower in _MONTH_NAMES
        case "nett":
            return bool(_WEB.match(place.block.text[following.start :]))
        case _:
            return following.lower == value


def _after(place: Place, value: str) -> bool:
    before = place.previous_word
    if before is None:
        return False
    token = place.token_of(before)
    match value:
        case "komma":
            return before.text == ","
        case "substantiv":
            return token is not None and token.pos_ in ("NOUN", "PROPN")
        case "tall":
            return before.text[0].isdigit()
        case _:
            return before.lower == value
