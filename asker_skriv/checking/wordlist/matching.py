"""Finds the word list's terms in a block, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.entries import Entry, WordClass
from asker_skriv.checking.wordlist.patterns import Pattern, patterns_of
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*|[^\w\s]")
_LONGEST_GAP = 5  # words
_NEVER_IN_GAP = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PUNCT", "SYM", "X"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLOSES_LIST = re.compile(r"(?:og|eller) ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of the block; offsets in code points."""

    text: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found: for each slot of the pattern the words (from, to) that stand in it."""

    pattern: Pattern
    places: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """Index of the first word."""
        return self.places[0][0]

    @property
    def last(self) -> int:
        """Index after the last word."""
        return self.places[-1][1]


def scan(text: str) -> list[Word]:
    """Return the words and signs of a text."""
    return [
        Word(match.group(), match.group().lower(), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


class TermIndex:
    """Patterns by the word that they may begin with, and by the first two where they have two.

    Hundreds begin with «er», «har» or «i»: the second word tells nearly all of them apart.
    """

    def __init__(self, entries: Iterable[Entry], lexicon: Lexicon) -> None:
        self._by_first: dict[str, list[Pattern]] = {}
        self._by_two: dict[tuple[str, str], list[Pattern]] = {}
        for entry in entries:
            for pattern in patterns_of(entry, lexicon):
                self._add(pattern)
        for patterns in (*self._by_first.values(), *self._by_two.values()):
            patterns.sort(key=_specificity)

    def _add(self, pattern: Pattern) -> None:
        seconds = {form.lower() for form in pattern.slots[1]} if len(pattern.slots) > 1 else set()
        for first in {form.lower() for form in pattern.slots[0]}:
            if not seconds:
                self._by_first.setdefault(first, []).append(pattern)
            for second in seconds:
                self._by_two.setdefault((first, second), []).append(pattern)

    def _candidates(self, words: Sequence[Word], index: int) -> Iterable[Pattern]:
        """Return the patterns that may begin at a word, the longest first."""
        first = words[index].lower
        some = self._by_first.get(first, ())
        if index + 1 == len(words):
            return some
        more = self._by_two.get((first, words[index + 1].lower))
        return some if more is None else merge(more, some, key=_specificity)

    def hits(self, words: Sequence[Word], doc: Doc) -> Iterator[Hit]:
        """Yield all terms in the words, at each word the longest first; they may overlap."""
        tokens: dict[int, Token] | None = None
        for index in range(len(words)):
            for pattern in self._candidates(words, index):
                if tokens is None:
                    tokens = {token.idx: token for token in doc}
                if places := _match(pattern, words, index, tokens):
                    yield Hit(pattern, places)


def _specificity(pattern: Pattern) -> tuple[int, bool]:
    return -len(pattern.slots), pattern.entry.word_class is not WordClass.PHRASE


def _match(
    pattern: Pattern, words: Sequence[Word], index: int, tokens: dict[int, Token]
) -> tuple[tuple[int, int], ...] | None:
    places: list[tuple[int, int]] = []
    here = index
    for number, slot in enumerate(pattern.slots):
        if not slot:
            after = pattern.slots[number + 1]
            found = _gap_end(words, here, after, tokens)
            if found is None:
                return None
            places.append((here, found))
            here = found
            continue
        if here >= len(words):
            return None
        form = words[here].text if pattern.exact else words[here].lower
        if form not in slot:
            return None
        places.append((here, here + 1))
        here += 1
    return tuple(places)


def _gap_end(
    words: Sequence[Word], here: int, after: frozenset[str], tokens: dict[int, Token]
) -> int | None:
    """Return where the gap ends: at the first word of ``after``, if what is skipped may be."""
    for end in range(here, min(here + _LONGEST_GAP + 1, len(words))):
        if words[end].lower in after and may_be_gap(words[here:end], tokens):
            return end
    return None


def may_be_gap(words: Sequence[Word], tokens: dict[int, Token]) -> bool:
    """Tell whether the words are adverbs and whole noun phrases, nothing else."""
    loose = False  # a determiner or adjective that waits for its noun
    for word in words:
        token = tokens.get(word.start)
        if token is None or token.pos_ in _NEVER_IN_GAP:
            return False
        if token.pos_ in ("DET", "ADJ", "NUM") and token.dep_ != "advmod":
            loose = True
        elif token.pos_ in _NOMINAL:
            loose = False
    return not loose


class AbbreviationIndex:
    """The abbreviations of the word list as one expression."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._plain: dict[str, Entry] = {}
        self._exact: dict[str, Entry] = {}
        for entry in entries:
            if entry.word_class is WordClass.ABBREVIATION:
                capitals = sum(character.isupper() for character in entry.term) > 1
                exact = capitals or any(character.isdigit() for character in entry.term)
                (self._exact if exact else self._plain)[_key(entry.term, exact=exact)] = entry
        self._patterns = [
            (_expression(self._plain, re.IGNORECASE), False),
            (_expression(self._exact, re.NOFLAG), True),
        ]

    def hits(self, text: str) -> Iterator[tuple[Entry, int, int]]:
        """Yield (entry, start, end) of the abbreviations in a text, in code points."""
        for expression, exact in self._patterns:
            known = self._exact if exact else self._plain
            for match in expression.finditer(text) if expression else ():
                yield known[_key(match.group(), exact=exact)], match.start(), match.end()


def _key(term: str, *, exact: bool) -> str:
    key = " ".join(term.split())
    return key if exact else key.lower()


def _expression(known: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    terms = sorted(known, key=lambda term: (-len(term), term))
    if not terms:
        return None
    alternatives = "|".join(re.escape(term).replace(r"\ ", r"[ \u00a0]") for term in terms)
    return re.compile(rf"(?<![\w.\-–/@])(?:{alternatives})(?![\w\-])", flags)


def closes_list(text: str) -> bool:
    """Tell whether words such as ``og så videre`` end a list."""
    return bool(_CLOSES_LIST.match(text))
