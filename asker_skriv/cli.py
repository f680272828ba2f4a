"""The command line: ``sjekk`` and ``eksporter``. Knows nothing of Qt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asker_skriv import __version__
from asker_skriv.errors import AskerSkrivError
from asker_skriv.paths import DataLayers

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
    parser = argparse.ArgumentParser(prog="asker-skriv", description="Skrivehjelp i klarspråk.")
    parser.add_argument("--version", action="version", version=f"Asker skriv {__version__}")
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
    return parser


def _check(options: argparse.Namespace) -> int:
    from asker_skriv.checking.assembly import assemble
    from asker_skriv.reporting import FileReport, report_file, write_reports

    assembly = assemble(DataLayers.standard())
    for problem in assembly.problems:
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
    from asker_skriv.export import export_file

    export_file(options.file, options.mal, _fields(options.felt), options.ut)
    print(f"Brevet er lagret: {options.ut}")
    return OK


def _fields(pairs: Sequence[str]) -> dict[str, str]:
    values: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise AskerSkrivError(f"Skriv --felt som navn=verdi, ikke «{pair}».")
        values[name] = value
    return values
