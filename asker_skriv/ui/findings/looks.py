"""How severities and categories look and what they are called.

Severities differ in shape as well as colour. The colours hold 4.5:1 against the page in light
and dark.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QPalette, QTextCharFormat

from asker_skriv.engine import Category, Severity

SEVERITY_NAMES = {
    Severity.ERROR: "Feil",
    Severity.ADVICE: "Råd",
    Severity.STYLE: "Stil",
}
CATEGORY_NAMES = {
    Category.WORD_CHOICE: "Ordvalg",
    Category.NOMINALISATION: "Verb gjort til substantiv",
    Category.PASSIVE: "Passiv",
    Category.SENTENCE_LENGTH: "Lange setninger",
    Category.PARAGRAPH_LENGTH: "Lange avsnitt",
    Category.ADDRESS: "Tiltale",
    Category.SPELLING: "Rettskriving",
    Category.SPLIT_COMPOUND: "Særskriving",
    Category.GRAMMAR: "Grammatikk",
    Category.PUNCTUATION: "Tegnsetting",
    Category.FORMAT: "Dato, tall og tegn",
    Category.ABBREVIATION: "Forkortelser",
    Category.TONE: "Tone",
    Category.PRIVACY: "Personvern",
    Category.STRUCTURE: "Oppbygning",
}
_LIGHT = {Severity.ERROR: "#c4221f", Severity.ADVICE: "#1558b0", Severity.STYLE: "#666666"}
_DARK = {Severity.ERROR: "#ff8a80", Severity.ADVICE: "#8ab4f8", Severity.STYLE: "#b0b0b0"}


@dataclass(frozen=True, slots=True)
class Looks:
    """The colours of one theme. ``accent`` is the window's one accent colour."""

    dark: bool
    accent: QColor = field(default_factory=lambda: QColor(_LIGHT[Severity.ADVICE]))

    @classmethod
    def of(cls, palette: QPalette) -> Looks:
        """Return the looks that suit the palette."""
        return cls(is_dark(palette), palette.color(QPalette.ColorRole.Accent))

    def colour(self, severity: Severity) -> QColor:
        """Return the severity's colour."""
        return QColor((_DARK if self.dark else _LIGHT)[severity])

    def pointed_at(self) -> QTextCharFormat:
        """Return the format of the words that the popup speaks of."""
        faint = QColor(self.accent)
        faint.setAlpha(55 if self.dark else 36)
        style = QTextCharFormat()
        style.setBackground(faint)
        return style


def is_dark(palette: QPalette) -> bool:
    """Tell whether text is written light on dark."""
    base = palette.color(QPalette.ColorRole.Base)
    return base.lightness() < palette.color(QPalette.ColorRole.Text).lightness()
