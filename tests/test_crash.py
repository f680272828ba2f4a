"""An error nobody foresaw is told by kind and place; its message may hold the letter's words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

CANARY = "Kanarifuglen Pip bor i Hemmelighetsveien 12"

WAYS = {
    "the program itself": "raise KeyError({canary!r})",
    "a thread": "t = threading.Thread(target=fail); t.start(); t.join()",
    "a finaliser": "Leaver(); gc.collect()",
    "an error inside another": "\ntry:\n    fail()\nexcept KeyError as error:\n"
    "    raise ValueError({canary!r}) from error",
    "Qt": "from PySide6.QtCore import QCoreApplication, QTimer\n"
    "app = QCoreApplication([]); QTimer.singleShot(0, fail); QTimer.singleShot(1, app.quit)\n"
    "app.exec()",
}
PROGRAM = """
import gc, threading
from asker_skriv.crash import guarded
def fail():
    text = {canary!r}
    raise KeyError(text)
class Leaver:
    def __del__(self):
        fail()
def program():
{body}
    return 0
raise SystemExit(guarded(program))
"""


@pytest.mark.parametrize("way", WAYS)
def test_kind_and_place_are_told_and_no_words(way):
    body = "\n".join(f"    {line}" for line in WAYS[way].format(canary=CANARY).splitlines())
    program = PROGRAM.format(canary=CANARY, body=body)
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "uventet feil (" in result.stderr
    assert " fail" in result.stderr or " program" in result.stderr
    for word in CANARY.split():
        assert word not in result.stderr + result.stdout or len(word) < 4
    assert (result.returncode == 70) == (way in {"the program itself", "an error inside another"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own way")
def test_no_memory_is_dumped():
    program = (
        "from asker_skriv.crash import guard; guard()\n"
        "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "(0, 0)"


def test_every_way_in_is_guarded():
    """The commands, the window and the engine all start in the same place."""
    program = (
        "import sys; sys.argv = ['asker-skriv', 'sjekk', 'x.txt']\n"
        "import asker_skriv.cli\n"
        f"def main(arguments): raise KeyError({CANARY!r})\n"
        "asker_skriv.cli.main = main\n"
        "from asker_skriv.__main__ import main; raise SystemExit(main())"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 70
    assert "Hemmelig" not in result.stderr
