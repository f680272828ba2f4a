"""Try the product in Wine: ``python -m windows.wine FOLDER``, as root. Optional; see README.md.

Makes a Debian 13 with Wine 10 in FOLDER, then installs, starts, upgrades, downgrades and
uninstalls there. Wine 10 lacks what NumPy 2.4 and Qt ask of Windows: this builds an MSI of its own
with an older NumPy, and gives Wine a library that answers every call with 0. Never to be given out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path

from windows import folder, libraries, msi, trim, wheels
from windows.places import CONSOLE, FOLDER, PRODUCT, ROOT, VERSION, WINDOW, WORK, tell

_NUMPY = "numpy==2.0.2"
_PACKAGES = "wine wine64 xvfb xauth"
_LETTER = ROOT / "resources" / "eksempelbrev" / "eksempel.docx"
_NEWER = f"{int(VERSION.split('.')[0]) + 1}.0.0"
_KEY = rf"HKLM\Software\Asker kommune\{PRODUCT}"
_INSTALLED = rf"C:\Program Files\{PRODUCT}"
_ENTER = """\
mount --bind /dev "$0/dev" && mount -t proc proc "$0/proc" || exit 99
exec chroot "$0" env HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
  WINEPREFIX=/root/vindu WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml,winedbg.exe=" "$@"
"""
_SECONDS = 240


def main() -> int:
    """Run the trial and print each step; return the number of steps that went wrong."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    root = Path(sys.argv[1]).resolve()
    _make_debian(root)
    wine = Wine(root)
    older, newer = _packages(root / "root")
    steps: list[tuple[str, Callable[[], bool]]] = [
        ("installs", lambda: wine.msiexec("/i", older) == 0 and wine.version() == VERSION),
        ("is the folder that was built", lambda: wine.files() == _files(WORK / "wine" / PRODUCT)),
        ("is in the Start menu", wine.in_start_menu),
        ("says its version", lambda: VERSION in wine.run(CONSOLE, "--version")[1]),
        ("checks a letter as Linux does", wine.checks_as_here),
        ("exports a letter", wine.exports),
        ("takes a signed rule pack in use", wine.takes_a_pack),
        ("shows the window, checked", wine.shows),
        ("left no file behind", lambda: wine.files() == _files(WORK / "wine" / PRODUCT)),
        ("repairs", lambda: wine.repairs(older)),
        ("upgrades", lambda: wine.msiexec("/i", newer) == 0 and wine.version() == _NEWER),
        ("starts after the upgrade", lambda: wine.run(CONSOLE, "--version")[0] == 0),
        ("refuses to downgrade", lambda: wine.msiexec("/i", older) == 1603 % 256),
        ("is the newer still", lambda: wine.version() == _NEWER),
        ("uninstalls", lambda: wine.msiexec("/x", newer) == 0),
        ("leaves nothing", wine.is_gone),
    ]
    failed = 0
    for name, step in steps:
        went = step()
        failed += not went
        print(f"{'ok  ' if went else 'FAIL'}  {name}", flush=True)
    return failed


class Wine:
    """A new Windows of Wine's, in a Debian of its own."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._drive = root / "root" / "vindu" / "drive_c"
        self._enter("wineserver", "-k")
        shutil.rmtree(self._drive.parent, ignore_errors=True)
        self._enter("wineboot", "-i")
        shutil.copyfile(_answers_nothing(), self._drive / "windows" / "system32" / "icuuc.dll")
        shutil.copyfile(_LETTER, self._drive / "Brev til Åse.docx")

    def msiexec(self, what: str, package: Path, *properties: str) -> int:
        """Install or remove silently; return the last byte of what msiexec ended with."""
        silent = ["/qn", "/norestart", "/L*v", r"C:\msi.log", *properties]
        return self._enter("wine", "msiexec", what, f"Z:\\root\\{package.name}", *silent)[0]

    def run(self, program: str, *arguments: str) -> tuple[int, str]:
        """Run an installed program; return its exit code and what it printed."""
        return self._enter("xvfb-run", "-a", "wine", rf"{_INSTALLED}\{program}", *arguments)

    def version(self) -> str:
        """Return the version that the software centre finds."""
        code, told = self._enter("wine", "reg", "query", _KEY, "/v", "Version")
        return told.split()[-1] if code == 0 else ""

    def files(self) -> dict[str, int]:
        """Return the installed files and their sizes."""
        return _files(self._drive / "Program Files" / PRODUCT)

    def in_start_menu(self) -> bool:
        """Tell whether there is a shortcut; Wine puts it with the user's own, Windows with all."""
        return bool(list(self._drive.rglob(f"Start Menu/**/{PRODUCT}.lnk")))

    def checks_as_here(self) -> bool:
        """Tell whether a letter gets the same findings as from the same source on Linux."""
        here = subprocess.run(
            [sys.executable, "-B", "-m", "asker_skriv", "sjekk", str(_LETTER)],
            cwd=FOLDER / "app",
            check=False,
            capture_output=True,
            encoding="utf-8",
        ).stdout.splitlines()
        there = self.run(CONSOLE, "sjekk", r"C:\Brev til Åse.docx")[1].splitlines()
        return len(here) > 1 and here[1:] == there[1:]  # the first line has the file's name

    def exports(self) -> bool:
        """Tell whether a letter is exported to Word."""
        code, _ = self.run(
            CONSOLE, "eksporter", r"C:\Brev til Åse.docx", "--mal", "brev", "--ut", r"C:\ut.docx"
        )
        made = self._drive / "ut.docx"
        return code == 0 and made.read_bytes().startswith(b"PK")

    def takes_a_pack(self) -> bool:
        """Tell whether the example pack, signed and allowed by policy, gives its advice."""
        shutil.copytree(ROOT / "packaging" / "policy" / "eksempelpakke", self._drive / "eksempel")
        key, pack = r"C:\prove", r"C:\eksempel.askerpakke"
        self.run(CONSOLE, "pakke", "nokkel", "--ut", key)
        self.run(CONSOLE, "pakke", "bygg", r"C:\eksempel", "--ut", pack)
        self.run(CONSOLE, "pakke", "signer", pack, "--nokkel", f"{key}.nokkel")
        told = self.run(CONSOLE, "pakke", "kontroller", pack, "--nokkel", f"{key}.pub")
        machine = self._drive / "ProgramData" / "AskerSkriv"
        (machine / "pakker").mkdir(parents=True)
        shutil.copyfile(self._drive / "eksempel.askerpakke", machine / "pakker" / "e.askerpakke")
        public = (self._drive / "prove.pub").read_text(encoding="utf-8").strip()
        (machine / "policy.toml").write_text(f'[nokler]\nprove = "{public}"\n', encoding="utf-8")
        (self._drive / "siloer.txt").write_text("Vi arbeider på tvers av siloer.", encoding="utf-8")
        return told[0] == 0 and "asker_eksempel/" in self.run(CONSOLE, "sjekk", r"C:\siloer.txt")[1]

    def shows(self) -> bool:
        """Tell whether the window shows a letter that the checking process has read."""
        code, _ = self.run(WINDOW, "--skjermbilde", r"C:\vindu.png")
        picture = self._drive / "vindu.png"
        if picture.exists():
            print(f"      {picture}")
        return code == 0 and picture.exists()

    def repairs(self, package: Path) -> bool:
        """Tell whether a file that is gone comes back; Wine's msiexec knows no /f."""
        gone = self._drive / "Program Files" / PRODUCT / "python3.dll"
        gone.unlink()
        again = ("REINSTALL=ALL", "REINSTALLMODE=amus")
        return self.msiexec("/i", package, *again) == 0 and gone.exists()

    def is_gone(self) -> bool:
        """Tell whether folder, shortcut and registry are as before."""
        entries = self._enter("wine", "reg", "query", r"HKLM\Software\Classes", "/s")[1]
        return not (self.files() or self.in_start_menu() or self.version() or PRODUCT in entries)

    def _enter(self, *command: str) -> tuple[int, str]:
        return _enter(self._root, *command)


def _enter(root: Path, *command: str) -> tuple[int, str]:
    """Run a command inside the Debian, in mounts of its own; return its exit code and output."""
    entered = ["unshare", "--mount", "sh", "-c", _ENTER, str(root)]
    try:
        done = subprocess.run(
            [*entered, *command],
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        subprocess.run([*entered, "wineserver", "-k"], check=False)
        return 124, ""
    return done.returncode, done.stdout.replace("\r", "")


def _make_debian(root: Path) -> None:
    if not (root / "etc").exists():
        tell("debootstrap", "--variant=minbase", "trixie", root)
    if not (root / "usr" / "bin" / "wine").exists():
        install = (
            f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {_PACKAGES}"
        )
        code, told = _enter(root, "sh", "-c", install)
        if code:
            sys.exit(told)


def _packages(target: Path) -> tuple[Path, Path]:
    """Build the MSI that suits Wine, and one of a newer version; return both."""
    numpy = WORK / "wine" / "numpy"
    if not numpy.exists():
        command: list[str | Path] = [
            wheels.uv(),
            "pip",
            "install",
            "--quiet",
            *wheels.FOR_WINDOWS,
            "--no-deps",
        ]
        tell(*command, "--only-binary", ":all:", "--target", numpy, _NUMPY)
    made = WORK / "wine" / PRODUCT
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(FOLDER, made)
    for name in ("numpy", "numpy.libs"):
        shutil.rmtree(made / "lib" / name)
    wanted = trim.chooser(distributions(path=[str(numpy)]))
    folder.copy_packages(numpy, made / "lib", wanted, sources=False)
    packages = target / "eldre.msi", target / "nyere.msi"
    for package, version in zip(packages, (VERSION, _NEWER), strict=True):
        msi.build(made, package, version)
    return packages


def _answers_nothing() -> Path:
    """Compile a library that has every function Qt asks of Windows' ICU, and does nothing."""
    names = libraries.asked_for(FOLDER / "lib" / "PySide6" / "Qt6Core.dll")["icuuc.dll"]
    lines = [f"__declspec(dllexport) long long {name}(void) {{ return 0; }}" for name in names]
    source = WORK / "wine" / "icuuc.c"
    source.write_text("\n".join(sorted(lines)), encoding="utf-8")
    tell("x86_64-w64-mingw32-gcc", "-shared", "-o", source.with_suffix(".dll"), source)
    return source.with_suffix(".dll")


def _files(place: Path) -> dict[str, int]:
    return {
        path.relative_to(place).as_posix(): path.stat().st_size
        for path in place.rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    sys.exit(main())
