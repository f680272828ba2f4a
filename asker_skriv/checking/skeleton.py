"""A new letter of a document type: title, headings and ready sentences with prompts to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from asker_skriv.checking.doctypes import DocumentType, Part
from asker_skriv.text.model import Block, BlockKind, Document, plain_block

_TITLE, _HEADING = 1, 2


def skeleton(kind: DocumentType) -> Document:
    """Return a letter of this type that holds each required part's ready sentence.

    Sentences of one heading make one paragraph; a part without a heading of its own follows the
    one before it. What the writer must fill in stands in ``[brackets]``.
    """
    return Document(tuple(_blocks(kind)))


def _blocks(kind: DocumentType) -> Iterator[Block]:
    if kind.draft_title:
        yield plain_block(kind.draft_title, BlockKind.HEADING, _TITLE)
    for heading, sentences in _sections(kind):
        if heading:
            yield plain_block(heading, BlockKind.HEADING, _HEADING)
        for paragraph in _paragraphs(sentences):
            yield from (
                _numbered(paragraph) if paragraph.startswith("1. ") else (plain_block(paragraph),)
            )


def _numbered(paragraph: str) -> Iterator[Block]:
    """Yield a numbered list of «1. …. 2. …»."""
    for text in re.split(r"(?:^|(?<=\.) )\d\. ", paragraph)[1:]:
        yield replace(plain_block(text, BlockKind.LIST_ITEM), ordered=True, list_id=1)


def _sections(kind: DocumentType) -> list[tuple[str, list[str]]]:
    sections: list[tuple[str, list[str]]] = []
    for part in kind.parts:
        if not part.sentence or part.id in kind.draft_without:
            continue
        heading = kind.headings.get(part.id, "")
        if heading or not sections:
            sections.append((heading, []))
        sections[-1][1].append(_sentence(part, heading))
    return sections


def _paragraphs(sentences: list[str]) -> list[str]:
    """Join sentences; a line such as «Emne: …», or a quotation, is a paragraph of its own."""
    paragraphs: list[str] = []
    joins = False
    for sentence in sentences:
        plain = sentence.endswith(".") and not sentence.startswith("–")
        if plain and joins:
            paragraphs[-1] += f" {sentence}"
        else:
            paragraphs.append(sentence)
        joins = plain
    return paragraphs


def _sentence(part: Part, heading: str) -> str:
    """Return the ready sentence, without a lead-in that only says what the heading does."""
    return part.sentence.removeprefix(f"{heading}: ") if heading else part.sentence
