"""Dates: the form that the writing rules want, and weekdays that do not match their date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from asker_skriv.checking.code.places import MONTHS, WEEKDAYS, is_last
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

_SHORT = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "des": 12,
}
_NAMES = "|".join(MONTHS)
_SHORTS = "|".join(sorted(_SHORT, key=len, reverse=True))
_DAYS = "|".join(WEEKDAYS)

# A date is no part of a code, a section or a decimal number.
_FREE, _END = r"(?<![\w/.,§-])", r"(?![\w/-]|[.,]\d)"
_SLASHED = re.compile(
    rf"{_FREE}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[-–/. ](?P<year>(?:19|20)\d\d|\d\d){_END}"
)
_DASHED = re.compile(
    rf"{_FREE}(?P<day>\d{{1,2}})[-–.](?P<month>\d{{1,2}})(?:\.?[-–]|\.? [-–](?=[23]\d))"
    rf"(?P<year>(?:19|20)\d\d|\d\d){_END}"
)
_ISO = re.compile(
    r"(?<![\w/.,:-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/,-]|\.\d)"
)
_SPACED = re.compile(
    rf"{_FREE}(?P<day>\d{{1,2}})\.(?P<s1> ?)(?P<month>\d{{1,2}})\."
    rf"(?P<s2> ?)(?P<year>(?:19|20)\d\d){_END}"
)
_DOTTED = re.compile(
    rf"{_FREE}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?P<stop>\.(?P<year>\d\d)?)?(?![\w/-]|[.,]\d)"
)
_DAY_BEFORE = re.compile(rf"\b(?:den|{_DAYS})[ \u00a0]$", re.IGNORECASE)
_LAST_HOUR = 24
# What figures with dots in between are of, other than dates.
_NO_DATE = re.compile(
    r"\b(?:versjon|utgave|punkt(?:et|ene)?|pkt\.?|kapittel|kap\.?|avsnitt|del|figur|tabell|nr\.?"
    r"|nummer|v\.?|post|kode|IP)[ \u00a0]$",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"(?<![\w/.,§-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/%-]|[.,]\d)")
_BEFORE_NO_YEAR = re.compile(
    rf"(?:\b(?:{_DAYS})(?: den)?|\b(?:innen(?: den)?|senest|seinest|den|dato|datert|mottatt|sendt"
    r"|innkommet|kom|signert|vedtatt|født|fra|av|til|per|virkning(?: fra)?|innen og senest"
    r"|frist(?:en)?(?: er)?|deadline|møte(?:t)?|(?:brev|e-post|vedtak)(?:en|et)?(?: av)?"
    r"|fra og med|til og med|f\.o\.m\.|t\.o\.m\.|fom|tom|før|etter|siden)"
    r"|\d{1,2}/\d{1,2}(?: (?:til|–|-)|[–-]))[ \u00a0]?$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:er|blir|var|ble)[ \u00a0]$")
_LAST_MONTH = 12
_FRACTIONS = frozenset({"1/2", "1/3", "1/4", "2/3", "3/4", "1/5", "1/6", "1/8", "1/10"})
_TO_DATE = re.compile(r"[ \u00a0](?:til|og med|–|-)[ \u00a0](?:og med )?\d{1,2}/\d{1,2}\b")
_TIME_AFTER = re.compile(r"[ \u00a0](?:fra[ \u00a0])?(?:kl\b|klokk)")
_AFTER_FRACTION = re.compile(
    r"[ \u00a0]?(?:av|del|stilling|liter|dl|time|tomme|år|mål|plass|andel|deler)\b", re.IGNORECASE
)
_WRITTEN = re.compile(
    rf"(?<![\w/.,§:-])(?P<day>\d{{1,2}})(?P<stop>\.?)(?P<gap>[ \u00a0]?)"
    rf"(?P<month>{_NAMES}|{_SHORTS})(?P<short>\.?)(?![\w-])(?P<year>,? ?(?:19|20)\d\d(?!\w))?",
    re.IGNORECASE,
)
_NOT_A_DAY = re.compile(
    r"\b(?:uke|side|s\.|punkt|pkt\.?|kapittel|kap\.|nr\.?|nummer|bokstav|ledd|sak) $", re.IGNORECASE
)
_OLD_LAW = re.compile(
    r"(?:lov|lova|loven|forskrift|forskriften|resolusjon|res\.?)(?: av)?(?: den)? $", re.IGNORECASE
)
_WITH_DAY = re.compile(
    rf"\b(?P<weekday>{_DAYS})(?:en)?(?P<between>,? (?:den )?)"
    rf"(?P<day>\d{{1,2}})\.? ?(?:(?P<name>{_NAMES})|(?P<month>\d{{1,2}})\.)"
    r"(?:,? ?(?P<year>(?:19|20)\d\d))?(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w/.,-])20\d\d(?![\w/-])")
_TEMPLATE_KINDS = frozenset({"celle"})


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if int(digits) < 60 else 1900 + int(digits)


def _spelled(day: int, month: int, year: str = "") -> str:
    return f"{day}. {MONTHS[month - 1]}{' ' + year if year else ''}"


def numeric(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find dates in digits with strokes, dashes or stray spaces (8/9-26, 22.11. 2026)."""
    text = block.text
    for pattern in (_SLASHED, _DASHED, _SPACED):
        for found in pattern.finditer(text):
            if pattern is _SPACED and not (found["s1"] or found["s2"]):
                continue
            if block.is_protected(*found.span()):
                continue
            when = _date(_full_year(found["year"]), int(found["month"]), int(found["day"]))
            if when is not None:
                spelled = _spelled(when.day, when.month, str(when.year))
                digits = f"{when.day:02}.{when.month:02}.{when.year}"
                first = (digits, spelled) if block.kind in _TEMPLATE_KINDS else (spelled, digits)
                yield Match(*found.span(), first)
    yield from _dotted(block)
    last_end = -1
    for found in _NO_YEAR.finditer(text):
        day, month = int(found["day"]), int(found["month"])
        if _date(2024, month, day) is None or block.is_protected(*found.span()):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        after = text[found.end() : found.end() + 30]
        dated = _BEFORE_NO_YEAR.search(before) or (
            _TIME_AFTER.match(after)
            or (_TO_DATE.match(after) and found.group() not in _FRACTIONS)
            or (day > _LAST_MONTH and found.group() != "24/7" and _IS.search(before))
            or (last_end >= 0 and text[last_end : found.start()] in (" og ", ", "))
        )
        if found.group() == "9/11" and re.search(r"\b(?:før|etter|siden) $", before):
            continue
        if dated and not _AFTER_FRACTION.match(after):
            last_end = found.end()
            yield Match(*found.span(), (_spelled(day, month),))


def _dotted(block: BlockContext) -> Iterator[Match]:
    """Yield dates with dots and half a year or none (14.06.26, 30.10.), where a date must stand."""
    for found in _DOTTED.finditer(block.text):
        before = block.text[max(0, found.start() - 40) : found.start()]
        when = _date(_full_year(found["year"] or "2024"), int(found["month"]), int(found["day"]))
        whole = found["year"] is not None and not _NO_DATE.search(before)
        if when is None or not (whole or _BEFORE_NO_YEAR.search(before)):
            continue
        if not found["stop"] and when.day <= _LAST_HOUR and not _DAY_BEFORE.search(before):
            continue  # it may be a time of day
        if not block.is_protected(*found.span()):
            year = str(when.year) if found["year"] else ""
            closes = found["stop"] == "." and is_last(block.text, found.end())
            right = _spelled(when.day, when.month, year) + ("." if closes else "")
            yield Match(*found.span(), (right,))


def iso(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find dates of the form 2026-11-22 in running text."""
    if block.kind in _TEMPLATE_KINDS:
        return
    for found in _ISO.finditer(block.text):
        when = _date(int(found["year"]), int(found["month"]), int(found["day"]))
        if when is not None and not block.is_protected(*found.span()):
            yield Match(*found.span(), (_spelled(when.day, when.month, str(when.year)),))


def written(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find day and month name with a full stop or a space missing, a short or capital month."""
    text = block.text
    for found in _WRITTEN.finditer(text):
        month = _month(found["month"])
        day = int(found["day"])
        if _date(2024, month, day) is None or block.is_protected(*found.span()):
            continue
        short = found["month"].lower() in _SHORT
        if short and not _surely_month(found, text):
            continue
        if found["month"].isupper() and len(found["month"]) > 1:
            continue
        before = text[max(0, found.start() - 30) : found.start()]
        if _OLD_LAW.search(before) or _NOT_A_DAY.search(before):
            continue
        name, year = MONTHS[month - 1], (found["year"] or "").lstrip(", ")
        right = f"{day}. {name}{' ' + year if year else ''}"
        as_is = found.group().replace("\u00a0", " ")
        if as_is == right or _only_comma(as_is, right):
            continue
        if found["month"].istitle() and as_is.lower().rstrip(".") == right:
            continue  # the capital alone is another rule's business
        well_shortened = short and found["stop"] and found["gap"] and found["month"].islower()
        if well_shortened and block.kind in _TEMPLATE_KINDS:
            continue
        end = found.end()
        if found["short"] and not found["year"] and not short:
            end -= 1  # the full stop after a whole month's name ends the sentence
            if text[found.start() : end].replace("\u00a0", " ") == right:
                continue
        elif found["short"] and not found["year"] and is_last(text, end):
            right += "."
        yield Match(found.start(), end, (right,))


def _month(name: str) -> int:
    low = name.lower()
    return _SHORT[low] if low in _SHORT else MONTHS.index(low) + 1


def _surely_month(found: re.Match[str], text: str) -> bool:
    """Tell whether a short form is a month: some (jul, mar, des) are words as well."""
    if found["month"].lower() in {"jul", "mar", "jun", "des"}:
        return bool(found["year"] or found["short"])
    return bool(found["short"] or found["year"] or is_last(text, found.end()) or found["stop"])


def _only_comma(as_is: str, right: str) -> bool:
    return as_is.replace(", ", " ") == right


def weekday(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a weekday that is not the day of the date after it.

    Without a year the date's own, the only year of the paragraph and those next to it must all
    be wrong; then nothing is suggested.
    """
    text = block.text
    for found in _WITH_DAY.finditer(text):
        day = int(found["day"])
        month = _month(found["name"]) if found["name"] else int(found["month"])
        said = WEEKDAYS.index(found["weekday"].lower())
        start, end = found.span("weekday")
        if found["year"]:
            when = _date(int(found["year"]), month, day)
            if when is not None and when.weekday() != said:
                right = WEEKDAYS[when.weekday()]
                values = {"dato": _spelled(day, month, found["year"]), "rett": right}
                yield Match(start, end, (with_case_of(text[start:end], right),), values)
            continue
        years = {int(year) for year in _YEAR.findall(text)}
        if len(years) != 1:
            continue
        year = years.pop()
        near = (_date(year + step, month, day) for step in (0, 1, -1))
        dates = [when for when in near if when]
        if dates and all(when.weekday() != said for when in dates):
            right = WEEKDAYS[dates[0].weekday()]
            values = {"dato": _spelled(day, month, str(dates[0].year)), "rett": right}
            yield Match(start, end, (), values)


def impossible(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find dates that no calendar has: 31. november, 30. februar."""
    pattern = (
        rf"(?<![\w/.,§-])(?P<day>\d{{1,2}})\.? ?(?P<month>{_NAMES})\b(?: (?P<year>(?:19|20)\d\d))?"
    )
    for found in re.finditer(pattern, block.text, re.IGNORECASE):
        day, month = int(found["day"]), _month(found["month"])
        year = int(found["year"]) if found["year"] else 2024
        if 28 < day < 32 and _date(year, month, day) is None:
            yield Match(*found.span())
