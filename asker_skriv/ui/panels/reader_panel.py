"""Who reads, what they need, and how the letter reads: guidance and figures."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from asker_skriv.engine import DocumentReport, TargetGroup
from asker_skriv.ui.findings.looks import Looks
from asker_skriv.ui.panels.chart import SentenceChart

_MARGIN = 14
_HARDEST = 5


class ReaderPanel(QScrollArea):
    """The chosen target group's advice and the letter's readability.

    ``opening`` gives the first words of a block by id. ``block_wanted`` asks for a block by id,
    ``sentence_wanted`` for a sentence by number.
    """

    block_wanted = Signal(int)
    sentence_wanted = Signal(int)

    def __init__(self, opening: Callable[[int], str]) -> None:
        super().__init__()
        self._opening = opening
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._group: TargetGroup | None = None
        self._report: DocumentReport | None = None
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._rows.setSpacing(7)
        self.name = self._label("", "tittel")
        self.reader = self._label("", "stille")
        self.advice = self._label("")
        self._label("Slik leses brevet", "tittel", above=10)
        self.figures = self._label("Tallene kommer når brevet er lest gjennom.")
        self.chart = SentenceChart()
        self._rows.addWidget(self.chart)
        self.hardest = self._label("", "stille")
        self.hardest.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.hardest.linkActivated.connect(lambda link: self.block_wanted.emit(int(link)))
        self.chart.clicked.connect(self.sentence_wanted)
        self._rows.addStretch(1)
        self.setWidget(inside)

    def show_group(self, group: TargetGroup) -> None:
        """Show a target group's guidance."""
        self._group = group
        self.name.setText(group.name)
        self.reader.setText(group.reader)
        address = ", ".join(
            "nøytralt" if form == "noytral" else f"«{form}»" for form in group.address
        )
        lines = [f"Tone: {group.tone}" if group.tone else "", f"Tiltale: {address}", *group.advice]
        items = "".join(
            f"<li style='margin-bottom:4px'>{escape(line)}</li>" for line in lines if line
        )
        self.advice.setText(f"<ul style='margin-left:-22px'>{items}</ul>")
        self._show_figures()

    def show_report(self, report: DocumentReport) -> None:
        """Show the letter's figures."""
        self._report = report
        self._show_figures()

    def _show_figures(self) -> None:
        group, report = self._group, self._report
        if group is None or report is None:
            return
        figures = report.statistics
        low, high = group.lix
        over = sum(length > group.sentence_words for length in figures.sentence_lengths)
        lix = f"{figures.lix:.0f}"
        rows = (
            ("LIX", f"<b>{lix}</b> {verdict(figures.lix, high)} (mål {low}–{high})"),
            ("Ord", f"{figures.words}, leses på {_duration(figures.reading_seconds)}"),
            ("Ord per setning", f"{figures.average_words:.0f} i snitt"),
            (
                "Over " + str(group.sentence_words) + " ord",
                f"{over} av {figures.sentences} setninger",
            ),
            ("Lange ord", f"{100 * figures.long_word_share:.0f} prosent"),
            (
                "Passiv",
                f"{100 * figures.passive_share:.0f} prosent av setningene "
                f"(helst under {100 * group.passive_share:.0f})",
            ),
        )
        table = "".join(
            f"<tr><td style='padding:3px 12px 3px 0'>{name}</td>"
            f"<td style='padding:3px 0'>{value}</td></tr>"
            for name, value in rows
        )
        self.figures.setText(f"<table>{table}</table>")
        accent = Looks.of(self.palette()).accent
        self.chart.show_lengths(figures.sentence_lengths, group.sentence_words, accent)
        self._show_hardest(report, high)

    def _show_hardest(self, report: DocumentReport, limit: int) -> None:
        """Name the heaviest paragraphs over the limit, each a link to its place."""
        heavy = sorted(
            (block for block in report.blocks if block.lix > limit and block.words >= 10),
            key=lambda block: -block.lix,
        )[:_HARDEST]
        colour = Looks.of(self.palette()).accent.name()
        links = "<br>".join(
            f"<a style='color:{colour}' href='{block.id}'>{escape(self._opening(block.id))}</a>"
            f"&nbsp; LIX {block.lix:.0f}"
            for block in heavy
        )
        head = "<b>Avsnitt over målet</b>"
        self.hardest.setText(f"<p style='line-height:140%'>{head}<br>{links}</p>" if heavy else "")

    def _label(self, text: str, name: str = "", above: int = 0) -> QLabel:
        label = QLabel(text, wordWrap=True, objectName=name)
        label.setContentsMargins(0, above, 0, 0)
        self._rows.addWidget(label)
        return label


def verdict(lix: float, high: int) -> str:
    """Return in a word or two how a LIX does against the highest that suits the reader."""
    if lix <= high:
        return "passer leseren"
    return "litt tungt" if lix <= high + 8 else "for tungt"


def _duration(seconds: int) -> str:
    """Return reading time in words: seconds for the short, else minutes and half minutes."""
    if seconds < 60:
        return f"{seconds} sekunder"
    halves = round(seconds / 30)
    minutes, half = divmod(halves, 2)
    whole = "1 minutt" if (minutes, half) == (1, 0) else f"{minutes}{'½' if half else ''} minutter"
    return f"omtrent {whole}"
