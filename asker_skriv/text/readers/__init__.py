"""Readers that turn a file, or what was pasted, into a Document."""

from __future__ import annotations

from pathlib import Path

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.bounds import bounded
from asker_skriv.text.model import Document
from asker_skriv.text.readers.docx import main_part, read_docx
from asker_skriv.text.readers.markup import document_from_html, read_html
from asker_skriv.text.readers.notices import notices
from asker_skriv.text.readers.odt import CONTENT, read_odt
from asker_skriv.text.readers.opening import (
    MAX_BLOCKS,
    MAX_CHARACTERS,
    READABLE_SUFFIXES,
    FileKind,
    kind_of,
    too_large,
)
from asker_skriv.text.readers.package import Package
from asker_skriv.text.readers.plain import document_from_text, read_plain
from asker_skriv.text.readers.structured import structured

__all__ = [
    "READABLE_SUFFIXES",
    "document_from_html",
    "document_from_text",
    "notices",
    "read_document",
    "structured",
]


def read_document(path: Path) -> Document:
    r"""Return the text of a .docx, .odt, .txt or .html file.

    The content decides the format where it can; the name otherwise. For .txt,
    ``Document.text`` is the file as decoded, with ``\n`` newlines and no byte-order mark.
    Nothing is fetched and nothing in the file is run. Raises UnreadableFileError with a sentence
    that says what to do.
    """
    kind = kind_of(path)
    try:
        document = _read(path, kind)
    except (RecursionError, MemoryError) as error:
        raise too_large(path) from error
    if len(document.blocks) > MAX_BLOCKS:
        raise too_large(path)
    if sum(len(block.text) + 1 for block in document.blocks) > MAX_CHARACTERS:
        raise too_large(path)
    return bounded(document)


def _read(path: Path, kind: FileKind) -> Document:
    """Read with the reader of the kind."""
    if kind is FileKind.HTML:
        return read_html(path)
    if kind is FileKind.PLAIN:
        return read_plain(path)
    with Package(path) as package:
        if (main := main_part(package)) is not None:
            return read_docx(package, main)
        if CONTENT in package:
            return read_odt(package)
    raise UnreadableFileError(
        f"«{path.name}» er ikke et tekstdokument, eller den er skadet. "
        "Velg en fil av typen .docx, .odt, .txt eller .html."
    )
