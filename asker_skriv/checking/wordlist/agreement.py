"""What number, definiteness and gender a noun stands in, and what an adjective agrees with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asker_skriv.language.inflection import join_features, parse_features
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"den", "det", "de", "denne", "dette", "disse"})
POSSESSIVES = frozenset(
    {
        *("min", "mi", "mitt", "mine", "din", "di", "ditt", "dine"),
        *("sin", "si", "sitt", "sine", "vår", "vårt", "våre"),
    }
)
_MOST_LEADING = 5  # words
_PLURAL_WORDS = frozenset(
    {
        *("to", "tre", "fire", "fem", "flere", "mange", "noen", "alle", "begge"),
        *("disse", "de", "andre", "få"),
    }
)
_ENDINGS = {
    "": "Definite=Ind|Number=Sing",
    "en": "Definite=Def|Number=Sing",
    "et": "Definite=Def|Number=Sing",
    "er": "Definite=Ind|Number=Plur",
    "s": "Definite=Ind|Number=Plur",
    "ene": "Definite=Def|Number=Plur",
    "ere": "Definite=Ind|Number=Plur",
    "erne": "Definite=Def|Number=Plur",
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Number, definiteness and gender of a noun, as UD values; gender "" when unknown."""

    number: str = "Sing"
    definite: str = "Ind"
    gender: str = ""
    genitive: bool = False

    @property
    def features(self) -> str:
        """UD features for finding a noun's form."""
        found = {"Definite": self.definite, "Number": self.number}
        if self.genitive:
            found["Case"] = "Gen"
        return join_features(found)

    @property
    def adjective_features(self) -> str:
        """UD features for finding an adjective's form that agrees."""
        found = {"Degree": "Pos", "Number": self.number}
        if self.number == "Sing":
            found["Definite"] = self.definite
            if self.definite == "Ind":
                found["Gender"] = "Neut" if self.gender == "Neut" else "Com"
        return join_features(found)


def leading(token: Token) -> list[Token]:
    """Return the determiners, adjectives and numbers right before a noun, the nearest first."""
    found: list[Token] = []
    for other in reversed(token.doc[max(0, token.i - _MOST_LEADING) : token.i]):
        if other.pos_ not in ("DET", "ADJ", "NUM") and other.lower_ not in POSSESSIVES:
            break
        found.append(other)
    return found


def read_noun(token: Token, lexicon: Lexicon, lemma: str = "") -> Agreement:
    """Tell the number, definiteness and gender that a noun token stands in.

    With a lemma, only readings as a form of it count, when there are any.
    """
    nouns = [reading for reading in lexicon.analyse(token.text) if reading.pos == "NOUN"]
    nouns = [reading for reading in nouns if reading.lemma == lemma] or nouns
    readings = [parse_features(reading.features) for reading in nouns]
    if not readings:
        return _guessed(token, lemma)
    morph = token.morph.to_dict()
    plural = plural_around(token)
    number = "Plur" if plural else morph.get("Number", "")

    def fit(features: dict[str, str]) -> int:
        wanted = {"Number": number, "Definite": morph.get("Definite"), "Gender": gender}
        return sum(features.get(name) == value for name, value in wanted.items())

    around = _gender_around(token)
    gender = around if around == "Neut" else morph.get("Gender", "")
    if not plural and any(_is_singular_article(child) for child in leading(token)):
        number = "Sing"
    best = max(readings, key=fit)
    return Agreement(
        best.get("Number", "Sing"),
        best.get("Definite", "Ind"),
        best.get("Gender") or _gender_around(token),
        best.get("Case") == "Gen",
    )


def _guessed(token: Token, lemma: str) -> Agreement:
    """Tell the form of a noun that the lexicon lacks (``workshops``) by its ending."""
    text = token.lower_
    if text == lemma.lower():
        return Agreement(gender=_gender_around(token))
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if ending and text.endswith(ending) and len(text) - len(ending) > 2:
            features = parse_features(_ENDINGS[ending])
            if ending == "s" and not plural_around(token) and _owns_next(token):
                return Agreement(gender="Masc", genitive=True)
            gender = "Neut" if ending == "et" else "Masc"
            return Agreement(features["Number"], features["Definite"], gender)
    return Agreement(gender=_gender_around(token))


def _gender_around(token: Token) -> str:
    neuter = any(child.lower_ in ("et", "dette", "noe", "ditt", "mitt") for child in leading(token))
    return "Neut" if neuter else "Masc"


def _owns_next(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().pos_ in ("NOUN", "ADJ")


def plural_around(token: Token) -> bool:
    """Tell whether a word before the noun says that it is in the plural."""
    return any(
        child.lower_ in _PLURAL_WORDS
        or (child.pos_ == "NUM" and child.lower_ not in ("1", "én", "ett"))
        for child in leading(token)
    )


def _is_singular_article(token: Token) -> bool:
    return token.lower_ in ("en", "ei", "et", "den", "denne", "dette", "hver", "hvert")


def noun_agreement(token: Token, lexicon: Lexicon) -> Agreement | None:
    """Tell what an adjective token agrees with; None for an adverb."""
    head = token.head
    if token.dep_ == "amod" and head.pos_ in ("NOUN", "PROPN"):
        agreement = read_noun(head, lexicon)
        definite = any(
            child.lower_ in DEFINITE | POSSESSIVES and not child.dep_.startswith("nsubj")
            for child in head.lefts
        )
        return Agreement(
            agreement.number, "Def" if definite else agreement.definite, agreement.gender
        )
    if token.dep_ == "advmod" or token.pos_ == "ADV":
        return None
    for verb in (token, head):
        for child in verb.children:
            if child.dep_.startswith("nsubj"):
                return _subject_agreement(child, lexicon)
    return Agreement(gender="Neut")


def _subject_agreement(subject: Token, lexicon: Lexicon) -> Agreement:
    if subject.pos_ == "NOUN":
        found = read_noun(subject, lexicon)
        return Agreement(found.number, "Ind", found.gender)
    plural = subject.lower_ in ("vi", "dere", "de", "disse", "alle", "noen", "begge")
    neuter = subject.lower_ in ("det", "dette", "alt", "noe", "at")
    return Agreement("Plur" if plural else "Sing", "Ind", "Neut" if neuter else "Masc")
