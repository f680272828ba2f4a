"""Suggestions in words for the reader: the lists say «du» and «vi», and not every reader is one.

A word list has one suggestion for all: «vi ber deg om å». A club is spoken to as «dere», and a
press release has neither «du» nor «vi».
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from asker_skriv.checking.finding import Category, Finding
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.wording import with_case_of

_MANY = {"du": "dere", "deg": "dere", "din": "deres", "ditt": "deres", "dine": "deres"}
_MUNICIPALITY = {
    "vi": "kommunen",
    "oss": "kommunen",
    "vår": "kommunens",
    "vårt": "kommunens",
    "våre": "kommunens",
}
# These rules look at the reader themselves.
_SPEAK_FOR_THEMSELVES = frozenset({Category.ADDRESS, Category.PASSIVE})
_WORD = re.compile(r"\w+")


def in_words_for(findings: Iterable[Finding], group: TargetGroup) -> tuple[Finding, ...]:
    """Return the findings with suggestions that speak to ``group`` as its letters do.

    What the writer wrote is kept: a «du» in the flagged words stays one in the suggestion. Where
    the reader is not spoken to at all, suggestions that do are dropped.
    """
    if group.address[:1] == ("dere",):
        return tuple(_reworded(finding, _MANY) for finding in findings)
    if not {"du", "dere", "vi"} & set(group.address):
        return tuple(_reworded(finding, _MUNICIPALITY, without=_MANY) for finding in findings)
    return tuple(findings)


def _reworded(finding: Finding, words: dict[str, str], without: Iterable[str] = ()) -> Finding:
    if finding.category in _SPEAK_FOR_THEMSELVES:
        return finding
    written = set(_words(finding.text))
    table = {word: other for word, other in words.items() if word not in written}
    dropped = {word for word in without if word not in written}
    kept = [text for text in finding.suggestions if not dropped & set(_words(text))]
    told = tuple(dict.fromkeys(_WORD.sub(lambda m: _other(m[0], table), text) for text in kept))
    if told == finding.suggestions:
        return finding
    shown = f"«{finding.suggestions[0]}»"
    if told:
        message = finding.message.replace(shown, f"«{told[0]}»")
    else:
        message = finding.message.replace(f": {shown}", "")
    return replace(finding, suggestions=told, message=message)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _other(word: str, table: dict[str, str]) -> str:
    other = table.get(word.lower())
    return word if other is None else with_case_of(word, other)
