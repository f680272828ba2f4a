"""The text as plain values: a Document holds Blocks, a Block holds Runs.

All offsets are in code points. A document's text is its blocks joined by one newline each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What part a block plays; checks treat headings, list items and cells apart."""

    PARAGRAPH = "avsnitt"
    HEADING = "overskrift"
    LIST_ITEM = "punkt"
    TABLE_CELL = "celle"
    QUOTE = "sitat"


# Where sentences are whole: headings and cells often leave words out, quotes are others'.
RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. A line break inside a block is U+2028, never a newline."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell's block belongs: table number in the document, row and column from 0."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table-cell paragraph.

    ``level`` is 1 to 3 for headings and the nesting depth from 0 for list items.
    ``list_id`` tells numbered lists apart, so that each starts from 1.
    """

    runs: tuple[Run, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    list_id: int = 0
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The block's text without formatting."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text. ``title`` and ``language`` are the file's own properties, if it had any."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    language: str = "nb-NO"
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All blocks' text, joined by newlines."""
        return "\n".join(block.text for block in self.blocks)

    def placed(self) -> Iterator[tuple[int, Block]]:
        """Yield each block with the offset in ``text`` (code points) where it begins."""
        offset = 0
        for block in self.blocks:
            yield offset, block
            offset += len(block.text) + 1


def plain_block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> Block:
    """Make a block of unformatted text."""
    return Block(runs=(Run(text),) if text else (), kind=kind, level=level)
