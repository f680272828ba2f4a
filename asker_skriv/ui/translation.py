"""Qt's own dialogs in bokmål: Qt ships no such translation, so we do."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from asker_skriv.paths import DataLayers


def speak_norwegian(app: QApplication) -> None:
    """Install the bokmål translation and locale. Native dialogs follow the system."""
    QLocale.setDefault(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    translator = QTranslator(app)
    file = DataLayers.standard().resource("oversettelse/qt_nb.qm")
    if translator.load(str(file)):
        app.installTranslator(translator)
