"""Writing in the editor, key by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from asker_skriv.text.model import Block, BlockKind, Document, Run, plain_block
from asker_skriv.ui.editor.letter_editor import LetterEditor

KEY = Qt.Key
PARAGRAPH, HEADING, ITEM = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM


@pytest.fixture
def editor(qtbot):
    editor = LetterEditor()
    qtbot.addWidget(editor)
    editor.resize(1000, 700)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


def load(editor, *blocks):
    editor.load(Document(tuple(blocks)))


def item(text, level=0, *, ordered=False, list_id=1):
    return Block((Run(text),) if text else (), ITEM, level, ordered, list_id)


def press(editor, *keys):
    for key in keys:
        QTest.keyClick(editor, key)


def write(editor, text):
    QTest.keyClicks(editor, text)


def caret(editor, text, *, after=False):
    found = editor.document().find(text)
    assert not found.isNull(), text
    cursor = editor.textCursor()
    cursor.setPosition(found.selectionEnd() if after else found.selectionStart())
    editor.setTextCursor(cursor)


def select(editor, first, last):
    start, end = editor.document().find(first), editor.document().find(last)
    cursor = editor.textCursor()
    cursor.setPosition(start.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def blocks(editor):
    return [(block.text, block.kind, block.level) for block in editor.to_document().blocks]


def runs(editor, index=0):
    return editor.to_document().blocks[index].runs


def test_after_a_heading_comes_a_paragraph(editor):
    editor.set_heading(1)
    write(editor, "Vedtak")
    press(editor, KEY.Key_Return)
    write(editor, "Du får")
    assert blocks(editor) == [("Vedtak", HEADING, 1), ("Du får", PARAGRAPH, 0)]
    assert runs(editor, 1) == (Run("Du får"),)


def test_enter_before_a_heading_pushes_it_down(editor):
    load(editor, plain_block("Klage", HEADING, 2))
    caret(editor, "Klage")
    press(editor, KEY.Key_Return)
    assert blocks(editor) == [("", PARAGRAPH, 0), ("Klage", HEADING, 2)]


def test_a_paragraph_made_a_heading_and_back_keeps_its_links_and_loses_the_weight(editor):
    load(editor, Block((Run("Les "), Run("mer", link="https://a.no"))))
    editor.set_heading(2)
    assert blocks(editor) == [("Les mer", HEADING, 2)]
    assert runs(editor) == (Run("Les "), Run("mer", link="https://a.no"))
    editor.set_heading(0)
    assert runs(editor) == (Run("Les "), Run("mer", link="https://a.no"))
    editor.undo()
    editor.undo()
    assert blocks(editor) == [("Les mer", PARAGRAPH, 0)]


def test_backspace_makes_an_empty_heading_a_paragraph(editor):
    editor.set_heading(1)
    press(editor, KEY.Key_Backspace)
    assert blocks(editor) == [("", PARAGRAPH, 0)]


def test_bold_and_italic_while_writing(editor):
    write(editor, "a")
    editor.toggle_bold()
    assert editor.is_bold()
    write(editor, "b")
    editor.toggle_bold()
    editor.toggle_italic()
    write(editor, "c")
    assert runs(editor) == (Run("a"), Run("b", bold=True), Run("c", italic=True))


def test_bold_on_a_selection_is_one_undo_step(editor):
    load(editor, plain_block("en to"), plain_block("tre fire"))
    select(editor, "to", "tre")
    editor.toggle_bold()
    assert runs(editor, 0) == (Run("en "), Run("to", bold=True))
    assert runs(editor, 1) == (Run("tre", bold=True), Run(" fire"))
    editor.undo()
    assert runs(editor, 0) == (Run("en to"),)


def test_half_bold_becomes_bold_before_it_becomes_plain(editor):
    load(editor, Block((Run("en "), Run("to", bold=True))))
    editor.selectAll()
    editor.toggle_bold()
    assert runs(editor) == (Run("en to", bold=True),)
    editor.toggle_bold()
    assert runs(editor) == (Run("en to"),)


def test_bold_leaves_headings_alone(editor):
    load(editor, plain_block("Vedtak", HEADING, 1), plain_block("tekst"))
    editor.selectAll()
    editor.toggle_bold()
    editor.set_heading(0)
    assert runs(editor, 0) == (Run("Vedtak"),)


def test_lists_are_made_and_unmade_over_a_selection(editor):
    load(editor, plain_block("en"), plain_block("to"), plain_block("tre"))
    select(editor, "en", "to")
    editor.toggle_bullets()
    assert [kind for _, kind, _ in blocks(editor)] == [ITEM, ITEM, PARAGRAPH]
    editor.toggle_numbers()
    assert [block.ordered for block in editor.to_document().blocks] == [True, True, False]
    assert len({block.list_id for block in editor.to_document().blocks[:2]}) == 1
    editor.toggle_numbers()
    assert [kind for _, kind, _ in blocks(editor)] == [PARAGRAPH] * 3
    editor.undo()
    assert [block.ordered for block in editor.to_document().blocks] == [True, True, False]


def test_a_paragraph_below_a_list_joins_it(editor):
    load(editor, item("en", ordered=True), plain_block("to"))
    caret(editor, "to")
    editor.toggle_numbers()
    assert {block.list_id for block in editor.to_document().blocks} == {1}


def test_enter_on_an_empty_item_leaves_the_list(editor):
    load(editor, item("en"))
    caret(editor, "en", after=True)
    press(editor, KEY.Key_Return)
    assert blocks(editor) == [("en", ITEM, 0), ("", ITEM, 0)]
    press(editor, KEY.Key_Return)
    assert blocks(editor) == [("en", ITEM, 0), ("", PARAGRAPH, 0)]


def test_enter_on_an_empty_inner_item_moves_it_out_first(editor):
    load(editor, item("en"), item("", 1, list_id=2))
    press(editor, KEY.Key_Down, KEY.Key_Return)
    assert blocks(editor) == [("en", ITEM, 0), ("", ITEM, 0)]


def test_tab_and_shift_tab_move_items_in_and_out(editor):
    load(editor, item("en", ordered=True), item("to", ordered=True), item("tre", ordered=True))
    caret(editor, "to")
    press(editor, KEY.Key_Tab)
    assert [level for *_, level in blocks(editor)] == [0, 1, 0]
    ids = [block.list_id for block in editor.to_document().blocks]
    assert ids[0] == ids[2] != ids[1]
    QTest.keyClick(editor, KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert [level for *_, level in blocks(editor)] == [0, 0, 0]
    assert {block.list_id for block in editor.to_document().blocks} == {1}


def test_the_first_item_cannot_move_in(editor):
    load(editor, item("en"))
    press(editor, KEY.Key_Tab)
    assert blocks(editor) == [("en", ITEM, 0)]


def test_backspace_first_in_an_item_takes_it_out_of_the_list(editor):
    load(editor, item("en"), item("to"))
    caret(editor, "to")
    press(editor, KEY.Key_Backspace)
    assert blocks(editor) == [("en", ITEM, 0), ("to", PARAGRAPH, 0)]


def test_what_is_written_after_a_link_is_no_link(editor):
    editor.insert_link("siden vår", "https://a.no")
    write(editor, " og")
    assert runs(editor) == (Run("siden vår", link="https://a.no"), Run(" og"))


def test_what_is_written_inside_a_link_belongs_to_it(editor):
    load(editor, Block((Run("sia", link="https://a.no"),)))
    caret(editor, "a")
    write(editor, "d")
    assert runs(editor) == (Run("sida", link="https://a.no"),)


def test_a_link_opened_from_a_file_ends_where_it_ends(editor):
    load(editor, Block((Run("Les "), Run("mer", link="https://a.no"), Run("."))))
    caret(editor, "mer", after=True)
    write(editor, " nå")
    assert runs(editor) == (Run("Les "), Run("mer", link="https://a.no"), Run(" nå."))


def test_a_link_is_changed_in_its_place(editor):
    load(editor, Block((Run("Les "), Run("mer", link="https://a.no"), Run("."))))
    caret(editor, "er")
    editor.insert_link("alt", "https://b.no")
    assert runs(editor) == (Run("Les "), Run("alt", link="https://b.no"), Run("."))


def test_an_empty_address_takes_the_link_away(editor):
    load(editor, Block((Run("Les "), Run("mer", link="https://a.no"), Run("."))))
    caret(editor, "er")
    editor.insert_link("mer", "")
    assert runs(editor) == (Run("Les mer."),)


def test_a_table_with_a_header_row(editor):
    write(editor, "Før")
    editor.insert_table(2, 2)
    for word in ("Når", "Hva", "1. mai", "Fri"):
        write(editor, word)
        press(editor, KEY.Key_Tab)
    cells = [block for block in editor.to_document().blocks if block.cell]
    assert [(b.text, b.cell.row, b.cell.column, b.cell.header) for b in cells] == [
        ("Når", 0, 0, True),
        ("Hva", 0, 1, True),
        ("1. mai", 1, 0, False),
        ("Fri", 1, 1, False),
        ("", 2, 0, False),  # Tab after the last cell adds a row
        ("", 2, 1, False),
    ]
    assert not any(run.bold for block in cells for run in block.runs)
    assert editor.to_document().blocks[0].text == "Før"


def test_a_table_is_one_undo_step(editor):
    load(editor, plain_block("Før"), plain_block("Etter"))
    before = editor.to_document()
    editor.insert_table(3, 2)
    assert editor.in_table()
    editor.undo()
    assert editor.to_document() == before


def test_shift_tab_goes_to_the_cell_before(editor):
    editor.insert_table(1, 2)
    press(editor, KEY.Key_Tab)
    write(editor, "to")
    QTest.keyClick(editor, KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    write(editor, "en")
    assert [block.text for block in editor.to_document().blocks] == ["en", "to"]


def test_the_document_stays_the_same_object(editor):
    document = editor.document()
    load(editor, plain_block("nytt"))
    assert editor.document() is document


def test_zoom_goes_in_steps_and_stays_within_bounds(editor):
    for _ in range(30):
        editor.zoom_by(1)
    assert editor.zoom() == 300
    size = editor.font().pointSizeF()
    editor.set_zoom(100)
    assert size == pytest.approx(editor.font().pointSizeF() * 3)


def test_the_column_is_60_to_75_characters_wide(editor):
    editor.resize(1600, 700)
    editor.setPlainText("Vi har fått søknaden din om støttekontakt og svarer deg snart. " * 20)
    block = editor.document().begin()
    lines = [block.layout().lineAt(n).textLength() for n in range(block.layout().lineCount() - 1)]
    assert 60 <= sum(lines) / len(lines) <= 75


def test_the_page_keeps_its_width_when_the_window_grows(editor):
    width = editor.viewport().width()
    editor.resize(1500, 700)
    assert editor.viewport().width() == width


def test_the_page_fills_a_narrow_window(editor):
    editor.resize(420, 600)
    assert editor.viewport().width() > 380


def test_a_window_made_narrow_changes_nothing_in_the_letter(editor):
    load(editor, plain_block("Vedtak"))
    editor.resize(300, 500)
    editor.set_zoom(200)
    assert not editor.document().isModified()
    assert not editor.document().isUndoAvailable()
