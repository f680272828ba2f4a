"""What goes into the editor comes out again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from asker_skriv.text.model import Block, BlockKind, Cell, Document, Run, plain_block
from asker_skriv.ui.editor.bridge import block_kind, fill, to_document


def item(text, level=0, *, ordered=False, list_id=1):
    return Block((Run(text),), BlockKind.LIST_ITEM, level, ordered, list_id)


def cell(text, row, column, *, table=0, header=False):
    return Block(
        (Run(text),) if text else (),
        BlockKind.TABLE_CELL,
        cell=Cell(table, row, column, header=header),
    )


LETTER = Document(
    (
        plain_block("Vedtak", BlockKind.HEADING, 1),
        Block(
            (
                Run("Du får "),
                Run("fire timer", bold=True),
                Run(" i "),
                Run("uka", italic=True),
                Run(". Les "),
                Run("mer her", link="https://asker.kommune.no"),
                Run(".\u2028Ny linje 🙂"),
            )
        ),
        item("Ring oss", ordered=True),
        item("Mandag", 1, list_id=2),
        item("Skriv til oss", ordered=True),
        plain_block("Tabellen", BlockKind.HEADING, 2),
        cell("Når", 0, 0, header=True),
        cell("Hva", 0, 1, header=True),
        cell("1. mai", 1, 0),
        cell("", 1, 1),
        plain_block("Vi er glade for dette.", BlockKind.QUOTE),
        plain_block(""),
        plain_block("Hilsen oss"),
    )
)


def through(document):
    qdoc = QTextDocument()
    fill(qdoc, document)
    return to_document(qdoc)


def test_a_letter_comes_back_as_it_was(qapp):
    assert through(LETTER) == LETTER


@pytest.mark.parametrize("blocks", [(), (plain_block(""),)])
def test_an_empty_letter_is_one_empty_paragraph(qapp, blocks):
    assert through(Document(blocks)) == Document((plain_block(""),))


def test_a_letter_of_nothing_but_a_table_gets_no_empty_paragraphs(qapp):
    table = Document((cell("a", 0, 0), cell("b", 0, 1)))
    assert through(table) == table


def test_two_tables_after_each_other_stay_two(qapp):
    tables = Document((cell("a", 0, 0), cell("b", 0, 0, table=1)))
    assert through(tables) == tables


def test_a_cell_may_hold_a_list(qapp):
    inside = Block((Run("punkt"),), BlockKind.LIST_ITEM, 0, False, 1, Cell(0, 0, 0))
    document = Document((inside, cell("ved siden av", 0, 1)))
    assert through(document) == document


def test_two_numbered_lists_are_told_apart(qapp):
    lists = Document(
        (
            item("en", ordered=True, list_id=1),
            plain_block("Så:"),
            item("en igjen", ordered=True, list_id=2),
        )
    )
    assert through(lists) == lists


def test_inner_lists_of_two_items_are_two_lists(qapp):
    inner = [
        item(text, level, ordered=True, list_id=level + 1)
        for text, level in (("A", 0), ("a", 1), ("B", 0), ("b", 1))
    ]
    assert [block.list_id for block in through(Document(tuple(inner))).blocks] == [1, 2, 1, 3]


def test_bold_inside_a_heading_is_the_headings_own(qapp):
    heading = Block((Run("Om "), Run("deg", bold=True)), BlockKind.HEADING, 2)
    assert through(Document((heading,))).blocks[0].runs == (Run("Om deg"),)


def test_filling_leaves_nothing_to_undo_and_nothing_to_save(qapp):
    qdoc = QTextDocument()
    fill(qdoc, LETTER)
    assert not qdoc.isUndoAvailable()
    assert not qdoc.isModified()
    QTextCursor(qdoc).insertText("x")
    assert qdoc.isUndoAvailable()


def test_pictures_leave_no_trace_in_the_text(qapp):
    qdoc = QTextDocument()
    QTextCursor(qdoc).insertHtml('<p>Før<img src="bilde.png">etter</p>')
    assert to_document(qdoc).text == "Føretter"


def test_block_kinds(qapp):
    qdoc = QTextDocument()
    fill(qdoc, LETTER)
    kinds = set()
    block = qdoc.begin()
    while block.isValid():
        if block.text():
            kinds.add((block.text()[:4], block_kind(block)))
        block = block.next()
    assert {
        ("Vedt", BlockKind.HEADING),
        ("Du f", BlockKind.PARAGRAPH),
        ("Mand", BlockKind.LIST_ITEM),
        ("1. m", BlockKind.TABLE_CELL),
        ("Vi e", BlockKind.QUOTE),
    } <= kinds


# Qt's own marks for blocks, frames and objects can't be text.
_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2029\ufdd0\ufdd1\ufffc"),
    max_size=12,
)


@st.composite
def _runs(draw):
    runs, last = [], None
    for _ in range(draw(st.integers(0, 4))):
        text = draw(_TEXT)
        link = draw(st.sampled_from([None, None, "https://a.no", "mailto:b@c.no"]))
        underline = link is None and draw(st.booleans())
        run = Run(text, draw(st.booleans()), draw(st.booleans()), underline, link)
        look = (run.bold, run.italic, run.underline, run.link)
        if text and look != last:
            runs.append(run)
            last = look
    return tuple(runs)


@st.composite
def _documents(draw):
    blocks, list_id = [], 0
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE]))
        if kind is BlockKind.LIST_ITEM:
            list_id += 1
            blocks.append(
                Block(draw(_runs()), kind, draw(st.integers(0, 2)), draw(st.booleans()), list_id)
            )
        else:
            blocks.append(Block(draw(_runs()), kind))
    return Document(tuple(blocks))


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(document=_documents())
def test_any_letter_comes_back_as_it_was(qapp, document):
    assert through(document) == document
