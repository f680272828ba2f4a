"""Reads the letter a little at a time, so that typing never waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextDocument

from asker_skriv.text.model import Block, Document, Run
from asker_skriv.ui.editor import bridge

_SLICE = 0.004  # seconds at a time
_PATIENCE = 1.5  # seconds of being disturbed by typing, before the rest is read in one go


class GradualReader(QObject):
    """Makes plain values of a letter in small slices; ``done`` brings them.

    A letter that changes meanwhile is begun anew, so that what comes is the letter as it was at
    one moment. What was read of a block is remembered until the block changes: Qt takes its time
    over looks, and a letter is written in one place at a time.
    """

    done = Signal(object)

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._walk: Iterator[Block] | None = None
        self._read: list[Block] = []
        self._runs: dict[tuple[int, bool], tuple[Run, ...]] = {}
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
        self._walk, self._read = bridge.walk(self._document, self._runs_of), []
        self._timer.start()

    def _runs_of(self, block: QTextBlock, always_bold: bool) -> tuple[Run, ...]:
        key = block.fragmentIndex(), always_bold
        if (known := self._runs.get(key)) is None:
            known = self._runs[key] = bridge.runs_of(block, always_bold)
        return known

    def _disturbed(self, position: int, _removed: int, added: int) -> None:
        # A block that was removed may lend its index to a new one, which then is in this range.
        block, end = self._document.findBlock(position), position + added
        if added >= self._document.characterCount() - 1:
            self._runs.clear()
        while self._runs and block.isValid() and block.position() <= end:
            for always_bold in (False, True):
                self._runs.pop((block.fragmentIndex(), always_bold), None)
            block = block.next()
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
