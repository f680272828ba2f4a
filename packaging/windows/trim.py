"""What of the installed packages comes with the program; PyInstaller's part is in trimming.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.metadata import Distribution
from pathlib import Path

import trimming
from windows.places import ROOT

# Wanted only by spaCy's command line, nltk and cffi's compiler, none of which come along; the
# program runs without them in tests/packaging/test_windows_trim.py.
UNUSED_PACKAGES = frozenset(
    {
        "annotated-doc",
        "anyio",
        "certifi",
        "cffi",  # but for the one library that PyNaCl loads, see _ALWAYS
        "charset-normalizer",
        "click",
        "cloudpathlib",
        "cloudpickle",
        "defusedxml",
        "h11",
        "httpcore",
        "httpx",
        "idna",
        "jinja2",
        "joblib",
        "markdown-it-py",
        "markupsafe",
        "mdurl",
        "nltk",
        "pycparser",
        "pygments",
        "regex",
        "requests",
        "rich",
        "setuptools",
        "shellingham",
        "smart-open",
        "spacy-legacy",
        "spacy-loggers",
        "typer",
        "urllib3",
        "weasel",
        "wrapt",
    }
)
_ALWAYS = re.compile(r"^_cffi_backend\.[^/]+$")
_NEVER = re.compile(
    r"""
      \.(pyi|pyx|pxd|pxi|c|cc|cpp|h|hh|hpp|tpp|lib|exp|a|exe|typed|md|rst|build|cmake|pc|pyc)$
    | ^[^/]+\.dist-info/ | ^bin/ | ^Scripts/ | /__pycache__/ | ^\.lock$ | \.pth$
    | (^|/)(tests?|conftest\.py|include|testing/tests)(/|$) | ^numpy/typing/ | ^numpy/_pyinstaller/
    | ^thinc/mypy\.py$ | ^PySide6/[^/]+\.json$
    | ^PySide6/(doc|glue|include|lib|metatypes|qml|resources|scripts|support|typesystems)/
    | ^PySide6/plugins/(designer|qmllint)/
    | ^(PySide6|shiboken6)/(concrt|msvcp|vcruntime|vcamp|vccorlib|vcomp)140\w*\.dll$  # vcruntime.py
    """,
    re.VERBOSE,
)
_HYPHENS = re.compile(r"^pyphen/dictionaries/(?:README_)?hyph_([a-z]+)")
_QT_MODULE = re.compile(r"^PySide6/(Qt\w+)\.")
_QT_LIBRARY = re.compile(r"^PySide6/(Qt6\w+|pyside6\w*\.abi3)\.dll$")
_EXCLUDED = tuple(name.replace(".", "/") for name in trimming.EXCLUDED_MODULES)


def chooser(packages: Iterable[Distribution]) -> Callable[[str], bool]:
    """Return the test of whether a file, named from the packages' folder, comes along."""
    unused = {
        str(file) for package in packages if _is_unused(package) for file in package.files or ()
    }
    qt = qt_modules()

    def wanted(name: str) -> bool:
        if _ALWAYS.match(name):
            return True
        if name in unused or _NEVER.search(name) or not trimming.needed([(name, "", "")]):
            return False
        if name.startswith(_EXCLUDED) and _is_excluded(name):
            return False
        if match := _QT_MODULE.match(name):
            return match[1].startswith("Qt6") or match[1] in qt
        if match := _HYPHENS.match(name):
            return match[1] in trimming.LANGUAGES
        if name.startswith("spacy/"):
            return trimming.of_spacy(_module(name))
        return not _is_other_language(name)

    return wanted


def qt_modules() -> frozenset[str]:
    """Return the modules of PySide6 that the program imports: {«QtCore», …}."""
    sources = (ROOT / "asker_skriv").rglob("*.py")
    found = (re.findall(r"PySide6\.(Qt\w+)", path.read_text(encoding="utf-8")) for path in sources)
    return frozenset(name for names in found for name in names)


def unreached_qt_libraries(folder: Path) -> list[Path]:
    """Return the Qt libraries in a folder of packages that nothing else there asks for."""
    from windows.libraries import asked_for

    files = {path.relative_to(folder).as_posix(): path for path in (folder / "PySide6").rglob("*")}
    libraries = {path.name.lower(): path for name, path in files.items() if _QT_LIBRARY.match(name)}
    reached = [
        path
        for name, path in files.items()
        if path.suffix in {".dll", ".pyd"} and not _QT_LIBRARY.match(name)
    ]
    while reached:
        asked = asked_for(reached.pop())
        reached += [libraries.pop(name) for name in asked if name in libraries]
    return sorted(libraries.values())


def _is_unused(package: Distribution) -> bool:
    return re.sub(r"[-_.]+", "-", package.name).lower() in UNUSED_PACKAGES


def _is_excluded(name: str) -> bool:
    return any(name.startswith((f"{module}/", f"{module}.")) for module in _EXCLUDED)


def _is_other_language(name: str) -> bool:
    """Tell whether textstat's data of another language; LIX and RIX ask for none but English."""
    match = re.match(r"^textstat/resources/([a-z]{2})/", name)
    return match is not None and match[1] not in trimming.LANGUAGES


def _module(name: str) -> str:
    """Return «spacy/lang/nb/x.py» as «spacy.lang.nb.x»; a file in a package as the package."""
    path = Path(name)
    parts = [*path.parent.parts, path.name.split(".")[0]]
    return ".".join(parts if parts[-1] != "__init__" else parts[:-1])
