"""A department's own target groups: the files they are kept in and shared by."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from asker_skriv.engine import TargetGroup, format_group, load_groups, require_sound
from asker_skriv.errors import AskerSkrivError
from asker_skriv.paths import DataLayers
from asker_skriv.storage import write_privately

_FOLDER = Path("rules") / "malgrupper"
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
        return bool(group_id) and self._path(group_id).exists()

    def is_shared(self, group_id: str) -> bool:
        """Whether the group comes from the municipality: a rule pack or the machine-wide folder."""
        if self.is_own(group_id):
            return False
        roots = (*self._layers.packs, self._layers.machine)
        return any((root / _FOLDER / f"{group_id}.toml").exists() for root in roots)

    def replaces(self, group_id: str) -> bool:
        """Whether one's own group stands in for one of the same id that others have made."""
        others = (self._layers.built_in, *self._layers.packs, self._layers.machine)
        return self.is_own(group_id) and any(
            (root / _FOLDER / f"{group_id}.toml").exists() for root in others
        )

    def save(self, group: TargetGroup) -> TargetGroup:
        """Keep a group of one's own, and return it with its id.

        One of one's own keeps the id it has, so that it stays chosen under another name; any
        other is new, under an id made of its name. Raises BadDataFileError for a value no reader
        can have, GroupNotSavedError otherwise.
        """
        require_sound(group)
        known = {each.id: each for each in self.all()}
        own_id = group.id if self.is_own(group.id) else ""
        for each in known.values():
            if each.id != own_id and each.name.casefold() == group.name.casefold():
                raise GroupNotSavedError(
                    f"Det finnes en målgruppe fra før som heter «{each.name}». "
                    "Gi din egen et annet navn."
                )
        group = replace(group, id=own_id or self._free_id(group.name, known))
        try:
            write_privately(self._path(group.id), format_group(group))
        except OSError:
            raise GroupNotSavedError(
                "Målgruppen kunne ikke lagres. Se etter om disken er full."
            ) from None
        return group

    def delete(self, group_id: str) -> str:
        """Delete one of one's own groups; return its file's content, for ``restore``."""
        path = self._path(group_id)
        try:
            content = path.read_text(encoding="utf-8")
            path.unlink()
        except (OSError, UnicodeDecodeError):
            raise GroupNotSavedError(
                "Målgruppen kunne ikke slettes. Se etter om filen er i bruk, og prøv igjen."
            ) from None
        return content

    def restore(self, group_id: str, content: str) -> None:
        """Bring back a deleted group."""
        try:
            write_privately(self._path(group_id), content)
        except OSError:
            raise GroupNotSavedError(
                "Målgruppen kunne ikke hentes tilbake. Se etter om disken er full."
            ) from None

    def _free_id(self, name: str, known: Container[str]) -> str:
        """Return an id made of the name that no other group, nor any file, has."""
        plain = id_of(name)
        ids = chain([plain], (f"{plain}-{number}" for number in count(2)))
        return next(each for each in ids if each not in known and not self.is_own(each))

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
        return self._layers.user / _FOLDER / f"{group_id}.toml"


def id_of(name: str) -> str:
    """Return the id of a group with this name: small letters, figures and hyphens."""
    plain = name.casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "egen"
