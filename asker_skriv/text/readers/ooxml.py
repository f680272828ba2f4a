"""The names and small questions of WordprocessingML that the .docx reader's parts share."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)

_OFF = ("0", "false", "off")


def as_transitional(content: bytes) -> bytes:
    """Return a part with the names of «Strict Open XML» turned into the common ones."""
    if b"purl.oclc.org/ooxml" not in content:
        return content
    for strict, common in _STRICT:
        content = content.replace(strict, common)
    return content


def value(parent: etree._Element | None, name: str) -> str | None:
    """Return the ``w:val`` of a child element, or None without child or value."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + "val") if child is not None else None


def number(text: str | None, default: int = 0) -> int:
    """Return a number written in a file, or ``default`` for anything else; never huge."""
    try:
        return max(-10_000, min(10_000, int(text or "")))
    except ValueError:
        return default


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """Return an on/off property, or None when it is not said."""
    child = parent.find(W + name) if parent is not None else None
    if child is None:
        return None
    return child.get(W + "val", "true").lower() not in _OFF


def underlined(parent: etree._Element | None) -> bool | None:
    """Return whether text is underlined, or None when it is not said."""
    child = parent.find(W + "u") if parent is not None else None
    if child is None:
        return None
    return child.get(W + "val", "single") != "none"
