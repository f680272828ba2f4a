"""The window for target groups: make one's own from another, change it, share it, delete it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import TargetGroup
from asker_skriv.errors import AskerSkrivError
from asker_skriv.paths import DataLayers
from asker_skriv.ui.findings.controller import FindingsController
from asker_skriv.ui.group_form import GroupForm
from asker_skriv.ui.group_store import GroupStore
from asker_skriv.ui.questions import Doubt
from asker_skriv.ui.screen import resize_to_fit

_FILTER = "Målgruppe (*.toml)"
_ROOM_FOR_BOLD = 40
_ID = Qt.ItemDataRole.UserRole
_READ_ONLY = "Denne målgruppen kan ikke endres her. Lag din egen ut fra den, og endre det du vil."
_SHARED = "Kommunen har laget denne målgruppen for alle. Lag din egen ut fra den for å endre noe."


class GroupsWindow(QDialog):
    """Every group on the left, what the chosen one asks for on the right.

    Only one's own can be changed; from any other, one's own is made.
    """

    def __init__(
        self, controller: FindingsController, parent: QWidget | None = None, current: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Målgrupper")
        resize_to_fit(self, 960, 720)
        self._controller = controller
        self.store = GroupStore(DataLayers.standard())
        self._deleted: tuple[str, str, str] | None = None  # id, name, content
        self._leaving = False
        self.list = QListWidget()
        self.list.setAccessibleName("Målgrupper")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = GroupForm()
        self.told = QLabel(objectName="stille", wordWrap=True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.save_button = QPushButton("&Lagre", objectName="hoved")
        self.make_button = QPushButton("Lag &din egen ut fra denne")
        self.delete_button = QPushButton("Sle&tt …")
        self.undo_button = QPushButton("&Angre slettingen")
        self.import_button = QPushButton("&Importer …")
        self.export_button = QPushButton("E&ksporter …")
        self._lay_out()
        self.list.currentItemChanged.connect(self._move)
        self.save_button.clicked.connect(self.save)
        self.make_button.clicked.connect(self.make_own)
        self.delete_button.clicked.connect(self._ask_delete)
        self.undo_button.clicked.connect(self.undo_delete)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        self.refresh(current)

    def refresh(self, chosen: str = "") -> None:
        """List the groups again."""
        groups = self.store.all()
        self._leaving = True  # what was in the form has been saved, or let go
        self.list.clear()
        for group in groups:
            self.list.addItem(group.name + self._origin(group.id))
            item = self.list.item(self.list.count() - 1)
            item.setData(_ID, group)
            item.setSizeHint(QSize(0, 30))
        ids = [group.id for group in groups]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._leaving = False
        self._choose()

    def edited(self) -> TargetGroup:
        """Return the group as the form has it."""
        return self.form.edited()

    def make_own(self) -> None:
        """Begin a group of one's own with what the form has."""
        base = self.form.edited()
        self._draft(replace(base, id="", name=""))
        self.told.setText(
            f"Ny målgruppe ut fra «{base.name}». Gi den et navn, og endre det du vil."
        )
        self.form.name.setFocus()

    def save(self) -> None:
        """Keep the form's group as one's own, and check with it from now on."""
        if not self.form.check():
            self.told.setText("Noe må rettes før målgruppen kan lagres.")
            return
        try:
            saved = self.store.save(self.form.edited())
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self.refresh(saved.id)
        self._controller.reload()
        self.told.setText(f"«{saved.name}» er lagret. Velg den som leser øverst i vinduet.")

    def delete(self) -> None:
        """Delete the chosen group of one's own; it can be brought back until the window closes."""
        group = self._chosen()
        if group is None or not self.store.is_own(group.id):
            return
        try:
            content = self.store.delete(group.id)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self._deleted = group.id, group.name, content
        self.refresh()
        self._controller.reload()
        self.told.setText(f"«{group.name}» er slettet.")
        self.undo_button.show()

    def undo_delete(self) -> None:
        """Bring the group that was deleted last back."""
        if self._deleted is None:
            return
        group_id, name, content = self._deleted
        try:
            self.store.restore(group_id, content)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self._deleted = None
        self.undo_button.hide()
        self.refresh(group_id)
        self._controller.reload()
        self.told.setText(f"«{name}» er tilbake.")

    def import_from(self, path: Path) -> None:
        """Show a group that someone has shared; it is kept when it is saved."""
        try:
            group = self.store.read(path)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self._draft(replace(group, id=""))
        self.told.setText(f"«{group.name}» er lest inn. Trykk «Lagre» for å bruke den.")

    def export_to(self, path: Path) -> None:
        """Write the form's group to a file to share."""
        try:
            self.store.export(self.form.edited(), path)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self.told.setText(f"Målgruppen er lagret i {path.name}.")

    def _draft(self, group: TargetGroup) -> None:
        """Show a group that is not kept yet."""
        self.form.show_group(group)
        self._allow(editing=True, deleting=False)

    def _chosen(self) -> TargetGroup | None:
        item = self.list.currentItem()
        group: TargetGroup | None = item.data(_ID) if item is not None else None
        return group

    def _move(self, _now: object, before: object) -> None:
        """Show the chosen group, unless the writer would rather stay with what is not saved."""
        if self._leaving:
            return
        if before is not None and self._has_changes() and not self._may_leave():
            self._leaving = True
            self.list.setCurrentItem(before)
            self._leaving = False
            return
        self._choose()

    def _choose(self) -> None:
        group = self._chosen()
        if group is None:
            return
        self.form.show_group(group)
        own = self.store.is_own(group.id)
        self._allow(editing=own, deleting=own)
        self.undo_button.setVisible(self._deleted is not None)
        shared = _SHARED if self.store.is_shared(group.id) else _READ_ONLY
        instead = f"Den brukes i stedet for målgruppen med id «{group.id}» som fulgte med."
        self.told.setText(shared if not own else instead if self.store.replaces(group.id) else "")

    def _allow(self, *, editing: bool, deleting: bool) -> None:
        self.form.setEnabled(editing)
        self.save_button.setVisible(editing)
        self.delete_button.setVisible(deleting)
        self.make_button.setVisible(not editing or deleting)
        (self.save_button if editing else self.make_button).setDefault(True)

    def _has_changes(self) -> bool:
        return self.form.isEnabled() and self.form.is_changed()

    def _origin(self, group_id: str) -> str:
        if self.store.is_own(group_id):
            return " (egen)"
        return " (fra kommunen)" if self.store.is_shared(group_id) else ""

    def _may_leave(self) -> bool:
        return Doubt(
            title="Endringene er ikke lagret",
            message="Endringene i målgruppen er ikke lagret.",
            go_ahead="Forkast endringene",
            stay="Bli her",
        ).settled(self)

    def reject(self) -> None:
        """Close, unless there is something that is not saved and the writer will stay."""
        if not self._has_changes() or self._may_leave():
            super().reject()

    def _ask_delete(self) -> None:
        group = self._chosen()
        if group is None:
            return
        doubt = Doubt(
            title="Slett målgruppe",
            message=f"Vil du slette «{group.name}»?",
            go_ahead="Slett",
            stay="Behold",
            more="Brevene dine blir ikke endret. Du kan angre så lenge dette vinduet er åpent.",
        )
        if doubt.settled(self):
            self.delete()

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Importer målgruppe", "", _FILTER)
        if name:
            self.import_from(Path(name))

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Eksporter målgruppe", "", _FILTER)
        if name:
            self.export_to(Path(name).with_suffix(".toml"))

    def _lay_out(self) -> None:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.form)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.list, 2)
        columns.addWidget(scroll, 5)
        buttons = QHBoxLayout()
        for button in (self.import_button, self.export_button, self.delete_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.undo_button, self.make_button, self.save_button):
            buttons.addWidget(button)
        self.make_button.setMinimumWidth(self.make_button.sizeHint().width() + _ROOM_FOR_BOLD)
        self.undo_button.setAutoDefault(False)
        self.undo_button.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addLayout(columns, 1)
        rows.addWidget(self.told)
        rows.addLayout(buttons)
