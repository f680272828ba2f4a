"""Forms and paradigms as the lexicon's file has them: no compounds, phrases or variety."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from asker_skriv.language.compounds import Analysis
from asker_skriv.language.inflection import Cell, join_features, parse_features
from asker_skriv.language.store import MAX_ENDING, Pattern, Store, encode

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "DET", "NUM"})
CLASSES = ("NOUN", "VERB", "ADJ", "ADV", "ADP", "CCONJ", "SCONJ", "DET", "PRON", "PART", "INTJ")
_CACHED = 20_000
_FAR_LESS = 1.0
_LAST = {"X": 1, "PROPN": 1}
_FIRST = {"AUX", "ADP", "CCONJ", "SCONJ", "DET", "PRON", "PART", "NUM"}
_AS_COUNTED = {  # UD class -> the treebank's classes that tell it is meant
    "AUX": ("VERB",),
    "NUM": ("DET",),
    "PART": ("PART", "ADV"),
    "ADV": ("ADV", "ADP"),
}
_SIBILANTS = ("s", "x", "z")


class WordForms:
    """Readings of forms and forms of lemmas, one word at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._frequencies = store.values("frequency")
        self._usual_class = store.values("class")
        self._analyses: dict[str, tuple[Analysis, ...]] = {}

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        """Return all readings of a form as written, then in lower case; () if unknown."""
        found = self._analyses.get(form)
        if found is None:
            if len(self._analyses) >= _CACHED:
                self._analyses.clear()
            found = self._analyses[form] = self._analyse(form)
        return found

    def has(self, form: str) -> bool:
        """Return whether the file has this very form; quicker than reading it, and not cached."""
        for length, number, inside, _ in self._store.stems(encode(form), MAX_ENDING):
            if form[length - inside :] in self._store.pattern(number).by_ending:
                return True
        return False

    def frequency(self, form: str) -> float:
        """Return the Zipf frequency of a form, 0.0 if unknown."""
        return self._frequencies[form.lower()] / 25

    def homographs(self, lemma: str, pos: str) -> list[tuple[Cell, ...]]:
        """Return the forms of each word that is spelled ``lemma``, in the file's order."""
        words: dict[int, dict[Cell, None]] = {}
        for lemma_id, base, pattern in self._paradigms(lemma):
            cells = ((base + end, features) for end, upos, features in pattern.cells if upos == pos)
            words.setdefault(lemma_id, {}).update(dict.fromkeys(cells))
        return [tuple(cells) for cells in words.values() if cells]

    def usual_homographs(self, lemma: str, pos: str) -> list[tuple[Cell, ...]]:
        """Return the homographs, the most usual first, without those far less usual.

        Være, to scent, is left out beside være, to be. The most usual form that no other homograph
        has decides.
        """
        words = self.homographs(lemma, pos)
        if len(words) < 2:
            return words
        count = Counter(form for cells in words for form in {form for form, _ in cells})
        usual = [
            max((self.frequency(form) for form, _ in cells if count[form] == 1), default=0.0)
            for cells in words
        ]
        order = sorted(range(len(words)), key=lambda index: -usual[index])
        return [words[index] for index in order if usual[index] > usual[order[0]] - _FAR_LESS]

    def _analyse(self, form: str) -> tuple[Analysis, ...]:
        found = dict.fromkeys(self._look_up(form))
        lower = form.lower()
        if lower != form:
            found.update(dict.fromkeys(self._look_up(lower)))
        if not found and lower[-1:] in ("s", "’", "'"):
            found.update(dict.fromkeys(self._genitives(form)))
        return self._ranked(list(found), lower)

    def _genitives(self, form: str) -> Iterator[Analysis]:
        base = form[:-1]
        if (form[-1] in "’'") != (base[-1:].lower() in _SIBILANTS):
            return  # hus’ but barns
        for spelling in dict.fromkeys((base, base.lower())):
            for reading in self._look_up(spelling):
                if _takes_genitive(reading, spelling):
                    features = {**parse_features(reading.features), "Case": "Gen"}
                    yield Analysis(
                        reading.lemma, reading.pos, join_features(features), reading.lemma_id
                    )

    def _look_up(self, form: str) -> Iterator[Analysis]:
        pattern_of = self._store.pattern
        for length, number, inside, lemma_id in self._store.stems(encode(form), MAX_ENDING):
            pattern = pattern_of(number)
            cut = length - inside
            for upos, features in pattern.by_ending.get(form[cut:], ()):
                yield Analysis(form[:cut] + pattern.lemma_ending, upos, features, lemma_id)

    def _ranked(self, found: list[Analysis], lower: str) -> tuple[Analysis, ...]:
        if len({(reading.lemma, reading.pos) for reading in found}) < 2:
            return tuple(found)
        number = self._usual_class[lower]
        usual = CLASSES[number - 1] if number else ""
        frequencies = {r.lemma: self._frequencies[r.lemma.lower()] for r in found}

        def rank(reading: Analysis) -> tuple[bool, int, float]:
            is_usual = usual in _AS_COUNTED.get(reading.pos, (reading.pos,))
            group = 0 if reading.pos in _FIRST else 1 + _LAST.get(reading.pos, 0)
            return not is_usual, group, -frequencies[reading.lemma]

        return tuple(sorted(found, key=rank))

    def _paradigms(self, lemma: str) -> list[tuple[int, str, Pattern]]:
        found: dict[tuple[int, int], tuple[int, str, Pattern]] = {}
        for length, number, inside, lemma_id in self._store.stems(encode(lemma), MAX_ENDING):
            pattern, base = self._store.pattern(number), lemma[: length - inside]
            if base + pattern.lemma_ending == lemma:
                found[number, lemma_id] = (lemma_id, base, pattern)
        return list(found.values())


def _takes_genitive(reading: Analysis, form: str) -> bool:
    if reading.pos == "ADJ":
        return form.endswith("e")  # de ansattes
    return reading.pos in NOMINAL - {"NUM"} and "Case=" not in reading.features
