"""Packs the application folder as a Debian package: ``python3 dev.py build deb``.

The package holds the folder that PyInstaller made, so it asks only for what every Linux desktop
has. What those packages are called is read from the libraries by Debian's own dpkg-shlibdeps.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
FOLDER = ROOT / "dist" / "asker-skriv"
BUILD = ROOT / "build" / "deb"
PROGRAM = "asker-skriv"
ALSO_NEEDED = ["fonts-dejavu-core | fonts-liberation"]  # no library's list of needs tells of it
TOOLS = ("dpkg-deb", "dpkg-shlibdeps")

CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Asker skriv <ingen-svar@asker-skriv.invalid>
Installed-Size: {size}
Depends: {depends}
Section: editors
Priority: optional
Description: {summary}
 Du skriver et brev, og det en god redaktør ville merket, blir understreket
 mens du skriver, med ord som kan settes rett inn. Rådene følger leseren.
 Det ferdige brevet går til Word. Teksten forlater aldri maskinen.
"""


def main() -> int:
    """Build the package, print its path and size, and return the exit code."""
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        print(f"Missing: {', '.join(missing)}. Install the Debian package dpkg-dev.")
        return 2
    if not FOLDER.is_dir():
        print("There is no application folder; python3 dev.py build makes it.")
        return 2
    package = build(BUILD / "innhold")
    print(f"{package.relative_to(ROOT)}  {package.stat().st_size / 2**20:.0f} MB")
    return 0


def build(tree: Path) -> Path:
    """Lay out the package's files under ``tree`` and return the finished package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(tree)
    _readable_by_all(tree)
    architecture = _output("dpkg", "--print-architecture").strip()
    control = CONTROL.format(
        name=PROGRAM,
        version=project["version"],
        summary=project["description"],
        architecture=architecture,
        size=sum(path.lstat().st_size for path in tree.rglob("*")) // 1024,
        depends=", ".join([*libraries(tree), *ALSO_NEEDED]),
    )
    (tree / "DEBIAN").mkdir(mode=0o755)
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    package = ROOT / "dist" / f"{PROGRAM}_{project['version']}_{architecture}.deb"
    # the time of the last commit in place of now: the same source makes the same package
    stamp = _output("git", "-C", str(ROOT), "log", "-1", "--format=%ct").strip()
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, package],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": stamp},
    )
    return package


def lay_out(tree: Path) -> None:
    """Put each file where Debian wants it."""
    share = tree / "usr" / "share"
    shutil.copytree(FOLDER, tree / "usr" / "lib" / PROGRAM, symlinks=True)
    program = tree / "usr" / "bin" / PROGRAM
    program.parent.mkdir(parents=True)
    program.symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    icon = ROOT / "resources" / "ikoner" / f"{PROGRAM}.svg"
    _put(icon.read_bytes(), share / "icons" / "hicolor" / "scalable" / "apps" / icon.name)
    desktop = HERE / f"{PROGRAM}.desktop"
    _put(desktop.read_bytes(), share / "applications" / desktop.name)
    manual = (HERE / f"{PROGRAM}.1").read_bytes()
    _put(_packed(manual), share / "man" / "nb" / "man1" / f"{PROGRAM}.1.gz")
    documents = share / "doc" / PROGRAM
    _put(copyright_text().encode(), documents / "copyright")
    _put(_packed((ROOT / "CHANGELOG.md").read_bytes()), documents / "CHANGELOG.md.gz")


def copyright_text() -> str:
    """Return README's section on data and licences, and where the licence itself is."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(
        r"^## Data and licences\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL
    )
    if section is None:
        raise ValueError("README.md has no section «Data and licences».")
    licence = "/usr/share/common-licenses/GPL-3"
    return f"Asker skriv\n\n{section[1].strip()}\n\nThe whole licence: {licence}\n"


def libraries(tree: Path) -> list[str]:
    """Return the Debian packages, with versions, that the program's libraries ask for."""
    inside = tree / "usr" / "lib" / PROGRAM
    compiled = [inside / PROGRAM, *inside.rglob("*.so"), *inside.rglob("*.so.*")]
    (BUILD / "debian").mkdir(parents=True, exist_ok=True)
    (BUILD / "debian" / "control").write_text(
        f"Source: {PROGRAM}\n\nPackage: {PROGRAM}\nArchitecture: any\n", encoding="utf-8"
    )
    own = sorted({path.parent for path in compiled})
    told = _output(
        "dpkg-shlibdeps",
        "-O",
        "--ignore-missing-info",
        *(f"-l{folder}" for folder in own),
        *map(str, compiled),
        folder=BUILD,
    )
    depends = re.search(r"^shlibs:Depends=(.*)$", told, re.MULTILINE)
    return depends[1].split(", ") if depends else []


def _put(content: bytes, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _readable_by_all(tree: Path) -> None:
    """Give folders 755, programs 755 and other files 644, whatever the builder's own mask."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.name == PROGRAM and path.suffix == "")
            path.chmod(0o755 if runs else 0o644)


def _output(*command: str, folder: Path | None = None) -> str:
    return subprocess.run(
        command,
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        stderr=subprocess.DEVNULL,
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
