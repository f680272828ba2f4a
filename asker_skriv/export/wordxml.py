"""Small pieces of WordprocessingML, made one at a time."""

from __future__ import annotations

import re

from lxml import etree

from asker_skriv.text.readers.ooxml import W
from asker_skriv.text.readers.pieces import LINE_BREAK, clean

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PIECES = re.compile(f"([\t{LINE_BREAK}])")
_SPECIAL = {"\t": "tab", LINE_BREAK: "br"}


def element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """Return a ``w:`` element with ``w:`` attributes."""
    made = etree.Element(W + name, {W + key: text for key, text in attributes.items()})
    made.extend(children)
    return made


def valued(name: str, text: str) -> etree._Element:
    """Return an element that only has a ``w:val``."""
    return element(name, val=text)


def text_run(text: str, look: etree._Element | None = None) -> etree._Element:
    """Return a run; tabs and line breaks become Word's own."""
    run = element("r")
    if look is not None and len(look):
        run.append(look)
    for piece in _PIECES.split(clean(text)):
        if piece in _SPECIAL:
            run.append(element(_SPECIAL[piece]))
        elif piece:
            written = etree.SubElement(run, W + "t")
            written.text = piece
            if piece != piece.strip() or "  " in piece or not piece.isprintable():
                written.set(_XML_SPACE, "preserve")
    return run
