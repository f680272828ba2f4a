"""The menu at the mouse, or at the cursor by the menu key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from asker_skriv.ui.editor import formatting
from asker_skriv.ui.editor.dialogs import ask_for_link, link_address

if TYPE_CHECKING:
    from asker_skriv.ui.actions import Actions
    from asker_skriv.ui.editor.letter_editor import LetterEditor


def context_menu(editor: LetterEditor, actions: Actions) -> QMenu:
    """Return the menu for where the cursor stands: link and table first, then the clipboard."""
    menu = QMenu(editor)
    address = formatting.link_at(editor.textCursor())
    if address:
        menu.addAction("Åpne lenken").triggered.connect(lambda _=False: follow_link(address))
        menu.addAction("Endre lenken …").triggered.connect(lambda _=False: ask_for_link(editor))
        menu.addSeparator()
    actions.prepare_table_menu()
    if editor.in_table():
        menu.addMenu(actions.table_menu)
        menu.addSeparator()
    actions.paste.setEnabled(editor.canPaste())
    actions.paste_plain.setEnabled(editor.canPaste())
    menu.addActions([actions.cut, actions.copy, actions.paste, actions.paste_plain])
    menu.addSeparator()
    menu.addAction(actions.select_all)
    menu.aboutToHide.connect(lambda: _usable(actions))
    return menu


def show(editor: LetterEditor, actions: Actions, point: QPoint) -> None:
    """Show the menu at a point of the screen."""
    context_menu(editor, actions).exec(point)


def follow_link(address: str) -> None:
    """Open a link in the browser or the e-mail program; nothing is fetched here."""
    if address and link_address(address) == address:
        QDesktopServices.openUrl(QUrl(address))


def _usable(actions: Actions) -> None:
    """Let the shortcuts work again: what can be pasted changes without a signal to us."""
    actions.paste.setEnabled(True)
    actions.paste_plain.setEnabled(True)
