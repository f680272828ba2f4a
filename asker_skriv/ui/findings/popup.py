"""The note at a word: what could be better, why, and what to put there instead."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import Finding, Severity
from asker_skriv.ui.findings.controller import Located
from asker_skriv.ui.findings.looks import SEVERITY_NAMES, Looks
from asker_skriv.ui.findings.wording import (
    shown_suggestions,
    suggestion_action,
    suggestion_label,
)

WIDTH = 380
_EDGE = 12
_STYLE = """
#forklaring {{ background: {page}; border: 1px solid {line}; border-radius: 10px; }}
#forklaring QLabel {{ background: transparent; }}
#forklaring #melding {{ font-weight: 600; }}
#forklaring #hvorfor, #forklaring #detaljer {{ color: {quiet}; }}
#forklaring QPushButton {{
    border: 1px solid {line}; border-radius: 6px; padding: 6px 12px; background: {page};
    text-align: left; outline: none;
}}
#forklaring QPushButton:hover {{ background: {hover}; }}
#forklaring QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 11px; }}
#forklaring QPushButton[forslag="true"] {{ font-weight: 600; color: {accent}; }}
#forklaring QPushButton[stille="true"] {{ border-color: transparent; padding: 4px 8px; }}
#forklaring QPushButton[stille="true"]:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
"""


class Popup(QFrame):
    """One finding explained. Owns no decisions: it tells what the writer chose.

    ``taken`` and ``left`` carry the finding and whether all like cases are meant. Keys that
    write go on to the editor as if the popup were not there.
    """

    taken = Signal(object, str, bool)
    left = Signal(object, bool)
    closed = Signal()
    typed = Signal(QKeyEvent)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("forklaring")
        self.setFixedWidth(WIDTH)
        self.setAutoFillBackground(True)
        self._located: Located | None = None
        self._message = _label("melding")
        self._why = _label("hvorfor")
        self._details = _label("detaljer")
        self._suggestions = QVBoxLayout()
        self._suggestions.setSpacing(6)
        self._buttons: list[QPushButton] = []
        self._all = QCheckBox()
        self._leave = _quiet_button("La &stå", "Vis ikke dette rådet her igjen")
        self._leave.clicked.connect(self._let_stand)
        self._explain = _quiet_button("&Hvorfor?", "Vis eksempel og kilde")
        self._explain.setCheckable(True)
        self._explain.toggled.connect(self._fold)
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, color=QColor(0, 0, 0, 70))
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def located(self) -> Located | None:
        """The finding that is shown."""
        return self._located if self.isVisible() else None

    @property
    def suggestion_buttons(self) -> list[QPushButton]:
        """The buttons of the suggestions, best first."""
        return list(self._buttons)

    def open(
        self, located: Located, alike: int, sentence: QRect, *, right: int = 0, focus: bool
    ) -> None:
        """Show the finding clear of ``sentence`` and left of ``right``, in the window's pixels."""
        self._located = located
        self._fill(located.finding, alike)
        self._place(sentence, right or self._window.width())
        self.show()
        self.raise_()
        if focus:
            (self._buttons[0] if self._buttons else self._leave).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )

    def close_note(self) -> None:
        """Hide, and say so."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is focused, Esc closes, and what writes goes to the letter."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_note()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif self._buttons:
                self._buttons[0].click()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif (event.text().isprintable() and event.text()) or key == Qt.Key.Key_Backspace:
            self.close_note()
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the popup; Esc is the way out."""
        stops = [*self._buttons, self._all, self._leave, self._explain]
        stops = [stop for stop in stops if stop.isVisibleTo(self)]
        focused = self.focusWidget()
        index = stops.index(focused) if focused in stops else -1
        step = 1 if forward else -1
        stops[(index + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(4)
        actions.addWidget(self._all)
        actions.addStretch(1)
        actions.addWidget(self._leave)
        actions.addWidget(self._explain)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 8)
        column.setSpacing(6)
        for widget in (self._message, self._why):
            column.addWidget(widget)
        column.addSpacing(2)
        column.addLayout(self._suggestions)
        column.addLayout(actions)
        column.addWidget(self._details)

    def _fill(self, finding: Finding, alike: int) -> None:
        looks = Looks.of(self.palette())
        self._restyle(looks)
        kind = SEVERITY_NAMES[finding.severity]
        colour = looks.colour(finding.severity).name()
        mark = {Severity.ERROR: "▲", Severity.ADVICE: "●", Severity.STYLE: "○"}[finding.severity]
        self._message.setText(
            f'<span style="color:{colour}">{mark}</span>&nbsp; {_escaped(finding.message)}'
        )
        why = " ".join(part for part in (finding.why, finding.note) if part)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.setAccessibleName(f"{kind}: {finding.message}")
        self.setAccessibleDescription(why)
        self._fill_suggestions(finding)
        self._all.setChecked(False)
        # A swap that depends on its sentence is taken one by one; letting be may be for all.
        self._all.setText(f"&Alle like ({alike})" if finding.direct else f"La &alle stå ({alike})")
        self._all.setVisible(alike > 1)
        self._all.setAccessibleDescription(
            "Gjør det samme med alle like tilfeller i brevet"
            if finding.direct
            else "Gjelder bare når du lar ordene stå. Forslaget avhenger av setningen."
        )
        self._details.setText(_details(finding))
        self._explain.setChecked(False)
        self._details.hide()
        self._explain.setVisible(bool(self._details.text()))

    def _fill_suggestions(self, finding: Finding) -> None:
        for button in self._buttons:
            self._suggestions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for suggestion in shown_suggestions(finding.suggestions):
            label = suggestion_label(suggestion).replace("&", "&&")
            button = QPushButton(self.fontMetrics().elidedText(
                label, Qt.TextElideMode.ElideMiddle, WIDTH - 70
            ), self)  # fmt: skip
            button.setToolTip(suggestion if button.text() != label else "")
            button.setProperty("forslag", True)
            button.setAccessibleName(suggestion_action(finding, suggestion))
            button.setAccessibleDescription(f"{finding.message} {finding.why}".strip())
            button.clicked.connect(partial(self._take, suggestion))
            self._suggestions.addWidget(button)
            button.show()  # counted in the popup's height even when it is open already
            self._buttons.append(button)

    def _place(self, sentence: QRect, right: int) -> None:
        self._resize()
        room = self._window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        left = max(room.left(), min(sentence.left(), right - _EDGE - self.width()))
        below = sentence.bottom() + 6
        above = sentence.top() - 6 - self.height()
        if below + self.height() <= room.bottom() or above < room.top():
            top = min(below, room.bottom() - self.height())
        else:
            top = above
        self.move(left, max(room.top(), top))

    def _resize(self) -> None:
        # Wrapped labels only know their height once the layout knows its width.
        self._column.activate()
        self.resize(WIDTH, self._column.totalHeightForWidth(WIDTH))

    def _take(self, suggestion: str) -> None:
        located, everywhere = self._located, self._all.isChecked()
        self.close_note()
        self.taken.emit(located, suggestion, everywhere)

    def _let_stand(self) -> None:
        located, everywhere = self._located, self._all.isChecked()
        self.close_note()
        self.left.emit(located, everywhere)

    def _fold(self, unfolded: bool) -> None:
        bottom = self.geometry().bottom()
        self._details.setVisible(unfolded)
        self._resize()
        over = self.geometry().bottom() - self._window.rect().bottom() + _EDGE
        if over > 0 and bottom < self.geometry().bottom():
            self.move(self.x(), max(_EDGE, self.y() - over))

    def _restyle(self, looks: Looks) -> None:
        palette, role = self.palette(), QPalette.ColorRole
        page = palette.color(role.Base)
        colours = {
            "page": page.lighter(118) if looks.dark else page,
            "line": palette.color(role.Mid).lighter(140 if looks.dark else 100),
            "quiet": palette.color(role.PlaceholderText),
            "hover": palette.color(role.AlternateBase),
            "accent": looks.accent,
        }
        self.setStyleSheet(_STYLE.format(**{key: each.name() for key, each in colours.items()}))


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def _quiet_button(text: str, help_text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("stille", True)
    button.setToolTip(help_text)
    button.setAccessibleDescription(help_text)
    return button


def _details(finding: Finding) -> str:
    lines = []
    if finding.example is not None:
        before, after = (_escaped(part) for part in finding.example)
        lines.append(f"<b>Før:</b> {before}<br><b>Etter:</b> {after}")
    if finding.source:
        lines.append(f"<b>Kilde:</b> {_escaped(finding.source)}")
    return "".join(f'<p style="margin:4px 0">{line}</p>' for line in lines)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
