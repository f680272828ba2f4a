"""Compounds: the parts of søknadsskjemaet are søknad, s and skjema.

Any Norwegian may join nouns into a new word, so no dictionary has them all. A word is taken for
a compound if it falls into a first part that dictionary compounds begin with (søknads, barne) and
a head that the lexicon knows. Where several splits fit, the fewest and most usual parts win.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a form.

    ``pos`` is the UD word class, ``features`` UD features sorted by name, ``lemma_id`` tells
    homographs apart and is the same for spelling variants of one word (framfor, fremfor).
    """

    lemma: str
    pos: str
    features: str
    lemma_id: int


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound's parts; ``head_start`` is the offset of the head in code points.

    ``parts`` are the words without linking letters, the head as a lemma: ("søknad", "skjema");
    ``linking`` is what joins them, one fewer: ("s",). ``readings`` are those of the head's form.
    ``cost`` says how unusual the split is: above 12, better not trusted.
    """

    form: str
    parts: tuple[str, ...]
    linking: tuple[str, ...]
    head_start: int
    readings: tuple[Analysis, ...]
    cost: float

    @property
    def head(self) -> str:
        """The lemma of the last part."""
        return self.parts[-1]


class Numbers(Protocol):
    """A number for many words, 0 for the rest."""

    def __getitem__(self, word: str, /) -> int: ...


_HEAD_CLASSES = {"NOUN", "ADJ"}
# New verbs are made from particles and a few first parts only (videresende, masseprodusere).
# fmt: off
_VERB_FIRSTS = frozenset(
    (
        "av", "etter", "fast", "fjern", "for", "forhånds", "fra", "fram", "frem", "gjen",
        "gjennom", "hjem", "inn", "kvalitets", "masse", "med", "ned", "om", "opp", "over", "på",
        "re", "sam", "selv", "sentral", "ski", "slutt", "spesial", "stor", "til", "tilbake",
        "under", "ut", "ved", "vekk", "videre", "direkte", "dobbelt", "felles", "feil", "full",
        "grov", "hånd", "hel", "hurtig", "lang", "makro", "mikro", "nær", "ny", "prøve",
        "skjult", "små", "stille", "syke", "tids", "tvangs", "vide", "øko",
    )
)
_SHORT_HEADS = frozenset(
    (
        "by", "øy", "år", "ås", "is", "bu", "ed", "eik", "råd", "sti", "sak", "lov", "tid",
        "mål", "vei", "dag", "hus", "bok", "elv",
    )
)
# fmt: on
_SHORTEST = 3
_LONGEST = 45
_UNSEEN = 4.0
_A_PART_MORE = 4.0
_LINK_MISSING = 5.0
_MOSTLY_LINKED = 3
_LONG_FORMS_LINK = ("het", "ing", "sjon", "dom", "skap", "nad", "else", "tet", "sel")


class Splitter:
    """Splits words into parts."""

    def __init__(
        self,
        analyse: Callable[[str], Sequence[Analysis]],
        firsts: Numbers,
        heads: Numbers,
    ) -> None:
        self._analyse = analyse
        self._firsts = firsts
        self._heads = heads

    def split(self, form: str) -> Compound | None:
        """Return the most usual split of a form, or None."""
        if not _SHORTEST + 2 <= len(form) <= _LONGEST:
            return None
        return self._at_hyphen(form) if "-" in form else self._best(form.lower())

    def is_first_part(self, part: str) -> bool:
        """Return whether dictionary compounds begin with this part as it stands."""
        return self._firsts[part] > 0

    def _at_hyphen(self, form: str) -> Compound | None:
        start = form.rindex("-") + 1
        first, last = form[: start - 1], form[start:]
        readings = self._head_readings(last, first + "-")
        if not readings or not first or first.startswith("-"):
            return None
        return Compound(form, (first, readings[0].lemma), ("-",), start, readings, 1.0)

    def _best(self, form: str) -> Compound | None:
        best: Compound | None = None
        for start in range(2, len(form) - 1):
            firsts = self._first_parts(form[:start], form[start])
            if firsts is None:
                continue
            for head, extra in self._heads_at(form, start):
                readings = self._head_readings(head, form[:start])
                if not readings:
                    continue
                cost = firsts[2] + extra + self._head_cost(readings[0].lemma)
                if best is None or cost < best.cost:
                    words = (*firsts[0], readings[0].lemma)
                    best = Compound(form, words, firsts[1], len(form) - len(head), readings, cost)
        return best

    @staticmethod
    def _heads_at(form: str, start: int) -> list[tuple[str, float]]:
        """Return possible heads: three equal letters are written as two (buss + stopp)."""
        heads = [(form[start:], 0.0)]
        if form[start - 1] == form[start - 2]:
            heads.append((form[start - 1 :], -0.5))
        return heads

    def _first_parts(
        self, first: str, following: str
    ) -> tuple[tuple[str, ...], tuple[str, ...], float] | None:
        """Return (parts, linking, cost) of what stands before the head, or None."""
        if len(first) > 2 and first[-1] == first[-2] == following:
            return None  # three equal letters are written as two
        single = self._single(first)
        if single is not None:
            return (single[0],), (single[1],), single[2]
        best = None
        for start in range(2, len(first) - 1):
            left = self._single(first[:start])
            right = self._single(first[start:]) if left else None
            if left and right:
                cost = left[2] + right[2] + _A_PART_MORE
                if best is None or cost < best[2]:
                    best = ((left[0], right[0]), (left[1], right[1]), cost)
        return best

    def _single(self, first: str) -> tuple[str, str, float] | None:
        count = self._firsts[first]
        if count:
            word, link = self._without_link(first)
            return word, link, _cost(count) + self._link_cost(first, count)
        return self._unseen(first)

    def _link_cost(self, first: str, count: int) -> float:
        """Return the cost of leaving out an -s- that other compounds have (fødselnummer)."""
        linked = self._firsts[first + "s"]
        return _LINK_MISSING if linked >= _MOSTLY_LINKED * count and linked >= 4 else 0.0

    def _unseen(self, first: str) -> tuple[str, str, float] | None:
        """Return a noun that no dictionary compound begins with, linked as its ending asks for."""
        if len(first) < 5:
            return None
        linked = first[-1] == "s" and self._is_bare_noun(first[:-1])
        if linked:
            return first[:-1], "s", _UNSEEN + 1
        if self._is_bare_noun(first) and not first.endswith(_LONG_FORMS_LINK):
            return first, "", _UNSEEN + 2
        return None

    def _is_bare_noun(self, word: str) -> bool:
        """Return whether this is a noun without an ending, or a plural such as fakta."""
        return any(
            reading.pos == "NOUN" and (reading.lemma == word or "Definite=Ind" in reading.features)
            for reading in self._analyse(word)
        )

    def _without_link(self, first: str) -> tuple[str, str]:
        readings = self._analyse(first)
        if any(reading.lemma == first for reading in readings):
            return first, ""
        base = first[:-1]
        if first[-1] in "se" and any(reading.lemma == base for reading in self._analyse(base)):
            return base, first[-1]
        return first, ""

    def _head_readings(self, head: str, first: str) -> tuple[Analysis, ...]:
        if len(head) < _SHORTEST and head not in _SHORT_HEADS and "-" not in first:
            return ()
        readings = [r for r in self._analyse(head) if _is_head(r, first)]
        readings.sort(key=lambda reading: -self._heads[reading.lemma])
        return tuple(readings)

    def _head_cost(self, lemma: str) -> float:
        count = self._heads[lemma]
        return _cost(count) if count else _UNSEEN + (3 if len(lemma) < 5 else 0)


def _is_head(reading: Analysis, first: str) -> bool:
    if reading.pos == "VERB":
        return first in _VERB_FIRSTS and "Mood=Imp" not in reading.features
    return reading.pos in _HEAD_CLASSES


def _cost(count: int) -> float:
    return max(0.0, 5 - log(count))
