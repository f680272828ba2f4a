"""The user's own words on top of the lists that came with the program. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from asker_skriv.engine import (
    Entry,
    Problem,
    Swap,
    WordListNotSavedError,
    entry_key,
    read_entries,
    write_entries,
)
from asker_skriv.paths import DataLayers
from asker_skriv.storage import write_privately

OWN_FILE = "egne.csv"


class Origin(StrEnum):
    """Which list an entry comes from, as the window says it."""

    OWN = "Din egen"
    MACHINE = "Kommunens"
    BUILT_IN = "Følger med"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in force, the list it comes from, and whether it stands in for another."""

    entry: Entry
    origin: Origin
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many were new, how many changed, which rows were left out."""

    new: int
    changed: int
    problems: tuple[Problem, ...]


class WordStore:
    """All entries, of which only the user's own can be changed.

    Changing an entry of another list puts a copy in the user's own, which wins. ``problems`` are
    the rows of any list that could not be used. Rows of the own list that can't be read are kept
    in a copy beside it before the list is first written.
    """

    def __init__(self, layers: DataLayers) -> None:
        self._own_path = layers.user / "rules" / "ordliste" / OWN_FILE
        self._others: dict[str, Row] = {}
        self._own: dict[str, Entry] = {}
        self._own_is_damaged = False
        problems: list[Problem] = []
        for path in layers.files("ordliste", "*.csv"):
            found = read_entries(path)
            problems.extend(found.problems)
            if path == self._own_path:
                self._own_is_damaged = bool(found.problems)
                self._own = {entry_key(entry.term): entry for entry in found.entries}
                continue
            machine = layers.machine in path.parents or layers.user in path.parents
            origin = Origin.MACHINE if machine else Origin.BUILT_IN
            self._others |= {entry_key(e.term): Row(e, origin) for e in found.entries}
        self.problems = tuple(problems)

    @property
    def own(self) -> list[Entry]:
        """The user's own entries, in alphabetical order."""
        return sorted(self._own.values(), key=lambda entry: entry.term.casefold())

    def rows(self) -> list[Row]:
        """Return every entry in force, in alphabetical order."""
        rows = dict(self._others)
        for key, entry in self._own.items():
            rows[key] = Row(entry, Origin.OWN, replaces=key in self._others)
        return sorted(rows.values(), key=lambda row: row.entry.term.casefold())

    def save(self, entry: Entry, instead_of: Entry | None = None) -> None:
        """Put an entry in the own list; an own entry that it renames is taken out.

        What the form doesn't show is kept from ``instead_of``. Raises WordListNotSavedError.
        """
        own = dict(self._own)
        if instead_of is not None:
            own.pop(entry_key(instead_of.term), None)
            entry = replace(
                entry,
                kind=instead_of.kind,
                severity=instead_of.severity,
                only_near=instead_of.only_near,
                never_near=instead_of.never_near,
            )
        own[entry_key(entry.term)] = entry
        self._write(own)

    def remove(self, entry: Entry) -> None:
        """Take an entry out: an own one is deleted, one of another list is turned off."""
        own = dict(self._own)
        if own.pop(entry_key(entry.term), None) is None:
            own[entry_key(entry.term)] = replace(entry, swap=Swap.OFF)
        self._write(own)

    def take_in(self, path: Path) -> Imported:
        """Add the entries of a file to the own list; an entry there before is replaced."""
        found = read_entries(path)
        own = dict(self._own)
        fresh = {entry_key(entry.term): entry for entry in found.entries}
        new = sum(key not in own for key in fresh)
        changed = sum(key in own and own[key] != entry for key, entry in fresh.items())
        if new or changed:
            self._write(own | fresh)
        return Imported(new, changed, found.problems)

    def give_out(self, path: Path, entries: Iterable[Entry]) -> None:
        """Write entries to a file that Excel opens; raises WordListNotSavedError."""
        write_entries(path, entries)

    def _write(self, own: dict[str, Entry]) -> None:
        if self._own_is_damaged:
            self._keep_copy()
        ordered = sorted(own.values(), key=lambda entry: entry.term.casefold())
        write_entries(self._own_path, ordered, private=True)
        self._own = own

    def _keep_copy(self) -> None:
        try:
            aside = self._own_path.with_suffix(".csv.gammel")
            write_privately(aside, self._own_path.read_bytes())
        except OSError as error:
            raise WordListNotSavedError(
                "Listen din har rader som ikke kan leses, og det gikk ikke å ta vare på en kopi. "
                "Listen er uendret. Se etter om disken er full."
            ) from error
        self._own_is_damaged = False
