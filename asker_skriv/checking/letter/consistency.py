"""The letter against itself: prompts left to fill in, forms of address, two case numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.foreign import is_code
from asker_skriv.checking.letter_rules import Letter, Place
from asker_skriv.checking.rule import Match

_PROMPT = re.compile(r"\[[^\[\]\n]{1,60}\]|\bX{2,}\b|_{3,}|<[^<>\n]{2,40}>|\.{4,}")
_SINGULAR = re.compile(r"\b(?:du|deg|din|ditt|dine)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:[Dd]ere|deres)\b")  # «Deres» is the polite De, another rule's
# «du og barna», «dere to»: more people than the reader are meant.
_TOGETHER = re.compile(
    r"\b(?:du|deg) og\b|\b(?:barna|barnet|familie\w*|ektefelle\w*|samboer\w*|husstand\w*)\b"
    r"|\bdere (?:begge|alle|to|tre|som|sammen|foreldre|foresatte)\b|\b(?:begge|sammen)\b",
    re.IGNORECASE,
)
_HELPERS = ("støttekontakt", "støttekontakten", "veilederen", "kontaktpersonen", "koordinatoren")
_CASE_NUMBER = re.compile(r"\b(?:19|20)\d\d/\d{2,6}\b(?! ?(?:kl|i))")
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)/(20\d\d)\b")


def prompts(letter: Letter) -> Iterator[Place]:
    """Find what is left to fill in: [navn], XX, ____, <dato>."""
    for index, block in enumerate(letter.document.blocks):
        if is_code(block.text):
            continue
        for found in _PROMPT.finditer(block.text):
            yield Place(index, Match(*found.span()))


def address(letter: Letter) -> Iterator[Place]:
    """Find the few «du» of a letter that says «dere», or the other way round."""
    called = (_unprotected(letter.document, pattern) for pattern in (_SINGULAR, _PLURAL))
    rare, common = sorted(called, key=len)
    if not rare or len(rare) * 3 > len(common):
        return  # a letter to a family says both; only a slip is told
    word = Counter(found[0].casefold() for _, found in common).most_common(1)[0][0]
    beside = {index for index, _ in common}
    for index, found in rare:
        if index not in beside or _TOGETHER.search(letter.document.blocks[index].text):
            continue  # a paragraph of its own may well be for others
        if _PLURAL.fullmatch(found[0]) and _names_another(letter.document, index):
            continue  # «Amalie ringer deg, og så avtaler dere …»
        yield Place(index, Match(*found.span(), values={"ord": word}))


def _names_another(document: DocumentContext, index: int) -> bool:
    """Tell whether somebody acts in the paragraph by name, or helps the reader."""
    doc = document.contexts[index].doc
    return any(
        (token.pos_ == "PROPN" and token.dep_.startswith("nsubj"))
        or token.lower_.endswith(_HELPERS)
        for token in doc
    )


def _unprotected(
    document: DocumentContext, pattern: re.Pattern[str]
) -> list[tuple[int, re.Match[str]]]:
    return [
        (index, found)
        for index, block in enumerate(document.blocks)
        for found in pattern.finditer(block.text)
        if not document.contexts[index].is_protected(*found.span())
    ]


def case_numbers(letter: Letter) -> Iterator[Place]:
    """Find case numbers that are another than the first."""
    seen: dict[str, Place] = {}
    for index, block in enumerate(letter.document.blocks):
        for found in _CASE_NUMBER.finditer(block.text):
            if not _SCHOOL_YEAR.match(found[0]):
                seen.setdefault(found[0], Place(index, Match(*found.span())))
    yield from list(seen.values())[1:]
