"""The list of findings: in step, grouped, filtered, and good to work from by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMainWindow, QTextEdit

from asker_skriv.engine import Category, Severity
from asker_skriv.ui.findings.companion import Companion
from asker_skriv.ui.findings.looks import Looks
from asker_skriv.ui.findings.panel import FindingsPanel
from asker_skriv.ui.findings.underlines import Underliner
from tests.ui.letter import checked, open_letter

LETTER = (
    "Vedrørende søknaden din\n"
    "Vi skriver vedrørende saken. Vennligst svar oss.\n"
    "Svaret er desverre nei, i henhold til loven. Saken blir behandlet."
)


@pytest.fixture
def desk(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 600)
    editor = QTextEdit()
    window.setCentralWidget(editor)
    window.show()
    letter = open_letter(qtbot, LETTER, editor)
    letter.companion = Companion(letter.controller, Underliner(letter.controller))
    letter.panel = FindingsPanel(letter.controller)
    qtbot.addWidget(letter.panel)
    letter.panel.opened.connect(
        lambda located: letter.companion.go_to(located, home=letter.panel.tree)
    )
    letter.panel.resize(340, 500)
    letter.panel.show()
    letter.panel.refresh()
    return letter


def listed(desk):
    tree = desk.panel.tree
    groups = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    return {
        group.text(0): [group.child(row).text(0) for row in range(group.childCount())]
        for group in groups
    }


def choose(desk, text):
    how = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchCaseSensitive
    item = desk.panel.tree.findItems(text, how)[0]
    desk.panel.tree.setCurrentItem(item)
    return item


def test_findings_are_grouped_with_what_is_wrong_first(desk):
    assert listed(desk) == {
        "Rettskriving  1": ["▲ «desverre»  →  dessverre"],
        "Ordvalg  3": ["«Vedrørende»  →  Om", "«vedrørende»  →  om", "«i henhold til»  →  etter"],
        "Passiv  1": ["«blir behandlet»  ·  Kan skrives enklere."],
        "Tone  1": ["«Vennligst»  →  Stryk"],
    }


def test_the_list_follows_the_letter(desk, qtbot):
    desk.caret_to_end()
    desk.editor.textCursor().insertText(" Vedrørende fristen.")
    checked(qtbot, desk)
    qtbot.waitUntil(lambda: "Ordvalg  4" in listed(desk))
    desk.editor.undo()
    checked(qtbot, desk)
    qtbot.waitUntil(lambda: "Ordvalg  3" in listed(desk))


def test_the_count_is_told(desk, qtbot):
    with qtbot.waitSignal(desk.panel.count_changed) as told:
        desk.controller.accept(desk.find("desverre"), "dessverre")
    assert told.args == [5]


def test_the_list_can_be_filtered_by_severity_and_category(desk):
    desk.panel.filter.setCurrentIndex(desk.panel.filter.findData(Severity.ERROR))
    assert list(listed(desk)) == ["Rettskriving  1"]
    desk.panel.filter.setCurrentIndex(desk.panel.filter.findData(Category.TONE))
    assert list(listed(desk)) == ["Tone  1"]


def test_a_filter_that_hides_everything_says_so(desk, qtbot):
    desk.panel.filter.setCurrentIndex(desk.panel.filter.findData(Severity.ERROR))
    desk.controller.accept(desk.find("desverre"), "dessverre")
    checked(qtbot, desk)
    desk.panel.refresh()
    assert desk.panel.filter.currentText() == "Alle"
    assert "Tone  1" in listed(desk)


def test_an_empty_list_says_what_to_do_next(desk, qtbot):
    desk.editor.setPlainText("Alt er bra her.")
    checked(qtbot, desk)
    desk.panel.refresh()
    assert desk.panel.empty.isVisible()
    assert "Ingen råd nå" in desk.panel.empty.text()
    assert not desk.panel.tree.isVisible()


def test_enter_goes_to_the_words_and_enter_again_takes_the_suggestion(desk, qtbot):
    choose(desk, "desverre")
    qtbot.keyClick(desk.panel.tree, Qt.Key.Key_Return)
    assert desk.companion.popup.located.finding.text == "desverre"
    qtbot.keyClick(desk.companion.popup.focusWidget(), Qt.Key.Key_Return)
    assert "dessverre" in desk.text


def test_after_a_decision_the_list_goes_on_with_the_next(desk, qtbot):
    choose(desk, "«vedrørende»")
    desk.panel.tree.setFocus()
    qtbot.keyClick(desk.panel.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Ordvalg  2" in listed(desk))
    chosen = desk.panel.tree.currentItem().text(0)
    assert chosen in listed(desk)["Ordvalg  2"]
    assert desk.panel.tree.hasFocus()


def test_what_is_chosen_stays_chosen_while_the_letter_is_edited(desk, qtbot):
    choose(desk, "i henhold til")
    cursor = desk.editor.document().find("Svaret")
    cursor.insertText("Dette svaret")
    checked(qtbot, desk)
    desk.panel.refresh()
    assert "i henhold til" in desk.panel.tree.currentItem().text(0)


def test_a_folded_group_stays_folded(desk):
    desk.panel.tree.topLevelItem(1).setExpanded(False)
    desk.panel.refresh()
    assert not desk.panel.tree.topLevelItem(1).isExpanded()
    assert desk.panel.tree.topLevelItem(0).isExpanded()


def test_many_of_a_kind_are_shown_ten_at_a_time(desk, qtbot):
    desk.editor.setPlainText("Vi skriver vedrørende saken.\n" * 30)
    checked(qtbot, desk)
    desk.panel.refresh()
    assert len(listed(desk)["Ordvalg  30"]) == 11
    choose(desk, "Vis 20 til")
    qtbot.keyClick(desk.panel.tree, Qt.Key.Key_Return)
    assert len(listed(desk)["Ordvalg  30"]) == 30


def test_a_screen_reader_hears_severity_and_message(desk):
    item = choose(desk, "desverre")
    said = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Feil: «desverre»")
    assert said.endswith("Kan skrives enklere.")


def test_what_is_wrong_can_be_read_after_the_window_has_turned_dark(desk):
    palette = desk.panel.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#1f2422"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e8ebe9"))
    desk.panel.setPalette(palette)
    item = choose(desk, "desverre")
    assert item.foreground(0).color() == Looks(dark=True).colour(Severity.ERROR)
