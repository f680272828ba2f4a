"""What is said when something goes wrong that nobody foresaw: where, and never about which words.

An error's own message may hold letter text (a key, a value, a line), and so may a memory dump.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

_FAILED = 70  # «internal software error» in sysexits.h
_NO_ERROR_BOXES = 0x0001 | 0x0002 | 0x8000  # Windows: no report with a memory dump is offered


def described(kind: type[BaseException], trace: TracebackType | None) -> Iterator[str]:
    """Yield the lines of a traceback without the error's message and the source's lines."""
    import traceback  # not needed unless something is wrong

    for frame in traceback.extract_tb(trace):
        yield f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
    yield f"Asker skriv: uventet feil ({kind.__name__})"


def guard() -> None:
    """Have uncaught errors of any thread told without their messages, and no memory dumped."""
    sys.excepthook = _tell
    threading.excepthook = _tell_of_thread
    sys.unraisablehook = _tell_of_unraisable
    _dump_nothing()


def guarded(main: Callable[[], int]) -> int:
    """Run a program to its end and return its exit code, 70 for an error nobody foresaw."""
    guard()
    try:
        return main()
    except Exception as error:  # the last edge: PyInstaller would show the message
        _tell(type(error), error, error.__traceback__)
        return _FAILED


def _tell(
    kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None
) -> None:
    if sys.stderr is None:  # a windowed program on Windows has none
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write("\n".join(described(kind, trace)) + "\n")
        sys.stderr.flush()


def _tell_of_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_type is not SystemExit:
        _tell(what.exc_type, what.exc_value, what.exc_traceback)


def _tell_of_unraisable(what: sys.UnraisableHookArgs) -> None:
    _tell(what.exc_type, what.exc_value, what.exc_traceback)


def _dump_nothing() -> None:
    """Keep the memory, with the letter in it, out of crash dumps."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_ERROR_BOXES)
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
