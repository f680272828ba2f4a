"""Where the program's data lies: source tree, installed package, frozen app, machine and user."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

APP_NAME = "AskerSkriv"
ACTIVE_PACKS = "aktive.json"
POLICY = "policy.toml"
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
    """Return the folder that the software centre may fill for every user of the machine.

    ``ASKER_SKRIV_MASKIN`` names another, for trying things out. Where there is a policy it is not
    listened to: what the municipality has locked must not be undone by an environment variable.
    """
    own = installed_machine_folder()
    override = os.environ.get("ASKER_SKRIV_MASKIN")
    return Path(override) if override and not (own / POLICY).exists() else own


def installed_machine_folder() -> Path:
    """Return the machine-wide folder where it is on every machine, whoever asks."""
    if sys.platform == "win32":
        # Not from PROGRAMDATA, which any user can set; this key only administrators write.
        import winreg

        folders = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, folders) as key:
                return Path(str(winreg.QueryValueEx(key, "Common AppData")[0])) / APP_NAME
        except OSError:
            return Path(r"C:\ProgramData") / APP_NAME
    return Path("/etc/asker-skriv")


def user_folder() -> Path:
    """Return the folder of this user's settings, own words and dismissals (not created)."""
    if override := os.environ.get("ASKER_SKRIV_BRUKER"):
        return Path(override)
    return Path(_DIRS.user_data_dir)


def packs_folder() -> Path:
    """Return where this user's checked copies of the municipality's rule packs are unpacked."""
    return user_folder() / "pakker"


def active_packs(folder: Path | None = None) -> tuple[Path, ...]:
    """Return the unpacked rule packs in use, as ``packs.keeper`` has left word of them."""
    home = folder or packs_folder()
    try:
        names = json.loads((home / ACTIVE_PACKS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    listed = names if isinstance(names, list) else []
    plain = [str(name) for name in listed if Path(str(name)).name == str(name)]
    return tuple(home / name for name in plain if (home / name).is_dir())


@dataclass(frozen=True, slots=True)
class DataLayers:
    """The layers of data files, the later wins: built in, packs, machine-wide, the user's own.

    Packs come before the machine-wide folder so that IT can put a bad rule right with one file
    at once, without waiting for a new pack to be signed. ``closed`` names folders and patterns
    that are not read from the user's own layer.
    """

    built_in: Path
    machine: Path
    user: Path
    packs: tuple[Path, ...] = ()
    closed: frozenset[str] = frozenset()

    @classmethod
    def standard(cls) -> DataLayers:
        """Return the layers of this installation, its policy, and this user."""
        from asker_skriv import policy  # which itself asks where its file lies

        layers = (data_root(), machine_folder(), user_folder())
        return cls(*layers, packs=active_packs(), closed=policy.current().closed)

    def files(self, folder: str, pattern: str) -> list[Path]:
        """Return all files that match ``pattern`` in ``rules/folder`` of each layer, in order."""
        places = [root / "rules" / folder for root in self.roots(folder, pattern)]
        return [path for place in places for path in sorted(place.glob(pattern))]

    def roots(self, *names: str) -> Iterator[Path]:
        """Yield the layers in order; the user's own unless one of ``names`` is closed to it."""
        yield from (self.built_in, *self.packs, self.machine)
        if self.closed.isdisjoint(names):
            yield self.user

    def resource(self, name: str) -> Path:
        """Return the path of a built-in resource, given relative to ``resources``."""
        return self.built_in / "resources" / name
