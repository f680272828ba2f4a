"""What is installed here and where each part came from, for the About window and for support.

Holds no text of any letter, and no user name: the user's own folder is told as ``~``.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from asker_skriv import __version__
from asker_skriv import policy as policies
from asker_skriv.packs.keeper import Keeper
from asker_skriv.packs.pack import told_day
from asker_skriv.packs.state import State, UsedPack, read_state
from asker_skriv.paths import DataLayers
from asker_skriv.policy import DECIDED, Policy
from asker_skriv.settings import SettingsFile

_MODEL, _LEXICON = "modell/meta.json", "leksikon/leksikon.bin"
# What a layer can hold: folder and pattern, one of them, several of them.
_COUNTED = (
    ("rules/klarsprak", "*.toml", "regelfil", "regelfiler"),
    ("rules/brevet", "*.toml", "regelfil for hele brevet", "regelfiler for hele brevet"),
    ("rules/ordliste", "*.csv", "ordliste", "ordlister"),
    ("rules/ordliste", "ordbok.txt", "egen ordbok", "egne ordbøker"),
    ("rules/malgrupper", "*.toml", "målgruppe", "målgrupper"),
    ("rules/dokumenttyper", "*.toml", "dokumenttype", "dokumenttyper"),
    ("rules/dokumentdeler", "*.toml", "fil med brevdeler", "filer med brevdeler"),
    ("rules/lov", "*.toml", "lov", "lover"),
    ("resources/maler", "*/mal.toml", "brevmal", "brevmaler"),
    ("resources/profil", "*/profil.toml", "profil", "profiler"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that can be told of this installation."""

    sections: tuple[Section, ...]

    def as_text(self) -> str:
        """Return it as plain text, to copy into a letter to support."""
        return "\n\n".join(
            "\n".join((section.title, *(f"  {line}" for line in section.lines)))
            for section in self.sections
        )


def bring_up_to_date() -> tuple[str, ...]:
    """Look through the machine's packs before they are used; returns a sentence a problem."""
    keeper = Keeper.standard()
    state = keeper.refresh()
    refused = (f"{each.file} er ikke i bruk: {each.reason}" for each in state.refused)
    return (*keeper.policy.problems, *refused)


def overview(problems: Sequence[str] = ()) -> Overview:
    """Return what is installed; ``problems`` are those that loading the rules has told of."""
    policy, layers, state = policies.current(), DataLayers.standard(), read_state()
    unused = tuple(_unused(state))
    wrong = (*policy.problems, *_missing_choices(policy, layers), *problems)
    sections = [
        Section("Utgaver", tuple(_versions(layers))),
        Section("Regler, ord og maler (det nederste gjelder foran)", tuple(_layers(layers, state))),
        Section("Pakker som ikke er i bruk", unused),
        Section(DECIDED, tuple(_decided(policy))),
        Section("Feil i filer", wrong),
    ]
    return Overview(tuple(section for section in sections if section.lines))


def shown(path: Path) -> str:
    """Return a path without the user's name in it."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        pass
    user = os.environ.get("USERNAME") or os.environ.get("USER")
    return str(Path(*("…" if part == user else part for part in path.parts)))


def _versions(layers: DataLayers) -> Iterator[str]:
    yield f"Asker skriv {__version__}"
    chosen = SettingsFile().settings.pipeline
    if chosen:
        name = _model(Path(chosen) / "meta.json")
        yield f"Språkmodell: {name} ({shown(Path(chosen))})"
    else:
        yield f"Språkmodell: {_model(layers.resource(_MODEL))} (innebygd)"
    yield f"Leksikon: {_mark(layers.resource(_LEXICON))} (innebygd)"
    yield f"System: {platform.system()} {platform.release()}, Python {platform.python_version()}"


def _model(meta: Path) -> str:
    try:
        told = json.loads(meta.read_text(encoding="utf-8"))
        return f"{told['lang']}_{told['name']} {told['version']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "ukjent"


def _mark(path: Path) -> str:
    """Return the first digits of a file's SHA-256: a version for a file that carries none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
    except OSError:
        return "mangler"


def _layers(layers: DataLayers, state: State) -> Iterator[str]:
    used = {pack.folder: pack for pack in state.used}
    yield f"Innebygd: {_counts(layers.built_in)}"
    for folder in layers.packs:
        if pack := used.get(folder.name):
            yield f"Pakke {_told_pack(pack)}: {_counts(folder)}"
    yield f"Maskinen ({shown(layers.machine)}): {_counts(layers.machine)}"
    closed = " (noe er slått av)" if layers.closed else ""
    yield f"Dine egne: {_counts(layers.user)}{closed}"


def _told_pack(pack: UsedPack) -> str:
    parts = [f"«{pack.name}» {pack.version}"]
    if pack.publisher:
        parts.append(f"fra {pack.publisher}")
    parts.append(f"signert med «{pack.key}»" if pack.key else "usignert")
    if pack.valid_to:
        parts.append(f"gjelder til {told_day(pack.valid_to)}")
    if pack.is_last_good:
        parts.append("siste gode utgave")
    return ", ".join(parts)


def _counts(root: Path) -> str:
    told = []
    for folder, pattern, one, several in _COUNTED:
        count = len(list((root / folder).glob(pattern)))
        if count:
            told.append(f"{count} {one if count == 1 else several}")
    return ", ".join(told) or "ingenting"


def _unused(state: State) -> Iterator[str]:
    yield from (f"{each.file}: {each.reason}" for each in state.refused)
    yield from (f"{name}: Pakken er ny. Testene i den blir kjørt." for name in state.waiting)


def _missing_choices(policy: Policy, layers: DataLayers) -> Iterator[str]:
    """Yield what the policy has chosen that isn't there; the program then chooses another."""
    from asker_skriv.checking.groups import load_groups
    from asker_skriv.export.templates import load_templates

    chosen = {**policy.defaults, **policy.locked}
    groups = {group.id for group in load_groups(layers.files("malgrupper", "*.toml")).groups}
    types = {path.stem for path in layers.files("dokumenttyper", "*.toml")}
    templates = {template.id for template in load_templates(layers).templates}
    for name, value, known in (
        ("Målgruppen", chosen.get("group"), groups),
        ("Malen", chosen.get("template"), templates),
        ("Dokumenttypen", policy.document_type, types),
    ):
        if value and value not in known:
            yield f"policy.toml: {name} «{value}» finnes ikke. Velg en av: {_list(known)}."


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "ingen"


def _decided(policy: Policy) -> Iterator[str]:
    if policy.path is None:
        return
    yield f"Policy: {shown(policy.path)}"
    locked = [f"{name} = {value or '(tomt)'}" for name, value in policy.locked.items()]
    if locked:
        yield f"Låste valg: {', '.join(locked)}"
    defaults = [f"{name} = {value}" for name, value in policy.defaults.items()]
    if policy.document_type:
        defaults.append(f"document_type = {policy.document_type}")
    if defaults:
        yield f"Standardvalg: {', '.join(defaults)}"
    if policy.off:
        yield f"Slått av: {', '.join(sorted(policy.off))}"
    if policy.keys:
        yield f"Pakker godtas med nøkkel: {', '.join(policy.keys)}"
    if policy.unsigned_packs:
        yield "Usignerte pakker godtas. Det skal bare gjelde på en maskin for utprøving."
    if policy.revoked:
        yield f"Tilbakekalte pakker: {', '.join(sorted(policy.revoked))}"
