"""Underlines: where they are, what they look like, and when they keep out of the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from asker_skriv.engine import Severity
from asker_skriv.ui.findings.looks import Looks
from asker_skriv.ui.findings.margin import MarginMarks
from asker_skriv.ui.findings.underlines import Underliner
from tests.ui.letter import checked, open_letter

Line = QTextCharFormat.UnderlineStyle
LONG = "Dette er " + " ".join(["en lang setning om saken"] * 6) + "."


@pytest.fixture
def underlined(qtbot):
    def open_underlined(text):
        letter = open_letter(qtbot, text)
        letter.underliner = Underliner(letter.controller)
        letter.underliner.refresh()
        return letter

    return open_underlined


def lines(letter):
    letter.underliner.refresh()
    return {
        selection.cursor.selectedText(): selection.format.underlineStyle()
        for selection in letter.editor.extraSelections()
    }


def test_each_severity_has_a_line_of_its_own(underlined):
    letter = underlined("Vennligst svar vedrørende 😀 saken, som er desverre sen.")
    assert lines(letter) == {
        "Vennligst": Line.DashUnderline,
        "vedrørende": Line.DotLine,
        "desverre": Line.WaveUnderline,
    }


def test_only_what_is_visible_is_painted(underlined):
    letter = underlined("\n".join(["Vi skriver vedrørende saken."] * 500))
    assert 5 < len(letter.editor.extraSelections()) < 60
    letter.editor.verticalScrollBar().setValue(letter.editor.verticalScrollBar().maximum())
    letter.underliner.refresh()
    last = max(s.cursor.position() for s in letter.editor.extraSelections())
    assert last > letter.editor.document().characterCount() - 40


def test_the_word_being_written_is_left_alone(underlined, qtbot):
    letter = underlined("Svaret er ")
    letter.editor.activateWindow()
    letter.editor.setFocus()
    qtbot.waitUntil(letter.editor.hasFocus)
    letter.caret_to_end()
    qtbot.keyClicks(letter.editor, "desverre")
    checked(qtbot, letter)
    assert letter.words == ["desverre"]
    assert lines(letter) == {}
    qtbot.keyClicks(letter.editor, " nei")
    checked(qtbot, letter)
    assert lines(letter) == {"desverre": Line.WaveUnderline}


def test_the_word_is_underlined_once_the_caret_goes_elsewhere(underlined, qtbot):
    letter = underlined("Svaret er ")
    letter.editor.activateWindow()
    letter.editor.setFocus()
    qtbot.waitUntil(letter.editor.hasFocus)
    letter.caret_to_end()
    qtbot.keyClicks(letter.editor, "desverre")
    checked(qtbot, letter)
    qtbot.keyClick(letter.editor, Qt.Key.Key_Home)
    assert lines(letter) == {"desverre": Line.WaveUnderline}


def test_a_long_sentence_is_marked_in_the_margin_and_not_underlined(underlined, qtbot):
    letter = underlined(LONG)
    assert lines(letter) == {}
    margin = letter.editor.findChild(MarginMarks)
    assert margin.isVisible()
    line = letter.editor.cursorRect(letter.editor.textCursor())
    with qtbot.waitSignal(margin.clicked) as told:
        qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=line.center())
    assert told.args[0].finding.rule == "grense/lang-setning"


def test_a_letter_without_long_sentences_has_an_empty_margin(underlined):
    letter = underlined("Kort og greit.")
    assert not letter.editor.findChild(MarginMarks).isVisible()


def contrast(one, other):
    def luminance(colour):
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("dark", "page"), [(False, "#ffffff"), (True, "#1e1f22")])
@pytest.mark.parametrize("severity", list(Severity))
def test_lines_can_be_seen_in_light_and_dark(dark, page, severity):
    assert contrast(Looks(dark).colour(severity), QColor(page)) >= 4.5


def test_the_palette_decides_between_light_and_dark(qtbot):
    editor = QTextEdit()
    qtbot.addWidget(editor)
    palette = editor.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1f22"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e6e6e6"))
    assert Looks.of(palette).dark
    palette.setColor(QPalette.ColorRole.Base, QColor("white"))
    palette.setColor(QPalette.ColorRole.Text, QColor("black"))
    assert not Looks.of(palette).dark
