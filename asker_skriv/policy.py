"""What the municipality has decided for every user of the machine: ``policy.toml``.

The file lies in the machine-wide folder, which only administrators write. It is read once in a
process. What can't be read is named in ``problems``; the rest holds, and a setting whose lock can
be read but whose value can't is locked at its standard value.
"""

from __future__ import annotations

import base64
import binascii
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from asker_skriv.datafiles import parse_table
from asker_skriv.paths import POLICY as FILE_NAME
from asker_skriv.paths import machine_folder

DECIDED = "Bestemt av kommunen"
KEY_BYTES = 32  # an Ed25519 public key, RFC 8032

# Settings that can be locked, by their own names, and their standard values. Colours and text
# size are left out on purpose: some writers can't work without their own.
LOCKABLE: Mapping[str, str] = {
    "group": "innbyggerne",
    "template": "brev",
    "profile": "",
    "pipeline": "",
}
_DEFAULTS: Mapping[str, type] = {**dict.fromkeys(LOCKABLE, str), "theme": str, "zoom": int}
_TYPE = "document_type"
_THEMES = ("system", "lys", "mork", "kontrast")
_SECTION = re.compile(r"\s*\[+\s*\"?([\w-]+)")
_STATEMENT = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_REVOKED = re.compile(r"[a-z0-9-]+( \d+(\.\d+)*)?")


class Feature(StrEnum):
    """The closed list of what can be turned off."""

    OWN_WORDS = "egen-ordliste"
    OWN_DICTIONARY = "egen-ordbok"
    OWN_GROUPS = "egne-malgrupper"
    OWN_RULES = "egne-regler"
    OWN_TEMPLATES = "egne-maler"
    COMMAND_LINE_EXPORT = "eksport-kommandolinje"
    DRAFTS = "kladder"
    VERSIONS = "tidligere-versjoner"
    RECENT_FILES = "siste-filer"
    REMEMBERED_FIELDS = "husk-felt"


# What is left unread of the user's own layer: folders, or patterns of files in them.
_CLOSED: Mapping[Feature, tuple[str, ...]] = {
    Feature.OWN_WORDS: ("*.csv", "kategorier.toml"),
    Feature.OWN_DICTIONARY: ("ordbok.txt",),
    Feature.OWN_GROUPS: ("malgrupper",),
    Feature.OWN_RULES: (
        *("klarsprak", "brevet", "personvern"),
        *("dokumenttyper", "dokumentdeler", "lov"),
    ),
    Feature.OWN_TEMPLATES: ("maler", "profil"),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds on this machine. Without a file nothing is locked and no pack is trusted.

    ``locked`` and ``defaults`` are by the settings' own names. ``keys`` are Ed25519 public keys
    by name. ``revoked`` holds ``id`` or ``id version`` of packs that must not be used.
    """

    path: Path | None = None
    locked: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    document_type: str = ""
    off: frozenset[Feature] = frozenset()
    keys: Mapping[str, bytes] = field(default_factory=dict)
    unsigned_packs: bool = False
    revoked: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()

    def allows(self, feature: Feature) -> bool:
        """Tell whether a feature is on."""
        return feature not in self.off

    @property
    def closed(self) -> frozenset[str]:
        """What is left unread of the user's own data layer, as ``DataLayers.closed``."""
        return frozenset(name for feature in self.off for name in _CLOSED.get(feature, ()))


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """The text of a value that is no TOML."""

    text: str


def current() -> Policy:
    """Return this machine's policy, read at the first call."""
    return _read_once(machine_folder() / FILE_NAME)


@cache
def _read_once(path: Path) -> Policy:
    return read_policy(path)


def read_policy(path: Path) -> Policy:
    """Read a policy file; one that isn't there decides nothing. Never raises."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Policy()
    except OSError as error:
        reason = error.strerror or "ukjent feil"
        return Policy(path, problems=(f"{FILE_NAME} kan ikke leses: {reason}. Sjekk tilgangen.",))
    except UnicodeDecodeError:
        text = path.read_bytes().decode("utf-8", "replace")
        return _policy(path, _tables(text), [f"{FILE_NAME} må lagres som UTF-8."])
    problems: list[str] = []
    try:
        tables = parse_table(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{FILE_NAME} har en skrivefeil ({error}). Det som kan leses, gjelder.")
        tables = _tables(text)
    return _policy(path, tables, problems)


def _policy(path: Path, tables: Mapping[str, Any], problems: list[str]) -> Policy:
    known = ("standardvalg", "laste_valg", "funksjoner", "pakker", "nokler")
    problems += _strangers(tables, "", known)
    parts = {name: _table(tables, name, problems) for name in known}
    packs = parts["pakker"]
    problems += _strangers(packs, "[pakker]", ("usignerte", "tilbakekalt"))
    defaults, document_type = _defaults(parts["standardvalg"], problems)
    return Policy(
        path=path,
        locked=_locked(parts["laste_valg"], problems),
        defaults=defaults,
        document_type=document_type,
        off=frozenset(_off(parts["funksjoner"], problems)),
        keys=dict(_keys(parts["nokler"], problems)),
        unsigned_packs=_unsigned(packs.get("usignerte", False), problems),
        revoked=frozenset(_revoked(packs.get("tilbakekalt", []), problems)),
        problems=tuple(problems),
    )


def _table(tables: Mapping[str, Any], name: str, problems: list[str]) -> Mapping[str, Any]:
    table = tables.get(name, {})
    if isinstance(table, dict):
        return table
    problems.append(f"{FILE_NAME}: «{name}» skal være en egen del. Skriv [{name}] foran den.")
    return {}


def _locked(table: Mapping[str, Any], problems: list[str]) -> dict[str, str]:
    locked: dict[str, str] = {}
    for name, value in table.items():
        if name in {"theme", "zoom"}:
            problems.append(
                f"{FILE_NAME}: «{name}» kan ikke låses. Farger og tekststørrelse må den som "
                "skriver, kunne velge selv."
            )
        elif name not in LOCKABLE:
            problems.append(_unknown(name, "[laste_valg]", LOCKABLE))
        elif isinstance(value, str):
            locked[name] = value
        else:
            locked[name] = LOCKABLE[name]
            problems.append(
                f"{FILE_NAME}: «{name}» i [laste_valg] skal være tekst i anførselstegn. "
                f"Valget er låst til «{LOCKABLE[name]}»."
            )
    return locked


def _defaults(table: Mapping[str, Any], problems: list[str]) -> tuple[dict[str, Any], str]:
    known = {**_DEFAULTS, _TYPE: str}
    found: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            problems.append(_unknown(name, "[standardvalg]", known))
        elif type(value) is not known[name]:
            kind = "et helt tall" if known[name] is int else "tekst i anførselstegn"
            problems.append(f"{FILE_NAME}: «{name}» i [standardvalg] skal være {kind}.")
        elif name == "theme" and value not in _THEMES:
            problems.append(_unknown(str(value), "«theme»", _THEMES))
        else:
            found[name] = value
    return found, str(found.pop(_TYPE, ""))


def _off(table: Mapping[str, Any], problems: list[str]) -> Iterator[Feature]:
    for name, value in table.items():
        if name != "av":
            problems.append(_unknown(name, "[funksjoner]", ("av",)))
        elif isinstance(value, list):
            for word in value:
                if word in set(Feature):
                    yield Feature(word)
                else:
                    problems.append(_unknown(str(word), "[funksjoner]", list(Feature)))
        else:
            told = value.text if isinstance(value, _Unreadable) else str(value)
            problems.append(
                f"{FILE_NAME}: «av» i [funksjoner] skal være en liste. Det som kan leses, er av."
            )
            yield from (feature for feature in Feature if feature in told)


def _keys(table: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, bytes]]:
    for name, value in table.items():
        try:
            yield name, public_key(str(value))
        except ValueError:
            problems.append(
                f"{FILE_NAME}: Nøkkelen «{name}» kan ikke brukes. Lim inn linjen fra .pub-filen."
            )


def public_key(text: str) -> bytes:
    """Return a public key from its base64 line; raises ValueError for anything else."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error
    if len(key) != KEY_BYTES:
        raise ValueError(text)
    return key


def _unsigned(value: Any, problems: list[str]) -> bool:
    if not isinstance(value, bool):
        problems.append(f"{FILE_NAME}: «usignerte» skal være true eller false. Det gjelder false.")
    return value is True


def _revoked(value: Any, problems: list[str]) -> Iterator[str]:
    for entry in value if isinstance(value, list) else [value]:
        told = entry.text if isinstance(entry, _Unreadable) else str(entry)
        if isinstance(entry, str) and _REVOKED.fullmatch(entry):
            yield entry
            continue
        problems.append(
            f"{FILE_NAME}: «{told}» under «tilbakekalt» skal være id, eller id og versjon: "
            '["asker-klarsprak 1.2.0"].'
        )
        # A revocation with a slip of the pen still revokes what can be read of it.
        yield from (found[0] for found in _REVOKED.finditer(told) if len(found[0]) > 2)


def _strangers(table: Mapping[str, Any], where: str, known: tuple[str, ...]) -> list[str]:
    return [_unknown(name, where, known) for name in table if name not in known]


def _unknown(name: str, where: str, known: Any) -> str:
    place = f" i {where}" if where else ""
    return f"{FILE_NAME}: «{name}»{place} er ukjent. Bruk en av disse: {', '.join(known)}."


def _tables(text: str) -> dict[str, dict[str, Any]]:
    """Return what can be read of a file that is no TOML as a whole, statement by statement."""
    tables: dict[str, dict[str, Any]] = {}
    section = ""
    statements: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines():
        if found := _STATEMENT.match(line):
            statements.append((section, found[1], [line]))
        elif (found := _SECTION.match(line)) and not _inside_list(statements):
            section = found[1]
            tables.setdefault(section, {})
            statements.append((section, "", []))
        elif statements:
            statements[-1][2].append(line)
    for place, name, lines in statements:
        if name:
            tables.setdefault(place, {})[name] = _value(name, "\n".join(lines))
    tables.pop("", None)
    return tables


def _inside_list(statements: list[tuple[str, str, list[str]]]) -> bool:
    """Tell whether the last statement has opened more brackets than it has closed."""
    text = "".join(statements[-1][2]) if statements else ""
    return text.count("[") > text.count("]")


def _value(name: str, statement: str) -> Any:
    try:
        return parse_table(statement)[name]
    except (tomllib.TOMLDecodeError, KeyError):
        return _Unreadable(statement.partition("=")[2].strip())
