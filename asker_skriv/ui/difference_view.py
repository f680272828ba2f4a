"""Shows what differs between two versions of a letter: gone words struck out, new underlined."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from asker_skriv.errors import AskerSkrivError
from asker_skriv.text.difference import Kind, Paragraph, difference, in_words
from asker_skriv.text.model import Document
from asker_skriv.ui.screen import resize_to_fit

_LABELS = {Kind.CHANGED: "Endret", Kind.NEW: "Nytt", Kind.GONE: "Borte"}
_SECONDS = 5.0  # for a file to be read only to compare it
_MOST = 400  # paragraphs shown; a letter is never that long
KEY = "Nye ord er understreket. Ord som er borte, er strøket over."


class DifferenceView(QTextBrowser):
    """The changed paragraphs, each with its neighbours, or a whole text."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Teksten")
        self.document().setDocumentMargin(16)
        self.setOpenLinks(False)

    def show_difference(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show what is changed, new and gone, and one paragraph on each side to know it by."""
        self.setHtml("".join(self._lines(paragraphs)))

    def show_text(self, document: Document) -> None:
        """Show a text as it is."""
        filled = [block.text for block in document.blocks if block.text.strip()]
        self.setHtml("".join(f"<p>{_html(text)}</p>" for text in filled[:_MOST]))

    def _lines(self, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        near = [
            any(p.kind is not Kind.SAME for p in paragraphs[max(0, at - 1) : at + 2])
            for at in range(len(paragraphs))
        ]
        skipped = False
        for each, shown in zip(paragraphs[:_MOST], near, strict=False):
            if not shown:
                if not skipped:
                    yield f"<p style='color:{quiet}'>…</p>"
                skipped = True
                continue
            skipped = False
            if each.kind is Kind.SAME:
                yield f"<p style='color:{quiet}'>{_html(each.after)}</p>"
            else:
                label = f"<span style='color:{quiet}'><b>{_LABELS[each.kind]}:</b></span> "
                yield f"<p>{label}{self._words(each)}</p>"

    def _words(self, paragraph: Paragraph) -> str:
        gone, new = "text-decoration:line-through", f"background:{self._tint()}"
        shown = []
        for kind, text in paragraph.words():
            if kind is Kind.SAME:
                shown.append(_html(text))
            elif kind is Kind.NEW:
                shown.append(f"<u style='{new}'>{_html(text)}</u>")
            else:
                apart = "" if text[-1:].isspace() else "&thinsp;"
                shown.append(f"<span style='{gone}'>{_html(text)}</span>{apart}")
        return "".join(shown)

    def _tint(self) -> str:
        """Return the page's colour with a little of the accent in it."""
        page = self.palette().color(QPalette.ColorRole.Base)
        accent = self.palette().color(QPalette.ColorRole.Link)
        mixed = [(4 * p + a) // 5 for p, a in zip(page.getRgb(), accent.getRgb(), strict=True)]
        return QColor(*mixed[:3]).name()


class DifferenceDialog(QDialog):
    """The difference between a file and the letter in the window, to look at."""

    def __init__(self, told: str, before: Document, after: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Forskjellen")
        resize_to_fit(self, 680, 560)
        paragraphs = difference(before, after)
        self.told = QLabel(f"{told} {in_words(paragraphs)} {KEY}", wordWrap=True)
        self.view = DifferenceView()
        self.view.show_difference(paragraphs)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        for widget in (self.told, self.view, buttons):
            rows.addWidget(widget, 1 if widget is self.view else 0)


def read_quietly(path: Path) -> Document | None:
    """Return the text of a file as the window would open it; None when it can't be read.

    A network drive that is gone may take a minute to say so; the window does not wait for it.
    """
    from asker_skriv.text.readers import read_document, structured

    def read() -> Document | None:
        try:
            return structured(read_document(path))
        except AskerSkrivError:
            return None

    return within(_SECONDS, read)


def within(seconds: float, read: Callable[[], Document | None]) -> Document | None:
    """Return what ``read`` returns; None when it takes longer than so many seconds."""
    found: queue.SimpleQueue[Document | None] = queue.SimpleQueue()
    threading.Thread(target=lambda: found.put(read()), name="leser", daemon=True).start()
    try:
        return found.get(timeout=seconds)
    except queue.Empty:
        return None


def _html(text: str) -> str:
    return escape(text).replace("\u2028", "<br>")
