"""What differs between two versions of a letter, paragraph by paragraph and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

from asker_skriv.text.model import Block, Document

_ALIKE = 0.4
"""How much two paragraphs must share to be one that was changed (share of characters)."""
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_WORDS = 4_000  # of one paragraph, before it is shown whole instead of word by word
_PLACES = 40  # changed paragraphs in a row that are paired; more are gone and new


class Kind(Enum):
    """What happened to a paragraph, or to a stretch of words in one."""

    SAME = auto()
    CHANGED = auto()
    NEW = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the older version (``before``) and in the newer one (``after``)."""

    kind: Kind
    before: str = ""
    after: str = ""

    def words(self) -> Iterator[tuple[Kind, str]]:
        """Yield the stretches of words: the same in both, only in the old, only in the new."""
        old, new = _PIECES.findall(self.before), _PIECES.findall(self.after)
        if max(len(old), len(new)) > _MOST_WORDS:
            yield from ((Kind.GONE, self.before), (Kind.NEW, self.after))
            return
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                yield Kind.SAME, "".join(old[a:b])
                continue
            if a < b:
                yield Kind.GONE, "".join(old[a:b])
            if c < d:
                yield Kind.NEW, "".join(new[c:d])


def difference(before: Document, after: Document) -> list[Paragraph]:
    """Return the paragraphs of both versions in order; empty ones and looks are left out of it.

    A paragraph that only looks different (bold, a heading) counts as changed, with the same words.
    """
    old, new = _filled(before), _filled(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[Paragraph] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += [Paragraph(Kind.SAME, block.text, block.text) for block in new[c:d]]
        else:
            found += _paired([x.text for x in old[a:b]], [x.text for x in new[c:d]])
    return found


def in_words(paragraphs: Sequence[Paragraph]) -> str:
    """Return how many paragraphs are changed, new and gone, as a Norwegian sentence."""
    counts = {kind: sum(each.kind is kind for each in paragraphs) for kind in Kind}
    told: list[str] = []
    for kind, word in ((Kind.CHANGED, "endret"), (Kind.NEW, "nytt"), (Kind.GONE, "borte")):
        if number := counts[kind]:
            plural = "nye" if kind is Kind.NEW else word
            what = "ett" if number == 1 else str(number)
            noun = "" if told else " avsnitt"
            told.append(f"{what}{noun} er {word if number == 1 else plural}")
    if not told:
        return "Teksten er den samme."
    sentence = " og ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else told[0]
    return f"{sentence[0].upper()}{sentence[1:]}."


def _filled(document: Document) -> list[Block]:
    # A list's number and a table's differ between two readings of the same letter.
    return [
        Block(block.runs, block.kind, block.level, block.ordered)
        for block in document.blocks
        if block.text.strip()
    ]


def _paired(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    """Yield what became of some paragraphs: each with its likeness, the rest gone or new."""
    start = 0
    for text in new:
        rest = old[start : start + _PLACES]
        best = max(range(len(rest)), key=lambda index: _likeness(rest[index], text), default=None)
        if best is None or _likeness(rest[best], text) < _ALIKE:
            yield Paragraph(Kind.NEW, after=text)
            continue
        for gone in rest[:best]:
            yield Paragraph(Kind.GONE, before=gone)
        yield Paragraph(Kind.CHANGED, rest[best], text)
        start += best + 1
    for gone in old[start:]:
        yield Paragraph(Kind.GONE, before=gone)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, _PIECES.findall(one), _PIECES.findall(other), autojunk=False)
    bound = matcher.real_quick_ratio()
    if bound < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
