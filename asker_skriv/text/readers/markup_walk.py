"""Walks an HTML tree and makes blocks of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from lxml import etree

from asker_skriv.text.model import Block, BlockKind, Cell, Run
from asker_skriv.text.readers.docx_numbering import DEEPEST, ListIds, ListLevel
from asker_skriv.text.readers.markup_style import (
    BLOCKS,
    HEADINGS,
    css,
    heading_level,
    is_list_mark,
    left_out,
    look_inside,
    word_list,
)
from asker_skriv.text.readers.ooxml import number
from asker_skriv.text.readers.opening import MAX_BLOCKS
from asker_skriv.text.readers.pieces import LINE_BREAK, PLAIN, Look, Pieces

_SPACES = re.compile(r"[ \t\r\n\f]+")
_NUMBER_MARK = re.compile(r"\(?(?:\d+(?:\.\d+)*|[A-Za-zæøåÆØÅ]|[ivxIVX]+)[.)]")
_MAX_SPAN = 200
_MAX_COLUMN = 1000


@dataclass(slots=True)
class _Item:
    """A list item under way; only its first block bears the mark."""

    key: str
    level: int
    ordered: bool
    used: bool = False


@dataclass(slots=True)
class _Table:
    """A table under way; ``covered`` tells for how many more rows a column is taken from above."""

    index: int
    row: int = -1
    column: int = 0
    covered: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column = 0

    def place(self, columns: int, rows: int) -> int:
        """Return the column of the next cell, and take its room."""
        while self.covered.get(self.column, -1) >= self.row:
            self.column += 1
        column = min(self.column, _MAX_COLUMN)
        for taken in range(column, min(column + columns, _MAX_COLUMN)):
            self.covered[taken] = self.row + rows - 1
        self.column = column + columns
        return column


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds inside an element."""

    look: Look = PLAIN
    kept_spaces: bool = False
    spaces_only: bool = False
    heading: int = 0
    quote: bool = False
    item: _Item | None = None
    table: _Table | None = None
    cell: Cell | None = None
    in_head: bool = False
    list_key: str = ""
    list_level: int = -1
    ordered: bool = False
    blocks_before: int = 0


class Walk:
    """Turns a tree into blocks, and counts what it leaves out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.counts: Counter[str] = Counter()
        self._pieces = Pieces()
        self._frames = [_Frame()]
        self._list_ids = ListIds()
        self._lists = 0
        self._numbered: dict[int, str] = {}
        self._tables = 0
        self._after_space = True

    def read(self, root: etree._Element) -> None:
        """Read the whole tree; more than ``MAX_BLOCKS`` blocks are not read on."""
        skipping: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if len(self.blocks) > MAX_BLOCKS:
                return
            if event == "start":
                if skipping is None and not self._start(element):
                    skipping = element
            elif skipping is None:
                self._end(element)
            elif skipping is element:
                skipping = None
                self._text(element.tail)
        self._flush()

    def _start(self, element: etree._Element) -> bool:
        """Enter an element; False means that it is left out with all it holds."""
        tag = element.tag if isinstance(element.tag, str) else ""
        style = css(element.get("style", ""))
        frame = self._frames[-1]
        if is_list_mark(style):
            mark = "".join(map(str, element.itertext())).strip()
            if frame.item is not None:
                frame.item.ordered = _NUMBER_MARK.fullmatch(mark) is not None
            return False
        reason = left_out(tag, element, style)
        if reason is not None:
            if reason:
                self.counts[reason] += 1
            # alt="" says that a picture is mere decoration
            self.counts["undescribed"] += tag == "img" and element.get("alt") is None
            return False
        if tag == "br":
            self._break(style)
        if tag in BLOCKS:
            self._flush()
        inner = self._inside(tag, element, style, frame)
        self._frames.append(replace(inner, blocks_before=len(self.blocks)))
        self._text(element.text)
        return True

    def _end(self, element: etree._Element) -> None:
        """Leave an element: end its block, and read what follows it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        frame = self._frames[-1]
        if tag in BLOCKS:
            empty_counts = tag in ("p", "li", "td", "th") or tag in HEADINGS
            self._flush(or_empty=empty_counts and len(self.blocks) == frame.blocks_before)
        self._frames.pop()
        self._text(element.tail)

    def _inside(
        self, tag: str, element: etree._Element, style: dict[str, str], frame: _Frame
    ) -> _Frame:
        """Return what holds inside an element."""
        frame = replace(frame, look=look_inside(tag, element, style, frame.look))
        if tag in ("pre", "textarea") or style.get("white-space", "").startswith("pre"):
            frame = replace(frame, kept_spaces=True)
        if style.get("mso-spacerun") == "yes":
            frame = replace(frame, spaces_only=True)
        if tag in ("ul", "ol"):
            return self._in_list(frame, tag == "ol", number(element.get("start"), 1) > 1)
        if tag == "li":
            item = _Item(frame.list_key, max(0, frame.list_level), frame.ordered)
            return replace(frame, item=item)
        if tag == "blockquote":
            return replace(frame, quote=True)
        if tag in ("table", "thead", "tr", "td", "th"):
            return self._in_table(tag, element, frame)
        if tag not in BLOCKS:
            return frame
        if marked := word_list(style):
            key, level = marked
            frame = replace(frame, item=_Item(key, min(level, DEEPEST), ordered=False))
        classes = element.get("class", "").lower()
        quote = frame.quote or "msoquote" in classes or "msointensequote" in classes
        level = heading_level(tag, element, style)
        return replace(frame, heading=level or frame.heading, quote=quote)

    def _in_list(self, frame: _Frame, ordered: bool, continues: bool) -> _Frame:
        """Return what holds inside a list; each counts by itself unless it continues another."""
        self._lists += 1
        level = min(frame.list_level + 1, DEEPEST)
        key = f"liste {self._lists}"
        if ordered and continues:
            key = self._numbered.get(level, key)
        return replace(frame, list_key=key, list_level=level, ordered=ordered, item=None)

    def _in_table(self, tag: str, element: etree._Element, frame: _Frame) -> _Frame:
        """Return what holds inside a table, row or cell; a table in a cell is part of the cell."""
        if tag == "thead":
            return replace(frame, in_head=True)
        if tag == "table":
            if frame.cell is not None or element.get("role") == "presentation":
                return replace(frame, table=None)
            self._tables += 1
            return replace(frame, table=_Table(self._tables - 1), in_head=False, item=None)
        if frame.table is None:
            return frame
        if tag == "tr":
            frame.table.next_row()
            return frame
        frame.table.row = max(frame.table.row, 0)
        columns = _span(element.get("colspan"))
        column = frame.table.place(columns, _span(element.get("rowspan")))
        header = frame.in_head or (tag == "th" and frame.table.row == 0)
        cell = Cell(frame.table.index, frame.table.row, column, header)
        return replace(frame, cell=cell, list_level=-1, item=None)

    def _text(self, text: str | None) -> None:
        """Add text of the innermost element, with its white space as a browser would show it."""
        if not text:
            return
        frame = self._frames[-1]
        if frame.spaces_only:
            text = text.replace("\xa0", " ")
        if frame.kept_spaces:
            self._pieces.add(text, frame.look)
            self._after_space = False
            return
        text = _SPACES.sub(" ", text)
        if self._after_space and text.startswith(" "):
            text = text[1:]
        if text:
            self._pieces.add(text, frame.look)
            self._after_space = text.endswith(" ")

    def _break(self, style: dict[str, str]) -> None:
        """Add a line break; a page break is no part of the text."""
        if "always" not in style.get("page-break-before", ""):
            self._pieces.add(LINE_BREAK, self._frames[-1].look)
            self._after_space = True

    def _flush(self, or_empty: bool = False) -> None:
        """End the block under way, if there is anything in it."""
        runs = _trimmed(self._pieces.take())
        self._after_space = True
        if runs or or_empty:
            self.blocks.append(self._block(runs, self._frames[-1]))

    def _block(self, runs: tuple[Run, ...], frame: _Frame) -> Block:
        """Return a block with the part that its surroundings give it."""
        if frame.cell is not None:
            return Block(runs, BlockKind.TABLE_CELL, cell=frame.cell)
        if frame.heading:
            return Block(_without_own_weight(runs), BlockKind.HEADING, frame.heading)
        item = frame.item
        if item is not None and not item.used:
            item.used = True
            if item.ordered:
                self._numbered[item.level] = item.key
            list_id = self._list_ids.of(ListLevel(item.key, item.ordered, item.level))
            return Block(runs, BlockKind.LIST_ITEM, item.level, item.ordered, list_id)
        return Block(runs, BlockKind.QUOTE if frame.quote else BlockKind.PARAGRAPH)


def _without_own_weight(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return a heading's runs; when all are bold, that is the heading's look and no emphasis."""
    if all(run.bold for run in runs):
        return tuple(replace(run, bold=False) for run in runs)
    return runs


def _span(text: str | None) -> int:
    """Return how many rows or columns a cell takes."""
    return max(1, min(number(text, 1), _MAX_SPAN))


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs without the white space that a browser does not show at the end of a block."""
    trimmed = list(runs)
    while trimmed:
        text = trimmed[-1].text.rstrip(" \n\t" + LINE_BREAK)
        if text.strip("\xa0") or (text and len(trimmed) > 1):
            trimmed[-1] = replace(trimmed[-1], text=text)
            break
        trimmed.pop()
    return tuple(trimmed)
