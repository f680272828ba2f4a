"""The checklist: which parts of a document type are in the text, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from asker_skriv.checking.doctypes import DocumentType, Part
from asker_skriv.text.model import BlockKind

_PROMPT = re.compile(r"\[(?!lenke|knapp)[^\[\]\n]{1,60}\]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!](?=\s)")
UNFILLED = "Fyll ut feltet i klammer."
NO_TEXT = "Overskriften står der, men teksten under mangler."
LATE = "Står langt nede. Flytt dette til tittelen eller første avsnitt."


class State(StrEnum):
    """How a part stands, in the words of the checklist."""

    PRESENT = "på plass"
    UNCLEAR = "uklart"
    MISSING = "mangler"


@dataclass(frozen=True, slots=True)
class PartStatus:
    """One line of the checklist. Where it was seen: block index and code points in the block."""

    part: str
    name: str
    state: State
    why: str = ""
    sentence: str = ""
    hint: str = ""
    block: int = -1
    start: int = 0
    end: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ReaderAnswer:
    """One of the reader's questions and the draft's answer.

    ``text`` is the sentence that answers, ``""`` when none does; its place is the block's index
    (-1 for none) and code points in the block.
    """

    question: str
    text: str = ""
    block: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Seen:
    block: int
    start: int
    end: int


def checklist(
    kind: DocumentType, texts: Sequence[str], kinds: Sequence[BlockKind]
) -> tuple[PartStatus, ...]:
    """Return the state of each part in the letter with these block texts and kinds."""
    opening = opening_blocks(texts, kinds)
    required = [_status(_placed(part, kind), texts, opening, optional=False) for part in kind.parts]
    optional = [_status(part, texts, opening, optional=True) for part in kind.optional]
    return tuple(_filled(status, texts, kinds) for status in (*required, *optional))


def _filled(status: PartStatus, texts: Sequence[str], kinds: Sequence[BlockKind]) -> PartStatus:
    """Return the status, unclear where the part is but a prompt or a heading over nothing."""
    if status.state is not State.PRESENT:
        return status
    text = _around(texts[status.block], status.start, status.end)
    if kinds[status.block] is BlockKind.HEADING and any(texts[: status.block]):
        after = status.block + 1
        below = texts[after] if after < len(texts) else ""
        if not below.strip() or kinds[after] is BlockKind.HEADING:
            return replace(status, state=State.UNCLEAR, hint=NO_TEXT)
        text = f"{text} {below}"
    if _PROMPT.search(text):
        # its sentence is there already: a second one would not help
        return replace(status, state=State.UNCLEAR, hint=UNFILLED, sentence="")
    return status


def _around(text: str, start: int, end: int) -> str:
    """Return the sentences that ``start`` to ``end`` is in."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.end() if after else len(text)]


def opening_blocks(texts: Sequence[str], kinds: Sequence[BlockKind]) -> frozenset[int]:
    """Return the blocks that are the title and the first real paragraph (greeting aside)."""
    opening: set[int] = set()
    for index, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        if not text.strip():
            continue
        opening.add(index)
        is_first = len(opening) == 1
        if not is_first and kind is BlockKind.PARAGRAPH and len(text.split()) >= 5:
            break
    return frozenset(opening)


def _placed(part: Part, kind: DocumentType) -> Part:
    return replace(part, at_start=True) if part.id in kind.first else part


def _status(
    part: Part, texts: Sequence[str], opening: frozenset[int], *, optional: bool
) -> PartStatus:
    seen = _first(part.sure, texts, opening if part.at_start else None)
    state, hint = State.PRESENT, ""
    if seen is None and part.at_start and (seen := _first(part.sure, texts)) is not None:
        state, hint = State.UNCLEAR, LATE
    if seen is None:
        seen = _first(part.unsure, texts)
        state = State.UNCLEAR if seen else State.MISSING
        hint = "Nevnt, men ikke tydelig." if seen else ""
    place = seen or _Seen(-1, 0, 0)
    return PartStatus(
        part=part.id,
        name=part.name,
        state=state,
        why=part.why,
        sentence="" if hint == LATE else part.sentence,  # it stands there already
        hint=hint,
        block=place.block,
        start=place.start,
        end=place.end,
        optional=optional,
    )


def _first(
    patterns: Sequence[re.Pattern[str]],
    texts: Sequence[str],
    only: frozenset[int] | None = None,
) -> _Seen | None:
    for index, text in enumerate(texts):
        if only is not None and index not in only:
            continue
        for pattern in patterns:
            if found := pattern.search(text):
                return _Seen(index, found.start(), found.end())
    return None
