"""Which first and last parts the dictionaries' own compounds have, and how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from .entries import Entry

_SHORTEST_HEAD = 3
_SHORTEST_FIRST = 2
_HEADS = {"NOUN", "ADJ", "VERB"}
_PREFIX = 6  # a prefix with an entry of its own counts as used this often
_LINKS = ("s", "e")


def count(entries: Iterable[Entry], prefixes: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return counts of first parts as they stand (søknads, barne) and of head lemmas (skjema).

    A lemma counts as a compound if a known lemma of its class remains when a known word, with or
    without a linking letter, is taken off. The longest head wins: kommune|styremøte. ``prefixes``
    are first parts that the dictionary lists as such (mega, medie).
    """
    lemmas: dict[str, set[str]] = defaultdict(set)
    words: set[str] = set()
    for entry in entries:
        if entry.lemma.isalpha() and entry.lemma.islower():
            lemmas[entry.lemma].add(entry.pos)
            words.add(entry.lemma)
            words.update(form for form, pos, _ in entry.cells if pos == "VERB" and form[-1] == "e")
    firsts: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for lemma in sorted(lemmas):
        for head_start in range(_SHORTEST_FIRST, len(lemma) - _SHORTEST_HEAD + 1):
            first, head = lemma[:head_start], lemma[head_start:]
            if not (lemmas[lemma] & lemmas.get(head, set()) & _HEADS):
                continue
            if _is_word(first, words):
                firsts[first] += 1
                heads[head] += 1
                break
    for prefix in prefixes:
        firsts[prefix] = max(firsts[prefix], _PREFIX)
    return firsts, heads


def _is_word(first: str, words: set[str]) -> bool:
    if first in words:
        return True
    return len(first) > 3 and first[-1] in _LINKS and first[:-1] in words
