"""The card of a first start: what to do, in three steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_STEPS = (
    ("Skriv eller lim inn", "Prøv deg på eksempelbrevet, eller begynn på ditt eget."),
    ("Følg rådene", "Velg hvem som skal lese. Klikk på ord med strek under, eller trykk F8."),
    ("Eksporter til Word", "Du får brevet på malen, med riktige stiler og felt."),
)
_ROOMY = 42  # lines of text: a card this wide has room for three columns


class Welcome(QWidget):
    """Lies over the letter until it is closed; comes back from the help menu."""

    new_wanted = Signal()
    open_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(objectName="flate")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame(objectName="kort")
        card.setAccessibleName("Kom i gang")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.addStretch(1)
        outer.addWidget(card, 20)
        outer.addStretch(1)
        card.setMaximumWidth(780)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(22, 16, 22, 16)
        rows.setSpacing(14)
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(22)
        self._steps.setVerticalSpacing(8)
        self._parts = [_step(number, *words) for number, words in enumerate(_STEPS, 1)]
        self._wide: bool | None = None
        rows.addLayout(self._steps)
        self.done = QPushButton("Jeg er klar")
        rows.addLayout(self._buttons())
        self._arrange(wide=True)
        self.hide()

    def open(self) -> None:
        """Show the card and go to it."""
        self.show()
        self.done.setFocus()

    def close_card(self) -> None:
        """Hide the card."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps beside each other where there is room, else below."""
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= self.fontMetrics().height() * _ROOMY)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for number, part in enumerate(self._parts):
            self._steps.addWidget(part, 0 if wide else number, number if wide else 0)
            self._steps.setColumnStretch(number, 1 if wide or not number else 0)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, signal in (
            ("Nytt brev", self.new_wanted),
            ("Åpne et brev …", self.open_wanted),
        ):
            button = QPushButton(text)
            button.clicked.connect(self.close_card)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self.done.clicked.connect(self.close_card)
        row.addWidget(self.done)
        return row


def _step(number: int, title: str, text: str) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    figure = QLabel(str(number), objectName="tall")
    figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
    figure.setFixedSize(28, 28)
    words = QLabel(f"<b>{title}</b><br>{text}", wordWrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return part
