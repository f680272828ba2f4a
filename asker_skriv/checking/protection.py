"""Stretches that word-level rules leave alone: other people's words, addresses and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"«[^«»]{1,400}»|\"[^\"\n]{1,400}\"|“[^“”]{1,400}”",  # quotations
        r"(?<!\S)\.[a-z]{2,5}\b",  # «.info», the end of an address
        r"\b(?:https?://|www\.)[^\s<>«»]+",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]+)+",
        r"(?<![\w-])[\w-]{1,80}(?:\.(?:no|com|org|net|eu|pdf|docx?|odt|xlsx?|txt|html?))\b(?:/\S*)?",
        # law titles: «lov om offentlige anskaffelser», up to what can't be part of one
        r"\b(?:[Ll]ov|[Ff]orskrift) (?:av )?(?:\d{1,2}\. \w+ \d{4} (?:nr\.? \d+ )?)?om "
        r"[^.,;:()\n§]{3,80}?"
        r"(?= §| (?:kapittel|gir|sier|er|har|skal|må|kan|gjelder)\b|[.,;:()\n]|$)",
    )
)


def protected_stretches(text: str, doc: Doc) -> tuple[tuple[int, int], ...]:  # noqa: ARG001 - names come from the parse
    """Return sorted, disjoint (start, end) stretches in code points."""
    spans = sorted(match.span() for pattern in _PATTERNS for match in pattern.finditer(text))
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
