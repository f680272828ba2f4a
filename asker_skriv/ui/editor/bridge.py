"""Between the editor's QTextDocument and ``asker_skriv.text.Document``, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextTable,
)

from asker_skriv.text.bounds import breakable
from asker_skriv.text.model import Block, BlockKind, Cell, Document, Run
from asker_skriv.ui.editor import look
from asker_skriv.ui.editor.writing import Writer

_Piece = QTextBlock | QTextTable | None
_OBJECT = "\ufffc"


def fill(qdoc: QTextDocument, document: Document) -> None:
    """Show ``document`` in place of what ``qdoc`` holds. The undo history starts anew."""
    qdoc.setUndoRedoEnabled(False)
    qdoc.clear()
    cursor = QTextCursor(qdoc)
    cursor.beginEditBlock()
    cursor.setBlockFormat(look.block_format(BlockKind.PARAGRAPH))
    Writer(cursor).write(tuple(breakable(document.blocks)))
    cursor.endEditBlock()
    qdoc.setUndoRedoEnabled(True)
    qdoc.setModified(False)


def to_document(qdoc: QTextDocument, title: str = "") -> Document:
    """Return the letter as plain values. O(length of the letter): not for every keystroke."""
    return Document(tuple(walk(qdoc)), title=title)


RunsOf = Callable[[QTextBlock, bool], tuple[Run, ...]]
"""Reads a block's runs; the flag says that the block is bold anyway, so that bold says nothing."""


def runs_of(block: QTextBlock, always_bold: bool) -> tuple[Run, ...]:
    """Return the block's text with its looks."""
    return tuple(_merged(_runs(block, always_bold)))


def walk(qdoc: QTextDocument, runs: RunsOf = runs_of) -> Iterator[Block]:
    """Yield the letter's blocks as plain values. Drop the walk when the letter changes.

    ``runs`` may remember those of blocks that have not changed; they take most of the time.
    """
    return _Reader(runs).blocks(qdoc)


def block_kind(block: QTextBlock) -> BlockKind:
    """Return what part the block plays."""
    form = block.blockFormat()
    if form.headingLevel():
        return BlockKind.HEADING
    if QTextCursor(block).currentTable() is not None:
        return BlockKind.TABLE_CELL
    if block.textList() is not None:
        return BlockKind.LIST_ITEM
    return BlockKind.QUOTE if _is_quote(form) else BlockKind.PARAGRAPH


def is_bold_throughout(block: QTextBlock) -> bool:
    """Tell whether the block is bold as it is: a heading or a cell of a header row."""
    if not block.isValid():
        return False  # while Qt exchanges the whole text; a cursor of such a block is fatal
    if block.blockFormat().headingLevel():
        return True
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    if table is None:
        return False
    return table.cellAt(cursor).row() < table.format().toTableFormat().headerRowCount()


class _Reader:
    """Walks a QTextDocument once, numbering its lists and tables in order of appearance."""

    def __init__(self, runs: RunsOf) -> None:
        self._runs = runs
        self._lists: dict[int, int] = {}
        self._tables = 0

    def blocks(self, qdoc: QTextDocument) -> Iterator[Block]:
        pieces = _pieces(qdoc.rootFrame())
        before, piece = None, next(pieces, None)
        while piece is not None:
            after = next(pieces, None)
            if isinstance(piece, QTextTable):
                yield from self._table(piece)
            elif not _only_holds_a_table(before, piece, after):
                yield self._block(piece)
            before, piece = piece, after

    def _table(self, table: QTextTable) -> Iterator[Block]:
        number = self._tables
        self._tables += 1
        headers = table.format().toTableFormat().headerRowCount()
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                if (cell.row(), cell.column()) != (row, column):
                    continue  # covered by a merged cell
                place = Cell(number, row, column, header=row < headers)
                block = cell.firstCursorPosition().block()
                last = cell.lastCursorPosition().block()
                while block.isValid():
                    yield self._block(block, place)
                    if block == last:
                        break
                    block = block.next()

    def _block(self, block: QTextBlock, cell: Cell | None = None) -> Block:
        form = block.blockFormat()
        heading = form.headingLevel()
        members = block.textList()
        kind, level, ordered, list_id = BlockKind.PARAGRAPH, 0, False, 0
        if heading:
            kind, level = BlockKind.HEADING, min(heading, look.MAX_LEVEL)
        elif members is not None:
            kind = BlockKind.LIST_ITEM
            level = max(members.format().indent() - 1, 0)
            ordered = members.format().style() in look.ORDERED_STYLES
            list_id = self._lists.setdefault(members.objectIndex(), len(self._lists) + 1)
        elif cell is not None:
            kind = BlockKind.TABLE_CELL
        elif _is_quote(form):
            kind = BlockKind.QUOTE
        always_bold = bool(heading) or (cell is not None and cell.header)
        runs = self._runs(block, always_bold)
        return Block(runs, kind, level, ordered, list_id, cell)


def _pieces(frame: QTextFrame) -> Iterator[QTextBlock | QTextTable]:
    """Yield the frame's blocks and tables; other frames are opened up."""
    place = frame.begin()
    while not place.atEnd():
        child = place.currentFrame()
        if isinstance(child, QTextTable):
            yield child
        elif child is not None:
            yield from _pieces(child)
        elif place.currentBlock().isValid():
            yield place.currentBlock()
        place += 1


def _only_holds_a_table(before: _Piece, block: QTextBlock, after: _Piece) -> bool:
    """Tell whether the empty block is there only because Qt wants one around a table."""
    if block.length() > 1:
        return False
    tables = [isinstance(each, QTextTable) for each in (before, after)]
    return all(tables) or (any(tables) and None in (before, after))


def _runs(block: QTextBlock, always_bold: bool) -> Iterator[Run]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        text = fragment.text().replace(_OBJECT, "")
        if text:
            yield _run(text, fragment.charFormat(), always_bold)
        place += 1


def _run(text: str, form: QTextCharFormat, always_bold: bool) -> Run:
    link = form.anchorHref() or None if form.isAnchor() else None
    return Run(
        text,
        bold=not always_bold and form.fontWeight() >= QFont.Weight.DemiBold,
        italic=form.fontItalic(),
        underline=form.fontUnderline() and link is None,
        link=link,
    )


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of the same look: Qt splits fragments by formats that we don't keep."""
    last: Run | None = None
    for run in runs:
        if last is not None and _same_look(last, run):
            last = Run(last.text + run.text, run.bold, run.italic, run.underline, run.link)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _same_look(one: Run, other: Run) -> bool:
    return (one.bold, one.italic, one.underline, one.link) == (
        other.bold,
        other.italic,
        other.underline,
        other.link,
    )


def _is_quote(form: QTextBlockFormat) -> bool:
    return bool(form.intProperty(QTextFormat.Property.BlockQuoteLevel))
