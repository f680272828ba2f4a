"""Rules about personal data: identity and account numbers, private contact, health with a name.

No message repeats what was found. python-stdnum knows today's numbers. Numbers given out from
2032 have a first check digit that leaves the weighted sum 0 to 3 (modulus 11) instead of 0, and
digits 7 to 9 say nothing of century and gender (Skatteetaten, «Nytt fødselsnummer fra 2032»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SPACE = "[ \u00a0\u202f]"
_IDENTITY = re.compile(
    rf"(?<![\d.,/-])\d{{6}}(?:{_SPACE}|-)?\d{{5}}(?![\d/]|[.,]\d)"
    rf"|(?<![\d.,/-])\d\d{_SPACE}\d\d{_SPACE}\d\d{_SPACE}\d{{5}}(?![\d/]|[.,]\d)"
    rf"|(?<![\d.,/-])\d{{6}}{_SPACE}\d{{3}}{_SPACE}\d\d(?![\d/]|[.,]\d)"
)
_ACCOUNT = re.compile(
    rf"(?<![\d.,/-])\d{{4}}(?P<sign>\.|{_SPACE})?\d\d(?P=sign)?\d{{5}}(?![\d/]|[.,]\d)"
)
_K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_K1_FROM_2032 = range(4)  # what the weighted sum may leave
_FOREIGNER = 40  # added to the day in D-numbers
_HELPER = 40  # added to the month in H-numbers
_NEAR = 60  # characters in which "konto" or "mobil" counts as near
_CONTACT = re.compile(
    rf"(?<!\d)(?:\+47{_SPACE}?)?[2-9]\d(?:{_SPACE}?\d\d){{3}}(?!\d)"
    rf"|(?<!\d)(?:\+47{_SPACE}?)?[49]\d\d{_SPACE}\d\d{_SPACE}\d{{3}}(?!\d)"
)


def is_identity_number(digits: str) -> bool:
    """Tell whether eleven digits are a fødselsnummer, D- or H-number, of today or from 2032."""
    from stdnum.no import fodselsnummer

    if len(digits) != 11 or not digits.isdecimal():
        return False
    if fodselsnummer.is_valid(digits):
        return True
    left = sum(weight * int(digit) for weight, digit in zip(_K1_WEIGHTS, digits, strict=False))
    return (
        left % 11 in _K1_FROM_2032
        and fodselsnummer.calc_check_digit2(digits) == digits[10]
        and _is_date(digits)
    )


def identity_number(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],  # noqa: ARG001 - the rule kind's
) -> Iterator[Match]:
    """Yield the identity numbers, also with spaces inside."""
    for found in _IDENTITY.finditer(block.text):
        digits = re.sub(r"\D", "", found[0])
        if is_identity_number(digits) and not _is_account_here(block.text, found):
            yield Match(*found.span())


def account_number(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield account numbers that are not the ones to pay to."""
    ours = re.compile(str(options["kommunens"]), re.IGNORECASE)
    for found in _ACCOUNT.finditer(block.text):
        if _is_account_here(block.text, found) and not ours.search(_around(block.text, found)):
            yield Match(*found.span())


def private_contact(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield private e-mail addresses, and phone numbers said to be somebody's own."""
    for found in re.finditer(str(options["epost"]), block.text, re.IGNORECASE):
        yield Match(*found.span())
    own = re.compile(str(options["privat"]), re.IGNORECASE)
    for found in _CONTACT.finditer(block.text):
        if own.search(block.text[max(0, found.start() - _NEAR) : found.start()]):
            yield Match(*found.span())


def health(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield words about health in a sentence that names a person, where others may read it."""
    if reader.document_type not in options["leses_av_andre"]:
        return
    words = tuple(str(word) for word in options["ord"])
    for sentence in block.doc.sents:
        if _names_person(sentence):
            for token in sentence:
                if token.lower_.startswith(words):
                    yield Match(token.idx, token.idx + len(token))


def _is_date(digits: str) -> bool:
    """Tell whether the number opens with a day of any century."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= _FOREIGNER if day > _FOREIGNER else 0
    month -= _HELPER if month > _HELPER else 0
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _is_account_here(text: str, found: re.Match[str]) -> bool:
    from stdnum.no import kontonr

    if not kontonr.is_valid(re.sub(r"\D", "", found[0])):
        return False
    before = text[max(0, found.start() - _NEAR) : found.start()].lower()
    return "." in found[0] or "konto" in before


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _NEAR) : found.end() + _NEAR]


def _names_person(sentence: Span) -> bool:
    """Tell whether the sentence holds a first name and a surname, and says something of them."""
    if not any(token.pos_ in {"VERB", "AUX"} for token in sentence):
        return False
    return any(_is_name(first) and _is_name(second) for first, second in pairwise(sentence))


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.istitle() and len(token) > 1
