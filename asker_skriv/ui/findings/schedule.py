"""When blocks are sent to be checked: after a short rest, what the writer sees first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from asker_skriv.engine import BlockSnapshot, CheckBlocks
from asker_skriv.ui.findings.blocks import BlockState, LetterBlocks
from asker_skriv.ui.findings.viewport import visible_blocks

REST_MS = 150
PAUSE_MS = 800
BATCH = 6
BATCH_CHARS = 6_000


class CheckSchedule(QObject):
    """Holds back dirty blocks until the writer rests, then sends them in small batches.

    A new batch leaves when the last one is nearly answered, so that scrolling changes what comes
    next. ``idle`` tells that all is checked, ``paused`` that the letter as a whole may be.
    """

    idle = Signal()
    busy = Signal()
    paused = Signal()

    def __init__(
        self, editor: QTextEdit, blocks: LetterBlocks, send: Callable[[CheckBlocks], None]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._blocks = blocks
        self._send = send
        self._ready = False
        self._pause_due = False
        self._pending: dict[int, None] = {}
        self._under_way: dict[int, int] = {}
        self._rest = self._timer(REST_MS, self._pump)
        self._pause = self._timer(PAUSE_MS, self._take_pause)
        blocks.changed.connect(self.mark)

    @property
    def is_idle(self) -> bool:
        """Whether every block has been answered."""
        return not self._pending and not self._under_way

    @property
    def is_ready(self) -> bool:
        """Whether there is an engine to send to."""
        return self._ready

    def mark(self, numbers: Iterable[int]) -> None:
        """Note that these blocks must be checked, once the writer rests."""
        was_idle = self.is_idle
        self._pending.update(dict.fromkeys(numbers))
        self._rest.start(REST_MS)
        self._pause.start()
        if was_idle:
            self.busy.emit()

    def start_over(self, numbers: Iterable[int]) -> None:
        """Check these blocks now: the engine is new, or the reader is."""
        self._ready = True
        self._under_way.clear()
        self.mark(numbers)
        self._rest.start(0)

    def stop(self) -> None:
        """Send nothing more until ``start_over``."""
        self._ready = False
        self._under_way.clear()

    def answered(self, number: int, revision: int) -> None:
        """Note an answer and send what comes next."""
        if self._under_way.get(number) == revision:
            del self._under_way[number]
        if not self._rest.isActive():
            self._pump()

    def skip_under_way(self) -> None:
        """Give up what has been sent: the engine could not check it."""
        self._under_way.clear()
        self._pump()

    def _timer(self, interval: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(action)
        return timer

    def _pump(self) -> None:
        if not self._ready or len(self._under_way) > 1:
            return
        batch = self._next_batch() if self._pending else ()
        if batch:
            self._under_way.update((block.id, block.revision) for block in batch)
            self._send(CheckBlocks(batch))
        elif self.is_idle:
            self.idle.emit()
            if self._pause_due:
                self._take_pause()

    def _next_batch(self) -> tuple[BlockSnapshot, ...]:
        batch: list[BlockSnapshot] = []
        room = BATCH_CHARS
        for state in self._in_order():
            self._pending.pop(state.id, None)
            snapshot = self._blocks.snapshot(state)
            batch.append(snapshot)
            room -= len(snapshot.text)
            if room <= 0 or len(batch) == BATCH:
                break
        return tuple(batch)

    def _in_order(self) -> Iterator[BlockState]:
        for block in visible_blocks(self._editor):
            state = self._blocks.state(block)
            if state.id in self._pending:
                yield state
        for number in list(self._pending):
            if (known := self._blocks.known(number)) is not None:
                yield known
            else:
                del self._pending[number]  # deleted since

    def _take_pause(self) -> None:
        # The survey would hold up the blocks that wait, so it goes last.
        self._pause_due = not self.is_idle
        if self._ready and self.is_idle:
            self.paused.emit()
