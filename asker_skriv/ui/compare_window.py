"""Several readers side by side: how many remarks each gives, and LIX against each one's band."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import CompareReaders, Comparison, ReaderResult, TargetGroup
from asker_skriv.ui.findings.controller import FindingsController
from asker_skriv.ui.panels.reader_panel import verdict
from asker_skriv.ui.screen import resize_to_fit

_COLUMNS = ("Leser", "Feil", "Råd", "Stil", "LIX mot målet", "Lesbarhet")
_ID = Qt.ItemDataRole.UserRole
_WAITING = "…"


class CompareWindow(QDialog):
    """A table of readers; the ticked ones are compared as the letter is now."""

    def __init__(
        self,
        controller: FindingsController,
        groups: Sequence[TargetGroup],
        current: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sammenlign lesere")
        resize_to_fit(self, 640, 460)
        self._controller = controller
        self._request = 0
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self.ask)
        self.table = _table(len(groups))
        for row, group in enumerate(groups):
            self._add(row, group, current)
        self.told = QLabel(
            "Kryss av leserne du vil sammenligne. Tallene gjelder teksten slik den er nå. "
            "En lavere LIX enn målet er lettere å lese.",
            objectName="stille",
            wordWrap=True,
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 20)
        rows.setSpacing(12)
        rows.addWidget(self.told)
        rows.addWidget(self.table, 1)
        self.table.itemChanged.connect(self._ticked)
        controller.engine.answered.connect(self._answered)
        self.ask()

    def ask(self) -> None:
        """Ask the engine about the ticked readers."""
        blocks = self._controller.blocks
        snapshots = tuple(blocks.snapshot(state) for state in blocks.states())
        wanted = tuple(self._id(row) for row in self._rows() if self._is_ticked(row))
        self._request += 1
        for row in self._rows():
            self._fill(row, (_WAITING,) * 5 if self._is_ticked(row) else ("",) * 5)
        self._controller.engine.send(CompareReaders(self._request, wanted, snapshots))

    def _answered(self, answer: object) -> None:
        if not isinstance(answer, Comparison) or answer.request != self._request:
            return
        results = {result.group: result for result in answer.results}
        for row in self._rows():
            if result := results.get(self._id(row)):
                self._fill(row, figures(result))

    def _add(self, row: int, group: TargetGroup, current: str) -> None:
        name = QTableWidgetItem(group.name)
        name.setData(_ID, group.id)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        name.setCheckState(Qt.CheckState.Checked)
        if group.id == current:
            font = QFont()
            font.setBold(True)
            name.setFont(font)
            name.setToolTip("Du skriver for denne leseren nå.")
        self.table.setItem(row, 0, name)
        for column in range(1, len(_COLUMNS)):
            cell = QTableWidgetItem()
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, cell)

    def _fill(self, row: int, texts: Sequence[str]) -> None:
        for column, text in enumerate(texts, 1):
            self.table.item(row, column).setText(text)

    def _ticked(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self._wait.start()

    def _rows(self) -> range:
        return range(self.table.rowCount())

    def _id(self, row: int) -> str:
        return str(self.table.item(row, 0).data(_ID))

    def _is_ticked(self, row: int) -> bool:
        return self.table.item(row, 0).checkState() is Qt.CheckState.Checked


def figures(result: ReaderResult) -> tuple[str, ...]:
    """Return a reader's figures as the table shows them."""
    low, high = result.lix_band
    counts = (str(result.errors), str(result.advice), str(result.style))
    return (*counts, f"{result.lix:.0f} mot {low}–{high}", verdict(round(result.lix), high))


def _table(rows: int) -> QTableWidget:
    table = QTableWidget(rows, len(_COLUMNS))
    table.setHorizontalHeaderLabels(_COLUMNS)
    table.setAccessibleName("Lesere og hva hver av dem får av råd")
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeaderItem(0).setTextAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    return table
