"""Menus, toolbar and shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QSpinBox,
    QToolBar,
    QWidget,
)

from asker_skriv.ui import theme as themes
from asker_skriv.ui.editor import tables

if TYPE_CHECKING:
    from asker_skriv.ui.main_window import MainWindow

_STYLES = ("Vanlig tekst", "Tittel", "Mellomtittel", "Undertittel")
_THEMES = ((themes.SYSTEM, "Følg systemet"), (themes.LIGHT, "Lyst"), (themes.DARK, "Mørkt"))
Do = Callable[[], object]


class Actions(QObject):
    """Everything the window can do, by name. Others add theirs with ``add``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self.menus: dict[str, QMenu] = {}
        self.style = QComboBox(toolTip="Hva slags avsnitt (Ctrl+Alt+0 til 3)")
        self.style.setAccessibleName("Stil")
        self.style.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def add(
        self, menu: str, text: str, do: Do, keys: str = "", *, checkable: bool = False
    ) -> QAction:
        """Add an action to a menu and return it."""
        action = QAction(text, self._window, checkable=checkable)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys.split("|")])
        action.triggered.connect(lambda _=False: do())
        self.menus[menu].addAction(action)
        return action

    def build(self) -> None:
        """Make the menus and the toolbar."""
        bar = self._window.menuBar()
        for name in ("&Fil", "&Rediger", "&Vis", "&Sett inn", "F&ormat", "V&erktøy", "&Hjelp"):
            self.menus[name.replace("&", "")] = bar.addMenu(name)
        self._file()
        self._edit()
        self._view()
        self._insert()
        self._format()
        self.add("Hjelp", "Slett spor på denne maskinen …", self._window.remove_traces)
        self.add("Hjelp", "Om Asker skriv", self._window.show_about)
        self._toolbar()
        self._editor.form_changed.connect(self._show_form)
        self._editor.context_menu_wanted.connect(self._context_menu)
        self._show_form()

    def _file(self) -> None:
        letter = self._window.letter
        self.add("Fil", "Nytt brev", letter.new, "Ctrl+N")
        self.add("Fil", "Åpne …", letter.open, "Ctrl+O")
        recent = self.menus["Fil"].addMenu("Siste filer")
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        self.menus["Fil"].addSeparator()
        self.add("Fil", "Lagre", letter.save, "Ctrl+S")
        self.add("Fil", "Lagre som …", letter.save_as, "Ctrl+Shift+S|F12")
        self.add("Fil", "Eksporter til Word …", self._window.export_button.click, "Ctrl+E")
        self.menus["Fil"].addSeparator()
        self.add("Fil", "Avslutt", self._window.close, "Ctrl+Q")

    def _edit(self) -> None:
        editor, find = self._editor, self._window.find_bar
        undo = self.add("Rediger", "Angre", editor.undo, "Ctrl+Z")
        redo = self.add("Rediger", "Gjør om", editor.redo, "Ctrl+Y|Ctrl+Shift+Z")
        for action, signal in ((undo, editor.undoAvailable), (redo, editor.redoAvailable)):
            action.setEnabled(False)
            signal.connect(action.setEnabled)
        self.menus["Rediger"].addSeparator()
        self.add("Rediger", "Klipp ut", editor.cut, "Ctrl+X")
        self.add("Rediger", "Kopier", editor.copy, "Ctrl+C")
        self.add("Rediger", "Lim inn", editor.paste, "Ctrl+V")
        self.add("Rediger", "Lim inn bare teksten", editor.paste_plain, "Ctrl+Shift+V")
        self.add("Rediger", "Merk alt", editor.selectAll, "Ctrl+A")
        self.menus["Rediger"].addSeparator()
        self.add("Rediger", "Finn …", lambda: find.open(replace=False), "Ctrl+F")
        self.add("Rediger", "Finn neste", find.go_next, "F3")
        self.add("Rediger", "Finn forrige", find.go_previous, "Shift+F3")
        self.add("Rediger", "Erstatt …", lambda: find.open(replace=True), "Ctrl+H")

    def _view(self) -> None:
        editor = self._editor
        self.add("Vis", "Større tekst", lambda: editor.zoom_by(1), "Ctrl++|Ctrl+=")
        self.add("Vis", "Mindre tekst", lambda: editor.zoom_by(-1), "Ctrl+-")
        self.add("Vis", "Vanlig størrelse", lambda: editor.set_zoom(100), "Ctrl+0")
        self.menus["Vis"].addSeparator()
        side = self.add("Vis", "Råd i margen", lambda: None, "F7", checkable=True)
        side.setChecked(True)
        side.toggled.connect(self._window.side.setVisible)
        colours = self.menus["Vis"].addMenu("Farger")
        group = QActionGroup(self)
        for name, text in _THEMES:
            action = colours.addAction(text)
            action.setCheckable(True)
            action.setChecked(self._window.settings.settings.theme == name)
            action.triggered.connect(lambda _=False, chosen=name: self._window.set_theme(chosen))
            group.addAction(action)

    def _insert(self) -> None:
        editor = self._editor
        self.add("Sett inn", "Lenke …", self._link, "Ctrl+K")
        self.add("Sett inn", "Tabell …", self._table)
        table = self.menus["Sett inn"].addMenu("I tabellen")
        for text, change in (
            ("Ny rad under", tables.add_row),
            ("Ny kolonne etter", tables.add_column),
            ("Fjern raden", tables.remove_row),
            ("Fjern kolonnen", tables.remove_column),
            ("Overskriftsrad", tables.toggle_header),
            ("Fjern tabellen", tables.remove_table),
        ):
            action = table.addAction(text)
            action.triggered.connect(lambda _=False, do=change: do(editor.textCursor()))
        table.aboutToShow.connect(lambda: table.setEnabled(True))
        self.menus["Sett inn"].aboutToShow.connect(lambda: table.setEnabled(editor.in_table()))

    def _format(self) -> None:
        editor = self._editor
        self.bold = self.add("Format", "Fet", editor.toggle_bold, "Ctrl+B", checkable=True)
        self.italic = self.add("Format", "Kursiv", editor.toggle_italic, "Ctrl+I", checkable=True)
        self.menus["Format"].addSeparator()
        self.add("Format", "Punktliste", editor.toggle_bullets, "Ctrl+Shift+L")
        self.add("Format", "Nummerert liste", editor.toggle_numbers, "Ctrl+Shift+7")
        self.menus["Format"].addSeparator()
        for level, name in enumerate(_STYLES):
            keys = f"Ctrl+Alt+{level}"
            self.add("Format", name, partial(editor.set_heading, level), keys)

    def _toolbar(self) -> None:
        bar = QToolBar("Verktøylinje")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.style.addItems(_STYLES)
        self.style.activated.connect(self._choose_style)
        bar.addWidget(self.style)
        for text, name, action in (
            ("F", "Fet (Ctrl+B)", self.bold),
            ("K", "Kursiv (Ctrl+I)", self.italic),
        ):
            button = QAction(text, bar, checkable=True, toolTip=name)
            font = button.font()
            font.setBold(action is self.bold)
            font.setItalic(action is self.italic)
            button.setFont(font)
            button.triggered.connect(action.trigger)
            action.changed.connect(lambda b=button, a=action: b.setChecked(a.isChecked()))
            bar.addAction(button)
        for text, name, do in (
            ("•", "Punktliste (Ctrl+Shift+L)", self._editor.toggle_bullets),
            ("1.", "Nummerert liste (Ctrl+Shift+7)", self._editor.toggle_numbers),
            ("Lenke", "Sett inn lenke (Ctrl+K)", self._link),
        ):
            button = bar.addAction(text)
            button.setToolTip(name)
            button.triggered.connect(lambda _=False, act=do: act())
        bar.addSeparator()
        bar.addWidget(self._window.reader_row())
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        bar.addWidget(self._window.export_button)
        self._window.addToolBar(bar)

    def _choose_style(self, level: int) -> None:
        self._editor.set_heading(level)
        self._editor.setFocus()

    def _show_form(self) -> None:
        self.style.setCurrentIndex(min(self._editor.heading_level(), len(_STYLES) - 1))
        self.bold.setChecked(self._editor.is_bold())
        self.italic.setChecked(self._editor.is_italic())

    def _context_menu(self, point: QPoint) -> None:
        menu = QMenu(self._window)
        editor = self._editor
        selected = editor.textCursor().hasSelection()
        for text, do, on in (
            ("Klipp ut", editor.cut, selected),
            ("Kopier", editor.copy, selected),
            ("Lim inn", editor.paste, editor.canPaste()),
            ("Lim inn bare teksten", editor.paste_plain, editor.canPaste()),
            ("Merk alt", editor.selectAll, True),
        ):
            menu.addAction(text, do).setEnabled(on)
        menu.exec(point)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        recent = self._window.settings.settings.recent
        for name in recent:
            path = Path(name)
            action = menu.addAction(path.name)
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, file=path: self._window.letter.open(file))
        if not recent:
            menu.addAction("Ingen ennå").setEnabled(False)

    def _link(self) -> None:
        cursor = self._editor.textCursor()
        text, address = QLineEdit(cursor.selectedText()), QLineEdit()
        text.setPlaceholderText("Si hva leseren finner der")
        address.setPlaceholderText("https://")
        if (
            _asked(self._window, "Lenke", (("Tekst", text), ("Adresse", address)))
            and address.text()
        ):
            self._editor.insert_link(text.text() or address.text(), address.text())

    def _table(self) -> None:
        rows, columns = QSpinBox(value=3), QSpinBox(value=2)
        for box, most in ((rows, 50), (columns, 8)):
            box.setRange(1, most)
        if _asked(self._window, "Tabell", (("Rader", rows), ("Kolonner", columns))):
            self._editor.insert_table(rows.value(), columns.value())


def _asked(parent: QWidget, title: str, rows: tuple[tuple[str, QWidget], ...]) -> bool:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(380)
    form = QFormLayout(dialog)
    form.setContentsMargins(20, 18, 20, 16)
    for name, widget in rows:
        form.addRow(name, widget)
    standard = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
    buttons.button(standard.Ok).setText("Sett inn")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form.addRow(buttons)
    return dialog.exec() == QDialog.DialogCode.Accepted
