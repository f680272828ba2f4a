"""Checks how the letter is built: title, main message, headings, and the parts it must have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from asker_skriv.checking.context import Reader
from asker_skriv.checking.doctypes import DocumentType, Loaded
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.finding import Category, Family, Finding, Severity, StructureFinding
from asker_skriv.checking.parts import LATE, PartStatus, State, checklist, opening_blocks
from asker_skriv.text.model import BlockKind

WORDS_WITHOUT_HEADINGS = 150
_EMPTY_TITLE = re.compile(
    r"^(?:emne: *)?(?:vedrørende|angående|vedr\.?|ang\.?|ad\.?|informasjon|info|melding|innkalling"
    r"|høring|orientering|svar|svar på (?:deres |din )?(?:søknad|henvendelse)(?:en)?(?: din)?"
    r"|vedtak|brev|varsel|tilskudd)"
    r"\b(?!.*(?:\b(?:du|dere|vi)\b|\d))",
    re.IGNORECASE,
)
_KEYWORD_TITLE = re.compile(r"^(?:emne: *)?\S+(?: ?[-–] ?\S+)?(?: \S+)?$", re.IGNORECASE)
_GREETING = re.compile(r"^(?:hei|kjære|til)\b.{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StructureCheck:
    """All checks of structure, for whatever document type the reader has."""

    types: Loaded
    reader_dependent: bool = True

    def find(
        self, document: DocumentContext, reader: Reader
    ) -> Iterator[tuple[int, Finding] | StructureFinding]:
        """Yield what is missing or out of place."""
        if not document.text.strip():
            return
        kind = self.types.get(reader.document_type)
        yield from _title(document, kind)
        yield from _headings(document)
        yield from _heading_levels(document)
        if kind is not None:
            yield from self._parts(document, kind)

    def _parts(self, document: DocumentContext, kind: DocumentType) -> Iterator[StructureFinding]:
        for status in checklist_of(document, kind):
            if status.state is State.PRESENT or status.optional:
                continue
            if status.hint == LATE:
                yield _said(
                    "struktur/hovedbudskap", f"{status.name} kommer sent. {_MOVE}", status.why
                )
            elif status.state is State.MISSING:
                message = f"Brevet mangler: {_lower_first(status.name)}."
                yield _said(
                    f"{kind.id}/{status.part}", message, self._why(kind, status), status.sentence
                )
            else:
                message = f"Uklart: {_lower_first(status.name)}. {status.hint}"
                yield _said(
                    f"{kind.id}/{status.part}",
                    message,
                    self._why(kind, status),
                    status.sentence,
                    Severity.STYLE,
                )

    def _why(self, kind: DocumentType, status: PartStatus) -> str:
        part = next(part for part in (*kind.parts, *kind.optional) if part.id == status.part)
        reference = self.types.reference(part.law, date.today()) if part.law else ""
        return f"{status.why} Se {reference}." if reference else status.why


_MOVE = "Flytt dette til tittelen eller første avsnitt."


def checklist_of(document: DocumentContext, kind: DocumentType) -> tuple[PartStatus, ...]:
    """Return the checklist of ``kind`` for the document."""
    texts = [block.text for block in document.blocks]
    return checklist(kind, texts, [block.kind for block in document.blocks])


def _title(document: DocumentContext, kind: DocumentType | None) -> Iterator[StructureFinding]:
    place = next((i for i, block in enumerate(document.blocks) if block.text.strip()), None)
    if place is None:
        return
    text = document.blocks[place].text.strip()
    has_verb = any(token.pos_ == "VERB" for token in document.contexts[place].doc)
    advice = kind.title_advice if kind else "Si i tittelen hva saken gjelder for leseren."
    if _GREETING.match(text) or len(text.split()) > 18:
        message = "Teksten begynner uten tittel."
    elif _EMPTY_TITLE.match(text) or (
        not has_verb
        and (_KEYWORD_TITLE.match(text) or (kind and kind.title_needs_verb and text[-1] != "?"))
    ):
        message = "Tittelen sier ikke hva saken betyr for leseren."
    else:
        return
    why = "Mange leser bare tittelen før de bestemmer seg for å lese videre."
    yield _said("struktur/overskrift", f"{message} {advice}", why)


def _headings(document: DocumentContext) -> Iterator[StructureFinding]:
    opening = opening_blocks(
        [block.text for block in document.blocks], [block.kind for block in document.blocks]
    )
    title = min(opening, default=-1)
    has_heading = any(
        block.kind is BlockKind.HEADING
        for index, block in enumerate(document.blocks)
        if index != title
    )
    words = sum(len(block.text.split()) for block in document.blocks)
    if not has_heading and words >= WORDS_WITHOUT_HEADINGS:
        yield _said(
            "struktur/mellomtitler",
            "Teksten har ingen mellomtitler. Del den opp med titler som sier noe, for eksempel "
            "«Slik klager du».",
            "Mellomtitler gjør at leseren finner det han eller hun trenger.",
        )


def _heading_levels(document: DocumentContext) -> Iterator[StructureFinding]:
    previous = 0
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING or not block.level:
            continue
        if previous and block.level > previous + 1:
            yield _said(
                "struktur/overskriftsniva",
                f"Overskriften «{block.text.strip()[:40]}» er på nivå {block.level}, men nivå "
                f"{previous + 1} er hoppet over.",
                "Skjermlesere bruker nivåene til å vise hvordan teksten er bygd opp.",
            )
        previous = block.level


def _said(
    rule: str, message: str, why: str, insertion: str = "", severity: Severity = Severity.ADVICE
) -> StructureFinding:
    return StructureFinding(
        rule=rule,
        category=Category.STRUCTURE,
        severity=severity,
        message=message,
        why=why,
        family=Family.STRUCTURE,
        insertion=insertion,
    )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
