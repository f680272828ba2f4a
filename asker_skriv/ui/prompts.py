"""Prompts such as ``[dato]`` in the letter: Tab or a click selects one, and typing replaces it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QMessageBox, QTextEdit, QWidget

from asker_skriv.ui.questions import Doubt

_PROMPT = QRegularExpression(r"\[[^\[\]\n]{1,60}\]")
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Prompts(QObject):
    """Makes the prompts of an editor's letter easy to reach, as long as there are any.

    ``all_filled`` tells that Tab found no more; that Tab is not written into the letter.
    """

    all_filled = Signal()

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._had_selection = False
        self._going_through = False
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def first(self) -> QTextCursor | None:
        """Return the letter's first prompt, or None when all are filled in."""
        return _find(self._editor.document(), QTextCursor(self._editor.document()))

    def go_to(self, prompt: QTextCursor) -> None:
        """Select a prompt and show it."""
        self._going_through = True
        self._editor.setTextCursor(prompt)
        self._editor.ensureCursorVisible()
        self._editor.setFocus()

    def go_next(self, *, back: bool = False) -> bool:
        """Select the next prompt, round the end of the letter; False when there is none."""
        here = self._editor.textCursor()
        document = here.document()
        found = _find(document, here, back=back)
        if found is None:
            edge = QTextCursor(document)
            edge.movePosition(
                QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start
            )
            found = _find(document, edge, back=back)
        if found is None:
            return False
        self.go_to(found)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Tab and clicks that are about a prompt; leave the rest to the editor."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self._editor and self._tab(event)
        if isinstance(event, QMouseEvent) and watched is self._editor.viewport():
            if kind == QEvent.Type.MouseButtonPress:
                self._had_selection = self._editor.textCursor().hasSelection()
            elif kind == QEvent.Type.MouseButtonRelease and not self._had_selection:
                self._clicked(event)
        return False

    def _tab(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        back = key == Qt.Key.Key_Backtab
        if not (back or key == Qt.Key.Key_Tab) or modifiers not in (_NO_MODIFIER, _SHIFT):
            return False
        here = self._editor.textCursor()
        if here.currentList() is not None or here.currentTable() is not None:
            return False  # there Tab has its own work
        if self.go_next(back=back or modifiers == _SHIFT):
            return True
        was_going, self._going_through = self._going_through, False
        if was_going:
            self.all_filled.emit()
        return was_going

    def _clicked(self, event: QMouseEvent) -> None:
        here = self._editor.textCursor()
        if event.button() != Qt.MouseButton.LeftButton or here.hasSelection():
            return
        line = QTextCursor(here.block())
        while (found := _find(here.document(), line)) is not None and found.block() == here.block():
            if found.selectionStart() < here.position() < found.selectionEnd():
                self._editor.setTextCursor(found)
                return
            line = found


def may_export(prompts: Prompts, window: QWidget) -> bool:
    """Ask what to do about a prompt that is left; True when the letter may be exported."""
    left = prompts.first()
    if left is None:
        return True
    doubt = Doubt(
        title="Et felt er ikke fylt ut",
        message=f"Feltet {left.selectedText()} er ikke fylt ut ennå.",
        go_ahead="Eksporter likevel",
        stay="Gå til feltet",
        more="Fyll det ut, eller stryk det, før du sender brevet.",
        role=QMessageBox.ButtonRole.AcceptRole,
        icon=QMessageBox.Icon.Information,
    )
    if doubt.settled(window):
        return True
    prompts.go_to(left)
    return False


def _find(document: QTextDocument, after: QTextCursor, *, back: bool = False) -> QTextCursor | None:
    flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
    found = document.find(_PROMPT, after, flags)
    return None if found.isNull() else found
