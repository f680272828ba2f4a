"""XML from strangers: no document type, no entities, no network, bounded in size.

A document type is refused outright: neither Word nor LibreOffice writes one, and everything
harmful in XML (external files, entities that grow) begins with it.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.readers.opening import damaged, too_large

MAX_NODES = 1_200_000
"""Limit for tags and attributes together: a node costs some 200 bytes of memory."""
MAX_NODES_BESIDE = 150_000
"""The same for a part beside the text: styles, numbering, comments, relations."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_part(content: bytes, path: Path, most: int = MAX_NODES) -> etree._Element:
    """Return the root element of an XML part of the package at ``path``.

    Raises UnreadableFileError when the part is damaged, too large or refers outside itself.
    """
    text = _decoded(content, path)
    if _DOCTYPE.search(text):
        raise UnreadableFileError(
            f"«{path.name}» viser til innhold utenfor dokumentet og blir ikke åpnet. "
            "Spør avsenderen om en vanlig kopi, eller lim inn teksten."
        )
    if text.count("<") + text.count("=") > most:
        raise too_large(path)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(path) from error
    if root is None:
        raise damaged(path)
    return root


def _decoded(content: bytes, path: Path) -> str:
    """Return the XML as text; only the two encodings that the formats allow."""
    encoding, skip = "utf-8", 0
    for bom, name in _BOMS:
        if content.startswith(bom):
            encoding, skip = name, len(bom)
    try:
        return content[skip:].decode(encoding, "surrogatepass" if encoding != "utf-8" else "strict")
    except UnicodeDecodeError as error:
        raise damaged(path) from error
