"""The word-list window: the list on the left, one entry and what it hits on the right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import Entry, Problem
from asker_skriv.errors import AskerSkrivError
from asker_skriv.paths import DataLayers
from asker_skriv.ui.findings.controller import FindingsController
from asker_skriv.ui.screen import resize_to_fit
from asker_skriv.ui.wordlist.form import EntryForm
from asker_skriv.ui.wordlist.model import ROW, WordFilter, WordTable
from asker_skriv.ui.wordlist.preview import Preview
from asker_skriv.ui.wordlist.store import Origin, Row, WordStore

_FILTER = "Ordliste (*.csv)"
_NAMED_PROBLEMS = 4


class WordListWindow(QDialog):
    """Look up, add and change entries. Every change is saved and checked with at once."""

    def __init__(self, controller: FindingsController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ordliste")
        resize_to_fit(self, 1020, 640)
        self._controller = controller
        self.store = WordStore(DataLayers.standard())
        self._row: Row | None = None
        self.table_model = WordTable()
        self.filter = WordFilter(self.table_model)
        self.search = QLineEdit(placeholderText="Søk i ordlisten", clearButtonEnabled=True)
        self.search.setAccessibleName("Søk i ordlisten")
        self.own_only = QCheckBox("Bare &mine egne")
        self.table = _table(self.filter)
        self.nothing = QLabel(objectName="stille", wordWrap=True)
        self.title = QLabel(objectName="tittel")
        self.form = EntryForm()
        self.told = QLabel(objectName="stille", wordWrap=True)
        self.told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.save_button = QPushButton("&Lagre", objectName="hoved")
        self.remove_button = QPushButton("Slett")
        self.new_button = QPushButton("&Nytt ord")
        self.import_button = QPushButton("&Importer …")
        self.export_button = QPushButton("&Eksporter …")
        self.preview = Preview(controller)
        self._lay_out()
        self._connect()
        self._show_rows()
        self.start_new()
        self._tell_problems(self.store.problems)

    def start_new(self) -> None:
        """Empty the form for a new entry."""
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self._show(None)
        self.form.term.setFocus()

    def save(self) -> None:
        """Save the entry in the user's own list."""
        try:
            entry = self.form.entry()
            if not entry.alternatives and not entry.explanation:
                self.told.setText("Fyll ut hva man heller skal skrive, eller hva ordet betyr.")
                self.form.alternatives.setFocus()
                return
            self.store.save(entry, self._row.entry if self._row else None)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self._changed(entry, f"«{entry.term}» er lagret i din egen liste.")

    def remove(self) -> None:
        """Delete an own entry, or turn off one of another list."""
        if self._row is None:
            return
        entry, was_own = self._row.entry, self._row.origin is Origin.OWN
        try:
            self.store.remove(entry)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        done = "er slettet" if was_own else "er slått av for deg"
        self._changed(None if was_own else entry, f"«{entry.term}» {done}.")

    def take_in(self, path: Path) -> None:
        """Import a file into the own list and say what came of it."""
        try:
            result = self.store.take_in(path)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        told = f"{result.new} nye ord, {result.changed} endret."
        self._changed(None, told)
        self._tell_problems(result.problems, told)

    def give_out(self, path: Path) -> None:
        """Export what the table shows."""
        try:
            entries = [row.entry for row in self._shown_rows()]
            self.store.give_out(path, entries)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self.told.setText(f"{len(entries)} ord er lagret i «{path.name}». Filen åpnes i Excel.")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.own_only)
        files = QHBoxLayout()
        files.addWidget(self.new_button)
        files.addStretch(1)
        files.addWidget(self.import_button)
        files.addWidget(self.export_button)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(top)
        left.addWidget(self.nothing)
        left.addWidget(self.table, 1)
        left.addLayout(files)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        right = QVBoxLayout()
        right.setSpacing(10)
        for part in (self.title, self.form):
            right.addWidget(part)
        right.addLayout(buttons)
        right.addWidget(self.told)
        right.addSpacing(8)
        right.addWidget(self.preview, 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(20, 18, 20, 18)
        columns.setSpacing(24)
        columns.addLayout(left, 5)
        columns.addLayout(right, 4)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in the search field must not press anything

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._look())
        self.own_only.toggled.connect(lambda _: self._look())
        self.table.selectionModel().currentRowChanged.connect(
            lambda current, _: self._show(current.data(ROW))
        )
        self.form.changed.connect(self._form_changed)
        for line in (self.form.term, self.form.alternatives, self.form.note):
            line.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.remove_button.clicked.connect(self.remove)
        self.new_button.clicked.connect(self.start_new)
        self.import_button.clicked.connect(self._ask_import)
        self.export_button.clicked.connect(self._ask_export)

    def _show_rows(self) -> None:
        self.table_model.show_rows(self.store.rows())
        self._look()

    def _look(self) -> None:
        self.filter.look_for(self.search.text(), own_only=self.own_only.isChecked())
        empty = self.filter.rowCount() == 0
        self.nothing.setVisible(empty)
        self.table.setVisible(not empty)
        if empty and self.search.text():
            self.nothing.setText("Ingen treff. Velg «Nytt ord» for å legge det til.")
        elif empty:
            self.nothing.setText("Du har ingen egne ord ennå. Velg «Nytt ord» for å legge til et.")

    def _show(self, row: Row | None) -> None:
        self._row = row
        entry = row.entry if row else None
        self.form.show_entry(entry)
        self.told.clear()
        own = row is not None and row.origin is Origin.OWN
        if row is None:
            self.title.setText("Nytt ord")
        else:
            self.title.setText("Endre ordet" if own else "Endre ordet for deg")
            if not own:
                self.told.setText(
                    "Endringen lagres i din egen liste. Den felles listen er som før."
                )
        self.remove_button.setText("Slett" if row is None or own else "Slå av for meg")
        self.remove_button.setVisible(row is not None)
        self.save_button.setEnabled(False)
        self.preview.show_entry(entry)

    def _form_changed(self) -> None:
        self.save_button.setEnabled(not self.form.is_empty)
        if self.form.is_empty:
            self.preview.show_entry(None)
            return
        try:
            entry = self.form.entry()
        except AskerSkrivError as error:
            self.told.setText(str(error))
            self.preview.show_entry(None)
        else:
            self.told.clear()
            self.preview.show_entry(entry)

    def _changed(self, entry: Entry | None, told: str) -> None:
        self._show_rows()
        self._select(entry)
        self.told.setText(told)
        self._controller.reload()

    def _select(self, entry: Entry | None) -> None:
        for number in range(self.filter.rowCount() if entry else 0):
            index = self.filter.index(number, 0)
            if entry is not None and index.data(ROW).entry.term == entry.term:
                self.table.setCurrentIndex(index)
                self.table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
                return
        self._show(None)

    def _shown_rows(self) -> Iterable[Row]:
        for number in range(self.filter.rowCount()):
            yield self.filter.index(number, 0).data(ROW)

    def _tell_problems(self, problems: tuple[Problem, ...], before: str = "") -> None:
        if not problems:
            return
        rows = "1 rad" if len(problems) == 1 else f"{len(problems)} rader"
        named = "\n".join(str(problem) for problem in problems[:_NAMED_PROBLEMS])
        more = len(problems) - _NAMED_PROBLEMS
        self.told.setText(
            f"{before} {rows} ble ikke tatt med:\n{named}".strip()
            + (f"\n… og {more} til." if more > 0 else "")
        )

    def _ask_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Importer ord", str(Path.home()), _FILTER)
        if name:
            self.take_in(Path(name))

    def _ask_export(self) -> None:
        own = self.own_only.isChecked()
        suggested = Path.home() / ("mine ord.csv" if own else "ordliste.csv")
        name, _ = QFileDialog.getSaveFileName(self, "Eksporter ord", str(suggested), _FILTER)
        if name:
            self.give_out(Path(name) if name.lower().endswith(".csv") else Path(f"{name}.csv"))


def _table(model: WordFilter) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("Ordliste")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(30)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for column, mode in enumerate(
        (
            QHeaderView.ResizeMode.Interactive,
            QHeaderView.ResizeMode.Stretch,
            QHeaderView.ResizeMode.ResizeToContents,
        )
    ):
        header.setSectionResizeMode(column, mode)
    header.resizeSection(0, 190)
    return table
