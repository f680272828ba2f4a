"""How each kind of block looks in the editor: the one place with the letter's typography.

Sizes follow the document's font (so that zoom and the system's text size reach them); distances
are device-independent pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from asker_skriv.text.model import BlockKind

INDENT_WIDTH = 30
# Inside the document, and never changed: Qt keeps document margins in the undo history.
TEXT_MARGIN = 40
# Around it, painted as part of the page and given up in a narrow window.
PAGE_MARGIN = 24
CHARACTERS_A_LINE = 68
MAX_LEVEL = 3

# Grey that is seen on white and on near-black paper: formats live in the document and can't
# follow the theme without filling the undo history.
_RULE = QColor(128, 136, 140, 150)


@dataclass(frozen=True, slots=True)
class BlockLook:
    """Space around a block (pixels), its line height (per cent) and its size step."""

    above: int = 0
    below: int = 10
    line_height: int = 140
    size_step: int = 0


_PARAGRAPH = BlockLook()
_HEADINGS = {
    1: BlockLook(above=6, below=12, line_height=120, size_step=2),
    2: BlockLook(above=16, below=6, line_height=125, size_step=1),
    3: BlockLook(above=12, below=4, line_height=130),
}
_LOOKS = {
    BlockKind.LIST_ITEM: BlockLook(below=4),
    BlockKind.TABLE_CELL: BlockLook(below=0, line_height=130),
}
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)
ORDERED_STYLES = frozenset(
    {
        *_NUMBERS,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListUpperRoman,
    }
)


def block_format(kind: BlockKind, level: int = 0) -> QTextBlockFormat:
    """Return the block format of a kind; ``level`` counts for headings only."""
    heading = kind is BlockKind.HEADING
    look = _HEADINGS[_heading(level)] if heading else _LOOKS.get(kind, _PARAGRAPH)
    result = QTextBlockFormat()
    result.setTopMargin(look.above)
    result.setBottomMargin(look.below)
    height_type = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    result.setLineHeight(look.line_height, height_type.value)
    result.setHeadingLevel(_heading(level) if heading else 0)
    if kind is BlockKind.QUOTE:
        result.setProperty(QTextFormat.Property.BlockQuoteLevel, 1)
        result.setLeftMargin(INDENT_WIDTH)
        result.setRightMargin(INDENT_WIDTH)
    return result


def char_format(kind: BlockKind, level: int = 0, *, header: bool = False) -> QTextCharFormat:
    """Return the format of unformatted text in a block of this kind."""
    result = QTextCharFormat()
    if kind is BlockKind.HEADING:
        step = _HEADINGS[_heading(level)].size_step
        if step:
            result.setProperty(QTextFormat.Property.FontSizeAdjustment, step)
        result.setFontWeight(QFont.Weight.Bold)
    elif header:
        result.setFontWeight(QFont.Weight.Bold)
    return result


def list_format(level: int, *, ordered: bool) -> QTextListFormat:
    """Return the format of a list at nesting depth ``level``, from 0."""
    styles = _NUMBERS if ordered else _BULLETS
    result = QTextListFormat()
    result.setStyle(styles[level % len(styles)])
    result.setIndent(level + 1)
    return result


def table_format(columns: int, *, header: bool) -> QTextTableFormat:
    """Return the format of a table as wide as the text with equal columns."""
    result = QTextTableFormat()
    result.setBorder(1)
    result.setBorderBrush(QBrush(_RULE))
    result.setBorderCollapse(True)
    result.setCellPadding(7)
    result.setCellSpacing(0)
    result.setTopMargin(4)
    result.setBottomMargin(12)
    result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    result.setColumnWidthConstraints(equal_columns(columns))
    result.setHeaderRowCount(1 if header else 0)
    return result


def equal_columns(columns: int) -> list[QTextLength]:
    """Return the widths of ``columns`` equal columns."""
    return [QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns


def _heading(level: int) -> int:
    return min(max(level, 1), MAX_LEVEL)
