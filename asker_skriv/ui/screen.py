"""Windows that fit the screen they open on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)  # title bar and edges, which the system adds; pixels


def resize_to_fit(window: QWidget, width: int, height: int) -> None:
    """Give a window its usual size in pixels, or what a small or enlarged screen has room for."""
    room = window.screen().availableSize() - _FRAME
    window.resize(QSize(width, height).boundedTo(room))
