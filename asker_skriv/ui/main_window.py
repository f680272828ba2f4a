"""The window: the letter in the middle, advice in the margin, few and quiet controls."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.paths import DataLayers
from asker_skriv.settings import SettingsFile
from asker_skriv.ui import context_menu
from asker_skriv.ui import theme as themes
from asker_skriv.ui.actions import Actions
from asker_skriv.ui.editor.find_bar import FindBar
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.files import LetterFile
from asker_skriv.ui.notice import Notice
from asker_skriv.ui.prompts import Prompts
from asker_skriv.ui.recovery import Recovery
from asker_skriv.ui.screen import resize_to_fit
from asker_skriv.ui.sharing import Sharing
from asker_skriv.ui.toolbar import LetterToolBar, combo
from asker_skriv.ui.welcome import Welcome

EXAMPLE = "eksempelbrev/eksempel.docx"
_SMALLEST = QSize(700, 420)
_USUAL = (1280, 820)
_SIDE_NARROWEST = 260


class MainWindow(QMainWindow):
    """One letter and what is said about it. ``ui.findings.attach`` brings the checking in."""

    reader_changed = Signal(str)
    document_type_changed = Signal(str)
    closing = Signal()
    traces_removed = Signal()

    def __init__(self, settings: SettingsFile) -> None:
        super().__init__()
        self.settings = settings
        self.editor = LetterEditor()
        self.letter = LetterFile(self.editor, settings, self)
        self.recovery = Recovery(self.editor, self.letter)
        self.find_bar = FindBar(self.editor)
        self.prompts = Prompts(self.editor)
        self.notice = Notice()
        self.welcome = Welcome()
        self.side = QTabWidget()
        self.side.setAccessibleName("Råd")
        self.side.setDocumentMode(True)
        self.reader_combo = combo("Leser", "Hvem brevet er til")
        self.type_combo = combo("Type", "Hva slags brev det er")
        self.export_button = QPushButton("Eksporter til Word", objectName="hoved")
        self.figures = QLabel(objectName="stille")
        self.state = QLabel(objectName="stille")
        self.actions_ = Actions(self)
        self.actions_.build()
        self.tools = LetterToolBar(self, self.actions_)
        self._theme: themes.Theme | None = None
        self.data_problems: tuple[str, ...] = ()
        self.sharing = Sharing(self)
        self._build()
        self.apply_theme()
        self.editor.set_zoom(settings.settings.zoom)
        self._connect()
        self._restore_layout()
        self._show_name()

    def add_side_tab(self, widget: QWidget, title: str) -> None:
        """Add a tab to the margin."""
        self.side.addTab(widget, title)

    def apply_theme(self) -> None:
        """Colour the window after the settings and the system."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme = themes.choose(self.settings.settings.theme, app)
        if theme is self._theme:
            return
        self._theme = theme
        app.setPalette(themes.palette_of(theme))
        app.setStyleSheet(themes.style_sheet(theme))
        self.tools.tint(theme)
        self.editor.set_surroundings(
            theme.colour("surface"), theme.colour("edge"), theme.colour("accent")
        )

    def set_theme(self, name: str) -> None:
        """Choose light, dark, high contrast or the system's colours."""
        self.settings.change(theme=name)
        self.apply_theme()

    def show_side(self) -> None:
        """Show or hide the margin, as its action says."""
        self.side.setVisible(self.actions_.side.isChecked())

    def go_to_part(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) part of the window."""
        parts: list[QWidget] = [self.tools.style_combo, self.editor]
        parts[1:1] = [self.welcome.done] if self.welcome.isVisible() else []
        if self.find_bar.isVisible():
            parts.append(self.find_bar.wanted)
        if self.side.isVisible():
            parts.append(self.side.currentWidget() or self.side)
        here = QApplication.focusWidget()
        at = next((n for n, part in enumerate(parts) if _holds(part, here)), 0)
        target = parts[(at + step) % len(parts)]
        _focusable(target).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_example(self) -> None:
        """Show the example letter, once the present one may be left."""
        if self.letter.may_leave():
            self.show_example()

    def show_example(self) -> None:
        """Show the example letter; it is saved under another name."""
        from asker_skriv.text.readers import read_document

        path = DataLayers.standard().resource(EXAMPLE)
        self.letter.show(read_document(path), None, "Eksempelbrev")

    def show_versions(self) -> None:
        """Show what the letter's file held before the last saves."""
        from asker_skriv.ui.versions_dialog import show_versions

        show_versions(self.letter, self.editor.to_document(), self)

    def show_drafts(self) -> None:
        """Offer the letters that were never saved."""
        from asker_skriv.ui.drafts import offer_again

        offer_again(self.recovery, self.letter, self)

    def show_shortcuts(self) -> None:
        """Show what the keys do."""
        from asker_skriv.ui.shortcuts import ShortcutDialog

        ShortcutDialog(self.actions_, self).exec()

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
        self._keep_layout()
        super().closeEvent(event)

    def show_help(self) -> None:
        """Open the help beside the letter."""
        from asker_skriv.ui.help import HelpWindow

        HelpWindow(self).show()

    def remove_traces(self) -> None:
        """Delete what the program keeps of this user's letters, after asking."""
        from asker_skriv.ui.traces import ask_and_remove

        ask_and_remove(self)

    def show_about(self) -> None:
        """Tell what this is, and what it is made of."""
        from asker_skriv.ui.about import AboutWindow

        AboutWindow(self.data_problems, self).exec()

    def _build(self) -> None:
        self.setMinimumSize(_SMALLEST)
        resize_to_fit(self, *_USUAL)
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self.notice, self.welcome, self.editor, self.find_bar):
            rows.addWidget(widget, 1 if widget is self.editor else 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(column)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.side.setMinimumWidth(_SIDE_NARROWEST)
        self.setCentralWidget(self.splitter)
        self.addToolBar(self.tools)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(14, 3, 14, 3)
        bar.addWidget(self.figures, 1)
        bar.addPermanentWidget(self.state)
        self.setTabOrder(self.editor, self.side)

    def _connect(self) -> None:
        self.letter.changed.connect(self._show_name)
        self.letter.changed.connect(self.welcome.hide)
        self.letter.told.connect(self.tell)
        self.recovery.trouble.connect(self.notice.stand)
        self.settings.tell = self.tell
        self.editor.document().modificationChanged.connect(lambda _: self._show_name())
        self.editor.file_dropped.connect(self.letter.open)
        self.editor.zoomed.connect(lambda percent: self.settings.change(zoom=percent))
        self.editor.link_activated.connect(context_menu.follow_link)
        self.editor.context_menu_wanted.connect(
            lambda point: context_menu.show(self.editor, self.actions_, point)
        )
        self.prompts.all_filled.connect(lambda: self.tell("Alle feltene er fylt ut."))
        self.welcome.new_wanted.connect(self.letter.new)
        self.welcome.open_wanted.connect(self.letter.open)
        self.welcome.closed.connect(self.editor.setFocus)
        self.reader_combo.activated.connect(
            lambda _: self.reader_changed.emit(self.reader_combo.currentData() or "")
        )
        self.type_combo.activated.connect(
            lambda _: self.document_type_changed.emit(self.type_combo.currentData() or "")
        )
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.styleHints().colorSchemeChanged.connect(self.apply_theme)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self.apply_theme)

    def _restore_layout(self) -> None:
        kept = self.settings.settings
        if kept.window:
            self.restoreGeometry(QByteArray.fromBase64(kept.window.encode()))
        self.splitter.setSizes([max(self.width() - kept.side_width, 1), kept.side_width])
        self.actions_.side.setChecked(kept.side_shown)
        self.show_side()

    def _keep_layout(self) -> None:
        width = self.splitter.sizes()[1] or self.settings.settings.side_width
        self.settings.change(
            window=bytes(self.saveGeometry().toBase64().data()).decode(),
            side_width=width,
            side_shown=self.actions_.side.isChecked(),
        )

    def _show_name(self) -> None:
        modified = self.editor.document().isModified()
        self.setWindowTitle(f"{self.letter.name}{' •' if modified else ''} – Asker skriv")
        self.state.setText("Ikke lagret" if modified else self.letter.told_saved)


def _holds(part: QWidget, here: QWidget | None) -> bool:
    return here is not None and (part is here or part.isAncestorOf(here))


def _focusable(part: QWidget) -> QWidget:
    """Return the part, or the first widget in it that takes the keyboard."""
    wanted = Qt.FocusPolicy.TabFocus
    if part.focusPolicy() & wanted:
        return part
    children = part.findChildren(QWidget)
    return next((w for w in children if w.focusPolicy() & wanted and w.isVisible()), part)
