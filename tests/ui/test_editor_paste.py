"""What comes from the clipboard keeps its structure and loses its looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from asker_skriv.text.model import Block, BlockKind, Document, Run, plain_block
from asker_skriv.ui.editor.letter_editor import LetterEditor

PARAGRAPH, HEADING, ITEM = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
FROM_WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {mso-style-parent:""; font-size:11.0pt; font-family:"Calibri"} --></style>
</head><body lang=NO-BOK><!--StartFragment-->
<h1 style='mso-list:none'><span style='color:#2F5496'>Vedtak<o:p></o:p></span></h1>
<p class=MsoNormal>Du får <b style='mso-bidi-font-weight:normal'>fire timer</b> i
<i>uka</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
<![endif]>Ring oss</p>
<p class=MsoNormal>Les <a href="https://asker.kommune.no">mer her</a>.</p>
<!--EndFragment--></body></html>
"""


@pytest.fixture
def editor(qtbot):
    editor = LetterEditor()
    qtbot.addWidget(editor)
    editor.resize(1000, 700)
    editor.show()
    return editor


def html(text):
    mime = QMimeData()
    mime.setHtml(text)
    return mime


def plain(text):
    mime = QMimeData()
    mime.setText(text)
    return mime


def blocks(editor):
    return [(block.text, block.kind) for block in editor.to_document().blocks]


def caret(editor, text):
    cursor = editor.document().find(text)
    cursor.setPosition(cursor.selectionEnd())
    editor.setTextCursor(cursor)


def test_from_word(editor):
    editor.insertFromMimeData(html(FROM_WORD))
    assert blocks(editor) == [
        ("Vedtak", HEADING),
        ("Du får fire timer i uka.", PARAGRAPH),
        ("Ring oss", ITEM),
        ("Les mer her.", PARAGRAPH),
    ]
    document = editor.to_document()
    assert document.blocks[1].runs[1] == Run("fire timer", bold=True)
    assert document.blocks[3].runs[1] == Run("mer her", link="https://asker.kommune.no")
    assert "Calibri" not in editor.toHtml()
    assert "2f5496" not in editor.toHtml().lower()


def test_pasting_is_one_undo_step(editor):
    editor.load(Document((plain_block("Hei du"),)))
    caret(editor, "Hei")
    editor.insertFromMimeData(html(FROM_WORD))
    assert len(blocks(editor)) > 3
    editor.undo()
    assert blocks(editor) == [("Hei du", PARAGRAPH)]


def test_one_paragraph_flows_into_the_sentence(editor):
    editor.load(Document((plain_block("Du får  i uka."),)))
    caret(editor, "får ")
    editor.insertFromMimeData(html("<p><b>fire</b> timer</p>"))
    assert editor.to_document().blocks[0].runs == (
        Run("Du får "),
        Run("fire", bold=True),
        Run(" timer i uka."),
    )


def test_several_paragraphs_split_the_one_they_are_pasted_into(editor):
    editor.load(Document((plain_block("Førstsist", HEADING, 2),)))
    caret(editor, "Først")
    editor.insertFromMimeData(html("<p>en</p><p>to</p>"))
    assert blocks(editor) == [
        ("Først", HEADING),
        ("en", PARAGRAPH),
        ("to", PARAGRAPH),
        ("sist", HEADING),
    ]


def test_the_selection_is_replaced(editor):
    editor.load(Document((plain_block("Du får avslag."),)))
    cursor = editor.document().find("avslag")
    editor.setTextCursor(cursor)
    editor.insertFromMimeData(plain("støtte"))
    assert blocks(editor) == [("Du får støtte.", PARAGRAPH)]


def test_plain_lines_become_paragraphs(editor):
    editor.insertFromMimeData(plain("Hei\r\n\r\nDu får støtte.\r\nHilsen oss\n"))
    assert blocks(editor) == [
        ("Hei", PARAGRAPH),
        ("Du får støtte.", PARAGRAPH),
        ("Hilsen oss", PARAGRAPH),
    ]


def test_a_table_pasted_into_a_cell_becomes_paragraphs_there(editor):
    editor.insert_table(1, 2)
    editor.insertFromMimeData(html("<table><tr><td>a</td><td>b</td></tr></table>"))
    cells = [(block.text, block.cell.column) for block in editor.to_document().blocks]
    assert cells == [("a", 0), ("b", 0), ("", 1)]


def test_pasted_into_an_empty_item_the_text_takes_its_place(editor):
    editor.toggle_bullets()
    editor.insertFromMimeData(plain("Ring oss"))
    assert blocks(editor) == [("Ring oss", ITEM)]


def test_copy_and_paste_inside_the_letter_loses_nothing(editor):
    letter = Document(
        (
            plain_block("Vedtak", HEADING, 3),
            Block((Run("Du "), Run("får", bold=True, italic=True), Run(" svar"))),
            Block((Run("en"),), ITEM, 0, True, 1),
            Block((Run("to"),), ITEM, 0, True, 1),
            plain_block("slutt"),
        )
    )
    editor.load(letter)
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    editor.load(Document())
    editor.insertFromMimeData(copied)
    assert editor.to_document() == letter


def test_a_word_copied_from_a_heading_is_a_word_in_a_paragraph(editor):
    editor.load(Document((plain_block("Vedtak om støtte", HEADING, 1), plain_block("Se:"))))
    editor.setTextCursor(editor.document().find("støtte"))
    copied = editor.createMimeDataFromSelection()
    caret(editor, "Se:")
    editor.insertFromMimeData(copied)
    assert blocks(editor)[1] == ("Se:støtte", PARAGRAPH)
    assert editor.to_document().blocks[1].runs == (Run("Se:støtte"),)


def test_paste_as_plain_text(editor):
    mime = html("<h1>Stort</h1><p><b>fett</b></p>")
    mime.setText("Stort\nfett")
    QGuiApplication.clipboard().setMimeData(mime)
    editor.paste_plain()
    assert [block.runs for block in editor.to_document().blocks] == [
        (Run("Stort"),),
        (Run("fett"),),
    ]


def test_plain_text_takes_the_look_of_where_it_lands(editor):
    editor.toggle_bold()
    QTest.keyClicks(editor, "fet ")
    QGuiApplication.clipboard().setText("tekst")
    editor.paste_plain()
    assert editor.to_document().blocks[0].runs == (Run("fet tekst", bold=True),)


def test_a_picture_is_not_pasted(editor):
    mime = QMimeData()
    mime.setImageData("not text")
    assert not editor.canInsertFromMimeData(mime)


def test_rubbish_under_our_own_format_falls_back_to_the_text(editor):
    mime = plain("teksten")
    mime.setData("application/x-asker-skriv", b'{"blocks": 3}')
    editor.insertFromMimeData(mime)
    assert blocks(editor) == [("teksten", PARAGRAPH)]


def test_a_dropped_file_is_opened_not_inserted(editor, qtbot, tmp_path):
    file = tmp_path / "brev.docx"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    with qtbot.waitSignal(editor.file_dropped) as dropped:
        editor.insertFromMimeData(mime)
    assert dropped.args == [file]
    assert blocks(editor) == [("", PARAGRAPH)]
