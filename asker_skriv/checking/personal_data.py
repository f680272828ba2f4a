"""Personal data told from the text alone: no parser, so that it works when the engine is gone.

Each function yields (start, end) in code points. python-stdnum knows today's numbers. Numbers
given out from 2032 have a first check digit that leaves the weighted sum 0 to 3 (modulus 11)
instead of 0, and digits 7 to 9 say nothing of century and gender (Skatteetaten, «Nytt
fødselsnummer fra 2032»). Made-up numbers for trials have more added to the month (Skatteetaten,
«Tenor testdata»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Names:
    """What tells a person: first names (small letters), and capitalised words that are none."""

    first: frozenset[str]
    others: re.Pattern[str]


_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_IDENTITY = re.compile(
    rf"(?<![\d.,/-])\d{{6}}(?:{_SPACE}|[-–])?\d{{5}}(?![\d/]|[.,]\d)"
    rf"|(?<![\d.,/-])\d\d{_SPACE}\d\d{_SPACE}\d\d{_SPACE}\d{{5}}(?![\d/]|[.,]\d)"
    rf"|(?<![\d.,/-])\d{{6}}{_SPACE}\d{{3}}{_SPACE}\d\d(?![\d/]|[.,]\d)"
)
_ACCOUNT = re.compile(
    rf"(?<![\d.,/-])\d{{4}}(?P<sign>\.|{_SPACE})?\d\d(?P=sign)?\d{{5}}(?![\d/]|[.,]\d)"
)
_K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_K1_FROM_2032 = range(4)  # what the weighted sum may leave
_FOREIGNER = 40  # added to the day in D-numbers
_ADDED_TO_MONTH = (0, 40, 65, 80)  # nothing; H-numbers; numbers made up for trials
NEAR = 60  # characters in which "konto" or "mobil" counts as near
_PHONE = re.compile(
    rf"(?<!\d)(?:\+47{_SPACE}?)?[2-9]\d(?:{_SPACE}?\d\d){{3}}(?!\d)"
    rf"|(?<!\d)(?:\+47{_SPACE}?)?[49]\d\d{_SPACE}\d\d{_SPACE}\d{{3}}(?!\d)"
)
_SENTENCE = re.compile(r"[^.!?\n\u2028]+(?:[.!?](?!\s|$)[^.!?\n\u2028]+)*[.!?]*")
_CAPITALISED = r"[A-ZÆØÅ][a-zæøåéèüöä]+(?:-[A-ZÆØÅ][a-zæøåéèüöä]+)?"
_CAPITALISED_ROW = re.compile(rf"\b{_CAPITALISED}(?: (?:[A-ZÆØÅ]\. )?{_CAPITALISED})*\b")
_STREET = (
    r"[A-ZÆØÅ][\w’'-]{0,40}(?: [A-ZÆØÅ]?[\w’'-]{1,40}){0,2}?"
    r"(?:veien|vegen|vei|veg|gata|gaten|gate|stien|sti|allé|alleen|alléen|bakken|bakke|lia|kollen"
    r"|svingen|åsen|plass|torg|tunet|brygge|terrasse|haugen|jordet|faret|ringen)"
)
_ADDRESS = re.compile(
    rf"\b{_STREET} \d{{1,3}}(?: ?[A-H]\b)?(?:,? \d{{4}} {_CAPITALISED})?(?![\w§])"
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
        and _opens_with_date(digits)
    )


def identity_numbers(text: str) -> Iterator[Span]:
    """Yield the identity numbers, also with spaces inside."""
    for found in _IDENTITY.finditer(text):
        if is_identity_number(_digits(found[0])) and not _is_account_here(text, found):
            yield found.span()


def account_numbers(text: str, ours: re.Pattern[str]) -> Iterator[Span]:
    """Yield account numbers; not those near ``ours``, which are there to be paid to."""
    for found in _ACCOUNT.finditer(text):
        around = text[max(0, found.start() - NEAR) : found.end() + NEAR]
        if _is_account_here(text, found) and not ours.search(around):
            yield found.span()


def phones(text: str, before: re.Pattern[str]) -> Iterator[Span]:
    """Yield phone numbers that ``before`` is found shortly in front of."""
    for found in _PHONE.finditer(text):
        if before.search(text[max(0, found.start() - NEAR) : found.start()]):
            yield found.span()


def mobiles(text: str, at_work: re.Pattern[str]) -> Iterator[Span]:
    """Yield mobile numbers but those that ``at_work`` is found near."""
    for found in _PHONE.finditer(text):
        number = _digits(found[0])[-8:]
        around = text[max(0, found.start() - NEAR) : found.end() + NEAR]
        if number[:1] in {"4", "9"} and not at_work.search(around):
            yield found.span()


def addresses(
    text: str, lives: re.Pattern[str], public: re.Pattern[str], names: Names
) -> Iterator[Span]:
    """Yield street addresses with ``lives`` or a name in front, and ``public`` not near."""
    for found in _ADDRESS.finditer(text):
        before = text[max(0, found.start() - NEAR) : found.start()]
        around = before + text[found.end() : found.end() + NEAR // 2]
        own = lives.search(before) or person_in(before, names)
        if own and not public.search(around):
            yield found.span()


def health_words(text: str, words: re.Pattern[str], names: Names) -> Iterator[Span]:
    """Yield words about health in a sentence that names a person."""
    for sentence in _SENTENCE.finditer(text):
        if not words.search(sentence[0]) or not person_in(sentence[0], names):
            continue
        for found in words.finditer(sentence[0]):
            yield sentence.start() + found.start(), sentence.start() + found.end()


def person_in(text: str, names: Names) -> bool:
    """Tell whether a person is named: a known first name, or two names in a row."""
    for row in _CAPITALISED_ROW.finditer(text):
        words = row[0].split()
        if any(word.partition("-")[0].casefold() in names.first for word in words):
            return True
        sure = [not names.others.fullmatch(word) for word in words]
        if any(one and other for one, other in pairwise(sure)):
            return True
    return False


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _opens_with_date(digits: str) -> bool:
    """Tell whether the number opens with a day of any century."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= _FOREIGNER if day > _FOREIGNER else 0
    for added in _ADDED_TO_MONTH:
        for century in (1900, 2000):
            try:
                date(century + year, month - added, day)
            except ValueError:
                continue
            return True
    return False


def _is_account_here(text: str, found: re.Match[str]) -> bool:
    from stdnum.no import kontonr

    if not kontonr.is_valid(_digits(found[0])):
        return False
    before = text[max(0, found.start() - NEAR) : found.start()].lower()
    return "." in found[0] or "konto" in before
