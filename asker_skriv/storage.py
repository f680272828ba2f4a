"""Writing files whole or not at all: beside, flushed, and then put in place.

Everything the program writes of its user's goes through the one ``disk`` here, so that a test can
make each step fail in turn.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_PRIVATE = 0o600
_NO_FLUSH = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}  # a disk that has no such thing
_LOOKED_AT = {5, 32}  # Windows: a virus scanner or an indexer has the file for a moment
_TRIES = 6
_LEFTOVER_AGE = 3600
_ENDING = ".tmp"
_RANDOM = re.compile("[0-9a-f]{8}")


class Disk:
    """The steps of writing a file, each of which may raise OSError."""

    def create(self, path: Path, mode: int) -> BinaryIO:
        """Make a new file with these rights from the start."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.fdopen(os.open(path, flags, mode), "wb")

    def write(self, file: BinaryIO, content: bytes) -> None:
        """Write all of the content."""
        file.write(content)
        file.flush()

    def flush(self, file: BinaryIO) -> None:
        """Wait until the disk has the content."""
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if error.errno not in _NO_FLUSH:
                raise

    def replace(self, beside: Path, target: Path) -> None:
        """Put the new file in the old one's place, in one step."""
        for tried in range(_TRIES):
            try:
                beside.replace(target)
            except OSError as error:
                if getattr(error, "winerror", None) not in _LOOKED_AT or tried == _TRIES - 1:
                    raise
                time.sleep(0.1)
            else:
                return

    def flush_folder(self, folder: Path) -> None:
        """Wait until the disk has the new name too, where the system offers it."""
        if sys.platform == "win32":
            return
        with contextlib.suppress(OSError):  # the file is in place: too late to fail
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


disk = Disk()


def write_whole(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file; the old one stands until the new one is on the disk.

    A file that was there keeps its rights, a new one gets ``mode`` less the umask. Raises OSError
    (ValueError for a name no file can have); ``path`` is then as it was.
    """
    beside = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}{_ENDING}")
    try:
        with disk.create(beside, mode) as file:
            disk.write(file, content)
            disk.flush(file)
        _keep_rights(path, beside, mode)
        disk.replace(beside, path)
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
        raise
    disk.flush_folder(path.parent)
    remove_leftovers(path.parent, path.name)


def write_privately(path: Path, content: str | bytes) -> None:
    """Write a file that only this user can read; the old one stands until the new is whole.

    Raises OSError. The folder is made when missing.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    raw = content.encode("utf-8") if isinstance(content, str) else content
    write_whole(path, raw, _PRIVATE)


def set_aside(path: Path) -> None:
    """Give a damaged file another name, so that the next write does not destroy it."""
    try:
        path.replace(path.with_suffix(".skadet"))
    except OSError:
        return  # it can't be moved; the next write replaces it


def _keep_rights(path: Path, beside: Path, mode: int) -> None:
    """Give the new file the old one's rights; a private file never gets wider ones."""
    if sys.platform == "win32" or mode == _PRIVATE:
        return
    with contextlib.suppress(OSError):
        beside.chmod(path.stat().st_mode & 0o777)


def leftovers(folder: Path, name: str = "") -> Iterator[Path]:
    """Yield what writing left in a folder when the machine stopped, or of the file ``name``."""
    start = f".{name[:60]}." if name else "."
    for path in folder.iterdir():
        middle = path.name[len(start) : -len(_ENDING)]
        ours = path.name.startswith(start) and path.name.endswith(_ENDING)
        if ours and _RANDOM.fullmatch(middle if name else middle.rpartition(".")[2]):
            yield path


def remove_leftovers(folder: Path, name: str = "") -> None:
    """Remove them, but not what may be under way."""
    with contextlib.suppress(OSError, ValueError):
        old = time.time() - _LEFTOVER_AGE
        for path in leftovers(folder, name):
            if path.stat().st_mtime < old:
                path.unlink()
