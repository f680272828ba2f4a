"""Several readers in a small table, against the letter as it is now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from asker_skriv.engine import CompareReaders, Comparison, Family, ReaderResult, TargetGroup
from asker_skriv.ui.compare_window import CompareWindow, figures
from asker_skriv.ui.reader_tools import reasons
from tests.ui.letter import open_letter

GROUPS = (TargetGroup("naboer", "Naboer"), TargetGroup("media", "Media", lix=(40, 50)))


@pytest.fixture
def window(qtbot):
    letter = open_letter(qtbot, "Vi skriver vedrørende saken.")
    window = CompareWindow(letter.controller, GROUPS, "naboer")
    qtbot.addWidget(window)
    window.show()
    window.engine = letter.engine
    return window


def asked(window):
    return [each for each in window.engine.requests if isinstance(each, CompareReaders)]


def row(window, number):
    table = window.table
    return [table.item(number, column).text() for column in range(table.columnCount())]


def answer(window, number, *groups):
    results = tuple(ReaderResult(group, 1, 12, 3, 47.2, (30, 40)) for group in groups)
    window.engine.answered.emit(Comparison(number, results))


def test_it_asks_about_every_reader_at_once(window):
    request = asked(window)[-1]
    assert request.groups == ("naboer", "media")
    assert [block.text for block in request.blocks] == ["Vi skriver vedrørende saken."]
    assert row(window, 0)[:3] == ["Naboer", "…", "…"]


def test_the_answer_is_shown_against_the_band(window):
    answer(window, asked(window)[-1].request, "naboer")
    assert row(window, 0) == ["Naboer", "1", "12", "3", "47 mot 30–40", "litt tungt"]


def test_an_answer_to_an_older_question_is_dropped(window):
    answer(window, asked(window)[-1].request - 1, "naboer")
    assert row(window, 0)[1] == "…"


def test_a_reader_that_is_not_ticked_is_left_out(window, qtbot):
    window.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: asked(window)[-1].groups == ("media",))
    assert row(window, 0) == ["Naboer", "", "", "", "", ""]


def test_lix_within_the_band_suits_the_reader():
    assert figures(ReaderResult("x", 0, 0, 0, 35.4, (30, 40)))[-1] == "passer leseren"
    assert figures(ReaderResult("x", 0, 0, 0, 22.0, (30, 40)))[-1] == "passer leseren"
    assert figures(ReaderResult("x", 0, 0, 0, 52.0, (30, 40)))[-1] == "for tungt"


def test_why_another_reader_gets_other_advice():
    before = TargetGroup("a", "A", weights={Family.COMMA: 2, Family.PASSIVE: 1})
    after = TargetGroup("b", "B", weights={Family.COMMA: 1, Family.PASSIVE: 3})
    assert reasons(before, after) == ". Strengere: passiv. Mildere: komma"
    assert reasons(before, before) == ""
