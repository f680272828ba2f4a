"""The styles and lists of a template, found by the names that Word shows."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from asker_skriv.errors import ExportError
from asker_skriv.export.wordpackage import WordPackage
from asker_skriv.export.wordxml import element, valued
from asker_skriv.text.model import Block, BlockKind
from asker_skriv.text.readers.ooxml import W, number, value

LEVELS = 9

# The name in the file (English for Word's own styles, whatever Word shows), and what Word shows.
BODY = ("body text", "Brødtekst")
BULLET = ("list bullet", "Punktliste")
NUMBERED = ("list number", "Nummerert liste")
QUOTE = ("quote", "Sitat")
CLOSING = ("closing", "Hilsen")
SIGNATURE = ("signature", "Underskrift")
HYPERLINK = ("hyperlink", "Hyperkobling")
TABLE = ("brevtabell", "Brevtabell")
TABLE_TEXT = ("tabelltekst", "Tabelltekst")


def heading(level: int) -> tuple[str, str]:
    """Return the names of a heading style."""
    return f"heading {level}", f"Overskrift {level}"


class TemplateStyles:
    """Looks up styles in one template, and makes lists that each begin at 1."""

    def __init__(self, package: WordPackage, template_name: str) -> None:
        self._template_name = template_name
        part = package.target(package.main, "styles")
        root = package.tree(part) if part else None
        styles = root.iterfind(W + "style") if root is not None else iter(())
        self._elements = {
            (value(style, "name") or "").lower(): style for style in styles if _usable(style)
        }
        part = package.target(package.main, "numbering")
        self._numbering = package.tree(part) if part else None
        self._lists: dict[int, str] = {}

    def id(self, names: tuple[str, str]) -> str:
        """Return a style's id. Raises ExportError when the template lacks it."""
        style = self._elements.get(names[0])
        if style is None:
            raise ExportError(
                f"Malen «{self._template_name}» mangler stilen «{names[1]}». "
                "Be IT om å legge den inn i malen, eller velg en annen mal."
            )
        return style.get(W + "styleId", "")

    def optional_id(self, names: tuple[str, str]) -> str | None:
        """Return a style's id, or None for a style that a template may do without."""
        style = self._elements.get(names[0])
        return style.get(W + "styleId") if style is not None else None

    def for_block(self, block: Block) -> str | None:
        """Return the style id of a block outside tables. Raises ExportError."""
        match block.kind:
            case BlockKind.HEADING:
                return self.id(heading(max(1, min(block.level, 3))))
            case BlockKind.LIST_ITEM:
                return self.id(NUMBERED if block.ordered else BULLET)
            case BlockKind.QUOTE:
                return self.optional_id(QUOTE) or self.optional_id(BODY)
            case _:
                return self.optional_id(BODY)

    def number_id(self, block: Block) -> str:
        """Return the Word list of a list item: the style's own for bullets, else one per list."""
        names = NUMBERED if block.ordered else BULLET
        own = self._style_list(names)
        if not block.ordered:
            return own
        if block.list_id not in self._lists:
            self._lists[block.list_id] = self._new_list(own, names)
        return self._lists[block.list_id]

    def _style_list(self, names: tuple[str, str]) -> str:
        """Return the list that a list style is tied to. Raises ExportError."""
        self.id(names)
        properties = self._elements[names[0]].find(f"{W}pPr/{W}numPr")
        own = value(properties, "numId")
        if own is None or own == "0":
            raise self._no_numbering(names)
        return own

    def _new_list(self, own: str, names: tuple[str, str]) -> str:
        """Return a new list of the same kind as ``own`` that begins at 1. Raises ExportError.

        It has a definition of its own: lists that share one count on across each other in Word.
        """
        root = self._numbering
        lists = root.findall(W + "num") if root is not None else []
        model = next((one for one in lists if one.get(W + "numId") == own), None)
        kinds = root.findall(W + "abstractNum") if root is not None else []
        by_id = {kind.get(W + "abstractNumId", ""): kind for kind in kinds}
        kind = by_id.get(value(model, "abstractNumId") or "")
        if kind is None:
            raise self._no_numbering(names)
        kind_id = str(max(number(one) for one in by_id) + 1)
        kinds[-1].addnext(_own_definition(kind, kind_id))
        new = str(max(number(one.get(W + "numId")) for one in lists) + 1)
        made = element("num", valued("abstractNumId", kind_id), numId=new)
        for level in range(LEVELS):
            made.append(element("lvlOverride", valued("startOverride", "1"), ilvl=str(level)))
        lists[-1].addnext(made)
        return new

    def _no_numbering(self, names: tuple[str, str]) -> ExportError:
        return ExportError(
            f"Stilen «{names[1]}» i malen «{self._template_name}» er ikke knyttet til en liste. "
            "Be IT om å rette malen, eller velg en annen mal."
        )


def _own_definition(kind: etree._Element, kind_id: str) -> etree._Element:
    """Return a copy of a list's definition that stands by itself."""
    copy = deepcopy(kind)
    copy.set(W + "abstractNumId", kind_id)
    for name in ("nsid", "tmpl", "name", "styleLink", f"lvl/{W}pStyle"):
        for extra in copy.findall(W + name):
            parent = extra.getparent()
            if parent is not None:
                parent.remove(extra)
    copy.insert(0, valued("nsid", f"{0x5C000000 + int(kind_id):08X}"))
    return copy


def _usable(style: etree._Element) -> bool:
    """Return whether a style can be pointed at."""
    return bool(style.get(W + "styleId"))
