"""Underlines: where they are, what they look like, and when they keep out of the way."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QTextEdit, QWidget

from asker_skriv.engine import Category, Finding, Severity
from asker_skriv.ui.findings.blocks import Placed
from asker_skriv.ui.findings.lines import _stretches
from asker_skriv.ui.findings.looks import Looks
from asker_skriv.ui.findings.margin import MarginMarks
from asker_skriv.ui.findings.underlines import Underliner, apart
from tests.ui.letter import checked, open_letter, place_of

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
    return {cursor.selectedText(): severity for cursor, severity in letter.underliner.lines.lines}


def test_each_severity_has_a_line_of_its_own(underlined):
    letter = underlined("Vennligst svar vedrørende 😀 saken, som er desverre sen.")
    assert lines(letter) == {
        "Vennligst": Severity.STYLE,
        "vedrørende": Severity.ADVICE,
        "desverre": Severity.ERROR,
    }


def ink_under(letter, words):
    """Return which columns under the words are inked, as runs of inked and blank."""
    cursor = letter.editor.document().find(words)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.setPosition(start)
    left, top = letter.editor.cursorRect(cursor).left(), letter.editor.cursorRect(cursor).top()
    cursor.setPosition(end)
    right, bottom = (
        letter.editor.cursorRect(cursor).left(),
        letter.editor.cursorRect(cursor).bottom(),
    )
    picture = QImage(letter.underliner.lines.size(), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    flag = QWidget.RenderFlag.DrawChildren
    letter.underliner.lines.render(picture, QPoint(), renderFlags=flag)
    inked = [
        any(picture.pixelColor(x, y).alpha() > 90 for y in range(top, bottom + 5))
        for x in range(left, right)
    ]
    return [(is_inked, len(list(run))) for is_inked, run in groupby(inked)]


def test_wave_dots_and_dashes_can_be_told_apart_without_colour(underlined):
    letter = underlined("Vennligst svar vedrørende saken, som er desverre sen.")
    letter.underliner.refresh()
    wave, dots, dashes = (
        ink_under(letter, words) for words in ("desverre", "vedrørende", "Vennligst")
    )
    assert max(length for is_inked, length in wave if is_inked) > 20
    assert max(length for is_inked, length in dots if is_inked) <= 4
    assert 5 <= max(length for is_inked, length in dashes if is_inked) <= 10
    assert len(dots) > len(dashes) > len(wave)


def test_of_findings_inside_one_another_the_shorter_keeps_its_words():
    def placed(start, end):
        return Placed(Finding("r", Category.TONE, Severity.ADVICE, 0, 1, "x", "m"), start, end)

    around, inside, first = placed(0, 30), placed(10, 15), placed(0, 4)
    shares = [(p, start, end) for p, start, end in apart([around, inside, first])]
    assert sorted(shares, key=lambda share: share[1]) == [
        (first, 0, 4),
        (around, 4, 10),
        (inside, 10, 15),
        (around, 15, 30),
    ]


def test_words_that_break_over_two_lines_are_underlined_on_both(underlined):
    letter = underlined("Vi svarer " * 12 + "i henhold til loven.")
    for width in range(300, 420, 4):
        letter.editor.resize(width, 400)
        start = letter.editor.document().find("i henhold til").selectionStart()
        tops = {
            letter.editor.cursorRect(place_of(letter.editor, start + n)).top() for n in (1, 12)
        }  # fmt: skip
        if len(tops) == 2:
            break
    assert len(tops) == 2
    letter.underliner.refresh()
    block = letter.editor.document().begin()
    ((cursor, _),) = letter.underliner.lines.lines
    assert len(list(_stretches(block, QPointF(), cursor))) == 2


def test_the_line_follows_its_word_while_the_letter_is_written(underlined):
    letter = underlined("Svaret er desverre nei.")
    letter.underliner.refresh()
    letter.editor.textCursor().insertText("Hei 😀. ")
    assert [cursor.selectedText() for cursor, _ in letter.underliner.lines.lines] == ["desverre"]


def test_only_what_is_visible_is_painted(underlined):
    letter = underlined("\n".join(["Vi skriver vedrørende saken."] * 500))
    assert 5 < len(letter.underliner.lines.lines) < 60
    letter.editor.verticalScrollBar().setValue(letter.editor.verticalScrollBar().maximum())
    letter.underliner.refresh()
    last = max(cursor.position() for cursor, _ in letter.underliner.lines.lines)
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
    assert lines(letter) == {"desverre": Severity.ERROR}


def test_the_word_is_underlined_once_the_caret_goes_elsewhere(underlined, qtbot):
    letter = underlined("Svaret er ")
    letter.editor.activateWindow()
    letter.editor.setFocus()
    qtbot.waitUntil(letter.editor.hasFocus)
    letter.caret_to_end()
    qtbot.keyClicks(letter.editor, "desverre")
    checked(qtbot, letter)
    qtbot.keyClick(letter.editor, Qt.Key.Key_Home)
    assert lines(letter) == {"desverre": Severity.ERROR}


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
