"""Asks whether what was found is to be shared: calm, masked, and with nothing done by default."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import Disclosure, Place, Spot, kind_name

_WIDTH = 520
_MOST_ROWS = 6
_SAID = {
    Place.TITLE: "i tittelen",
    Place.TEXT: "i teksten",
    Place.FILE_NAME: "i filnavnet",
    Place.PROPERTY: "i filens egenskaper",
}
_OF = Qt.ItemDataRole.UserRole


class Choice(Enum):
    """What the writer wants."""

    CANCEL = 0
    GO_THERE = 1
    SHARE = 2


class SharingDialog(QDialog):
    """Lists what would be shared. ``choice`` and ``spot`` tell the answer."""

    def __init__(
        self,
        found: Sequence[Disclosure],
        about: str,
        anyway: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self.setWindowTitle("Personopplysninger")
        self.setMinimumWidth(_WIDTH)
        question = QLabel("Skal dette være med?", objectName="tittel")
        self.about = QLabel(about, wordWrap=True)
        self.list = QListWidget(objectName="liste")
        self.list.setAccessibleName("Personopplysninger som ble funnet")
        self.list.setAccessibleDescription(about)
        self.list.setWordWrap(True)
        for each in found:
            item = QListWidgetItem(f"{kind_name(each.kind)}: {each.masked}\n{places(each)}")
            item.setData(_OF, each)
            self.list.addItem(item)
        buttons = QDialogButtonBox()
        self.there = buttons.addButton("Gå til stedet", QDialogButtonBox.ButtonRole.ActionRole)
        self.anyway = buttons.addButton(anyway, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.cancel = buttons.addButton("Avbryt", QDialogButtonBox.ButtonRole.RejectRole)
        for button, choice in (
            (self.there, Choice.GO_THERE),
            (self.anyway, Choice.SHARE),
            (self.cancel, Choice.CANCEL),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=choice: self._choose(chosen))
        self.cancel.setDefault(True)
        self.list.itemActivated.connect(lambda _: self._choose(Choice.GO_THERE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        for widget in (question, self.about, self.list, buttons):
            layout.addWidget(widget)
        self.list.setCurrentRow(0)
        self._fit()
        self.list.setFocus()

    @property
    def spot(self) -> Spot:
        """The first place of what is marked in the list."""
        chosen: Disclosure = self.list.currentItem().data(_OF)
        return chosen.spots[0]

    def reject(self) -> None:
        """Take Escape and the closing of the window as a no."""
        self._choose(Choice.CANCEL)

    def _choose(self, choice: Choice) -> None:
        """Take the first answer: Enter in the list also presses the default button."""
        if self.choice is None:
            self.choice = choice
            self.done(choice.value)

    def _fit(self) -> None:
        """Make room for the list's rows, so that few need no scrolling."""
        rows = min(self.list.count(), _MOST_ROWS)
        height = sum(self.list.sizeHintForRow(row) for row in range(rows))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + 8)


def places(found: Disclosure) -> str:
    """Return where something stands: «i tittelen og 2 steder i teksten»."""
    said = list(_places(found.spots))
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} og {said[-1]}"


def _places(spots: Sequence[Spot]) -> Iterator[str]:
    for place in dict.fromkeys(spot.place for spot in spots):
        here = [spot for spot in spots if spot.place is place]
        if place is Place.FIELD:
            for name in dict.fromkeys(spot.name for spot in here):
                yield f"i feltet «{name}»"
        elif len(here) > 1 and place is Place.TEXT:
            yield f"{len(here)} steder i teksten"
        else:
            yield _SAID[place]
