#!/usr/bin/env python3
"""The developer's commands, standard library only: run, test, check, bench, build.

Makes ``.venv`` with hash-locked dependencies when needed, and on Debian sees to the system
libraries that Qt wants. See README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEMO = ROOT / "build" / "prove"
QT_LIBRARIES = [
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "fonts-dejavu-core",
]
WINDOW_LIBRARIES = [
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
]
WINDOWS_PROOFS = [f"tests/packaging/test_windows_{name}.py" for name in ("folder", "msi")]
MSI_TOOLS = ["wixl", "msitools", "gcc-mingw-w64-x86-64"]


def main() -> int:
    """Run the command named on the command line and return its exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="open the app, or show it without a screen")
    test = commands.add_parser("test", help="run the tests")
    test.add_argument("--all", action="store_true", help="the slow suites too")
    test.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to pytest")
    commands.add_parser("check", help="lint and types")
    bench = commands.add_parser("bench", help="print figures beside their goals")
    bench.add_argument("name", nargs="?", help="one benchmark; all when left out")
    corpus = commands.add_parser("corpus", help="what a rule change adds and removes")
    corpus.add_argument("--godta", action="store_true", help="accept the new snapshots")
    build = commands.add_parser("build", help="build the application folder, or a package of it")
    build.add_argument("what", nargs="?", choices=["folder", "deb", "windows"], default="folder")
    build.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to the Windows build")
    arguments = parser.parse_args()
    prepare(tools=arguments.command in {"bench", "build"})
    return int(globals()[f"command_{arguments.command}"](arguments))


def command_run(_: argparse.Namespace) -> int:
    """Open the app; without a screen, do the same job on an example letter."""
    system_libraries([*QT_LIBRARIES, *WINDOW_LIBRARIES])
    if has_screen():
        return python("-m", "asker_skriv")
    print("Ingen skjerm her. Gjør samme jobb på eksempelbrevet uten vindu:\n")
    DEMO.mkdir(parents=True, exist_ok=True)
    letter = ROOT / "resources" / "eksempelbrev" / "eksempel.docx"
    word, picture = DEMO / "eksempel.docx", DEMO / "vindu.png"
    if python("-m", "asker_skriv", "sjekk", str(letter)) == 2:
        return 2
    fields = ["--felt", "saksnummer=2026/1234", "--felt", "avsender=Kari Eksempel"]
    export = ["eksporter", str(letter), "--mal", "brev", "--ut", str(word), *fields]
    if python("-m", "asker_skriv", *export):
        return 1
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    if python("-m", "asker_skriv", "--skjermbilde", str(picture), env=offscreen):
        return 1
    print(f"\nBrevet: {word.relative_to(ROOT)}\nBilde av vinduet: {picture.relative_to(ROOT)}")
    return 0


def command_test(arguments: argparse.Namespace) -> int:
    """Run pytest, without a screen."""
    system_libraries(QT_LIBRARIES)
    chosen = [] if arguments.all else ["-m", "not slow"]
    return python("-m", "pytest", *chosen, *arguments.rest, env={"QT_QPA_PLATFORM": "offscreen"})


def command_check(_: argparse.Namespace) -> int:
    """Lint, format check and types; all are run even when one fails."""
    codes = [
        python("-m", "ruff", "check", "."),
        python("-m", "ruff", "format", "--check", "."),
        python("-m", "mypy"),
    ]
    return max(codes)


def command_bench(arguments: argparse.Namespace) -> int:
    """Run one benchmark, or all of them one after the other."""
    system_libraries(QT_LIBRARIES)
    found = sorted(path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py"))
    chosen = [arguments.name] if arguments.name else found
    if unknown := set(chosen) - set(found):
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(found)}")
        return 2
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return max(python("-m", f"benchmarks.{name}", env=offscreen) for name in chosen)


def command_corpus(arguments: argparse.Namespace) -> int:
    """Show what a rule change adds and removes on the corpus of plain texts."""
    return python("-m", "tests.corpus.snapshots", *(["--godta"] if arguments.godta else []))


def command_build(arguments: argparse.Namespace) -> int:
    """Build the application folder with PyInstaller, print its figures, and prove that it runs."""
    system_libraries([*QT_LIBRARIES, *(MSI_TOOLS if arguments.what == "windows" else [])])
    if arguments.what == "windows":
        path = {"PYTHONPATH": str(ROOT / "packaging")}
        code = python("-m", "windows", *arguments.rest, env=path)
        return code or python("-m", "pytest", *WINDOWS_PROOFS)
    if code := python("-m", "PyInstaller", "--noconfirm", "build.spec"):
        return code
    if code := python("-m", "benchmarks.frozen", env={"QT_QPA_PLATFORM": "offscreen"}):
        return code
    proofs = ["tests/packaging/test_frozen.py"]
    if arguments.what == "deb":
        if code := python("packaging/linux/deb.py"):
            return code
        proofs.append("tests/packaging/test_deb.py")
    return python("-m", "pytest", "-s", *proofs, env={"QT_QPA_PLATFORM": "offscreen"})


def prepare(*, tools: bool) -> None:
    """Make the virtual environment and bring its packages to the locked versions."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever python3 there is
        sys.exit("Asker skriv needs Python 3.11 or newer.")
    if not PYTHON.exists():
        make_environment()
    install("requirements.lock")
    if tools:
        install("requirements-tools.lock")


def make_environment() -> None:
    """Create ``.venv``; Debian keeps the means in a package of its own."""
    create = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run(create, check=False).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    system_libraries([f"python3.{sys.version_info.minor}-venv"])
    subprocess.run(create, check=True)


def install(lock: str) -> None:
    """Install a lock file's packages, unless that was done for just this content."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    stamp = VENV / f"{lock}.sha256"
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Installing {lock} …", flush=True)
    code = python("-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(ROOT / lock))
    if code:
        sys.exit(code)
    stamp.write_text(digest)


def system_libraries(packages: list[str]) -> None:
    """See to Debian packages: install those missing when root, else print how to."""
    if not shutil.which("dpkg-query"):
        return
    missing = [name for name in packages if not is_installed(name)]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        print("System packages are missing. Run once:\n  sudo " + " ".join(command), flush=True)
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=quiet)
    subprocess.run(command, check=False, env=environment, stdout=quiet)


def is_installed(package: str) -> bool:
    """Tell whether a Debian package is installed."""
    query = ["dpkg-query", "-W", "-f=${Status}", package]
    result = subprocess.run(query, check=False, capture_output=True, text=True)
    return "install ok installed" in result.stdout


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python(*arguments: str, env: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the source tree and return its exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(env or {})}
    command = [str(PYTHON), *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
