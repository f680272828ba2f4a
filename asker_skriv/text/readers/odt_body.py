"""Walks the body of an OpenDocument text: paragraphs, lists, tables, text frames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from asker_skriv.text.model import Block, BlockKind, Cell
from asker_skriv.text.readers.docx_numbering import DEEPEST
from asker_skriv.text.readers.odt_styles import DRAW, OFFICE, TABLE, TEXT, XLINK, Styles
from asker_skriv.text.readers.ooxml import number
from asker_skriv.text.readers.pieces import LINE_BREAK, Look, Pieces, safe_link

_SPACES = re.compile(r"[ \t\r\n]+")
_COUNTED = {
    OFFICE + "annotation": "comments",
    TEXT + "note": "footnotes",
    DRAW + "image": "images",
    DRAW + "object": "images",
    TEXT + "hidden-text": "hidden",
    TEXT + "hidden-paragraph": "hidden",
}
_CONTENTS = (
    TEXT + "table-of-content",
    TEXT + "alphabetical-index",
    TEXT + "illustration-index",
    TEXT + "table-index",
)
_SILENT = (
    TEXT + "sequence-decls",
    TEXT + "variable-decls",
    TEXT + "user-field-decls",
    OFFICE + "annotation-end",
    OFFICE + "forms",
    TEXT + "ruby-text",
)
_ITEMS = (TEXT + "list-item", TEXT + "list-header")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MAX_REPEATED = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: in a list at a level, or in a cell."""

    list_style: str = ""
    list_id: int = 0
    level: int = -1
    labelled: bool = False
    cell: Cell | None = None


class Body:
    """Turns the children of ``office:text`` into blocks, and counts what it leaves out."""

    def __init__(self, styles: Styles) -> None:
        self.blocks: list[Block] = []
        self.counts: Counter[str] = Counter()
        self._styles = styles
        self._pieces = Pieces()
        self._boxes: list[etree._Element] = []
        self._tables = 0
        self._list_ids = 0
        self._named_lists: dict[str, int] = {}
        self._hidden = False
        self._after_space = True

    def read(self, text: etree._Element) -> None:
        """Read all of ``office:text``."""
        self._story(text, _Place())

    def _story(self, holder: Iterable[etree._Element], place: _Place) -> None:
        """Read paragraphs, lists and tables, also inside sections and text boxes."""
        for element in holder:
            tag = element.tag
            if tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(element, place)
            elif tag == TEXT + "list":
                self._list(element, place)
            elif tag == TABLE + "table":
                self._table(element, place)
            elif tag == TEXT + "tracked-changes":
                self.counts["deletions"] += sum(1 for _ in element.iter(TEXT + "deletion"))
            elif tag in _CONTENTS:
                self.counts["contents"] += 1
            elif tag == DRAW + "frame":
                self._frame(element)
                self._boxed(place)
            elif tag == TEXT + "section" and element.get(TEXT + "display") == "none":
                self.counts["hidden"] += 1
            elif tag not in _SILENT:
                self._story(element, place)

    def _paragraph(self, element: etree._Element, place: _Place) -> None:
        """Read one paragraph or heading, and then the text boxes that hang on it."""
        style = element.get(TEXT + "style-name")
        look, hidden = self._styles.own_look(style)
        self._boxes, self._after_space, self._hidden = [], True, hidden
        heading = element.tag == TEXT + "h"
        self._inline(element, Look() if heading else look)
        boxes, runs = self._boxes, self._pieces.take()
        if runs and runs[-1].text.endswith(" ") and self._after_space:
            last = replace(runs[-1], text=runs[-1].text[:-1])
            runs = (*runs[:-1], last) if last.text else runs[:-1]
        if runs or not hidden:
            self.blocks.append(self._block(element, runs_block=Block(runs), place=place))
        self._boxes = boxes
        self._boxed(place)

    def _boxed(self, place: _Place) -> None:
        """Read the text boxes that wait."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._story(box, _Place(cell=place.cell))

    def _block(self, element: etree._Element, runs_block: Block, place: _Place) -> Block:
        """Return the block with the part it plays."""
        runs = runs_block.runs
        if place.cell is not None:
            return Block(runs, BlockKind.TABLE_CELL, cell=place.cell)
        if element.tag == TEXT + "h":
            level = number(element.get(TEXT + "outline-level"), 1)
            return Block(runs, BlockKind.HEADING, max(1, min(level, 3)))
        style = element.get(TEXT + "style-name")
        kind, level = self._styles.kind(style)
        if kind is BlockKind.HEADING:
            return Block(runs, kind, level)
        if place.level >= 0 and place.labelled:
            depth = min(place.level, DEEPEST)
            list_style = place.list_style or self._styles.list_style(style)
            if self._styles.ordered(list_style, place.level):
                return Block(runs, BlockKind.LIST_ITEM, depth, True, place.list_id)
            return Block(runs, BlockKind.LIST_ITEM, depth)
        return Block(runs, kind)

    def _list(self, element: etree._Element, place: _Place) -> None:
        """Read a list; one inside a list is a level deeper."""
        style = element.get(TEXT + "style-name", "") or place.list_style
        level = place.level + 1
        list_id = place.list_id
        # Inside a bullet a numbered list begins anew; inside a numbered one it belongs to it.
        nested = level > 0 and self._styles.ordered(place.list_style, place.level)
        if self._styles.ordered(style or self._first_style(element), level) and not nested:
            list_id = self._list_id(element)
        inner = replace(place, list_style=style, list_id=list_id, level=level)
        for position, item in enumerate(element):
            if item.tag not in _ITEMS:
                self._story([item], place)  # misplaced, as Qt writes tables after nested lists
                continue
            if position and level == 0 and list_id and item.get(TEXT + "start-value"):
                self._list_ids += 1
                inner = replace(inner, list_id=self._list_ids)
            self._item(item, inner)

    def _list_id(self, element: etree._Element) -> int:
        """Return the number of a numbered list: that of the one it continues, or a new one."""
        before = self._named_lists.get(element.get(TEXT + "continue-list") or "", 0)
        if element.get(TEXT + "continue-numbering") == "true":
            before = before or self._list_ids
        first = next(iter(element), None)
        restarts = first is not None and first.get(TEXT + "start-value") is not None
        if not before or restarts:
            self._list_ids += 1
            before = self._list_ids
        if name := element.get(_XML_ID):
            self._named_lists[name] = before
        return before

    def _item(self, item: etree._Element, place: _Place) -> None:
        """Read one item; only its first paragraph bears the bullet or number."""
        labelled = item.tag == TEXT + "list-item"
        for element in item:
            if element.tag == TEXT + "list":
                self._list(element, place)
            elif element.tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(element, replace(place, labelled=labelled))
                labelled = False

    def _first_style(self, element: etree._Element) -> str:
        """Return the list style that a list's first paragraph brings, when the list names none."""
        first = next(element.iter(TEXT + "p"), None)
        return "" if first is None else self._styles.list_style(first.get(TEXT + "style-name"))

    def _table(self, table: etree._Element, place: _Place) -> None:
        """Read a table; one inside a cell becomes more paragraphs of that cell."""
        index = self._tables
        if place.cell is None:
            self._tables += 1
        before = len(self.blocks)
        for row, (element, header) in enumerate(_rows(table, header=False)):
            column = 0
            for tc in [element] if element.tag == TABLE + "table-cell" else element:
                if tc.tag == TABLE + "table-cell":
                    here = place.cell or Cell(index, row, min(column, _MAX_REPEATED), header)
                    self._story(tc, _Place(cell=here))
                repeated = max(1, number(tc.get(TABLE + "number-columns-repeated"), 1))
                column += min(repeated, _MAX_REPEATED)
        if place.cell is None and len(self.blocks) == before:
            self._tables -= 1

    def _inline(self, holder: etree._Element, look: Look) -> None:
        """Read what stands inside a paragraph."""
        self._characters(holder.text, look)
        for element in holder:
            self._element(element, look)
            self._characters(element.tail, look)

    def _element(self, element: etree._Element, look: Look) -> None:
        """Read one element inside a paragraph, without what follows it."""
        tag = element.tag
        if tag == TEXT + "span":
            hidden_outside = self._hidden
            inner, hidden = self._styles.look(element.get(TEXT + "style-name"), look)
            self._hidden = hidden_outside if hidden is None else hidden
            self._inline(element, inner)
            self._hidden = hidden_outside
        elif tag == TEXT + "a":
            target = safe_link(element.get(XLINK + "href"))
            self._inline(element, replace(look, link=target) if target else look)
        elif tag == TEXT + "s":
            self._exact(" " * max(1, min(number(element.get(TEXT + "c"), 1), 1000)), look)
        elif tag == TEXT + "tab":
            self._exact("\t", look)
        elif tag == TEXT + "line-break":
            self._exact(LINE_BREAK, look)
            self._after_space = True
        elif tag == DRAW + "frame":
            self._frame(element)
        elif tag in _COUNTED:
            self.counts[_COUNTED[tag]] += 1
        elif tag not in _SILENT:
            self._inline(element, look)

    def _frame(self, frame: etree._Element) -> None:
        """Keep the text box of a frame, or count its picture."""
        boxes = [child for child in frame if child.tag == DRAW + "text-box"]
        self._boxes += boxes
        if not boxes:
            self.counts["images"] += 1
            told = [*frame.iterfind("{*}desc"), *frame.iterfind("{*}title")]
            self.counts["undescribed"] += not any((words.text or "").strip() for words in told)

    def _characters(self, text: str | None, look: Look) -> None:
        """Add text with its white space collapsed, as the format wants."""
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if self._after_space and text.startswith(" "):
            text = text[1:]
        if text:
            self._exact(text, look)
            self._after_space = text.endswith(" ")

    def _exact(self, text: str, look: Look) -> None:
        """Add text as it is, unless it is hidden."""
        self._after_space = False
        if self._hidden:
            self.counts["hidden"] += 1
        else:
            self._pieces.add(text, look)


def _rows(table: etree._Element, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    """Yield the rows of a table, and whether each is a header."""
    for child in table:
        if child.tag in (TABLE + "table-row", TABLE + "table-cell"):
            yield child, header
        elif child.tag == TABLE + "table-header-rows":
            yield from _rows(child, header=True)
        elif child.tag in (TABLE + "table-rows", TABLE + "table-row-group"):
            yield from _rows(child, header)
