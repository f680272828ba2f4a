"""Stretches of time that lack "kl.": mellom 09.00-14.00, åpningstiden er 10 - 14."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from asker_skriv.checking.code.places import WEEKDAYS
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

_HOUR = r"[01]?\d|2[0-4]"
_MINUTES = r"00|15|30|45"  # others may be prices, sections or results
_FULL = re.compile(
    rf"(?:\b(?P<lead>mellom|fra) )?(?<![\w.,/:§-])(?P<h1>{_HOUR})[.:](?P<m1>{_MINUTES})"
    rf" ?[-–] ?(?P<h2>{_HOUR})[.:](?P<m2>{_MINUTES})(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:åpent|åpen|(?:åpnings|telefon|besøks|ekspedisjons|kontor)tid\w*"
    rf"|(?:på )?hverdager|(?:{'|'.join(WEEKDAYS)})er|ukedager)"
    r"(?: (?:er|hver dag|daglig|alle dager|hverdager|alle hverdager))?:? "
    rf"(?P<range>(?P<h1>{_HOUR})(?:[.:](?P<m1>{_MINUTES}))? ?[-–] ?"
    rf"(?P<h2>{_HOUR})(?:[.:](?P<m2>{_MINUTES}))?)(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?:kl\.?|klokk[ae]n?) $", re.IGNORECASE)
_SECTION = re.compile(r"\b(?:punkt|pkt\.?|kapittel|kap\.?|kr|nr\.?|side) $", re.IGNORECASE)


def bare_range(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find two times with a stroke between and no "kl." before."""
    text = block.text
    for found in _FULL.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        if _CLOCK.search(before) or _SECTION.search(before) or block.is_protected(*found.span()):
            continue
        one, two = _time(found["h1"], found["m1"]), _time(found["h2"], found["m2"])
        if int(found["h1"]) >= int(found["h2"]):
            continue
        told = f"kl. {one}–{two}"
        if (found["lead"] or "").lower() == "mellom":
            told = f"mellom kl. {one} og {two}"
        yield Match(*found.span(), (with_case_of(found[0], told),))
    for found in _OPEN.finditer(text):
        if int(found["h1"]) < int(found["h2"]) and not block.is_protected(*found.span("range")):
            one = _time(found["h1"], found["m1"] or "00")
            told = f"kl. {one}–{_time(found['h2'], found['m2'] or '00')}"
            yield Match(*found.span("range"), (told,))


def _time(hour: str, minutes: str) -> str:
    return str(int(hour)) if minutes == "00" else f"{int(hour)}.{minutes}"
