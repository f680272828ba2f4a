"""«Om Asker skriv»: what this is, which versions it is made of, and where each came from."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from asker_skriv import __version__
from asker_skriv.packs.overview import Overview, overview
from asker_skriv.paths import DataLayers
from asker_skriv.ui.screen import resize_to_fit

_ICON, _ICON_SIZE = "ikoner/asker-skriv.svg", 56
_BUTTON_WIDTH = 92  # pixels
_WHAT = (
    "Skrivehjelp i klarspråk for saksbehandlere i Asker kommune. Alt skjer på denne maskinen. "
    "Teksten blir ikke sendt noe sted. Rådene er språkråd. De sier ikke om et vedtak er gyldig."
)
_SOURCES = (
    "Programmet er fri programvare (GPL-3.0 eller nyere). Ordene kommer fra Bokmålsordboka "
    "(Universitetet i Bergen og Språkrådet, CC BY 4.0), Norsk ordbank (CC BY 4.0) og wordfreq "
    "(CC BY-SA 4.0), setningene fra Norsk dependenstrebank (Nasjonalbiblioteket)."
)
_COPIED = "Kopiert. Lim det inn i meldingen til brukerstøtte."


class AboutWindow(QDialog):
    """Shows the versions; «Kopier» puts them on the clipboard as text for support."""

    def __init__(self, problems: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Om Asker skriv")
        resize_to_fit(self, 680, 640)
        self.overview: Overview = overview(problems)
        self.details = QTextBrowser()
        self.details.setAccessibleName("Utgaver, pakker og policy")
        self.details.setHtml(_html(self.overview))
        self.details.document().setDocumentMargin(14)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.told = QLabel(objectName="stille")
        self.copy_button = QPushButton("&Kopier for brukerstøtte")
        self.close_button = QPushButton("&Lukk", default=True)
        self.close_button.setMinimumWidth(_BUTTON_WIDTH)  # Qt leaves no room for the bold text
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.close_button.setFocus()

    def copy(self) -> None:
        """Put the versions on the clipboard as plain text."""
        QGuiApplication.clipboard().setText(self.overview.as_text())
        self.told.setText(_COPIED)

    def _lay_out(self) -> None:
        picture = QLabel()
        icon = self.windowIcon()
        if icon.isNull():
            from PySide6.QtGui import QIcon

            icon = QIcon(str(DataLayers.standard().resource(_ICON)))
        picture.setPixmap(icon.pixmap(_ICON_SIZE, _ICON_SIZE))
        title = QLabel(f"<h2>Asker skriv {escape(__version__)}</h2>")
        what = QLabel(_WHAT, wordWrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(title)
        words.addWidget(what)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(22, 18, 22, 18)
        rows.setSpacing(14)
        rows.addLayout(top)
        rows.addWidget(self.details, 1)
        rows.addWidget(QLabel(_SOURCES, objectName="stille", wordWrap=True))
        rows.addLayout(buttons)


def _html(told: Overview) -> str:
    parts = []
    for number, section in enumerate(told.sections):
        space = 16 if number else 0
        parts.append(f'<h4 style="margin:{space}px 0 2px 0">{escape(section.title)}</h4>')
        parts += [f'<p style="margin:3px 0">{escape(line)}</p>' for line in section.lines]
    return "".join(parts)
