"""The word list as a table that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from asker_skriv.engine import Entry, Swap
from asker_skriv.ui.wordlist.store import Origin, Row

ROW = Qt.ItemDataRole.UserRole
_HEADS = ("Unngå", "Skriv heller", "Liste")
_Index = QModelIndex | QPersistentModelIndex


class WordTable(QAbstractTableModel):
    """Rows of the word list. ``ROW`` gives the row itself."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.entry.note or row.entry.explanation or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None


class WordFilter(QSortFilterProxyModel):
    """Shows the rows that hold the searched words, all or only the user's own."""

    def __init__(self, table: WordTable) -> None:
        super().__init__()
        self._wanted = ""
        self._own_only = False
        self.setSourceModel(table)
        self.setSortLocaleAware(True)

    def look_for(self, text: str, *, own_only: bool) -> None:
        """Show rows with this text in the term or in what to write instead."""
        self._wanted = " ".join(text.casefold().split())
        self._own_only = own_only
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        """Tell whether a row is wanted."""
        row: Row = self.sourceModel().index(source_row, 0, source_parent).data(ROW)
        if self._own_only and row.origin is not Origin.OWN:
            return False
        return not self._wanted or self._wanted in searched(row.entry)


def searched(entry: Entry) -> str:
    """Return the text that a search looks through."""
    return " ".join(
        (entry.term, *(each.text for each in entry.alternatives), entry.explanation)
    ).casefold()


def _cell(row: Row, column: int) -> str:
    entry = row.entry
    if column == 0:
        return entry.term
    if column == 1:
        if entry.swap is Swap.OFF:
            return "slått av"
        words = ", ".join(each.text for each in entry.alternatives)
        return words or (f"forklar: {entry.explanation}" if entry.explanation else "")
    return str(row.origin)
