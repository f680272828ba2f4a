"""«Om Asker skriv» tells where each part came from, by keyboard too, and can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from asker_skriv import __version__
from asker_skriv.ui.about import AboutWindow


def test_versions_and_faults_are_shown(qtbot):
    window = AboutWindow(["regler.toml <kan> ikke leses."])
    qtbot.addWidget(window)
    text = window.details.toPlainText()
    assert __version__ in text
    assert "Innebygd: " in text
    assert "regler.toml <kan> ikke leses." in text


def test_everything_can_be_copied_by_keyboard(qtbot):
    window = AboutWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.copy_button.setFocus()
    qtbot.keyClick(window.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == window.overview.as_text()
    assert "Kopiert" in window.told.text()
    assert window.details.accessibleName()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
