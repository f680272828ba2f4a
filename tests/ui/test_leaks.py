"""The words are nowhere but in the letter: no socket, no log, nothing left when it is closed."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT

CANARY = "Kanarifuglen Pip bor i Hemmelighetsveien 12."

# A whole session in a process of its own: any socket ends it with an error.
SESSION = """
import socket, sys, time
def forbidden(*_args, **_more):
    raise SystemExit("a socket was opened")
socket.socket.connect = socket.socket.bind = forbidden
socket.create_connection = forbidden
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from asker_skriv.settings import SettingsFile
from asker_skriv.ui.findings.attach import attach
from asker_skriv.ui.findings.bridge import EngineBridge
from asker_skriv.ui.main_window import MainWindow
app = QApplication([])
engine = EngineBridge(); engine.start()
window = MainWindow(SettingsFile()); checking = attach(window, engine); window.show()
QTest.keyClicks(window.editor, {canary!r} + " Vedrørende plass.")
window.recovery.keep()
until = time.time() + 60
while time.time() < until and not list(checking.controller.findings()):
    app.processEvents()
found = list(checking.controller.findings())
checking.controller.dismiss(found[:1])
window.editor.document().setModified(False)
window.close()
for _ in range(50):
    app.processEvents(); time.sleep(0.01)
print(len(found), "PySide6.QtNetwork" in sys.modules)
"""


def test_a_session_opens_no_socket_and_leaves_no_words_behind(tmp_path):
    environment = {
        **os.environ,
        "ASKER_SKRIV_BRUKER": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    code = SESSION.replace("{canary!r}", repr(CANARY))
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    found, network = result.stdout.split()
    assert int(found) >= 1
    assert network == "False"
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "latt_sta.json" in [path.name for path in kept], "the dismissal was kept"
    for path in kept:
        content = path.read_bytes().decode("utf-8", "replace")
        for word in ("Kanarifuglen", "Hemmelighetsveien", "Vedrørende"):
            assert word not in content, f"{word} in {path.name}"
