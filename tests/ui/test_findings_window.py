"""The whole window with its checking, driven as a writer would."""

from __future__ import annotations

import pytest

from asker_skriv.engine import EngineProblem
from asker_skriv.settings import SettingsFile
from asker_skriv.ui.findings.attach import attach
from asker_skriv.ui.main_window import MainWindow
from tests.ui.letter import LocalEngine, checked

LETTER = (
    "Vedrørende søknaden\nVi skriver vedrørende saken, og frist er i dag.\nSvaret er desverre nei."
)


@pytest.fixture
def window(qtbot):
    window = MainWindow(SettingsFile())
    qtbot.addWidget(window)
    engine = LocalEngine()
    window.checking = attach(window, engine)
    window.controller = window.checking.controller
    window.editor.setPlainText(LETTER)
    window.show()
    with qtbot.waitSignal(window.controller.reported, timeout=5000):
        engine.start()
    checked(qtbot, window)
    yield window
    window.editor.document().setModified(False)


def test_the_groups_of_the_data_files_can_be_chosen(window):
    names = [window.reader_combo.itemText(n) for n in range(window.reader_combo.count())]
    assert "Innbyggerne" in names
    assert window.checking.reader.name.text() == "Innbyggerne"


def test_the_count_stands_in_the_tab_and_the_figures_below(window, qtbot):
    qtbot.waitUntil(lambda: window.side.tabText(0) == "Råd 3")
    assert window.figures.text() == "15 ord · LIX 38 (mål 30–40) · kontrollert"


def test_another_reader_is_checked_for_at_once_and_the_change_is_told(window, qtbot):
    index = window.reader_combo.findData("lettlest")
    window.reader_combo.setCurrentIndex(index)
    with qtbot.waitSignal(window.controller.compared):
        window.reader_combo.activated.emit(index)
    assert window.notice.label.text().startswith("1 nytt råd. Strengere: ")
    assert window.checking.reader.name.text() != "Innbyggerne"
    assert SettingsFile().settings.group == "lettlest"


def test_an_engine_that_is_given_up_is_told_of_until_it_is_read(window):
    window.checking.engine.answered.emit(EngineProblem("Kontrollen er slått av.", fatal=True))
    assert window.notice.button.isVisible()
    assert window.notice.label.text() == "Kontrollen er slått av."
    assert window.figures.text().endswith("rådene er slått av")
    window.tell("Noe mindre viktig.")
    assert window.notice.label.text() == "Kontrollen er slått av."


def test_a_paragraph_in_the_reader_panel_leads_to_its_place(window):
    second = window.editor.document().findBlockByNumber(1)
    window.checking.reader.block_wanted.emit(window.controller.blocks.state(second).id)
    assert window.editor.textCursor().blockNumber() == 1
    window.checking.reader.sentence_wanted.emit(2)
    assert window.editor.textCursor().blockNumber() == 2


def test_what_was_let_stand_can_be_called_back_from_the_menu(window, qtbot):
    found = list(window.controller.findings())
    window.controller.dismiss(found)
    assert list(window.controller.findings()) == []
    tools = window.actions_.menus["Verktøy"].actions()
    next(action for action in tools if "latt stå" in action.text()).trigger()
    assert len(list(window.controller.findings())) == 3
    assert window.notice.label.text() == "3 råd vises igjen."


def test_a_broken_engine_is_told_and_the_letter_stays(window, qtbot):
    window.controller.problem.emit("Kontrollen stoppet og er startet på nytt.", False)
    assert "startet på nytt" in window.notice.label.text()
    assert window.editor.toPlainText() == LETTER


def test_the_word_list_opens_beside_the_letter_and_leads_into_it(window, qtbot):
    window.checking._word_list()
    words = window.checking._words
    qtbot.keyClicks(words.form.term, "saken")
    qtbot.waitUntil(lambda: words.preview.hits.count() == 1)
    words.preview.hits.itemClicked.emit(words.preview.hits.item(0))
    assert window.editor.textCursor().selectedText() == "saken"
    words.close()
    qtbot.waitUntil(lambda: window.checking._words is None)


def test_the_note_keeps_to_the_letter_and_off_the_list(window):
    window.checking.companion.go_next()
    popup = window.checking.companion.popup
    assert popup.geometry().right() < window.side.mapTo(window, window.side.rect().topLeft()).x()


def test_exchanging_the_whole_text_is_safe(window, qtbot):
    for _ in range(5):
        window.editor.setPlainText("Kort.")
        window.editor.setHtml("<h1>Vedrørende</h1><table><tr><td>desverre</td></tr></table>")
        window.editor.clear()
    window.editor.setPlainText("Svaret er desverre nei.")
    checked(qtbot, window)
    assert [each.finding.text for each in window.controller.findings()] == ["desverre"]
