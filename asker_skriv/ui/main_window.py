"""The window: the letter in the middle, advice in the margin, few and quiet controls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.settings import SettingsFile
from asker_skriv.ui import theme as themes
from asker_skriv.ui.actions import Actions
from asker_skriv.ui.editor.find_bar import FindBar
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.files import LetterFile
from asker_skriv.ui.notice import Notice
from asker_skriv.ui.recovery import Recovery

_SIDE_WIDTH = 340


class MainWindow(QMainWindow):
    """One letter and what is said about it. ``ui.findings.attach`` brings the checking in."""

    reader_changed = Signal(str)
    document_type_changed = Signal(str)
    closing = Signal()

    def __init__(self, settings: SettingsFile) -> None:
        super().__init__()
        self.settings = settings
        self.editor = LetterEditor()
        self.letter = LetterFile(self.editor, settings, self)
        self.recovery = Recovery(self.editor, self.letter)
        self.find_bar = FindBar(self.editor)
        self.notice = Notice()
        self.side = QTabWidget()
        self.side.setAccessibleName("Råd")
        self.side.setDocumentMode(True)
        self.reader_combo = _combo("Hvem brevet er til")
        self.type_combo = _combo("Hva slags brev det er")
        self.export_button = QPushButton("Eksporter til Word", objectName="hoved")
        self.figures = QLabel(objectName="stille")
        self.state = QLabel(objectName="stille")
        self.actions_ = Actions(self)
        self._build()
        self.apply_theme()
        self.editor.set_zoom(settings.settings.zoom)
        self.letter.changed.connect(self._show_name)
        self.letter.told.connect(self.tell)
        self.editor.document().modificationChanged.connect(lambda _: self._show_name())
        self.editor.file_dropped.connect(self.letter.open)
        self.editor.zoomed.connect(lambda percent: settings.change(zoom=percent))
        self.reader_combo.activated.connect(
            lambda _: self.reader_changed.emit(self.reader_combo.currentData())
        )
        self.type_combo.activated.connect(
            lambda _: self.document_type_changed.emit(self.type_combo.currentData() or "")
        )
        self._show_name()

    def add_side_tab(self, widget: QWidget, title: str) -> None:
        """Add a tab to the margin."""
        self.side.addTab(widget, title)

    def apply_theme(self) -> None:
        """Colour the window after the settings."""
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme = themes.choose(self.settings.settings.theme, app)
        app.setPalette(themes.palette_of(theme))
        app.setStyleSheet(themes.style_sheet(theme))
        self.editor.set_surroundings(
            theme.colour("surface"), theme.colour("edge"), theme.colour("accent")
        )

    def set_theme(self, name: str) -> None:
        """Choose light, dark or the system's colours."""
        self.settings.change(theme=name)
        self.apply_theme()

    def tell(self, message: str) -> None:
        """Say something in the line under the toolbar, without stopping the writer."""
        self.notice.tell(message)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes first."""
        if not self.letter.may_leave():
            event.ignore()
            return
        self.closing.emit()
        self.recovery.close()
        super().closeEvent(event)

    def remove_traces(self) -> None:
        """Delete what the program keeps of this user's letters, after asking."""
        from asker_skriv.settings import Settings
        from asker_skriv.traces import remove_traces

        standard = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            "Slett spor på denne maskinen",
            "Dette sletter lista over siste filer, kladder av brev som ikke er lagret, felt som er "
            "husket, og hva du har latt stå. Brevene dine og ordlista di blir ikke rørt. "
            "Vil du slette?",
        )
        if answer != standard.Yes:
            return
        left = remove_traces()
        self.settings.settings = Settings(introduced=True)
        told = "Sporene er slettet." if not left else "Noe kunne ikke slettes. Prøv igjen senere."
        self.tell(told)

    def show_about(self) -> None:
        """Tell what this is."""
        from asker_skriv import __version__

        QMessageBox.about(
            self,
            "Om Asker skriv",
            f"<h3>Asker skriv {__version__}</h3><p>Skrivehjelp i klarspråk for saksbehandlere i "
            "Asker kommune.</p><p>Alt skjer på denne maskinen. Teksten blir ikke sendt noe "
            "sted.</p><p>Rådene er språkråd. De sier ikke om et vedtak er gyldig.</p>"
            "<p>Programmet er fri programvare (GPL-3.0 eller nyere). Ordene kommer fra "
            "Bokmålsordboka (Universitetet i Bergen og Språkrådet, CC BY 4.0), Norsk ordbank "
            "(CC BY 4.0) og wordfreq (CC BY-SA 4.0), setningene fra Norsk dependenstrebank "
            "(Nasjonalbiblioteket).</p>",
        )

    def _build(self) -> None:
        self.setMinimumSize(QSize(880, 560))
        self.resize(1280, 820)
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.notice)
        rows.addWidget(self.editor, 1)
        rows.addWidget(self.find_bar)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.addWidget(column)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setCollapsible(0, False)
        splitter.setSizes([940, _SIDE_WIDTH])
        self.side.setMinimumWidth(260)
        self.setCentralWidget(splitter)
        self.actions_.build()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.figures, 1)
        bar.addPermanentWidget(self.state)
        self.setTabOrder(self.editor, self.side)

    def reader_row(self) -> QWidget:
        """Return the toolbar's part about the reader."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(4, 0, 4, 0)
        for text, combo in (("&Leser", self.reader_combo), ("&Type", self.type_combo)):
            label = QLabel(text, objectName="stille")
            label.setBuddy(combo)
            label.setContentsMargins(0, 0, 5, 0)
            layout.addWidget(label)
            layout.addWidget(combo)
            layout.addSpacing(6)
        return row

    def _show_name(self) -> None:
        modified = self.editor.document().isModified()
        self.setWindowTitle(f"{self.letter.name}{' •' if modified else ''} – Asker skriv")
        if modified:
            self.state.setText("Ikke lagret")
        else:
            self.state.setText("Lagret" if self.letter.path else "")


def _combo(name: str) -> QComboBox:
    combo = QComboBox(toolTip=name)
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    combo.setMaximumWidth(230)
    return combo
