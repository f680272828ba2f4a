"""Weekdays that don't match their date, where it takes more of the letter to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from asker_skriv.checking.code.places import MONTHS, WEEKDAYS
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.letter_rules import Letter, Place
from asker_skriv.checking.rule import Match

_NAMES = "|".join(MONTHS)
_FULL = re.compile(rf"\b\d{{1,2}}\. ?(?:{_NAMES}|\d{{1,2}}\.) ?(20\d\d)(?!\w)", re.IGNORECASE)
_LONGEST_DATE_LINE = 40  # code points
_ANY_YEAR = re.compile(r"(?<![\w/.,-])20\d\d(?![\w/-])")
_LAW = re.compile(r"\b(?:lov|loven|forskrift|forskriften|rundskriv)(?: av)? $", re.IGNORECASE)
_WITH_DAY = re.compile(
    rf"\b(?P<ukedag>{'|'.join(WEEKDAYS)}),? (?:den )?"
    rf"(?P<dag>\d{{1,2}})\. ?(?:(?P<navn>{_NAMES})|(?P<tall>\d{{1,2}})\.(?!\d))(?! ?(?:19|20)\d\d)",
    re.IGNORECASE,
)


def without_year(letter: Letter) -> Iterator[Place]:
    """Find a weekday that is wrong in the letter's only year and in the next.

    Where the letter has no date of its own, it must be wrong in the year before too.

    Paragraphs that name a year are the rule ``dato/ukedag``'s business.
    """
    years = set(_years(letter.document))
    if len(years) != 1:
        return
    year = years.pop()
    steps = (0, 1) if _is_dated(letter.document) else (0, 1, -1)
    for index, block in enumerate(letter.document.blocks):
        if _ANY_YEAR.search(block.text):
            continue
        for found in _WITH_DAY.finditer(block.text):
            said = WEEKDAYS.index(found["ukedag"].lower())
            dates = [_date(year + step, found) for step in steps]
            days = [when.weekday() for when in dates if when is not None]
            if days and said not in days and not _protected(letter.document, index, found):
                values = {
                    "dato": found[0][len(found["ukedag"]) :].lstrip(" ,").removeprefix("den "),
                    "rett": WEEKDAYS[days[0]],
                    "aar": str(year),
                }
                yield Place(index, Match(*found.span("ukedag"), values=values))


def two_weekdays(letter: Letter) -> Iterator[Place]:
    """Find a date that has another weekday than where it was first named."""
    seen: dict[tuple[int, int], str] = {}
    for index, block in enumerate(letter.document.blocks):
        for found in _WITH_DAY.finditer(block.text):
            day = found["ukedag"].lower()
            first = seen.setdefault((int(found["dag"]), _month(found)), day)
            if first != day:
                values = {"dato": found[0][len(day) :].strip(" ,"), "der": first}
                yield Place(index, Match(*found.span("ukedag"), values=values))


def _is_dated(document: DocumentContext) -> bool:
    """Tell whether a line of the letter is its date: «Asker, 23. november 2026»."""
    return any(
        len(block.text) <= _LONGEST_DATE_LINE and _FULL.search(block.text)
        for block in document.blocks
    )


def _years(document: DocumentContext) -> Iterator[int]:
    for block in document.blocks:
        for found in _FULL.finditer(block.text):
            if not _LAW.search(block.text[max(0, found.start() - 30) : found.start()]):
                yield int(found[1])


def _month(found: re.Match[str]) -> int:
    return MONTHS.index(found["navn"].lower()) + 1 if found["navn"] else int(found["tall"])


def _date(year: int, found: re.Match[str]) -> date | None:
    try:
        return date(year, _month(found), int(found["dag"]))
    except ValueError:
        return None


def _protected(document: DocumentContext, index: int, found: re.Match[str]) -> bool:
    return document.contexts[index].is_protected(*found.span())
