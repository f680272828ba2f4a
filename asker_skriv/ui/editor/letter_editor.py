"""The editor: a page-like column of rich text in a calm surface."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from asker_skriv.text.model import BlockKind, Document
from asker_skriv.ui.editor import bridge, formatting, keys, paste, tables
from asker_skriv.ui.editor.link_colour import LinkColour
from asker_skriv.ui.editor.page import PageEditor

_NEARLY_ALL = 0.9  # of the characters: leaving out the heading is still the whole letter


class LetterEditor(PageEditor):
    """The letter. The document lives as long as the editor: it is filled, never replaced.

    ``form_changed`` tells that the block kind or text look at the cursor may be another.
    ``file_dropped`` asks for a file to be opened, ``link_activated`` for a link to be followed.
    ``may_share`` is asked before the whole letter is copied or cut; ``has_question`` tells,
    without asking, whether it would.
    """

    form_changed = Signal()
    file_dropped = Signal(Path)
    link_activated = Signal(str)
    context_menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brev")
        self.setAccessibleName("Brevet")
        self.may_share: Callable[[], bool] = lambda: True
        self.has_question: Callable[[], bool] = lambda: False
        self._dragging = False
        self.setAcceptRichText(True)
        self.setTabChangesFocus(False)
        self._links = LinkColour(self.document())
        self.load(Document())
        self.cursorPositionChanged.connect(self.form_changed)
        self.currentCharFormatChanged.connect(lambda _: self.form_changed.emit())

    # The letter as a whole

    def load(self, document: Document) -> None:
        """Show a text in place of the one that is there. Can't be undone."""
        bridge.fill(self.document(), document)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.form_changed.emit()

    def to_document(self, title: str = "") -> Document:
        """Return the letter as plain values; O(length)."""
        return bridge.to_document(self.document(), title)

    @staticmethod
    def block_kind(block: QTextBlock) -> BlockKind:
        """Return what part the block plays."""
        return bridge.block_kind(block)

    # Form

    def heading_level(self) -> int:
        """Return 1 to 3 when the cursor is in a heading, else 0."""
        return self.textCursor().blockFormat().headingLevel()

    def set_heading(self, level: int) -> None:
        """Make the selected blocks headings (1–3) or paragraphs (0)."""
        formatting.set_heading(self.textCursor(), level)
        self._settle()

    def toggle_bold(self) -> None:
        """Turn bold on or off for the selection, or for what is written next."""
        cursor = self.textCursor()
        formatting.set_bold(cursor, not self.is_bold())
        self._take(cursor)

    def toggle_italic(self) -> None:
        """Turn italic on or off for the selection, or for what is written next."""
        cursor = self.textCursor()
        formatting.set_italic(cursor, not self.is_italic())
        self._take(cursor)

    def is_bold(self) -> bool:
        """Tell whether the text at the cursor is bold by the writer's choice."""
        form = formatting.form_at(self.textCursor()) or self.currentCharFormat()
        if bridge.is_bold_throughout(self.textCursor().block()):
            return False
        return form.fontWeight() >= QFont.Weight.DemiBold

    def is_italic(self) -> bool:
        """Tell whether the text at the cursor is italic."""
        form = formatting.form_at(self.textCursor()) or self.currentCharFormat()
        return form.fontItalic()

    def toggle_bullets(self) -> None:
        """Make the selected blocks a bulleted list, or paragraphs again."""
        self._toggle_list(ordered=False)

    def toggle_numbers(self) -> None:
        """Make the selected blocks a numbered list, or paragraphs again."""
        self._toggle_list(ordered=True)

    def insert_link(self, text: str, address: str) -> None:
        """Put a link in place of the selection or of the link at the cursor."""
        cursor = formatting.select_link(self.textCursor())
        formatting.put_link(cursor, text, address)
        self._take(cursor)

    def insert_table(self, rows: int, columns: int, *, header: bool = True) -> None:
        """Insert a table and put the cursor in its first cell."""
        cursor = self.textCursor()
        tables.insert(cursor, rows, columns, header=header)
        self._take(cursor)

    def in_table(self) -> bool:
        """Tell whether the cursor is in a table."""
        return self.textCursor().currentTable() is not None

    def in_list(self, *, ordered: bool) -> bool:
        """Tell whether the cursor is in a numbered or a bulleted list."""
        return formatting.is_list(self.textCursor(), ordered=ordered)

    def set_surroundings(self, surface: QColor, edge: QColor, link: QColor) -> None:
        """Set the colours of the theme: around the page, its edge, and links."""
        self.set_surface(surface, edge)
        self._links.set_colour(link)

    # Clipboard

    def paste_plain(self) -> None:
        """Paste the clipboard's text without its look."""
        cursor = self.textCursor()
        paste.insert_plain(cursor, QGuiApplication.clipboard().text())
        self._take(cursor)

    def copy(self) -> None:
        """Copy the selection; before the whole letter is copied, the writer may be asked."""
        if not self._takes_all() or self.may_share():
            super().copy()

    def cut(self) -> None:
        """Cut the selection, asked about like a copy."""
        if not self._takes_all() or self.may_share():
            super().cut()

    def createMimeDataFromSelection(self) -> QMimeData | None:  # type: ignore[override]  # Qt's own takes None
        """Give the clipboard a form of our own too, which loses nothing.

        A whole letter with something to ask about isn't dragged away, for nobody can be asked
        while the mouse is held. It is offered as a copy instead.
        """
        if self._dragging and self._takes_all() and self.has_question():
            QTimer.singleShot(0, self, self.copy)
            return None
        return paste.mime_of(self.textCursor())

    def _takes_all(self) -> bool:
        """Tell whether nearly the whole letter is selected."""
        cursor = self.textCursor()
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        return chosen > 0 and chosen >= _NEARLY_ALL * (self.document().characterCount() - 1)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and files that can be opened; pictures are not for letters."""
        return source.hasHtml() or source.hasText() or paste.dropped_file(source) is not None

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste structure without junk; a file is opened instead."""
        file = paste.dropped_file(source)
        if file is not None:
            self.file_dropped.emit(file)
            return
        document = paste.document_of(source)
        if document is not None:
            cursor = self.textCursor()
            paste.insert(cursor, document)
            self._take(cursor)

    def _take(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self._settle()

    def _settle(self) -> None:
        self.ensureCursorVisible()
        self.form_changed.emit()

    def _toggle_list(self, *, ordered: bool) -> None:
        formatting.toggle_list(self.textCursor(), ordered=ordered)
        self._settle()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let structure decide what Enter, Backspace and Tab do; text after a link is no link."""
        for standard, take in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
        ):
            if event.matches(standard):
                take()
                event.accept()
                return
        cursor = self.textCursor()
        if keys.handle(event, cursor):
            self._take(cursor)
            event.accept()
            return
        if event.text().isprintable() and event.text() and formatting.ends_link(cursor):
            cursor.setCharFormat(formatting.plain(cursor.charFormat()))
            self.setTextCursor(cursor)
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Know a drag from a copy."""
        self._dragging = True
        try:
            super().mouseMoveEvent(event)
        finally:
            self._dragging = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click follows a link."""
        address = self.anchorAt(event.position().toPoint())
        if address and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.link_activated.emit(address)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the window, which knows the actions."""
        if self.receivers("2context_menu_wanted(QPoint)"):
            self.context_menu_wanted.emit(event.globalPos())
        else:
            super().contextMenuEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a file that is dropped on the letter."""
        if paste.dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped file; text is moved as usual."""
        file = paste.dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(file)
        else:
            super().dropEvent(event)
