"""What the word list's kinds of entry mean: category, family, severity and wording."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asker_skriv.checking.finding import Category, Family, Severity
from asker_skriv.datafiles import read_table
from asker_skriv.errors import BadDataFileError

FILE_NAME = "kategorier.toml"
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class EntryKind:
    """How entries of one kind are shown.

    ``message`` is for a finding with a suggestion, ``strike`` where the suggestion is to strike
    the words, ``hint`` where the alternatives have to be fitted by hand, ``bare`` where there is
    nothing to offer.
    """

    category: Category = Category.WORD_CHOICE
    family: Family = Family.OFFICIALESE
    severity: Severity = Severity.ADVICE
    message: str = "Kan skrives enklere: «{forslag}»."
    strike: str = "Kan strykes."
    hint: str = "Kan ofte skrives enklere, for eksempel med «{andre}»."
    bare: str = "Kan skrives enklere."
    why: str = ""


@dataclass(frozen=True, slots=True)
class EntryKinds:
    """The kinds by name, and a sentence for each that could not be read."""

    by_name: Mapping[str, EntryKind] = field(default_factory=dict)
    standard: EntryKind = EntryKind()
    problems: tuple[str, ...] = ()

    def get(self, name: str) -> EntryKind:
        """Return the kind of that name, or the standard one."""
        return self.by_name.get(name, self.standard)


def load_kinds(files: Sequence[Path]) -> EntryKinds:
    """Read ``kategorier.toml`` files, the later wins kind by kind."""
    tables: dict[str, Mapping[str, Any]] = {}
    problems: list[str] = []
    for path in files:
        try:
            tables.update(read_table(path))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{path.name} kan ikke leses: {error}.")
    base = tables.get(STANDARD, {})
    kinds: dict[str, EntryKind] = {}
    for name, table in tables.items():
        try:
            kinds[name] = _kind({**base, **table})
        except (BadDataFileError, TypeError) as error:
            problems.append(f"{FILE_NAME}, «{name}»: {error}")
    return EntryKinds(kinds, kinds.pop(STANDARD, EntryKind()), tuple(problems))


def _kind(table: Mapping[str, Any]) -> EntryKind:
    plain = EntryKind()
    try:
        return EntryKind(
            category=Category(table.get("kategori", plain.category)),
            family=Family(table.get("familie", plain.family)),
            severity=Severity(table.get("alvor", plain.severity)),
            message=str(table.get("melding", plain.message)),
            strike=str(table.get("stryk", plain.strike)),
            hint=str(table.get("med_hint", plain.hint)),
            bare=str(table.get("uten_forslag", plain.bare)),
            why=str(table.get("hvorfor", plain.why)),
        )
    except (AttributeError, ValueError) as error:
        raise BadDataFileError(f"Verdien kan ikke brukes: {error}.") from None
