"""Where the build reads and writes, and the project's own facts."""

from __future__ import annotations

import os
import subprocess
import tomllib
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "windows"
WORK = ROOT / "build" / "windows"
DIST = ROOT / "dist" / "windows"
FOLDER = DIST / "Asker skriv"

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
PROGRAM: str = PROJECT["name"]
VERSION: str = PROJECT["version"]
MSI = DIST / f"{PROGRAM}-{VERSION}-x64.msi"
PRODUCT = "Asker skriv"
MANUFACTURER = "Asker kommune"
WINDOW = f"{PROGRAM}.exe"
CONSOLE = f"{PROGRAM}-konsoll.exe"

# Never to change: it is how Windows knows that two versions are the same product.
UPGRADE_CODE = uuid.UUID("5c0ad9a4-7d0e-4f0e-9a5c-0b6a4d2f9e31")


def tell(*command: str | Path) -> str:
    """Run a command to its end and return what it printed; its complaints go to the screen."""
    return subprocess.run(
        list(map(str, command)), check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    ).stdout


def time_of_source() -> int:
    """Return the time of the last commit: the same source makes the same files.

    SOURCE_DATE_EPOCH tells it where there is no git.
    """
    return int(os.environ.get("SOURCE_DATE_EPOCH") or tell("git", "log", "-1", "--format=%ct"))
