"""Walks what stands inside a Word paragraph: runs, links, fields, tracked changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from asker_skriv.text.readers.docx_styles import Styles
from asker_skriv.text.readers.ooxml import MATH, MC, R, W, switch, underlined, value
from asker_skriv.text.readers.pieces import LINE_BREAK, Look, Pieces, clean, safe_link

_DESCEND = {
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
}
_LEFT_OUT = {W + "del": "deletions", W + "moveFrom": "deletions"}
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": LINE_BREAK,
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_COUNTED = {
    W + "footnoteReference": "footnotes",
    W + "endnoteReference": "footnotes",
    W + "drawing": "images",
    W + "pict": "images",
    W + "object": "images",
}
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"', re.IGNORECASE)
_MAX_FIELDS = 100


@dataclass(slots=True)
class _Field:
    """A field under way: its instruction, and then its result."""

    instruction: str = ""
    in_result: bool = False


class Inline:
    """Gathers the pieces of one paragraph at a time; a field may run across paragraphs."""

    def __init__(self, styles: Styles, links: Mapping[str, str], counts: Counter[str]) -> None:
        self.pieces = Pieces()
        self._styles = styles
        self._links = links
        self._counts = counts
        self._fields: list[_Field] = []
        self._boxes: list[etree._Element] = []
        self._hidden = False

    def read(self, paragraph: etree._Element, hidden: bool) -> list[etree._Element]:
        """Add a paragraph's pieces and return the text boxes that hang on it.

        ``hidden`` is the word of the paragraph's style; a run may say otherwise.
        """
        self._boxes, self._hidden = [], hidden
        self._content(paragraph, None)
        return self._boxes

    def _content(self, holder: etree._Element, link: str | None) -> None:
        """Read runs and what may hold runs."""
        for element in holder:
            tag = element.tag
            if tag == W + "r":
                self._run(element, link)
            elif tag == W + "hyperlink":
                self._content(element, self._target(element) or link)
            elif tag == W + "fldSimple":
                instruction = element.get(W + "instr", "")
                self._content(element, _field_link(instruction) or link)
            elif tag in _DESCEND:
                self._content(element, link)
            elif tag in _LEFT_OUT:
                self._counts[_LEFT_OUT[tag]] += 1
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                self.pieces.add("".join(t.text or "" for t in element.iter(MATH + "t")))
            elif tag == MC + "AlternateContent":
                chosen = next(iter(element), None)
                if chosen is not None:
                    self._content(chosen, link)

    def _target(self, element: etree._Element) -> str | None:
        """Return where a hyperlink leads: out of the document, or to a bookmark in it."""
        target = self._links.get(element.get(R + "id", ""))
        anchor = clean(element.get(W + "anchor", ""))
        if target is None:
            return f"#{anchor}" if anchor else None
        return f"{target}#{anchor}" if anchor and "#" not in target else target

    def _run(self, run: etree._Element, link: str | None) -> None:
        """Read one run with its look."""
        properties = run.find(W + "rPr")
        style = self._styles.character(value(properties, "rStyle"))
        hidden = switch(properties, "vanish")
        if hidden is None:
            hidden = self._hidden if style.hidden is None else style.hidden
        bold, italic = switch(properties, "b"), switch(properties, "i")
        underline = underlined(properties)
        look = Look(
            bold=bool(style.bold if bold is None else bold),
            italic=bool(style.italic if italic is None else italic),
            underline=bool(style.underline if underline is None else underline),
            link=link or self._link_of_fields(),
        )
        self._run_content(run, look, hidden)

    def _run_content(self, run: etree._Element, look: Look, hidden: bool) -> None:
        """Read the characters of a run, its field marks and what hangs on it."""
        for element in run:
            tag = element.tag
            if tag == W + "fldChar":
                self._field_mark(element.get(W + "fldCharType", ""))
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += element.text or ""
            elif self._in_instruction():
                continue
            elif tag == MC + "AlternateContent":
                chosen = next(iter(element), None)
                if chosen is not None:
                    self._run_content(chosen, look, hidden)
            elif tag in _COUNTED:
                self._hanging(element, hidden)
            elif (text := _characters(element)) and hidden:
                self._counts["hidden"] += 1
            elif text:
                self.pieces.add(text, look)

    def _hanging(self, element: etree._Element, hidden: bool) -> None:
        """Keep the text boxes of a drawing; count a picture, a note or what is hidden."""
        outer = _nearest_box(element)
        # A box may hold a box; the outer one is read with all it holds.
        boxes = [box for box in element.iter(W + "txbxContent") if _nearest_box(box) is outer]
        if hidden:
            self._counts["hidden"] += 1
        elif boxes:
            self._boxes += boxes
        else:
            self._counts[_COUNTED[element.tag]] += 1
            self._counts["undescribed"] += element.tag == W + "drawing" and not _described(element)

    def _field_mark(self, kind: str) -> None:
        """Follow the begin, middle and end of fields."""
        if kind == "begin" and len(self._fields) < _MAX_FIELDS:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_instruction(self) -> bool:
        """Return whether we are inside what only tells Word how to make the text."""
        return any(not field.in_result for field in self._fields)

    def _link_of_fields(self) -> str | None:
        """Return the target of the innermost hyperlink field, if any."""
        links = (_field_link(field.instruction) for field in reversed(self._fields))
        return next((link for link in links if link), None)


def _described(drawing: etree._Element) -> bool:
    """Tell whether a picture has words for those who can't see it, or is mere decoration."""
    if any(mark.get("val") not in {"0", "false"} for mark in drawing.iter("{*}decorative")):
        return True
    return any(told.get("descr", "").strip() for told in drawing.iter("{*}docPr"))


def _field_link(instruction: str) -> str | None:
    """Return the target of a HYPERLINK field."""
    match = _HYPERLINK.match(instruction)
    return safe_link(match[1]) if match else None


def _characters(element: etree._Element) -> str:
    """Return what one element of a run shows as characters."""
    if element.tag == W + "t":
        return element.text or ""
    if element.tag == W + "br":
        return LINE_BREAK if element.get(W + "type", "textWrapping") == "textWrapping" else ""
    if element.tag == W + "sym":
        return _symbol(element.get(W + "char", ""))
    return _CHARACTERS.get(element.tag, "")


def _symbol(code: str) -> str:
    """Return a symbol by its code; those of private fonts have no meaning outside the font."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    private = 0xE000 <= place <= 0xF8FF
    return "" if private or not 0x20 <= place < 0xD800 else chr(place)


def _nearest_box(element: etree._Element) -> etree._Element | None:
    """Return the text box that an element lies in."""
    return next(element.iterancestors(W + "txbxContent"), None)
