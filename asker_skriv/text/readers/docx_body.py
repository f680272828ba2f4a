"""Walks the body of a Word document: paragraphs, tables, text boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from asker_skriv.text.model import Block, BlockKind, Cell
from asker_skriv.text.readers.docx_inline import Inline
from asker_skriv.text.readers.docx_numbering import ListIds, ListLevel, Numbering
from asker_skriv.text.readers.docx_styles import ParagraphStyle, Styles
from asker_skriv.text.readers.ooxml import MC, W, number, switch, value

_HOLDERS = {
    W + name
    for name in (
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "ins",
        "moveTo",
        "subDoc",
        "altChunk",
    )
}
_MAX_COLUMN = 200


class Body:
    """Turns the children of ``w:body`` into blocks, and counts what it leaves out."""

    def __init__(self, styles: Styles, numbering: Numbering, links: Mapping[str, str]) -> None:
        self.blocks: list[Block] = []
        self.counts: Counter[str] = Counter()
        self._styles = styles
        self._numbering = numbering
        self._inline = Inline(styles, links, self.counts)
        self._list_ids = ListIds()
        self._tables = 0

    def read(self, body: etree._Element) -> None:
        """Read all of ``w:body``."""
        self._story(body, None)
        if runs := self._inline.pieces.take():
            self.blocks.append(Block(runs))

    def _story(self, holder: etree._Element, cell: Cell | None) -> None:
        """Read paragraphs and tables, also inside content controls and taken changes."""
        for element in holder:
            if element.tag == W + "p":
                self._paragraph(element, cell)
            elif element.tag == W + "tbl":
                self._table(element, cell)
            elif element.tag in _HOLDERS:
                self._story(element, cell)
            elif element.tag == MC + "AlternateContent":
                chosen = next(iter(element), None)
                if chosen is not None:
                    self._story(chosen, cell)

    def _paragraph(self, element: etree._Element, cell: Cell | None) -> None:
        """Read one paragraph and then the text boxes that hang on it."""
        properties = element.find(W + "pPr")
        mark = properties.find(W + "rPr") if properties is not None else None
        style_id = value(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        boxes = self._inline.read(element, style.hidden)
        deleted = mark is not None and (
            mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        )
        # A paragraph whose end mark is deleted runs on into the next one.
        if not deleted:
            runs = self._inline.pieces.take()
            hidden_mark = switch(mark, "vanish") or style.hidden
            if style.contents:
                self.counts["contents"] += 1
            elif runs or not hidden_mark:
                self.blocks.append(self._block(Block(runs), properties, style_id, style, cell))
        for box in boxes:
            self._story(box, cell)

    def _block(
        self,
        block: Block,
        properties: etree._Element | None,
        style_id: str | None,
        style: ParagraphStyle,
        cell: Cell | None,
    ) -> Block:
        """Return the block with the part it plays."""
        if cell is not None:
            return Block(block.runs, BlockKind.TABLE_CELL, cell=cell)
        outline = number(value(properties, "outlineLvl"), 9)
        if style.kind is BlockKind.HEADING:
            return Block(block.runs, BlockKind.HEADING, style.level)
        if 0 <= outline < 9:
            return Block(block.runs, BlockKind.HEADING, min(outline + 1, 3))
        item = self._item(properties, style_id, style)
        if item is not None:
            list_id = self._list_ids.of(item)
            return Block(block.runs, BlockKind.LIST_ITEM, item.level, item.ordered, list_id)
        return Block(block.runs, style.kind)

    def _item(
        self, properties: etree._Element | None, style_id: str | None, style: ParagraphStyle
    ) -> ListLevel | None:
        """Return where the paragraph stands in a list: its own word first, then its style's."""
        own = properties.find(W + "numPr") if properties is not None else None
        number_id = value(own, "numId") or style.number_id
        level_text = value(own, "ilvl")
        level = number(level_text) if level_text is not None else style.number_level
        if number_id == "0":
            return None
        item = self._numbering.level(number_id, level, style_id) if number_id else None
        if item is None and style.list_by_name is not None:
            item = ListLevel(f"stil {style_id}", style.list_by_name, style.name_level)
        if item is not None and item.level == 0 and style.name_level:
            # «List Bullet 2» is often a list of its own with one level; its name tells the depth.
            return replace(item, level=style.name_level)
        return item

    def _table(self, table: etree._Element, cell: Cell | None) -> None:
        """Read a table; one inside a cell becomes more paragraphs of that cell."""
        index = self._tables
        if cell is None:
            self._tables += 1
        before = len(self.blocks)
        for row, element in enumerate(_children(table, "tr")):
            properties = element.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.counts["deletions"] += 1
                continue
            header = bool(switch(properties, "tblHeader"))
            column = number(value(properties, "gridBefore"))
            for tc in _children(element, "tc"):
                here = cell or Cell(index, row, max(0, min(column, _MAX_COLUMN)), header)
                column += self._cell(tc, here)
        if cell is None and len(self.blocks) == before:
            self._tables -= 1

    def _cell(self, tc: etree._Element, cell: Cell) -> int:
        """Read one cell and return how many columns it spans."""
        properties = tc.find(W + "tcPr")
        merge = properties.find(W + "vMerge") if properties is not None else None
        covered = merge is not None and merge.get(W + "val", "continue") == "continue"
        if not covered:
            self._story(tc, cell)
        return max(1, number(value(properties, "gridSpan"), 1))


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield rows of a table or cells of a row, also those inside content controls."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, name)
