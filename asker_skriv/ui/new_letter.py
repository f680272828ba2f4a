"""A new letter from a document type: choose among the types, and see what each is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import DocumentType, load_document_types, skeleton
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind, Document
from asker_skriv.ui.screen import resize_to_fit

_ROW_HEIGHT = 30
_TYPE = Qt.ItemDataRole.UserRole


def document_types(layers: DataLayers) -> tuple[DocumentType, ...]:
    """Return the document types of built-in, machine-wide and own files, by name."""
    loaded = load_document_types(
        layers.files("dokumenttyper", "*.toml"), layers.files("dokumentdeler", "*.toml"), []
    )
    return tuple(sorted(loaded.types, key=lambda kind: kind.name))


class NewLetterDialog(QDialog):
    """Lists the types; ``chosen`` is the one to begin with."""

    def __init__(self, types: Sequence[DocumentType], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nytt brev fra type")
        resize_to_fit(self, 680, 460)
        self.list = QListWidget()
        self.list.setAccessibleName("Dokumenttyper")
        for kind in types:
            item = QListWidgetItem(kind.name, self.list)
            item.setData(_TYPE, kind)
            item.setToolTip(kind.description)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
        self.name = QLabel(objectName="tittel")
        self.about = QLabel(wordWrap=True)
        self.outline = QLabel(wordWrap=True, objectName="stille")
        for label in (self.name, self.about, self.outline):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin = self.buttons.addButton("Begynn", QDialogButtonBox.ButtonRole.AcceptRole)
        self.begin.setObjectName("hoved")
        self.begin.setDefault(True)
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self.accept())
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> DocumentType | None:
        """The type that is marked in the list."""
        item = self.list.currentItem()
        return item.data(_TYPE) if item is not None else None

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        for label in (self.name, self.about, self.outline):
            right.addWidget(label)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.list, 2)
        columns.addLayout(right, 3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(16)
        rows.addLayout(columns, 1)
        rows.addWidget(self.buttons)

    def _show(self) -> None:
        kind = self.chosen
        self.begin.setEnabled(kind is not None)
        if kind is None:
            return
        self.name.setText(kind.name)
        self.about.setText("\n\n".join(filter(None, (kind.description, kind.title_advice))))
        headings = outline(skeleton(kind))
        lines = "\n".join(f"–  {heading}" for heading in headings)
        self.outline.setText(f"Brevet begynner slik:\n\n{lines}" if lines else "")


def outline(document: Document) -> tuple[str, ...]:
    """Return the headings of a text."""
    return tuple(b.text for b in document.blocks if b.kind is BlockKind.HEADING)
