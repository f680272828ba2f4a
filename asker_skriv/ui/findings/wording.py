"""How findings and suggestions are put in words for the window."""

from __future__ import annotations

from collections.abc import Sequence

from asker_skriv.engine import Finding

_SPACES = {
    "": "Stryk",
    " ": "ett mellomrom",
    "\u00a0": "hardt mellomrom",
    "\u2028": "linjeskift",
}
_LONGEST = 48


def suggestion_label(suggestion: str) -> str:
    """Return what a suggestion is called on a button: «Stryk» for none at all."""
    return _SPACES.get(suggestion, suggestion)


def flagged_label(text: str, longest: int = _LONGEST) -> str:
    """Return the flagged words in quotes, shortened, spaces named."""
    if not text.strip():
        return f"{len(text)} mellomrom" if len(text) > 1 else "mellomrom"
    words = " ".join(text.split())
    if len(words) <= longest:
        return f"«{words}»"
    return f"«{shortened(words, longest)}»"


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return the first whole words of a text, with an ellipsis when there are more."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition(" ")[0].rstrip(",.;:–- ") + " …"


def suggestion_action(finding: Finding, suggestion: str) -> str:
    """Return what a suggestion does, as a screen reader says it."""
    words = flagged_label(finding.text)
    if not suggestion:
        return f"Stryk {words}"
    return f"Bytt {words} med «{suggestion_label(suggestion)}»"


def advice(count: int) -> str:
    """Return «1 råd», «2 råd»."""
    return f"{count} råd"


def difference(more: int, fewer: int) -> str:
    """Return what a change of reader changed: «3 nye råd, 2 færre»."""
    parts = []
    if more:
        parts.append(f"{more} {'nytt' if more == 1 else 'nye'} råd")
    if fewer:
        parts.append(f"{fewer} færre" if more else f"{fewer} råd færre")
    return ", ".join(parts) or "Rådene er de samme"


def shown_suggestions(suggestions: Sequence[str], most: int = 4) -> tuple[str, ...]:
    """Return the suggestions that get a button."""
    return tuple(suggestions[:most])
