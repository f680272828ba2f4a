"""What the program keeps of a writer on this machine, and how to have it gone."""

from __future__ import annotations

from pathlib import Path

from asker_skriv.paths import user_folder
from asker_skriv.recovery import FOLDER
from asker_skriv.versions import FOLDER as VERSIONS

# The user's own words, rules and groups are work, not traces, and stay.
_TRACES = ("innstillinger.json", "latt_sta.json")


def traces(folder: Path | None = None) -> list[Path]:
    """Return the files that tell what was written or opened here."""
    home = folder or user_folder()
    kept = [home / name for name in _TRACES]
    kept += [path.with_suffix(".skadet") for path in kept]
    kept += sorted((home / FOLDER).glob("*.json")) + sorted((home / FOLDER).glob("*.skadet"))
    kept += sorted(path for path in (home / VERSIONS).glob("*") if path.is_file())
    return [path for path in kept if path.exists()]


def remove_traces(folder: Path | None = None) -> list[Path]:
    """Delete the traces; returns those that could not be deleted."""
    left = []
    for path in traces(folder):
        try:
            path.unlink()
        except OSError:
            left.append(path)
    return left
