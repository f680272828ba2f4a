"""Turns the conventions of a plain text file into structure, for the editor and for export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from asker_skriv.text.model import Block, BlockKind, Document, Run
from asker_skriv.text.readers.pieces import LINE_BREAK
from asker_skriv.text.readers.plain import ITEM

_WRAPPED_LINE = 60
"""A line at least this long that runs on into the next was broken by the program, not a person."""


def structured(document: Document) -> Document:
    """Return a .txt document with real list items and paragraphs; any other document unchanged.

    List marks become the list's own, blank lines between paragraphs go, and lines that belong
    together become one block. Offsets are no longer those of the file.
    """
    if document.properties.get("format") != "txt":
        return document
    blocks = tuple(_joined(document.blocks)) or (Block(),)
    properties = {name: text for name, text in document.properties.items() if name != "format"}
    return replace(document, blocks=blocks, properties=properties)


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield whole paragraphs, headings and items."""
    lines: list[str] = []
    for block in blocks:
        text = block.text.strip()
        if text and block.kind is BlockKind.PARAGRAPH:
            lines.append(block.text.rstrip())
            continue
        yield from _paragraph(lines)
        lines = []
        if text and block.kind is BlockKind.LIST_ITEM:
            yield replace(block, runs=(Run(ITEM.sub("", block.text, count=1).strip()),))
        elif text:
            yield replace(block, runs=(Run(text),))
    yield from _paragraph(lines)


def _paragraph(lines: list[str]) -> Iterator[Block]:
    """Yield lines that stand together as one paragraph: wrapped ones joined, short ones broken."""
    if not lines:
        return
    text = lines[0].strip()
    for before, line in pairwise(lines):
        wrapped = len(before) >= _WRAPPED_LINE and len(line) <= 2 * _WRAPPED_LINE + len(before)
        text += (
            " " if wrapped and not before.endswith((".", "!", "?", ":")) else LINE_BREAK
        ) + line.strip()
    yield Block((Run(text),))
