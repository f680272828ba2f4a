"""Turns a Document's blocks into Word paragraphs and tables, in a template's own styles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from lxml import etree

from asker_skriv.export import styles as named
from asker_skriv.export.styles import TemplateStyles
from asker_skriv.export.wordpackage import WordPackage
from asker_skriv.export.wordxml import element, text_run, valued
from asker_skriv.text.model import Block, BlockKind, Cell, Run
from asker_skriv.text.readers.ooxml import R, W

_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_WEB = re.compile(r"www\.[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_TABLE_WIDTH = 9071
"""The width of the text in twentieths of a point: 160 mm."""
_AFTER_TABLE = "160"


class BodyWriter:
    """Writes blocks for one package; links become relations of its main part.

    ``closing`` is the index of the block where the letter's own greeting begins, if it has one.
    """

    def __init__(
        self, package: WordPackage, styles: TemplateStyles, closing: int | None = None
    ) -> None:
        self._package = package
        self._styles = styles
        self._closing = closing
        self._links: dict[str, str] = {}

    def write(self, blocks: Sequence[Block]) -> list[etree._Element]:
        """Return the elements for all blocks. Raises ExportError when a style is missing."""
        written: list[etree._Element] = []
        numbered = enumerate(blocks)
        for table, group in groupby(numbered, key=lambda item: _table_of(item[1])):
            if table is None:
                written += [self._paragraph(index, block) for index, block in group]
                continue
            if written and written[-1].tag == W + "tbl":
                written.append(_separator())
            written.append(self._table([block for _, block in group]))
        _leave_room_after_tables(written)
        if not written or written[-1].tag == W + "tbl":
            written.append(_separator())
        return written

    def _paragraph(self, index: int, block: Block) -> etree._Element:
        """Return one paragraph."""
        properties = element("pPr")
        if style := self._style(index, block):
            properties.append(valued("pStyle", style))
        if block.kind is BlockKind.LIST_ITEM:
            level = str(max(0, min(block.level, named.LEVELS - 1)))
            number_id = self._styles.number_id(block)
            properties.append(element("numPr", valued("ilvl", level), valued("numId", number_id)))
        return self._filled(properties, block.runs)

    def _style(self, index: int, block: Block) -> str | None:
        """Return a block's style; the letter's own greeting has one of its own."""
        if self._closing is not None and index >= self._closing:
            names = named.CLOSING if index == self._closing else named.SIGNATURE
            if block.kind is BlockKind.PARAGRAPH and (style := self._styles.optional_id(names)):
                return style
        return self._styles.for_block(block)

    def _filled(self, properties: etree._Element, runs: Sequence[Run]) -> etree._Element:
        """Return a paragraph with its runs, links together."""
        paragraph = element("p")
        if len(properties):
            paragraph.append(properties)
        for link, group in groupby(runs, key=lambda run: _target(run.link)):
            made = [text_run(run.text, self._look(run, linked=link is not None)) for run in group]
            if link is None:
                paragraph.extend(made)
                continue
            holder = element("hyperlink", *made, history="1")
            holder.set(R + "id", self._relation(link))
            paragraph.append(holder)
        return paragraph

    def _look(self, run: Run, *, linked: bool) -> etree._Element:
        """Return a run's properties, in the order the format wants."""
        look = element("rPr")
        if linked and (style := self._styles.optional_id(named.HYPERLINK)):
            look.append(valued("rStyle", style))
        if run.bold:
            look.extend((element("b"), element("bCs")))
        if run.italic:
            look.extend((element("i"), element("iCs")))
        if run.underline:
            look.append(valued("u", "single"))
        return look

    def _relation(self, target: str) -> str:
        """Return the relation of a link; the same address has one."""
        if target not in self._links:
            self._links[target] = self._package.relate(
                self._package.main, "hyperlink", target, external=True
            )
        return self._links[target]

    def _table(self, blocks: Sequence[Block]) -> etree._Element:
        """Return a table; its header rows are told as such and repeat on each page."""
        cells: dict[tuple[int, int], list[Block]] = {}
        headers: set[int] = set()
        for block in blocks:
            cell = block.cell or Cell(0, 0, 0)
            cells.setdefault((cell.row, cell.column), []).append(block)
            if cell.header:
                headers.add(cell.row)
        columns = max(column for _, column in cells) + 1
        width = str(_TABLE_WIDTH // columns)
        table = element("tbl", self._table_properties(headers), _grid(columns, width))
        for row in range(max(row for row, _ in cells) + 1):
            made = element("tr", _row_properties(header=row in headers))
            for column in range(columns):
                made.append(self._cell(cells.get((row, column), [Block()]), width))
            table.append(made)
        return table

    def _table_properties(self, headers: set[int]) -> etree._Element:
        """Return the table's style and look."""
        properties = element("tblPr")
        if style := self._styles.optional_id(named.TABLE):
            properties.append(valued("tblStyle", style))
        properties.append(element("tblW", w="5000", type="pct"))
        first = "1" if headers else "0"
        bits = "0420" if headers else "0400"
        properties.append(
            element(
                "tblLook", val=bits, firstRow=first, lastRow="0", firstColumn="0", lastColumn="0",
                noHBand="0", noVBand="1",
            )
        )  # fmt: skip
        return properties

    def _cell(self, blocks: Sequence[Block], width: str) -> etree._Element:
        """Return one cell with its paragraphs."""
        cell = element("tc", element("tcPr", element("tcW", w=width, type="dxa")))
        style = self._styles.optional_id(named.TABLE_TEXT)
        for block in blocks:
            properties = element("pPr", *([valued("pStyle", style)] if style else []))
            cell.append(self._filled(properties, block.runs))
        return cell


def _table_of(block: Block) -> int | None:
    """Return the table that a block belongs to."""
    return block.cell.table if block.cell is not None else None


def _grid(columns: int, width: str) -> etree._Element:
    """Return the table's columns, equally wide."""
    return element("tblGrid", *(element("gridCol", w=width) for _ in range(columns)))


def _row_properties(*, header: bool) -> etree._Element:
    """Return a row's properties: it stays whole on a page."""
    properties = element("trPr", element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    return properties


def _separator() -> etree._Element:
    """Return the hidden empty paragraph that keeps tables apart and ends a text with a table."""
    mark = element("rPr", element("vanish"), valued("sz", "2"))
    spacing = element("spacing", before="0", after="0", line="20", lineRule="exact")
    return element("p", element("pPr", spacing, mark))


def _leave_room_after_tables(written: list[etree._Element]) -> None:
    """Give the paragraph after each table the room that a table cannot have below it."""
    for above, below in pairwise(written):
        properties = below.find(W + "pPr")
        if above.tag != W + "tbl" or below.tag != W + "p" or properties is None:
            continue
        if properties.find(W + "spacing") is None:
            properties.append(element("spacing", before=_AFTER_TABLE))


def _target(link: str | None) -> str | None:
    """Return an address that Word takes, or None: then the words stand without a link."""
    if not link:
        return None
    if _LINK.fullmatch(link):
        return link
    return f"https://{link}" if _WEB.fullmatch(link) else None
