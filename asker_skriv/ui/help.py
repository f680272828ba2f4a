"""The user's help: one page in a window of its own, open beside the letter."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from asker_skriv.paths import DataLayers
from asker_skriv.ui.screen import resize_to_fit

PAGE = "hjelp/hjelp.html"


class HelpWindow(QDialog):
    """Shows the help page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hjelp – Asker skriv")
        resize_to_fit(self, 620, 680)
        self.page = QTextBrowser()
        self.page.setAccessibleName("Hjelp")
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.document().setDocumentMargin(24)
        self.page.setHtml(DataLayers.standard().resource(PAGE).read_text(encoding="utf-8"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
