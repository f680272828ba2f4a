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
    QPixmap,
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
    Severity.STYLE: (1.5, Qt.PenStyle.CustomDashLine, (3.5, 3.167)),
}
# A whole number of dots, dashes and waves, and of screen dots at 125 and 150 per cent.
_TILE = 20
_TILE_HEIGHT = 8

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
        self._tiles: dict[Severity, QPixmap] = {}
        self._tiles_for: tuple[bool, float] | None = None
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
        self._draw_tiles()
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
                for start, end in _stretches(block, bounds.topLeft(), cursor):
                    top = round(start.y()) - _TILE_HEIGHT / 2
                    place = QRectF(start.x(), top, end.x() - start.x(), _TILE_HEIGHT)
                    # In step with the page, so that lines over each other fall together.
                    step = QPointF(place.x() % _TILE, 0)
                    painter.drawTiledPixmap(place, self._tiles[severity], step)

    def _draw_tiles(self) -> None:
        """Draw a piece of each line once: stroking them all takes 10 ms of every key press."""
        scale = self.devicePixelRatioF()
        if self._tiles_for == (self._looks.dark, scale):
            return
        self._tiles_for = (self._looks.dark, scale)
        for severity in _STYLES:
            tile = QPixmap(round(_TILE * scale), round(_TILE_HEIGHT * scale))
            tile.setDevicePixelRatio(scale)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._pen(severity))
            # From a tile before to a tile after, so that the pieces meet without a seam.
            left = QPointF(-_TILE + 1, _TILE_HEIGHT / 2)
            _draw(painter, left, left + QPointF(3 * _TILE, 0), severity)
            painter.end()
            self._tiles[severity] = tile

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
        painter.drawLine(start, end)
        return
    path = QPainterPath(start)
    x, up = start.x(), True
    while x + _WAVE / 2 < end.x():
        y = start.y() + (-_HEIGHT if up else _HEIGHT)
        path.quadTo(x + _WAVE / 2, y, x + _WAVE, start.y())
        x, up = x + _WAVE, not up
    painter.drawPath(path)
