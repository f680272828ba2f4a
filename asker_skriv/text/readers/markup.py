"""Reads HTML: web pages, and what Word, Outlook and browsers put on the clipboard.

libxml2's forgiving parser makes a tree without fetching anything, and the tree is walked step by
step, so that no nesting is too deep.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.model import Block, Document
from asker_skriv.text.readers.markup_walk import Walk
from asker_skriv.text.readers.opening import MAX_BLOCKS, read_bytes
from asker_skriv.text.readers.pieces import clean
from asker_skriv.text.readers.plain import decode

MAX_TAGS = 800_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_TOO_LARGE = "Teksten er for stor til å leses på én gang. Del den opp, og ta én del om gangen."
_KNOWN = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
}
_MAX_TAG = 20_000
# Quoted values may be long (pictures); the rest of a tag may not, for libxml2 compares each
# attribute with all before it.
_LONG_TAG = re.compile(
    r"<[A-Za-z](?>[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){" + str(_MAX_TAG) + "}"
)
_SPACE = re.compile(r"\s+")


def read_html(path: Path) -> Document:
    """Return the text of an HTML file. Raises UnreadableFileError."""
    content = read_bytes(path)
    declared = _CHARSET.search(content[:_HEAD_BYTES])
    encoding = _KNOWN.get(declared[1].decode("ascii").lower()) if declared else None
    marked = content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if encoding is None or marked:
        return document_from_html(decode(content))
    if encoding == "utf-8" and not _is_utf8(content):
        return document_from_html(decode(content))
    return document_from_html(content.decode(encoding, "replace"))


def document_from_html(html: str) -> Document:
    """Return the text of HTML, also as it comes from the clipboard.

    Keeps headings, bold, italic, underline, links, lists and tables; drops scripts, styles,
    pictures, what is hidden, and Word's own additions (list marks, comments, o:p).
    Raises UnreadableFileError when it is unreasonably large.
    """
    if html.count("<") > MAX_TAGS or _LONG_TAG.search(html):
        raise UnreadableFileError(_TOO_LARGE)
    root = _tree(html)
    if root is None:
        return Document((Block(),))
    walk = Walk()
    walk.read(root)
    if len(walk.blocks) > MAX_BLOCKS:
        raise UnreadableFileError(_TOO_LARGE)
    language = root.get("lang", "") or "nb-NO"
    title = _SPACE.sub(" ", clean(root.findtext(".//title") or "")).strip()
    counts = {name: str(count) for name, count in sorted(walk.counts.items()) if count}
    return Document(
        tuple(walk.blocks) or (Block(),),
        title=title,
        language=clean(language),
        properties=counts,
    )


def _tree(html: str) -> etree._Element | None:
    """Return the tree of the HTML, or None when there is nothing in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    # Cleaning would turn newlines into line breaks; only what UTF-8 cannot hold must go.
    content = html.replace("\x00", "").encode("utf-16-le", "surrogatepass")
    utf8 = content.decode("utf-16-le", "replace").encode("utf-8")
    try:
        root = etree.fromstring(utf8, parser) if utf8.strip() else None
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        return None
    # The parser stops at a depth that no person writes; what follows must not vanish unsaid.
    if any("depth" in error.message for error in parser.error_log):
        raise UnreadableFileError(_TOO_LARGE)
    return root


def _is_utf8(content: bytes) -> bool:
    """Return whether the bytes are what they say: many pages are wrong about it."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
