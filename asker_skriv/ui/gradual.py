"""Reads the letter a little at a time, so that typing never waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

from asker_skriv.text.model import Block, Document
from asker_skriv.ui.editor import bridge

_SLICE = 0.004  # seconds at a time
_PATIENCE = 1.5  # seconds of being disturbed by typing, before the rest is read in one go


class GradualReader(QObject):
    """Makes plain values of a letter in small slices; ``done`` brings them.

    A letter that changes meanwhile is begun anew, so that what comes is the letter as it was at
    one moment.
    """

    done = Signal(object)

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._walk: Iterator[Block] | None = None
        self._read: list[Block] = []
        self._patient_until = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        document.contentsChange.connect(self._disturbed)

    def start(self) -> None:
        """Begin to read, unless that is going on."""
        if self._walk is None:
            self._patient_until = time.monotonic() + _PATIENCE
            self._begin()

    def stop(self) -> None:
        """Read no more; ``done`` will not come."""
        self._timer.stop()
        self._walk = None

    def _begin(self) -> None:
        self._walk, self._read = bridge.walk(self._document), []
        self._timer.start()

    def _disturbed(self, _position: int, _removed: int, _added: int) -> None:
        if self._walk is not None:
            self._begin()

    def _step(self) -> None:
        if self._walk is None:
            return
        now = time.monotonic()
        end = now + _SLICE if now < self._patient_until else float("inf")
        for block in self._walk:
            self._read.append(block)
            if time.monotonic() > end:
                return
        document = Document(tuple(self._read))
        self.stop()
        self.done.emit(document)
