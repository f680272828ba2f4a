"""Word's numbering.xml: what kind of list a numbered paragraph belongs to, and which."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from asker_skriv.text.readers.ooxml import W, number, value

DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list. ``key`` is shared by the paragraphs that count together.

    ``restart`` names what makes the count begin anew the first time it is seen, if anything.
    """

    key: str
    ordered: bool
    level: int
    restart: str = ""


@dataclass(slots=True)
class _Abstract:
    """A list's definition: number format by level, and the level that a style is tied to."""

    formats: dict[int, str] = field(default_factory=dict)
    style_levels: dict[str, int] = field(default_factory=dict)
    link: str | None = None


@dataclass(slots=True)
class _Instance:
    """A list in use: its definition, and what it changes."""

    abstract: str
    formats: dict[int, str] = field(default_factory=dict)
    restarts: set[int] = field(default_factory=set)


class Numbering:
    """All lists of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._instances: dict[str, _Instance] = {}
        self._by_style_link: dict[str, str] = {}
        if root is not None:
            self._read(root)

    def level(self, number_id: str, level: int | None, style_id: str | None) -> ListLevel | None:
        """Return where a paragraph stands in its list, or None when it is in no list.

        ``level`` None means that the style decides it.
        """
        instance = self._instances.get(number_id)
        if instance is None:
            return None
        abstract = self._definition(instance.abstract)
        if level is None:
            level = abstract.style_levels.get(style_id or "", 0)
        level = max(0, min(level, DEEPEST))
        shape = instance.formats.get(level, abstract.formats.get(level, "decimal"))
        if shape == "none":
            return None
        # Lists of one definition count on across each other; one that says so begins anew, and
        # those after it count on from there (LibreOffice writes each restart that way).
        restart = number_id if level in instance.restarts else ""
        return ListLevel(f"definisjon {instance.abstract}", shape != "bullet", level, restart)

    def _definition(self, abstract_id: str) -> _Abstract:
        """Return a definition, looked up through the list style that it may lean on."""
        abstract = self._abstracts.get(abstract_id, _Abstract())
        if abstract.link and not abstract.formats:
            linked = self._by_style_link.get(abstract.link)
            return self._abstracts.get(linked or "", abstract)
        return abstract

    def _read(self, root: etree._Element) -> None:
        """Read definitions and lists in use."""
        for element in root.iterfind(W + "abstractNum"):
            abstract_id = element.get(W + "abstractNumId", "")
            abstract = _Abstract(link=value(element, "numStyleLink"))
            for level in element.iterfind(W + "lvl"):
                place = number(level.get(W + "ilvl"))
                abstract.formats[place] = value(level, "numFmt") or "decimal"
                if style := value(level, "pStyle"):
                    abstract.style_levels[style] = place
            self._abstracts[abstract_id] = abstract
            if style_link := value(element, "styleLink"):
                self._by_style_link[style_link] = abstract_id
        for element in root.iterfind(W + "num"):
            instance = _Instance(value(element, "abstractNumId") or "")
            for override in element.iterfind(W + "lvlOverride"):
                if value(override, "startOverride") is not None:
                    instance.restarts.add(number(override.get(W + "ilvl")))
                if shape := value(override.find(W + "lvl"), "numFmt"):
                    instance.formats[number(override.get(W + "ilvl"))] = shape
            self._instances[element.get(W + "numId", "")] = instance


class ListIds:
    """Gives each numbered list its own number from 1, in the order they come."""

    def __init__(self) -> None:
        self._current: dict[str, tuple[int, int]] = {}
        self._restarted: set[str] = set()
        self._last = 0

    def of(self, item: ListLevel) -> int:
        """Return the ``list_id`` of an item; 0 for bullets.

        A numbered list below a bullet is a new one under each bullet.
        """
        key, level = item.key, item.level
        if item.restart and item.restart not in self._restarted:
            self._restarted.add(item.restart)
            if level == 0:
                self._current.pop(key, None)
        known = self._current.get(key)
        if not item.ordered:
            if known is not None and known[1] > level:
                del self._current[key]
            return 0
        if known is None:
            self._last += 1
            known = (self._last, level)
        self._current[key] = (known[0], min(known[1], level))
        return known[0]
