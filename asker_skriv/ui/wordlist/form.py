"""The form where one word-list entry is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from asker_skriv.engine import Entry, Swap, WordClass, format_alternatives, make_entry

_CLASSES = (
    (WordClass.PHRASE, "Fast uttrykk eller ord som ikke bøyes"),
    (WordClass.VERB, "Verb (bøyes for deg)"),
    (WordClass.NOUN, "Substantiv (bøyes for deg)"),
    (WordClass.ADJECTIVE, "Adjektiv (bøyes for deg)"),
    (WordClass.ADVERB, "Adverb"),
    (WordClass.CLAUSE, "Hel setning eller setningsstart"),
    (WordClass.ABBREVIATION, "Forkortelse"),
)
_SWAPS = (
    (Swap.DIRECT, "Kan byttes med ett klikk"),
    (Swap.CONTEXT, "Bare et råd, det kommer an på setningen"),
    (Swap.OFF, "Slått av, vises ikke"),
)


class EntryForm(QWidget):
    """Fields of an entry. ``changed`` tells each change by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.term = _line("Unngå", "for eksempel «vedrørende»")
        self.alternatives = _line("Skriv heller", "«om», eller flere: «om | angående»")
        self.word_class = _combo("Ordklasse", _CLASSES)
        self.explanation = _line("Betyr", "for ord som må forklares når de brukes")
        self.note = _line("Hvorfor", "vises under rådet")
        self.swap = _combo("Slik vises det", _SWAPS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box in (
            *(self.term, self.alternatives, self.word_class),
            *(self.explanation, self.note, self.swap),
        ):
            label = QLabel(box.accessibleName())
            label.setBuddy(box)
            label.setMinimumHeight(box.sizeHint().height())
            form.addRow(label, box)
            if isinstance(box, QLineEdit):
                box.textEdited.connect(lambda _: self.changed.emit())
            else:
                box.activated.connect(lambda _: self.changed.emit())

    def show_entry(self, entry: Entry | None) -> None:
        """Fill in an entry, or empty the form for a new one."""
        self.term.setText(entry.term if entry else "")
        self.alternatives.setText(format_alternatives(entry.alternatives) if entry else "")
        self.explanation.setText(entry.explanation if entry else "")
        self.note.setText(entry.note if entry else "")
        # By hand: findData does not compare an enum member with a new one.
        _choose(self.word_class, entry.word_class if entry else WordClass.PHRASE)
        _choose(self.swap, entry.swap if entry else Swap.DIRECT)

    def entry(self) -> Entry:
        """Return what is written; raises BadDataFileError that says what is missing."""
        return make_entry(
            {
                "term": self.term.text(),
                "alternativer": self.alternatives.text(),
                "ordklasse": str(self.word_class.currentData()),
                "forklaring": self.explanation.text(),
                "merknad": self.note.text(),
                "bytte": str(self.swap.currentData()),
            }
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written."""
        return not (self.term.text().strip() or self.alternatives.text().strip())


def _line(name: str, help_text: str) -> QLineEdit:
    box = QLineEdit(placeholderText=help_text)
    box.setAccessibleName(name)
    box.setAccessibleDescription(help_text)
    return box


def _combo(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, text in choices:
        box.addItem(text, str(value))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(0, box.findData(str(value))))
