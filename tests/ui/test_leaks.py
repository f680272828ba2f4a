"""The words are nowhere but in the letter: no socket, no log, nothing left when it is closed."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.test_traces import WRITTEN

CANARY = "Kanarifuglen Pip bor i Hemmelighetsveien 12."
NUMBER = "15108695088"  # made up
SECRETS = (
    "Kanarifuglen",
    "Hemmelighetsveien",
    "Vedrørende plass",
    NUMBER,
    NUMBER[:6] + " " + NUMBER[6:],
)

# A whole session of the real program in a process of its own. Any socket ends it with an error.
SESSION = r"""
import os, signal, socket, stat, sys, time
from pathlib import Path
def forbidden(*_args, **_more):
    print("A SOCKET", flush=True)
    os._exit(9)
socket.socket.connect = socket.socket.bind = socket.create_connection = forbidden

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from asker_skriv.crash import guarded
from asker_skriv.ui import app as application
from asker_skriv.ui.findings import attach as attaching
from asker_skriv.ui.export_dialog import ExportDialog
from asker_skriv.ui.sharing_dialog import Choice, SharingDialog

WORK = Path(os.environ["ARBEID"])
HOME = Path(os.environ["ASKER_SKRIV_BRUKER"])
END = os.environ["SLUTT"]
CANARY, NUMBER = os.environ["KANARI"], os.environ["NUMMER"]
def turn(seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents(); time.sleep(0.01)
def wait_for(what, seconds=90):
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        turn(0.05)
    assert what(), "waited in vain"
def share(dialog):
    dialog.choice = Choice.SHARE
SharingDialog.exec = share
QFileDialog.getSaveFileName = lambda *_a, **_k: (str(WORK / "ut.docx"), "")
QMessageBox.exec = lambda box: 0
QMessageBox.warning = QMessageBox.information = lambda *a, **k: None
def export_form(dialog):
    for field in dialog.template.currentData().fields:
        box = dialog.field(field.id)
        (box.setPlainText if hasattr(box, "setPlainText") else box.setText)(NUMBER)
    dialog.accept()
    return 1
ExportDialog.exec = export_form

def attach(window, engine):
    checking = real(window, engine)
    QTimer.singleShot(0, window, lambda: drive(window, checking, engine))
    return checking
real, application.attach = application.attach, attach

def drive(window, checking, engine):
    try:
        session(window, checking, engine)
    except BaseException as error:
        line = error.__traceback__.tb_next.tb_lineno
        print("FAILED", type(error).__name__, error.args, line, flush=True)
        os._exit(8)

def session(window, checking, engine):
    window.letter.new()
    QTest.keyClicks(window.editor, f"{CANARY} Vedrørende plass. Fødselsnummeret er {NUMBER}.")
    turn(3.5)
    drafts = [p for p in HOME.rglob("*.json") if CANARY.encode() in p.read_bytes()]
    print("DRAFTS", [str(p.relative_to(HOME).parent) for p in drafts], flush=True)
    print("RIGHTS", all(stat.S_IMODE(p.stat().st_mode) == 0o600 for p in drafts), flush=True)
    number = "personvern/fodselsnummer"
    wait_for(lambda: number in [each.finding.rule for each in checking.controller.findings()])
    found = list(checking.controller.findings())
    checking.controller.dismiss(found)
    window.set_theme("mork")
    window.reader_combo.setCurrentIndex(1)
    window.reader_changed.emit(window.reader_combo.currentData())
    if END == "drept":
        os.kill(os.getpid(), signal.SIGKILL)
    application.export(window)
    assert (WORK / "ut.docx").exists()
    window.editor.selectAll()
    window.editor.copy()
    QApplication.clipboard().clear()  # Qt's offscreen clipboard can't be left full at the end
    # The engine dies; a slot and a thread fail with the words in their mouths.
    os.kill(engine._client.pid, signal.SIGKILL)
    words = window.editor.toPlainText()
    def fail():
        raise KeyError(words)
    QTimer.singleShot(0, fail)
    import threading
    threading.Thread(target=fail).start()
    turn(1)
    window.editor.document().setModified(False)
    window.letter.read(WORK / f"{NUMBER}.txt")
    wait_for(lambda: engine._client.pid)
    window.editor.document().setModified(False)
    if END == "slettet":
        QMessageBox.question = lambda *a, **k: QMessageBox.StandardButton.Yes
        window.remove_traces()
    print("NETWORK", "PySide6.QtNetwork" in sys.modules, flush=True)
    window.close()

raise SystemExit(guarded(lambda: application.run(["asker-skriv"])))
"""


def session(tmp_path, end):
    """Run a session with every folder that a program may write to inside ``tmp_path``."""
    places = {
        name: tmp_path / name for name in ("bruker", "hjem", "tmp", "kjor", "arbeid", "maskin")
    }
    for place in places.values():
        place.mkdir(mode=0o700)
    letter = places["arbeid"] / f"{NUMBER}.txt"
    letter.write_text(f"{CANARY} {NUMBER}\n", encoding="utf-8")
    keep = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment = {
        **keep,
        "ASKER_SKRIV_BRUKER": str(places["bruker"]),
        "ASKER_SKRIV_MASKIN": str(places["maskin"]),
        "ARBEID": str(places["arbeid"]),
        "HOME": str(places["hjem"]),
        "USERPROFILE": str(places["hjem"]),
        "TMPDIR": str(places["tmp"]),
        "XDG_RUNTIME_DIR": str(places["kjor"]),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "KANARI": CANARY,
        "NUMMER": NUMBER,
        "SLUTT": end,
    }
    result = subprocess.run(
        [sys.executable, "-c", SESSION],
        env=environment,
        cwd=places["arbeid"],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    places.pop("arbeid")
    files = [path for place in places.values() for path in place.rglob("*") if path.is_file()]
    return result, places["bruker"], files


def leaks(content):
    """Return the secrets in some bytes, whichever way they are written."""
    return [
        secret
        for secret in SECRETS
        if any(secret.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))
        or secret.encode("unicode_escape") in content
    ]


def found_in(files, spare=()):
    return {
        path.name: told
        for path in files
        if path not in spare and (told := leaks(path.read_bytes() + str(path).encode()))
    }


def kind(path):
    """Return what sort of file it is: its name with random and numbered parts made alike."""
    return re.sub(r"[0-9a-f]{8,}|\d{3,}", "#", path.as_posix())


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    return session(tmp_path_factory.mktemp("lukket"), "lukket")


def test_a_session_leaves_no_word_behind(closed):
    result, _, files = closed
    assert result.returncode == 0, result.stdout + result.stderr
    assert "DRAFTS ['gjenoppretting']" in result.stdout
    assert "RIGHTS True" in result.stdout
    assert "NETWORK False" in result.stdout
    assert leaks((result.stdout + result.stderr).encode()) == []
    assert "uventet feil (KeyError)" in result.stderr, "the failures were told"
    assert found_in(files) == {}
    assert {path.name for path in files} >= {"latt_sta.json", "innstillinger.json"}


def test_what_is_written_is_known_and_nobody_elses_to_read(closed):
    _, home, files = closed
    known = {kind(home / name) for name in WRITTEN}
    assert {kind(path) for path in files} <= known
    for path in files:
        private = path.stat().st_mode & 0o777 == 0o600
        folder = path.parent.stat().st_mode & 0o777 == 0o700
        assert private or folder, path


def test_a_killed_session_leaves_its_draft_and_nothing_else(tmp_path):
    result, home, files = session(tmp_path, "drept")
    assert result.returncode == -9, result.stdout + result.stderr
    drafts = list((home / "gjenoppretting").glob("*.json"))
    assert len(drafts) == 1
    assert drafts[0].stat().st_mode & 0o777 == 0o600
    assert found_in(files, spare=drafts) == {}
    assert leaks((result.stdout + result.stderr).encode()) == []


def test_after_removing_the_traces_only_the_window_is_remembered(tmp_path):
    result, _, files = session(tmp_path, "slettet")
    assert result.returncode == 0, result.stdout + result.stderr
    assert {path.name for path in files} <= {"innstillinger.json", "QtProject.conf"}
    assert found_in(files) == {}
