"""A department's own target groups: the files they are kept in and shared by."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from asker_skriv.engine import TargetGroup, format_group, load_groups, require_sound
from asker_skriv.errors import AskerSkrivError
from asker_skriv.paths import DataLayers
from asker_skriv.storage import write_privately

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


class GroupNotSavedError(AskerSkrivError):
    """A group could not be written or read; the sentence says why."""


class GroupStore:
    """The groups of all layers, and the user's own, which can be changed."""

    def __init__(self, layers: DataLayers) -> None:
        self._layers = layers

    def all(self) -> tuple[TargetGroup, ...]:
        """Return every group that can be read, one's own last."""
        return load_groups(self._layers.files("malgrupper", "*.toml")).groups

    def is_own(self, group_id: str) -> bool:
        """Whether the group is one of the user's own."""
        return self._path(group_id).exists()

    def save(self, group: TargetGroup) -> TargetGroup:
        """Keep a group of one's own under an id made of its name, and return it.

        Raises BadDataFileError for a value no reader can have, GroupNotSavedError otherwise.
        """
        require_sound(group)
        group = replace(group, id=id_of(group.name))
        others = {each.id for each in self.all() if not self.is_own(each.id)}
        if group.id in others:
            raise GroupNotSavedError(
                f"«{group.name}» finnes fra før. Gi din egen målgruppe et annet navn."
            )
        try:
            write_privately(self._path(group.id), format_group(group))
        except OSError:
            raise GroupNotSavedError(
                "Målgruppen kunne ikke lagres. Se etter om disken er full."
            ) from None
        return group

    def export(self, group: TargetGroup, path: Path) -> None:
        """Write a group to a file that others can import; raises GroupNotSavedError."""
        try:
            path.write_text(format_group(group), encoding="utf-8")
        except OSError:
            raise GroupNotSavedError(
                "Filen kunne ikke lagres der. Velg en annen mappe, og prøv igjen."
            ) from None

    def read(self, path: Path) -> TargetGroup:
        """Read a group that someone has shared; raises GroupNotSavedError that says why not."""
        loaded = load_groups([path])
        if not loaded.groups:
            raise GroupNotSavedError(" ".join(loaded.problems))
        return loaded.groups[0]

    def _path(self, group_id: str) -> Path:
        return self._layers.user / "rules" / "malgrupper" / f"{group_id}.toml"


def id_of(name: str) -> str:
    """Return the id of a group with this name: small letters, figures and hyphens."""
    plain = name.casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "egen"
