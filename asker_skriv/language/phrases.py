"""Which word of a phrase inflects: ta in «ta kontakt med», god in «god nok»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asker_skriv.language.compounds import Analysis

Readings = Callable[[str], Sequence[Analysis]]

_CLOSED = {"ADP", "ADV", "CCONJ", "SCONJ", "DET", "PRON", "PART", "NUM"}
_NEGATION = "ikke"


@dataclass(frozen=True, slots=True)
class Head:
    """The lemma that inflects, and what stands before and after it with its spaces.

    ``adjectives`` are lemmas before a noun, which agree with it.
    """

    lemma: str
    before: str = ""
    after: str = ""
    adjectives: tuple[str, ...] = ()


def head_of(phrase: str, pos: str, readings: Readings) -> Head | None:
    """Return the head of a phrase of two or more words, None if the phrase does not inflect.

    A verb or adjective stands first (a verb perhaps after «ikke»); a noun stands first or after
    adjectives. A verb may be given in the present ("er i stand til"): the lemma is returned.
    """
    words = phrase.split(" ")
    if pos == "NOUN":
        return _noun(words, readings)
    start = 1 if pos in ("VERB", "AUX") and words[0] == _NEGATION else 0
    found = _lemma(words[start], pos, readings) if len(words) > start else None
    if found is None:
        return None
    before = "".join(word + " " for word in words[:start])
    after = "".join(" " + word for word in words[start + 1 :])
    return Head(found, before, after)


def _lemma(word: str, pos: str, readings: Readings) -> str | None:
    found = readings(word)
    lemmas = [reading.lemma for reading in found if reading.pos == pos]
    if pos == "ADJ":
        plain = {r.lemma for r in found if r.pos == pos and "VerbForm" not in r.features}
        return word if word in plain else None
    if word in lemmas:
        return word
    if any(reading.pos in _CLOSED for reading in found):
        return None  # «når du bruker» is no form of nå
    return lemmas[0] if lemmas else None


def _noun(words: list[str], readings: Readings) -> Head | None:
    for index, word in enumerate(words):
        found = readings(word)
        if any(reading.pos in _CLOSED for reading in found):
            return None
        if any(reading.pos == "NOUN" and reading.lemma == word for reading in found):
            after = "".join(" " + later for later in words[index + 1 :])
            return Head(word, "", after, tuple(words[:index]))
        if not any(reading.pos == "ADJ" for reading in found):
            return None
    return None
