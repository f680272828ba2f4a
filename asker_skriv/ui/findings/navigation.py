"""From one finding to the next."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from asker_skriv.engine import Scope
from asker_skriv.ui.findings.controller import FindingsController, Located


def after(findings: Iterable[Located], position: int) -> Located | None:
    """Return the first finding that begins after ``position``, else the first of all."""
    first = None
    for each in findings:
        if each.position > position:
            return each
        first = first or each
    return first


def before(findings: Iterable[Located], position: int) -> Located | None:
    """Return the last finding that begins before ``position``, else the last of all."""
    found = last = None
    for each in findings:
        last = each
        if each.position < position:
            found = each
    return found or last


def at(controller: FindingsController, position: int, *, touching: bool = True) -> Located | None:
    """Return the finding at ``position`` in the document: the words there before the sentence."""
    document = controller.editor.document()
    state = controller.blocks.state(document.findBlock(position))
    inside = position - state.block.position()
    here = [
        placed
        for placed in state.placed
        if placed.start <= inside < placed.end or (touching and inside == placed.end)
    ]
    if not here:
        return None
    best = min(
        here, key=lambda each: (each.finding.scope is not Scope.WORDS, each.end - each.start)
    )
    return Located(state, best)


def go_to(editor: QTextEdit, located: Located) -> None:
    """Put the caret at the finding and bring it into view, with its sentence around it."""
    cursor = QTextCursor(editor.document())
    cursor.setPosition(located.position)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    rect, height = editor.cursorRect(), editor.viewport().height()
    if rect.bottom() > height * 0.7 or rect.top() < height * 0.1:
        bar = editor.verticalScrollBar()
        bar.setValue(bar.value() + rect.top() - height // 3)
