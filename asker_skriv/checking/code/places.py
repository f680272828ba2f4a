"""Where in a sentence a stretch stands, told from the characters around it."""

from __future__ import annotations

import re

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set: long lists read better without their quotes."""
    return frozenset(text.split())


HARD_SPACE = "\u00a0"

_OPENING = "«»\"“”„'’([{"
_ENDS = frozenset(".!?:;…•·*–—-\n\u2028\t|/>=")
_BEFORE_MORE = re.compile(
    r"(?:\b(?:jf|jfr|iht|ihht|ift|ifm|mht|pga|ca|nr|kl|pkt|kap|evt|ev|ang|vedr|f\.eks|bl\.a"
    r"|dvs|inkl|hhv|m\.fl|o\.l|mv)|(?<!\d)\d{1,3})\.$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"(?:^|[\n\u2028])\s*(?:\d{1,3}|[a-zA-Z])[.)]$")


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether the word at ``start`` may open a sentence, a line or an item of a list.

    When in doubt it answers yes: a capital there is nobody's business.
    """
    before = text[max(0, start - 40) : start].rstrip(" \u00a0\u202f" + _OPENING)
    if not before:
        return True
    if before.endswith("v/"):
        return False  # «v/ Innkjøpssjefen»
    if before[-1] == "." and _BEFORE_MORE.search(before):
        return bool(_ITEM_NUMBER.search(before))
    if before[-1] == ")":
        return bool(_ITEM_NUMBER.search(before))
    return before[-1] in _ENDS


def is_last(text: str, end: int) -> bool:
    """Tell whether nothing but space comes after ``end``."""
    return end >= len(text) or (text[end].isspace() and not text[end : end + 200].strip())


def ends_sentence(text: str, end: int) -> bool:
    """Tell whether a full stop that ends at ``end`` closes the sentence too."""
    rest = text[end : end + 3].lstrip(' \u00a0)»"”')
    if is_last(text, end):
        return True
    return text[end] in ' \n\u2028)»"”' and bool(rest) and rest[0].isupper()
