"""What is known of a file before it is written over: is it ours, and is it as we left it."""

from __future__ import annotations

import zipfile
from pathlib import Path

Stamp = tuple[int, int]
"""Time of change (nanoseconds) and size (bytes): enough to see that a file is another."""

_APP = "docProps/app.xml"
_OURS = b"<Application>Asker skriv</Application>"
_KEPT_ONLY_BY_WORD = ("word/header", "word/footer", "word/media/", "word/comments", "word/foot")
_ENOUGH = 20_000  # bytes of app.xml


def stamp(path: Path) -> Stamp | None:
    """Return what the file looks like now; None when there is none to see."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def loses_nothing(path: Path) -> bool:
    """Tell whether the .docx is a working copy of ours, which we write back whole.

    A file that Word made, and a letter exported to the letterhead, hold more than the text.
    """
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if any(name.startswith(_KEPT_ONLY_BY_WORD) for name in names) or _APP not in names:
                return False
            with package.open(_APP) as part:
                return _OURS in part.read(_ENOUGH).replace(b"ns0:", b"")
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
        return False
