"""The data-protection check before export and before the whole text is copied.

It runs in the window's own process, so that it holds when the checking process is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from asker_skriv.engine import (
    Disclosure,
    DisclosureCheck,
    Piece,
    Place,
    Spot,
    load_disclosure_check,
    load_document_types,
)
from asker_skriv.errors import BadDataFileError
from asker_skriv.export.word import letter_title
from asker_skriv.paths import DataLayers
from asker_skriv.text.offsets import to_utf16
from asker_skriv.ui.sharing_dialog import Choice, SharingDialog

if TYPE_CHECKING:
    from asker_skriv.engine import DocumentTypes
    from asker_skriv.ui.main_window import MainWindow

_ENOUGH_TO_KNOW = 6_000  # characters from the start that tell the type; the rest costs time
_EXPORT, _COPY = "Eksporter likevel", "Kopier likevel"
_UNREADABLE = (
    "Brevet er ikke sjekket for personopplysninger, for regelen kan ikke leses. "
    "Se gjennom det selv, og meld fra til IT."
)


class Sharing(QObject):
    """Asks about one window's letter. What has been answered is not asked again for a copy."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self._copied: set[tuple[str, Place]] = set()
        self._exporting: set[tuple[str, Place]] = set()
        self._editor.may_share = self.may_copy
        self._editor.has_question = self.has_question
        for signal in (
            window.letter.changed,
            window.reader_changed,
            window.document_type_changed,
        ):
            signal.connect(lambda *_: self._copied.clear())

    def may_copy(self) -> bool:
        """Ask about the text before all of it is copied; returns whether it may be."""
        return self._may(list(self._letter()), "", _COPY, self._copied, self._window) is True

    def has_question(self) -> bool:
        """Tell whether there is something to ask about before all of the text is copied."""
        return bool(self._found(list(self._letter()), "", self._copied)[1])

    def may_export_letter(self) -> bool:
        """Ask about the letter and its title before the form; returns whether to go on."""
        self._exporting.clear()
        title = Piece(Place.PROPERTY, letter_title(self._editor.to_document()), "tittel")
        pieces = [*self._letter(), title]
        return self._may(pieces, "", _EXPORT, self._exporting, self._window) is True

    def may_write(self, pieces: Sequence[Piece], template: str, form: QWidget) -> Spot | bool:
        """Ask about what the form adds; returns the place to go to, or whether to go on."""
        everything = [*self._letter(), *pieces]
        return self._may(everything, template, _EXPORT, self._exporting, form)

    def go_to(self, spot: Spot) -> None:
        """Select a place in the letter; the title's own stands in the letter too."""
        block = self._editor.document().findBlockByNumber(spot.index)
        cursor = QTextCursor(block)
        if spot.place in {Place.TEXT, Place.TITLE}:
            text, origin = block.text(), block.position()
            cursor.setPosition(origin + to_utf16(text, spot.start))
            end = origin + to_utf16(text, spot.end)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._editor.setFocus()

    @cached_property
    def _check(self) -> DisclosureCheck:
        return load_disclosure_check(DataLayers.standard())

    @cached_property
    def _types(self) -> DocumentTypes:
        layers = DataLayers.standard()
        parts = layers.files("dokumentdeler", "*.toml")
        return load_document_types(layers.files("dokumenttyper", "*.toml"), parts, [])

    def _may(
        self,
        pieces: Sequence[Piece],
        template: str,
        anyway: str,
        answered: set[tuple[str, Place]],
        parent: QWidget,
    ) -> Spot | bool:
        about, found = self._found(pieces, template, answered)
        if not found:
            return True
        dialog = SharingDialog(found, about, anyway, parent)
        dialog.exec()
        if dialog.choice is Choice.SHARE:
            answered.update(*(_marks(each) for each in found))
            return True
        if dialog.choice is not Choice.GO_THERE:
            return False
        if parent is self._window:
            self.go_to(dialog.spot)
            return False
        return dialog.spot

    def _found(
        self, pieces: Sequence[Piece], template: str, answered: set[tuple[str, Place]]
    ) -> tuple[str, list[Disclosure]]:
        """Return who may read, in words, and what is to be asked about; nothing twice."""
        try:
            situation = self._check.situation(self._group(), self._type(), template)
        except BadDataFileError:
            self._window.tell(_UNREADABLE)
            return "", []
        found = [
            each for each in self._check.find(pieces, situation) if not _marks(each) <= answered
        ]
        return situation.about, found if any(each.asks for each in found) else []

    def _letter(self) -> Iterator[Piece]:
        """Yield the letter's blocks by number; the first heading is its title."""
        titled = False
        block = self._editor.document().begin()
        while block.isValid():
            title = not titled and bool(block.blockFormat().headingLevel() and block.text().strip())
            titled = titled or title
            yield Piece(
                Place.TITLE if title else Place.TEXT, block.text(), index=block.blockNumber()
            )
            block = block.next()

    def _group(self) -> str:
        return self._window.reader_combo.currentData() or self._window.settings.settings.group

    def _type(self) -> str:
        """Return the chosen type, or the one that the letter looks like."""
        chosen = self._window.type_combo.currentData()
        return chosen or self._types.suggest(self._editor.toPlainText()[:_ENOUGH_TO_KNOW])


def _marks(found: Disclosure) -> set[tuple[str, Place]]:
    return {(found.fingerprint, spot.place) for spot in found.spots}
