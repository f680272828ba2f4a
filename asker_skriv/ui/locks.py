"""Locks between running programs: of a draft, and of a letter's file."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from asker_skriv.paths import user_folder

FOLDER = "apne"


def lock(path: Path) -> QLockFile | None:
    """Hold the lock file at ``path``; None while another holds it.

    The lock of a program that is no longer there counts for nothing, however it ended; that of
    one that runs counts however old it is. Where no lock file can be made, none is asked for.
    """
    held = QLockFile(str(path))
    held.setStaleLockTime(0)
    taken = not held.tryLock(0) and held.error() is QLockFile.LockError.LockFailedError
    return None if taken else held


def lock_letter(letter: Path, folder: Path | None = None) -> QLockFile | None:
    """Hold the letter's file against other windows of this user; None while another has it.

    The lock lies among the user's own files under a name that does not tell the letter's.
    """
    home = folder or user_folder() / FOLDER
    with contextlib.suppress(OSError):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        place = os.path.normcase(letter.resolve())
    except (OSError, ValueError):
        place = os.path.normcase(letter)
    name = hashlib.blake2b(place.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return lock(home / f"{name}.lock")
