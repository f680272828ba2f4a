"""What the editor asks about: a link's text and address, a table's size."""

from __future__ import annotations

import re

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from asker_skriv.ui.editor import formatting
from asker_skriv.ui.editor.letter_editor import LetterEditor

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/.]{2,}")
_SITE = re.compile(r"[^\s/.@]+(\.[^\s/.@]+)*\.[^\s/.@]{2,}(:\d+)?([/?#]\S*)?")
_WIDTH = 420
_MOST_ROWS, _MOST_COLUMNS = 50, 8


def link_address(written: str) -> str:
    """Return the full address of what was written, or ``""`` when it can't be one.

    «asker.kommune.no» gets https:// in front, «post@asker.kommune.no» mailto:. Only web
    pages, e-mail and telephone numbers are links in a letter.
    """
    address = written.strip()
    if address.lower().startswith(_SCHEMES):
        return "" if " " in address or address.lower() in _SCHEMES else address
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    if _SCHEME.match(address) or not _SITE.fullmatch(address):
        return ""
    return f"https://{address}"


class LinkDialog(QDialog):
    """Asks for a link's text and address. ``removed`` tells that it should be none any more."""

    def __init__(self, text: str, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Endre lenken" if address else "Sett inn lenke")
        self.removed = False
        self.text = QLineEdit(text, placeholderText="Si hva leseren finner der")
        self.address = QLineEdit(address, placeholderText="asker.kommune.no/bolig")
        self.hint = QLabel(objectName="stille", wordWrap=True)
        form = _form(self)
        form.addRow("Te&kst", self.text)
        form.addRow("&Adresse", self.address)
        form.addRow("", self.hint)
        buttons, self._ok = _buttons(self, "Endre" if address else "Sett inn")
        if address:
            remove = buttons.addButton("Fjern lenken", QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._remove)
        form.addRow(buttons)
        self.address.textChanged.connect(lambda _: self._check())
        self._check()
        (self.address if text and not address else self.text).setFocus()

    def link(self) -> tuple[str, str]:
        """Return text and full address; the text is the address when nothing was written."""
        address = "" if self.removed else link_address(self.address.text())
        shown = self.address.text().strip()
        return self.text.text().strip() or shown, address

    def _remove(self) -> None:
        self.removed = True
        self.accept()

    def _check(self) -> None:
        good = bool(link_address(self.address.text()))
        self._ok.setEnabled(good)
        written = bool(self.address.text().strip())
        self.hint.setText(
            "Skriv en nettadresse eller e-postadresse." if written and not good else ""
        )


class TableDialog(QDialog):
    """Asks for a table's size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sett inn tabell")
        self.columns = QSpinBox(minimum=1, maximum=_MOST_COLUMNS, value=2)
        self.rows = QSpinBox(minimum=1, maximum=_MOST_ROWS, value=3)
        self.header = QCheckBox("Første rad er overskrifter", checked=True)
        form = _form(self)
        form.addRow("&Kolonner", self.columns)
        form.addRow("&Rader", self.rows)
        form.addRow("", self.header)
        form.addRow(_buttons(self, "Sett inn")[0])


def ask_for_link(editor: LetterEditor) -> None:
    """Ask for a link and put it in, or change the one at the cursor."""
    cursor = formatting.select_link(editor.textCursor())
    selected = cursor.selectedText().replace("\u2029", " ").replace("\u2028", " ")
    dialog = LinkDialog(selected, formatting.link_at(cursor), editor.window())
    if dialog.exec():
        editor.insert_link(*dialog.link())


def ask_for_table(editor: LetterEditor) -> None:
    """Ask for a table's size and put it in."""
    dialog = TableDialog(editor.window())
    if dialog.exec():
        header = dialog.header.isChecked()
        editor.insert_table(dialog.rows.value(), dialog.columns.value(), header=header)


def _form(dialog: QDialog) -> QFormLayout:
    dialog.setMinimumWidth(_WIDTH)
    form = QFormLayout(dialog)
    form.setContentsMargins(22, 20, 22, 18)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(10)
    return form


def _buttons(dialog: QDialog, accept: str) -> tuple[QDialogButtonBox, QPushButton]:
    standard = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
    ok = buttons.button(standard.Ok)
    ok.setText(accept)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, ok
