"""A new letter from a type, its prompts, and the stop before an export with one left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from asker_skriv.paths import DataLayers
from asker_skriv.settings import SettingsFile
from asker_skriv.ui.findings.attach import attach
from asker_skriv.ui.main_window import MainWindow
from asker_skriv.ui.new_letter import NewLetterDialog, document_types
from asker_skriv.ui.prompts import may_export
from tests.ui.letter import LocalEngine


@pytest.fixture
def window(qtbot):
    window = MainWindow(SettingsFile())
    qtbot.addWidget(window, before_close_func=forget)
    engine = LocalEngine()
    window.checking = attach(window, engine)
    engine.start()
    window.show()
    qtbot.waitUntil(lambda: window.type_combo.count() > 1)
    return window


def forget(window):
    window.editor.document().setModified(False)


def kind_of(type_id):
    return next(kind for kind in document_types(DataLayers.standard()) if kind.id == type_id)


def selected(window):
    return window.editor.textCursor().selectedText()


def press_in_box(text, seen):
    """Press the button of that name in the message box that is about to open."""

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, press)


def test_the_dialog_lists_the_types_and_shows_how_each_begins(qtbot):
    dialog = NewLetterDialog(document_types(DataLayers.standard()))
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 12
    dialog.list.setCurrentItem(
        dialog.list.findItems("Vedtak: avslag", Qt.MatchFlag.MatchExactly)[0]
    )
    assert dialog.chosen.id == "avslag"
    assert "sier nei" in dialog.about.text()
    assert "Slik klager du" in dialog.outline.text()


def test_a_new_letter_has_its_type_chosen_and_the_first_prompt_selected(window):
    assert window.checking.tools.begin(kind_of("avslag"))
    assert window.type_combo.currentData() == "avslag"
    assert selected(window) == "[det du søkte om]"
    assert window.editor.to_document().blocks[0].level == 1
    assert not window.editor.document().isModified()


def test_typing_replaces_a_prompt_and_tab_goes_to_the_next(window, qtbot):
    window.checking.tools.begin(kind_of("avslag"))
    qtbot.keyClicks(window.editor, "støttekontakt")
    assert window.editor.toPlainText().startswith("Du får ikke støttekontakt\n")
    qtbot.keyClick(window.editor, Qt.Key.Key_Tab)
    assert selected(window) == "[det du søkte om]"
    qtbot.keyClick(window.editor, Qt.Key.Key_Tab)
    assert selected(window) == "[det som avgjorde saken]"
    qtbot.keyClick(window.editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert selected(window) == "[det du søkte om]"


def test_after_the_last_prompt_tab_begins_at_the_top(window, qtbot):
    window.editor.setPlainText("Hei [navn]. Møt [dag].")
    for expected in ("[navn]", "[dag]", "[navn]"):
        qtbot.keyClick(window.editor, Qt.Key.Key_Tab)
        assert selected(window) == expected


def test_a_click_in_a_prompt_selects_it_and_a_second_places_the_caret(window, qtbot):
    window.editor.setPlainText("Hei [navnet ditt], møt opp.")
    cursor = window.editor.textCursor()
    cursor.setPosition(8)
    place = window.editor.cursorRect(cursor).center() + QPoint(1, 0)
    qtbot.mouseClick(window.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(window) == "[navnet ditt]"
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    qtbot.mouseClick(window.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(window) == ""


def test_without_prompts_tab_is_a_tab(window, qtbot):
    window.editor.setPlainText("Hei")
    qtbot.keyClick(window.editor, Qt.Key.Key_Tab)
    assert window.editor.toPlainText() == "\tHei"


def test_an_unfilled_prompt_stops_the_export_and_is_shown(window):
    window.editor.setPlainText("Svar innen [dato].")
    seen = []
    press_in_box("Gå til feltet", seen)
    assert not may_export(window.prompts, window)
    assert seen == ["Feltet [dato] er ikke fylt ut ennå."]
    assert selected(window) == "[dato]"


def test_the_writer_may_export_all_the_same(window):
    window.editor.setPlainText("Svar innen [dato].")
    press_in_box("Eksporter likevel", [])
    assert may_export(window.prompts, window)


def test_a_letter_without_prompts_is_exported_without_a_question(window):
    window.editor.setPlainText("Svar innen 3. mai.")
    assert may_export(window.prompts, window)
