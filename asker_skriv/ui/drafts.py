"""Letters that were never saved, offered when the program starts and from the menu."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.recovery import Draft, told_time
from asker_skriv.text.difference import Kind, Paragraph, difference, in_words
from asker_skriv.ui.difference_view import KEY, DifferenceView, read_quietly
from asker_skriv.ui.files import NEW_NAME, LetterFile
from asker_skriv.ui.questions import Doubt
from asker_skriv.ui.recovery import Left, Recovery
from asker_skriv.ui.screen import resize_to_fit

_LEFT = Qt.ItemDataRole.UserRole
_AIR = 14  # pixels over and under a letter's two lines in the list
_ROWS = 3


class DraftsDialog(QDialog):
    """The letters left behind: when, how each begins, and what differs from its saved file.

    ``chosen`` is the one to go on with. None is deleted unless the writer says so twice, or has
    it saved elsewhere.
    """

    def __init__(self, left: Sequence[Left], letter: LetterFile, parent: QWidget) -> None:
        super().__init__(parent)
        self._letter = letter
        self.chosen: Left | None = None
        self.setWindowTitle("Brev som ikke ble lagret")
        resize_to_fit(self, 760, 620)
        one = len(left) == 1
        self.told = QLabel(
            f"Programmet sluttet før {'dette brevet' if one else 'disse brevene'} var lagret. "
            "Teksten er tatt vare på.",
            wordWrap=True,
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Brev som ikke ble lagret")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        row = 2 * self.list.fontMetrics().lineSpacing() + _AIR
        self.list.setFixedHeight(row * min(_ROWS, len(left)) + 2 * self.list.frameWidth())
        for each in left:
            item = QListWidgetItem(_told(each.draft), self.list)
            item.setSizeHint(QSize(0, row))
            item.setData(_LEFT, each)
        self.state = QLabel(wordWrap=True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.view = DifferenceView()
        self.open_button = QPushButton("Åpne utkastet", objectName="hoved")
        self.keep_button = QPushButton()
        self.copy_button = QPushButton("Lagre utkastet som …")
        self.later_button = QPushButton("Senere")
        self._build()
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.setCurrentRow(0)

    def left(self) -> list[Left]:
        """Return the drafts that are still in the list."""
        return [self.list.item(row).data(_LEFT) for row in range(self.list.count())]

    def _build(self) -> None:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        for button, part, do in (
            (self.open_button, role.AcceptRole, self._open),
            (self.keep_button, role.DestructiveRole, self._delete),
            (self.copy_button, role.ActionRole, self._save_as),
            (self.later_button, role.RejectRole, self.reject),
        ):
            buttons.addButton(button, part)
            button.clicked.connect(do)
        self.open_button.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        for widget in (self.told, self.list, self.state, self.view, buttons):
            rows.addWidget(widget, 1 if widget is self.view else 0)
        self.list.setFocus()

    def _current(self) -> Left | None:
        item = self.list.currentItem()
        return item.data(_LEFT) if item is not None else None

    def _show(self) -> None:
        """Show the chosen draft: what differs from the file, or all of it."""
        if (left := self._current()) is None:
            return
        changes = against_file(left.draft)
        self.keep_button.setText("Slett utkastet" if changes is None else "Behold den lagrede")
        self.state.setText(_state(left.draft, changes))
        if changes is None:
            self.view.show_text(left.draft.document)
        else:
            self.view.show_difference(changes)

    def _open(self) -> None:
        self.chosen = self._current()
        self.accept()

    def _save_as(self) -> None:
        if (left := self._current()) is not None and self._letter.save_copy(
            left.draft.document, Path(left.draft.name).stem
        ):
            self._gone(left)

    def _delete(self) -> None:
        if (left := self._current()) is not None and _is_sure(left.draft, self):
            self._gone(left)

    def _gone(self, left: Left) -> None:
        left.delete()
        self.list.takeItem(self.list.currentRow())
        if not self.list.count():
            self.reject()


def offer(keeper: Recovery, letter: LetterFile, parent: QWidget) -> bool:
    """Offer the letters left behind; returns whether one was taken up again."""
    left = [each for each in keeper.left_behind() if not _is_saved(each)]
    if not left:
        return False
    dialog = DraftsDialog(left, letter, parent)
    dialog.exec()
    chosen = dialog.chosen
    for each in dialog.left():
        if each is not chosen:
            each.held.unlock()
    if chosen is None:
        return False
    draft = chosen.draft
    path = Path(draft.path) if draft.path else None
    letter.take_up(draft.document, path, draft.name, draft.base)
    keeper.take_up(chosen)
    if others := dialog.list.count() - 1:
        what = "Ett utkast" if others == 1 else f"{others} utkast"
        letter.told.emit(f"{what} til er tatt vare på. Se Fil, «Utkast som ikke er lagret».")
    return True


def offer_again(keeper: Recovery, letter: LetterFile, parent: QWidget) -> None:
    """Offer them from the menu: the letter in the window is left first, with a question."""
    waiting = keeper.left_behind()
    for each in waiting:
        each.held.unlock()
    if not waiting:
        QMessageBox.information(parent, "Utkast", "Det ligger ingen utkast her som ikke er lagret.")
    elif letter.may_leave():
        offer(keeper, letter, parent)


def against_file(draft: Draft) -> list[Paragraph] | None:
    """Return how the draft differs from its file; None when there is none to read."""
    saved = read_quietly(Path(draft.path)) if draft.path else None
    return None if saved is None else difference(saved, draft.document)


def _is_saved(left: Left) -> bool:
    """Tell whether the file holds all of the draft, which then has nothing more to give.

    So has one without a file and without a word. Neither is kept.
    """
    draft = left.draft
    changes = against_file(draft)
    is_empty = not draft.path and not draft.document.text.strip()
    is_same = changes is not None and all(each.kind is Kind.SAME for each in changes)
    if is_empty or is_same:
        left.delete()
    return is_empty or is_same


def _state(draft: Draft, changes: list[Paragraph] | None) -> str:
    if changes is not None and (saved := _saved(draft)):
        newer = " Filen er nyere enn utkastet." if saved > draft.when else ""
        times = f"Filen ble lagret {told_time(saved)}. Utkastet er fra {_when(draft)}."
        return f"{times}{newer} {in_words(changes)} {KEY}"
    if draft.path:
        return f"Filen kan ikke åpnes der den lå, så dette er hele utkastet fra {_when(draft)}."
    return f"Brevet har aldri vært lagret i en fil. Dette er hele utkastet fra {_when(draft)}."


def _saved(draft: Draft) -> float:
    """Return when the file was saved (Unix time); 0 when that can't be seen."""
    try:
        return Path(draft.path).stat().st_mtime
    except OSError:
        return 0.0


def _told(draft: Draft) -> str:
    name = draft.name if draft.path or draft.name != NEW_NAME else "Nytt brev"
    return f"{name} – {_when(draft)}\n{draft.first_line or 'Uten tekst'}"


def _when(draft: Draft) -> str:
    return told_time(draft.when)


def _is_sure(draft: Draft, parent: QWidget) -> bool:
    return Doubt(
        title="Slette utkastet?",
        message=f"Vil du slette utkastet av «{draft.name}» fra {_when(draft)}?",
        go_ahead="Slett utkastet",
        stay="Avbryt",
        more="Det som bare står i utkastet, blir borte for godt.",
    ).settled(parent)
