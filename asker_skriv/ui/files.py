"""The letter and its file: open, save, and never lose a word on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from asker_skriv.errors import AskerSkrivError
from asker_skriv.settings import Settings, SettingsFile
from asker_skriv.text.model import Document
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.filestate import Stamp, loses_nothing, stamp

OPEN_FILTER = "Tekster (*.docx *.odt *.txt *.html *.htm);;Alle filer (*)"
SAVE_FILTER = "Word-dokument (*.docx)"
NEW_NAME = "Uten navn"
_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\u2028\x00-\x1f]')
_CHANGED = (
    "«{}» er endret av et annet program siden du åpnet den. Erstatter du filen, blir de "
    "endringene borte. Teksten din er trygg uansett."
)
_FOREIGN = (
    "«{}» er laget i et annet program eller på en mal. Asker skriv lagrer bare teksten. Topptekst, "
    "bilder, kommentarer og annet i filen blir borte hvis du erstatter den."
)


class LetterFile(QObject):
    """The file that the editor's letter is kept in.

    ``path`` is None for a letter that was never saved; a letter opened from another format than
    .docx is saved under a new name. ``changed`` tells that name or path is another, ``told`` what
    was left out of a file that was opened.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, editor: LetterEditor, settings: SettingsFile, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._settings = settings
        self._window = window
        self.path: Path | None = None
        self._source = ""
        self._saved: datetime | None = None
        self._stamp: Stamp | None = None
        self._whole = True

    @property
    def told_saved(self) -> str:
        """When the letter was saved last, in words; empty for one that has no file."""
        if self.path is None:
            return ""
        return f"Lagret kl. {self._saved:%H.%M}" if self._saved else "Lagret"

    @property
    def name(self) -> str:
        """The name to show."""
        if self.path is not None:
            return self.path.name
        return self._source or NEW_NAME

    @property
    def stem(self) -> str:
        """The name without its ending, for suggesting file names; a new letter's first words."""
        if self.path is None and not self._source:
            return _file_name(_first_words(self._editor.document())) or NEW_NAME
        return Path(self.name).stem

    def new(self) -> bool:
        """Start an empty letter; returns False when the writer thought better of it."""
        if not self.may_leave():
            return False
        self.show(Document(), None, "")
        return True

    def open(self, path: Path | None = None) -> bool:
        """Open a file, asked for when None; returns whether it was opened."""
        if not self.may_leave():
            return False
        path = path or self._ask_for_file()
        return path is not None and self.read(path)

    def read(self, path: Path) -> bool:
        """Read a file into the editor; a file that can't be read changes nothing."""
        from asker_skriv.text.readers import notices, read_document, structured

        before = stamp(path)
        try:
            with _waiting():
                document = structured(read_document(path))
        except AskerSkrivError as error:
            self._settings.keep(_without(self._settings, path))
            self._say("Filen kan ikke åpnes", str(error))
            return False
        own = path if path.suffix.lower() == ".docx" else None
        self.show(document, own, path.name)
        self._stamp = before
        self._whole = own is None or loses_nothing(path)
        self._settings.keep(self._settings.settings.with_recent(path))
        self.changed.emit()
        if told := " ".join(notices(document)):
            self.told.emit(told)
        return True

    def show(self, document: Document, path: Path | None, source: str) -> None:
        """Show a text that is not read here (the example letter)."""
        self._editor.load(document)
        self._editor.document().setModified(False)
        self.path, self._source, self._saved = path, source, None
        self._stamp, self._whole = stamp(path) if path else None, True
        self.changed.emit()

    def take_up(self, document: Document, path: Path | None, source: str) -> None:
        """Show an unsaved letter again; it is still to be saved."""
        self.show(document, path, source)
        self._editor.document().setModified(True)

    def save(self) -> bool:
        """Save where the letter is kept, or ask; returns whether it was saved."""
        if self.path is None:
            return self.save_as()
        if self._stamp is not None and stamp(self.path) not in (None, self._stamp):
            return self._ask_before(_CHANGED.format(self.name))
        if not self._whole:
            return self._ask_before(_FOREIGN.format(self.name))
        return self._write(self.path)

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        folder = Path(self._settings.settings.folder or Path.home())
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Lagre brevet", str(folder / f"{self.stem}.docx"), SAVE_FILTER
        )
        if not name:
            return False
        path = Path(name)
        return self._write(path if path.suffix.lower() == ".docx" else Path(f"{name}.docx"))

    def may_leave(self) -> bool:
        """Ask what to do with changes; returns whether the letter may be left."""
        if not self._editor.document().isModified():
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Lagre endringene?")
        box.setText(f"Vil du lagre endringene i «{self.name}»?")
        box.setInformativeText("Velger du «Forkast», blir endringene borte.")
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        choice = box.exec()
        if choice == buttons.Save:
            return self.save()
        return choice == buttons.Discard

    def _write(self, path: Path) -> bool:
        from asker_skriv.export.word import save_document

        try:
            with _waiting():
                save_document(self._editor.to_document(), path)
        except AskerSkrivError as error:
            return self._offer_copy(str(error))
        self.path, self._saved = path, datetime.now()
        self._stamp, self._whole = stamp(path), True
        self._editor.document().setModified(False)
        self._settings.keep(self._settings.settings.with_recent(path))
        self.changed.emit()
        return True

    def _offer_copy(self, message: str) -> bool:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Brevet er ikke lagret")
        box.setText(message)
        copy = box.addButton("Lagre en kopi …", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is copy and self.save_as()

    def _ask_before(self, message: str) -> bool:
        """Ask before a file is written over that holds more than, or other than, this letter."""
        assert self.path is not None
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Lagre over filen?")
        box.setText(message)
        copy = box.addButton("Lagre en kopi …", QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton("Erstatt filen", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(copy)
        box.exec()
        if box.clickedButton() is over:
            return self._write(self.path)
        return box.clickedButton() is copy and self.save_as()

    def _ask_for_file(self) -> Path | None:
        folder = self._settings.settings.folder or str(Path.home())
        name, _ = QFileDialog.getOpenFileName(self._window, "Åpne brev", folder, OPEN_FILTER)
        return Path(name) if name else None

    def _say(self, title: str, message: str) -> None:
        QMessageBox.warning(self._window, title, message)


@contextmanager
def _waiting() -> Iterator[None]:
    """Show that the program is at work, on a slow disk or with a long letter."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def _first_words(document: QTextDocument) -> str:
    block = document.begin()
    while block.isValid() and not block.text().strip():
        block = block.next()
    return block.text().strip() if block.isValid() else ""


def _file_name(title: str) -> str:
    """Return a title as a file name that every system takes."""
    usable = " ".join(_NOT_IN_NAMES.sub(" ", title).split())
    if len(usable) > _LONGEST_NAME:
        usable = usable[: _LONGEST_NAME + 1].rpartition(" ")[0] or usable[:_LONGEST_NAME]
    return usable.strip(" .")


def _without(settings: SettingsFile, path: Path) -> Settings:
    recent = tuple(name for name in settings.settings.recent if name != str(path))
    return replace(settings.settings, recent=recent)
