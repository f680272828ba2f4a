"""What a word list entry is, and how its cells are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from asker_skriv.checking.finding import Severity
from asker_skriv.errors import BadDataFileError

ID_PREFIX = "ordliste/"
DELETE = "(stryk)"
_PREPOSITIONS = frozenset(
    {"på", "om", "til", "av", "for", "med", "fra", "i", "ved", "etter", "over"}
)
_SPECIAL = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "/": "-", " ": "-"})
_ALTERNATIVE = re.compile(r"(?P<text>[^\[\]]*?)\s*(?:\[(?P<conditions>[^\]]*)\])?")


class WordClass(StrEnum):
    """How a term inflects."""

    VERB = "verb"
    NOUN = "substantiv"
    ADJECTIVE = "adjektiv"
    ADVERB = "adverb"
    PHRASE = "uttrykk"
    CLAUSE = "setning"
    ABBREVIATION = "forkortelse"


class Swap(StrEnum):
    """How sure a swap is: one click, advice that depends on the context, or turned off."""

    DIRECT = "direkte"
    CONTEXT = "kontekst"
    OFF = "av"


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must hold where the term stands, such as ``ikke foran til``."""

    name: str
    values: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """What could be written instead: words in base form, and when they fit."""

    text: str
    conditions: tuple[Condition, ...] = ()

    @property
    def deletes(self) -> bool:
        """Tell whether this alternative is to strike the words."""
        return self.text == DELETE

    @property
    def words(self) -> tuple[str, ...]:
        """The alternative's words."""
        return tuple(self.text.split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the word list.

    ``explanation`` is what the term means, for terms that may stay when explained. ``only_near``
    and ``never_near`` are words that must, or must not, stand in the same sentence.
    """

    id: str
    term: str
    word_class: WordClass
    alternatives: tuple[Alternative, ...] = ()
    explanation: str = ""
    note: str = ""
    kind: str = ""
    swap: Swap = Swap.DIRECT
    severity: Severity | None = None
    only_near: tuple[str, ...] = ()
    never_near: tuple[str, ...] = ()
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    @property
    def explains_only(self) -> bool:
        """Tell whether the term may stay when it is explained, and has no other word."""
        return bool(self.explanation) and not self.alternatives


def plain_verbs(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the verb to use for each stiff one, where one can always be swapped for the other.

    Those that end in a preposition are left out: what follows them may not be the object.
    """
    found = {}
    for entry in entries:
        first = entry.alternatives[0] if entry.alternatives else None
        if entry.word_class is not WordClass.VERB or " " in entry.term or first is None:
            continue
        if entry.swap is not Swap.DIRECT:
            continue
        always = all(c.name == "aktiv" and not c.negated for c in first.conditions)
        if always and not first.deletes and first.words[-1] not in _PREPOSITIONS:
            found[entry.term] = first.text
    return found


CONDITIONS_WITH_VALUES = frozenset({"foran", "etter", "ved"})
# These say how the alternative is written, not where it fits: in the active voice, with the
# infinitive after it made finite, or as it stands.
WAYS = frozenset({"aktivform", "bøy", "fast"})
CONDITIONS = WAYS | {
    *("aktiv", "passiv", "s-passiv", "hjelpeverb", "det", "først", "inni", "flertall", "entall"),
    "delt",
    *("bestemt", "ubestemt", "adverb", "attributt", "predikat"),
}


def slug(term: str) -> str:
    """Return a term as an ASCII name: ``vedrørende`` becomes ``vedrorende``."""
    lowered = unicodedata.normalize("NFC", term).lower().translate(_SPECIAL)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    return re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9-]", "", plain)).strip("-") or "ord"


def parse_alternatives(cell: str) -> tuple[Alternative, ...]:
    """Read ``be om | oppfordre [foran til]``; raises BadDataFileError for an unknown condition."""
    found = []
    for part in re.split(r"\s*[|;]\s*", cell.strip()):
        match = _ALTERNATIVE.fullmatch(part.strip())
        if match is None:
            raise BadDataFileError(f"Alternativet «{part}» kan ikke leses. Sjekk hakeparentesene.")
        if text := " ".join(match["text"].split()):
            found.append(Alternative(text, _conditions(match["conditions"] or "")))
    return tuple(found)


def parse_condition(text: str) -> Condition:
    """Read one condition; raises BadDataFileError if there is none of that name."""
    negated = text.startswith("ikke ")
    name, _, values = text.removeprefix("ikke ").partition(" ")
    if name in CONDITIONS and not values:
        return Condition(name, (), negated)
    if name in CONDITIONS_WITH_VALUES and values:
        return Condition(name, tuple(value.strip() for value in values.split("/")), negated)
    known = ", ".join(sorted(CONDITIONS | {f"{name} …" for name in CONDITIONS_WITH_VALUES}))
    raise BadDataFileError(f"Vilkåret «{text}» finnes ikke. Velg blant {known}.")


def format_alternatives(alternatives: tuple[Alternative, ...]) -> str:
    """Write alternatives the way ``parse_alternatives`` reads them."""
    return " | ".join(_format_alternative(alternative) for alternative in alternatives)


def _format_alternative(alternative: Alternative) -> str:
    conditions = ", ".join(
        ("ikke " if condition.negated else "")
        + condition.name
        + (" " + "/".join(condition.values) if condition.values else "")
        for condition in alternative.conditions
    )
    return f"{alternative.text} [{conditions}]" if conditions else alternative.text


def _conditions(text: str) -> tuple[Condition, ...]:
    return tuple(parse_condition(part.strip()) for part in text.split(",") if part.strip())
