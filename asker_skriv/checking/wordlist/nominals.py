"""Suggestions for nouns and adjectives: same number and definiteness, and words that agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.entries import Alternative
from asker_skriv.checking.wordlist.place import Place, Proposal
from asker_skriv.language.inflection import agreeing_determiner, join_features, parse_features
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset(["den", "det", "de", "denne", "dette", "disse"])
_POSSESSIVES = frozenset(
    [
        "min",
        "mi",
        "mitt",
        "mine",
        "din",
        "di",
        "ditt",
        "dine",
        "sin",
        "si",
        "sitt",
        "sine",
        "vår",
        "vårt",
        "våre",
    ]
)
_PLURAL_WORDS = frozenset(
    [
        "to",
        "tre",
        "fire",
        "fem",
        "flere",
        "mange",
        "noen",
        "alle",
        "begge",
        "disse",
        "de",
        "andre",
        "få",
    ]
)
_ENDINGS = {
    "": "Definite=Ind|Number=Sing",
    "en": "Definite=Def|Number=Sing",
    "et": "Definite=Def|Number=Sing",
    "er": "Definite=Ind|Number=Plur",
    "s": "Definite=Ind|Number=Plur",
    "ene": "Definite=Def|Number=Plur",
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


def propose_noun(place: Place, alternative: Alternative) -> Proposal | None:
    """Return another noun in the same form, with determiners and adjectives that agree."""
    token = place.token
    if token is None:
        return None
    source = read_noun(token, place.lexicon)
    head, leading = _head_word(alternative, place.lexicon)
    if leading and source.definite == "Def":  # "den tettere bebyggelsen": more than a swap
        return None
    tail = place.block.text[place.head.end : place.end]
    text = alternative.text.removesuffix(tail) if tail else alternative.text
    forms = place.lexicon.inflect(text, "NOUN", source.features, place.variety)
    if not forms:
        return None
    genders = place.lexicon.gender(head)
    gender = genders[0] if genders else "Masc"
    left = _left_repaired(token, source, gender, place)
    right = _right_repaired(token, source, gender, place)
    if left is None or right is None or _changes_predicate(token, source, gender):
        return None
    start, before = left
    end, after = right
    if end < place.end:
        end, after = place.end, tail if alternative.text.endswith(tail) else ""
    return Proposal(min(start, place.start), end, before + forms[0] + after)


def read_noun(token: Token, lexicon: Lexicon) -> Agreement:
    """Tell the number, definiteness and gender that a noun token stands in."""
    readings = [
        parse_features(reading.features)
        for reading in lexicon.analyse(token.text)
        if reading.pos == "NOUN"
    ]
    if not readings:
        return _guessed(token)
    morph = token.morph.to_dict()
    plural = _plural_around(token)
    number = "Plur" if plural else morph.get("Number", "")

    def fit(features: dict[str, str]) -> int:
        return (features.get("Number") == number) + (
            features.get("Definite") == morph.get("Definite")
        )

    if not plural and any(_is_singular_article(child) for child in token.lefts):
        number = "Sing"
    best = max(readings, key=fit)
    return Agreement(
        best.get("Number", "Sing"),
        best.get("Definite", "Ind"),
        best.get("Gender", ""),
        best.get("Case") == "Gen",
    )


def _guessed(token: Token) -> Agreement:
    text = token.lower_
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if ending and text.endswith(ending) and len(text) - len(ending) > 2:
            features = parse_features(_ENDINGS[ending])
            plural_s = ending == "s" and not _plural_around(token)
            if plural_s:
                break
            gender = "Neut" if ending == "et" else "Masc"
            return Agreement(features["Number"], features["Definite"], gender)
    neuter = any(child.lower_ in ("et", "dette", "noe") for child in token.lefts)
    return Agreement(gender="Neut" if neuter else "Masc")


def _plural_around(token: Token) -> bool:
    return any(
        child.lower_ in _PLURAL_WORDS
        or (child.pos_ == "NUM" and child.lower_ not in ("1", "én", "ett"))
        for child in token.lefts
    )


def _is_singular_article(token: Token) -> bool:
    return token.lower_ in ("en", "ei", "et", "den", "denne", "dette", "hver", "hvert")


def _head_word(alternative: Alternative, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the noun of an alternative, and whether words stand before it."""
    for number, word in enumerate(alternative.words):
        if lexicon.forms(word, "NOUN"):
            return word, number > 0
    return alternative.words[0], False


def _same_gender(one: str, other: str) -> bool:
    return (one == "Neut") == (other == "Neut")


def _left_repaired(
    token: Token, source: Agreement, gender: str, place: Place
) -> tuple[int, str] | None:
    """Return where the noun phrase starts to change and its words up to the noun."""
    if source.number == "Plur" or _same_gender(source.gender or gender, gender):
        return place.start, ""
    start = place.start
    words: list[str] = []
    modifiers = list(_modifiers(token))
    for modifier in modifiers:
        changed = _agreeing(modifier, source, gender, place.lexicon)
        if changed is None:
            return None
        words.append(changed)
        start = min(start, modifier.idx)
    return start, "".join(word + " " for word in words)


def _modifiers(token: Token) -> Iterator[Token]:
    """Yield the determiners and adjectives right before a noun, in order."""
    index = token.i
    found = []
    while index > 0:
        other = token.doc[index - 1]
        possessive = other.lower_ in _POSSESSIVES
        if other.pos_ not in ("DET", "ADJ", "NUM") and not possessive:
            break
        if other.head.i < other.i:
            break
        found.append(other)
        index -= 1
    yield from reversed(found)


def _agreeing(modifier: Token, source: Agreement, gender: str, lexicon: Lexicon) -> str | None:
    if determiner := agreeing_determiner(modifier.text, gender, source.number):
        return determiner
    if modifier.pos_ == "NUM":
        return modifier.text
    lemmas = [
        reading.lemma
        for reading in lexicon.analyse(modifier.text)
        if reading.pos == "ADJ" and "Degree=Cmp" not in reading.features
    ]
    if not lemmas:
        return modifier.text if modifier.pos_ == "ADJ" and modifier.text.endswith("e") else None
    definite = "Def" if source.definite == "Def" or _is_definite(modifier) else "Ind"
    wanted = Agreement(source.number, definite, gender).adjective_features
    forms = lexicon.inflect(lemmas[0], "ADJ", wanted)
    return forms[0] if forms else None


def _is_definite(modifier: Token) -> bool:
    return any(child.lower_ in _DEFINITE | _POSSESSIVES for child in modifier.head.lefts)


def _right_repaired(
    token: Token, source: Agreement, gender: str, place: Place
) -> tuple[int, str] | None:
    """Repair a possessive after the noun: ``anmodningen din`` becomes ``spørsmålet ditt``."""
    if token.i + 1 < len(token.doc):
        following = token.nbor()
        if following.lower_ in _POSSESSIVES and following.head.i == token.i:
            changed = agreeing_determiner(following.text, gender, source.number)
            if changed is None:
                return None
            if changed != following.text:
                return following.idx + len(following.text), " " + changed
    return place.head.end, ""


def _changes_predicate(token: Token, source: Agreement, gender: str) -> bool:
    """Tell whether an adjective elsewhere agrees with the noun and would have to change."""
    if source.number == "Plur" or _same_gender(source.gender or gender, gender):
        return False
    return token.dep_ == "nsubj" and token.head.pos_ == "ADJ"


def noun_agreement(token: Token, lexicon: Lexicon) -> Agreement | None:
    """Tell what an adjective token agrees with; None for an adverb."""
    head = token.head
    if token.dep_ == "amod" and head.pos_ in ("NOUN", "PROPN"):
        agreement = read_noun(head, lexicon)
        definite = any(child.lower_ in _DEFINITE | _POSSESSIVES for child in head.lefts)
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


def propose_adjective(place: Place, alternative: Alternative) -> Proposal | None:
    """Return another adjective that agrees like the term, ``denne`` with its noun, or None."""
    token = place.token
    if token is None:
        return None
    if alternative.text == "denne":
        return _demonstrative(place, token)
    if token.dep_ == "amod" and token.head.i > token.i and not _fits_attribute(alternative, token):
        return None
    agreement = noun_agreement(token, place.lexicon)
    features = (agreement or Agreement(gender="Neut")).adjective_features
    if "Degree=Cmp" in str(token.morph):
        features = "Degree=Cmp"
    if not any(place.lexicon.forms(word, "ADJ") for word in alternative.words):
        return Proposal(place.start, place.end, alternative.text)
    forms = place.lexicon.inflect(alternative.text, "ADJ", features, place.variety)
    return Proposal(place.start, place.end, forms[0]) if forms else None


def _fits_attribute(alternative: Alternative, token: Token) -> bool:
    """Tell whether a phrase may stand before the noun: ``en god nok løsning``."""
    if len(alternative.words) == 1:
        return True
    return not _is_definite(token) and alternative.words[-1] == "nok"


def _demonstrative(place: Place, token: Token) -> Proposal | None:
    """Rewrite ``den ovennevnte saken`` and ``ovennevnte sak`` as ``denne saken``."""
    following = place.token_of(place.next_word)
    if following is None or following.pos_ != "NOUN":
        return None
    agreement = read_noun(following, place.lexicon)
    if agreement.genitive:
        return None
    lemmas = [r.lemma for r in place.lexicon.analyse(following.text) if r.pos == "NOUN"]
    features = Agreement(agreement.number, "Def").features
    nouns = place.lexicon.inflect(
        (lemmas or [following.lemma_])[0], "NOUN", features, place.variety
    )
    determiner = agreeing_determiner("denne", agreement.gender or "Masc", agreement.number)
    if not nouns or determiner is None:
        return None
    start = place.start
    before = place.token_of(place.previous_word)
    if before is not None and before.pos_ == "DET":
        if before.lower_ not in _DEFINITE:
            return None
        start = before.idx
    end = following.idx + len(following.text)
    return Proposal(start, end, f"{determiner} {nouns[0]}")
