"""The toolbar: the few things a letter needs, and who it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolBar,
    QToolButton,
    QWidget,
)

from asker_skriv.ui import icons
from asker_skriv.ui.actions import STYLES, Actions
from asker_skriv.ui.theme import Theme

if TYPE_CHECKING:
    from asker_skriv.ui.main_window import MainWindow

_NARROWEST = 9  # characters of a combo box that must be seen
_WIDEST = 230
_ROOMY = 68  # lines of text: a toolbar this wide has room for everything


class LetterToolBar(QToolBar):
    """Style, weight, lists, link and table; reader and type; export.

    In a narrow window the labels and the undo buttons, which have other ways, give room.
    """

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        super().__init__("Verktøylinje", window)
        self._editor = window.editor
        self._spare: list[QAction | QWidget] = []
        self._icons: dict[str, QAction] = {
            "angre": actions.undo,
            "gjor-om": actions.redo,
            "fet": actions.bold,
            "kursiv": actions.italic,
            "punktliste": actions.bullets,
            "nummerliste": actions.numbers,
            "lenke": actions.link,
            "tabell": actions.table,
            "panel": actions.side,
        }
        self.setMovable(False)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.style_combo = combo("Stil", "Hva slags avsnitt dette er")
        self.style_combo.addItems(STYLES)
        self.style_combo.activated.connect(self._choose_style)
        self._editor.form_changed.connect(self._show_style)
        self._fill(window)

    def tint(self, theme: Theme) -> None:
        """Draw the icons in the theme's colour."""
        for name, action in self._icons.items():
            action.setIcon(icons.icon(name, theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be spared when there is little room."""
        super().resizeEvent(event)
        roomy = event.size().width() >= self.fontMetrics().height() * _ROOMY
        for part in self._spare:
            part.setVisible(roomy)

    def _fill(self, window: MainWindow) -> None:
        for name, action in self._icons.items():
            action.setIconVisibleInMenu(False)
            action.setToolTip(_with_keys(action))
            if name == "fet":
                self._spare.append(self.addSeparator())
                self.addWidget(self.style_combo)
            if name in ("angre", "gjor-om"):
                button = QToolButton()
                button.setDefaultAction(action)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                self._spare.append(self.addWidget(button))
            elif name != "panel":
                self.addAction(action)
        self.addSeparator()
        self._add_labelled("&Leser", window.reader_combo)
        self._add_labelled("Ty&pe", window.type_combo)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.addAction(self._icons["panel"])
        gap = QWidget()
        gap.setFixedWidth(6)
        self.addWidget(gap)
        self.addWidget(window.export_button)

    def _add_labelled(self, text: str, box: QComboBox) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(6, 0, 4, 0)
        layout.setSpacing(7)
        label = QLabel(text, objectName="stille")
        label.setBuddy(box)
        layout.addWidget(label)
        layout.addWidget(box)
        self.addWidget(row)
        self._spare.append(label)

    def _choose_style(self, level: int) -> None:
        self._editor.set_heading(level)
        self._editor.setFocus()

    def _show_style(self) -> None:
        self.style_combo.setCurrentIndex(min(self._editor.heading_level(), len(STYLES) - 1))


class _Elided(QComboBox):
    """A combo box that ends what it has no room for with «…», where Qt cuts a letter in two."""

    def paintEvent(self, _: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - 2
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def combo(name: str, tip: str) -> QComboBox:
    """Return a combo box that gives way when the window is narrow."""
    result = _Elided(toolTip=tip)
    result.setAccessibleName(name)
    result.setMinimumContentsLength(_NARROWEST)
    result.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    result.setMaximumWidth(_WIDEST)
    result.setMinimumWidth(result.fontMetrics().averageCharWidth() * _NARROWEST + 40)
    return result


def _with_keys(action: QAction) -> str:
    name = action.text().replace("&", "").removesuffix(" …")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name} ({keys})" if keys else name
