"""Keeps what is written on disk within seconds, and finds it again after a crash."""

from __future__ import annotations

import contextlib
import queue
import secrets
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from asker_skriv import recovery
from asker_skriv.paths import user_folder
from asker_skriv.recovery import Draft
from asker_skriv.storage import remove_leftovers
from asker_skriv.text.model import Document
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.files import LetterFile
from asker_skriv.ui.gradual import GradualReader
from asker_skriv.ui.locks import lock

LATEST_MS = 2_500  # from the first unsaved change to the disk
_TROUBLE = (
    "Kladden av brevet kan ikke tas vare på akkurat nå. Se etter om disken er full, og lagre "
    "brevet selv (Ctrl+S). Teksten står der den skal i vinduet."
)


_Job = tuple[Path, Draft | None] | threading.Event | None
"""A draft to write (None: to delete), someone who waits, or the end."""


@dataclass(frozen=True, slots=True)
class Left:
    """A draft that no running program has, and its file, held until it is let go of."""

    file: Path
    draft: Draft
    held: QLockFile

    def delete(self) -> None:
        """Delete the draft, as the writer wishes or because it is kept elsewhere."""
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)
        self.held.unlock()


class Recovery(QObject):
    """Writes the letter aside while it has unsaved changes; forgets it when it has none.

    A lock file beside the draft tells a letter that is open in another window from one that was
    left behind. The letter is read in small slices and written on a thread: neither a long letter
    nor a slow disk holds the writer up. ``trouble`` tells, once, that the disk takes no drafts.
    """

    trouble = Signal(str)
    _failed = Signal()

    def __init__(
        self, editor: LetterEditor, letter: LetterFile, folder: Path | None = None
    ) -> None:
        super().__init__(editor)
        self._editor, self._letter = editor, letter
        self._folder = folder or user_folder() / recovery.FOLDER
        self._file = self._folder / f"{secrets.token_hex(8)}.json"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = lock(self._file.with_suffix(".lock"))
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._write_all, name="kladd", daemon=True)
        self._timer = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._timer.timeout.connect(self._begin)
        self._reader = GradualReader(editor.document(), self)
        self._reader.done.connect(self._put)
        self._failed.connect(self._timer.start)
        self._worker.start()
        editor.document().contentsChange.connect(self._changed)
        editor.document().modificationChanged.connect(self._modified)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._log_off)

    def keep(self) -> None:
        """Write the letter aside now if it has unsaved changes."""
        self._timer.stop()
        self._reader.stop()
        if self._editor.document().isModified():
            self._put(self._editor.to_document())

    def settle(self, seconds: float = 5.0) -> None:
        """Wait until the disk has what was to be written, at most so long."""
        if self._worker.is_alive():  # the writer of a letter that is let go has ended
            done = threading.Event()
            self._jobs.put(done)
            done.wait(seconds)

    def close(self) -> None:
        """Forget the draft: the letter was saved, or let go on purpose."""
        self._timer.stop()
        self._reader.stop()
        self._jobs.put(None)
        self._worker.join(timeout=5)
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
        self._letter.release()

    def left_behind(self) -> list[Left]:
        """Return the drafts that no running program holds, the newest first."""
        found = []
        for file in self._folder.glob("*.json"):
            held = None if file == self._file else lock(file.with_suffix(".lock"))
            if held is None:
                continue
            if (draft := recovery.read(file)) is not None:
                found.append(Left(file, draft, held))
            else:
                held.unlock()
        self._tidy()
        return sorted(found, key=lambda each: -each.draft.when)

    def take_up(self, left: Left) -> None:
        """Go on with a draft: its file is ours from now on, so that it is on disk all the while."""
        own, self._file = self._file, left.file
        if self._lock is not None:
            self._lock.unlock()
        self._lock = left.held
        self._jobs.put((own, None))
        self.keep()

    def _log_off(self) -> None:
        """Keep what is there: the session ends, perhaps before anyone answers a question."""
        self.keep()
        self.settle()

    def _begin(self) -> None:
        if self._editor.document().isModified():
            self._reader.start()

    def _put(self, document: Document) -> None:
        letter = self._letter
        draft = Draft(letter.name, str(letter.path or ""), time.time(), document, letter.base)
        self._jobs.put((self._file, draft))

    def _changed(self, _position: int, _removed: int, _added: int) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _modified(self, modified: bool) -> None:
        if not modified:
            self._timer.stop()
            self._reader.stop()
            self._jobs.put((self._file, None))

    def _write_all(self) -> None:
        told = False
        while (job := self._jobs.get()) is not None:
            if isinstance(job, threading.Event):
                job.set()
                continue
            # A full disk must not end the keeping: it is tried again until it works.
            try:
                _write(*job)
                told = False
            except OSError:
                with contextlib.suppress(RuntimeError):  # the window is gone
                    self._failed.emit()
                    if not told:
                        self.trouble.emit(_TROUBLE)
                told = True

    def _tidy(self) -> None:
        """Remove the locks that killed programs left without a draft, and half-written files."""
        remove_leftovers(self._folder)
        for file in self._folder.glob("*.lock"):
            if not file.with_suffix(".json").exists() and file.stem != self._file.stem:
                held = lock(file)
                if held is not None:
                    held.unlock()


def _write(file: Path, draft: Draft | None) -> None:
    if draft is None:
        file.unlink(missing_ok=True)
    else:
        recovery.write(file, recovery.encode(draft))
