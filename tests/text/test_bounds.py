"""Texts from strangers: no grid of millions, no level that doesn't exist, and no word lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.text.bounds import MOST_CELLS, bounded, breakable, sound
from asker_skriv.text.model import Block, BlockKind, Cell, Document, Run, plain_block


def cell(text, row, column, table=0):
    return Block((Run(text),), BlockKind.TABLE_CELL, cell=Cell(table, row, column))


def test_an_ordinary_table_is_left_as_it_is():
    letter = Document((plain_block("før"), *(cell("x", r, c) for r in range(50) for c in range(5))))
    assert bounded(letter) is letter


def test_a_cell_far_out_becomes_a_paragraph_and_so_do_its_neighbours():
    letter = Document((cell("a", 0, 0), cell("b", 99_999, 199), plain_block("etter")))
    assert [(block.kind, block.cell, block.text) for block in bounded(letter).blocks] == [
        (BlockKind.PARAGRAPH, None, "a"),
        (BlockKind.PARAGRAPH, None, "b"),
        (BlockKind.PARAGRAPH, None, "etter"),
    ]


def test_many_tables_that_are_too_much_together_are_let_go_from_there_on():
    blocks = [cell(str(t), 99, 99, table=t) for t in range(4)]
    kept = [block.cell is not None for block in bounded(Document(tuple(blocks))).blocks]
    assert kept == [True, True, False, False]


_NUMBERS = st.integers(-(2**70), 2**70)
_BLOCKS = st.builds(
    Block,
    st.tuples(st.builds(Run, st.text(max_size=20), link=st.none() | st.just("javascript:x"))),
    st.sampled_from(list(BlockKind)),
    level=_NUMBERS,
    list_id=_NUMBERS,
    cell=st.none() | st.builds(Cell, _NUMBERS, _NUMBERS, _NUMBERS),
)


@given(st.lists(_BLOCKS, max_size=8))
def test_whatever_comes_can_be_shown(blocks):
    told = sound(Document(tuple(blocks)))
    assert len(told.blocks) == len(blocks)
    for block in told.blocks:
        assert 0 <= block.level <= 8
        assert block.cell is None or 0 <= block.cell.row * block.cell.column < MOST_CELLS
        assert "\n" not in block.text
        assert all(run.link is None for run in block.runs)


@pytest.mark.parametrize("length", [1, 3, 700, 90_000])
def test_a_word_that_no_window_can_lay_out_gets_places_to_break(length):
    runs = tuple(Run("a" * length, bold=n % 2 == 0) for n in range(90_000 // length))
    (block,) = breakable([Block(runs)])
    assert block.text.replace("\u200b", "") == "a" * (90_000 // length * length)
    assert max(map(len, block.text.split("\u200b"))) <= 2_000


def test_words_that_are_only_long_are_left_as_they_are():
    blocks = [plain_block("a" * 19_999), plain_block("ord " * 30_000)]
    assert list(breakable(blocks)) == blocks
