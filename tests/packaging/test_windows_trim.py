"""What is left out for Windows is left out here too: the program must run without it.

Python's own packages are alike on both systems but for the compiled modules' names, so the same
choice of files, made on the packages of this machine, shows whether anything is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="Windows gets Python 3.11"),
    pytest.mark.skipif(sys.platform == "win32", reason="starts a shell script"),
]
LETTER = ROOT / "resources" / "eksempelbrev" / "eksempel.docx"
START = """\
import runpy
import sys

sys.path[:0] = {places!r}
sys.modules |= dict.fromkeys({left_out!r})  # the runtime comes without these
sys.executable, sys.frozen = {program!r}, True
sys.argv[0] = "asker-skriv"
runpy.run_module("asker_skriv", run_name="__main__")
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Path:
    """Make a program of the chosen files and return its path."""
    from windows import folder, trim

    made = tmp_path_factory.mktemp("Asker skriv")
    packages = Path(sysconfig.get_path("purelib"))
    wanted = trim.chooser(distributions(path=[str(packages)]))
    folder.copy_packages(packages, made / "lib", wanted, sources=False)
    folder.copy_program(made / "app")
    start = made / "start.py"
    program = made / "asker-skriv"
    places = [str(made / "lib"), str(made / "app")]
    left_out = ["_ssl", "_hashlib", "_sqlite3", "_msi", "winsound"]
    start.write_text(START.format(places=places, left_out=left_out, program=str(program)))
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S -B -X utf8 "{start}" "$@"\n')
    program.chmod(0o755)
    return program


@pytest.fixture
def run(program, tmp_path):
    environment = {"QT_QPA_PLATFORM": "offscreen", "ASKER_SKRIV_BRUKER": str(tmp_path / "bruker")}

    def run(*arguments):
        command = [program, *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=180,
        )

    return run


def test_checks_a_letter_as_the_source_tree_does(run):
    done = run("sjekk", "--format", "json", LETTER)
    command = [sys.executable, "-m", "asker_skriv", "sjekk", "--format", "json", LETTER]
    source = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == source.stdout, done.stderr
    assert done.stdout.strip()


def test_exports_a_letter(run, tmp_path):
    word = tmp_path / "brev.docx"
    done = run("eksporter", LETTER, "--mal", "brev", "--ut", word)
    assert done.returncode == 0, done.stderr
    assert word.read_bytes().startswith(b"PK")


def test_shows_the_window_with_an_engine_that_answers(run, tmp_path):
    picture = tmp_path / "vindu.png"
    done = run("--skjermbilde", picture)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_every_module_of_the_program_can_be_imported(program):
    """What a flow above doesn't touch: signing, settings, every rule kind."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted((ROOT / "asker_skriv").rglob("*.py"))
        if path.name not in {"__main__.py", "__init__.py"}
    ]
    start = (program.parent / "start.py").read_text()
    lines = [line for line in start.splitlines() if "runpy" not in line]
    first = "from asker_skriv.language import lean; lean.import_spacy(); lean.import_textstat()"
    code = "\n".join([*lines, first, "import importlib, nacl.signing"])
    code += f"\nfor name in {modules!r}: importlib.import_module(name)\nprint(len(sys.modules))"
    command = [sys.executable, "-I", "-S", "-B", "-c", code]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=180)
    assert done.returncode == 0, done.stderr
