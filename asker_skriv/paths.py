"""Where the program's data lies: source tree, installed package, frozen app, machine and user."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

APP_NAME = "AskerSkriv"
_DIRS = PlatformDirs(APP_NAME, appauthor=False)


def data_root() -> Path:
    """Return the folder that holds ``rules`` and ``resources``."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else []
    candidates += [package / "_data", package.parent]
    for candidate in candidates:
        if (candidate / "rules").is_dir() and (candidate / "resources").is_dir():
            return candidate
    raise FileNotFoundError("rules/ and resources/ are missing from this installation")


def machine_folder() -> Path:
    """Return the folder that the software centre may fill for every user of the machine."""
    if override := os.environ.get("ASKER_SKRIV_MASKIN"):
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / APP_NAME
    return Path("/etc/asker-skriv")


def user_folder() -> Path:
    """Return the folder of this user's settings, own words and dismissals (not created)."""
    if override := os.environ.get("ASKER_SKRIV_BRUKER"):
        return Path(override)
    return Path(_DIRS.user_data_dir)


@dataclass(frozen=True, slots=True)
class DataLayers:
    """The layers of data files, the later wins: built in, machine-wide, the user's own."""

    built_in: Path
    machine: Path
    user: Path

    @classmethod
    def standard(cls) -> DataLayers:
        """Return the layers of this installation and user."""
        return cls(data_root(), machine_folder(), user_folder())

    def files(self, folder: str, pattern: str) -> list[Path]:
        """Return all files that match ``pattern`` in ``rules/folder`` of each layer, in order."""
        roots = [self.built_in / "rules", self.machine / "rules", self.user / "rules"]
        return [path for root in roots for path in sorted((root / folder).glob(pattern))]

    def resource(self, name: str) -> Path:
        """Return the path of a built-in resource, given relative to ``resources``."""
        return self.built_in / "resources" / name
