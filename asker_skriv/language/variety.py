"""The writer's own variety of bokmål: which of several right forms the text already uses.

Bokmål allows vurderingen and vurderinga, kastet and kasta, framfor and fremfor. A suggestion
follows what the text uses; where it says nothing, the moderate form comes first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_NOUN_A = re.compile(r"\w(?:inga|heta|anna|døra|sida|uka|tida|boka|saka|hytta)$")
_NOUN_EN = re.compile(r"\w(?:ingen|heten|siden|uken|tiden|boken|saken|hytten|døren)$")
_VERB_A = re.compile(
    r"(?:kasta|snakka|jobba|venta|starta|slutta|åpna|endra|ønska|mangla|samla|mista|lasta|"
    r"vurdert?a|innvilga|avslutta|oppretta|behandla|forventa|henta|melda|omtala|vedtatt?a)$"
)
_VERB_ET = re.compile(
    r"(?:kastet|snakket|jobbet|ventet|startet|sluttet|åpnet|endret|ønsket|manglet|samlet|mistet|"
    r"lastet|innvilget|avsluttet|opprettet|behandlet|forventet|hentet|omtalt)$"
)
_FRAM = re.compile(r"^fram(?!tid|$)|^fram$")
_FREM = re.compile(r"^frem(?!tid|med)")


@dataclass(frozen=True, slots=True)
class Variety:
    """Which forms come first. ``used`` are forms of the text itself, in lower case."""

    feminine_a: bool = False  # vurderinga rather than vurderingen
    verb_a: bool = False  # kasta rather than kastet
    fram: bool | None = None  # fram or frem in framlegge, framfor; None: as the source has it
    used: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> Variety:
        """Return the variety that a text is written in; MODERATE where it says nothing."""
        return cls.of_words(_WORD.findall(text))

    @classmethod
    def of_words(cls, words: Iterable[str]) -> Variety:
        """Return the variety of a text given as words."""
        counts = Counter(word.lower() for word in words)
        fram, frem = _count(counts, _FRAM), _count(counts, _FREM)
        return cls(
            feminine_a=_count(counts, _NOUN_A) > _count(counts, _NOUN_EN),
            verb_a=_count(counts, _VERB_A) > _count(counts, _VERB_ET),
            fram=None if fram == frem else fram > frem,
            used=frozenset(counts),
        )

    def order(self, cells: Iterable[tuple[str, str]]) -> list[str]:
        """Return the forms of (form, features) pairs, those of this variety first, each once."""
        forms = list(cells)
        forms.sort(key=lambda cell: self._rank(*cell))
        return list(dict.fromkeys(form for form, _ in forms))

    def spelled(self, phrase: str) -> str:
        """Return the phrase with fram or frem as the writer has it."""
        if self.fram is None:
            return phrase
        wanted, other = ("fram", "frem") if self.fram else ("frem", "fram")
        return re.sub(rf"\b{other}(?!tid|med)", wanted, phrase)

    def _rank(self, form: str, features: str) -> int:
        if form in self.used:
            return 0
        if not form.endswith("a"):
            return 2
        radical = self.feminine_a if "Gender=" in features else self.verb_a
        return 1 if radical and ("Number=Sing" in features or "VerbForm" in features) else 2


MODERATE = Variety()


def _count(counts: Counter[str], pattern: re.Pattern[str]) -> int:
    return sum(number for word, number in counts.items() if pattern.search(word))
