"""The letter and its file: open, save, and never lose a word on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from asker_skriv.engine import without_personal_data
from asker_skriv.errors import AskerSkrivError
from asker_skriv.settings import Settings, SettingsFile
from asker_skriv.text.model import Document
from asker_skriv.ui import questions
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.filenames import file_name, first_words
from asker_skriv.ui.filestate import (
    MISSING,
    UNREADABLE,
    Stamp,
    keep_version,
    loses_nothing,
    open_elsewhere,
    stamp,
)
from asker_skriv.ui.locks import lock_letter
from asker_skriv.ui.questions import Way, ask
from asker_skriv.ui.traces import remembered

OPEN_FILTER = "Tekster (*.docx *.odt *.txt *.html *.htm);;Alle filer (*)"
SAVE_FILTER = "Word-dokument (*.docx)"
NEW_NAME = "Uten navn"


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
        self._held: QLockFile | None = None

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
    def base(self) -> str:
        """A digest of what the file held when the letter was opened or saved last, in hex."""
        return self._stamp or ""

    @property
    def stem(self) -> str:
        """The name without its ending, for suggesting file names; a new letter's first words."""
        if self.path is None and not self._source:
            words = without_personal_data(first_words(self._editor.document()))
            return file_name(words) or NEW_NAME
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

        own, held = (path, self._lock(path)) if path.suffix.lower() == ".docx" else (None, None)
        if own is not None and held is None:
            message = questions.IN_ANOTHER_WINDOW.format(path.name)
            if ask(self._window, "Brevet er åpent", message, [Way.OPEN_COPY]) is not Way.OPEN_COPY:
                return False
            own = None
        before = stamp(path)
        try:
            with _waiting():
                document = structured(read_document(path))
        except AskerSkrivError as error:
            self._settings.keep(_without(self._settings, path))
            self._say("Filen kan ikke åpnes", str(error))
            return False
        is_copy = own is None and path.suffix.lower() == ".docx"
        self.show(document, own, f"Kopi av {path.name}" if is_copy else path.name, held)
        self._stamp = before
        left_out = notices(document)
        self._whole = self._whole and not left_out
        self._settings.keep(remembered(self._settings.settings, path))
        self.changed.emit()
        if told := " ".join([*left_out, *open_elsewhere(own)]):
            self.told.emit(told)
        return True

    def show(
        self, document: Document, path: Path | None, source: str, held: QLockFile | None = None
    ) -> None:
        """Show a text that is not read here (the example letter)."""
        self._editor.load(document)
        self._editor.document().setModified(False)
        self.path, self._source, self._saved = path, source, None
        self._hold(held)
        self._stamp = stamp(path) if path else None
        self._whole = path is None or self._stamp is None or loses_nothing(path)
        self.changed.emit()

    def take_up(self, document: Document, path: Path | None, source: str, base: str = "") -> None:
        """Show an unsaved letter again; it is still to be saved.

        When another window has its file, it goes on as a copy. ``base`` tells what the file held
        when the letter was left, so that what others did to it since is asked about.
        """
        held = self._lock(path) if path is not None else None
        if path is not None and held is None:
            path, source = None, f"Kopi av {source}"
        self.show(document, path, source, held)
        if base and self._stamp is not None:
            self._stamp = base
        self._editor.document().setModified(True)

    def go_back(self, document: Document) -> None:
        """Show an earlier version of the letter; the file is as it is until that is saved."""
        self._editor.load(document)
        self._editor.document().setModified(True)

    def release(self) -> None:
        """Let other windows have the file."""
        self._hold(None)

    def save(self) -> bool:
        """Save where the letter is kept, or ask; returns whether it was saved."""
        if self.path is None:
            return self.save_as()
        now = stamp(self.path)
        if now == UNREADABLE:
            return self._offer_copy(self.path, questions.UNSEEN.format(self.name))
        if self._stamp is not None and now not in (MISSING, self._stamp):
            return self._ask_before(questions.CHANGED, [Way.SHOW, Way.COPY, Way.OVER])
        if not self._whole:
            return self._ask_before(questions.FOREIGN, [Way.COPY, Way.OVER])
        return self._write(self.path)

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        path = self._ask_for_place(self.stem)
        return path is not None and self._write(path)

    def save_copy(self, content: Document | bytes, stem: str) -> bool:
        """Ask for a place and save another text there; this letter stays as it is."""
        from asker_skriv.export.atomic import write_atomically
        from asker_skriv.export.word import save_document

        path = self._ask_for_place(stem)
        if path is None:
            return False
        if path == self.path or self._lock(path) is None:
            message = questions.TAKEN.format(path.name)
        else:
            try:
                if isinstance(content, bytes):
                    write_atomically(path, content)
                else:
                    save_document(content, path)
            except AskerSkrivError as error:
                message = str(error)
            else:
                return True
        way = ask(self._window, questions.NOT_SAVED, message, [Way.COPY], warning=True)
        return way is Way.COPY and self.save_copy(content, stem)

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

        if (held := self._lock(path)) is None:
            return self._offer_copy(path, questions.TAKEN.format(path.name))
        try:
            with _waiting():
                kept = keep_version(path)
                save_document(self._editor.to_document(), path)
        except AskerSkrivError as error:
            if held is not self._held:
                held.unlock()
            return self._offer_copy(path, str(error))
        self.path, self._saved = path, datetime.now()
        self._hold(held)
        self._stamp, self._whole = stamp(path), True
        self._editor.document().setModified(False)
        self._settings.keep(remembered(self._settings.settings, path))
        self.changed.emit()
        if not kept:
            self.told.emit(questions.NOT_KEPT)
        return True

    def _offer_copy(self, path: Path, message: str) -> bool:
        way = ask(self._window, questions.NOT_SAVED, message, [Way.COPY, Way.AGAIN], warning=True)
        if way is Way.AGAIN:
            return self.save() if path == self.path else self._write(path)
        return way is Way.COPY and self.save_as()

    def _ask_before(self, message: str, ways: Sequence[Way]) -> bool:
        """Ask before a file is written over that holds more than, or other than, this letter."""
        assert self.path is not None
        while True:
            told = message.format(self.name)
            way = ask(self._window, "Lagre over filen?", told, ways)
            if way is not Way.SHOW:
                break
            self._show_difference(self.path)
        if way is Way.OVER:
            return self._write(self.path)
        return way is Way.COPY and self.save_as()

    def _show_difference(self, path: Path) -> None:
        """Show what saving would change in the file."""
        from asker_skriv.ui.difference_view import DifferenceDialog, read_quietly

        saved = read_quietly(path)
        if saved is None:
            self._say("Filen kan ikke åpnes", questions.UNSEEN.format(path.name))
            return
        told = f"Brevet ditt sammenlignet med «{path.name}» slik filen er nå."
        DifferenceDialog(told, saved, self._editor.to_document(), self._window).exec()

    def _ask_for_place(self, stem: str) -> Path | None:
        folder = Path(self._settings.settings.folder or Path.home())
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Lagre brevet", str(folder / f"{stem}.docx"), SAVE_FILTER
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == ".docx" else Path(f"{name}.docx")

    def _lock(self, path: Path) -> QLockFile | None:
        """Hold the file, unless that is done; None while another window has it."""
        return self._held if path == self.path and self._held else lock_letter(path)

    def _hold(self, held: QLockFile | None) -> None:
        if self._held is not None and self._held is not held:
            self._held.unlock()
        self._held = held

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


def _without(settings: SettingsFile, path: Path) -> Settings:
    recent = tuple(name for name in settings.settings.recent if name != str(path))
    return replace(settings.settings, recent=recent)
