"""Writes blocks into a QTextDocument at a cursor: for opening a letter and for pasting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextList,
    QTextTable,
)

from asker_skriv.text.model import Block, BlockKind, Run
from asker_skriv.ui.editor import look

_ListKey = tuple[int, int, bool]


def insert_runs(cursor: QTextCursor, runs: Sequence[Run], base: QTextCharFormat) -> None:
    """Insert runs at the cursor; ``base`` is how unformatted text looks there."""
    for run in runs:
        cursor.insertText(run.text, run_format(run, base))


def run_format(run: Run, base: QTextCharFormat) -> QTextCharFormat:
    """Return ``base`` with the run's own look on top."""
    form = QTextCharFormat(base)
    if run.bold:
        form.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        form.setFontItalic(True)
    if run.underline:
        form.setFontUnderline(True)
    if run.link:
        set_link(form, run.link)
    return form


def set_link(form: QTextCharFormat, address: str) -> None:
    """Make a format that of a link. Its colour comes from the theme, see LinkColour."""
    form.setAnchor(True)
    form.setAnchorHref(address)
    form.setFontUnderline(True)


class Writer:
    """Writes blocks from the cursor's place on. The caller holds the edit block."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._lists: dict[_ListKey, QTextList] = {}
        self._fresh = True

    def write(self, blocks: Sequence[Block]) -> None:
        """Write the blocks; the first fills the block that the cursor stands in."""
        for table, members in groupby(blocks, key=_table_number):
            if table is None:
                for block in members:
                    self._paragraph(block)
            else:
                self._table(list(members))

    def _paragraph(self, block: Block) -> None:
        self._next_block(look.block_format(block.kind, block.level))
        self._fill(block, look.char_format(block.kind, block.level))

    def _next_block(self, form: QTextBlockFormat) -> None:
        if self._fresh:
            self._fresh = False
            reset_block(self._cursor, form)
        else:
            self._cursor.insertBlock(form, QTextCharFormat())

    def _fill(self, block: Block, base: QTextCharFormat) -> None:
        self._cursor.setBlockCharFormat(base)
        if block.kind is BlockKind.LIST_ITEM:
            self._enlist(block)
        insert_runs(self._cursor, block.runs, base)

    def _enlist(self, block: Block) -> None:
        key = (block.list_id, block.level, block.ordered)
        # Back at an outer level, the next inner list is a new one.
        for deeper in [each for each in self._lists if each[1] > block.level]:
            del self._lists[deeper]
        members = self._lists.get(key)
        if members is None:
            form = look.list_format(block.level, ordered=block.ordered)
            self._lists[key] = self._cursor.createList(form)
        else:
            members.add(self._cursor.block())

    def _table(self, blocks: Sequence[Block]) -> None:
        cells = [block.cell for block in blocks if block.cell is not None]
        rows = 1 + max(cell.row for cell in cells)
        columns = 1 + max(cell.column for cell in cells)
        table = insert_table(self._cursor, rows, columns, header=any(cell.header for cell in cells))
        for (row, column), members in groupby(blocks, key=_place):
            self._cell(table, row, column, list(members))
        self._cursor.setPosition(table.lastPosition() + 1)
        # The block after the table is there already: the next paragraph fills it.
        reset_block(self._cursor, look.block_format(BlockKind.PARAGRAPH))
        self._fresh = True

    def _cell(self, table: QTextTable, row: int, column: int, blocks: Sequence[Block]) -> None:
        inner = Writer(table.cellAt(row, column).firstCursorPosition())
        for block in blocks:
            header = block.cell is not None and block.cell.header
            inner._next_block(look.block_format(block.kind, block.level))
            inner._fill(block, look.char_format(block.kind, block.level, header=header))


def reset_block(cursor: QTextCursor, form: QTextBlockFormat) -> None:
    """Take the cursor's block out of its list and give it a new format."""
    members = cursor.block().textList()
    if members is not None:
        members.remove(cursor.block())
    cursor.setBlockFormat(form)


def insert_table(cursor: QTextCursor, rows: int, columns: int, *, header: bool) -> QTextTable:
    """Insert a table at the cursor with every cell ready for writing."""
    table = cursor.insertTable(rows, columns, look.table_format(columns, header=header))
    dress_cells(table)
    return table


def dress_cells(table: QTextTable) -> None:
    """Give every cell the look of its row: header or body."""
    for row in range(table.rows()):
        for column in range(table.columns()):
            dress_cell(table, row, column)


def dress_cell(table: QTextTable, row: int, column: int) -> None:
    """Give one cell the look of its row: header or body."""
    header = row < table.format().toTableFormat().headerRowCount()
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    if cursor.block().textList() is None and not cursor.block().blockFormat().headingLevel():
        cursor.mergeBlockFormat(look.block_format(BlockKind.TABLE_CELL))
    weight = QTextCharFormat()
    weight.setFontWeight(QFont.Weight.Bold if header else QFont.Weight.Normal)
    cursor.mergeBlockCharFormat(weight)
    cursor.mergeCharFormat(weight)


def _table_number(block: Block) -> int | None:
    return block.cell.table if block.cell is not None else None


def _place(block: Block) -> tuple[int, int]:
    assert block.cell is not None
    return block.cell.row, block.cell.column
