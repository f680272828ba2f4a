"""The house's arrows: who may import whom, and what stays out of which process."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "asker_skriv"
EVERYONE = {"datafiles", "errors", "paths", "policy", "settings", "storage", "__init__"}
MAY_IMPORT = {
    "text": set(),
    "language": {"text"},
    "checking": {"language", "text"},
    "packs": {"checking", "export", "language", "text"},
    "engine": {"checking", "language", "packs", "text"},
    "export": {"text"},
    "ui": {"engine", "export", "packs", "text", "recovery", "traces", "versions"},
}


def rooms_imported_by(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in {path}"
            names = [node.module or ""]
            if node.module == "asker_skriv":
                names = [f"asker_skriv.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "asker_skriv" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_the_rooms_below_it(room):
    allowed = MAY_IMPORT[room] | EVERYONE | {room, "__version__"}
    strays = {
        f"{path.relative_to(PACKAGE)} -> {other}"
        for path in (PACKAGE / room).rglob("*.py")
        for other in rooms_imported_by(path)
        if other not in allowed
    }
    assert strays == set()


def test_only_the_ui_knows_qt():
    strays = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if "PySide6" in path.read_text(encoding="utf-8")
        and path.parts[-2:]
        and "ui" not in path.parts
    }
    assert strays == set()


def modules_after(statement):
    code = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(result.stdout.split())


def test_the_command_line_leaves_qt_out():
    assert "PySide6" not in modules_after("import asker_skriv.cli")


def test_the_window_leaves_the_parser_out():
    assert "spacy" not in modules_after("import asker_skriv.ui.main_window")
    assert "spacy" not in modules_after("import asker_skriv.ui.about")


def test_packs_are_looked_through_without_qt_or_the_parser():
    loaded = modules_after("import asker_skriv.packs.commands, asker_skriv.packs.overview")
    assert loaded.isdisjoint({"PySide6", "spacy", "lxml"})
