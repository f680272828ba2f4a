"""The page: a column of readable width in the middle of a calm surface, with zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from asker_skriv.ui.editor import look

BASE_POINTS = 12.0
_SYSTEM_POINTS = 10.0
ZOOM_STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_SAMPLE = "Vi har fått søknaden din om støttekontakt, og vi svarer deg innen fire uker. "

_Selection = QTextEdit.ExtraSelection


class PageEditor(QTextEdit):
    """Text on a page. ``zoomed`` tells the text size in per cent.

    The page keeps its width while the window has room for it, so that a resized window lays
    nothing out anew.
    """

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.document().setIndentWidth(look.INDENT_WIDTH)
        self.document().setDocumentMargin(look.TEXT_MARGIN)
        self._zoom = 100
        self._surface = QColor()
        self._edge = QColor()
        self._finding_selections: list[_Selection] = []
        self._search_selections: list[_Selection] = []
        self.set_zoom(100)

    # Extra selections: two owners, one list

    def set_finding_selections(self, selections: list[_Selection]) -> None:
        """Underline what was found; replaces the previous list."""
        self._finding_selections = selections
        self._show_selections()

    def set_search_selections(self, selections: list[_Selection]) -> None:
        """Mark what was searched for; replaces the previous list."""
        self._search_selections = selections
        self._show_selections()

    def _show_selections(self) -> None:
        self.setExtraSelections([*self._search_selections, *self._finding_selections])

    # Size and look

    def zoom(self) -> int:
        """Return the text size in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the text size in per cent of the standard size."""
        self._zoom = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        # Follows the system's text size: 9 or 10 points is what systems start with.
        system = max(QApplication.font().pointSizeF() / _SYSTEM_POINTS, 1.0)
        font = self.font()
        font.setPointSizeF(BASE_POINTS * system * self._zoom / 100)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._fit_column()
        self.zoomed.emit(self._zoom)

    def zoom_by(self, steps: int) -> None:
        """Go to a larger (1) or smaller (-1) text size."""
        if steps > 0:
            self.set_zoom(next((z for z in ZOOM_STEPS if z > self._zoom), ZOOM_STEPS[-1]))
        else:
            self.set_zoom(next((z for z in reversed(ZOOM_STEPS) if z < self._zoom), ZOOM_STEPS[0]))

    def set_surface(self, surface: QColor, edge: QColor) -> None:
        """Set the colours around the page and of its edge."""
        self._surface, self._edge = surface, edge
        self.update()

    def _fit_column(self) -> None:
        """Keep the column 68 characters wide and in the middle; relays out only when narrow."""
        metrics = QFontMetricsF(self.font())
        text = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * look.CHARACTERS_A_LINE
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        column = min(round(text) + 2 * look.TEXT_MARGIN, room)
        side = (room - column) // 2
        self.setViewportMargins(side, 0, room - column - side, 0)
        width = self.viewport().width()
        if self.document().textWidth() != width:  # before the first show Qt lays out too wide
            self.document().setTextWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle."""
        super().resizeEvent(event)
        self._fit_column()

    def event(self, event: QEvent) -> bool:
        """Paint the surface beside the page, and let its wheel scroll the page."""
        kind = event.type()
        if kind == QEvent.Type.Paint:
            self._paint_surface()
            return True
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel changes the text size in our own steps."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _paint_surface(self) -> None:
        painter = QPainter(self)
        surface = self._surface if self._surface.isValid() else self._window_colour()
        painter.fillRect(self.rect(), surface)
        column = self.viewport().geometry()
        page = column.adjusted(-look.PAGE_MARGIN, 0, look.PAGE_MARGIN, 0)
        painter.fillRect(page, self.palette().base())
        if page.left() > 0 and self._edge.isValid():
            painter.setPen(self._edge)
            painter.drawLine(page.topLeft(), page.bottomLeft())
            painter.drawLine(page.topRight(), page.bottomRight())

    def _window_colour(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Window)
