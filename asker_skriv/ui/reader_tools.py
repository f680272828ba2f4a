"""What the reader and the document type can do from the menus: new letter, compare, groups."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from asker_skriv.engine import DocumentType, Family, TargetGroup, skeleton
from asker_skriv.paths import DataLayers
from asker_skriv.ui.compare_window import CompareWindow
from asker_skriv.ui.group_form import FAMILIES
from asker_skriv.ui.groups_window import GroupsWindow
from asker_skriv.ui.new_letter import NewLetterDialog, document_types

if TYPE_CHECKING:
    from asker_skriv.ui.findings.attach import Checking

_MOST_REASONS = 3
_USUAL = "innbyggerne"


class ReaderTools(QObject):
    """Adds the actions to the menus and opens their windows."""

    def __init__(self, checking: Checking) -> None:
        super().__init__(checking)
        self._checking = checking
        self._window = checking.window
        menus, add = self._window.actions_.menus, self._window.actions_.add
        action = add("Fil", "Nytt brev fra &type …", self.new_letter, "Ctrl+Shift+T")
        second = menus["Fil"].actions()[1]
        menus["Fil"].insertAction(second, action)
        add("Verktøy", "&Sammenlign lesere …", self.compare)
        add("Verktøy", "&Målgrupper …", self.edit_groups)

    def new_letter(self) -> None:
        """Ask for a type and begin a letter of it."""
        dialog = NewLetterDialog(document_types(DataLayers.standard()), self._window)
        if dialog.exec() and dialog.chosen is not None:
            self.begin(dialog.chosen)

    def begin(self, kind: DocumentType) -> bool:
        """Show a new letter of this type; False when the writer kept the old one."""
        window = self._window
        if not window.letter.may_leave():
            return False
        window.letter.show(skeleton(kind), None, "")
        index = window.type_combo.findData(kind.id)
        if index > 0:
            window.type_combo.setCurrentIndex(index)
            window.document_type_changed.emit(kind.id)
        if window.prompts.first() is not None:
            window.prompts.go_next()
            window.tell("Tab går til neste felt. Det du skriver, kommer i stedet for feltet.")
        return True

    def compare(self) -> None:
        """Show how the letter does with each reader."""
        current = self._window.reader_combo.currentData() or ""
        groups = self._checking.groups
        self._open(CompareWindow(self._checking.controller, groups, current, self._window))

    def edit_groups(self) -> None:
        """Show the groups and let the department make its own."""
        current = self._window.reader_combo.currentData() or ""
        self._open(GroupsWindow(self._checking.controller, self._window, current))

    def _open(self, window: QDialog) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()


def present_group(chosen: str, groups: Collection[str]) -> str:
    """Return the id of the chosen group, or of the usual one where the chosen one is gone."""
    return next((each for each in (chosen, _USUAL) if each in groups), next(iter(groups), ""))


def group_gone(name: str, instead: str) -> str:
    """Return what is told when a group's file is gone or can't be read."""
    return f"Målgruppen «{name}» finnes ikke eller kan ikke leses. Rådene gjelder nå for {instead}."


def reasons(before: TargetGroup, after: TargetGroup) -> str:
    """Return what the new reader weighs otherwise: «. Strengere: passiv. Mildere: komma»."""
    change = {family: after.weight(family) - before.weight(family) for family in FAMILIES}
    stricter = [family for family in FAMILIES if change[family] > 0]
    milder = [family for family in FAMILIES if change[family] < 0]
    told = (("Strengere", stricter), ("Mildere", milder))
    return "".join(f". {word}: {_named(families)}" for word, families in told if families)


def _named(families: list[Family]) -> str:
    names = ", ".join(FAMILIES[family].lower() for family in families[:_MOST_REASONS])
    return f"{names} og mer" if len(families) > _MOST_REASONS else names
