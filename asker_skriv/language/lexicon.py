"""The full-form lexicon of bokmål: what a form can be, and any form of a lemma.

Source: Bokmålsordboka (Universitetet i Bergen and Språkrådet, CC BY 4.0), Norsk ordbank
(CC BY 4.0) and frequencies from wordfreq; ``training/build_lexicon.py`` makes the file.
Features are those of Universal Dependencies; adjectives of common gender have Gender=Com.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from asker_skriv.language.compounds import Analysis, Compound, Splitter
from asker_skriv.language.inflection import (
    Cell,
    genitive,
    join_features,
    matching,
    parse_features,
)
from asker_skriv.language.phrases import head_of
from asker_skriv.language.store import MAX_ENDING, Pattern, Store, encode
from asker_skriv.language.suggestions import Words
from asker_skriv.language.variety import MODERATE, Variety

FILE_NAME = "leksikon.bin"
_CACHED = 20_000
_FAR_LESS = 1.0
_GENDER = re.compile(r"\|?Gender=\w+")
_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_LAST = {"X": 1, "PROPN": 1}
_FIRST = {"AUX", "ADP", "CCONJ", "SCONJ", "DET", "PRON", "PART", "NUM"}
_NOMINAL = {"NOUN", "PROPN", "ADJ", "PRON", "DET", "NUM"}


@dataclass(frozen=True, slots=True)
class Active:
    """The active forms of a verb found in the s-passive; the infinitive is the lemma."""

    infinitive: str
    present: str


class Lexicon:
    """Look-ups in the full-form lexicon; safe to share within one process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._frequencies = store.values("frequency")
        self._splitter = Splitter(self.analyse, store.values("first"), store.values("head"))
        self._english = store.values("english")
        self._mistakes = store.texts("mistakes")
        self._loose = store.texts("particle_verbs")
        self._fixed = {loose: fixed for fixed, loose in self._loose.items()}
        self._analyses: dict[str, tuple[Analysis, ...]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Lexicon:
        """Open the lexicon in folder ``path`` (None: the built-in one).

        Raises BadDataFileError if the file is missing or damaged.
        """
        if path is None:
            from asker_skriv.paths import data_root

            path = data_root() / "resources" / "leksikon"
        return cls(Store(path / FILE_NAME))

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        """Return all readings of a form as written, then in lower case; () if unknown."""
        found = self._analyses.get(form)
        if found is None:
            if len(self._analyses) >= _CACHED:
                self._analyses.clear()
            found = self._analyses[form] = self._analyse(form)
        return found

    def forms(self, lemma: str, pos: str) -> tuple[Cell, ...]:
        """Return (form, features) of all forms of a lemma, the moderate form first.

        The participles of a verb that inflect like adjectives have pos ADJ.
        """
        return tuple(cell for group in self._homographs(lemma, pos) for cell in group)

    def inflect(
        self, lemma: str, pos: str, features: str, variety: Variety = MODERATE
    ) -> tuple[str, ...]:
        """Return the forms of a lemma that have the features, best first; () if there is none.

        A multi-word lemma inflects on its first word of the word class ("be om", "god nok"). A
        compound that the lexicon does not have inflects like its last part.
        """
        wanted = parse_features(features)
        case = wanted.pop("Case", "") if pos in _NOMINAL - {"PRON"} else ""
        features = join_features(wanted)
        if " " in lemma:
            found = self._inflect_phrase(lemma, pos, features, variety)
            return found if case != "Gen" or " " not in found else ()
        found = self._inflect_word(lemma, pos, features, variety)
        return tuple(genitive(form) for form in found) if case == "Gen" else found

    def transfer(  # noqa: PLR0913, PLR0917 - what rules know of a swap, all needed
        self,
        form: str,
        source: str,
        target: str,
        pos: str,
        variety: Variety = MODERATE,
        features: str = "",
    ) -> tuple[str, ...]:
        """Return the forms of ``target`` that match ``form`` as a form of ``source``, best first.

        ("anmodet", "anmode", "be", "VERB") gives ("ba", "bedt"). With ``features``, only readings
        of the form that have them all count: "VerbForm=Part" leaves ("bedt",). Multi-word targets
        inflect on the verb and keep the rest.
        """
        target = variety.spelled(target)
        wanted = set(features.split("|")) - {""}
        answers = [
            self.inflect(target, reading.pos, reading.features, variety)
            for reading in self._readings(form, source, pos)
            if wanted <= set(reading.features.split("|"))
        ]
        best = [answer[0] for answer in answers if answer]
        return tuple(dict.fromkeys([*best, *chain.from_iterable(answers)]))

    def active_of(self, form: str) -> tuple[Active, ...]:
        """Return the verbs that an s-passive belongs to with their active forms, best first.

        "innhentes" gives (Active("innhente", "innhenter")). () if the form is no s-passive;
        deponents (finnes, synes) have no active.
        """
        lemmas = [r.lemma for r in self.analyse(form) if "Voice=Pass" in r.features]
        if any(r.pos == "VERB" and "Voice" not in r.features for r in self.analyse(form)):
            return ()
        return tuple(
            Active(lemma, present[0])
            for lemma in dict.fromkeys(lemmas)
            if (present := self.inflect(lemma, "VERB", _PRESENT))
        )

    def passive_with_bli(
        self, lemma: str, features: str, variety: Variety = MODERATE
    ) -> tuple[str, ...]:
        """Return the passive with bli: ("innhente", "VerbForm=Inf") gives ("bli innhentet",)."""
        wanted = parse_features(features)
        wanted.pop("Voice", None)
        auxiliary = self.inflect("bli", "AUX", join_features(wanted), variety)
        participles = self.inflect(lemma, "VERB", "VerbForm=Part", variety)
        return tuple(f"{auxiliary[0]} {participle}" for participle in participles if auxiliary)

    def loose_verb(self, lemma: str) -> str | None:
        """Return the loose form of a fixed verb ("innhente" -> "hente inn"), None if none is known.

        Only verbs that mean the same in both forms.
        """
        return self._loose.get(lemma)

    def fixed_verb(self, phrase: str) -> str | None:
        """Return the fixed verb of a loose form ("hente inn" -> "innhente"), None if unknown."""
        return self._fixed.get(phrase)

    def gender(self, lemma: str) -> tuple[str, ...]:
        """Return the genders of a noun ("Masc", "Fem", "Neut"), the most usual first."""
        found: dict[str, None] = {}
        cells = self.forms(lemma, "NOUN") or self.forms(
            lemma[self._start_of_head(lemma, "NOUN") :], "NOUN"
        )
        for _, features in cells:
            gender = parse_features(features).get("Gender")
            if gender:
                found[gender] = None
        return tuple(found)

    def compound(self, form: str) -> Compound | None:
        """Return the parts of a compound, known or new; None if the form is no compound."""
        found = self._splitter.split(form)
        known = self.analyse(form)
        if found and known:
            lemma = (found.form[: found.head_start] + found.head).lower()
            if all(reading.lemma.lower() != lemma for reading in known):
                return None  # bilen is no bi + len
        return found

    def is_english(self, word: str) -> bool:
        """Return whether this is a common English word."""
        return self._english[word.lower()] > 0

    def usual_mistake(self, word: str) -> str | None:
        """Return what is meant by a well-known mistake in lower case («idag» -> «i dag»)."""
        return self._mistakes.get(word)

    def is_first_part(self, part: str) -> bool:
        """Return whether compounds begin with this, as it stands with its linking letter."""
        return self._splitter.is_first_part(part)

    def words(self) -> Words:
        """Return the words that spelling may suggest."""
        return Words(self._store)

    def frequency(self, form: str) -> float:
        """Return the Zipf frequency of a form (1 rare, 7 the most frequent), 0.0 if unknown."""
        return self._frequencies[form.lower()] / 25

    def __contains__(self, form: str) -> bool:
        return bool(self.analyse(form))

    def _analyse(self, form: str) -> tuple[Analysis, ...]:
        found = dict.fromkeys(self._look_up(form))
        lower = form.lower()
        if lower != form:
            found.update(dict.fromkeys(self._look_up(lower)))
        if not found and lower[-1:] in ("s", "’", "'"):
            found.update(dict.fromkeys(self._genitives(form)))
        return self._ranked(list(found))

    def _genitives(self, form: str) -> Iterator[Analysis]:
        base = form[:-1]
        if (form[-1] in "’'") != (base[-1:].lower() in tuple("sxz")):
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

    def _ranked(self, found: list[Analysis]) -> tuple[Analysis, ...]:
        if len({(reading.lemma, reading.pos) for reading in found}) > 1:
            found.sort(key=self._rank)
        return tuple(found)

    def _rank(self, reading: Analysis) -> tuple[int, float]:
        group = 0 if reading.pos in _FIRST else 1 + _LAST.get(reading.pos, 0)
        return group, -self._frequencies[reading.lemma.lower()]

    def _homographs(self, lemma: str, pos: str) -> list[tuple[Cell, ...]]:
        """Return the forms of each word that is spelled ``lemma``, the most usual word first."""
        words: dict[int, dict[Cell, None]] = {}
        for lemma_id, base, pattern in self._paradigms(lemma):
            cells = ((base + end, features) for end, upos, features in pattern.cells if upos == pos)
            words.setdefault(lemma_id, {}).update(dict.fromkeys(cells))
        return [tuple(cells) for cells in words.values() if cells]

    def _usual_homographs(self, lemma: str, pos: str) -> list[tuple[Cell, ...]]:
        """Leave out words far less usual than the first (være, to scent, beside være, to be)."""
        words = self._homographs(lemma, pos)
        if len(words) < 2:
            return words
        count = Counter(form for cells in words for form in {form for form, _ in cells})
        own = [[cell for cell in cells if count[cell[0]] == 1] for cells in words]
        usual = [
            self._usual(mine) + self._usual(all_) / 2 for mine, all_ in zip(own, words, strict=True)
        ]
        order = sorted(range(len(words)), key=lambda index: -usual[index])
        return [words[index] for index in order if usual[index] > usual[order[0]] - _FAR_LESS]

    def _paradigms(self, lemma: str) -> list[tuple[int, str, Pattern]]:
        found: dict[tuple[int, int], tuple[int, str, Pattern]] = {}
        for length, number, inside, lemma_id in self._store.stems(encode(lemma), MAX_ENDING):
            pattern, base = self._store.pattern(number), lemma[: length - inside]
            if base + pattern.lemma_ending == lemma:
                found[number, lemma_id] = (lemma_id, base, pattern)
        return list(found.values())

    def _usual(self, cells: Iterable[Cell]) -> float:
        """Return the mean Zipf frequency over the cells, each by its most usual form."""
        best: dict[str, float] = {}
        for form, features in cells:
            slot = _GENDER.sub("", features)
            best[slot] = max(best.get(slot, 0.0), self.frequency(form))
        return sum(best.values()) / len(best) if best else 0.0

    def _inflect_phrase(
        self, phrase: str, pos: str, features: str, variety: Variety
    ) -> tuple[str, ...]:
        head = head_of(phrase, pos, self.analyse)
        if head is None:
            return ()
        before = head.before
        if head.adjectives:
            if "Definite=Ind" not in features:
                return ()  # «den tettere bebyggelsen» would need its article
            agreeing = [
                self.inflect(word, "ADJ", features, variety) or (word,) for word in head.adjectives
            ]
            before = "".join(f"{forms[0]} " for forms in agreeing)
        forms = self._inflect_word(head.lemma, pos, features, variety)
        return tuple(before + form + head.after for form in forms)

    def _inflect_word(
        self, lemma: str, pos: str, features: str, variety: Variety
    ) -> tuple[str, ...]:
        before = ""
        words = self._usual_homographs(lemma, pos)
        if not words:
            start = self._start_of_head(lemma, pos)
            before, words = lemma[:start], self._usual_homographs(lemma[start:], pos)
        if not words and pos == "ADJ" and lemma.endswith("ende"):
            return (lemma,)  # present participles have one form
        fitting = matching(words, features, own_gender=pos == "NOUN")
        forms = (before + form for cells in fitting for form in variety.order(cells))
        return tuple(dict.fromkeys(forms))

    def _start_of_head(self, lemma: str, pos: str) -> int:
        found = self.compound(lemma)
        if found and any(r.pos == pos and r.lemma == found.head for r in found.readings):
            return found.head_start
        return 0

    def _readings(self, form: str, source: str, pos: str) -> list[Analysis]:
        classes = {pos, "ADJ"} if pos == "VERB" else {pos}
        readings = self.analyse(form) or self.analyse_compound(form)
        return [r for r in readings if r.lemma == source and r.pos in classes]

    def analyse_compound(self, form: str) -> tuple[Analysis, ...]:
        """Return the readings of a compound through its head; () if the form is no compound."""
        found = self.compound(form)
        if found is None:
            return ()
        start = found.form[: found.head_start]
        return tuple(replace(r, lemma=start + r.lemma) for r in found.readings)


def _takes_genitive(reading: Analysis, form: str) -> bool:
    if reading.pos == "ADJ":
        return form.endswith("e")  # de ansattes
    return reading.pos in _NOMINAL - {"NUM"} and "Case=" not in reading.features
