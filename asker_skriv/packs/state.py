"""What is known of the packs on this machine, as small files in the user's own folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from asker_skriv.paths import ACTIVE_PACKS, packs_folder
from asker_skriv.storage import write_privately

_STATE = "tilstand.json"
_VERDICTS = "dommer.json"
_MOST_VERDICTS = 200
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class UsedPack:
    """A pack in use. ``file`` is where it came from, ``folder`` where it is unpacked.

    ``key`` is the name of the key that signed it, ``""`` for an unsigned pack. ``is_last_good``:
    the file there now is refused, and this is the copy of what it was before.
    """

    id: str
    version: str
    name: str
    publisher: str
    file: str
    folder: str
    key: str = ""
    valid_to: date | None = None
    is_last_good: bool = False


@dataclass(frozen=True, slots=True)
class RefusedPack:
    """A file that is not used, and why."""

    file: str
    reason: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack that has files in the machine-wide folder, and those files' names."""

    id: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Packs in use and refused; ``waiting`` are files whose tests have not been run."""

    used: tuple[UsedPack, ...] = ()
    refused: tuple[RefusedPack, ...] = ()
    waiting: tuple[str, ...] = ()
    kept: tuple[KeptPack, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a pack's tests with one version of the program: ``""``, or why it failed."""

    program: str
    reason: str = ""


def read_state(home: Path | None = None) -> State:
    """Return what was found at the last look; an empty state when nothing is known."""
    return _read((home or packs_folder()) / _STATE, State) or State()


def write_state(home: Path, state: State) -> None:
    """Keep what was found for the next look. Raises OSError."""
    write_privately(home / _STATE, msgspec.json.encode(state).decode())


def read_verdicts(home: Path) -> dict[str, Verdict]:
    """Return the verdicts by the pack file's SHA-256."""
    return _read(home / _VERDICTS, dict[str, Verdict]) or {}


def write_verdicts(home: Path, verdicts: Mapping[str, Verdict]) -> None:
    """Keep the newest verdicts. Raises OSError."""
    newest = dict(list(verdicts.items())[-_MOST_VERDICTS:])
    write_privately(home / _VERDICTS, msgspec.json.encode(newest).decode())


def write_active(home: Path, folders: Sequence[str]) -> None:
    """Leave word of the unpacked packs for ``paths.active_packs``. Raises OSError."""
    path = home / ACTIVE_PACKS
    if folders or path.exists():
        write_privately(path, msgspec.json.encode(list(folders)).decode())


def _read(path: Path, kind: type[_T]) -> _T | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
