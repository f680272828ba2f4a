"""Simple tables: insert, grow, shrink, header row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextTable

from asker_skriv.text.model import BlockKind
from asker_skriv.ui.editor import look
from asker_skriv.ui.editor.formatting import one_step
from asker_skriv.ui.editor.writing import dress_cell, insert_table, reset_block

_Cells = list[tuple[int, int]]


def insert(cursor: QTextCursor, rows: int, columns: int, *, header: bool = True) -> None:
    """Insert a table below the cursor's paragraph and leave the cursor in its first cell."""
    paragraph = look.block_format(BlockKind.PARAGRAPH)
    with one_step(cursor):
        cursor.clearSelection()
        if cursor.block().length() > 1:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(paragraph, QTextCharFormat())
        reset_block(cursor, paragraph)
        table = insert_table(cursor, rows, columns, header=header)
    cursor.setPosition(table.cellAt(0, 0).firstPosition())


def add_row(cursor: QTextCursor, *, below: bool = True) -> None:
    """Add a row below or above the cursor's."""

    def change(table: QTextTable, row: int, _column: int) -> _Cells:
        table.insertRows(row + below, 1)
        return _row(table, row + below)

    _change(cursor, change)


def add_column(cursor: QTextCursor, *, after: bool = True) -> None:
    """Add a column to the right or left of the cursor's."""

    def change(table: QTextTable, _row: int, column: int) -> _Cells:
        table.insertColumns(column + after, 1)
        _even_out(table)
        return [(row, column + after) for row in range(table.rows())]

    _change(cursor, change)


def remove_row(cursor: QTextCursor) -> None:
    """Remove the cursor's row; the last row takes the table with it."""

    def change(table: QTextTable, row: int, _column: int) -> _Cells:
        last = table.rows() == 1
        table.removeRows(row, 1)
        return [] if last or row else _row(table, 0)

    _change(cursor, change)


def remove_column(cursor: QTextCursor) -> None:
    """Remove the cursor's column; the last column takes the table with it."""

    def change(table: QTextTable, _row: int, column: int) -> _Cells:
        last = table.columns() == 1
        table.removeColumns(column, 1)
        if not last:
            _even_out(table)
        return []

    _change(cursor, change)


def remove_table(cursor: QTextCursor) -> None:
    """Remove the whole table."""

    def change(table: QTextTable, _row: int, _column: int) -> _Cells:
        table.removeRows(0, table.rows())
        return []

    _change(cursor, change)


def toggle_header(cursor: QTextCursor) -> None:
    """Make the first row a header row, or an ordinary one."""

    def change(table: QTextTable, _at: int, _column: int) -> _Cells:
        form = table.format().toTableFormat()
        form.setHeaderRowCount(0 if form.headerRowCount() else 1)
        table.setFormat(form)
        return _row(table, 0)

    _change(cursor, change)


def next_cell(cursor: QTextCursor, by: int) -> bool:
    """Move to the next (1) or previous (-1) cell; past the last one a row is added.

    Return False when the cursor is not in a table.
    """
    table = cursor.currentTable()
    if table is None:
        return False
    cell = table.cellAt(cursor)
    index = cell.row() * table.columns() + cell.column() + by
    if index < 0:
        return True
    if index >= table.rows() * table.columns():
        add_row(cursor)
    target = table.cellAt(index // table.columns(), index % table.columns())
    cursor.setPosition(target.firstPosition())
    cursor.setPosition(target.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return True


def _change(cursor: QTextCursor, change: Callable[[QTextTable, int, int], _Cells]) -> None:
    """Change the cursor's table as one step; the cells it returns get the look of their row."""
    table = cursor.currentTable()
    if table is None:
        return
    cell = table.cellAt(cursor)
    with one_step(cursor):
        for row, column in change(table, cell.row(), cell.column()):
            dress_cell(table, row, column)


def _row(table: QTextTable, row: int) -> _Cells:
    return [(row, column) for column in range(table.columns())]


def _even_out(table: QTextTable) -> None:
    form = table.format().toTableFormat()
    form.setColumnWidthConstraints(look.equal_columns(table.columns()))
    table.setFormat(form)
