"""«Hva må leseren gjøre?»: outcome, action, deadline and contact drawn from the draft."""

from __future__ import annotations

from collections.abc import Sequence

from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.parts import PartStatus, ReaderAnswer, State

# What the reader asks, and the parts that answer it, the best answer first.
_QUESTIONS = (
    (
        "Hva er bestemt?",
        (
            *("avgjorelse-avslag", "avgjorelse-innvilgelse", "hva-vurderes", "hva-saken-gjelder"),
            *("hva-skjer", "mottatt", "nyhet", "forslag-vedtak", "tema", "ingress", "emne"),
        ),
    ),
    ("Hva må jeg gjøre?", ("handling", "mangler-na", "uttalelse", "klagemate", "klagerett")),
    ("Når?", ("svarfrist", "klagefrist", "svartid", "tid-sted", "tid", "periode", "dato")),
    (
        "Hvem kan jeg spørre?",
        ("kontakt", "pressekontakt", "hvem-svare", "hvem-hjelper", "avsender"),
    ),
)


def gist(document: DocumentContext, parts: Sequence[PartStatus]) -> tuple[ReaderAnswer, ...]:
    """Return the reader's four questions with what the draft answers."""
    present = {part.part: part for part in parts if part.state is not State.MISSING}
    return tuple(_answer(document, question, present, ids) for question, ids in _QUESTIONS)


def _answer(
    document: DocumentContext,
    question: str,
    present: dict[str, PartStatus],
    ids: tuple[str, ...],
) -> ReaderAnswer:
    part = next((present[part_id] for part_id in ids if part_id in present), None)
    if part is None or part.block < 0:
        return ReaderAnswer(question)
    doc = document.contexts[part.block].doc
    for sentence in doc.sents:
        if sentence.start_char <= part.start < sentence.end_char:
            text = sentence.text.strip()
            return ReaderAnswer(question, text, part.block, sentence.start_char, sentence.end_char)
    return ReaderAnswer(question, doc.text.strip(), part.block, 0, len(doc.text))
