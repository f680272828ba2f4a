"""Checks that the letter agrees with itself: prompts left, forms of address, two deadlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.finding import Category, Family, Finding, Severity, StructureFinding

_PROMPT = re.compile(r"\[[^\[\]\n]{1,60}\]|\bX{2,}\b|_{3,}|<[^<>\n]{2,40}>|\.{4,}")
_SINGULAR = re.compile(r"\b(?:du|deg|din|ditt|dine)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:dere|deres)\b", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"\b(?:19|20)\d\d/\d{2,6}\b(?! ?(?:kl|i))")
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)/(20\d\d)\b")
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_DEADLINE = re.compile(
    rf"\b(?P<what>klage|søknads|svar|uttale|høring\w*|innsendings)?frist(?:en)?\b(?: for å \w+)?"
    rf"(?: er| går ut|:)? (?P<when>\d{{1,2}}\. ?(?:{_MONTHS})(?: \d{{4}})?|\w+ (?:uker|dager))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Remark:
    rule: str
    severity: Severity
    message: str
    why: str
    category: Category = Category.STRUCTURE
    family: Family = Family.STRUCTURE

    def at(self, found: re.Match[str], **values: str) -> Finding:
        return Finding(
            rule=self.rule,
            category=self.category,
            severity=self.severity,
            start=found.start(),
            end=found.end(),
            text=found[0],
            message=self.message.format(**values),
            why=self.why,
            family=self.family,
            priority=10,
        )


_UNFILLED = _Remark(
    "konsistens/ikke-utfylt",
    Severity.ERROR,
    "Her mangler det noe. Fyll ut, eller stryk.",
    "Brevet kan ikke sendes med tomme felt.",
)
_OTHER_ADDRESS = _Remark(
    "konsistens/du-dere",
    Severity.STYLE,
    "Resten av teksten sier «{word}». Er det samme leser her?",
    "Leseren lurer på hvem som er ment, når «du» og «dere» veksler.",
    Category.ADDRESS,
    Family.ADDRESS,
)
_OTHER_CASE = _Remark(
    "konsistens/saksnummer",
    Severity.STYLE,
    "Teksten har to saksnumre. Hører begge til denne saken?",
    "Et nummer fra forrige brev blir lett stående.",
)
_OTHER_DEADLINE = _Remark(
    "konsistens/frist",
    Severity.ADVICE,
    "Fristen er «{first}» lenger oppe. Hva er riktig?",
    "To ulike frister for det samme gjør leseren usikker.",
)


@dataclass(frozen=True, slots=True)
class ConsistencyCheck:
    """All checks of one letter against itself."""

    reader_dependent: bool = False

    def find(
        self,
        document: DocumentContext,
        reader: Reader,  # noqa: ARG002 - the protocol's
    ) -> Iterator[tuple[int, Finding] | StructureFinding]:
        """Yield what does not agree."""
        yield from _prompts(document)
        yield from _address(document)
        yield from _case_numbers(document)
        yield from _deadlines(document)


def _prompts(document: DocumentContext) -> Iterator[tuple[int, Finding]]:
    for index, block in enumerate(document.blocks):
        for found in _PROMPT.finditer(block.text):
            yield index, _UNFILLED.at(found)


def _address(document: DocumentContext) -> Iterator[tuple[int, Finding]]:
    rare, common = sorted(
        (_unprotected(document, _SINGULAR), _unprotected(document, _PLURAL)), key=len
    )
    if not rare or len(rare) * 3 > len(common):
        return  # a letter to a family says both; only a slip is told
    word = Counter(found[0].casefold() for _, found in common).most_common(1)[0][0]
    for index, found in rare:
        yield index, _OTHER_ADDRESS.at(found, word=word)


def _unprotected(
    document: DocumentContext, pattern: re.Pattern[str]
) -> list[tuple[int, re.Match[str]]]:
    return [
        (index, found)
        for index, block in enumerate(document.blocks)
        for found in pattern.finditer(block.text)
        if not document.contexts[index].is_protected(*found.span())
    ]


def _case_numbers(document: DocumentContext) -> Iterator[tuple[int, Finding]]:
    seen: dict[str, tuple[int, re.Match[str]]] = {}
    for index, block in enumerate(document.blocks):
        for found in _CASE_NUMBER.finditer(block.text):
            if not _SCHOOL_YEAR.match(found[0]):
                seen.setdefault(found[0], (index, found))
    for index, found in list(seen.values())[1:]:
        yield index, _OTHER_CASE.at(found)


def _deadlines(document: DocumentContext) -> Iterator[tuple[int, Finding]]:
    first: dict[str, str] = {}
    for index, block in enumerate(document.blocks):
        for found in _DEADLINE.finditer(block.text):
            what = (found["what"] or "").casefold()
            when = found["when"].casefold()
            if first.setdefault(what, when) != when:
                yield index, _OTHER_DEADLINE.at(found, first=first[what])
