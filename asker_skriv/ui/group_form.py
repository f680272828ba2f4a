"""The form for a target group: who reads, the limits, the words, and how strict the advice is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import Family, TargetGroup, faults

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
_ADDRESS = {"du": "du", "dere": "dere", "vi": "vi om kommunen", "noytral": "nøytralt"}
_PLACEHOLDER = "For eksempel:\nBPA: hjelp hjemme som du styrer selv\nvedtak"
_WORDS_HELP = (
    "Ett ord på hver linje, med forklaringen etter kolon. Et ord uten forklaring er et ord "
    "leseren kjenner."
)
# What the form calls each value that can be at fault, by its name in the file.
_FAULTS = {
    "navn": "Skriv et navn.",
    "tiltale": "Velg minst én.",
    "lix": "Det første tallet må være lavere enn det siste.",
    "snitt_ord": "Det første tallet må være lavere enn det siste.",
    "ord": "Hvert ord må begynne med en bokstav eller et tall, og være kort.",
}
# Arrow keys and the wheel do what the arrows would.
_PLAIN_BOX = (
    "QSpinBox { padding: 4px 8px; }"
    "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }"
    "QSpinBox::up-arrow, QSpinBox::down-arrow { image: none; width: 0; height: 0; }"
)
_LINES = 76


class GroupForm(QWidget):
    """All that can be changed about a group; ``show_faults`` tells of a bad value beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._group = TargetGroup("", "")
        self.name = QLineEdit(placeholderText="For eksempel: Foreldre på Åros skole")
        self.reader = _lines("Hvem som leser, og hva de kjenner til fra før")
        self.address = {form: QCheckBox(name) for form, name in _ADDRESS.items()}
        self.sentence = _box(5, 80, " ord")
        self.average_low, self.average_high = _box(1, 80), _box(1, 80)
        self.paragraph = _box(20, 500, " ord")
        self.lix_low, self.lix_high = _box(0, 100), _box(0, 100)
        self.passive = _box(0, 100, " prosent av setningene")
        self.tone = QLineEdit()
        self.advice = _lines("")
        self.words = _lines(_PLACEHOLDER)
        self.words.setAccessibleDescription(_WORDS_HELP)
        self.words.setToolTip(_WORDS_HELP)
        self.weights = {family: _weight_box(name) for family, name in FAMILIES.items()}
        self.faults = {field: _fault() for field in _FAULTS}
        self._lay_out()

    def show_group(self, group: TargetGroup) -> None:
        """Fill the form in with a group."""
        self._group = group
        self.name.setText(group.name)
        self.reader.setPlainText(group.reader)
        for form, box in self.address.items():
            box.setChecked(form in group.address)
        self.sentence.setValue(group.sentence_words)
        self.average_low.setValue(group.average_words[0])
        self.average_high.setValue(group.average_words[1])
        self.paragraph.setValue(group.paragraph_words)
        self.lix_low.setValue(group.lix[0])
        self.lix_high.setValue(group.lix[1])
        self.passive.setValue(round(group.passive_share * 100))
        self.tone.setText(group.tone)
        self.advice.setPlainText("\n".join(group.advice))
        self.words.setPlainText(format_words(group.terms))
        for family, choice in self.weights.items():
            choice.setCurrentIndex(group.weight(family))
        self.show_faults({})

    def edited(self) -> TargetGroup:
        """Return the group as the form has it."""
        chosen = {form for form, box in self.address.items() if box.isChecked()}
        kept = [form for form in self._group.address if form in chosen]  # the first one leads
        return replace(
            self._group,
            name=self.name.text().strip(),
            reader=" ".join(self.reader.toPlainText().split()),
            address=(*kept, *(form for form in _ADDRESS if form in chosen - set(kept))),
            sentence_words=self.sentence.value(),
            average_words=(self.average_low.value(), self.average_high.value()),
            paragraph_words=self.paragraph.value(),
            lix=(self.lix_low.value(), self.lix_high.value()),
            passive_share=self.passive.value() / 100,
            tone=self.tone.text().strip(),
            advice=tuple(filled(self.advice.toPlainText().splitlines())),
            terms=read_words(self.words.toPlainText()),
            weights={family: box.currentIndex() for family, box in self.weights.items()},
        )

    def is_changed(self) -> bool:
        """Whether the form says something else than the group it was filled in with."""
        full = {family: self._group.weight(family) for family in FAMILIES}
        return self.edited() != self._group or self.edited().weights != full

    def check(self) -> bool:
        """Tell of bad values beside their fields; True when there is none."""
        found = faults(self.edited())
        self.show_faults(found)
        return not found

    def show_faults(self, found: Mapping[str, str]) -> None:
        """Show these faults, by the name of the value in the file, and no others."""
        for field, label in self.faults.items():
            label.setVisible(field in found)
        if "navn" in found:
            self.name.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("&Navn", self._with_fault("navn", self.name))
        form.addRow("L&eseren", self.reader)
        address = _row(*self.address.values())
        form.addRow("Tiltale", self._with_fault("tiltale", address))
        form.addRow("Lengste &setning", self.sentence)
        average = _row(self.average_low, QLabel("til"), self.average_high, QLabel("ord"))
        form.addRow("Setninger i snitt", self._with_fault("snitt_ord", average))
        form.addRow("Lengste &avsnitt", self.paragraph)
        lix = _row(self.lix_low, QLabel("til"), self.lix_high)
        form.addRow("LIX fra", self._with_fault("lix", lix))
        form.addRow("Mest &passiv", self.passive)
        form.addRow("&Tone", self.tone)
        form.addRow("&Råd, ett på hver linje", self.advice)
        form.addRow("&Ord leseren møter", self._with_fault("ord", self.words))
        help_text = QLabel(_WORDS_HELP, objectName="stille", wordWrap=True)
        form.addRow("", help_text)
        weights = QGridLayout()
        weights.setVerticalSpacing(6)
        weights.setColumnMinimumWidth(2, 24)
        half = (len(FAMILIES) + 1) // 2
        for number, (family, name) in enumerate(FAMILIES.items()):
            side = 3 * (number // half)
            weights.addWidget(QLabel(name), number % half, side)
            weights.addWidget(self.weights[family], number % half, side + 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 0)
        column.addLayout(form)
        column.addSpacing(10)
        column.addWidget(QLabel("Hvor strengt rådene skal være", objectName="tittel"))
        column.addLayout(weights)
        column.addStretch(1)

    def _with_fault(self, field: str, widget: QWidget) -> QWidget:
        both = QWidget()
        rows = QVBoxLayout(both)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(widget)
        rows.addWidget(self.faults[field])
        both.setFocusProxy(widget)
        self.faults[field].setText(_FAULTS[field])
        return both


def format_words(terms: Mapping[str, str]) -> str:
    """Return words and explanations as the form shows them: a line each."""
    return "\n".join(f"{term}: {meaning}" if meaning else term for term, meaning in terms.items())


def read_words(text: str) -> dict[str, str]:
    """Return the words of such lines, with their explanations."""
    parts = (line.partition(":") for line in text.splitlines())
    words = {" ".join(term.split()): " ".join(means.split()) for term, _, means in parts}
    return {term: means for term, means in words.items() if term or means}


def filled(lines: Iterable[str]) -> list[str]:
    """Return the lines that say something, without space around them."""
    return [line.strip() for line in lines if line.strip()]


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row


def _lines(placeholder: str) -> QPlainTextEdit:
    edit = QPlainTextEdit(tabChangesFocus=True, placeholderText=placeholder)
    edit.setFixedHeight(_LINES)
    return edit


def _fault() -> QLabel:
    label = QLabel(objectName="feil", wordWrap=True)
    label.setStyleSheet("QLabel#feil { color: #b3261e; font-weight: 600; }")
    label.hide()
    return label


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
