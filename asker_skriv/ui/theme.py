"""Colours and shapes of the window, light, dark and in high contrast: one accent, calm surfaces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from asker_skriv.paths import DataLayers

SYSTEM, LIGHT, DARK, CONTRAST = "system", "lys", "mork", "kontrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme.

    Text on each surface holds at least 4.5:1, ``control`` (what bounds a box one can use) 3:1.
    """

    dark: bool
    page: str
    surface: str
    bar: str
    edge: str
    control: str
    text: str
    quiet: str
    faint: str
    accent: str
    on_accent: str
    hover: str
    selection: str

    def colour(self, name: str) -> QColor:
        """Return one of the theme's colours."""
        return QColor(getattr(self, name))


LIGHT_THEME = Theme(
    dark=False,
    page="#ffffff",
    surface="#f1f2f0",
    bar="#fafaf8",
    edge="#d5d8d3",
    control="#7d8580",
    text="#1d2320",
    quiet="#59625d",
    faint="#a9b1ac",
    accent="#1f5f4a",
    on_accent="#ffffff",
    hover="#e4eae6",
    selection="#bcdccd",
)
DARK_THEME = Theme(
    dark=True,
    page="#1f2422",
    surface="#161a18",
    bar="#1b201e",
    edge="#3a423e",
    control="#7b8680",
    text="#e8ebe9",
    quiet="#a9b3ae",
    faint="#5d6762",
    accent="#7fcfb0",
    on_accent="#10201a",
    hover="#2a312e",
    selection="#2f5a4a",
)


CONTRAST_LIGHT_THEME = replace(
    LIGHT_THEME,
    surface="#ffffff",
    bar="#ffffff",
    edge="#000000",
    control="#000000",
    text="#000000",
    quiet="#1f1f1f",
    faint="#4d4d4d",
    accent="#004a33",
    hover="#d5ece1",
    selection="#9fd8bf",
)
CONTRAST_DARK_THEME = replace(
    DARK_THEME,
    page="#000000",
    surface="#000000",
    bar="#000000",
    edge="#ffffff",
    control="#ffffff",
    text="#ffffff",
    quiet="#e6e6e6",
    faint="#b3b3b3",
    accent="#8ff0c8",
    on_accent="#000000",
    hover="#24352d",
    selection="#005c3f",
)
_THEMES = {
    (False, False): LIGHT_THEME,
    (True, False): DARK_THEME,
    (False, True): CONTRAST_LIGHT_THEME,
    (True, True): CONTRAST_DARK_THEME,
}


def choose(name: str, app: QApplication) -> Theme:
    """Return the theme of that name and tell the system, which draws the window's frame.

    ``system`` follows the system, in contrast too; high contrast is light or dark as the system.
    """
    hints = app.styleHints()
    schemes = {DARK: Qt.ColorScheme.Dark, LIGHT: Qt.ColorScheme.Light}
    hints.setColorScheme(schemes.get(name, Qt.ColorScheme.Unknown))
    dark = hints.colorScheme() is Qt.ColorScheme.Dark if name not in schemes else name == DARK
    wished = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return _THEMES[dark, name == CONTRAST or (name == SYSTEM and wished)]


def palette_of(theme: Theme) -> QPalette:
    """Return the theme as Qt's palette."""
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in (
        (role.Window, theme.bar),
        (role.WindowText, theme.text),
        (role.Base, theme.page),
        (role.AlternateBase, theme.surface),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.quiet),
        (role.Button, theme.bar),
        (role.ButtonText, theme.text),
        (role.ToolTipBase, theme.page),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.Mid, theme.edge),
        (role.Midlight, theme.edge),
        (role.Dark, theme.edge),
        (role.Light, theme.page),
        (role.Shadow, theme.edge),
    ):
        palette.setColor(where, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, where, QColor(theme.quiet))
    return palette


def style_sheet(theme: Theme) -> str:
    """Return the shapes: roomy, flat, with a focus ring that is seen."""
    arrow, arrow_up, tick = (_drawing(name, theme) for name in ("pil-ned", "pil-opp", "hake"))
    return f"""
    QMainWindow, QDialog {{ background: {theme.bar}; }}
    QMenuBar {{ background: {theme.bar}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 5px 9px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.hover}; }}
    QMenu {{ background: {theme.page}; border: 1px solid {theme.edge}; padding: 5px; }}
    QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.hover}; color: {theme.text}; }}
    QMenu::item:disabled {{ color: {theme.quiet}; }}
    QMenu::separator {{ height: 1px; background: {theme.edge}; margin: 5px 8px; }}
    QToolBar {{ background: {theme.bar}; border: none; border-bottom: 1px solid {theme.edge};
        padding: 5px 8px; spacing: 3px; }}
    QToolBar::separator {{ width: 1px; background: {theme.edge}; margin: 5px 7px; }}
    QToolButton {{ padding: 5px 8px; border: 1px solid transparent; border-radius: 5px; }}
    QToolButton:hover {{ background: {theme.hover}; }}
    QToolButton:checked {{ background: {theme.hover}; border-color: {theme.control}; }}
    QToolButton:focus {{ border: 2px solid {theme.accent}; }}
    QComboBox {{ background: {theme.page}; border: 1px solid {theme.control}; border-radius: 5px;
        padding: 4px 8px; min-height: 20px; }}
    QComboBox:focus, QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus {{
        border: 2px solid {theme.accent}; }}
    QComboBox:disabled {{ background: {theme.surface}; border-color: {theme.edge};
        color: {theme.quiet}; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    QComboBox::down-arrow:disabled {{ image: none; }}
    QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QComboBox QAbstractItemView {{ background: {theme.page}; border: 1px solid {theme.edge};
        selection-background-color: {theme.selection}; selection-color: {theme.text}; }}
    QLineEdit, QPlainTextEdit, QSpinBox {{ background: {theme.page};
        border: 1px solid {theme.control};
        border-radius: 5px; padding: 5px 7px; selection-background-color: {theme.selection}; }}
    QSpinBox {{ padding: 4px 24px 4px 7px; min-height: 20px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 22px; border: none;
        background: transparent; subcontrol-origin: border; }}
    QSpinBox::up-button {{ subcontrol-position: top right; margin-top: 3px; }}
    QSpinBox::down-button {{ subcontrol-position: bottom right; margin-bottom: 3px; }}
    QSpinBox::up-arrow {{ image: url("{arrow_up}"); width: 11px; height: 11px; }}
    QSpinBox::down-arrow {{ image: url("{arrow}"); width: 11px; height: 11px; }}
    QCheckBox {{ spacing: 8px; }}
    QCheckBox::indicator {{ width: 15px; height: 15px; border: 1px solid {theme.quiet};
        border-radius: 4px; background: {theme.page}; }}
    QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; width: 13px; height: 13px; }}
    QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
        image: url("{tick}"); }}
    QPushButton {{ background: {theme.page}; border: 1px solid {theme.control}; border-radius: 5px;
        padding: 6px 14px; }}
    QPushButton:hover {{ background: {theme.hover}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; }}
    QPushButton:default, QPushButton#hoved {{ background: {theme.accent};
        color: {theme.on_accent}; border-color: {theme.accent}; font-weight: 600; }}
    QPushButton:disabled, QPushButton#hoved:disabled {{ color: {theme.quiet};
        background: {theme.surface}; border-color: {theme.edge}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.edge}; }}
    QTabBar {{ background: {theme.bar}; }}
    QTabBar::tab {{ padding: 9px 14px; border: none; color: {theme.quiet};
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.accent};
        font-weight: 600; }}
    QTabBar::tab:focus {{ color: {theme.accent}; }}
    QTreeView, QListView, QTableView {{ background: {theme.bar}; border: none; outline: none;
        selection-background-color: {theme.selection}; selection-color: {theme.text}; }}
    QTreeView::item, QListView::item {{ padding: 4px 2px; }}
    QHeaderView::section {{ background: {theme.surface}; border: none; padding: 6px;
        border-bottom: 1px solid {theme.edge}; }}
    QStatusBar {{ background: {theme.bar}; border-top: 1px solid {theme.edge}; }}
    QStatusBar::item {{ border: none; }}
    QLabel#stille {{ color: {theme.quiet}; }}
    QLabel#tittel {{ font-weight: 600; }}
    QFrame#kort {{ background: {theme.page}; border: 1px solid {theme.edge};
        border-radius: 8px; }}
    QWidget#flate {{ background: {theme.surface}; }}
    QLabel#tall {{ background: {theme.selection}; color: {theme.text}; border-radius: 14px;
        font-weight: 600; }}
    QFrame#beskjed {{ background: {theme.hover}; border: none;
        border-bottom: 1px solid {theme.edge}; }}
    QSplitter::handle {{ background: {theme.edge}; width: 1px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.faint}; min-height: 40px; border-radius: 4px;
        margin: 2px; }}
    QScrollBar::handle:vertical:hover {{ background: {theme.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; }}
    QScrollBar::handle:horizontal {{ background: {theme.faint}; min-width: 40px; border-radius: 4px;
        margin: 2px; }}
    QToolTip {{ background: {theme.page}; color: {theme.text}; border: 1px solid {theme.edge};
        padding: 4px; }}
    """


def _drawing(name: str, theme: Theme) -> str:
    """Return the path of a small drawing in the theme's own colour, as style sheets want it."""
    file = f"ikoner/{name}{'-mork' if theme.dark else ''}.svg"
    return DataLayers.standard().resource(file).as_posix()
