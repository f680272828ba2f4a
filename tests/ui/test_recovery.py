"""Whatever happens, the words are there afterwards."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from asker_skriv import recovery
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Document, plain_block
from asker_skriv.ui.main_window import MainWindow
from asker_skriv.ui.recovery import Recovery, offer
from tests.conftest import ROOT

SENTENCE = "Vi har fått søknaden din 👍 og svarer innen fire uker."

# A real program that types and never saves: it is killed while it does.
WRITER = """
import sys, time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from asker_skriv.settings import SettingsFile
from asker_skriv.ui.main_window import MainWindow
app = QApplication([])
window = MainWindow(SettingsFile())
window.show()
number = 0
while True:
    QTest.keyClicks(window.editor, f"ord{number} ")
    print(number, time.time(), flush=True)
    number += 1
    until = time.time() + 0.05
    while time.time() < until:
        app.processEvents()
"""


@pytest.fixture
def window(qtbot):
    made = MainWindow(SettingsFile())
    # Closing a changed letter asks what to do with it.
    qtbot.addWidget(made, before_close_func=lambda _: made.editor.document().setModified(False))
    return made


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kladder"


def drafts(folder):
    return [recovery.read(file) for file in folder.glob("*.json")]


def test_a_letter_never_saved_is_on_disk_within_seconds(window, folder, qtbot):
    keeper = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Vi har bestemt at")
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1, timeout=10_000)
    draft = drafts(folder)[0]
    assert draft.first_line == "Vi har bestemt at"
    keeper.close()
    assert list(folder.glob("*.json")) == []


def test_saving_the_letter_forgets_the_draft(window, folder, qtbot):
    keeper = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Hei")
    keeper.keep()
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1)
    window.editor.document().setModified(False)
    qtbot.waitUntil(lambda: drafts(folder) == [])
    keeper.close()


def test_only_the_user_can_read_a_draft(window, folder, qtbot):
    keeper = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Hemmelig")
    keeper.keep()
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1)
    mode = stat.S_IMODE(next(folder.glob("*.json")).stat().st_mode)
    assert os.name == "nt" or mode == 0o600
    keeper.close()


def test_a_letter_that_is_open_in_another_window_is_not_offered(window, folder, qtbot):
    first = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Hei")
    first.keep()
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1)
    second = Recovery(window.editor, window.letter, folder)
    assert second.left_behind() == []
    second.close()
    first.close()


def test_a_draft_left_behind_is_taken_up_again(window, folder, monkeypatch):
    folder.mkdir()
    left = recovery.Draft("vedtak.docx", "", time.time(), Document((plain_block(SENTENCE),)))
    recovery.write(folder / "forlatt.json", recovery.encode(left))
    keeper = Recovery(window.editor, window.letter, folder)

    def press_default(box):
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press_default)
    assert offer(keeper, window.letter, window)
    assert window.editor.toPlainText() == SENTENCE
    assert window.editor.document().isModified()
    assert not (folder / "forlatt.json").exists()
    keeper.close()


def test_a_damaged_draft_is_set_aside(folder):
    folder.mkdir()
    (folder / "odelagt.json").write_text('{"name": "x", "docu')
    assert recovery.read(folder / "odelagt.json") is None
    assert (folder / "odelagt.skadet").exists()


def test_half_a_surrogate_pair_does_not_stop_the_keeping(folder):
    draft = recovery.Draft("x", "", 1.0, Document((plain_block("hei \ud83d der"),)))
    recovery.write(folder / "a.json", recovery.encode(draft))
    assert recovery.read(folder / "a.json").first_line == "hei ? der"


def killed_while_writing(home, seconds):
    """Run the writing program, kill it, and return (words written in time, words found)."""
    environment = {
        **os.environ,
        "ASKER_SKRIV_BRUKER": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER], env=environment, stdout=subprocess.PIPE, text=True
    )
    lines = [process.stdout.readline()]  # the first word is written: the program is up
    end = time.time() + seconds
    while time.time() < end:
        lines.append(process.stdout.readline())
    killed = time.time()
    os.kill(process.pid, signal.SIGKILL)
    lines += process.stdout.read().splitlines()
    process.wait()
    written = [line.split() for line in lines if len(line.split()) == 2]
    old = [int(number) for number, when in written if float(when) < killed - 5]
    found = [recovery.read(file) for file in (home / recovery.FOLDER).glob("*.json")]
    text = found[0].document.text if found else ""
    return [f"ord{number}" for number in old], text.split()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("seconds", [5.5, 8.0])
def test_what_is_five_seconds_old_survives_a_kill(tmp_path, seconds):
    written, found = killed_while_writing(tmp_path, seconds)
    assert written
    assert found[: len(written)] == written


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_nothing_older_than_five_seconds_is_lost_in_two_hundred_kills(tmp_path):
    import random

    chance = random.Random(2026)
    for number in range(200):
        written, found = killed_while_writing(tmp_path / str(number), chance.uniform(5.1, 9))
        assert found[: len(written)] == written, number
