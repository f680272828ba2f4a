"""Underlines under what is found, on visible blocks only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from asker_skriv.engine import Scope
from asker_skriv.ui.findings.blocks import BlockState, Placed
from asker_skriv.ui.findings.controller import FindingsController, Located
from asker_skriv.ui.findings.lines import FindingLines, Underlined
from asker_skriv.ui.findings.looks import Looks
from asker_skriv.ui.findings.margin import MarginMarks
from asker_skriv.ui.findings.viewport import visible_blocks

SOON_MS = 30
WORD_LEFT_ALONE_MS = 2_000


class Underliner(QObject):
    """Draws lines under what is found, and marks in the margin for whole sentences.

    The word being written is left alone until the caret leaves it or the writer rests.
    """

    def __init__(self, controller: FindingsController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._editor = controller.editor
        self.lines = FindingLines(self._editor)
        self.margin = MarginMarks(self._editor)
        self._selections: list[QTextEdit.ExtraSelection] = []
        self._seen: set[int] = set()
        self._pointed: Located | None = None
        self._writing: tuple[int, int] | None = None
        self._edited = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._rested = QTimer(self, singleShot=True, interval=WORD_LEFT_ALONE_MS)
        self._rested.timeout.connect(self._stop_writing)
        controller.block_found.connect(self._block_found)
        controller.blocks.changed.connect(self._text_changed)
        self._editor.cursorPositionChanged.connect(self._caret_moved)
        self._editor.verticalScrollBar().valueChanged.connect(self._refresh_soon)
        self._editor.viewport().installEventFilter(self)
        self._editor.installEventFilter(self)

    def point_at(self, located: Located | None) -> None:
        """Light up the words that are spoken of, or none."""
        self._pointed = located
        self.refresh()

    def refresh(self) -> None:
        """Paint anew what is visible."""
        looks = Looks.of(self._editor.palette())
        lines: list[Underlined] = []
        marks: list[Located] = []
        self._seen.clear()
        for block in visible_blocks(self._editor):
            state = self._controller.blocks.state(block)
            self._seen.add(state.id)
            marks += [
                Located(state, placed)
                for placed in state.placed
                if placed.finding.scope is not Scope.WORDS
            ]
            words = [placed for placed in state.placed if placed.finding.scope is Scope.WORDS]
            for placed, start, end in apart(words):
                if not self._is_being_written(state, placed):
                    lines.append((_cursor(state, start, end), placed.finding.severity))
        self.lines.show_lines(lines, looks)
        self.margin.show_marks(marks, looks)
        self._light_up(looks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the viewport's size and the theme."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.PaletteChange, QEvent.Type.Show}:
            self._refresh_soon()
        return super().eventFilter(watched, event)

    def _light_up(self, looks: Looks) -> None:
        selections = []
        pointed = self._pointed
        if pointed is not None and pointed.placed in pointed.state.placed:
            lit = QTextEdit.ExtraSelection()
            lit.cursor = _cursor(pointed.state, pointed.placed.start, pointed.placed.end)
            lit.format = looks.pointed_at()
            selections.append(lit)
        if selections or self._selections:
            # Held on to: PySide frees the cursors of a list that goes out of scope.
            self._selections = selections
            show = getattr(self._editor, "set_finding_selections", self._editor.setExtraSelections)
            show(selections)

    def _is_being_written(self, state: BlockState, placed: Placed) -> bool:
        if self._writing is None or self._writing[0] != state.id:
            return False
        return placed.start <= self._writing[1] <= placed.end

    def _text_changed(self, numbers: list[int]) -> None:
        self._edited = self._editor.hasFocus() and len(numbers) == 1
        self._refresh_soon()

    def _caret_moved(self) -> None:
        was = self._writing
        cursor = self._editor.textCursor()
        if self._edited and cursor.block().isValid():
            state = self._controller.blocks.state(cursor.block())
            self._writing = (state.id, cursor.positionInBlock())
            self._rested.start()
        else:
            self._writing = None
        self._edited = False
        if was is not None or self._writing is not None:
            self._refresh_soon()

    def _stop_writing(self) -> None:
        self._writing = None
        self.refresh()

    def _block_found(self, number: int) -> None:
        if number in self._seen:
            self._refresh_soon()

    def _refresh_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()


def apart(words: Iterable[Placed]) -> Iterator[tuple[Placed, int, int]]:
    """Yield what each finding has for itself: no character carries two lines.

    Of findings inside one another the shorter keeps its words, and the longer is underlined
    before and after them. Offsets are UTF-16 units of the block, as in ``Placed``.
    """
    taken: list[tuple[int, int]] = []
    for placed in sorted(words, key=lambda placed: (placed.end - placed.start, placed.start)):
        start = placed.start
        for first, last in sorted(taken):
            if last <= start or placed.end <= first:
                continue
            if start < first:
                yield placed, start, first
            start = last
        if start < placed.end:
            yield placed, start, placed.end
        taken.append((placed.start, placed.end))


def _cursor(state: BlockState, start: int, end: int) -> QTextCursor:
    """Return a cursor over the words, which follows them while the text is edited."""
    cursor = QTextCursor(state.block)
    origin = state.block.position()
    last = origin + state.block.length() - 1
    cursor.setPosition(min(origin + start, last))
    cursor.setPosition(min(origin + end, last), QTextCursor.MoveMode.KeepAnchor)
    return cursor
