"""Small private files of the user's own: written whole or not at all, set aside when damaged."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_privately(path: Path, content: str) -> None:
    """Write a file that only this user can read; the old one stands until the new is whole.

    Raises OSError. The folder is made when missing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp makes the file 0600 from the start; the rename is what makes it whole or not at all.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> None:
    """Give a damaged file another name, so that the next write does not destroy it."""
    try:
        path.replace(path.with_suffix(".skadet"))
    except OSError:
        return  # it can't be moved; the next write replaces it
