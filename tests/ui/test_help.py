"""The help is there, in Norwegian, and says once that advice is no legal opinion."""

from __future__ import annotations

from asker_skriv.ui.help import HelpWindow


def test_the_help_tells_the_keys_and_the_limits(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    text = window.page.toPlainText()
    assert "F8" in text
    assert text.count("gyldig") == 1
