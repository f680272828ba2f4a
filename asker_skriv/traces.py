"""What the program keeps of a writer on this machine, and how to have it gone."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from asker_skriv.paths import packs_folder, user_folder

OWN_WORK = "rules"
"""The user's own words, rules and groups: work, not traces."""


def traces(folder: Path | None = None) -> list[Path]:
    """Return the files that tell what was written or opened here.

    That is everything in the user's folder but own work and the municipality's rule packs, so
    that a file nobody thought of is a trace too.
    """
    home = folder or user_folder()
    stays = {OWN_WORK, packs_folder().name}
    inside = [path for path in home.glob("*") if path.name not in stays]
    found = [path for each in inside if not each.is_symlink() for path in each.rglob("*")]
    found += inside  # a link out of the folder is a trace; where it leads is none of ours
    return sorted(path for path in found if path.is_symlink() or not path.is_dir())


def remove_traces(folder: Path | None = None, spare: Collection[Path] = ()) -> list[Path]:
    """Delete the traces but ``spare``; returns those that could not be deleted."""
    left = []
    for path in traces(folder):
        if path in spare:
            continue
        try:
            path.unlink()
        except OSError:
            left.append(path)
    return left
