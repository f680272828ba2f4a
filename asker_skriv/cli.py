"""The command line: ``sjekk``, ``eksporter``, ``pakke`` and ``versjon``. Knows nothing of Qt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asker_skriv import __version__
from asker_skriv import policy as policies
from asker_skriv.arguments import NorwegianParser
from asker_skriv.errors import AskerSkrivError
from asker_skriv.packs.commands import add_pack_commands
from asker_skriv.paths import DataLayers
from asker_skriv.policy import Feature

OK, FOUND, UNREADABLE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run a subcommand and return its exit code (see the contract in ARCHITECTURE.md)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except AskerSkrivError as error:
        print(f"asker-skriv: {error}", file=sys.stderr)
        return UNREADABLE


def _parser() -> argparse.ArgumentParser:
    parser = NorwegianParser(prog="asker-skriv", description="Skrivehjelp i klarspråk.")
    told = f"Asker skriv {__version__}"
    parser.add_argument("--versjon", "--version", action="version", version=told)
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    check = commands.add_parser("sjekk", help="kontroller tekster")
    check.add_argument("files", nargs="+", type=Path, metavar="FIL")
    check.add_argument("--malgruppe", default="innbyggerne", metavar="ID")
    check.add_argument("--dokumenttype", default="", metavar="ID")
    check.add_argument("--format", choices=("tekst", "json", "sarif"), default="tekst")
    check.set_defaults(run=_check)

    export = commands.add_parser("eksporter", help="lag et Word-brev på kommunens mal")
    export.add_argument("file", type=Path, metavar="FIL")
    export.add_argument("--mal", required=True, metavar="ID")
    export.add_argument("--ut", required=True, type=Path, metavar="UT.docx")
    export.add_argument("--felt", action="append", default=[], metavar="navn=verdi")
    export.set_defaults(run=_export)

    add_pack_commands(commands)
    versions = commands.add_parser("versjon", help="vis utgaver, pakker og policy")
    versions.set_defaults(run=_versions)
    return parser


def _check(options: argparse.Namespace) -> int:
    from asker_skriv.checking.assembly import assemble
    from asker_skriv.engine.packs import try_in_own_process
    from asker_skriv.packs.keeper import Keeper
    from asker_skriv.packs.overview import bring_up_to_date
    from asker_skriv.reporting import FileReport, report_file, write_reports

    if Keeper.standard().refresh().waiting:
        print("Prøver nye regelpakker …", file=sys.stderr)
        try_in_own_process()
    problems = bring_up_to_date()
    assembly = assemble(DataLayers.standard())
    for problem in (*problems, *assembly.problems):
        print(f"asker-skriv: {problem}", file=sys.stderr)
    assembly.groups.get(options.malgruppe)  # an unknown group is named before any work
    code = OK
    reports: list[FileReport] = []
    for number, path in enumerate(options.files, start=1):
        _progress(number, len(options.files), path)
        try:
            report = report_file(assembly, path, options.malgruppe, options.dokumenttype)
        except AskerSkrivError as error:
            print(f"asker-skriv: {path}: {error}", file=sys.stderr)
            code = UNREADABLE
            continue
        reports.append(report)
        if report.has_errors and code == OK:
            code = FOUND
    write_reports(reports, options.format, sys.stdout)
    return code


def _progress(number: int, total: int, path: Path) -> None:
    if total > 1 and sys.stderr.isatty():
        print(f"\r{number} av {total}: {path.name:<40.40}", end="", file=sys.stderr)
        if number == total:
            print(file=sys.stderr)


def _export(options: argparse.Namespace) -> int:
    from asker_skriv.disclosing import warnings
    from asker_skriv.export import export_file
    from asker_skriv.packs.overview import bring_up_to_date

    if not policies.current().allows(Feature.COMMAND_LINE_EXPORT):
        raise AskerSkrivError(
            f"Eksport fra kommandolinjen er slått av. {policies.DECIDED}. Eksporter fra vinduet."
        )
    bring_up_to_date()
    fields = _fields(options.felt)
    export_file(options.file, options.mal, fields, options.ut)
    for warning in warnings(options.file, fields, options.mal, options.ut):
        print(f"asker-skriv: {warning}", file=sys.stderr)
    print(f"Brevet er lagret: {options.ut}")
    return OK


def _versions(_: argparse.Namespace) -> int:
    from asker_skriv.packs.overview import bring_up_to_date, overview

    bring_up_to_date()
    print(overview().as_text())
    return OK


def _fields(pairs: Sequence[str]) -> dict[str, str]:
    values: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            # What was written is not repeated: it may be an identity number.
            raise AskerSkrivError("Skriv --felt som navn=verdi, for eksempel saksnummer=2026/1.")
        values[name] = value
    return values
