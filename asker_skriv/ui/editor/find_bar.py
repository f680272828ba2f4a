"""Find and replace in a bar under the letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.ui.editor.letter_editor import LetterEditor

MOST_MARKED = 500
_PALE = 120  # of 255: the place one is at stands out among the others


class FindBar(QWidget):
    """Finds as one types; replaces one, or all as one undo step. Esc closes."""

    closed = Signal()

    def __init__(self, editor: LetterEditor) -> None:
        super().__init__()
        self._editor = editor
        self.wanted = QLineEdit(placeholderText="Finn")
        self.wanted.setAccessibleName("Finn i brevet")
        self.replacement = QLineEdit(placeholderText="Erstatt med")
        self.replacement.setAccessibleName("Erstatt med")
        self.whole_words = QCheckBox("Hele ord")
        self.match_case = QCheckBox("Skill store og små")
        self.count = QLabel(objectName="stille")
        self._replace_row = QWidget()
        self._build()
        self.wanted.textChanged.connect(lambda _: self._search_changed())
        for box in (self.whole_words, self.match_case):
            box.toggled.connect(lambda _: self._search_changed())
        self.wanted.returnPressed.connect(self.go_next)
        self.hide()

    def open(self, *, replace: bool) -> None:
        """Show the bar with what is selected as what to find."""
        self._replace_row.setVisible(replace)
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.wanted.setText(selected)
        self.show()
        self.wanted.setFocus()
        self.wanted.selectAll()
        self._search_changed()

    def close_bar(self) -> None:
        """Hide the bar and go back to the letter."""
        self.hide()
        self._editor.set_search_selections([])
        self._editor.setFocus()
        self.closed.emit()

    def go_next(self) -> bool:
        """Go to the next place, from the top again after the last."""
        return self._go(QTextDocument.FindFlag(0))

    def go_previous(self) -> bool:
        """Go to the place before, from the bottom again after the first."""
        return self._go(QTextDocument.FindFlag.FindBackward)

    def replace_one(self) -> None:
        """Replace the place that is selected and go to the next."""
        cursor = self._editor.textCursor()
        if self._is_hit(cursor):
            cursor.insertText(self.replacement.text())
        self.go_next()
        self._search_changed()

    def replace_all(self) -> int:
        """Replace everywhere as one undo step; returns how many."""
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        replaced = 0
        place = self._found(QTextCursor(self._editor.document()))
        while not place.isNull():
            place.insertText(self.replacement.text())
            replaced += 1
            place = self._found(place)
        cursor.endEditBlock()
        self._search_changed()
        self.count.setText(f"Erstattet {replaced}" if replaced else "Ingen treff")
        return replaced

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Shift+Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif (
            event.key() == Qt.Key.Key_Return
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.go_previous()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        first = QHBoxLayout()
        self.wanted.setMinimumWidth(240)
        first.addWidget(self.wanted)
        for text, help_text, action in (
            ("Forrige", "Gå til forrige treff (Shift+F3)", self.go_previous),
            ("Neste", "Gå til neste treff (F3)", self.go_next),
        ):
            first.addWidget(_button(text, help_text, action))
        first.addSpacing(8)
        first.addWidget(self.whole_words)
        first.addSpacing(6)
        first.addWidget(self.match_case)
        first.addSpacing(6)
        first.addWidget(self.count)
        first.addStretch(1)
        first.addWidget(_button("Lukk", "Lukk søket (Esc)", self.close_bar))
        rows.addLayout(first)
        second = QHBoxLayout(self._replace_row)
        second.setContentsMargins(0, 0, 0, 0)
        self.replacement.setMinimumWidth(240)
        second.addWidget(self.replacement)
        second.addWidget(_button("Erstatt", "Erstatt dette treffet", self.replace_one))
        second.addWidget(_button("Erstatt alle", "Erstatt alle treff", self.replace_all))
        second.addStretch(1)
        rows.addWidget(self._replace_row)

    def _flags(self) -> QTextDocument.FindFlag:
        flags = QTextDocument.FindFlag(0)
        if self.whole_words.isChecked():
            flags |= QTextDocument.FindFlag.FindWholeWords
        if self.match_case.isChecked():
            flags |= QTextDocument.FindFlag.FindCaseSensitively
        return flags

    def _found(
        self, start: QTextCursor, extra: QTextDocument.FindFlag | None = None
    ) -> QTextCursor:
        flags = self._flags() | (extra or QTextDocument.FindFlag(0))
        return self._editor.document().find(self.wanted.text(), start, flags)

    def _go(self, direction: QTextDocument.FindFlag) -> bool:
        if not self.wanted.text():
            return False
        found = self._found(self._editor.textCursor(), direction)
        if found.isNull():
            start = QTextCursor(self._editor.document())
            if direction == QTextDocument.FindFlag.FindBackward:
                start.movePosition(QTextCursor.MoveOperation.End)
            found = self._found(start, direction)
        if found.isNull():
            return False
        self._editor.setTextCursor(found)
        self._editor.ensureCursorVisible()
        return True

    def _is_hit(self, cursor: QTextCursor) -> bool:
        selected, wanted = cursor.selectedText(), self.wanted.text()
        if not self.match_case.isChecked():
            selected, wanted = selected.casefold(), wanted.casefold()
        return bool(wanted) and selected == wanted

    def _search_changed(self) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        paler = self.palette().highlight().color()
        paler.setAlpha(_PALE)
        if self.wanted.text() and self.isVisible():
            place = self._found(QTextCursor(self._editor.document()))
            while not place.isNull() and len(selections) < MOST_MARKED:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = place
                mark.format.setBackground(paler)
                selections.append(mark)
                place = self._found(place)
        self._editor.set_search_selections(selections)
        self.count.setText(_told(len(selections)) if self.wanted.text() else "")


def _told(hits: int) -> str:
    if hits == MOST_MARKED:
        return f"Over {MOST_MARKED} treff"
    return f"{hits} treff" if hits else "Ingen treff"


def _button(text: str, help_text: str, action: Callable[[], object]) -> QPushButton:
    button = QPushButton(text, toolTip=help_text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: action())  # noqa: PLW0108 - drops Qt's «checked»
    return button
