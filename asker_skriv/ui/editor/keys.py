"""What Enter, Backspace and Tab do where the letter's structure decides."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor

from asker_skriv.text.model import BlockKind
from asker_skriv.ui.editor import formatting, look, tables

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TAB = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


def handle(event: QKeyEvent, cursor: QTextCursor) -> bool:
    """Do what the key means here, moving ``cursor``; False leaves the key to QTextEdit."""
    key = event.key()
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _ENTER and not modifiers:
        return _enter(cursor)
    if key == Qt.Key.Key_Backspace and not modifiers:
        return _backspace(cursor)
    if key in _TAB and modifiers in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    ):
        back = key == Qt.Key.Key_Backtab or bool(modifiers)
        return _tab(cursor, -1 if back else 1)
    return False


def _enter(cursor: QTextCursor) -> bool:
    block = cursor.block()
    empty = block.length() == 1
    if block.textList() is not None and empty and not cursor.hasSelection():
        formatting.change_depth(cursor, -1)
        return True
    if block.blockFormat().headingLevel() and not cursor.hasSelection():
        return _enter_in_heading(cursor)
    return False


def _enter_in_heading(cursor: QTextCursor) -> bool:
    """After a heading comes a paragraph; before one, an empty paragraph that pushes it down."""
    if cursor.atBlockEnd():
        paragraph = look.block_format(BlockKind.PARAGRAPH)
        cursor.insertBlock(paragraph, QTextCharFormat())
        return True
    if cursor.atBlockStart():
        with formatting.one_step(cursor):
            cursor.insertBlock()
            formatting.make(cursor.block().previous(), BlockKind.PARAGRAPH)
        return True
    return False


def _backspace(cursor: QTextCursor) -> bool:
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    block = cursor.block()
    if block.textList() is not None:
        formatting.change_depth(cursor, -1)
        return True
    if block.blockFormat().headingLevel() and block.length() == 1:
        formatting.set_heading(cursor, 0)
        return True
    return False


def _tab(cursor: QTextCursor, by: int) -> bool:
    blocks = formatting.selected_blocks(cursor)
    if blocks[0].textList() is not None and (cursor.hasSelection() or cursor.atBlockStart()):
        formatting.change_depth(cursor, by)
        return True
    if tables.next_cell(cursor, by):
        return True
    if blocks[0].textList() is not None:
        formatting.change_depth(cursor, by)
        return True
    return by < 0
