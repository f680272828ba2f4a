"""The letter's file as it was before each save: a way back when the wrong words were saved.

Copies lie in the user's own folder, readable by that user alone, under names that don't tell the
letter's. They are few and don't grow old, and «Slett spor» takes them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from asker_skriv import policy as policies
from asker_skriv.paths import user_folder
from asker_skriv.policy import Feature
from asker_skriv.storage import write_privately

FOLDER = "tidligere"
PER_LETTER = 10
DAYS = 14
LARGEST = 20 * 2**20  # bytes of one file; larger ones are not kept
IN_ALL = 200 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier version: its file, and when it was written over (Unix time)."""

    file: Path
    when: float


def keep(letter: Path, content: bytes, folder: Path | None = None) -> bool:
    """Keep what the letter's file holds, about to be written over; False when it was too large.

    What is the same as the version kept last is not kept twice. Where the policy says so, nothing
    is kept. Raises OSError.
    """
    if len(content) > LARGEST:
        return False
    if not policies.current().allows(Feature.VERSIONS):
        return True
    home = folder or user_folder() / FOLDER
    kept = versions(letter, home)
    if not kept or kept[0].file.read_bytes() != content:
        write_privately(home / f"{_key(letter)}-{time.time_ns()}{letter.suffix}", content)
    _thin(versions(letter, home))
    _clean(home)
    return True


def versions(letter: Path, folder: Path | None = None) -> list[Version]:
    """Return the earlier versions of a letter, the newest first."""
    home = folder or user_folder() / FOLDER
    found = [Version(file, _when(file)) for file in home.glob(f"{_key(letter)}-*")]
    return sorted((each for each in found if each.when), key=lambda each: -each.when)


def _key(letter: Path) -> str:
    try:
        place = os.path.normcase(letter.resolve())
    except (OSError, ValueError):
        place = os.path.normcase(letter)
    return hashlib.blake2b(place.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _when(file: Path) -> float:
    number = file.stem.rpartition("-")[2]
    return int(number) / 1e9 if number.isdigit() else 0.0


def _thin(kept: list[Version]) -> None:
    """Leave ``PER_LETTER``: the newest and the oldest stay, what stands closest together goes."""
    while len(kept) > PER_LETTER:
        gaps = range(1, len(kept) - 1)
        closest = min(gaps, key=lambda index: kept[index - 1].when - kept[index + 1].when)
        kept.pop(closest).file.unlink(missing_ok=True)


def _clean(home: Path) -> None:
    """Remove what is old, and the oldest of what is too much."""
    files = sorted((f for f in home.iterdir() if _when(f)), key=_when, reverse=True)
    room, earliest = IN_ALL, time.time() - DAYS * 24 * 3600
    for file in files:
        with contextlib.suppress(OSError):
            room -= file.stat().st_size
            if room < 0 or _when(file) < earliest:
                file.unlink()
