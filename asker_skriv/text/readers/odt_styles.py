"""OpenDocument's styles: looks, parts and list levels by style name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from asker_skriv.text.model import BlockKind
from asker_skriv.text.readers.ooxml import number
from asker_skriv.text.readers.pieces import Look, clean

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _ODF + "office:1.0}"
TEXT = _ODF + "text:1.0}"
TABLE = _ODF + "table:1.0}"
DRAW = _ODF + "drawing:1.0}"
STYLE = _ODF + "style:1.0}"
FO = _ODF + "xsl-fo-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"

_MAX_CHAIN = 20
_TITLES = ("title", "tittel")
_QUOTES = ("quotations", "quotation", "sitat", "quote")
_LINKS = ("internet_20_link", "visited_20_internet_20_link")


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """What a style says; None is not said."""

    parent: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    list_style: str = ""


class Styles:
    """All styles of one document; those of content.xml come last and win."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], OdtStyle] = {}
        self._lists: dict[str, dict[int, bool]] = {}
        self._titles: dict[str, str] = {}
        self.language = ""
        for root in roots:
            for element in root.iter(STYLE + "style"):
                self._add(element)
            for element in root.iter(TEXT + "list-style"):
                self._lists[element.get(STYLE + "name", "")] = _levels(element)
            for element in root.iter(STYLE + "default-style"):
                if element.get(STYLE + "family") == "paragraph":
                    self._read_language(element)

    def look(self, name: str | None, outer: Look) -> tuple[Look, bool | None]:
        """Return the look inside a span of style ``name``, and whether it hides its text."""
        look, hidden = outer, None
        for style_name, style in self._chain("text", name or ""):
            if style_name.lower() in _LINKS:
                return outer, hidden
            hidden = style.hidden if hidden is None else hidden
        return _overlaid(look, list(self._chain("text", name or ""))), hidden

    def own_look(self, name: str | None) -> tuple[Look, bool]:
        """Return the look and hiddenness that an unnamed paragraph style gives its text.

        A named style's bold is the look of that kind of paragraph; what the writer marked by
        hand on a whole paragraph is an unnamed one (P1, P2 …) and counts as marked text.
        """
        by_hand: list[tuple[str, OdtStyle]] = []
        hidden: bool | None = None
        for style_name, style in self._chain("paragraph", name or ""):
            hidden = style.hidden if hidden is None else hidden
            if style_name[:1] == "P" and style_name[1:].isdigit():
                by_hand.append((style_name, style))
        return _overlaid(Look(), by_hand), bool(hidden)

    def kind(self, name: str | None) -> tuple[BlockKind, int]:
        """Return the part and level that a paragraph style plays outside ``text:h``."""
        for style_name, _ in self._chain("paragraph", name or ""):
            plain = style_name.lower()
            if plain in _TITLES:
                return BlockKind.HEADING, 1
            if plain in _QUOTES:
                return BlockKind.QUOTE, 0
        return BlockKind.PARAGRAPH, 0

    def list_style(self, name: str | None) -> str:
        """Return the list style that a paragraph style brings with it."""
        return next(
            (s.list_style for _, s in self._chain("paragraph", name or "") if s.list_style), ""
        )

    def ordered(self, list_style: str, level: int) -> bool:
        """Return whether a list's level (from 0) is numbered."""
        return self._lists.get(list_style, {}).get(level, False)

    def _chain(self, family: str, name: str) -> Iterator[tuple[str, OdtStyle]]:
        """Yield a style and its parents, nearest first; a loop ends."""
        for _ in range(_MAX_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                if name:
                    yield name, OdtStyle()
                return
            yield name, style
            name = style.parent

    def _add(self, element: etree._Element) -> None:
        """Take in one style."""
        family = element.get(STYLE + "family", "")
        style = OdtStyle(
            parent=element.get(STYLE + "parent-style-name", ""),
            list_style=element.get(STYLE + "list-style-name", ""),
        )
        properties = element.find(STYLE + "text-properties")
        if properties is not None:
            weight = properties.get(FO + "font-weight")
            slant = properties.get(FO + "font-style")
            line = properties.get(STYLE + "text-underline-style")
            shown = properties.get(TEXT + "display")
            style = replace(
                style,
                bold=None if weight is None else weight == "bold" or number(weight) >= 600,
                italic=None if slant is None else slant in ("italic", "oblique"),
                underline=None if line is None else line != "none",
                hidden=None if shown is None else shown == "none",
            )
        self._styles[family, element.get(STYLE + "name", "")] = style

    def _read_language(self, element: etree._Element) -> None:
        """Take in the document's default language."""
        properties = element.find(STYLE + "text-properties")
        if properties is None:
            return
        language, country = properties.get(FO + "language"), properties.get(FO + "country")
        if language and language != "none":
            both = f"{language}-{country}" if country and country != "none" else language
            self.language = clean(both)


def _overlaid(outer: Look, chain: list[tuple[str, OdtStyle]]) -> Look:
    """Return ``outer`` with what a chain of styles (nearest first) says on top."""
    look = outer
    for _, style in reversed(chain):
        look = Look(
            look.bold if style.bold is None else style.bold,
            look.italic if style.italic is None else style.italic,
            look.underline if style.underline is None else style.underline,
            look.link,
        )
    return look


def _levels(element: etree._Element) -> dict[int, bool]:
    """Return for each level from 0 of a list style whether it is numbered."""
    levels: dict[int, bool] = {}
    for level in element:
        place = number(level.get(TEXT + "level"), 1) - 1
        shape = level.get(STYLE + "num-format", "1")
        levels[place] = level.tag == TEXT + "list-level-style-number" and bool(shape)
    return levels
