"""What a check says about a text: the Finding, and the closed lists it draws on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """The closed list of categories in the product's contract."""

    WORD_CHOICE = "ordvalg"
    NOMINALISATION = "nominalisering"
    PASSIVE = "passiv"
    SENTENCE_LENGTH = "setningslengde"
    PARAGRAPH_LENGTH = "avsnittslengde"
    ADDRESS = "tiltale"
    SPELLING = "rettskriving"
    SPLIT_COMPOUND = "saerskriving"
    GRAMMAR = "grammatikk"
    PUNCTUATION = "tegnsetting"
    FORMAT = "format"
    ABBREVIATION = "forkortelse"
    TONE = "tone"
    PRIVACY = "personvern"
    STRUCTURE = "struktur"


class Severity(StrEnum):
    """How sure and how grave: an error, a piece of advice, a matter of taste."""

    ERROR = "feil"
    ADVICE = "raad"
    STYLE = "stil"


class Family(StrEnum):
    """The rule families that a target group weighs; named after the table in its data files."""

    OFFICIALESE = "kanselliord"
    TERMS = "fagord"
    ABBREVIATIONS = "forkortelser"
    NOMINALISATION = "nominalisering"
    PASSIVE = "passiv"
    SENTENCE_LENGTH = "setningslengde"
    ADDRESS = "tiltale"
    IMPERSONAL = "upersonlig"
    LOANWORDS = "lanord"
    NEGATION = "nekting"
    COMMA = "komma"
    WRITING_RULES = "skriveregler"
    NUMBERS = "tall"
    GRAMMAR = "grammatikk"
    SPELLING = "rettskriving"
    TONE = "tone"
    PRIVACY = "personvern"
    STRUCTURE = "struktur"
    LEGAL = "juridisk"


class Scope(StrEnum):
    """What a finding is about. Only ``WORDS`` competes for the same characters."""

    WORDS = "ord"
    SENTENCE = "setning"
    BLOCK = "avsnitt"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about ``text``, which stands at ``start`` to ``end`` (code points).

    The offsets are in the block's text while checking, and in the document's text when told to
    others. A suggestion replaces ``text`` as it stands; where not ``direct`` it depends on the
    sentence, and like cases must be looked at one by one. ``note`` says why this reader matters,
    ``example`` is a before and an after, ``source`` names where the advice comes from.
    """

    rule: str
    category: Category
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    why: str = ""
    suggestions: tuple[str, ...] = ()
    family: Family = Family.OFFICIALESE
    scope: Scope = Scope.WORDS
    note: str = ""
    example: tuple[str, str] | None = None
    source: str = ""
    priority: int = 0
    direct: bool = True

    @property
    def identity(self) -> tuple[str, str]:
        """What makes two findings the same case: the rule and the words, case aside."""
        return self.rule, self.text.casefold()


@dataclass(frozen=True, slots=True)
class StructureFinding:
    """A remark about the whole text, without a place: a part that is missing or out of order."""

    rule: str
    category: Category
    severity: Severity
    message: str
    why: str = ""
    family: Family = Family.STRUCTURE
    insertion: str = ""
