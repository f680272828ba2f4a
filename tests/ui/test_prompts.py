"""Prompts in a letter: Tab goes from one to the next, and is not written after the last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from asker_skriv.ui.prompts import Prompts

TAB = Qt.Key.Key_Tab


@pytest.fixture
def editor(qtbot):
    editor = QTextEdit()
    editor.setPlainText("Du får [hva] fra [dato].")
    editor.prompts = Prompts(editor)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_what_is_typed_takes_the_place_of_the_prompt(editor):
    QTest.keyClick(editor, TAB)
    QTest.keyClicks(editor, "plass")
    QTest.keyClick(editor, TAB)
    QTest.keyClicks(editor, "mandag")
    assert editor.toPlainText() == "Du får plass fra mandag."
    assert editor.prompts.first() is None


def test_tab_after_the_last_one_says_that_all_are_filled_and_is_not_written(editor, qtbot):
    for word in ("plass", "mandag"):
        QTest.keyClick(editor, TAB)
        QTest.keyClicks(editor, word)
    with qtbot.waitSignal(editor.prompts.all_filled):
        QTest.keyClick(editor, TAB)
    assert editor.toPlainText() == "Du får plass fra mandag."
    QTest.keyClick(editor, TAB)  # from now on it is a tab like any other
    assert "\t" in editor.toPlainText()
