"""The window's end of the checking process: starts it, talks to it, starts it again.

Free of Qt. Messages arrive on a thread of the client's own.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from asker_skriv.engine.messages import (
    Answer,
    EngineProblem,
    Request,
    SetReader,
    Shutdown,
    decode_answer,
    encode,
)
from asker_skriv.errors import EngineError

RESTARTS_PER_MINUTE = 3
_RESTARTED = "Kontrollen stoppet og er startet på nytt. Teksten er trygg."
_GIVEN_UP = (
    "Kontrollen stopper gang på gang og er slått av. Teksten er trygg, og du kan skrive og "
    "eksportere som før. Start Asker skriv på nytt for å få rådene tilbake."
)
_NOT_STARTED = (
    "Kontrollen kan ikke startes. Du kan skrive og eksportere som før, men uten råd. "
    "Meld fra til IT hvis det gjentar seg."
)


def engine_command() -> list[str]:
    """Return the command that starts the checking process of this installation.

    On Windows a program with a window has no standard streams; the one beside it with a console
    has, and is started without showing it.
    """
    console = Path(sys.executable).with_name("asker-skriv-konsoll.exe")
    if console.exists():
        return [str(console), "motor"]
    if getattr(sys, "frozen", False):
        return [sys.executable, "motor"]
    return [sys.executable, "-m", "asker_skriv", "motor"]


class EngineClient:
    """One checking process. ``on_message`` is called on the client's reader thread.

    The process is started again when it dies, at most three times a minute; the chosen reader is
    told again, and ``Ready`` tells the window to send its blocks anew.
    """

    def __init__(
        self, on_message: Callable[[Answer], None], command: Sequence[str] | None = None
    ) -> None:
        self._on_message = on_message
        self._command = list(command or engine_command())
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: SetReader | None = None
        self._starts: deque[float] = deque(maxlen=RESTARTS_PER_MINUTE + 1)
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """The process id of the engine, while it runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> None:
        """Start the process; returns at once. What goes wrong is told as EngineProblem."""
        threading.Thread(target=self._run, name="motor", daemon=True).start()

    def send(self, message: Request) -> None:
        """Send a message; one that can't be delivered is dropped (Ready will ask for all)."""
        if isinstance(message, SetReader):
            self._reader = message
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            with self._lock:
                process.stdin.write(encode(message))
                process.stdin.flush()
        except (OSError, ValueError):
            pass  # the reader thread sees the end of the process and acts on it

    def stop(self, timeout: float = 2.0) -> None:
        """End the process, with force after ``timeout`` seconds."""
        self._stopping = True
        process = self._process
        if process is None:
            return
        self.send(Shutdown())
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _run(self) -> None:
        while not self._is_stopping():
            self._starts.append(time.monotonic())
            try:
                self._process = self._spawn()
            except OSError:
                self._on_message(EngineProblem(_NOT_STARTED, fatal=True))
                return
            if self._reader is not None:
                self.send(self._reader)
            self._listen(self._process)
            if self._is_stopping():
                return
            if self._too_often():
                self._on_message(EngineProblem(_GIVEN_UP, fatal=True))
                return
            self._on_message(EngineProblem(_RESTARTED))

    def _spawn(self) -> subprocess.Popen[bytes]:
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=hidden,
        )

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            try:
                self._on_message(decode_answer(line))
            except EngineError:
                process.kill()  # an engine that talks rubbish is better started anew
                break
        process.wait()

    def _is_stopping(self) -> bool:
        return self._stopping

    def _too_often(self) -> bool:
        full = len(self._starts) > RESTARTS_PER_MINUTE
        return full and time.monotonic() - self._starts[0] < 60
