"""What a new version of a pack changes, in words: rules, words, groups, types and files."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asker_skriv.datafiles import parse_table
from asker_skriv.errors import BadDataFileError
from asker_skriv.packs.archive import Archive, read_archive, read_bytes
from asker_skriv.packs.building import build
from asker_skriv.packs.manifest import decode_manifest

_LONGEST = 110  # code points of a value that is shown
_UNREADABLE = "kan ikke leses"
Table = Mapping[str, Any]
Read = Callable[[Mapping[str, bytes]], dict[str, Table]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of thing that a pack holds, and how its tables are found by name."""

    added: str
    removed: str
    changed: str
    read: Read


def read_either(path: Path) -> Archive:
    """Return a pack, or what a folder would be as a pack.

    Nothing is asked of signature and dates. Raises PackRefusedError.
    """
    return read_archive(build(path) if path.is_dir() else read_bytes(path))


def about_differences(old: Archive, new: Archive) -> Iterator[str]:
    """Yield what the packs say otherwise of themselves."""
    before, after = (decode_manifest(archive.manifest) for archive in (old, new))
    for name in ("id", "navn", "versjon", "utgiver", "gjelder_fra", "gjelder_til", "krever"):
        values = [getattr(manifest, name) or "" for manifest in (before, after)]
        if values[0] != values[1]:
            yield f"{name}: {_short(values[0])} -> {_short(values[1])}"


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the report, line by line; nothing when the two are the same."""
    for kind in _KINDS:
        before, after = kind.read(old), kind.read(new)
        gone = [f"  {name}{_gist(before[name])}" for name in before if name not in after]
        come = [f"  {name}{_gist(after[name])}" for name in after if name not in before]
        both = [name for name in after if name in before and before[name] != after[name]]
        changed = [line for name in both for line in _changes(name, before[name], after[name])]
        for title, count, lines in (
            (kind.added, len(come), come),
            (kind.removed, len(gone), gone),
            (kind.changed, len(both), changed),
        ):
            if lines:
                yield f"{title} ({count}):"
                yield from lines


def findings_differences(
    before: Path | None, after: Path | None, texts: Sequence[Path]
) -> Iterator[str]:
    """Yield which findings come and go in some texts; the paths are unpacked packs.

    Loads the parser. Raises UnreadableFileError.
    """
    from asker_skriv.checking.assembly import Assembly, assemble
    from asker_skriv.checking.context import Reader
    from asker_skriv.checking.document import check_document, document_blocks
    from asker_skriv.packs.trial import layers_with
    from asker_skriv.text.readers import read_document

    def found(assembly: Assembly, path: Path) -> Counter[tuple[str, str, str]]:
        reader = Reader(assembly.groups.get("innbyggerne"))
        blocks = document_blocks(read_document(path))
        result = check_document(assembly.checker, assembly.document_checks, blocks, reader)
        return Counter(
            (each.rule, each.text, each.suggestions[0] if each.suggestions else "")
            for each in result.placed()
        )

    first, second = (assemble(layers_with(*filter(None, (path,)))) for path in (before, after))
    for path in texts:
        old, new = found(first, path), found(second, path)
        lines = [
            f"  {sign} {_times(count)}{_told(*case)}"
            for sign, more in (("+", new - old), ("-", old - new))
            for case, count in sorted(more.items())
        ]
        yield f"{path.name}: {'ingen endring' if not lines else ''}".rstrip()
        yield from lines


def _told(rule: str, text: str, suggestion: str) -> str:
    swap = f" -> {_short(suggestion)}" if suggestion else ""
    return f"«{_short(text)}»{swap} [{rule}]"


def _times(count: int) -> str:
    return f"{count} × " if count > 1 else ""


def _changes(name: str, old: Table, new: Table) -> Iterator[str]:
    yield f"  {name}"
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key, ""), new.get(key, "")
        if before == after:
            continue
        if isinstance(before, list) and isinstance(after, list):
            yield from (f"    {key}: + {_short(item)}" for item in after if item not in before)
            yield from (f"    {key}: - {_short(item)}" for item in before if item not in after)
        else:
            yield f"    {key}: {_short(before)} -> {_short(after)}"


def _gist(table: Table) -> str:
    if told := table.get(_UNREADABLE):
        return f": {_UNREADABLE}: {told}"
    for key in ("melding", "alternativer", "navn", "forklaring"):
        if table.get(key):
            return f": {_short(table[key])}"
    return ""


def _short(value: Any) -> str:
    text = " ".join(_plain(value).split()) or "(tomt)"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} «{_plain(each)}»" for key, each in value.items())
    if isinstance(value, list):
        return " | ".join(map(_plain, value))
    return str(value)


def _toml(name: str, content: bytes) -> dict[str, Any]:
    """Return a file's tables; one that can't be read is shown by what is wrong with it."""
    try:
        return parse_table(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {_UNREADABLE: f"{name}: {error}"}


def _in(files: Mapping[str, bytes], folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the TOML files of a folder under ``rules`` by their names without ending."""
    start = f"rules/{folder}/"
    for name, content in files.items():
        if name.startswith(start) and name.endswith(".toml"):
            yield name.removeprefix(start).removesuffix(".toml"), content


def _rules(files: Mapping[str, bytes]) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for folder in ("klarsprak", "brevet"):
        for name, content in _in(files, folder):
            tables = _toml(name, content)
            rules = tables.pop("regel", [])
            if tables:
                found[name] = tables
            for rule in rules if isinstance(rules, list) else []:
                found[f"{name}/{dict(rule).get('navn', '')}"] = dict(rule)
    return found


def _words(files: Mapping[str, bytes]) -> dict[str, Table]:
    from asker_skriv.checking.wordlist.files import COLUMNS, format_entries, parse_entries

    found: dict[str, Table] = {}
    for name, content in files.items():
        if not (name.startswith("rules/ordliste/") and name.endswith(".csv")):
            continue
        file = name.rpartition("/")[2]
        try:
            entries = parse_entries(content.decode("utf-8-sig", "replace"), file).entries
        except BadDataFileError as error:
            found[file] = {_UNREADABLE: str(error)}
            continue
        for entry in entries:
            cells = format_entries([entry]).splitlines()[1]
            found[entry.term] = dict(zip(COLUMNS, _cells(cells), strict=False))
    return found


def _cells(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=";"))


def _by_file(folder: str) -> Read:
    return lambda files: {name: _toml(name, content) for name, content in _in(files, folder)}


def _parts(files: Mapping[str, bytes]) -> dict[str, Table]:
    return {
        part: table if isinstance(table, dict) else {"verdi": table}
        for name, content in _in(files, "dokumentdeler")
        for part, table in _toml(name, content).items()
    }


def _others(files: Mapping[str, bytes]) -> dict[str, Table]:
    rest = ("ordbok.txt", "kategorier.toml")
    return {
        name: {"innhold": hashlib.sha256(content).hexdigest()[:12]}
        for name, content in files.items()
        if name.startswith(("resources/", "prover/")) or name.endswith(rest)
    }


_KINDS = (
    _Kind("Nye regler", "Fjernede regler", "Endrede regler", _rules),
    _Kind("Nye ord", "Fjernede ord", "Endrede ord", _words),
    _Kind("Nye målgrupper", "Fjernede målgrupper", "Endrede målgrupper", _by_file("malgrupper")),
    _Kind(
        "Nye dokumenttyper",
        "Fjernede dokumenttyper",
        "Endrede dokumenttyper",
        _by_file("dokumenttyper"),
    ),
    _Kind("Nye dokumentdeler", "Fjernede dokumentdeler", "Endrede dokumentdeler", _parts),
    _Kind("Nye lovfiler", "Fjernede lovfiler", "Endrede lovfiler", _by_file("lov")),
    _Kind("Nye filer", "Fjernede filer", "Endrede filer", _others),
)
