"""Hangs punctuation where Universal Dependencies wants it, once the words are in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from training.pipeline.treebank import ROOT


class Hanging(Protocol):
    """What this module needs to know of a word: it moves ``head``."""

    index: int
    head: int


_PAIRS = {")": "(", "»": "«", "]": "[", "”": "“"}
_STRAIGHT = {'"', "'"}


def _spans(heads: list[int]) -> tuple[list[int], list[int]]:
    """Return the first and last index of each word's subtree."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        at, steps = heads[i], 0
        while at != ROOT and steps <= len(heads):
            first[at], last[at] = min(first[at], i), max(last[at], i)
            at, steps = heads[at], steps + 1
    return first, last


def _climb(heads: list[int], start: int, inside: Callable[[int], bool]) -> int:
    """Return the highest ancestor of ``start`` whose subtree stays ``inside``."""
    at = start
    while heads[at] != ROOT and inside(heads[at]):
        at = heads[at]
    return at


def _chain(heads: list[int], start: int, end: int) -> list[int]:
    found = [start]
    while found[-1] != end and heads[found[-1]] != ROOT:
        found.append(heads[found[-1]])
    return found


def _pairs(forms: list[str]) -> dict[int, int]:
    """Return the opening and closing marks that belong together, opening -> closing."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for i, form in enumerate(forms):
        opener = _PAIRS.get(form)
        if form in _STRAIGHT:
            opener = form if any(forms[w] == form for w in waiting) else None
        if opener:
            while waiting and forms[waiting[-1]] != opener:
                waiting.pop()
            if waiting:
                found[waiting.pop()] = i
        elif form in _STRAIGHT or form in _PAIRS.values():
            waiting.append(i)
    return found


def hang(forms: list[str], heads: list[int], marks: list[int]) -> list[int]:
    """Return ``heads`` with the punctuation at ``marks`` hung anew.

    Brackets and quotes hang on the head of what they enclose, a full stop on the root, and other
    marks on the clause or conjunct that they set off.
    """
    result = list(heads)
    words = [i for i in range(len(forms)) if i not in set(marks)]
    if not words:
        return result
    bare = [h if i in set(words) else ROOT for i, h in enumerate(heads)]
    first, last = _spans(bare)
    root = next((i for i in words if heads[i] == ROOT), words[0])
    paired = _pairs(forms)
    set_off: set[int] = set()  # what an earlier comma opened and none has closed
    closing = {b: a for a, b in paired.items()}
    for mark in marks:
        if mark == root:
            continue
        a, b = mark, mark
        if mark in paired:
            b = paired[mark]
        elif mark in closing:
            a = closing[mark]
        enclosed = [i for i in words if a < i < b]
        if enclosed:
            result[mark] = _climb(bare, enclosed[0], lambda i: a < first[i] and last[i] < b)
            continue
        left = max((i for i in words if i < mark), default=None)
        right = min((i for i in words if i > mark), default=None)
        if right is None or left is None:
            result[mark] = root
            continue
        low = _climb(bare, left, lambda i: last[i] < mark)
        opened = next((i for i in _chain(bare, left, low) if i in set_off), None)
        if opened is not None:
            result[mark] = opened
            set_off.discard(opened)
            continue
        high = _climb(bare, right, lambda i: first[i] > mark)
        if bare[high] != ROOT and bare[high] < mark:
            result[mark] = high
            set_off.add(high)
        else:
            result[mark] = low
    return result
