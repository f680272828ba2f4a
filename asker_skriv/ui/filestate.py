"""What is known of a file before it is written over: is it ours, and is it as we left it."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from asker_skriv import versions
from asker_skriv.export.owners import opened_by

Stamp = str
"""A digest of the file's content: a file that was only touched is the same, however it looks."""

MISSING = None
UNREADABLE = ""
_APP = "docProps/app.xml"
_OURS = b"<Application>Asker skriv</Application>"
_KEPT_ONLY_BY_WORD = ("word/header", "word/footer", "word/media/", "word/comments", "word/foot")
_ENOUGH = 20_000  # bytes of app.xml


def stamp(path: Path) -> Stamp | None:
    """Return what the file holds now: ``MISSING`` when there is none, or ``UNREADABLE``."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return MISSING
    except (OSError, ValueError):
        return UNREADABLE


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


def keep_version(path: Path) -> bool:
    """Keep what the file holds before it is written over; False when it can't be kept."""
    try:
        return versions.keep(path, path.read_bytes())
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return not path.is_file()


def open_elsewhere(path: Path | None) -> Iterator[str]:
    """Yield a word about another program that has the file."""
    owner = opened_by(path) if path is not None else None
    if owner is not None:
        by = f" hos {owner}" if owner else ""
        yield f"Filen er også åpen i et annet program{by}. Lukk den der før du lagrer."
