"""The application folder: two programs, the Python runtime, the packages and the program itself.

asker-skriv.exe           the window
asker-skriv-konsoll.exe   the command line, and the checking process
python311.dll …           what Windows must find beside a program
runtime/                  the rest of CPython
lib/                      packages, compiled
app/                      asker_skriv, rules, resources
"""

from __future__ import annotations

import os
import py_compile
import shutil
import warnings
from collections.abc import Callable
from importlib.metadata import Distribution
from pathlib import Path

from windows import libraries, trim
from windows.launchers import compile_launchers
from windows.places import ROOT, time_of_source
from windows.runtime import Runtime

_COMPILED_FOR_LIFE = py_compile.PycInvalidationMode.UNCHECKED_HASH
_MICROSOFT = ("msvcp140", "vcruntime140", "concrt140")


def build(
    folder: Path, runtime: Runtime, wheels: Path, packages: list[Distribution], *, sources: bool
) -> None:
    """Make the folder anew; with ``sources``, the packages' source code comes along."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    runtime.place(folder)
    compile_launchers(folder, runtime.short)
    copy_packages(wheels, folder / "lib", trim.chooser(packages), sources=sources)
    for path in trim.unreached_qt_libraries(folder / "lib"):
        path.unlink()
    place_microsoft_runtime(folder, [wheels / "PySide6", wheels / "shiboken6"])
    copy_program(folder / "app")
    shutil.copyfile(ROOT / "LICENSE", folder / "LISENS.txt")


def copy_packages(
    source: Path, target: Path, wanted: Callable[[str], bool], *, sources: bool
) -> None:
    """Copy the wanted files of a folder of packages, Python modules compiled."""
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if not path.is_file() or not wanted(name):
            continue
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix != ".py":
            shutil.copyfile(path, copy)
        elif sources:
            shutil.copyfile(path, copy)
            compile_module(path, cached(copy), f"lib/{name}")
        else:
            compile_module(path, copy.with_suffix(".pyc"), f"lib/{name}")


def copy_program(target: Path) -> None:
    """Copy the program with its source code, the rules and the resources."""
    for name in ("asker_skriv", "rules", "resources"):
        leave = shutil.ignore_patterns("__pycache__", "*.pyc", "_data")
        shutil.copytree(ROOT / name, target / name, ignore=leave, copy_function=shutil.copyfile)
    for path in sorted((target / "asker_skriv").rglob("*.py")):
        compile_module(path, cached(path), path.relative_to(target.parent).as_posix())


def place_microsoft_runtime(folder: Path, sources: list[Path]) -> None:
    """Put Microsoft's C and C++ runtime beside the program: of several copies, the newest.

    A process has one of each, whichever package loads it first. An older one than Qt was built
    with crashes Qt; spaCy's libraries bring none at all.
    """
    there = {path.name.lower() for path in libraries.binaries(folder)}
    asked = {name for path in libraries.binaries(folder) for name in libraries.asked_for(path)}
    while missing := sorted(name for name in asked - there if name.startswith(_MICROSOFT)):
        for name in missing:
            newest = max((path / name for path in sources), key=libraries.version)
            shutil.copyfile(newest, folder / name)
            there.add(name)
            asked |= set(libraries.asked_for(newest))
    for path in (path for path in folder.iterdir() if path.name.startswith(_MICROSOFT)):
        newest = max([path, *(source / path.name for source in sources)], key=libraries.version)
        if newest != path:
            shutil.copyfile(newest, path)


def cached(path: Path) -> Path:
    """Return where Python looks for a module's bytecode when its source is there too."""
    import importlib.util

    return Path(importlib.util.cache_from_source(str(path)))


def compile_module(source: Path, target: Path, name: str) -> None:
    """Compile a module to bytecode that is never compared with its source, under a neutral name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escapes in packages; theirs to mend
        py_compile.compile(
            str(source), str(target), name, doraise=True, invalidation_mode=_COMPILED_FOR_LIFE
        )


def set_times(folder: Path) -> None:
    """Give every file the time of the source, so that the same source makes the same folder."""
    time = time_of_source()
    for path in folder.rglob("*"):
        os.utime(path, (time, time))


def size(folder: Path) -> tuple[float, int]:
    """Return a folder's size in MB and its number of files."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes) / 2**20, len(sizes)
