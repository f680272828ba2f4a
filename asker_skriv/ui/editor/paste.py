"""Between the clipboard and the letter: structure is kept, foreign looks are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.bounds import bounded, breakable, sound
from asker_skriv.text.model import Block, BlockKind, Document, plain_block
from asker_skriv.ui.editor import look
from asker_skriv.ui.editor.bridge import is_bold_throughout, to_document
from asker_skriv.ui.editor.formatting import one_step, plain
from asker_skriv.ui.editor.writing import Writer, insert_runs

OWN_FORMAT = "application/x-asker-skriv"


def document_of(source: QMimeData) -> Document | None:
    """Return what the clipboard holds as a text, best form first; None when it holds none."""
    if source.hasFormat(OWN_FORMAT):
        try:
            return sound(msgspec.json.decode(source.data(OWN_FORMAT).data(), type=Document))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass  # not ours after all: take the ordinary forms
    if source.hasHtml() and (document := _from_html(source.html())) is not None:
        return document
    if source.hasText():
        return Document(tuple(plain_blocks(source.text())))
    return None


def _from_html(html: str) -> Document | None:
    """Return the text of HTML; None for nothing, and for what is far too large to take apart."""
    from asker_skriv.text.readers import document_from_html

    try:
        document = bounded(document_from_html(html))
    except UnreadableFileError:
        return None
    return document if document.blocks else None


def plain_blocks(text: str) -> list[Block]:
    """Return plain text as paragraphs: each line one, the empty lines between them dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    filled = [line.rstrip() for line in lines if line.strip()]
    if len(lines) == 1:
        return [plain_block(text)] if text else []
    return [plain_block(line) for line in filled]


def insert(cursor: QTextCursor, document: Document) -> None:
    """Insert a text at the cursor as one undo step, in place of the selection.

    A single paragraph flows into the one that is there; more begin in a block of their own unless
    the cursor's is empty. What stood after the cursor keeps its kind.
    """
    blocks = _trimmed(tuple(breakable(document.blocks)))
    if not blocks:
        return
    with one_step(cursor):
        cursor.removeSelectedText()
        in_cell = cursor.currentTable() is not None
        if in_cell:
            blocks = [replace(block, cell=None) for block in blocks]
        if _flows_in(blocks, cursor):
            insert_runs(cursor, blocks[0].runs, plain(cursor.charFormat()))
        else:
            _insert_blocks(cursor, blocks)


def insert_plain(cursor: QTextCursor, text: str) -> None:
    """Insert text without any look of its own as one undo step."""
    insert(cursor, Document(tuple(plain_blocks(text))))


def mime_of(cursor: QTextCursor) -> QMimeData:
    """Return the selection for the clipboard: lossless for ourselves, HTML and text for others."""
    fragment = cursor.selection()
    mime = QMimeData()
    mime.setData(OWN_FORMAT, QByteArray(msgspec.json.encode(_selected(cursor))))
    mime.setHtml(fragment.toHtml())
    mime.setText(fragment.toPlainText())
    return mime


def _selected(cursor: QTextCursor) -> Document:
    """Return the selection as a text. Words of a heading are words, not half a heading."""
    copy = QTextDocument()
    QTextCursor(copy).insertFragment(cursor.selection())
    document = to_document(copy)
    first = cursor.document().findBlock(cursor.selectionStart())
    within = cursor.selectionEnd() <= first.position() + first.length() - 1
    if within and len(document.blocks) == 1 and is_bold_throughout(first):
        runs = tuple(replace(run, bold=False) for run in document.blocks[0].runs)
        return replace(document, blocks=(replace(document.blocks[0], runs=runs),))
    return document


def dropped_file(source: QMimeData) -> Path | None:
    """Return the one local file that is dropped or pasted, if that is what it is."""
    urls = source.urls() if source.hasUrls() else []
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None


def _trimmed(blocks: Sequence[Block]) -> list[Block]:
    """Leave out empty blocks first and last."""
    kept = list(blocks)
    while kept and not kept[0].text.strip() and kept[0].cell is None:
        kept.pop(0)
    while kept and not kept[-1].text.strip() and kept[-1].cell is None:
        kept.pop()
    return kept


def _flows_in(blocks: Sequence[Block], cursor: QTextCursor) -> bool:
    if len(blocks) > 1 or blocks[0].cell is not None:
        return False
    return blocks[0].kind is BlockKind.PARAGRAPH or cursor.block().length() > 1


def _insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    paragraph = look.block_format(BlockKind.PARAGRAPH)
    if not cursor.atBlockEnd():
        # What follows the cursor moves to a block of its own, as it is.
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    if cursor.block().length() > 1:
        cursor.insertBlock(paragraph, QTextCharFormat())
    Writer(cursor).write(blocks)
