"""Suggestions for verbs: the same form of another verb, with its particle in the right place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.entries import Alternative
from asker_skriv.checking.wordlist.patterns import GAP
from asker_skriv.checking.wordlist.place import Place, Proposal
from asker_skriv.language.inflection import join_features, parse_features
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.variety import MODERATE, Variety

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset({"kunne", "skulle", "ville", "måtte", "burde", "tørre", "la", "få"})
HAVE = frozenset({"ha", "få"})
BECOME = frozenset({"bli", "være"})
PARTICLES = frozenset(
    {
        *("fram", "frem", "inn", "opp", "ut", "ned", "tilbake", "ved", "bort", "igjen", "gang"),
        *("rette", "ferdig", "sammen", "videre", "kjent", "tydelig", "konkret", "vanskelig"),
        *("mulig", "tilgjengelig", "enklere", "sted"),
    }
)
_OBJECT_PRONOUNS = frozenset(
    {
        *("den", "det", "dem", "deg", "meg", "oss", "dere", "ham", "henne"),
        *("disse", "dette", "denne"),
    }
)
_REFLEXIVE = {"jeg": "meg", "du": "deg", "vi": "oss", "dere": "dere", "meg": "meg", "deg": "deg"}
_REFLEXIVE_FORMS = frozenset({"seg", "meg", "deg", "oss", "dere"})
_CLEARLY_COMMONER = 0.6  # Zipf
_ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "et": ("Mood=Ind|Tense=Past|VerbForm=Fin", "VerbForm=Part"),
        "a": ("Mood=Ind|Tense=Past|VerbForm=Fin", "VerbForm=Part"),
        "es": ("Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass", "VerbForm=Inf|Voice=Pass"),
        "er": ("Mood=Ind|Tense=Pres|VerbForm=Fin",),
        "e": ("VerbForm=Inf",),
    }
)
_FAR = 6  # words between an auxiliary and its verb
_SUBJECT = ("nsubj", "expl", "csubj")


@dataclass(frozen=True, slots=True)
class Reading:
    """The form a verb stands in: UD features, and how it is voiced."""

    features: str
    passive: bool = False
    auxiliary: str = ""

    @property
    def s_passive(self) -> bool:
        """Tell whether the form is an s-passive."""
        return "Voice=Pass" in self.features

    @property
    def bare_participle(self) -> bool:
        """Tell whether the form is a participle without an auxiliary."""
        return "VerbForm=Part" in self.features and not self.auxiliary

    @property
    def finite(self) -> bool:
        """Tell whether the form is finite."""
        return "VerbForm=Fin" in self.features

    @property
    def active_features(self) -> str:
        """The features of the same form in the active voice."""
        features = parse_features(self.features)
        features.pop("Voice", None)
        return join_features(features)


def read_verb(token: Token, lexicon: Lexicon) -> Reading | None:
    """Tell what form a verb token stands in; None when it is no verb here."""
    readings = [r for r in lexicon.analyse(token.text) if r.pos in ("VERB", "AUX")]
    own = [reading for reading in readings if reading.lemma == token.lemma_] or readings
    found = list(dict.fromkeys(reading.features for reading in own))
    if not found and not lexicon.analyse(token.text):
        found = _guessed(token)
    participle = any("VerbForm=Part" in features for features in found)
    if not found or (participle and _is_attribute(token)):
        return None
    auxiliary = auxiliary_of(token)
    features = found[0] if len(found) == 1 else _choose(found, token, auxiliary)
    participle = "VerbForm=Part" in features
    passive = "Voice=Pass" in features or (participle and auxiliary not in HAVE)
    return Reading(features, passive, auxiliary)


def _guessed(token: Token) -> list[str]:
    """Return what form a verb that the lexicon lacks (``checket``) may be, by its ending."""
    for ending, features in _ENDINGS.items():
        if token.lower_.endswith(ending):
            return list(features)
    return []


def _is_attribute(token: Token) -> bool:
    """Tell whether a participle stands as an adjective before a noun."""
    return token.dep_ == "amod" or (
        token.pos_ == "ADJ" and token.dep_ not in ("ROOT", "acl", "conj")
    )


def auxiliary_of(token: Token) -> str:
    """Return the lemma of the verb's auxiliary, ``å`` for an infinitive, or ``""``."""
    helpers = [child for child in token.lefts if child.dep_.startswith(("aux", "cop"))]
    if helpers:
        return helpers[-1].lemma_.lower()
    if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
        return auxiliary_of(token.head)
    for distance in range(1, min(_FAR, token.i) + 1):
        other = token.doc[token.i - distance]
        if other.is_sent_start and other.i > token.i:
            break
        if other.lower_ == "å":
            return "å"
        if other.pos_ == "AUX":
            return other.lemma_.lower()
        if other.pos_ in ("VERB", "PUNCT", "SCONJ", "CCONJ"):
            break
    return ""


def _choose(found: list[str], token: Token, auxiliary: str) -> str:
    wanted = ""
    if auxiliary in HAVE | BECOME:
        wanted = "VerbForm=Part"
    elif auxiliary in MODALS or auxiliary == "å":
        wanted = "VerbForm=Inf"
    elif "VerbForm=Fin" in str(token.morph) or token.dep_ == "ROOT":
        wanted = "VerbForm=Fin"
    fitting = [features for features in found if wanted in features] or found
    exact = [features for features in fitting if features == str(token.morph)]
    if exact:
        return exact[0]
    ordered = sorted(fitting, key=lambda features: "Mood=Imp" in features)
    if token.is_sent_start and not auxiliary and "Mood=Imp" in ordered[-1]:
        return ordered[-1]
    return ordered[0]


def inflected(
    verb: str, features: str, lexicon: Lexicon, variety: Variety = MODERATE
) -> str | None:
    """Return the form of a verb that has the features, or None.

    The variety's form comes first unless another is much more usual (finnes, not fins).
    """
    forms = lexicon.inflect(verb, "VERB", features, variety)
    if not forms or verb in MODALS | {"være", "bli", "ha"}:
        forms = lexicon.inflect(verb, "AUX", features, variety) or forms
    if not forms:
        return None
    best = max(forms, key=lexicon.frequency)
    gain = lexicon.frequency(best) - lexicon.frequency(forms[0])
    return best if gain > _CLEARLY_COMMONER else forms[0]


def propose(place: Place, alternative: Alternative) -> Proposal | None:
    """Return the words that say the same with the alternative's verb, or None."""
    token = place.token
    reading = read_verb(token, place.lexicon) if token is not None else None
    if token is None or reading is None:
        return None
    names = {condition.name for condition in alternative.conditions}
    features = reading.active_features if "aktivform" in names else reading.features
    head, *tail = place.variety.spelled(alternative.text).split()
    form = inflected(head, features, place.lexicon, place.variety)
    if form is None or (tail and reading.bare_participle):
        return None
    tail = [_reflexive(word, place, token) for word in tail]
    if len(place.hit.places) > 1:
        return _phrase(place, form, tail)
    return _single(place, token, reading, form, tail)


def _phrase(place: Place, form: str, tail: list[str]) -> Proposal:
    """Rewrite ``har du ikke anledning til å`` as ``kan du ikke``."""
    slots = zip(place.hit.places, place.hit.pattern.slots, strict=True)
    gaps = [spot for spot, slot in slots if not slot]
    early, late = " ".join(filter(None, map(place.slice, gaps))), ""
    if GAP in tail:
        tail = [early if word == GAP else word for word in tail]
        early = ""
    elif early and tail and not place.hit.pattern.ends_open and _opens(tail[-1]):
        early, late = _split_gap(place, gaps[0])
    parts = [form, early, *tail, late]
    return Proposal(place.start, place.end, " ".join(part for part in parts if part))


def _opens(word: str) -> bool:
    return word in {"på", "til", "med", "om", "for", "av", "i", "etter", "mot", "å", "at"}


def _split_gap(place: Place, gap: tuple[int, int]) -> tuple[str, str]:
    """Divide what stands after the verb into subject and adverbs, and the object."""
    first, last = gap
    cut = first
    for index in range(first, last):
        token = place.token_of(place.words[index])
        if token is None or not _is_before_object(token):
            break
        cut = index + 1
    return place.slice((first, cut)), place.slice((cut, last))


def _is_before_object(token: Token) -> bool:
    while (
        token.dep_ in ("det", "amod", "nmod", "case", "nummod", "compound")
        and token.head.i > token.i
    ):
        token = token.head
    return token.dep_.startswith(_SUBJECT) or token.pos_ in ("ADV", "PART")


def _single(place: Place, token: Token, reading: Reading, form: str, tail: list[str]) -> Proposal:
    """Rewrite ``medfører det ikke`` as ``fører det ikke til``: the tail comes after the subject."""
    if not tail:
        return Proposal(place.start, place.end, form)
    moves = reading.finite and "Mood=Imp" not in reading.features
    last = [token, *(_subject_and_adverbs(token) if moves else ())][-1]
    following = last.nbor() if last.i + 1 < len(token.doc) else None
    if following is not None and tail[-1] in PARTICLES and _is_object_pronoun(following, token):
        last = following
    end = last.idx + len(last.text)
    between = place.block.text[place.end : end].strip()
    parts = [form, between, *tail]
    return Proposal(place.start, end, " ".join(part for part in parts if part))


def _subject_and_adverbs(token: Token) -> Iterator[Token]:
    """Yield the tokens right after a finite verb that belong between it and its particle."""
    doc = token.doc
    index = token.i + 1
    while index < len(doc):
        other = doc[index]
        top = _top(other, token)
        if top is None:
            return
        if top.dep_.startswith(_SUBJECT) and top.i > token.i:
            end = max(part.i for part in top.subtree)
            if end - index > _FAR:
                return
        elif top.pos_ in ("ADV", "PART") and top.dep_ == "advmod" and top.n_rights == 0:
            if _belongs_to_what_follows(top):
                return
            end = top.i
        else:
            return
        yield from doc[index : end + 1]
        index = end + 1


def _belongs_to_what_follows(adverb: Token) -> bool:
    """Tell whether the adverb is about the next phrase ("bare", "særlig") and ends the clause."""
    return adverb.i + 1 < len(adverb.doc) and adverb.nbor().is_punct


def _top(other: Token, verb: Token) -> Token | None:
    """Return the child of ``verb`` that ``other`` belongs to, or None."""
    while other.head.i != verb.i:
        if other.head.i == other.i:
            return None
        other = other.head
    return other


def _is_object_pronoun(token: Token, verb: Token) -> bool:
    return token.lower_ in _OBJECT_PRONOUNS and token.pos_ == "PRON" and token.head.i == verb.i


def _reflexive(word: str, place: Place, token: Token) -> str:
    if word != "seg":
        return word
    for first, last in place.hit.places:
        if last == first + 1 and place.words[first].lower in _REFLEXIVE_FORMS:
            return place.words[first].text
    return _REFLEXIVE.get(subject_of(token), "seg")


def subject_of(token: Token) -> str:
    """Return the subject of a verb in lower case when it is one word, else ``""``."""
    for verb in (token, token.head):
        for child in verb.children:
            if child.dep_.startswith("nsubj"):
                return child.lower_
    return ""
