"""The card of a first start: what to do, in three steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

_STEPS = (
    ("Skriv eller lim inn", "Prøv deg på eksempelbrevet, eller begynn på ditt eget."),
    ("Følg rådene", "Velg hvem som skal lese. Klikk på ord med strek under, eller trykk F8."),
    ("Eksporter til Word", "Du får brevet på malen, med riktige stiler og felt."),
)


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
        grid = QGridLayout(card)
        grid.setContentsMargins(22, 16, 22, 16)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(14)
        for column, (title, text) in enumerate(_STEPS):
            grid.addLayout(_step(column + 1, title, text), 0, column)
            grid.setColumnStretch(column, 1)
        self.done = QPushButton("Jeg er klar")
        grid.addLayout(self._buttons(), 1, 0, 1, len(_STEPS))
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


def _step(number: int, title: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    figure = QLabel(str(number), objectName="tall")
    figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
    figure.setFixedSize(28, 28)
    words = QLabel(f"<b>{title}</b><br>{text}", wordWrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
