"""The corpus of plain texts, each with what the rules say of it, readable in a diff.

``python3 dev.py corpus`` shows what a rule change adds and removes; ``--godta`` accepts it.
"""

from __future__ import annotations

import argparse
import difflib
from pathlib import Path

from asker_skriv.checking.assembly import Assembly, assemble
from asker_skriv.paths import DataLayers
from asker_skriv.reporting import report_file

HERE = Path(__file__).resolve().parent
TEXTS = sorted((HERE / "tekster").glob("*.txt"))
GROUPS = {"idrettshall": "frivillighet", "skjenkebevilling": "naeringsliv"}


def snapshot(assembly: Assembly, path: Path) -> str:
    """Return what is said of a text: a line a finding, in text order."""
    group = GROUPS.get(path.stem, "innbyggerne")
    report = report_file(assembly, path, group, "")
    lines = [f"{group}, {report.document_type or 'ukjent type'}"]
    for finding in report.findings:
        swap = f" -> «{finding.suggestions[0]}»" if finding.suggestions else ""
        lines.append(f"{finding.severity} {finding.rule}: «{finding.text}»{swap}")
    lines += [f"{told.severity} {told.rule}: {told.message}" for told in report.structure]
    return "\n".join(lines) + "\n"


def snapshot_file(path: Path) -> Path:
    """Return where a text's accepted snapshot stands."""
    return HERE / "funn" / f"{path.stem}.funn"


def main() -> int:
    """Print the difference to the accepted snapshots; with --godta, accept it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--godta", action="store_true", help="accept the new snapshots")
    arguments = parser.parse_args()
    assembly = assemble(DataLayers.standard())
    changed = 0
    for path in TEXTS:
        stored = snapshot_file(path)
        old = stored.read_text(encoding="utf-8") if stored.exists() else ""
        new = snapshot(assembly, path)
        if old == new:
            continue
        changed += 1
        for line in difflib.unified_diff(
            old.splitlines(), new.splitlines(), path.stem, path.stem, n=0, lineterm=""
        ):
            print(line)
        if arguments.godta:
            stored.parent.mkdir(exist_ok=True)
            stored.write_text(new, encoding="utf-8")
    print(f"{changed} of {len(TEXTS)} texts changed")
    return 0 if arguments.godta or not changed else 1


if __name__ == "__main__":
    raise SystemExit(main())
