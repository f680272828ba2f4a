"""A small chart of sentence lengths, with the reader's limit marked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

_HEIGHT = 110
_WIDEST_BAR = 14
_AXIS = 16


class SentenceChart(QWidget):
    """A bar for each sentence in order; those over the limit are filled, the others outlined.

    ``clicked`` tells the number of the sentence, from 0.
    """

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lengths: tuple[int, ...] = ()
        self._limit = 25
        self._accent = QColor("#1f5f4a")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_lengths(self, lengths: tuple[int, ...], limit: int, accent: QColor) -> None:
        """Show these sentence lengths (words)."""
        self._lengths, self._limit, self._accent = lengths, limit, accent
        over = sum(length > limit for length in lengths)
        told = f"{len(lengths)} setninger, {over} over {limit} ord"
        self.setAccessibleName(f"Setningslengder: {told}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a low, wide shape."""
        return QSize(220, _HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the sentence under the mouse."""
        index = self._at(event.position().x())
        self.setToolTip("" if index is None else f"{self._lengths[index]} ord")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the sentence under the mouse."""
        index = self._at(event.position().x())
        if index is not None:
            self.clicked.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw bars and limit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = self.palette().placeholderText().color()
        faint = QColor(quiet.red(), quiet.green(), quiet.blue(), 90)
        floor = self.height() - _AXIS
        top = max([*self._lengths, self._limit + 5])
        for index, length in enumerate(self._lengths):
            height = (floor - 6) * length / top
            bar = QRectF(index * self._step + 1, floor - height, max(self._step - 2, 1.5), height)
            over = length > self._limit
            painter.fillRect(bar, self._accent if over else faint)
        line = floor - (floor - 6) * self._limit / top
        painter.setPen(QPen(quiet, 1, Qt.PenStyle.DashLine))
        painter.drawLine(0, round(line), self.width(), round(line))
        painter.setPen(quiet)
        painter.drawText(
            QRectF(0, floor, self.width(), _AXIS),
            Qt.AlignmentFlag.AlignRight,
            f"stiplet linje: {self._limit} ord",
        )

    @property
    def _step(self) -> float:
        return min(_WIDEST_BAR, self.width() / max(len(self._lengths), 1))

    def _at(self, x: float) -> int | None:
        index = int(x / self._step)
        return index if 0 <= index < len(self._lengths) else None
