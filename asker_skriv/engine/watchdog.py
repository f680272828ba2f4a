"""Notices that the checking process has gone silent in the middle of its work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_TICK = 0.1  # seconds between looks


class Watchdog:
    """Calls ``on_silence`` when nothing is heard for as long as was allowed.

    Time is counted in looks, not by the clock: when the whole machine sleeps or stalls, so does
    the counting, and a process that woke up with it is not taken for dead. Looks only while
    something is expected.
    """

    def __init__(self, on_silence: Callable[[], None]) -> None:
        self._on_silence = on_silence
        self._changed = threading.Condition()
        self._left: float | None = None
        self._closed = False
        threading.Thread(target=self._watch, name="motorvakt", daemon=True).start()

    def allow(self, seconds: float) -> None:
        """Expect to hear something within so many seconds from now."""
        with self._changed:
            self._left = seconds
            self._changed.notify()

    def expect(self, seconds: float) -> None:
        """As ``allow``, unless something is expected already."""
        with self._changed:
            if self._left is None:
                self._left = seconds
                self._changed.notify()

    def rest(self) -> None:
        """Expect nothing."""
        with self._changed:
            self._left = None

    def close(self) -> None:
        """Watch no more."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _watch(self) -> None:
        while self._silent():
            self._on_silence()

    def _silent(self) -> bool:
        """Wait for silence; False when closed."""
        with self._changed:
            while not self._closed:
                if self._left is None:
                    self._changed.wait()
                    continue
                before = time.monotonic()
                self._changed.wait(_TICK)
                if self._left is not None:
                    self._left -= min(time.monotonic() - before, 2 * _TICK)
                    if self._left <= 0:
                        self._left = None
                        return True
            return False
