"""Reads the rule files in ``rules/klarsprak`` and turns each rule into a Check."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from asker_skriv.checking.finding import Category, Family, Scope, Severity
from asker_skriv.checking.rule import Case, Check, RuleInfo
from asker_skriv.datafiles import read_table
from asker_skriv.errors import BadDataFileError

# Rule kind in the files -> module in checking.kinds.
KINDS = {
    "uttrykk": "expression",
    "ordpar": "tokens",
    "avhengighet": "dependency",
    "grense": "limits",
    "staving": "spelling",
    "kode": "code",
}
_COMMON = frozenset(
    {
        *("navn", "slag", "kategori", "familie", "alvor", "melding", "hvorfor", "eksempel"),
        "melding_alene",
        *("kilde", "omfang", "prioritet", "direkte", "treff", "ikke_treff"),
    }
)
UNUSABLE = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that could be read, and a sentence for each thing that could not."""

    rules: tuple[tuple[RuleInfo, Check], ...]
    problems: tuple[str, ...] = ()

    @property
    def checks(self) -> tuple[Check, ...]:
        """The rules' checks, in file order."""
        return tuple(check for _, check in self.rules)


def load_rules(files: list[Path]) -> RuleSet:
    """Read rule files. A later rule with the same id replaces an earlier one (`in_place_of`).

    A rule that can't be read is named in ``problems``; the rest still load.
    """
    rules: dict[str, tuple[RuleInfo, Check]] = {}
    problems: list[str] = []
    for path, tables in read_tables(files, problems):
        for number, table in enumerate(tables, start=1):
            try:
                info = rule_info(path.stem, table)
                earlier = rules.get(info.id)
                info = in_place_of(earlier[0] if earlier else None, info)
                rules[info.id] = (info, _make_check(info))
            except BadDataFileError as error:
                problems.append(f"{path.name}, regel {number}: {error}")
            except UNUSABLE as error:
                problems.append(f"{path.name}, regel {number}: {unusable(error)}")
    return RuleSet(tuple(rules.values()), tuple(problems))


def in_place_of(earlier: RuleInfo | None, info: RuleInfo) -> RuleInfo:
    """Return a rule with the lists and limits of the one it replaces, where it has none itself.

    So IT may mend one list of a built-in rule without copying the others, and a rule that leaves
    out a key its function needs still works.
    """
    same = earlier is not None and earlier.kind == info.kind
    if earlier is None or not same or earlier.options.get("kode") != info.options.get("kode"):
        return info
    return replace(info, options={**earlier.options, **info.options})


def read_tables(
    files: list[Path], problems: list[str]
) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """Yield each file with its ``[[regel]]`` tables; one that can't be read goes to problems."""
    for path in files:
        try:
            tables = read_table(path).get("regel", [])
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"Regelfilen «{path.name}» kan ikke leses: {error}.")
            continue
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            yield path, tables
        else:
            problems.append(f"Regelfilen «{path.name}» må ha [[regel]] foran hver regel.")


def unusable(error: Exception) -> str:
    """Return the sentence for a value of a kind that no reader of rules looked for."""
    return f"En verdi er av feil slag ({error}). Sammenlign med en regel som virker."


def rule_info(file_name: str, table: Mapping[str, Any]) -> RuleInfo:
    """Read the common part of one ``[[regel]]`` table; raises BadDataFileError."""
    missing = sorted({"navn", "slag", "kategori", "melding", "treff", "ikke_treff"} - set(table))
    if missing:
        raise BadDataFileError(f"Regelen mangler {', '.join(missing)}.")
    name = str(table["navn"])
    if not _NAME.fullmatch(name):
        raise BadDataFileError(
            f"Navnet «{name}» må bestå av små bokstaver a–z, tall og bindestrek."
        )
    if table["slag"] not in KINDS:
        raise BadDataFileError(
            f"Slaget «{table['slag']}» finnes ikke. Velg et av: {', '.join(KINDS)}."
        )
    try:
        category = Category(table["kategori"])
        family = Family(table.get("familie", category.value))
        severity = Severity(table.get("alvor", "raad"))
        scope = Scope(table.get("omfang", "ord"))
        hits = tuple(_case(hit, str(hit["funn"])) for hit in table["treff"])
        misses = tuple(
            _case(miss) if isinstance(miss, Mapping) else Case(str(miss))
            for miss in table["ikke_treff"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadDataFileError(
            f"Regelen «{name}» har en verdi som ikke kan brukes: {error}."
        ) from None
    if not hits or not misses:
        raise BadDataFileError(f"Regelen «{name}» må ha minst ett treff og ett ikke_treff.")
    example = table.get("eksempel")
    return RuleInfo(
        id=f"{file_name}/{name}",
        kind=str(table["slag"]),
        category=category,
        family=family,
        severity=severity,
        message=str(table["melding"]),
        why=str(table.get("hvorfor", "")),
        hits=hits,
        misses=misses,
        example=(str(example[0]), str(example[1])) if example else None,
        source=str(table.get("kilde", "")),
        message_alone=str(table.get("melding_alene", "")),
        scope=scope,
        priority=int(table.get("prioritet", 0)),
        direct=bool(table.get("direkte", True)),
        options={key: value for key, value in table.items() if key not in _COMMON},
    )


def _case(table: Mapping[str, Any], flagged: str = "") -> Case:
    suggestions = table.get("forslag", ())
    return Case(
        text=str(table["tekst"]),
        flagged=flagged,
        suggestions=(suggestions,) if isinstance(suggestions, str) else tuple(suggestions),
        kind=str(table.get("blokk", "avsnitt")),
        group=str(table.get("malgruppe", "innbyggerne")),
        document_type=str(table.get("dokumenttype", "")),
    )


def _make_check(info: RuleInfo) -> Check:
    module = import_module(f"asker_skriv.checking.kinds.{KINDS[info.kind]}")
    check: Check = module.make(info)
    return check
