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
    BlockFindings,
    EngineProblem,
    Request,
    Resting,
    SetReader,
    Shutdown,
    Working,
    decode_answer,
    encode,
)
from asker_skriv.engine.sent import SentBlocks
from asker_skriv.engine.watchdog import Watchdog
from asker_skriv.errors import EngineError

RESTARTS_PER_MINUTE = 3
ANSWER_SECONDS = 1.5
"""Within so long an engine that has something to do says that it does it."""
_START_SECONDS = 60.0  # a cold disk and a virus scanner
_LONGEST_LINE = 64 * 2**20  # bytes
_HUNG = "Kontrollen svarte ikke og er startet på nytt. Teksten er trygg."
_SKIPPED = (
    "Kontrollen klarer ikke ett av avsnittene og hopper over det. Teksten er trygg. "
    "Endrer du avsnittet, blir det kontrollert igjen."
)
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

    The process is started again when it dies, falls silent or talks rubbish, at most three times
    a minute; the chosen reader is told again, and ``Ready`` tells the window to send its blocks
    anew. A block that it dies of twice is left out.
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
        self._hung = False
        self._sent = 0
        self._blocks = SentBlocks()
        self._watchdog = Watchdog(self._silent)

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
        request, answers = self._blocks.filter(message)
        for answer in answers:
            self._on_message(answer)
        process = self._process
        if process is None:
            return
        try:
            with self._lock:
                self._write(process, request)
        except (OSError, ValueError):
            pass  # the reader thread sees the end of the process and acts on it

    def stop(self, timeout: float = 2.0) -> None:
        """End the process, with force after ``timeout`` seconds or when it does not listen."""
        self._stopping = True
        self._watchdog.close()
        process = self._process
        if process is None:
            return
        if self._lock.acquire(timeout=0.2):
            try:
                self._write(process, Shutdown())
            except (OSError, ValueError):
                pass  # it has ended
            finally:
                self._lock.release()
        else:
            process.kill()  # its pipe is full
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _write(self, process: subprocess.Popen[bytes], request: Request) -> None:
        assert process.stdin is not None
        self._sent += 1
        self._watchdog.expect(ANSWER_SECONDS)
        process.stdin.write(encode(request))
        process.stdin.flush()

    def _run(self) -> None:
        while not self._is_stopping():
            self._starts.append(time.monotonic())
            self._sent, self._hung = 0, False
            self._watchdog.allow(_START_SECONDS)
            try:
                self._process = self._spawn()
            except OSError:
                self._watchdog.rest()
                self._on_message(EngineProblem(_NOT_STARTED, fatal=True))
                return
            if self._is_stopping():  # while it was being started
                self._process.kill()
                return
            if self._reader is not None:
                self.send(self._reader)
            self._listen(self._process)
            self._watchdog.rest()
            if self._is_stopping():
                return
            given_up = self._blocks.died()
            if self._too_often():
                self._on_message(EngineProblem(_GIVEN_UP, fatal=True))
                return
            told = _SKIPPED if given_up else _HUNG if self._hung else _RESTARTED
            self._on_message(EngineProblem(told))

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
        while line := process.stdout.readline(_LONGEST_LINE):
            try:
                self._hear(decode_answer(line))
            except EngineError:
                process.kill()  # an engine that talks rubbish is better started anew
                break
        process.wait()

    def _hear(self, answer: Answer) -> None:
        """Take what is between engine and client, pass the rest on. Raises EngineError."""
        if isinstance(answer, Working):
            self._blocks.looks_at(answer.block)
            self._watchdog.allow(answer.seconds)
        elif isinstance(answer, Resting):
            self._blocks.looks_at(-1)
            with self._lock:
                if answer.received >= self._sent:
                    self._watchdog.rest()
                else:
                    self._watchdog.allow(ANSWER_SECONDS)
        elif isinstance(answer, BlockFindings) and not self._blocks.is_sound(answer):
            raise EngineError("Kontrollen svarte noe som ikke kan stemme.")
        else:
            self._on_message(answer)

    def _silent(self) -> None:
        """End an engine that has hung; the reader thread sees its end and starts another."""
        if (process := self._process) is not None:
            self._hung = True
            process.kill()

    def _is_stopping(self) -> bool:
        return self._stopping

    def _too_often(self) -> bool:
        full = len(self._starts) > RESTARTS_PER_MINUTE
        return full and time.monotonic() - self._starts[0] < 60
