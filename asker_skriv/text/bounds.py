"""Texts from strangers kept within what an editor can show: tables of a size, levels that exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from asker_skriv.text.model import Block, BlockKind, Document, Run

MOST_CELLS = 20_000
"""Cells in all tables together, empty ones that fill out the grid included. Qt takes some 2 s."""

_LONG_WORD = re.compile(r"\S{20000,}")
_UNBROKEN = 2_000
_PIECE = re.compile(r"\s+|\S{1,2000}")
_MAY_BREAK = "\u200b"
_DEEPEST = 8
_LOWEST_HEADING = 3
_MOST_LISTS = 100_000


def bounded(document: Document) -> Document:
    """Return the document with tables that are far too large as paragraphs, a cell each.

    A cell far out makes a grid of all the empty ones before it: a file of a few kilobytes could
    ask for millions.
    """
    blocks = tuple(_bounded(document.blocks))
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def sound(document: Document) -> Document:
    """Return a document that may come from anywhere, as a reader could have made it."""
    blocks = tuple(_sound(block) for block in document.blocks)
    return bounded(replace(document, blocks=blocks))


def breakable(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with places to break inside words of 20,000 characters and more.

    Qt's time to lay out a word grows with its square; no language has such words, but files do.
    """
    for block in blocks:
        long = _LONG_WORD.search(block.text)
        yield replace(block, runs=tuple(_broken(block.runs))) if long else block


def _broken(runs: Iterable[Run]) -> Iterator[Run]:
    since = 0
    for run in runs:
        parts: list[str] = []
        for part in _PIECE.findall(run.text):
            if since + len(part) > _UNBROKEN and not part.isspace():
                parts.append(_MAY_BREAK)
                since = 0
            since = 0 if part.isspace() else since + len(part)
            parts.append(part)
        yield replace(run, text="".join(parts))


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    left = MOST_CELLS
    for table, group in groupby(blocks, key=lambda block: block.cell and block.cell.table):
        members = list(group)
        if table is None:
            yield from members
            continue
        cells = [block.cell for block in members if block.cell is not None]
        area = (1 + max(cell.row for cell in cells)) * (1 + max(cell.column for cell in cells))
        if area > left or any(cell.row < 0 or cell.column < 0 for cell in cells):
            yield from (_as_paragraph(block) for block in members)
        else:
            left -= area
            yield from members


def _as_paragraph(block: Block) -> Block:
    is_cell = block.kind is BlockKind.TABLE_CELL
    return replace(block, cell=None, kind=BlockKind.PARAGRAPH if is_cell else block.kind)


def _sound(block: Block) -> Block:
    lowest, highest = (1, _LOWEST_HEADING) if block.kind is BlockKind.HEADING else (0, _DEEPEST)
    return replace(
        block,
        runs=tuple(_clean(run) for run in block.runs),
        level=min(max(block.level, lowest), highest),
        list_id=min(max(block.list_id, 0), _MOST_LISTS),
    )


def _clean(run: Run) -> Run:
    from asker_skriv.text.readers.pieces import clean, safe_link

    return replace(run, text=clean(run.text), link=safe_link(run.link))
