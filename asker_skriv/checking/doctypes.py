"""Document types: what a kind of letter must hold, and how each part is recognised.

A type is a file ``rules/dokumenttyper/<id>.toml`` that lists parts by id; a part is a table in
``rules/dokumentdeler/*.toml``; law references are in dated files in ``rules/lov``. Adding any of
them takes no code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from asker_skriv.datafiles import read_table
from asker_skriv.errors import BadDataFileError

_T = TypeVar("_T")
_FLAGS = re.IGNORECASE | re.MULTILINE
_FAR_FUTURE = date.max
LEAST_LIKENESS = 5  # points; below it no type is suggested
LEAST_LEAD = 1  # points before the next; a wrong type asks for parts the letter shouldn't have


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a letter can have.

    ``sure`` and ``unsure`` are expressions that show, or hint, that it is there. ``at_start``:
    it belongs in the title or the first paragraph. ``sentence`` is ready to insert, with
    ``[prompts]`` to fill in. ``law`` names a reference in the law files.
    """

    id: str
    name: str
    sure: tuple[re.Pattern[str], ...]
    unsure: tuple[re.Pattern[str], ...] = ()
    at_start: bool = False
    sentence: str = ""
    why: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of letter. ``parts`` are in recommended order, ``optional`` are never missed.

    ``draft_title`` and ``headings`` (by part id) are what a new letter of this type begins with;
    the ready sentences of ``draft_without`` are left out of it. ``first`` are ids of parts that
    belong in the title or the first paragraph in this type, whatever they do in others.
    """

    id: str
    name: str
    description: str
    template: str
    title_advice: str
    tone: str
    parts: tuple[Part, ...]
    optional: tuple[Part, ...] = ()
    title_needs_verb: bool = False
    signs: tuple[tuple[re.Pattern[str], float], ...] = ()
    draft_title: str = ""
    headings: Mapping[str, str] = field(default_factory=dict, hash=False)
    draft_without: tuple[str, ...] = ()
    first: tuple[str, ...] = ()

    def likeness(self, text: str) -> float:
        """Return how much ``text`` looks like this type: points for each sign, seen once or more.

        A sign seen again adds half of what it added before, so that a long text gains little. Signs
        that speak against the type have negative points.
        """
        return sum(
            points * (2 - 0.5 ** (count - 1))
            for sign, points in self.signs
            if (count := len(sign.findall(text)))
        )


@dataclass(frozen=True, slots=True)
class Law:
    """A law's references while it is in force."""

    name: str
    valid_from: date
    valid_to: date
    references: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Document types and laws that could be read, and a sentence for each file that could not."""

    types: tuple[DocumentType, ...]
    laws: tuple[Law, ...]
    problems: tuple[str, ...] = ()

    def get(self, type_id: str) -> DocumentType | None:
        """Return the type, or None for ``""``; raises BadDataFileError for an unknown id."""
        for kind in self.types:
            if kind.id == type_id:
                return kind
        if not type_id:
            return None
        known = ", ".join(kind.id for kind in self.types)
        raise BadDataFileError(f"Dokumenttypen «{type_id}» finnes ikke. Velg en av: {known}.")

    def reference(self, law_id: str, day: date) -> str:
        """Return the law reference in force on ``day``, or ``""``."""
        for law in reversed(self.laws):
            if law.valid_from <= day <= law.valid_to and law_id in law.references:
                return law.references[law_id]
        return ""

    def suggest(self, text: str) -> str:
        """Return the id of the type the text looks like, or ``""`` when none stands out."""
        scores = sorted(((kind.likeness(text), kind.id) for kind in self.types), reverse=True)
        if not scores or scores[0][0] < LEAST_LIKENESS:
            return ""
        leads = len(scores) == 1 or scores[0][0] - scores[1][0] >= LEAST_LEAD
        return scores[0][1] if leads else ""


def load_document_types(
    type_files: list[Path], part_files: list[Path], law_files: list[Path]
) -> Loaded:
    """Read document types, parts and laws. A bad file is named; the rest still load."""
    problems: list[str] = []
    parts: dict[str, Part] = {}
    for path in part_files:
        for part in _read(path, _parts_from, problems) or ():
            parts[part.id] = part
    types: dict[str, DocumentType] = {}
    for path in type_files:
        kind = _read(path, partial(_type_from, path.stem, parts), problems)
        if kind is not None:
            types[kind.id] = kind
    laws = [law for path in law_files if (law := _read(path, _law_from, problems))]
    laws.sort(key=lambda law: law.valid_from)
    return Loaded(tuple(types.values()), tuple(laws), tuple(problems))


def _read(path: Path, make: Callable[[Mapping[str, Any]], _T], problems: list[str]) -> _T | None:
    try:
        return make(read_table(path))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"Filen «{path.name}» kan ikke leses: {error}.")
    except re.error as error:
        problems.append(f"{path.name}: Et uttrykk kan ikke leses: {error}.")
    except (KeyError, OverflowError, TypeError, ValueError, AttributeError) as error:
        problems.append(f"{path.name}: Verdien {error} mangler eller kan ikke brukes.")
    return None


def _parts_from(tables: Mapping[str, Any]) -> list[Part]:
    return [
        Part(
            id=part_id,
            name=str(table["navn"]),
            sure=_expressions(table["sikker"]),
            unsure=_expressions(table.get("uklar", ())),
            at_start=table.get("sted") == "start",
            sentence=str(table.get("setning", "")),
            why=str(table.get("hvorfor", "")),
            law=str(table.get("lov", "")),
        )
        for part_id, table in tables.items()
    ]


def _type_from(type_id: str, parts: Mapping[str, Part], table: Mapping[str, Any]) -> DocumentType:
    return DocumentType(
        id=type_id,
        name=str(table["navn"]),
        description=str(table.get("beskrivelse", "")),
        template=str(table.get("mal", "")),
        title_advice=str(table.get("tittel", "")),
        tone=str(table.get("tone", "")),
        parts=tuple(parts[part] for part in table["deler"]),
        optional=tuple(parts[part] for part in table.get("valgfrie", ())),
        title_needs_verb=bool(table.get("tittel_med_verb", False)),
        signs=tuple(
            (re.compile(sign, _FLAGS), float(points))
            for sign, points in table.get("kjennetegn", {}).items()
        ),
        draft_title=str(table.get("tittel_utkast", "")),
        headings={str(key): str(text) for key, text in table.get("overskrifter", {}).items()},
        first=tuple(table.get("viktigst", ())),
        draft_without=tuple(table.get("utkast_uten", ())),
    )


def _law_from(table: Mapping[str, Any]) -> Law:
    return Law(
        name=str(table["navn"]),
        valid_from=_day(table["gjelder_fra"]),
        valid_to=_day(table.get("gjelder_til", _FAR_FUTURE)),
        references={str(key): str(value) for key, value in table["henvisning"].items()},
    )


def _day(value: Any) -> date:
    if type(value) is not date:  # a date with a time is a date too, and can't be compared
        raise TypeError(f"«{value}» er ikke en dato som 2026-01-31")
    return value


def _expressions(values: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(value, _FLAGS) for value in values)
