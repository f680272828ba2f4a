"""The one place that translates between Python's code points and Qt's UTF-16 units."""

from __future__ import annotations

_LAST_BMP = "\uffff"


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 units in ``text``."""
    return len(text) + sum(char > _LAST_BMP for char in text)


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset of the code-point ``offset`` in ``text``."""
    return utf16_length(text[:offset])


def to_code_points(text: str, offset: int) -> int:
    """Return the code-point offset of the UTF-16 ``offset`` in ``text``.

    An offset in the middle of a surrogate pair gives the character's start.
    """
    if text.isascii():
        return min(offset, len(text))
    units = 0
    for index, char in enumerate(text):
        width = 2 if char > _LAST_BMP else 1
        if units + width > offset:
            return index
        units += width
    return len(text)
