"""How much hostile input was tried, and what the worst of it cost.

``python -m benchmarks.fuzz [--sekunder N] [--fro S] [MAL …]`` tries each target for N seconds
(20 unless told) and each file made to harm once; ``--ut FIL`` writes the tables as Markdown too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.hostile.bombs import BOMBS
from tests.hostile.targets import TARGETS

GOALS = "no other error than our own, no reading over 10 s, no memory over 500 MB"
HANGS = 30


def main() -> int:
    """Try everything, print the tables, and return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="MAL", choices=[[], *TARGETS])
    parser.add_argument("--sekunder", type=float, default=20)
    parser.add_argument("--fro", default="1")
    parser.add_argument("--ut", type=Path)
    options = parser.parse_args()
    lines = [f"Goals: {GOALS}.", ""]
    lines += [
        "| Target | Inputs | Slowest, CPU s | Peak MB | Outside | Failures |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    good = True
    for name in options.targets or TARGETS:
        told = _run("tests.hostile.worker", name, str(options.sekunder), options.fro)
        good &= _holds(told)
        lines.append(
            f"| {name} | {told['tried']} | {told['slowest']:.2f} | {told['peak']} "
            f"| {len(told['strays'])} | {len(told['failures'])} |"
        )
        print(lines[-1], *told["failures"], *told["strays"], sep="\n  ", flush=True)
    lines += ["", "| File made to harm | MB | CPU s | Peak MB | What came of it |"]
    lines += ["|---|--:|--:|--:|---|"]
    for name, make in () if options.targets else BOMBS.items():
        told = _run("tests.hostile.bombs", name)
        good &= _holds(told)
        about = (make.__doc__ or name).rstrip(".")
        lines.append(
            f"| {about} | {told['file']} | {told['seconds']:.2f} | {told['peak']} "
            f"| {told['gave'].splitlines()[0]} |"
        )
        print(lines[-1], flush=True)
    if options.ut:
        head = f"# Hostile input, {date.today().isoformat()}\n\n`python -m benchmarks.fuzz "
        head += f"--sekunder {options.sekunder:g} --fro {options.fro}`\n\n"
        options.ut.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print("all goals hold" if good else "NOT ALL GOALS HOLD")
    return 0 if good else 1


def _holds(told: dict[str, Any]) -> bool:
    slowest = told.get("slowest", told.get("seconds", HANGS))
    return not told["strays"] and not told.get("failures") and slowest < 10 and told["peak"] < 500


def _run(*arguments: str) -> dict[str, Any]:
    command: Sequence[str] = [sys.executable, "-m", *arguments]
    seconds = float(arguments[2]) + HANGS if len(arguments) > 2 else 4 * HANGS
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        return {
            "tried": 0,
            "slowest": HANGS,
            "seconds": HANGS,
            "peak": 0,
            "file": 0,
            "strays": [],
            "failures": [type(error).__name__],
            "gave": type(error).__name__,
        }
    return told


if __name__ == "__main__":
    sys.exit(main())
