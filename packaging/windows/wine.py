"""Tries the MSI under Wine 10: install, check, export, show the window, upgrade, uninstall.

For testing only, and optional: ``python3 -m windows.wine`` in ``packaging``, as root on Debian,
after ``dev.py build windows``. Wine comes from Debian 13 in a folder of its own, since Debian 12's
is too old for Qt 6. Wine lacks two of Windows' libraries, and its memory is not where numpy 2.4
looks for it: empty stand-ins and numpy 2.0.2 are put in place after the installation. What works
here may still fail on Windows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.places import CONSOLE, FOLDER, HERE, MSI, PRODUCT, ROOT, WINDOW, WORK, tell

DEBIAN = WORK / "wine" / "trixie"
SHARED = DEBIAN / "prove"  # what Wine sees as Z:\\prove
PREFIX = "/root/.wine-asker-skriv"
INSTALLED = DEBIAN / PREFIX.lstrip("/") / "drive_c" / "Program Files" / PRODUCT
NUMPY = "numpy==2.0.2"
STAND_INS = {"icuuc.dll": "-DICU", "mscms.dll": "-DCOLOURS"}
LETTER = ROOT / "resources" / "eksempelbrev" / "eksempel.docx"
PACKAGES = ["wine", "wine64", "xauth", "xvfb"]
_NEWER = """
import sys
from pathlib import Path
from windows import places
places.VERSION = "99.0.0"
from windows import msi
msi.build(places.FOLDER, Path(sys.argv[1]))
"""


def main() -> int:
    """Run every step and tell how it went; return 1 when one failed."""
    if not MSI.exists():
        print("There is no MSI; python3 dev.py build windows makes it.")
        return 2
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        print("Needs root and Debian's debootstrap.")
        return 2
    prepare()
    with mounted():
        steps = list(run())
    for name, holds in steps:
        print(f"{'ok  ' if holds else 'FAIL'}  {name}")
    return int(not all(holds for _, holds in steps))


def prepare() -> None:
    """Bring Debian 13 with Wine, the stand-ins, and two versions of the MSI."""
    if not (DEBIAN / "usr" / "bin" / "wine").exists():
        DEBIAN.parent.mkdir(parents=True, exist_ok=True)
        mirror = tell("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages")
        tell("debootstrap", "--variant=minbase", "trixie", DEBIAN, mirror.split()[0])
        inside("apt-get", "install", "-y", "-q", "--no-install-recommends", *PACKAGES)
    SHARED.mkdir(exist_ok=True)
    source = HERE / "wine_stand_ins.c"
    for name, which in STAND_INS.items():
        tell("x86_64-w64-mingw32-gcc", "-shared", which, "-o", SHARED / name, source)
    if not (SHARED / "numpy").exists():
        platform = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11"]
        wheel = ["--only-binary", ":all:", "--target", SHARED, "--no-deps", NUMPY]
        tell(sys.executable, "-m", "uv", "pip", "install", *platform, *wheel)
    shutil.copy(LETTER, SHARED / "brev.docx")
    shutil.copy(MSI, SHARED / "ny.msi")
    tell(sys.executable, "-c", _NEWER, SHARED / "nyere.msi")


def run() -> Iterator[tuple[str, bool]]:
    """Yield each step's name and whether it held."""
    shutil.rmtree(DEBIAN / PREFIX.lstrip("/"), ignore_errors=True)
    wine("wineboot", "-i")
    yield "installs silently", wine("msiexec", "/i", r"Z:\prove\ny.msi", "/qn") == 0
    patch()
    window, console = (str(INSTALLED / name) for name in (WINDOW, CONSOLE))
    window, console = (name.removeprefix(str(DEBIAN)) for name in (window, console))
    yield "checks a letter", wine(console, "sjekk", r"Z:\prove\brev.docx") in {0, 1}
    export = ["eksporter", r"Z:\prove\brev.docx", "--mal", "brev", "--ut", r"Z:\prove\ut.docx"]
    yield "exports it to Word", wine(console, *export) == 0 and (SHARED / "ut.docx").exists()
    picture = SHARED / "vindu.png"
    picture.unlink(missing_ok=True)
    shown = wine(window, "--skjermbilde", r"Z:\prove\vindu.png") == 0
    yield "shows the window with a checked letter", shown and picture.exists()
    yield "upgrades", wine("msiexec", "/i", r"Z:\prove\nyere.msi", "/qn") == 0
    yield "refuses to go back", wine("msiexec", "/i", r"Z:\prove\ny.msi", "/qn") != 0
    unpatch()
    yield "uninstalls", wine("msiexec", "/x", r"Z:\prove\nyere.msi", "/qn") == 0
    yield "leaves nothing", not INSTALLED.exists()


def patch() -> None:
    """Put what Wine needs in place of what Windows has."""
    for name in ("numpy", "numpy.libs"):
        shutil.move(INSTALLED / "lib" / name, SHARED / f"{name}.ekte")
        shutil.copytree(SHARED / name, INSTALLED / "lib" / name)
    for name in STAND_INS:
        shutil.copy(SHARED / name, INSTALLED / name)
        shutil.copy(SHARED / name, INSTALLED / "lib" / "PySide6" / name)


def unpatch() -> None:
    """Take away again what the installer has not put there."""
    for name in STAND_INS:
        (INSTALLED / name).unlink(missing_ok=True)
        (INSTALLED / "lib" / "PySide6" / name).unlink(missing_ok=True)
    for name in ("numpy", "numpy.libs"):
        shutil.rmtree(SHARED / f"{name}.ekte", ignore_errors=True)
        _only_installed(INSTALLED / "lib" / name, FOLDER / "lib" / name)


def _only_installed(there: Path, original: Path) -> None:
    for path in sorted(there.rglob("*"), reverse=True):
        if not (original / path.relative_to(there)).exists():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def wine(*command: str) -> int:
    """Run a Windows program on a screen of its own and return its exit code."""
    variables = ["HOME=/root", f"WINEPREFIX={PREFIX}", "WINEDEBUG=-all", "LANG=C.UTF-8"]
    return inside("env", *variables, "timeout", "180", "xvfb-run", "-a", "wine", *command)


def inside(*command: str) -> int:
    """Run a command in the Debian folder and return its exit code."""
    return subprocess.run(["chroot", DEBIAN, *command], check=False).returncode


@contextmanager
def mounted() -> Iterator[None]:
    """Let programs in the Debian folder see the processes, as long as this lasts."""
    tell("mount", "--bind", "/proc", DEBIAN / "proc")
    try:
        yield
    finally:
        tell("umount", "--lazy", DEBIAN / "proc")


if __name__ == "__main__":
    sys.exit(main())
