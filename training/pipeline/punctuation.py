"""Hangs punctuation where Universal Dependencies wants it, once the words are in place."""

from __future__ import annotations

from collections.abc import Callable

from training.pipeline.treebank import ROOT

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


class _Words:
    """The words of a sentence without its punctuation, as a tree."""

    def __init__(self, heads: list[int], marks: set[int]) -> None:
        self.places = [i for i in range(len(heads)) if i not in marks]
        self.heads = [ROOT if i in marks else head for i, head in enumerate(heads)]
        self.first, self.last = _spans(self.heads)
        self.root = next((i for i in self.places if heads[i] == ROOT), -1)
        self._set_off: set[int] = set()  # what a comma opened and none has closed yet

    def between(self, a: int, b: int) -> int | None:
        """Return the head of what stands between the places ``a`` and ``b``, if anything."""
        enclosed = next((i for i in self.places if a < i < b), None)
        if enclosed is None:
            return None
        return _climb(self.heads, enclosed, lambda i: a < self.first[i] and self.last[i] < b)

    def set_off_at(self, mark: int) -> int:
        """Return the head of the clause, conjunct or apposition that the ``mark`` sets off."""
        left = max((i for i in self.places if i < mark), default=None)
        right = min((i for i in self.places if i > mark), default=None)
        if right is None or left is None:
            return self.root
        low = _climb(self.heads, left, lambda i: self.last[i] < mark)
        closed = next((i for i in _chain(self.heads, left, low) if i in self._set_off), None)
        if closed is not None:
            self._set_off.discard(closed)
            return closed
        high = _climb(self.heads, right, lambda i: self.first[i] > mark)
        if self.heads[high] == ROOT or self.heads[high] > mark:
            return low
        self._set_off.add(high)
        return high


def hang(forms: list[str], heads: list[int], marks: list[int]) -> list[int]:
    """Return ``heads`` with the punctuation at ``marks`` hung anew.

    Brackets and quotes hang on the head of what they enclose, a full stop on the root, and other
    marks on the clause or conjunct that they set off.
    """
    result = list(heads)
    words = _Words(heads, set(marks))
    if words.root < 0:
        return result
    pairs = _pairs(forms)
    openers = {closer: opener for opener, closer in pairs.items()}
    for mark in marks:
        enclosed = words.between(openers.get(mark, mark), pairs.get(mark, mark))
        result[mark] = words.set_off_at(mark) if enclosed is None else enclosed
    return result
