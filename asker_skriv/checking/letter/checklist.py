"""The parts that a letter of its type must have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from asker_skriv.checking.doctypes import DocumentType
from asker_skriv.checking.letter_rules import Letter, Whole
from asker_skriv.checking.parts import LATE, PartStatus, checklist
from asker_skriv.text.model import BlockKind

_LATE = "sent"


def parts(letter: Letter) -> Iterator[Whole]:
    """Tell of each required part that is as ``tilstand`` says: mangler, uklart or sent."""
    kind, document = letter.kind, letter.document
    if kind is None or not document.text.strip():
        return
    for status in _statuses(kind, document.texts, document.kinds):
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


@lru_cache(maxsize=1)  # each of the rules on parts asks for the same letter's
def _statuses(
    kind: DocumentType, texts: tuple[str, ...], kinds: tuple[BlockKind, ...]
) -> tuple[PartStatus, ...]:
    return checklist(kind, texts, kinds)


def _why(letter: Letter, kind: DocumentType, status: PartStatus) -> str:
    law = next(part.law for part in kind.parts if part.id == status.part)
    reference = letter.types.reference(law, date.today()) if law else ""
    return f"{status.why} Se {reference}." if reference else status.why
