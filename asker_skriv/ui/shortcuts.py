"""A list of the keys, made from the menus themselves."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.ui.actions import Actions
from asker_skriv.ui.screen import resize_to_fit

_WRITING = (
    ("Punkt inn i lista", "Tab"),
    ("Punkt ut av lista", "Shift+Tab"),
    ("Neste celle i en tabell", "Tab"),
    ("Ny linje i samme avsnitt", "Shift+Enter"),
    ("Følg en lenke", "Ctrl+klikk"),
)


class ShortcutDialog(QDialog):
    """Shows what the keys do, menu by menu."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tastatursnarveier")
        resize_to_fit(self, 520, 560)
        self.list = QTreeWidget(columnCount=2)
        self.list.setHeaderLabels(["Handling", "Taster"])
        self.list.setAccessibleName("Tastatursnarveier")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.setUniformRowHeights(True)
        for name, members in actions.all():
            self._add(name, [(_plain(action), _keys(action)) for action in members])
        self._add("Når du skriver", list(_WRITING))
        self.list.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(14)
        layout.addWidget(self.list)
        layout.addWidget(buttons)

    def _add(self, name: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        top = QTreeWidgetItem(self.list, [name])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        for row in rows:
            top.addChild(QTreeWidgetItem(list(row)))


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").removesuffix(" …")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " eller ".join(keys.toString(native) for keys in action.shortcuts())
