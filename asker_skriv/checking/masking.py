"""Personal data shown so that the writer knows it again and nobody else learns it."""

from __future__ import annotations

import re
from enum import StrEnum

_SHOWN_DIGITS = {"fodselsnummer": 4, "kontonummer": 4, "telefon": 3, "mobil": 3}
_SHOWN_LETTERS = 3


class Kind(StrEnum):
    """The kinds of personal data, named as in the rule files."""

    IDENTITY = "fodselsnummer"
    ACCOUNT = "kontonummer"
    PHONE = "telefon"
    MOBILE = "mobil"
    EMAIL = "epost"
    ADDRESS = "adresse"
    HEALTH = "helse"


_NAMES = {
    Kind.IDENTITY: "Fødselsnummer",
    Kind.ACCOUNT: "Kontonummer",
    Kind.PHONE: "Privat telefon",
    Kind.MOBILE: "Mobilnummer",
    Kind.EMAIL: "Privat e-post",
    Kind.ADDRESS: "Privat adresse",
    Kind.HEALTH: "Helse ved et navn",
}


def kind_name(kind: Kind) -> str:
    """Return what a kind is called."""
    return _NAMES[kind]


def masked(kind: Kind, words: str) -> str:
    """Return ``words`` with most of it left out: 0101** *****, k****@gmail.com, Sol…."""
    if kind is Kind.IDENTITY:
        digits = re.sub(r"\D", "", words)
        return f"{digits[:4]}** *****"
    if kind.value in _SHOWN_DIGITS:
        shown = _SHOWN_DIGITS[kind.value]
        places = [index for index, sign in enumerate(words) if sign.isdecimal()][shown:]
        return "".join("*" if index in places else sign for index, sign in enumerate(words))
    if kind is Kind.EMAIL:
        name, _, host = words.partition("@")
        return f"{name[:1]}{'*' * max(len(name) - 1, 1)}@{host}"
    return f"{words[:_SHOWN_LETTERS]}…"


def hidden(words: str) -> str:
    """Return ``words`` with all but the first three signs as asterisks, whatever they are."""
    return words[:_SHOWN_LETTERS] + re.sub(r"\w", "*", words[_SHOWN_LETTERS:])
