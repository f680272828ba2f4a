"""«Hva må leseren gjøre?»: outcome, action, deadline and contact drawn from the draft."""

from __future__ import annotations

from collections.abc import Sequence

from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.parts import PartStatus, ReaderAnswer, State
from asker_skriv.text.model import BlockKind

_DECIDED, _ABOUT = "Hva er bestemt?", "Hva gjelder det?"
_DECISIONS = frozenset({"avgjorelse-avslag", "avgjorelse-innvilgelse"})
# What the reader asks, and the parts that answer it, the best answer first.
_QUESTIONS = (
    (
        _DECIDED,
        (
            *("avgjorelse-avslag", "avgjorelse-innvilgelse", "hva-vurderes", "hva-saken-gjelder"),
            *("hva-skjer", "mottatt", "nyhet", "forslag-vedtak", "tema", "ingress", "emne"),
        ),
    ),
    ("Hva må jeg gjøre?", ("handling", "mangler-na", "uttalelse", "klagemate", "klagerett")),
    ("Når?", ("tid-sted", "svarfrist", "klagefrist", "svartid", "tid", "periode", "dato")),
    (
        "Hvem kan jeg spørre?",
        ("kontakt", "pressekontakt", "hvem-svare", "hvem-hjelper", "avsender"),
    ),
)


def gist(document: DocumentContext, parts: Sequence[PartStatus]) -> tuple[ReaderAnswer, ...]:
    """Return the reader's four questions with what the draft answers."""
    asked = {part.part for part in parts if not part.optional}
    present = {part.part: part for part in parts if part.state is not State.MISSING}
    return tuple(
        _answer(document, _worded(question, asked), present, ids)
        for question, ids in _QUESTIONS
        if not asked.isdisjoint(ids)
    )


def _worded(question: str, asked: set[str]) -> str:
    """Return the question as the reader of this type asks it: not all letters decide something."""
    return question if question != _DECIDED or asked & _DECISIONS else _ABOUT


def _answer(
    document: DocumentContext,
    question: str,
    present: dict[str, PartStatus],
    ids: tuple[str, ...],
) -> ReaderAnswer:
    part = next((present[part_id] for part_id in ids if part_id in present), None)
    if part is None or part.block < 0:
        return ReaderAnswer(question)
    below = part.block + 1
    if _is_heading_over(document, part.block):
        text = document.blocks[below].text
        return ReaderAnswer(question, text.strip(), below, 0, len(text))
    doc = document.contexts[part.block].doc
    for sentence in doc.sents:
        if sentence.start_char <= part.start < sentence.end_char:
            text = sentence.text.strip()
            return ReaderAnswer(question, text, part.block, sentence.start_char, sentence.end_char)
    return ReaderAnswer(question, doc.text.strip(), part.block, 0, len(doc.text))


def _is_heading_over(document: DocumentContext, index: int) -> bool:
    """Tell whether the block is a heading other than the title, with text under it."""
    blocks = document.blocks
    return (
        blocks[index].kind is BlockKind.HEADING
        and any(block.text.strip() for block in blocks[:index])
        and index + 1 < len(blocks)
        and blocks[index + 1].kind is not BlockKind.HEADING
        and bool(blocks[index + 1].text.strip())
    )
