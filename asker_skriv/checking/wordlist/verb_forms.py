"""What form a verb stands in, and the same form of another verb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from asker_skriv.language.inflection import join_features, parse_features
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.variety import MODERATE, Variety

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset({"kunne", "skulle", "ville", "måtte", "burde", "tørre", "la", "få"})
HAVE = frozenset({"ha", "få"})
BECOME = frozenset({"bli", "være"})
_NOW_ANOTHER_WORD = frozenset({"åtte"})  # of "eie", but everybody reads a number
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
# "har den 7. oktober mottatt", "ble briefet": the parser takes these apart.
_HELPERS = frozenset({"har", "hadde", "ble", "blir"})
_FAR = 6  # words between an auxiliary and its verb


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
    describes = participle or any(r.pos == "ADJ" for r in lexicon.analyse(token.text))
    if not found or (describes and _is_attribute(token)):
        return None
    auxiliary = auxiliary_of(token)
    features = found[0] if len(found) == 1 else _choose(found, token, auxiliary)
    if "Mood=Imp" in features and not _may_order(token):
        return None  # «frem til fristen» is no form of «fremme»
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
    if _opens_with_noun(token):
        return True
    if token.pos_ != "AUX" and token.i + 1 < len(token.doc) and token.nbor().pos_ == "NOUN":
        first = token.i == 0 or token.nbor(-1).pos_ in ("ADP", "DET", "CCONJ")
        if first and (token.pos_ == "ADJ" or "Definite=Ind" in str(token.nbor().morph)):
            return "VerbForm=Fin" not in str(token.morph)
    return token.dep_ == "amod" or (
        token.pos_ == "ADJ" and token.dep_ not in ("ROOT", "acl", "conj")
    )


def _may_order(token: Token) -> bool:
    """Tell whether an imperative may stand here: first, or after a comma or "og"."""
    if token.is_sent_start or not token.i:
        return True
    before = token.nbor(-1)
    return before.is_punct or before.pos_ in ("CCONJ", "SPACE", "SYM", "NUM", "INTJ")


def _opens_with_noun(token: Token) -> bool:
    """Tell whether a noun follows at the start, where no statement has its verb: «Medbrakte …»."""
    if not token.is_sent_start or token.i + 1 >= len(token.doc):
        return False
    plural = "Number=Plur" in str(token.nbor().morph) and token.lower_.endswith("e")
    return plural and token.nbor().pos_ == "NOUN" and not token.sent.text.rstrip().endswith("?")


def auxiliary_of(token: Token) -> str:
    """Return the lemma of the verb's auxiliary, ``å`` for an infinitive, or ``""``."""
    helpers = [child for child in token.lefts if child.dep_.startswith(("aux", "cop"))]
    if helpers:
        return helpers[-1].lemma_.lower()
    is_verbal = token.head.pos_ in ("VERB", "AUX") or "VerbForm=Part" in str(token.head.morph)
    if token.dep_ == "conj" and is_verbal:
        return auxiliary_of(token.head)
    for distance in range(1, min(_FAR, token.i) + 1):
        other = token.doc[token.i - distance]
        if other.is_sent_start and other.i > token.i:
            break
        if other.lower_ == "å":
            return "å"
        if other.pos_ == "AUX" or other.lower_ in _HELPERS:
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
    elif "VerbForm=Fin" in str(token.morph) or token.dep_ == "ROOT" or _mistaken(found, token):
        wanted = "VerbForm=Fin"
    fitting = [features for features in found if wanted in features] or found
    exact = [features for features in fitting if features == str(token.morph)]
    if exact:
        return exact[0]
    ordered = sorted(fitting, key=lambda features: "Mood=Imp" in features)
    if token.is_sent_start and not auxiliary and "Mood=Imp" in ordered[-1]:
        return ordered[-1]
    return ordered[0]


def _mistaken(found: list[str], token: Token) -> bool:
    """Tell whether the parser took a passive that no auxiliary governs for no verb: «medtas»."""
    return token.pos_ not in ("VERB", "AUX") and all("Voice=Pass" in form for form in found)


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
    forms = tuple(form for form in forms if form not in _NOW_ANOTHER_WORD) or forms
    best = max(forms, key=lexicon.frequency)
    gain = lexicon.frequency(best) - lexicon.frequency(forms[0])
    return best if gain > _CLEARLY_COMMONER else forms[0]


def has_expletive(verb: Token) -> bool:
    """Tell whether the verb's subject is the ``det`` of ``det foreligger planer``."""
    words = {child.lower_ for child in verb.children if child.dep_.startswith(("expl", "nsubj"))}
    return words == {"det"} or any(
        child.lower_ == "det" and child.dep_ == "expl" for child in verb.children
    )
