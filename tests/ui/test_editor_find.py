"""Find and replace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asker_skriv.text.model import Block, Document, Run, plain_block
from asker_skriv.ui.editor.find_bar import FindBar
from asker_skriv.ui.editor.letter_editor import LetterEditor


@pytest.fixture
def bar(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    editor = LetterEditor()
    bar = FindBar(editor)
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    layout.addWidget(bar)
    window.resize(900, 600)
    window.show()
    bar.editor, bar.holder = editor, window  # kept alive for the test
    editor.load(
        Document(
            (
                plain_block("Søknaden din om støtte. søknad og Søknader."),
                Block((Run("En "), Run("søknad", bold=True), Run(" til."))),
            )
        )
    )
    return bar


def marked(bar):
    return len(bar.editor.extraSelections())


def test_every_place_is_marked_and_counted(bar):
    bar.open(replace=False)
    bar.wanted.setText("søknad")
    assert marked(bar) == 4
    assert bar.count.text() == "4 treff"
    bar.whole_words.setChecked(True)
    assert marked(bar) == 2
    bar.whole_words.setChecked(False)
    bar.match_case.setChecked(True)
    assert marked(bar) == 2


def test_what_is_selected_is_looked_for(bar):
    bar.editor.setTextCursor(bar.editor.document().find("støtte"))
    bar.open(replace=False)
    assert bar.wanted.text() == "støtte"


def test_next_and_previous_go_round(bar):
    bar.open(replace=False)
    bar.wanted.setText("søknad")
    places = []
    for _ in range(5):
        assert bar.go_next()
        places.append(bar.editor.textCursor().selectionStart())
    assert places[:4] == sorted(places[:4])
    assert places[4] == places[0]
    assert bar.go_previous()
    assert bar.editor.textCursor().selectionStart() == places[3]


def test_nothing_found_says_so_and_stays(bar):
    bar.open(replace=False)
    bar.wanted.setText("hest")
    before = bar.editor.textCursor().position()
    assert not bar.go_next()
    assert bar.editor.textCursor().position() == before
    assert bar.count.text() == "Ingen treff"


def test_replace_all_is_one_undo_step_and_keeps_the_look(bar):
    bar.open(replace=True)
    bar.wanted.setText("søknad")
    bar.match_case.setChecked(True)
    bar.replacement.setText("brev")
    before = bar.editor.to_document()
    assert bar.replace_all() == 2
    after = bar.editor.to_document()
    assert after.text == "Søknaden din om støtte. brev og Søknader.\nEn brev til."
    assert Run("brev", bold=True) in after.blocks[1].runs
    assert bar.count.text() == "Erstattet 2"
    bar.editor.undo()
    assert bar.editor.to_document() == before


@pytest.mark.parametrize("new", ["støttestøtte", ""])
def test_replace_all_ends_when_the_new_words_hold_the_old(bar, new):
    bar.open(replace=True)
    bar.wanted.setText("støtte")
    bar.replacement.setText(new)
    assert bar.replace_all() == 1


def test_replace_one_then_the_next(bar):
    bar.open(replace=True)
    bar.wanted.setText("søknad")
    bar.replacement.setText("Brev")
    bar.go_next()
    bar.replace_one()
    assert bar.editor.toPlainText().startswith("Breven din")
    assert bar.editor.textCursor().selectedText() == "søknad"


def test_escape_closes_and_gives_the_letter_back(bar, qtbot):
    bar.open(replace=False)
    bar.wanted.setText("søknad")
    QTest.keyClick(bar.wanted, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert marked(bar) == 0


def test_find_next_without_words_opens_nothing(bar):
    assert not bar.go_next()
