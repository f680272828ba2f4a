"""When the note at a word opens and closes: click, rest of the mouse, Ctrl+. and F8."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from asker_skriv.engine import Scope
from asker_skriv.ui.findings import navigation
from asker_skriv.ui.findings.controller import FindingsController, Located
from asker_skriv.ui.findings.popup import Popup
from asker_skriv.ui.findings.underlines import Underliner

HOVER_MS = 550
AWAY_MS = 400
_NEAR = 12
# «3. september» and «kl. 10» end no sentence.
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ«])|[\u2028]")


class Companion(QObject):
    """Shows the popup where the writer asks for it and carries out what they choose there."""

    def __init__(self, controller: FindingsController, underliner: Underliner) -> None:
        super().__init__(controller)
        self._controller = controller
        self._editor = controller.editor
        self._underliner = underliner
        self.popup = Popup(self._editor.window())
        self.popup.taken.connect(self.take)
        self.popup.left.connect(self.let_stand)
        self.popup.closed.connect(self._closed)
        self.popup.typed.connect(self._type_on)
        self._hovered = QPoint()
        self._by_hover = False
        self._keyboard = False
        self._home: QWidget = self._editor
        self._going = False
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._open_hovered)
        self._away = QTimer(self, singleShot=True, interval=AWAY_MS)
        self._away.timeout.connect(self._close_if_away)
        self._editor.viewport().setMouseTracking(True)
        self._editor.viewport().installEventFilter(self)
        self._editor.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        controller.blocks.changed.connect(lambda _: self.popup.close_note())
        controller.changed.connect(self._check_still_there)
        underliner.margin.clicked.connect(lambda located: self.open(located, focus=False))

    def open(self, located: Located, *, focus: bool) -> None:
        """Show the note for a finding; with ``focus`` the keyboard goes there."""
        self._keyboard = focus
        self._home = self._editor
        self._by_hover = False
        alike = len(self._controller.identical(located))
        self._underliner.point_at(located)
        viewport = self._editor.viewport()
        corner = viewport.mapTo(self._editor.window(), viewport.rect().bottomRight())
        sentence = self._sentence_rect(located)
        self.popup.open(located, alike, sentence, right=corner.x(), focus=focus)

    def open_at_caret(self) -> None:
        """Show the note for what is at the caret, or else for what comes next."""
        position = self._editor.textCursor().position()
        located = navigation.at(self._controller, position)
        if located is None:
            self.go_next()
        else:
            self.open(located, focus=True)

    def go_next(self) -> None:
        """Go to the next finding and show its note."""
        self._go(navigation.after(self._controller.findings(), self._here(-1)))

    def go_previous(self) -> None:
        """Go to the previous finding and show its note."""
        self._go(navigation.before(self._controller.findings(), self._here(0)))

    def go_to(self, located: Located, home: QWidget | None = None) -> None:
        """Go to this finding and show its note; the keyboard goes back to ``home`` afterwards."""
        self._go(located)
        self._home = home or self._editor

    def take(self, located: Located, suggestion: str, everywhere: bool) -> None:
        """Put the suggestion in and give the keyboard back to the letter."""
        if everywhere:
            self._controller.accept_all(located, suggestion)
        else:
            self._controller.accept(located, suggestion)
        self._go_home()

    def let_stand(self, located: Located, everywhere: bool) -> None:
        """Let the words stand and give the keyboard back to the letter."""
        cases = self._controller.identical(located) if everywhere else [located]
        self._controller.dismiss(cases)
        self._go_home()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the text."""
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseMove and not event.buttons():
                self._mouse_moved(event.position().toPoint())
            elif event.type() is QEvent.Type.MouseButtonPress:
                self.popup.close_note()
                self._hover.stop()
            elif (
                event.type() is QEvent.Type.MouseButtonRelease
                and event.button() is Qt.MouseButton.LeftButton
                and not event.modifiers()
            ):
                # After the editor has placed the caret.
                point = event.position().toPoint()
                QTimer.singleShot(0, self, lambda: self._clicked(point))
        elif event.type() is QEvent.Type.Leave:
            self._hover.stop()
            self._away.start()
        return super().eventFilter(watched, event)

    def _go_home(self) -> None:
        """Give the keyboard back to where the writer came from."""
        (self._home if self._home.isVisible() else self._editor).setFocus()
        self._home = self._editor

    def _go(self, located: Located | None) -> None:
        if located is not None:
            self._going = True
            navigation.go_to(self._editor, located)
            self.open(located, focus=True)
            self._going = False

    def _here(self, nudge: int) -> int:
        """Return where to go on from; a finding at the very caret counts unless it is shown."""
        if (shown := self.popup.located) is not None:
            return shown.position
        return self._editor.textCursor().position() + nudge

    def _clicked(self, point: QPoint) -> None:
        if self._editor.textCursor().hasSelection():
            return
        if (located := self._words_at(point)) is not None:
            self.open(located, focus=False)

    def _mouse_moved(self, point: QPoint) -> None:
        self._hovered = point
        self._hover.start()
        if self._by_hover and self.popup.isVisible():
            self._away.start()

    def _open_hovered(self) -> None:
        if self.popup.isVisible() and not self._by_hover:
            return
        located = self._words_at(self._hovered)
        if located is not None and located != self.popup.located:
            self.open(located, focus=False)
            self._by_hover = True

    def _close_if_away(self) -> None:
        if not self._by_hover or not self.popup.isVisible():
            return
        over_popup = self.popup.underMouse()
        over_word = self._words_at(self._hovered) == self.popup.located
        if over_popup or (over_word and self._editor.viewport().underMouse()):
            self._away.start()
        elif not self.popup.isAncestorOf(QApplication.focusWidget() or self._editor):
            self.popup.close_note()

    def _words_at(self, point: QPoint) -> Located | None:
        cursor = self._editor.cursorForPosition(point)
        rect = self._editor.cursorRect(cursor).adjusted(-_NEAR, 0, _NEAR, 0)
        if not rect.contains(point):
            return None
        located = navigation.at(self._controller, cursor.position())
        is_words = located is not None and located.finding.scope is Scope.WORDS
        return located if is_words else None

    def _check_still_there(self) -> None:
        shown = self.popup.located
        if shown is not None and shown.placed not in shown.state.placed:
            self.popup.close_note()

    def _scrolled(self) -> None:
        if not self._going:
            self.popup.close_note()

    def _closed(self) -> None:
        self._underliner.point_at(None)
        if self._keyboard:
            self._home.setFocus()
        self._keyboard = False
        self._by_hover = False

    def _type_on(self, event: QKeyEvent) -> None:
        self._home = self._editor
        self._editor.setFocus()
        QApplication.sendEvent(self._editor, event)

    def sentence_of(self, located: Located) -> tuple[int, int]:
        """Return where the sentence around the finding begins and ends in its block, roughly."""
        text = located.state.block.text()
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        first = max((end for end in ends if end <= located.placed.start), default=0)
        last = min((end for end in ends if end >= located.placed.end), default=len(text))
        return first, last

    def _sentence_rect(self, located: Located) -> QRect:
        """Return where the sentence around the finding stands, in the window."""
        first, last = self.sentence_of(located)
        origin = located.state.block.position()
        # Offsets are UTF-16 and text is not; being a little off moves nothing but the popup.
        top = self._line(origin + first)
        bottom = self._line(origin + min(last, located.state.block.length() - 1))
        left = self._line(located.position).left()
        corner = self._editor.viewport().mapTo(self._editor.window(), QPoint(left, top.top()))
        return QRect(corner.x(), corner.y(), 1, bottom.bottom() - top.top() + 1)

    def _line(self, position: int) -> QRect:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(position, self._editor.document().characterCount() - 1))
        return self._editor.cursorRect(cursor)
