"""The full-form lexicon of bokmål: what a form can be, and any form of a lemma.

Source: Bokmålsordboka (Universitetet i Bergen and Språkrådet, CC BY 4.0), Norsk ordbank
(CC BY 4.0) and frequencies from wordfreq; ``training/build_lexicon.py`` makes the file.
Features are those of Universal Dependencies; adjectives of common gender have Gender=Com.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from asker_skriv.language.compounds import Analysis, Compound, Splitter
from asker_skriv.language.inflection import (
    Cell,
    genitive,
    join_features,
    like_case,
    matching,
    parse_features,
)
from asker_skriv.language.phrases import head_of
from asker_skriv.language.store import Store
from asker_skriv.language.suggestions import Words
from asker_skriv.language.variety import MODERATE, Variety
from asker_skriv.language.wordforms import NOMINAL, WordForms

__all__ = ["FILE_NAME", "Active", "Analysis", "Compound", "Lexicon"]

FILE_NAME = "leksikon.bin"
MUNICIPAL_FILE = "kommuneord.txt"
_KEPT_IN_AGREEMENT = frozenset({"Degree", "VerbForm"})
_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"


@dataclass(frozen=True, slots=True)
class Active:
    """The active forms of a verb found in the s-passive; the infinitive is the lemma."""

    infinitive: str
    present: str


class Lexicon:
    """Look-ups in the full-form lexicon; safe to share within one process."""

    def __init__(self, store: Store, municipal_words: tuple[str, ...] = ()) -> None:
        self._store = store
        self._municipal_words = municipal_words
        self._words = WordForms(store)
        self._splitter = Splitter(self.analyse, store.values("first"), store.values("head"))
        self._english = store.values("english")
        self._mistakes = store.texts("mistakes")
        self._loose = store.texts("particle_verbs")
        self._fixed = {loose: fixed for fixed, loose in self._loose.items()}

    @classmethod
    def open(cls, path: Path | None = None) -> Lexicon:
        """Open the lexicon in folder ``path`` (None: the built-in one).

        Raises BadDataFileError if the file is missing or damaged.
        """
        if path is None:
            from asker_skriv.paths import data_root

            path = data_root() / "resources" / "leksikon"
        return cls(Store(path / FILE_NAME), _lines(path / MUNICIPAL_FILE))

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        """Return all readings of a form as written, then in lower case; () if unknown."""
        return self._words.analyse(form)

    def forms(self, lemma: str, pos: str) -> tuple[Cell, ...]:
        """Return (form, features) of all forms of a lemma, the moderate form first.

        The participles of a verb that inflect like adjectives have pos ADJ.
        """
        return tuple(cell for group in self._words.usual_homographs(lemma, pos) for cell in group)

    def inflect(
        self, lemma: str, pos: str, features: str, variety: Variety = MODERATE
    ) -> tuple[str, ...]:
        """Return the forms of a lemma that have the features, best first; () if there is none.

        A multi-word lemma inflects on its first word of the word class ("be om", "god nok"). A
        compound that the lexicon does not have inflects like its last part.
        """
        wanted = parse_features(features)
        case = wanted.pop("Case", "") if pos in NOMINAL - {"PRON"} else ""
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

    def agreeing_adjective(
        self, form: str, gender: str, number: str = "Sing", definite: str = "Ind"
    ) -> str | None:
        """Return an adjective or participle so that it agrees with a noun, in the form's case.

        ("nødvendig", "Neut") gives "nødvendig", ("stor", "Neut") "stort", ("avslått", "Masc",
        "Plur") "avslåtte". None if the form is no adjective; comparison is kept.
        """
        for reading in self.analyse(form):
            features = parse_features(reading.features)
            if reading.pos != "ADJ" or "Case" in features:
                continue
            if reading.features in ("Degree=Cmp", "VerbForm=Part"):
                return form  # one form for all
            kept = {name: value for name, value in features.items() if name in _KEPT_IN_AGREEMENT}
            wanted = kept | {"Number": number, "Definite": definite}
            if number == "Sing" and definite == "Ind":
                wanted["Gender"] = gender
            found = self.inflect(reading.lemma, "ADJ", join_features(wanted))
            if found:
                return like_case(form, found[0])
        return None

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

    def has_form(self, form: str) -> bool:
        """Return whether the lexicon has this very form, in this case and without genitive."""
        return self._words.has(form)

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

    def municipal_words(self) -> tuple[str, ...]:
        """Return the municipality's own words: places, systems, schemes."""
        return self._municipal_words

    def words(self) -> Words:
        """Return the words that spelling may suggest."""
        return Words(self._store)

    def frequency(self, form: str) -> float:
        """Return the Zipf frequency of a form (1 rare, 7 the most frequent), 0.0 if unknown."""
        return self._words.frequency(form)

    def __contains__(self, form: str) -> bool:
        return bool(self.analyse(form))

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
        words = self._words.usual_homographs(lemma, pos)
        if not words:
            start = self._start_of_head(lemma, pos)
            before, words = lemma[:start], self._words.usual_homographs(lemma[start:], pos)
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


def _lines(path: Path) -> tuple[str, ...]:
    """Return a word list's lines; an absent file counts as empty."""
    if not path.exists():
        return ()
    lines = (line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
