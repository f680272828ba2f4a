"""The one place that translates between Python's code points and Qt's UTF-16 units.

The work is done by the codecs, in C: a paragraph of 20,000 words is translated often.
"""

from __future__ import annotations

_CODEC = "utf-16-le"
_HALVES = "surrogatepass"  # half a pair, which Qt allows, is one unit and one code point
_FIRST_HALF = range(0xD800, 0xDC00)


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 units in ``text``."""
    return len(text.encode(_CODEC, _HALVES)) // 2


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset of the code-point ``offset`` in ``text``."""
    return utf16_length(text[:offset])


def to_code_points(text: str, offset: int) -> int:
    """Return the code-point offset of the UTF-16 ``offset`` in ``text``.

    An offset in the middle of a surrogate pair gives the character's start, one beyond the end
    the text's length.
    """
    if text.isascii():
        return min(offset, len(text))
    before = text.encode(_CODEC, _HALVES)[: 2 * offset].decode(_CODEC, _HALVES)
    cut = len(before)
    if cut and ord(before[-1]) in _FIRST_HALF and text[cut - 1] != before[-1]:
        return cut - 1
    return cut
