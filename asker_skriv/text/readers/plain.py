"""Reads .txt: finds the encoding, and keeps every character where the file has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from asker_skriv.text.model import Block, BlockKind, Document, plain_block
from asker_skriv.text.readers.opening import MAX_BLOCKS, MAX_CHARACTERS, read_bytes, too_large

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096
# Encodings without a mark, the likeliest first: Windows, old Mac, old DOS.
_EIGHT_BIT = ("cp1252", "mac_roman", "cp865")
_EXPECTED = frozenset("æøåÆØÅéèêóòôàäöüÉÄÖÜ§–—«»’‘“”…·• °½")
_NEWLINES = re.compile("\r\n|\r")

ITEM = re.compile(r"^([ \t]*)(?:([-–—*•·])|(\d{1,2}|[a-zæøå])[.)])[ \t]+(?=\S)")
"""The mark of a list item: indentation, then a bullet, or a number or letter."""
_GREETINGS = ("hei", "kjære", "god dag", "hilsen", "mvh", "vennlig", "med vennlig", "med hilsen")
_HEADING_CHARACTERS = 90
_HEADING_WORDS = 12
_NOT_AT_END = tuple(".!,;:)…")
_AFTER_ORDINAL = re.compile(
    r"\s*\d{1,2}\.\s+(?:jan|feb|mars|april|mai|jun|jul|aug|sep|okt|nov|des"
    r"|trinn|klasse|etasje|plass|kvartal|halvår|termin|ledd|punktum)",
    re.IGNORECASE,
)
"""«1. mars» and «3. trinn» begin a sentence, not a list."""
_ABBREVIATED_START = re.compile(r"^\d{1,2}\.\s")


def read_plain(path: Path) -> Document:
    r"""Return the text of a .txt file.

    ``Document.text`` equals the file as decoded, with ``\n`` newlines and no byte-order mark.
    Lines that look like headings or list items are told so by kind; their text is the file's.
    Raises UnreadableFileError.
    """
    text = decode(read_bytes(path))
    if len(text) > MAX_CHARACTERS or text.count("\n") + text.count("\r") > 2 * MAX_BLOCKS:
        raise too_large(path)
    return document_from_text(text)


def document_from_text(text: str) -> Document:
    """Return plain text as a document of one block for each line."""
    lines = _NEWLINES.sub("\n", text).split("\n")
    return Document(tuple(_blocks(lines)), properties={"format": "txt"})


def decode(content: bytes) -> str:
    """Return the characters of a text file: UTF-8 or UTF-16, else the likeliest eight-bit one.

    The eight-bit encodings are told apart by which gives Norwegian letters and marks; a general
    guesser is often wrong on texts with few of them.
    """
    for bom, marked in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(marked, "replace")
    if (unmarked := _unmarked_utf16(content)) is not None:
        return content.decode(unmarked, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    patched = content.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    if sum(char > "\x7f" for char in patched) > 5 * broken:
        return patched  # UTF-8 that was damaged in a few places
    return max((_eight_bit(content, name) for name in _EIGHT_BIT), key=_likeliness)


def _unmarked_utf16(content: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, seen by where the zero bytes lie."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 <= len(sample) // 2:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _eight_bit(content: bytes, encoding: str) -> str:
    """Decode; what cp1252 leaves undefined is read as Latin-1 has it."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _likeliness(text: str) -> int:
    """Return how Norwegian the characters beyond ASCII look: higher is likelier."""
    return sum(1 if char in _EXPECTED else -1 for char in text if char > "\x7f")


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Yield one block for each line."""
    list_id, in_list, first = 0, False, True
    for index, line in enumerate(lines):
        item = ITEM.match(line)
        if item and not _AFTER_ORDINAL.match(line):
            ordered = item[3] is not None
            if ordered and not in_list:
                list_id += 1
            in_list = in_list or ordered
            level = min(len(item[1].expandtabs(4)) // 2, 8)
            yield Block(
                plain_block(line).runs,
                BlockKind.LIST_ITEM,
                level,
                ordered,
                list_id if ordered else 0,
            )
            first = False
            continue
        if line.strip():
            in_list = False
        if _is_heading(lines, index):
            yield plain_block(line, BlockKind.HEADING, 1 if first else 2)
        else:
            yield plain_block(line)
        first = first and not line.strip()


def _is_heading(lines: list[str], index: int) -> bool:
    """Return whether a line looks like a heading: short, alone, open-ended, with text below."""
    line = lines[index].strip()
    alone = (index == 0 or not lines[index - 1].strip()) and (
        index + 1 < len(lines) and not lines[index + 1].strip()
    )
    if not alone or not line or len(line) > _HEADING_CHARACTERS:
        return False
    if line.endswith(_NOT_AT_END) or len(line.split()) > _HEADING_WORDS:
        return False
    if not (line[0].isupper() or line[0].isdigit()) or not any(char.isalpha() for char in line):
        return False
    if ": " in line and not line.endswith("?") and len(line.split(": ", 1)[0].split()) == 1:
        return False  # «Emne: Tilskudd» is a label with its value
    if _ABBREVIATED_START.match(line) or line.lower().startswith(_GREETINGS):
        return False
    return any(below.strip() for below in lines[index + 1 : index + 20])
