"""The application folder that ``dev.py build`` made: does it do the whole job on its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "dist" / "asker-skriv"
CONSOLE = FOLDER / ("asker-skriv-konsoll.exe" if sys.platform == "win32" else "asker-skriv")
WINDOW = FOLDER / ("asker-skriv.exe" if sys.platform == "win32" else "asker-skriv")
LETTER = ROOT / "resources" / "eksempelbrev" / "eksempel.docx"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not WINDOW.exists(), reason="no application folder; run dev.py build"),
]


@pytest.fixture
def frozen(tmp_path):
    """Run the frozen program as a new user, with nothing of the source tree in reach."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "ASKER_SKRIV_BRUKER": str(tmp_path / "bruker")}

    def run(program, *arguments):
        return subprocess.run(
            [program, *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def test_checks_the_example_letter_as_the_source_tree_does(frozen):
    done = frozen(CONSOLE, "sjekk", "--format", "json", LETTER)
    source = subprocess.run(
        [sys.executable, "-m", "asker_skriv", "sjekk", "--format", "json", LETTER],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    assert done.stdout == source.stdout
    assert done.stdout.strip()


def test_exports_the_example_letter_to_word(frozen, tmp_path):
    word = tmp_path / "brev.docx"
    done = frozen(CONSOLE, "eksporter", LETTER, "--mal", "brev", "--ut", word)
    assert done.returncode == 0, done.stderr
    assert word.read_bytes().startswith(b"PK")


def test_shows_the_window_with_findings_and_quits_with_0(frozen, tmp_path):
    picture = tmp_path / "vindu.png"
    done = frozen(WINDOW, "--skjermbilde", picture)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr  # a dead engine leaves the exit code 0
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(sys.platform != "linux", reason="objdump reads Linux libraries")
def test_no_library_asks_for_a_qt_library_that_was_left_out():
    libraries = [path for path in FOLDER.rglob("*.so*") if path.is_file()]
    there = {path.name for path in libraries}
    asked = set()
    for path in libraries:
        headers = subprocess.run(
            ["objdump", "-p", path], capture_output=True, text=True, check=True
        ).stdout
        asked |= set(re.findall(r"NEEDED\s+(libQt6\S+|libicu\S+|libpyside\S+)", headers))
    assert asked
    assert asked <= there
