"""Keeps what is written on disk within seconds, and offers it after a crash."""

from __future__ import annotations

import contextlib
import queue
import secrets
import threading
import time
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from asker_skriv import recovery
from asker_skriv.paths import user_folder
from asker_skriv.recovery import Draft
from asker_skriv.text.model import Document
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.files import LetterFile

LATEST_MS = 2_500  # from the first unsaved change to the disk


class Recovery(QObject):
    """Writes the letter aside while it has unsaved changes; forgets it when it has none.

    A lock file beside the draft tells a letter that is open in another window from one that was
    left behind. The writing itself happens on a thread: a slow disk never holds the writer up.
    """

    def __init__(
        self, editor: LetterEditor, letter: LetterFile, folder: Path | None = None
    ) -> None:
        super().__init__(editor)
        self._editor, self._letter = editor, letter
        self._folder = folder or user_folder() / recovery.FOLDER
        self._file = self._folder / f"{secrets.token_hex(8)}.json"
        self._lock = QLockFile(str(self._file.with_suffix(".lock")))
        self._jobs: queue.SimpleQueue[Draft | None] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._write_all, name="kladd", daemon=True)
        self._timer = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._timer.timeout.connect(self.keep)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock.tryLock(0)
        self._worker.start()
        editor.document().contentsChange.connect(self._changed)
        editor.document().modificationChanged.connect(self._modified)

    def keep(self) -> None:
        """Write the letter aside now if it has unsaved changes."""
        self._timer.stop()
        if self._editor.document().isModified():
            path = str(self._letter.path or "")
            document = self._editor.to_document()
            self._jobs.put(Draft(self._letter.name, path, time.time(), document))

    def close(self) -> None:
        """Forget the draft: the letter was saved, or let go on purpose."""
        self._timer.stop()
        self._jobs.put(None)
        self._worker.join(timeout=5)
        self._file.unlink(missing_ok=True)
        self._lock.unlock()

    def left_behind(self) -> list[tuple[Path, Draft]]:
        """Return the drafts that no running program holds, the newest first."""
        found = []
        for file in self._folder.glob("*.json"):
            lock = QLockFile(str(file.with_suffix(".lock")))
            if file == self._file or not lock.tryLock(0):
                continue
            lock.unlock()
            if (draft := recovery.read(file)) is not None:
                found.append((file, draft))
        return sorted(found, key=lambda each: -each[1].when)

    def _changed(self, _position: int, _removed: int, _added: int) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _modified(self, modified: bool) -> None:
        if not modified:
            self._timer.stop()
            self._jobs.put(Draft("", "", 0.0, Document()))

    def _write_all(self) -> None:
        while (draft := self._jobs.get()) is not None:
            # A full disk must not end the keeping: the next change tries again.
            with contextlib.suppress(OSError):
                if draft.when:
                    recovery.write(self._file, recovery.encode(draft))
                else:
                    self._file.unlink(missing_ok=True)


def offer(keeper: Recovery, letter: LetterFile, parent: QWidget) -> bool:
    """Ask about letters left behind; returns whether one was taken up again."""
    for file, draft in keeper.left_behind():
        choice = _ask(draft, parent)
        if choice == "senere":
            return False
        if choice == "apne":
            path = Path(draft.path) if draft.path else None
            letter.take_up(draft.document, path, draft.name)
            keeper.keep()
        file.unlink(missing_ok=True)
        if choice == "apne":
            return True
    return False


def _ask(draft: Draft, parent: QWidget) -> str:
    box = QMessageBox(parent)
    box.setWindowTitle("Fortsette på brevet?")
    box.setText(f"«{draft.name}» ble ikke lagret da programmet sluttet {draft.told_time}.")
    box.setInformativeText(f"Det begynner slik: «{draft.first_line}»")
    take = box.addButton("Fortsett på brevet", QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton("Slett kladden", QMessageBox.ButtonRole.DestructiveRole)
    later = box.addButton("Senere", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(take)
    box.setEscapeButton(later)
    box.exec()
    return {take: "apne", drop: "slett"}.get(box.clickedButton(), "senere")
