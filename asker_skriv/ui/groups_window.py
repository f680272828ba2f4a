"""The window for target groups: start from one, change what is checked, save it as one's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import Family, TargetGroup
from asker_skriv.errors import AskerSkrivError
from asker_skriv.paths import DataLayers
from asker_skriv.ui.findings.controller import FindingsController
from asker_skriv.ui.group_store import GroupStore

WEIGHTS = ("av", "mildt", "vanlig", "strengt")
FAMILIES = {
    Family.OFFICIALESE: "Kanselliord",
    Family.TERMS: "Fagord",
    Family.ABBREVIATIONS: "Forkortelser",
    Family.NOMINALISATION: "Substantivsyke",
    Family.PASSIVE: "Passiv",
    Family.SENTENCE_LENGTH: "Lange setninger",
    Family.ADDRESS: "Tiltale",
    Family.IMPERSONAL: "Upersonlig skrivemåte",
    Family.LOANWORDS: "Lånord",
    Family.NEGATION: "Nektinger",
    Family.COMMA: "Komma",
    Family.WRITING_RULES: "Skriveregler",
    Family.NUMBERS: "Tall og dato",
    Family.GRAMMAR: "Grammatikk",
    Family.SPELLING: "Rettskriving",
    Family.TONE: "Tone",
    Family.PRIVACY: "Personvern",
    Family.STRUCTURE: "Oppbygning",
    Family.LEGAL: "Juridiske uttrykk",
}
_FILTER = "Målgruppe (*.toml)"
# Arrow keys and the wheel do what the arrows would.
_PLAIN_BOX = (
    "QSpinBox { padding: 4px 8px; }"
    "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }"
)
_ID = Qt.ItemDataRole.UserRole


class GroupsWindow(QDialog):
    """Every group to start from on the left, what the chosen one asks for on the right."""

    def __init__(
        self, controller: FindingsController, parent: QWidget | None = None, current: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Målgrupper")
        self.resize(960, 700)
        self._controller = controller
        self.store = GroupStore(DataLayers.standard())
        self._group = TargetGroup("", "")
        self.list = QListWidget()
        self.list.setAccessibleName("Målgrupper")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = QLineEdit()
        self.sentence = _box(5, 80, " ord")
        self.paragraph = _box(20, 500, " ord")
        self.lix_low, self.lix_high = _box(0, 100), _box(0, 100)
        self.passive = _box(0, 100, " prosent av setningene")
        self.tone = QLineEdit()
        self.advice = QPlainTextEdit(tabChangesFocus=True)
        self.advice.setFixedHeight(92)
        self.weights = {family: _weight_box(name) for family, name in FAMILIES.items()}
        self.told = QLabel(objectName="stille", wordWrap=True)
        self.save_button = QPushButton("&Lagre som egen", objectName="hoved")
        self.import_button = QPushButton("&Importer …")
        self.export_button = QPushButton("&Eksporter …")
        for button in (self.import_button, self.export_button):
            button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.save_button.clicked.connect(self.save)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        self.refresh(current)

    def refresh(self, chosen: str = "") -> None:
        """List the groups again."""
        groups = self.store.all()
        self.list.clear()
        for group in groups:
            own = " (egen)" if self.store.is_own(group.id) else ""
            self.list.addItem(group.name + own)
            item = self.list.item(self.list.count() - 1)
            item.setData(_ID, group)
            item.setSizeHint(QSize(0, 30))
        ids = [group.id for group in groups]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)

    def show_group(self, group: TargetGroup) -> None:
        """Fill the form in with a group."""
        self._group = group
        self.name.setText(group.name)
        self.sentence.setValue(group.sentence_words)
        self.paragraph.setValue(group.paragraph_words)
        self.lix_low.setValue(group.lix[0])
        self.lix_high.setValue(group.lix[1])
        self.passive.setValue(round(group.passive_share * 100))
        self.tone.setText(group.tone)
        self.advice.setPlainText("\n".join(group.advice))
        for family, box in self.weights.items():
            box.setCurrentIndex(group.weight(family))

    def edited(self) -> TargetGroup:
        """Return the group as the form has it."""
        lines = self.advice.toPlainText().splitlines()
        return replace(
            self._group,
            name=self.name.text().strip(),
            sentence_words=self.sentence.value(),
            paragraph_words=self.paragraph.value(),
            lix=(self.lix_low.value(), self.lix_high.value()),
            passive_share=self.passive.value() / 100,
            tone=self.tone.text().strip(),
            advice=tuple(line.strip() for line in lines if line.strip()),
            weights={family: box.currentIndex() for family, box in self.weights.items()},
        )

    def save(self) -> None:
        """Keep the form's group as one's own, and check with it from now on."""
        try:
            saved = self.store.save(self.edited())
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self.refresh(saved.id)
        self._controller.reload()
        self.told.setText(f"«{saved.name}» er lagret. Velg den som leser øverst i vinduet.")

    def import_from(self, path: Path) -> None:
        """Show a group that someone has shared; it is kept when it is saved."""
        try:
            group = self.store.read(path)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self.show_group(group)
        self.told.setText(f"«{group.name}» er lest inn. Lagre den for å bruke den.")

    def export_to(self, path: Path) -> None:
        """Write the form's group to a file to share."""
        try:
            self.store.export(self.edited(), path)
        except AskerSkrivError as error:
            self.told.setText(str(error))
            return
        self.told.setText(f"Målgruppen er lagret i {path.name}.")

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.show_group(item.data(_ID))
            self.told.setText("")

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Importer målgruppe", "", _FILTER)
        if name:
            self.import_from(Path(name))

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Eksporter målgruppe", "", _FILTER)
        if name:
            self.export_to(Path(name).with_suffix(".toml"))

    def _lay_out(self) -> None:
        lix = QHBoxLayout()
        for widget in (self.lix_low, QLabel("til"), self.lix_high):
            lix.addWidget(widget)
        lix.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("&Navn", self.name)
        form.addRow("Lengste &setning", self.sentence)
        form.addRow("Lengste &avsnitt", self.paragraph)
        form.addRow("LIX fra", lix)
        form.addRow("Mest &passiv", self.passive)
        form.addRow("&Tone", self.tone)
        form.addRow("&Råd, ett på hver linje", self.advice)
        weights = QGridLayout()
        weights.setVerticalSpacing(6)
        weights.setColumnMinimumWidth(2, 24)
        half = (len(FAMILIES) + 1) // 2
        for number, (family, name) in enumerate(FAMILIES.items()):
            side = 3 * (number // half)
            weights.addWidget(QLabel(name), number % half, side)
            weights.addWidget(self.weights[family], number % half, side + 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.addLayout(form)
        column.addSpacing(10)
        column.addWidget(QLabel("Hvor strengt rådene skal være", objectName="tittel"))
        column.addLayout(weights)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        left = QVBoxLayout()
        left.addWidget(QLabel("Begynn med"))
        left.addWidget(self.list, 1)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 2)
        columns.addWidget(scroll, 5)
        buttons = QHBoxLayout()
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.export_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addLayout(columns, 1)
        rows.addWidget(self.told)
        rows.addLayout(buttons)


def _box(least: int, most: int, unit: str = "") -> QSpinBox:
    box = QSpinBox(minimum=least, maximum=most, suffix=unit)
    box.setMaximumWidth(220)
    box.setMinimumWidth(72)
    box.setStyleSheet(_PLAIN_BOX)
    return box


def _weight_box(name: str) -> QComboBox:
    box = QComboBox()
    box.addItems(WEIGHTS)
    box.setAccessibleName(name)
    return box
