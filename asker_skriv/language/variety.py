"""The writer's own variety of bokmål: which of several right forms the text already uses.

Bokmål allows vurderingen and vurderinga, kastet and kasta, framfor and fremfor. A suggestion
follows what the text uses; where it says nothing, the moderate form comes first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from asker_skriv.language.compounds import Analysis

Readings = Callable[[str], Sequence[Analysis]]

_WORD = re.compile(r"[^\W\d_]+")
# Without a lexicon: endings and verbs that tell.
_NOUN_A = re.compile(r"\w(?:inga|heta|døra|sida|uka|tida|boka|saka|hytta)$")
_NOUN_EN = re.compile(r"\w(?:ingen|heten|siden|uken|tiden|boken|saken|hytten|døren)$")
_VERB = "kast|snakk|jobb|vent|start|slutt|åpn|endr|ønsk|mangl|saml|mist|lag|innvilg|avslutt|hent"
_VERB_A = re.compile(rf"^(?:{_VERB})a$")
_VERB_ET = re.compile(rf"^(?:{_VERB})et$")
_FRAM = re.compile(r"^fram(?!tid)")
_FREM = re.compile(r"^frem(?!tid|med)")


@dataclass(frozen=True, slots=True)
class Variety:
    """Which forms come first. ``used`` are words of the text itself, in lower case."""

    feminine_a: bool = False  # vurderinga rather than vurderingen
    verb_a: bool = False  # kasta rather than kastet
    fram: bool | None = None  # fram or frem in framlegge, framfor; None: as the source has it
    used: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, readings: Readings | None = None) -> Variety:
        """Return the variety that a text is written in; MODERATE where it says nothing.

        With ``readings`` (a lexicon's ``analyse``) every noun and verb counts, else a few.
        """
        return cls.of_words(_WORD.findall(text), readings)

    @classmethod
    def of_words(cls, words: Iterable[str], readings: Readings | None = None) -> Variety:
        """Return the variety of a text given as words."""
        counts = Counter(word.lower() for word in words)
        fram, frem = _count(counts, _FRAM), _count(counts, _FREM)
        nouns, verbs = _by_pattern(counts) if readings is None else _by_reading(counts, readings)
        return cls(
            feminine_a=nouns > 0,
            verb_a=verbs > 0,
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


def _by_pattern(counts: Counter[str]) -> tuple[int, int]:
    """Return by how much radical nouns and verbs outnumber moderate ones."""
    nouns = _count(counts, _NOUN_A) - _count(counts, _NOUN_EN)
    return nouns, _count(counts, _VERB_A) - _count(counts, _VERB_ET)


def _by_reading(counts: Counter[str], readings: Readings) -> tuple[int, int]:
    nouns = verbs = 0
    for word, number in counts.items():
        if word[-1:] not in ("a", "n", "t") or not (found := readings(word)):
            continue
        reading, stem = found[0], found[0].lemma.removesuffix("e")
        if reading.pos == "NOUN" and "Definite=Def" in reading.features:
            if word == stem + "a" and "Gender=Fem" in reading.features:
                nouns += number
            elif word == stem + "en" and any(
                r.lemma == reading.lemma for r in readings(stem + "a")
            ):
                nouns -= number
        elif reading.pos == "VERB" and word == stem + "a":
            verbs += number
        elif reading.pos == "VERB" and word == stem + "et":
            verbs -= any(r.lemma == reading.lemma for r in readings(stem + "a")) * number
    return nouns, verbs
