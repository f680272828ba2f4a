"""The checklist beside the text: what the letter must hold, and what the reader will ask."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import DocumentReport, StructureFinding
from asker_skriv.engine.messages import ChecklistLine, GistLine
from asker_skriv.ui.findings.looks import Looks
from asker_skriv.ui.findings.wording import shortened

_SIGNS = {"på plass": "✓", "uklart": "?", "mangler": "○"}
_LONGEST = 90
_MOST_ADVICE = 6
_NO_TYPE = "Velg hva slags brev du skriver, øverst ved «Type». Da ser du her hva det bør ha med."


class ChecklistPanel(QScrollArea):
    """Parts of the document type, questions of the reader, and advice on structure.

    ``place_wanted`` asks for a place (block id, code points from and to), ``sentence_offered``
    for a ready sentence to be inserted where the writer is.
    """

    place_wanted = Signal(int, int, int)
    sentence_offered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show([_label(_NO_TYPE, "stille")])

    def show_report(self, report: DocumentReport, type_name: str, *, suggested: bool) -> None:
        """Show what the report says of the letter as this document type."""
        if not report.checklist:
            self._show([_label(_NO_TYPE, "stille"), *_advice(report.structure)])
            return
        title = f"{type_name} (foreslått)" if suggested else type_name
        rows: list[QWidget] = [_label(title, "tittel")]
        rows += [self._part(line) for line in report.checklist]
        rows.append(_label("Hva leseren spør om", "tittel", above=12))
        rows += [self._question(line) for line in report.gist]
        rows += _advice(report.structure)
        self._show(rows)

    def _show(self, rows: list[QWidget]) -> None:
        scrolled = self.verticalScrollBar().value()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(6)
        for row in rows:
            layout.addWidget(row)
        layout.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(scrolled)

    def _part(self, line: ChecklistLine) -> QWidget:
        status = line.status
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        state = str(status.state)
        if status.optional and state == "mangler":
            state = "kan tas med"
        text = f"{_SIGNS.get(state, '–')}  {status.name}"
        if line.block >= 0:
            button = _link(text, f"{state}. Gå dit i brevet.")
            button.clicked.connect(
                lambda: self.place_wanted.emit(line.block, status.start, status.end)
            )
            layout.addWidget(button, 1)
        else:
            layout.addWidget(_label(text), 1)
        layout.addWidget(_label(state, "stille", wrap=False))
        row.setToolTip(" ".join(part for part in (status.hint, status.why) if part))
        row.setAccessibleName(". ".join(filter(None, (f"{status.name}: {state}", status.hint))))
        if status.sentence and str(status.state) != "på plass" and not status.optional:
            insert = QPushButton("Sett inn", toolTip=status.sentence)
            insert.setAccessibleName(f"Sett inn: {status.sentence}")
            insert.clicked.connect(lambda: self.sentence_offered.emit(status.sentence))
            layout.addWidget(insert)
        return row

    def _question(self, line: GistLine) -> QWidget:
        answer = line.answer
        if not answer.text:
            return _label(f"<b>{escape(answer.question)}</b> Brevet svarer ikke på det ennå.")
        short = shortened(answer.text, _LONGEST)
        colour = Looks.of(self.palette()).accent.name()
        label = _label(
            f"<b>{escape(answer.question)}</b> "
            f"<a style='color:{colour}' href='sted'>{escape(short)}</a>"
        )
        label.linkActivated.connect(
            lambda _: self.place_wanted.emit(line.block, answer.start, answer.end)
        )
        return label


def _advice(structure: tuple[StructureFinding, ...]) -> list[QWidget]:
    told = [each for each in structure if each.rule.startswith(("struktur/", "konsistens/"))]
    if not told:
        return []
    rows: list[QWidget] = [_label("Oppbygning", "tittel", above=12)]
    for each in told[:_MOST_ADVICE]:
        label = _label(each.message)
        label.setToolTip(each.why)
        rows.append(label)
    return rows


def _label(text: str, name: str = "", above: int = 0, *, wrap: bool = True) -> QLabel:
    label = QLabel(text, wordWrap=wrap, objectName=name)
    label.setContentsMargins(0, above, 0, 0)
    return label


def _link(text: str, help_text: str) -> QPushButton:
    button = QPushButton(text, toolTip=help_text, flat=True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setStyleSheet(
        "QPushButton { text-align: left; border: none; padding: 2px 0; background: transparent; }"
        "QPushButton:focus { text-decoration: underline; }"
    )
    return button
