"""Template packs: a folder with ``mal.toml`` and a Word file that may be edited in Word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from asker_skriv.errors import BadDataFileError, ExportError
from asker_skriv.export.controls import BODY_TAG, tags
from asker_skriv.export.layers import checked, folders, read_toml
from asker_skriv.export.wordpackage import WordPackage
from asker_skriv.paths import DataLayers

FOLDER = "maler"
FILE = "mal.toml"
TODAY = "{dato}"
"""As a field's ``standard``: today's date, written out."""

_FIELD_ID = re.compile(r"[a-z][a-z0-9_]*")
_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_KEYS: dict[str, type] = {"navn": str, "beskrivelse": str, "fil": str, "felt": list}
_FIELD_KEYS: dict[str, type] = {
    "id": str,
    "navn": str,
    "hjelp": str,
    "pakrevd": bool,
    "standard": str,
    "husk": bool,
    "linjer": int,
}


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One thing to fill in. ``remember`` is for what is the same from letter to letter."""

    id: str
    label: str
    help: str = ""
    required: bool = False
    default: str = ""
    remember: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Template:
    """One template pack; ``path`` is its Word file."""

    id: str
    name: str
    description: str
    fields: tuple[TemplateField, ...]
    path: Path

    def initial_values(self, today: date) -> dict[str, str]:
        """Return what each field holds before anybody has filled it in."""
        written = norwegian_date(today)
        return {field.id: field.default.replace(TODAY, written) for field in self.fields}

    def missing(self, values: Mapping[str, str]) -> tuple[TemplateField, ...]:
        """Return the required fields that are empty in ``values``."""
        return tuple(
            field
            for field in self.fields
            if field.required and not values.get(field.id, "").strip()
        )


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """The templates that could be read, and what was wrong with the others."""

    templates: tuple[Template, ...]
    problems: tuple[BadDataFileError, ...] = ()

    def find(self, template_id: str) -> Template:
        """Return the template of that id. Raises ExportError that names those there are."""
        for template in self.templates:
            if template.id == template_id:
                return template
        known = ", ".join(template.id for template in self.templates) or "ingen"
        raise ExportError(f"Malen «{template_id}» finnes ikke. Velg en av disse: {known}.")


def norwegian_date(day: date) -> str:
    """Return a date as it stands in a letter: «3. september 2026»."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def load_templates(layers: DataLayers) -> TemplateSet:
    """Return all templates of the layers; a later layer replaces an earlier by folder name."""
    templates: list[Template] = []
    problems: list[BadDataFileError] = []
    for template_id, folder in folders(layers, FOLDER).items():
        if not (folder / FILE).is_file():
            continue
        try:
            templates.append(read_template(folder / FILE, template_id))
        except BadDataFileError as problem:
            problems.append(problem)
    return TemplateSet(tuple(templates), tuple(problems))


def read_template(path: Path, template_id: str) -> Template:
    """Return the template of one file. Raises BadDataFileError with place and cure."""
    data = read_toml(path)
    checked(path, data, _KEYS, "filen")
    fields = tuple(_field(path, entry, i) for i, entry in enumerate(data.get("felt", []), 1))
    names = [field.id for field in fields]
    for name in names:
        if names.count(name) > 1:
            raise BadDataFileError(f"{path}: To felt har id «{name}». Gi det ene en annen id.")
    word = path.parent / Path(data.get("fil", f"{template_id}.docx")).name
    _check_controls(path, word, names)
    return Template(
        template_id, data.get("navn", template_id), data.get("beskrivelse", ""), fields, word
    )


def _field(path: Path, entry: object, place: int) -> TemplateField:
    """Return one field."""
    where = f"[[felt]] nummer {place}"
    if not isinstance(entry, dict):
        raise BadDataFileError(f"{path}: {where} skal være en egen del. Skriv [[felt]] foran den.")
    checked(path, entry, _FIELD_KEYS, where)
    name = str(entry.get("id", ""))
    if not _FIELD_ID.fullmatch(name):
        raise BadDataFileError(
            f"{path}: «id» i {where} er «{name}». Bruk små bokstaver a–z, tall og understrek."
        )
    return TemplateField(
        id=name,
        label=entry.get("navn", name),
        help=entry.get("hjelp", ""),
        required=entry.get("pakrevd", False),
        default=entry.get("standard", ""),
        remember=entry.get("husk", False),
        lines=min(max(entry.get("linjer", 1), 1), 10),
    )


def _check_controls(path: Path, word: Path, names: list[str]) -> None:
    """Refuse a Word file without room for the text or for one of the fields."""
    try:
        present = tags(WordPackage.open(word))
    except ExportError as error:
        raise BadDataFileError(f"{path}: {error}") from error
    for name in (BODY_TAG, *names):
        if name not in present:
            raise BadDataFileError(
                f"{path}: {word.name} mangler innholdskontrollen med koden «{name}». "
                "Legg den inn i Word under «Utvikler», eller fjern feltet."
            )
