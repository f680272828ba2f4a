"""What an entry would hit in the open letter, told while it is written."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from asker_skriv.engine import Entry, PreviewEntry, PreviewHit, PreviewHits, Swap
from asker_skriv.ui.findings.controller import FindingsController

_REST_MS = 250
_AROUND = 32
_SHOWN = 50
_HIT = Qt.ItemDataRole.UserRole


class Preview(QWidget):
    """A list of places in the letter; Enter or a click goes there."""

    place_wanted = Signal(int, int, int)

    def __init__(self, controller: FindingsController) -> None:
        super().__init__()
        self._controller = controller
        self._numbers = count(1)
        self._asked = 0
        self._entry: Entry | None = None
        self._texts: dict[int, str] = {}
        self.title = QLabel("I brevet", objectName="tittel")
        self.summary = QLabel(objectName="stille", wordWrap=True)
        self.hits = QListWidget()
        self.hits.setAccessibleName("Steder i brevet")
        self.hits.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.title, self.summary):
            layout.addWidget(widget)
        layout.addWidget(self.hits, 10)
        layout.addStretch(1)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.hits.itemClicked.connect(self._go)
        self.hits.itemActivated.connect(self._go)
        controller.previewed.connect(self._answered)

    def show_entry(self, entry: Entry | None) -> None:
        """Find what the entry hits; None for an entry that can't be used yet."""
        self._entry = entry
        if entry is None or entry.swap is Swap.OFF:
            self._asked = 0
            self._rest.stop()
            self._fill(())
            off = entry is not None
            self.summary.setText(
                "Rådet er slått av." if off else "Skriv et ord for å se hvor det står i brevet."
            )
        else:
            self._rest.start()

    def _ask(self) -> None:
        entry = self._entry
        if entry is None:
            return
        blocks = self._controller.blocks
        snapshots = tuple(blocks.snapshot(state) for state in blocks.states())
        self._texts = {each.id: each.text for each in snapshots}
        self._asked = next(self._numbers)
        alternatives = tuple(each.text for each in entry.alternatives)
        self._controller.engine.send(
            PreviewEntry(self._asked, entry.term, str(entry.word_class), alternatives, snapshots)
        )

    def _answered(self, answer: PreviewHits) -> None:
        if answer.request != self._asked:
            return
        number = len(answer.hits)
        if number == 0:
            self.summary.setText("Ordet står ikke i brevet som er åpent.")
        else:
            self.summary.setText(f"{number} {'sted' if number == 1 else 'steder'}. Klikk for å se.")
        self._fill(answer.hits)

    def _fill(self, hits: tuple[PreviewHit, ...]) -> None:
        self.hits.clear()
        for hit in hits[:_SHOWN]:
            item = QListWidgetItem(self._line(hit))
            item.setData(_HIT, (hit.block, hit.start, hit.end))
            self.hits.addItem(item)
        self.hits.setVisible(bool(hits))

    def _line(self, hit: PreviewHit) -> str:
        text = self._texts.get(hit.block, "")
        before = text[max(0, hit.start - _AROUND) : hit.start]
        if hit.start > _AROUND:
            before = "… " + before.partition(" ")[2]
        after = text[hit.end : hit.end + _AROUND]
        if hit.end + _AROUND < len(text):
            after = after.rpartition(" ")[0] + " …"
        instead = f"   →  {hit.suggestion}" if hit.suggestion else ""
        return f"{before}«{hit.text}»{after}{instead}"

    def _go(self, item: QListWidgetItem) -> None:
        self.place_wanted.emit(*item.data(_HIT))
