"""What the writer does to the letter's form: headings, weight, lists and links.

Every function is one undo step and works on the cursor's selection or block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)

from asker_skriv.text.model import BlockKind
from asker_skriv.ui.editor import look
from asker_skriv.ui.editor.bridge import is_bold_throughout
from asker_skriv.ui.editor.writing import reset_block, set_link

MAX_DEPTH = 4


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Make everything inside one undo step."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the blocks that the selection touches, or the cursor's own."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    blocks = [first]
    while blocks[-1] != last and blocks[-1].next().isValid():
        blocks.append(blocks[-1].next())
    return blocks


def make(block: QTextBlock, kind: BlockKind, level: int = 0) -> None:
    """Turn a block into a paragraph, heading or quote, its text's own bold and links kept."""
    cursor = QTextCursor(block)
    was_heading = bool(block.blockFormat().headingLevel())
    reset_block(cursor, look.block_format(kind, level))
    base = look.char_format(kind, level)
    cursor.setBlockCharFormat(base)
    if was_heading or kind is BlockKind.HEADING:
        _restyle(block, base)


def set_heading(cursor: QTextCursor, level: int) -> None:
    """Make the selected blocks headings of ``level`` 1 to 3, or paragraphs for 0."""
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    with one_step(cursor):
        for block in selected_blocks(cursor):
            if QTextCursor(block).currentTable() is None:
                make(block, kind, level)


def set_bold(cursor: QTextCursor, on: bool) -> None:
    """Make the selection bold or not. Headings and header rows are bold as they are."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
    _merge(cursor, form, skip_headings=True)


def set_italic(cursor: QTextCursor, on: bool) -> None:
    """Make the selection italic or not."""
    form = QTextCharFormat()
    form.setFontItalic(on)
    _merge(cursor, form)


def is_list(cursor: QTextCursor, *, ordered: bool) -> bool:
    """Tell whether the cursor's block is an item of such a list."""
    members = cursor.currentList()
    return members is not None and (members.format().style() in look.ORDERED_STYLES) == ordered


def toggle_list(cursor: QTextCursor, *, ordered: bool) -> None:
    """Turn the selected blocks into list items, or back into paragraphs."""
    on = not is_list(cursor, ordered=ordered)
    with one_step(cursor):
        for block in selected_blocks(cursor):
            if on:
                _to_item(block, ordered=ordered)
            elif block.textList() is not None:
                make(block, BlockKind.PARAGRAPH)


def change_depth(cursor: QTextCursor, by: int) -> None:
    """Move the selected list items one level in (1) or out (-1); out of level 0 is a paragraph."""
    with one_step(cursor):
        for block in selected_blocks(cursor):
            members = block.textList()
            if members is None:
                continue
            level = members.format().indent() - 1 + by
            ordered = members.format().style() in look.ORDERED_STYLES
            if level < 0:
                make(block, BlockKind.PARAGRAPH)
            elif level < MAX_DEPTH and (by < 0 or _may_go_in(block, level)):
                _join(block, level, ordered=ordered)


def form_at(cursor: QTextCursor) -> QTextCharFormat | None:
    """Return the look of the selection's first character; None without a selection."""
    if not cursor.hasSelection():
        return None
    probe = QTextCursor(cursor)
    probe.setPosition(cursor.selectionStart() + 1)
    return probe.charFormat()


def link_at(cursor: QTextCursor) -> str:
    """Return the address of the link that the cursor stands in or has selected."""
    probe = QTextCursor(cursor)
    if probe.hasSelection():
        probe.setPosition(min(cursor.selectionStart() + 1, cursor.selectionEnd()))
    return probe.charFormat().anchorHref() if probe.charFormat().isAnchor() else ""


def select_link(cursor: QTextCursor) -> QTextCursor:
    """Return a cursor that selects the whole link around ``cursor``, or ``cursor`` itself."""
    address = link_at(cursor)
    if not address or cursor.hasSelection():
        return cursor
    block = cursor.block()
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        start, end = fragment.position(), fragment.position() + fragment.length()
        if start <= cursor.position() <= end and fragment.charFormat().anchorHref() == address:
            found = QTextCursor(block)
            found.setPosition(start)
            found.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            return found
        place += 1
    return cursor


def put_link(cursor: QTextCursor, text: str, address: str) -> None:
    """Put a link with this text in place of the selection; an empty address takes it away."""
    form = plain(cursor.charFormat())
    if address:
        set_link(form, address)
    with one_step(cursor):
        cursor.insertText(text, form)
    cursor.setCharFormat(plain(form))


def plain(form: QTextCharFormat) -> QTextCharFormat:
    """Return the format without its link."""
    result = QTextCharFormat(form)
    if result.isAnchor():
        for unwanted in (
            QTextFormat.Property.IsAnchor,
            QTextFormat.Property.AnchorHref,
            QTextFormat.Property.AnchorName,
            QTextFormat.Property.TextUnderlineStyle,
        ):
            result.clearProperty(unwanted)
    return result


def ends_link(cursor: QTextCursor) -> bool:
    """Tell whether what is written at the cursor comes right after a link, not inside it."""
    form = cursor.charFormat()
    if not form.isAnchor() or cursor.hasSelection():
        return False
    if cursor.atBlockEnd():
        return True
    ahead = QTextCursor(cursor)
    ahead.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return ahead.charFormat().anchorHref() != form.anchorHref()


def _restyle(block: QTextBlock, base: QTextCharFormat) -> None:
    """Give the block's text a new base look; italic and links stay, a heading's bold goes."""
    cursor = QTextCursor(block)
    for start, length, old in _fragments(block):
        form = QTextCharFormat(base)
        form.setFontItalic(old.fontItalic())
        if old.isAnchor():
            set_link(form, old.anchorHref())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return start, length (UTF-16) and format of the block's stretches."""
    found = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        place += 1
    return found


def _merge(cursor: QTextCursor, form: QTextCharFormat, *, skip_headings: bool = False) -> None:
    if not cursor.hasSelection():
        if not (skip_headings and is_bold_throughout(cursor.block())):
            cursor.mergeCharFormat(form)
        return
    part = QTextCursor(cursor)
    with one_step(cursor):
        for block in selected_blocks(cursor):
            if skip_headings and is_bold_throughout(block):
                continue
            end = block.position() + block.length() - 1
            part.setPosition(max(cursor.selectionStart(), block.position()))
            part.setPosition(min(cursor.selectionEnd(), end), QTextCursor.MoveMode.KeepAnchor)
            part.mergeCharFormat(form)


def _to_item(block: QTextBlock, *, ordered: bool) -> None:
    members = block.textList()
    level = members.format().indent() - 1 if members is not None else 0
    if block.blockFormat().headingLevel():
        make(block, BlockKind.PARAGRAPH)
    _join(block, level, ordered=ordered)


def _join(block: QTextBlock, level: int, *, ordered: bool) -> None:
    """Make the block an item at ``level``, of the list it continues or of a new one."""
    cursor = QTextCursor(block)
    reset_block(cursor, look.block_format(BlockKind.LIST_ITEM))
    for neighbour in (_item_before(block, level), _item_after(block, level)):
        members = neighbour.textList() if neighbour is not None else None
        if members is not None and (members.format().style() in look.ORDERED_STYLES) == ordered:
            members.add(block)
            return
    cursor.createList(look.list_format(level, ordered=ordered))


def _item_before(block: QTextBlock, level: int) -> QTextBlock | None:
    """Return the nearest item above at the same level, with only deeper ones between."""
    return _item_at(block, level, QTextBlock.previous)


def _item_after(block: QTextBlock, level: int) -> QTextBlock | None:
    """Return the nearest item below at the same level, with only deeper ones between."""
    return _item_at(block, level, QTextBlock.next)


def _item_at(
    block: QTextBlock, level: int, step: Callable[[QTextBlock], QTextBlock]
) -> QTextBlock | None:
    other = step(block)
    while other.isValid():
        members = other.textList()
        if members is None or members.format().indent() - 1 < level:
            return None
        if members.format().indent() - 1 == level:
            return other
        other = step(other)
    return None


def _may_go_in(block: QTextBlock, level: int) -> bool:
    """Only an item below another may be moved in: a list can't begin at its second level."""
    members = block.previous().textList() if block.previous().isValid() else None
    return members is not None and members.format().indent() >= level
