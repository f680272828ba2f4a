"""The check: professional terms, each told once in a letter that does not explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.finding import Family, Finding
from asker_skriv.checking.wordlist.check import WordListCheck
from asker_skriv.checking.wordlist.entries import Entry, WordClass
from asker_skriv.checking.wordlist.kinds import EntryKinds
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.text.model import BlockKind

# What a letter says when it tells what a term means: «Bunnfradrag er et beløp som …».
_EXPLAINS = (
    r"[»\"”]?(?: \(|,? (?:betyr|vil si|det vil si|altså)\b|,? (?:som )?er (?:et|en|ei|når)\b"
    r"|\. det (?:er|betyr|vil si)\b)"
)


class ExplanationCheck:
    """Professional terms, told at their first place in the letter unless it explains them.

    An explanation in parentheses goes into the text rather than into a heading, where there is
    a choice.
    """

    def __init__(self, entries: Iterable[Entry], kinds: EntryKinds, lexicon: Lexicon) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._check = WordListCheck(self._entries.values(), kinds, lexicon)

    def find(self, document: DocumentContext, reader: Reader) -> Iterator[tuple[int, Finding]]:
        """Yield (block index, finding) for each term that the letter has not explained."""
        letter = document.text.casefold()
        seen: set[str] = set()
        in_headings: list[tuple[int, Finding]] = []
        for index, block in enumerate(document.contexts):
            for finding in self._check.find(block, reader):
                if finding.rule in seen or _is_explained(self._entries[finding.rule], letter):
                    continue
                if block.kind is BlockKind.HEADING and _only_explains(finding):
                    in_headings.append((index, finding))
                else:
                    seen.add(finding.rule)
                    yield index, finding
        for index, finding in in_headings:
            if finding.rule not in seen:
                seen.add(finding.rule)
                yield index, finding


def _only_explains(finding: Finding) -> bool:
    opening = f"{finding.text} ("
    return bool(finding.suggestions) and finding.suggestions[0].startswith(opening)


def make_checks(
    entries: Iterable[Entry], kinds: EntryKinds, lexicon: Lexicon
) -> tuple[WordListCheck, ExplanationCheck]:
    """Return the check of single blocks, and the one that takes the whole letter."""
    listed = tuple(entries)
    return (
        WordListCheck((e for e in listed if not _once_a_letter(e, kinds)), kinds, lexicon),
        ExplanationCheck((e for e in listed if _once_a_letter(e, kinds)), kinds, lexicon),
    )


def _once_a_letter(entry: Entry, kinds: EntryKinds) -> bool:
    if entry.word_class is WordClass.ABBREVIATION:
        return entry.explains_only
    return kinds.get(entry.kind).family is Family.TERMS


def _is_explained(entry: Entry, letter: str) -> bool:
    term, explanation = entry.term.casefold(), entry.explanation.casefold()
    if f"({term})" in letter or f"{term} (" in letter:
        return True
    if not explanation:
        return False
    if " " in explanation and explanation in letter:
        return True
    return re.search(rf"\b{re.escape(term)}\w{{0,4}}{_EXPLAINS}", letter) is not None
