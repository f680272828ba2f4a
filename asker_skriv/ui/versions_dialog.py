"""«Forrige versjon …»: what the letter's file held before each of the last saves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from asker_skriv import versions
from asker_skriv.recovery import told_time
from asker_skriv.text.difference import difference, in_words
from asker_skriv.text.model import Document
from asker_skriv.ui.difference_view import KEY, DifferenceView, read_quietly
from asker_skriv.ui.files import LetterFile
from asker_skriv.ui.screen import resize_to_fit

_VERSION = Qt.ItemDataRole.UserRole
_AIR = 10  # pixels over and under a line in the list
_ROWS = 5
_NONE = (
    "Det finnes ingen tidligere versjon av dette brevet her. Asker skriv tar vare på den forrige "
    f"hver gang du lagrer, i {versions.DAYS} dager."
)


class VersionsDialog(QDialog):
    """The earlier versions, the newest first, and what was changed since each.

    ``chosen`` is the text to go back to.
    """

    def __init__(
        self,
        kept: Sequence[versions.Version],
        now: Document,
        letter: LetterFile,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._now, self._letter = now, letter
        self.chosen: Document | None = None
        self.setWindowTitle("Forrige versjon")
        resize_to_fit(self, 720, 600)
        self.list = QListWidget()
        self.list.setAccessibleName("Tidligere versjoner")
        row = self.list.fontMetrics().lineSpacing() + _AIR
        self.list.setFixedHeight(row * min(_ROWS, len(kept)) + 2 * self.list.frameWidth())
        for each in kept:
            told = f"Slik brevet var før du lagret {told_time(each.when)}"
            item = QListWidgetItem(told, self.list)
            item.setSizeHint(QSize(0, row))
            item.setData(_VERSION, each)
        self.state = QLabel(wordWrap=True)
        self.view = DifferenceView()
        self.back_button = QPushButton("Hent tilbake", objectName="hoved")
        self.copy_button = QPushButton("Lagre en kopi …")
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.back_button, role.AcceptRole)
        buttons.addButton(self.copy_button, role.ActionRole)
        buttons.rejected.connect(self.reject)
        self.back_button.clicked.connect(self._take_back)
        self.copy_button.clicked.connect(self._save_copy)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        for widget in (self.list, self.state, self.view, buttons):
            rows.addWidget(widget, 1 if widget is self.view else 0)
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.setCurrentRow(0)

    def _file(self) -> Path:
        version: versions.Version = self.list.currentItem().data(_VERSION)
        return version.file

    def _show(self) -> None:
        then = read_quietly(self._file())
        self.back_button.setEnabled(then is not None)
        if then is None:
            self.state.setText("Denne versjonen kan ikke leses.")
            self.view.clear()
            return
        changes = difference(then, self._now)
        told = f"Fra denne versjonen til brevet i vinduet: {in_words(changes)}"
        self.state.setText(f"{told} {KEY}")
        self.view.show_difference(changes)

    def _take_back(self) -> None:
        self.chosen = read_quietly(self._file())
        self.accept()

    def _save_copy(self) -> None:
        try:
            content = self._file().read_bytes()
        except OSError:
            self.state.setText("Denne versjonen kan ikke leses.")
            return
        self._letter.save_copy(content, f"{self._letter.stem} – tidligere")


def show_versions(letter: LetterFile, now: Document, parent: QWidget) -> None:
    """Show the earlier versions of the letter's file; the one chosen is still to be saved."""
    kept = versions.versions(letter.path) if letter.path is not None else []
    if not kept:
        QMessageBox.information(parent, "Forrige versjon", _NONE)
        return
    dialog = VersionsDialog(kept, now, letter, parent)
    dialog.exec()
    if dialog.chosen is not None and letter.may_leave():
        letter.go_back(dialog.chosen)
