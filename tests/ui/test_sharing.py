"""Before the letter is exported or all of it copied: asked once, masked, nothing by default."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from asker_skriv.engine import Place
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import BlockKind, Document, plain_block
from asker_skriv.ui import app as application
from asker_skriv.ui.export_dialog import ExportDialog
from asker_skriv.ui.main_window import MainWindow
from asker_skriv.ui.sharing_dialog import Choice, SharingDialog, places

NUMBER = "15108695088"  # made up
QUIET = "Du får støttekontakt fire timer i uken."
MEDIA = "Ring Ola på mobilen hans, 412 34 567."


def letter(title="Vedtak om støttekontakt", *paragraphs):
    blocks = [plain_block(title, BlockKind.HEADING, 1), *map(plain_block, paragraphs or (QUIET,))]
    return Document(tuple(blocks))


@pytest.fixture
def window(qtbot):
    window = MainWindow(SettingsFile())
    qtbot.addWidget(window, before_close_func=lambda w: w.editor.document().setModified(False))
    window.show()
    QApplication.clipboard().setText("før")
    return window


class Answers:
    """Answers the dialogs that come, and keeps what they said."""

    def __init__(self, monkeypatch, *choices):
        self.choices = list(choices)
        self.shown = []

        def answer(dialog):
            self.shown.append([dialog.list.item(n).text() for n in range(dialog.list.count())])
            dialog.choice = self.choices.pop(0)

        monkeypatch.setattr(SharingDialog, "exec", answer)


def copied():
    return QApplication.clipboard().text()


def test_the_whole_letter_is_copied_in_peace_when_there_is_nothing_to_ask(window, monkeypatch):
    asked = Answers(monkeypatch)
    window.editor.load(letter())
    window.editor.selectAll()
    window.actions_.copy.trigger()
    assert QUIET in copied()
    assert asked.shown == []


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_copy_and_cut_of_all_wait_for_a_yes(window, monkeypatch, key):
    asked = Answers(monkeypatch, Choice.CANCEL)
    window.editor.load(letter(f"Vedtak for {NUMBER}"))
    window.editor.selectAll()
    QTest.keyClick(window.editor, key, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "før"
    assert QUIET in window.editor.toPlainText()
    assert asked.shown == [["Fødselsnummer: 1510** *****\ni tittelen"]]


def test_a_yes_copies_and_is_not_asked_for_again(window, monkeypatch):
    asked = Answers(monkeypatch, Choice.SHARE)
    window.editor.load(letter(f"Vedtak for {NUMBER}"))
    window.editor.selectAll()
    window.editor.copy()
    window.editor.copy()
    assert NUMBER in copied()
    assert len(asked.shown) == 1


def test_another_letter_is_asked_about_anew(window, monkeypatch):
    asked = Answers(monkeypatch, Choice.SHARE, Choice.CANCEL)
    for _ in range(2):
        window.letter.show(letter(f"Vedtak for {NUMBER}"), None, "")
        window.editor.selectAll()
        window.editor.copy()
    assert len(asked.shown) == 2


def test_a_part_of_the_letter_is_copied_without_asking(window, monkeypatch):
    asked = Answers(monkeypatch)
    window.editor.load(letter(f"Vedtak for {NUMBER}", QUIET * 5))
    cursor = QTextCursor(window.editor.document().begin())
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    window.editor.setTextCursor(cursor)
    window.editor.copy()
    assert NUMBER in copied()
    assert asked.shown == []


def test_all_of_the_letter_is_not_dragged_away_but_offered_as_a_copy(window, monkeypatch, qtbot):
    asked = Answers(monkeypatch, Choice.SHARE)
    window.editor.load(letter(f"Vedtak for {NUMBER}"))
    window.editor.selectAll()
    window.editor._dragging = True
    assert window.editor.createMimeDataFromSelection() is None
    window.editor._dragging = False
    qtbot.waitUntil(lambda: NUMBER in copied())
    assert len(asked.shown) == 1


def test_a_letter_with_nothing_to_ask_about_is_dragged_as_ever(window):
    window.editor.load(letter())
    window.editor.selectAll()
    window.editor._dragging = True
    assert QUIET in window.editor.createMimeDataFromSelection().text()


def test_going_to_the_place_selects_it_after_characters_outside_the_plane(window, monkeypatch):
    Answers(monkeypatch, Choice.GO_THERE)
    window.editor.load(letter("Sak", f"👍 Se {NUMBER} og 41010199946."))
    window.editor.selectAll()
    window.editor.copy()
    assert window.editor.textCursor().selectedText() == NUMBER
    assert copied() == "før"


def test_the_reader_decides_what_is_asked_about(window, monkeypatch):
    asked = Answers(monkeypatch, Choice.CANCEL)
    window.editor.load(letter("Sak", MEDIA))
    window.editor.selectAll()
    window.editor.copy()
    assert asked.shown == []
    window.settings.change(group="media")
    window.editor.copy()
    assert asked.shown == [["Privat telefon: 412 ** ***\ni teksten"]]


def test_the_check_needs_no_engine(window, monkeypatch):
    """The window here has none; type and weights come from the files alone."""
    asked = Answers(monkeypatch, Choice.CANCEL)
    window.editor.load(letter(f"Pressemelding {NUMBER}"))
    assert not window.sharing.may_export_letter()
    assert asked.shown == [["Fødselsnummer: 1510** *****\ni tittelen og i filens egenskaper"]]


def test_export_stops_before_the_form(window, monkeypatch):
    Answers(monkeypatch, Choice.CANCEL)
    monkeypatch.setattr(ExportDialog, "exec", lambda _: pytest.fail("the form was shown"))
    window.editor.load(letter(f"Vedtak for {NUMBER}"))
    application.export(window)


def form(window, qtbot, document):
    window.editor.load(document)
    assert window.sharing.may_export_letter()
    dialog = ExportDialog(document, "brev", window.settings, window, window.sharing.may_write)
    qtbot.addWidget(dialog)
    for name, value in {"mottaker": "Kari Hansen", "avsender": "Ola", "dato": "i dag"}.items():
        dialog.field(name).setPlainText(value) if name == "mottaker" else dialog.field(
            name
        ).setText(value)
    dialog.show()
    return dialog


def choose(monkeypatch, path):
    suggested = []

    def ask(_parent, _title, name, _kinds):
        suggested.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def test_a_number_in_a_field_stops_the_writing_and_gets_the_keyboard(
    window, qtbot, monkeypatch, tmp_path
):
    asked = Answers(monkeypatch, Choice.GO_THERE)
    dialog = form(window, qtbot, letter())
    dialog.field("deres_ref").setText(f"2026/{NUMBER}")
    choose(monkeypatch, tmp_path / "ut.docx")
    dialog.accept()
    assert asked.shown == [["Fødselsnummer: 1510** *****\ni feltet «Deres referanse»"]]
    assert dialog.focusWidget() is dialog.field("deres_ref")
    assert not (tmp_path / "ut.docx").exists()


def test_a_number_in_the_file_name_stops_the_writing(window, qtbot, monkeypatch, tmp_path):
    asked = Answers(monkeypatch, Choice.CANCEL)
    dialog = form(window, qtbot, letter())
    choose(monkeypatch, tmp_path / f"vedtak-{NUMBER}.docx")
    dialog.accept()
    assert asked.shown == [["Fødselsnummer: 1510** *****\ni filnavnet"]]
    assert list(tmp_path.glob("*.docx")) == []


def test_what_was_answered_before_the_form_is_not_asked_again(window, qtbot, monkeypatch, tmp_path):
    asked = Answers(monkeypatch, Choice.SHARE)
    dialog = form(window, qtbot, letter(f"Vedtak for {NUMBER}"))
    suggested = choose(monkeypatch, tmp_path / "ut.docx")
    dialog.accept()
    assert len(asked.shown) == 1
    assert (tmp_path / "ut.docx").exists()
    assert NUMBER not in suggested[0]


def test_a_new_letter_is_not_suggested_saved_under_a_number(window):
    window.editor.load(letter(f"Vedtak for {NUMBER}"))
    assert NUMBER not in window.letter.stem


@pytest.fixture
def dialog(window, qtbot):
    window.editor.load(letter(f"Vedtak for {NUMBER}"))
    check = window.sharing._check
    found = check.find(list(window.sharing._letter()), check.situation("media"))
    dialog = SharingDialog(found, "Teksten kan leses av alle.", "Eksporter likevel", window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_everything_in_the_dialog_has_a_name_and_escape_is_a_no(dialog):
    assert dialog.list.accessibleName()
    assert dialog.cancel.isDefault()
    assert dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.choice is Choice.CANCEL


def test_enter_in_the_list_goes_to_the_place_and_shares_nothing(dialog):
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.choice is Choice.GO_THERE
    assert dialog.spot.place is Place.TITLE


def test_enter_on_a_button_that_has_the_keyboard_presses_that_one(dialog):
    QTimer.singleShot(0, dialog.anyway, dialog.anyway.setFocus)
    QTest.qWait(1)
    QTest.keyClick(dialog.anyway, Qt.Key.Key_Space)
    assert dialog.choice is Choice.SHARE


def test_places_are_counted_in_words(dialog, window):
    check = window.sharing._check
    window.editor.load(letter(f"Sak {NUMBER}", f"{NUMBER} og {NUMBER}"))
    (found,) = check.find(list(window.sharing._letter()), check.situation("media"))
    assert places(found) == "i tittelen og 2 steder i teksten"
