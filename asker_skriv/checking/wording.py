"""Small helpers for suggestions: keeping the writer's capitals."""

from __future__ import annotations


def with_case_of(original: str, replacement: str) -> str:
    """Return ``replacement`` with the first letter's case of ``original``, or all capitals.

    A replacement that has capitals of its own (a name, ``Nav``) keeps them.
    """
    if not original or not replacement:
        return replacement
    letters = [char for char in original if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters) and " " in original:
        return replacement.upper()
    if original[0].isupper() and replacement[0].islower():
        return replacement[0].upper() + replacement[1:]
    return replacement
