"""A quiet line over the letter: what just happened, or how to begin."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

_SECONDS = 8


class Notice(QFrame):
    """Shows one message. A passing one goes by itself; a standing one has a button."""

    def __init__(self) -> None:
        super().__init__(objectName="beskjed")
        self.label = QLabel(wordWrap=True)
        self.button = QPushButton("Den er grei")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 10, 16, 10)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self.button.clicked.connect(self.hide)
        self.hide()

    def tell(self, message: str) -> None:
        """Show a passing message; one that stands is not pushed away."""
        if self.isVisible() and self.button.isVisible():
            return
        self.button.hide()
        self._show(message)
        self._timer.start()

    def stand(self, message: str, button: str = "Den er grei") -> None:
        """Show a message until its button is pressed."""
        self._timer.stop()
        self.button.setText(button)
        self.button.show()
        self._show(message)

    def _show(self, message: str) -> None:
        self.label.setText(message)
        self.setAccessibleName(message)
        self.show()
