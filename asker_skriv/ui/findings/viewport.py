"""Which blocks the writer sees."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


def visible_blocks(editor: QTextEdit) -> Iterator[QTextBlock]:
    """Yield the blocks that show at least in part, top first."""
    layout = editor.document().documentLayout()
    bottom = editor.verticalScrollBar().value() + editor.viewport().height()
    block = editor.cursorForPosition(QPoint(0, 0)).block()
    while block.isValid():
        yield block
        block = block.next()
        if block.isValid() and layout.blockBoundingRect(block).top() > bottom:
            return
