"""A file's findings told on the command line: as text, JSON or SARIF."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from asker_skriv import __version__
from asker_skriv.checking.assembly import Assembly
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentResult, check_document, document_blocks
from asker_skriv.checking.finding import Category, Finding, Severity, StructureFinding
from asker_skriv.checking.masking import hidden
from asker_skriv.text.readers import read_document

FORMAT_VERSION = 1
_NAMES = {Severity.ERROR: "feil", Severity.ADVICE: "råd", Severity.STYLE: "stil"}
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.ADVICE: "warning", Severity.STYLE: "note"}


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file's check. ``findings`` have offsets in ``text``, in code points."""

    file: str
    text: str
    group: str
    document_type: str
    result: DocumentResult
    findings: tuple[Finding, ...]

    @property
    def structure(self) -> tuple[StructureFinding, ...]:
        """What was said of the whole."""
        return self.result.structure

    @property
    def has_errors(self) -> bool:
        """Tell whether anything is of severity feil."""
        severities = {finding.severity for finding in self.findings}
        severities |= {told.severity for told in self.structure}
        return Severity.ERROR in severities


def report_file(assembly: Assembly, path: Path, group: str, document_type: str) -> FileReport:
    """Read and check a file; the document type is suggested from the text when ``""``.

    Raises UnreadableFileError for a file that can't be read.
    """
    document = read_document(path)
    blocks = document_blocks(document)
    kind = document_type or assembly.suggest_type(blocks)
    reader = Reader(assembly.groups.get(group), kind)
    result = check_document(assembly.checker, assembly.document_checks, blocks, reader)
    return FileReport(str(path), document.text, group, kind, result, tuple(result.placed()))


def write_reports(reports: Sequence[FileReport], form: str, out: TextIO) -> None:
    """Write the reports as ``tekst``, ``json`` or ``sarif``."""
    writers: dict[str, Callable[[Sequence[FileReport], TextIO], None]] = {
        "tekst": _write_text,
        "json": _write_json,
        "sarif": _write_sarif,
    }
    writers[form](reports, out)


def _write_text(reports: Sequence[FileReport], out: TextIO) -> None:
    for report in reports:
        figures = report.result.statistics
        out.write(
            f"{report.file}: {figures.words} ord, {figures.sentences} setninger, "
            f"LIX {figures.lix:.0f}, {len(report.findings)} funn\n"
        )
        lines = _LineIndex(report.text)
        for finding in report.findings:
            line, column = lines.place(finding.start)
            flagged = " ".join(finding.text.split())
            if finding.category is Category.PRIVACY:
                flagged = hidden(flagged)  # what is printed may end up in somebody's log
            if len(flagged) > 60:
                flagged = flagged[:57] + "…"
            swap = f" -> {finding.suggestions[0] or '(stryk)'}" if finding.suggestions else ""
            out.write(
                f"  {line}:{column} {_NAMES[finding.severity]} «{flagged}»{swap}  "
                f"{finding.message} [{finding.rule}]\n"
            )
        for told in report.structure:
            out.write(f"  {_NAMES[told.severity]}  {told.message} [{told.rule}]\n")


def _write_json(reports: Sequence[FileReport], out: TextIO) -> None:
    json.dump([_as_json(report) for report in reports], out, ensure_ascii=False, indent=2)
    out.write("\n")


def _as_json(report: FileReport) -> dict[str, Any]:
    figures = report.result.statistics
    return {
        "version": FORMAT_VERSION,
        "file": report.file,
        "target_group": report.group,
        "document_type": report.document_type,
        "statistics": {
            "words": figures.words,
            "sentences": figures.sentences,
            "lix": round(figures.lix, 1),
        },
        "findings": [
            {
                "rule": finding.rule,
                "category": finding.category.value,
                "severity": finding.severity.value,
                "start": finding.start,
                "end": finding.end,
                "text": finding.text,
                "message": finding.message,
                "why": finding.why,
                "suggestions": list(finding.suggestions),
            }
            for finding in report.findings
        ],
        "structure": [
            {
                "rule": told.rule,
                "category": told.category.value,
                "severity": told.severity.value,
                "message": told.message,
            }
            for told in report.structure
        ],
    }


def _write_sarif(reports: Sequence[FileReport], out: TextIO) -> None:
    results = [result for report in reports for result in _sarif_results(report)]
    driver = {"name": "Asker skriv", "version": __version__}
    log = {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    json.dump(log, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _sarif_results(report: FileReport) -> list[dict[str, Any]]:
    artifact = {"artifactLocation": {"uri": Path(report.file).as_posix()}}
    placed = [
        {
            **_sarif_message(finding),
            "locations": [
                {
                    "physicalLocation": {
                        **artifact,
                        "region": {
                            "charOffset": finding.start,
                            "charLength": finding.end - finding.start,
                        },
                    }
                }
            ],
        }
        for finding in report.findings
    ]
    whole = [
        {**_sarif_message(told), "locations": [{"physicalLocation": artifact}]}
        for told in report.structure
    ]
    return placed + whole


def _sarif_message(finding: Finding | StructureFinding) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message},
    }


class _LineIndex:
    """Turns offsets into lines and columns, both from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0] + [index + 1 for index, char in enumerate(text) if char == "\n"]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a code-point offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
