"""Qt's own dialogs speak bokmål."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QTreeView,
)

from asker_skriv.ui.translation import speak_norwegian


@pytest.fixture(autouse=True)
def norwegian(qapp):
    speak_norwegian(qapp)


BUTTONS = {
    "Ok": "OK",
    "Open": "Åpne",
    "Save": "Lagre",
    "Cancel": "Avbryt",
    "Close": "Lukk",
    "Discard": "Forkast",
    "Apply": "Bruk",
    "Reset": "Tilbakestill",
    "RestoreDefaults": "Standardverdier",
    "Help": "Hjelp",
    "SaveAll": "Lagre alle",
    "Yes": "Ja",
    "YesToAll": "Ja til alle",
    "No": "Nei",
    "NoToAll": "Nei til alle",
    "Abort": "Avbryt",
    "Retry": "Prøv igjen",
    "Ignore": "Overse",
}


@pytest.mark.parametrize(("name", "text"), BUTTONS.items())
def test_standard_buttons(qtbot, name, text):
    standard = getattr(QDialogButtonBox.StandardButton, name)
    box = QDialogButtonBox(standard)
    qtbot.addWidget(box)
    assert box.button(standard).text().replace("&", "") == text


def test_message_box(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("mer")
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
    assert {button.text().replace("&", "") for button in box.buttons()} == {
        "Lagre",
        "Forkast",
        "Avbryt",
        "Vis detaljer …",
    }


@pytest.mark.parametrize("widget", [QLineEdit, QTextEdit])
def test_context_menu_of_text(qtbot, widget):
    field = widget()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if a.text()]
    assert texts == ["Angre", "Gjør om", "Klipp ut", "Kopier", "Lim inn", "Slett", "Merk alt"]


def _texts(dialog):
    found = {label.text() for label in dialog.findChildren(QLabel)}
    for button in dialog.findChildren(QAbstractButton):
        found |= {button.text(), button.toolTip(), button.accessibleName()}
    return {text.replace("&", "") for text in found if text}


@pytest.fixture
def file_dialog(qtbot, tmp_path):
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    ("mode", "button"),
    [(QFileDialog.AcceptMode.AcceptOpen, "Åpne"), (QFileDialog.AcceptMode.AcceptSave, "Lagre")],
)
def test_file_dialog_says_nothing_in_english(file_dialog, mode, button):
    file_dialog.setAcceptMode(mode)
    file_dialog.show()
    assert _texts(file_dialog) == {
        button,
        "Avbryt",
        "Søk i:",
        "Filnavn:",
        "Filtype:",
        "Tilbake",
        "Fram",
        "Mappen over",
        "Lag ny mappe",
        "Listevisning",
        "Detaljer",
    }


def test_columns_of_the_file_dialog(file_dialog):
    model = file_dialog.findChild(QTreeView, "treeView").model()
    across = Qt.Orientation.Horizontal
    names = [model.headerData(column, across) for column in range(model.columnCount())]
    assert names == ["Navn", "Størrelse", "Type", "Endret"]


def test_menu_of_the_file_dialog(file_dialog):
    names = {action.text().replace("&", "") for action in file_dialog.findChildren(QAction)}
    assert {"Gi nytt navn", "Slett", "Ny mappe", "Vis skjulte filer"} <= names


def test_dates_and_numbers_are_norwegian(qapp):
    assert QLocale().toString(QDate(2026, 5, 17), "d. MMMM yyyy") == "17. mai 2026"
    assert QLocale().toString(1.5, "f", 1) == "1,5"
