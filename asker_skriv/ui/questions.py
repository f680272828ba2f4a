"""Questions before something is lost or sent, each with a way out that loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

CHANGED = (
    "«{}» er endret av noen andre siden du åpnet den. Skriver du over, blir deres endringer borte "
    "fra filen. Teksten din er trygg uansett."
)
FOREIGN = (
    "«{}» er laget i et annet program eller på en mal. Asker skriv lagrer bare teksten. Topptekst, "
    "bilder, kommentarer og annet i filen blir borte hvis du skriver over den."
)
UNSEEN = (
    "«{}» kan ikke leses akkurat nå, så vi vet ikke om andre har endret den. Teksten din er trygg "
    "i Asker skriv."
)
IN_ANOTHER_WINDOW = (
    "«{}» er åpent i et annet vindu. Du kan åpne en kopi her. Den lagres under et annet navn."
)
TAKEN = "«{}» er åpent i et annet vindu. Lagre under et annet navn, eller lukk det vinduet først."
NOT_SAVED = "Brevet er ikke lagret"
NOT_KEPT = "Brevet er lagret, men forrige versjon kunne ikke tas vare på."
_ROLE = QMessageBox.ButtonRole


class Way(Enum):
    """What the writer chose; the value is what the button says, and the part it plays."""

    COPY = ("Lagre en kopi …", _ROLE.AcceptRole)
    OVER = ("Skriv over", _ROLE.DestructiveRole)
    SHOW = ("Vis forskjell", _ROLE.ActionRole)
    AGAIN = ("Prøv igjen", _ROLE.ActionRole)
    OPEN_COPY = ("Åpne en kopi", _ROLE.AcceptRole)
    STOP = ("Avbryt", _ROLE.RejectRole)


def ask(
    window: QWidget, title: str, message: str, ways: Sequence[Way], *, warning: bool = False
) -> Way:
    """Ask with these buttons, the first the default; Escape is STOP, which is always there."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning if warning else QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(message)
    buttons = {box.addButton(*way.value): way for way in (*ways, Way.STOP)}
    first, *_, last = buttons
    box.setDefaultButton(first)
    box.setEscapeButton(last)
    box.exec()
    return buttons.get(box.clickedButton(), Way.STOP)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question of whether to go ahead. Staying is the default and what Escape means."""

    title: str
    message: str
    go_ahead: str
    stay: str
    more: str = ""
    role: QMessageBox.ButtonRole = _ROLE.DestructiveRole
    icon: QMessageBox.Icon = QMessageBox.Icon.Question

    def settled(self, parent: QWidget) -> bool:
        """Ask; True when the writer goes ahead."""
        box = QMessageBox(parent)
        box.setIcon(self.icon)
        box.setWindowTitle(self.title)
        box.setText(self.message)
        box.setInformativeText(self.more)
        stay = box.addButton(self.stay, _ROLE.RejectRole)
        go_ahead = box.addButton(self.go_ahead, self.role)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is go_ahead
