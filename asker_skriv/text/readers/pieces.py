"""Pieces of text with a look, gathered into the runs of a block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from asker_skriv.text.model import Run

LINE_BREAK = "\u2028"

_JUNK = re.compile("[\x00-\x08\x0c\x0e-\x1f\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\n\x0b]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE_LINK = re.compile(r"^\s*(?:javascript|vbscript|data|about):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text looks, and where it leads."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str | None = None


PLAIN = Look()


def clean(text: str) -> str:
    """Return ``text`` with breaks as U+2028 and without what no document can hold.

    Two surrogates that make a pair become their character; a lone one becomes U+FFFD.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _JUNK.sub("", _BREAKS.sub(LINE_BREAK, text))


def safe_link(target: str | None) -> str | None:
    """Return a link's target, or None for an empty one and for one that would run a program."""
    if not target or _UNSAFE_LINK.match(target):
        return None
    return clean(target).strip() or None


@dataclass(slots=True)
class Pieces:
    """Gathers text for one block; neighbours of the same look become one run."""

    _texts: list[str] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=list)

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Append a piece of text, cleaned. The underline of a link is its look, not emphasis."""
        if look.link and look.underline:
            look = replace(look, underline=False)
        if text := clean(text):
            self._texts.append(text)
            self._looks.append(look)

    def take(self) -> tuple[Run, ...]:
        """Return the runs gathered so far, and begin anew."""
        pieces = zip(self._looks, self._texts, strict=True)
        runs = tuple(
            Run(
                "".join(text for _, text in group),
                look.bold,
                look.italic,
                look.underline,
                look.link,
            )
            for look, group in groupby(pieces, key=lambda piece: piece[0])
        )
        self._texts, self._looks = [], []
        return runs
