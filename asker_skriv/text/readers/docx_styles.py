"""Word's styles, resolved through what they are based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from asker_skriv.text.model import BlockKind
from asker_skriv.text.readers.ooxml import W, number, switch, underlined, value

# Word keeps the English name of a built-in style in the file, whatever language it shows.
# The Norwegian ones are what other programs write.
_HEADING = re.compile(r"(?:heading|overskrift) ?([1-9])$")
_TITLES = ("title", "tittel")
_QUOTES = ("quote", "intense quote", "sitat", "sterkt sitat", "quotations", "block text")
_CONTENTS = re.compile(r"(?:toc|innholdsfortegnelse|inh) ?[1-9]$|toc heading$|table of figures$")
_LIST = re.compile(
    r"(list bullet|list number|punktliste|nummerert liste|punktmerket liste) ?([2-5])?$"
)
_LINKS = ("hyperlink", "followedhyperlink", "internet link", "hyperkobling", "fulgt hyperkobling")
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """What a character style says of look; None is not said."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says of part and numbering.

    ``list_by_name`` tells ordered (True) from bulleted (False) by the name of Word's own styles,
    and ``name_level`` the level that the name tells, from 0.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    contents: bool = False
    hidden: bool = False
    number_id: str | None = None
    number_level: int | None = None
    list_by_name: bool | None = None
    name_level: int = 0


class Styles:
    """All styles of one document, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = root.iterfind(W + "style") if root is not None else iter(())
        self._elements = {
            style.get(W + "styleId", ""): style for style in elements if style.get(W + "styleId")
        }
        self._default = next(
            (
                name
                for name, style in self._elements.items()
                if style.get(W + "type") == "paragraph"
                and style.get(W + "default") in ("1", "true")
            ),
            "",
        )
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, CharacterStyle] = {}
        language = root.find(f"{W}docDefaults//{W}lang") if root is not None else None
        self.language = language.get(W + "val", "") if language is not None else ""

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """Return a paragraph style; an unknown one is plain."""
        name = style_id or self._default
        if name not in self._paragraphs:
            self._paragraphs[name] = self._resolve_paragraph(name)
        return self._paragraphs[name]

    def character(self, style_id: str | None) -> CharacterStyle:
        """Return a character style; an unknown one says nothing."""
        if not style_id:
            return CharacterStyle()
        if style_id not in self._characters:
            self._characters[style_id] = self._resolve_character(style_id)
        return self._characters[style_id]

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        """Yield a style and what it is based on, nearest first; a loop ends."""
        for _ in range(_MAX_CHAIN):
            style = self._elements.get(style_id)
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn") or ""

    def _resolve_paragraph(self, style_id: str) -> ParagraphStyle:
        """Gather what the chain says; the nearest wins. Without styles.xml the id is the name."""
        style = ParagraphStyle()
        if style_id not in self._elements:
            return _named(style, style_id.lower())
        outline: int | None = None
        for element in self._chain(style_id):
            if style.kind is BlockKind.PARAGRAPH and not style.contents:
                style = _named(style, (value(element, "name") or "").lower())
            properties = element.find(W + "pPr")
            if outline is None and (text := value(properties, "outlineLvl")) is not None:
                outline = number(text, 9)
            style = _numbered(style, properties)
            if switch(element.find(W + "rPr"), "vanish"):
                style = replace(style, hidden=True)
        if style.kind is BlockKind.PARAGRAPH and outline is not None and 0 <= outline < 9:
            style = replace(style, kind=BlockKind.HEADING, level=min(outline + 1, 3))
        return style

    def _resolve_character(self, style_id: str) -> CharacterStyle:
        """Gather what the chain says; the nearest wins. A link's own underline is no emphasis."""
        look = CharacterStyle()
        for element in self._chain(style_id):
            if (value(element, "name") or "").lower() in _LINKS:
                return CharacterStyle(underline=False)
            properties = element.find(W + "rPr")
            look = CharacterStyle(
                bold=_first(look.bold, switch(properties, "b")),
                italic=_first(look.italic, switch(properties, "i")),
                underline=_first(look.underline, underlined(properties)),
                hidden=_first(look.hidden, switch(properties, "vanish")),
            )
        return look


def _first(nearest: bool | None, farther: bool | None) -> bool | None:
    """Return the nearest value that is said."""
    return farther if nearest is None else nearest


def _numbered(style: ParagraphStyle, properties: etree._Element | None) -> ParagraphStyle:
    """Add the numbering of one link of the chain where nothing nearer says it."""
    numbering = properties.find(W + "numPr") if properties is not None else None
    if numbering is None:
        return style
    number_id, level = value(numbering, "numId"), value(numbering, "ilvl")
    if style.number_id is None and number_id is not None:
        style = replace(style, number_id=number_id)
    if style.number_level is None and level is not None:
        style = replace(style, number_level=number(level))
    return style


def _named(style: ParagraphStyle, name: str) -> ParagraphStyle:
    """Add what the name of a built-in style tells."""
    if match := _HEADING.fullmatch(name):
        return replace(style, kind=BlockKind.HEADING, level=min(int(match[1]), 3))
    if name in _TITLES:
        return replace(style, kind=BlockKind.HEADING, level=1)
    if name in _QUOTES:
        return replace(style, kind=BlockKind.QUOTE)
    if _CONTENTS.fullmatch(name):
        return replace(style, contents=True)
    if style.list_by_name is None and (match := _LIST.fullmatch(name)):
        ordered = match[1] in ("list number", "nummerert liste")
        return replace(style, list_by_name=ordered, name_level=int(match[2] or 1) - 1)
    return style
