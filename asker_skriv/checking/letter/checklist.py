"""The parts that a letter of its type must have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asker_skriv.checking.doctypes import DocumentType
from asker_skriv.checking.letter_rules import Letter, Whole
from asker_skriv.checking.parts import LATE, PartStatus, checklist

_LATE = "sent"


def parts(letter: Letter) -> Iterator[Whole]:
    """Tell of each required part that is as ``tilstand`` says: mangler, uklart or sent."""
    kind, document = letter.kind, letter.document
    if kind is None or not document.text.strip():
        return
    for status in checklist(kind, document.texts, document.kinds):
        state = _LATE if status.hint == LATE else status.state
        if state == letter.options["tilstand"] and not status.optional:
            values = {
                "type": kind.id,
                "id": status.part,
                "delen": status.name[:1].lower() + status.name[1:],
                "hint": status.hint,
                "hvorfor": _why(letter, kind, status),
            }
            yield Whole(values, status.sentence)


def _why(letter: Letter, kind: DocumentType, status: PartStatus) -> str:
    law = next(part.law for part in kind.parts if part.id == status.part)
    reference = letter.types.reference(law, date.today()) if law else ""
    return f"{status.why} Se {reference}." if reference else status.why
