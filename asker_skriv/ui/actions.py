"""Everything the window can do: menus, shortcuts, and what they are called."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from asker_skriv.ui import theme as themes
from asker_skriv.ui.editor import tables
from asker_skriv.ui.editor.dialogs import ask_for_link, ask_for_table

if TYPE_CHECKING:
    from asker_skriv.ui.main_window import MainWindow

STYLES = ("Vanlig tekst", "Tittel", "Mellomtittel", "Undertittel")
# Not Ctrl+Alt and a figure: that is AltGr on Norwegian keyboards, which writes @, £ and }.
_STYLE_KEYS = ("Ctrl+Shift+N", "Ctrl+1", "Ctrl+2", "Ctrl+3")
_THEMES = (
    (themes.SYSTEM, "Følg systemet"),
    (themes.LIGHT, "Lyst"),
    (themes.DARK, "Mørkt"),
    (themes.CONTRAST, "Høy kontrast"),
)
_MENUS = ("&Fil", "&Rediger", "&Vis", "&Sett inn", "F&ormat", "V&erktøy", "&Hjelp")
_TABLE_CHANGES = (
    ("Ny rad over", partial(tables.add_row, below=False)),
    ("Ny rad under", tables.add_row),
    ("Ny kolonne til venstre", partial(tables.add_column, after=False)),
    ("Ny kolonne til høyre", tables.add_column),
    ("Fjern raden", tables.remove_row),
    ("Fjern kolonnen", tables.remove_column),
    ("Fjern tabellen", tables.remove_table),
    ("Overskriftsrad", tables.toggle_header),
)
Do = Callable[[], object]


class Actions(QObject):
    """The window's actions by menu. Others add theirs with ``add``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self.menus: dict[str, QMenu] = {}

    def add(
        self, menu: str, text: str, do: Do, keys: str = "", *, checkable: bool = False
    ) -> QAction:
        """Add an action to a menu and return it; ``keys`` are separated by ``|``."""
        action = QAction(text, self._window, checkable=checkable)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys.split("|")])
        action.triggered.connect(lambda _=False: do())
        self.menus[menu].addAction(action)
        return action

    def build(self) -> None:
        """Make the menus."""
        bar = self._window.menuBar()
        for name in _MENUS:
            self.menus[name.replace("&", "")] = bar.addMenu(name)
        self._file()
        self._edit()
        self._view()
        self._insert()
        self._format()
        self._help()
        self._editor.form_changed.connect(self._show_form)
        self._show_form()

    def all(self) -> list[tuple[str, list[QAction]]]:
        """Return each menu's name with the actions that have a shortcut."""
        return [
            (name, [action for action in menu.actions() if action.shortcuts()])
            for name, menu in self.menus.items()
        ]

    def _file(self) -> None:
        letter = self._window.letter
        self.add("Fil", "&Nytt brev", letter.new, "Ctrl+N")
        self.add("Fil", "&Åpne …", letter.open, "Ctrl+O")
        recent = self.menus["Fil"].addMenu("&Siste filer")
        recent.setToolTipsVisible(True)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        self.menus["Fil"].addSeparator()
        self.add("Fil", "&Lagre", letter.save, "Ctrl+S")
        self.add("Fil", "Lagre s&om …", letter.save_as, "Ctrl+Shift+S|F12")
        self.add("Fil", "&Forrige versjon …", self._window.show_versions)
        self.add("Fil", "&Utkast som ikke er lagret …", self._window.show_drafts)
        self.add("Fil", "&Eksporter til Word …", self._window.export_button.click, "Ctrl+E")
        self.menus["Fil"].addSeparator()
        self.add("Fil", "&Avslutt", self._window.close, "Ctrl+Q")

    def _edit(self) -> None:
        editor, find = self._editor, self._window.find_bar
        self.undo = self.add("Rediger", "&Angre", editor.undo, "Ctrl+Z")
        self.redo = self.add("Rediger", "&Gjør om", editor.redo, "Ctrl+Y|Ctrl+Shift+Z")
        self._separate("Rediger")
        self.cut = self.add("Rediger", "Klipp &ut", editor.cut, "Ctrl+X")
        self.copy = self.add("Rediger", "&Kopier", editor.copy, "Ctrl+C")
        self.paste = self.add("Rediger", "&Lim inn", editor.paste, "Ctrl+V")
        self.paste_plain = self.add(
            "Rediger", "Lim inn &bare teksten", editor.paste_plain, "Ctrl+Shift+V"
        )
        self.select_all = self.add("Rediger", "&Merk alt", editor.selectAll, "Ctrl+A")
        self._separate("Rediger")
        self.add("Rediger", "&Finn …", lambda: find.open(replace=False), "Ctrl+F")
        self.add("Rediger", "Finn &neste", find.go_next, "F3")
        self.add("Rediger", "Finn f&orrige", find.go_previous, "Shift+F3")
        self.add("Rediger", "&Erstatt …", lambda: find.open(replace=True), "Ctrl+H")
        for action, signal in (
            (self.undo, editor.undoAvailable),
            (self.redo, editor.redoAvailable),
            (self.cut, editor.copyAvailable),
            (self.copy, editor.copyAvailable),
        ):
            action.setEnabled(False)
            signal.connect(action.setEnabled)

    def _view(self) -> None:
        editor, window = self._editor, self._window
        self.add("Vis", "&Større tekst", lambda: editor.zoom_by(1), "Ctrl++|Ctrl+=")
        self.add("Vis", "&Mindre tekst", lambda: editor.zoom_by(-1), "Ctrl+-")
        self.add("Vis", "&Vanlig størrelse", lambda: editor.set_zoom(100), "Ctrl+0")
        self._separate("Vis")
        self.side = self.add("Vis", "&Råd i margen", window.show_side, "F7", checkable=True)
        self.side.setChecked(True)
        self.add("Vis", "&Neste del av vinduet", partial(window.go_to_part, 1), "F6")
        self.add("Vis", "&Forrige del av vinduet", partial(window.go_to_part, -1), "Shift+F6")
        self._separate("Vis")
        colours = self.menus["Vis"].addMenu("F&arger")
        group = QActionGroup(self)
        for name, text in _THEMES:
            action = colours.addAction(text)
            action.setCheckable(True)
            action.setChecked(window.settings.settings.theme == name)
            action.triggered.connect(lambda _=False, chosen=name: window.set_theme(chosen))
            group.addAction(action)

    def _insert(self) -> None:
        editor, menu = self._editor, self.menus["Sett inn"]
        self.link = self.add("Sett inn", "&Lenke …", lambda: ask_for_link(editor), "Ctrl+K")
        self.table = self.add("Sett inn", "&Tabell …", lambda: ask_for_table(editor))
        self.add("Sett inn", "&Dagens dato", self._insert_date, "Ctrl+Shift+D")
        self._separate("Sett inn")
        self.table_menu = menu.addMenu("&I tabellen")
        for text, change in _TABLE_CHANGES:
            action = self.table_menu.addAction(text)
            action.triggered.connect(lambda _=False, do=change: do(editor.textCursor()))
        action.setCheckable(True)
        self._header_row = action
        menu.aboutToShow.connect(self.prepare_table_menu)

    def _format(self) -> None:
        editor = self._editor
        self.bold = self.add("Format", "&Fet", editor.toggle_bold, "Ctrl+B", checkable=True)
        self.italic = self.add("Format", "&Kursiv", editor.toggle_italic, "Ctrl+I", checkable=True)
        self._separate("Format")
        self.bullets = self.add(
            "Format", "&Punktliste", editor.toggle_bullets, "Ctrl+Shift+L", checkable=True
        )
        self.numbers = self.add(
            "Format", "&Nummerert liste", editor.toggle_numbers, "Ctrl+Shift+7", checkable=True
        )
        self._separate("Format")
        group = QActionGroup(self)
        self.styles = [
            self.add("Format", name, partial(editor.set_heading, level), keys, checkable=True)
            for level, (name, keys) in enumerate(zip(STYLES, _STYLE_KEYS, strict=True))
        ]
        for action in self.styles:
            group.addAction(action)

    def _help(self) -> None:
        window = self._window
        self.add("Hjelp", "&Hjelp", window.show_help, "F1")
        self.add("Hjelp", "&Kom i gang", window.welcome.open)
        self.add("Hjelp", "Åpne &eksempelbrevet", window.open_example)
        self.add("Hjelp", "&Tastatursnarveier", window.show_shortcuts)
        self._separate("Hjelp")
        self.add("Hjelp", "&Slett spor på denne maskinen …", window.remove_traces)
        self.add("Hjelp", "&Om Asker skriv", window.show_about)

    def prepare_table_menu(self) -> None:
        """Make the table's menu fit the cursor's place."""
        table = self._editor.textCursor().currentTable()
        self.table_menu.setEnabled(table is not None)
        headers = table.format().toTableFormat().headerRowCount() if table is not None else 0
        self._header_row.setChecked(bool(headers))

    def _separate(self, menu: str) -> None:
        self.menus[menu].addSeparator()

    def _insert_date(self) -> None:
        today = QLocale().toString(QDate.currentDate(), "d. MMMM yyyy")
        self._editor.textCursor().insertText(today)

    def _show_form(self) -> None:
        editor = self._editor
        self.bold.setChecked(editor.is_bold())
        self.italic.setChecked(editor.is_italic())
        self.bullets.setChecked(editor.in_list(ordered=False))
        self.numbers.setChecked(editor.in_list(ordered=True))
        level = min(editor.heading_level(), len(STYLES) - 1)
        self.styles[level].setChecked(True)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        recent = self._window.settings.settings.recent
        for number, name in enumerate(recent, 1):
            path = Path(name)
            shown = path.name.replace("&", "&&")
            action = menu.addAction(f"&{number} {shown}  –  {_short(path.parent)}")
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, file=path: self._window.letter.open(file))
        if not recent:
            menu.addAction("Ingen ennå").setEnabled(False)


def _short(folder: Path) -> str:
    """Return the end of a folder's name, enough to tell it from others."""
    parts = folder.parts
    shown = str(folder) if len(parts) <= 3 else str(Path("…", *parts[-2:]))
    return shown.replace("&", "&&")
