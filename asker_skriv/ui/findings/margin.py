"""Quiet marks in the margin for what is about a whole sentence or paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from asker_skriv.engine import Severity
from asker_skriv.ui.findings.controller import Located
from asker_skriv.ui.findings.looks import Looks

WIDTH = 14
_GAP = 6
_BAR = 3


class MarginMarks(QWidget):
    """A strip left of the text. A bar spans the lines that a remark is about; click to read it."""

    clicked = Signal(object)

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self.setObjectName("margmerker")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._editor = editor
        self._bars: list[tuple[Located, QRect, QColor]] = []
        editor.verticalScrollBar().valueChanged.connect(self.update)
        self.hide()

    def show_marks(self, marks: Sequence[Located], looks: Looks) -> None:
        """Show these findings and no others."""
        viewport = self._editor.viewport().geometry()
        left = self._text_left()
        self.setGeometry(max(0, left - WIDTH - _GAP), viewport.top(), WIDTH, viewport.height())
        bars = [(each, self._span(each), looks.colour(each.finding.severity)) for each in marks]
        self.setVisible(bool(bars))
        if bars != self._bars:
            self._bars = bars
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars; a solid one is advice, a dashed one taste."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self._scrolled())
        shown = event.rect().translated(0, self._scrolled())
        for located, span, colour in self._bars:
            if not span.intersects(shown):
                continue
            pen = QPen(colour, _BAR)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if located.finding.severity is Severity.STYLE:
                pen.setWidth(2)
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            middle = span.center().x()
            painter.drawLine(middle, span.top() + 3, middle, span.bottom() - 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which remark was clicked; elsewhere the click is the text's."""
        if (located := self.at(event.position().toPoint())) is not None:
            self.clicked.emit(located)
        else:
            event.ignore()

    def at(self, point: QPoint) -> Located | None:
        """Return the remark whose bar is at the point."""
        for located, span, _ in self._bars:
            if span.top() <= point.y() + self._scrolled() <= span.bottom():
                return located
        return None

    def _span(self, located: Located) -> QRect:
        origin, length = located.state.block.position(), located.state.block.length()
        first = self._line(origin + min(located.placed.start, length - 1))
        last = self._line(origin + min(located.placed.end, length - 1))
        height = last.bottom() - first.top() + 1
        return QRect(0, first.top() + self._scrolled(), WIDTH, height)

    def _scrolled(self) -> int:
        return self._editor.verticalScrollBar().value()

    def _line(self, position: int) -> QRect:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(position)
        return self._editor.cursorRect(cursor)

    def _text_left(self) -> int:
        inside = self._editor.document().documentMargin()
        scrolled = self._editor.horizontalScrollBar().value()
        return self._editor.viewport().x() + int(inside) - scrolled
