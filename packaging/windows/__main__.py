"""Build the Windows folder and MSI, and print their figures beside the goals."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from windows import folder, libraries, runtime, wheels
from windows.places import FOLDER

FOLDER_GOAL = 190


def main() -> int:
    """Run the build that the command line asks for; return 1 when something does not hold."""
    parser = argparse.ArgumentParser(prog="dev.py build windows", description=__doc__)
    parser.add_argument("--runtime", type=Path, help="an embeddable CPython of IT's own choice")
    parser.add_argument("--sources", action="store_true", help="the packages' source code too")
    arguments = parser.parse_args()
    python = runtime.brought(arguments.runtime) if arguments.runtime else runtime.pinned()
    print(f"CPython {python.version} ({python.origin}, SHA-256 {python.sha256})", flush=True)
    target, packages = wheels.install()
    folder.build(FOLDER, python, target, packages, sources=arguments.sources)
    folder.set_times(FOLDER)
    size, files = folder.size(FOLDER)
    print(f"application folder  {size:.0f} MB  (goal ≤ {FOLDER_GOAL})  {files} files", flush=True)
    if problems := libraries.problems(FOLDER):
        print("\n".join(problems))
    return int(size > FOLDER_GOAL or bool(problems))


if __name__ == "__main__":
    sys.exit(main())
