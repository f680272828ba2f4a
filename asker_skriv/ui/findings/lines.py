"""The lines under words: wavy, dotted or dashed, thick enough to be told apart.

Qt's own underlines are one pixel whatever their style, in which dots and dashes look the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from asker_skriv.engine import Severity
from asker_skriv.ui.findings.looks import Looks

_WAVE = 2.5
_HEIGHT = 1.3
_BELOW = 3.0
_STYLES = {
    Severity.ERROR: (1.5, Qt.PenStyle.SolidLine, ()),
    Severity.ADVICE: (2.0, Qt.PenStyle.CustomDashLine, (0.01, 2.0)),
    Severity.STYLE: (1.5, Qt.PenStyle.CustomDashLine, (3.5, 3.0)),
}

Underlined = tuple[QTextCursor, Severity]


class FindingLines(QWidget):
    """Lies over the text and lets everything through but its lines.

    The cursors follow the text, so a line stays under its words between two rounds of checking.
    """

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._editor = editor
        self._lines: Sequence[Underlined] = ()
        self._looks = Looks(dark=False)
        editor.verticalScrollBar().valueChanged.connect(self.update)
        editor.horizontalScrollBar().valueChanged.connect(self.update)
        self.show()

    @property
    def lines(self) -> list[Underlined]:
        """What is underlined, and how."""
        return list(self._lines)

    def show_lines(self, lines: Sequence[Underlined], looks: Looks) -> None:
        """Underline these and no others."""
        self._lines, self._looks = lines, looks
        self.setGeometry(self._editor.viewport().geometry())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines of the blocks that are to be painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self._editor.horizontalScrollBar().value()
        down = self._editor.verticalScrollBar().value()
        painter.translate(-across, -down)
        wanted = QRectF(event.rect().translated(across, down))
        layout = self._editor.document().documentLayout()
        block, bounds = QTextBlock(), QRectF()
        for cursor, severity in self._lines:
            if not cursor.hasSelection():
                continue
            if not block.contains(cursor.selectionStart()) or not block.isValid():
                block = cursor.document().findBlock(cursor.selectionStart())
                bounds = layout.blockBoundingRect(block)
            if bounds.intersects(wanted):
                painter.setPen(self._pen(severity))
                for start, end in _stretches(block, bounds.topLeft(), cursor):
                    _draw(painter, start, end, severity)

    def _pen(self, severity: Severity) -> QPen:
        width, style, pattern = _STYLES[severity]
        pen = QPen(self._looks.colour(severity), width, style)
        if pattern:
            pen.setDashPattern(pattern)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen


def _stretches(
    block: QTextBlock, corner: QPointF, cursor: QTextCursor
) -> Iterator[tuple[QPointF, QPointF]]:
    """Yield from where to where to draw, once for each line of text that the words are on."""
    layout = block.layout()
    start = cursor.selectionStart() - block.position()
    end = cursor.selectionEnd() - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            y = corner.y() + line.y() + line.ascent() + _BELOW
            # The space where a line breaks has width, but no words to underline.
            end_of_words = line.x() + line.naturalTextWidth()
            left, right = _x(line, first), min(_x(line, last), end_of_words)
            yield QPointF(corner.x() + left, y), QPointF(corner.x() + right, y)


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # a pair, which Qt's stubs don't know
    return float(found[0] if isinstance(found, tuple) else found)


def _draw(painter: QPainter, start: QPointF, end: QPointF, severity: Severity) -> None:
    if severity is not Severity.ERROR:
        painter.drawLine(start + QPointF(1, 0), end - QPointF(1, 0))
        return
    path = QPainterPath(start)
    x, up = start.x(), True
    while x + _WAVE / 2 < end.x():
        y = start.y() + (-_HEIGHT if up else _HEIGHT)
        path.quadTo(x + _WAVE / 2, y, x + _WAVE, start.y())
        x, up = x + _WAVE, not up
    painter.drawPath(path)
