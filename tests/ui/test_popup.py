"""The note at a word: opened by hand or key, it explains, offers and keeps out of the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMainWindow, QTextEdit

from asker_skriv.ui.findings.companion import Companion
from asker_skriv.ui.findings.controller import Located
from asker_skriv.ui.findings.underlines import Underliner
from asker_skriv.ui.findings.wording import difference, flagged_label, suggestion_label
from tests.ui.letter import checked, open_letter

LETTER = (
    "Vedrørende søknaden din\n"
    "Vi skriver vedrørende saken. Vennligst svar oss.\n"
    "Svaret er desverre nei, i henhold til loven. Saken blir behandlet."
)


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(800, 600)
    editor = QTextEdit()
    window.setCentralWidget(editor)
    window.show()
    letter = open_letter(qtbot, LETTER, editor)
    letter.window = window
    letter.companion = Companion(letter.controller, Underliner(letter.controller))
    letter.popup = letter.companion.popup
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return letter


def point_at(letter, words):
    cursor = letter.editor.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    return letter.editor.cursorRect(cursor).center()


def click(qtbot, letter, words):
    point = point_at(letter, words)
    qtbot.mouseClick(letter.editor.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.wait(10)


def test_a_click_on_a_word_explains_it_and_leaves_the_keyboard_with_the_text(window, qtbot):
    click(qtbot, window, "desverre")
    assert window.popup.located.finding.text == "desverre"
    assert [button.text() for button in window.popup.suggestion_buttons] == ["dessverre"]
    assert window.editor.hasFocus()


def test_a_click_on_a_word_without_a_finding_opens_nothing(window, qtbot):
    click(qtbot, window, "søknaden")
    assert window.popup.located is None


def test_a_click_far_from_any_word_opens_nothing(window, qtbot):
    far = QPoint(window.editor.viewport().width() - 5, point_at(window, "søknaden").y())
    qtbot.mouseClick(window.editor.viewport(), Qt.MouseButton.LeftButton, pos=far)
    qtbot.wait(10)
    assert window.popup.located is None


def test_the_resting_mouse_opens_the_note(window, qtbot):
    qtbot.mouseMove(window.editor.viewport(), QPoint(300, 400))
    qtbot.mouseMove(window.editor.viewport(), point_at(window, "desverre"))
    qtbot.waitUntil(lambda: window.popup.located is not None, timeout=3000)
    assert window.editor.hasFocus()


def test_enter_takes_the_first_suggestion_and_gives_the_keyboard_back(window, qtbot):
    window.caret_at("desverre")
    window.companion.open_at_caret()
    qtbot.keyClick(window.popup.focusWidget(), Qt.Key.Key_Return)
    assert "er dessverre nei" in window.text
    assert window.popup.located is None
    assert window.editor.hasFocus()
    window.editor.undo()
    assert window.text == LETTER


def test_the_arrow_and_enter_take_the_second(window, qtbot):
    window.companion.go_to(window.find("vedrørende"))
    qtbot.keyClick(window.popup.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.popup.focusWidget(), Qt.Key.Key_Return)
    assert "Vi skriver angående saken" in window.text


def test_all_like_takes_every_case(window, qtbot):
    window.companion.go_to(window.find("Vedrørende"))
    assert window.popup._all.text() == "&Alle like (2)"
    window.popup._all.setChecked(True)
    qtbot.keyClick(window.popup.suggestion_buttons[0], Qt.Key.Key_Return)
    assert window.text.startswith("Om søknaden din\nVi skriver om saken.")


def test_what_depends_on_its_sentence_is_taken_one_by_one(window, qtbot):
    window.companion.go_to(window.find("Vedrørende"))
    located = window.popup.located
    finding = replace(located.finding, direct=False)
    contextual = Located(located.state, replace(located.placed, finding=finding))
    window.popup.open(contextual, 2, QRect(0, 0, 10, 10), focus=True)
    assert window.popup._all.text() == "La &alle stå (2)"
    window.popup._all.setChecked(True)
    window.popup.suggestion_buttons[0].click()
    assert window.text.startswith("Om søknaden din\nVi skriver vedrørende saken.")


def test_all_like_is_not_offered_for_a_case_that_stands_alone(window):
    window.companion.go_to(window.find("desverre"))
    assert not window.popup._all.isVisible()


def test_letting_all_like_stand(window, qtbot):
    window.companion.go_to(window.find("Vedrørende"))
    window.popup._all.setChecked(True)
    window.popup._leave.click()
    assert "vedrørende" not in [words.lower() for words in window.words]
    assert window.text == LETTER


def test_escape_closes_and_gives_the_keyboard_back(window, qtbot):
    window.companion.go_to(window.find("desverre"))
    qtbot.keyClick(window.popup.focusWidget(), Qt.Key.Key_Escape)
    assert window.popup.located is None
    assert window.editor.hasFocus()


def test_writing_goes_on_in_the_text(window, qtbot):
    window.companion.go_to(window.find("Vennligst"))
    qtbot.keyClick(window.popup.focusWidget(), "x")
    assert "xVennligst" in window.text
    assert window.popup.located is None


def test_tab_stays_in_the_note(window, qtbot):
    window.companion.go_to(window.find("vedrørende"))
    seen = []
    for _ in range(6):
        seen.append(window.popup.focusWidget())
        qtbot.keyClick(window.popup.focusWidget(), Qt.Key.Key_Tab)
    assert all(window.popup.isAncestorOf(widget) for widget in seen)
    assert len(set(seen)) == 5
    assert seen[5] is seen[0]


def test_why_folds_out_an_example_and_the_source(window):
    window.companion.go_to(window.find("vedrørende"))
    assert not window.popup._details.isVisible()
    window.popup._explain.click()
    assert window.popup._details.isVisible()
    text = window.popup._details.text()
    assert "Vi skriver om saken." in text
    assert "Språkrådet" in text
    assert window.window.rect().contains(window.popup.geometry())


def test_advice_without_a_suggestion_can_still_be_let_stand_by_keyboard(window, qtbot):
    window.companion.go_to(window.find("blir behandlet"))
    assert window.popup.suggestion_buttons == []
    assert window.popup.focusWidget() is window.popup._leave
    qtbot.keyClick(window.popup._leave, Qt.Key.Key_Return)
    assert "blir behandlet" not in window.words


def test_next_goes_through_all_and_round(window):
    seen = []
    for _ in range(len(window.words) + 1):
        window.companion.go_next()
        seen.append(window.popup.located.finding.text)
    assert seen == [*window.words, window.words[0]]
    window.companion.go_previous()
    assert window.popup.located.finding.text == window.words[-1]


def test_the_note_closes_when_its_words_are_edited_away(window, qtbot):
    window.companion.go_to(window.find("desverre"))
    window.editor.document().find("desverre").removeSelectedText()
    checked(qtbot, window)
    assert window.popup.located is None


def test_the_note_has_room_for_all_when_it_is_filled_anew(window, qtbot):
    window.companion.go_to(window.find("blir behandlet"))
    window.companion.go_to(window.find("vedrørende"))
    qtbot.wait(20)
    assert all(button.height() > 20 for button in window.popup.suggestion_buttons)
    bottom = max(
        child.geometry().bottom() for child in (window.popup._leave, window.popup._explain)
    )
    assert bottom < window.popup.height()


def test_a_date_does_not_end_the_sentence(window, qtbot):
    window.editor.setPlainText("Vi viser til vedrørende 3. mars kl. 10. Hei. " + "ord " * 60)
    checked(qtbot, window)
    located = window.find("vedrørende")
    end = window.editor.document().find("Hei").selectionStart()
    assert window.companion.sentence_of(located) == (0, end)


@pytest.mark.parametrize("top", [10, 200, 560])
def test_the_note_never_covers_the_sentence(window, top):
    sentence = QRect(300, top, 1, 30)
    window.popup.open(window.find("desverre"), 1, sentence, focus=False)
    shown = window.popup.geometry()
    assert window.window.rect().contains(shown)
    assert shown.bottom() < sentence.top() or shown.top() > sentence.bottom()


def test_a_screen_reader_hears_what_each_button_does(window):
    window.companion.go_to(window.find("desverre"))
    button = window.popup.suggestion_buttons[0]
    assert button.accessibleName() == "Bytt «desverre» med «dessverre»"
    assert window.popup.accessibleName() == "Feil: Kan skrives enklere."
    window.companion.go_to(window.find("Vennligst"))
    button = window.popup.suggestion_buttons[0]
    assert button.text() == "Stryk"
    assert button.accessibleName() == "Stryk «Vennligst»"


def test_ctrl_period_with_nothing_at_the_caret_goes_to_the_next(window):
    window.caret_at("saken.")
    window.companion.open_at_caret()
    assert window.popup.located.finding.text == "Vennligst"


def test_wording():
    assert suggestion_label("") == "Stryk"
    assert suggestion_label(" ") == "ett mellomrom"
    assert flagged_label("  ") == "2 mellomrom"
    assert flagged_label("ord " * 40).count("…") == 1
    assert difference(3, 2) == "3 nye råd, 2 færre"
    assert difference(1, 0) == "1 nytt råd"
    assert difference(0, 4) == "4 råd færre"
    assert difference(0, 0) == "Rådene er de samme"
