"""Puts the faults of real writers into good sentences, and remembers where.

A fault is labelled on one word: the word after a missing comma, the comma too many, the second
half of a split compound, the word in the wrong form or taken for another. The method is the usual
one for languages without a corpus of corrected texts: artificial faults in edited prose (Bryant
and others, 2023, «Grammatical Error Correction: A Survey of the State of the Art», section 5).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from asker_skriv.checking.code.places import word_set
from asker_skriv.language.faults import Fault
from asker_skriv.language.lexicon import Lexicon
from training.pipeline.treebank import Sentence, Token

# How often a place that can be spoilt is. Letters with faults have several to the sentence.
SHARES = {
    "spoilt sentence": 0.7,
    "comma": 0.35,
    "spare comma": 0.02,
    "compound": 0.16,
    "infinitive": 0.16,
    "confusion": 0.12,
    "rare confusion": 0.01,
    "adjective": 0.12,
    "article": 0.08,
    "noun": 0.12,
    "verb": 0.025,
}
CONFUSED = {
    "da": "når",
    "når": "da",
    "lenger": "lengre",
    "lengre": "lenger",
    "ennå": "enda",
    "overfor": "ovenfor",
    "ovenfor": "overfor",
    "hvert": "vært",
    "vært": "hvert",
    "hver": "vær",
    "vær": "hver",
    "enn": "en",
    "får": "for",
    "få": "for",
    "hvis": "vis",
    "vis": "hvis",
    "legger": "ligger",
    "ligger": "legger",
    "setter": "sitter",
    "sitter": "setter",
    "verdt": "vært",
    "dem": "de",
    "henne": "hun",
    "oss": "vi",
    "sin": "hans",
    "av": "ad",
}
RARELY = {"en": "enn", "for": "får", "det": "de", "de": "dem", "vi": "oss", "hun": "henne"}
ARTICLES = {
    "en": ("et",),
    "et": ("en",),
    "ei": ("et",),
    "min": ("mitt", "mine"),
    "din": ("ditt", "dine"),
    "sin": ("sitt", "sine"),
    "vår": ("vårt", "våre"),
    "mitt": ("min",),
    "ditt": ("din", "dine"),
    "sitt": ("sin", "sine"),
    "vårt": ("vår", "våre"),
    "mine": ("min",),
    "dine": ("din", "ditt"),
    "sine": ("sin", "sitt"),
    "våre": ("vår", "vårt"),
    "denne": ("dette", "disse"),
    "dette": ("denne", "disse"),
    "disse": ("denne", "dette"),
    "den": ("det", "de"),
    "det": ("den", "de"),
    "de": ("den", "det"),
    "noe": ("noen",),
    "noen": ("noe",),
    "hver": ("hvert",),
    "hvert": ("hver",),
    "ingen": ("intet",),
    "alle": ("all", "alt"),
    "all": ("alt", "alle"),
    "alt": ("all",),
    "annen": ("annet", "andre"),
    "annet": ("annen", "andre"),
    "andre": ("annen", "annet"),
    "hvilken": ("hvilket", "hvilke"),
    "hvilket": ("hvilken", "hvilke"),
    "hvilke": ("hvilken", "hvilket"),
    "slik": ("slikt", "slike"),
    "slike": ("slik", "slikt"),
    "egen": ("eget", "egne"),
    "eget": ("egen", "egne"),
    "egne": ("egen", "eget"),
}
_DEFINITE_BEFORE = {"denne", "dette", "disse", "den", "det", "de"}
_INDEFINITE_BEFORE = set(ARTICLES) - _DEFINITE_BEFORE - {"alle", "all", "alt", "annen", "annet"}
# First parts that are read as one with the word by everybody.
_NO_PARTS = word_set(
    "pro inn til opp ned for med mot over under ved sam etter fra gjen van mis bort hen mellom "
    "frem fram ute inne hjem unn anti auto kon kom inter trans kontra super"
)
_WRONG_VERB_FORMS = {
    "VerbForm=Inf": ("Tense=Pres|VerbForm=Fin", "VerbForm=Part"),
    "VerbForm=Part": ("VerbForm=Inf", "Tense=Past|VerbForm=Fin"),
    "VerbForm=Fin": ("VerbForm=Inf",),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A word as it is now written, and what is wrong with it."""

    form: str
    space_after: bool
    fault: Fault = Fault.NONE


class Spoiler:
    """Spoils sentences at random; the same seed and sentences give the same faults."""

    def __init__(self, lexicon: Lexicon, rng: random.Random) -> None:
        self._lexicon = lexicon
        self._rng = rng
        self._seam = lru_cache(50_000)(self._seam_of)
        self._forms = lru_cache(50_000)(lexicon.forms)

    def spoil(self, sentence: Sentence) -> list[Labelled]:
        """Return the sentence's words, some of them with a fault."""
        if self._rng.random() > SHARES["spoilt sentence"]:
            return [Labelled(token.form, token.space_after) for token in sentence.tokens]
        words: list[Labelled] = []
        missing = False
        for index, token in enumerate(sentence.tokens):
            if missing:
                words += self._after_missing(token)
                missing = False
            elif self._drops(sentence.tokens, index):
                words[-1] = replace(words[-1], space_after=True)
                missing = True
            else:
                words += self._written(sentence.tokens, index)
        return words

    def _chance(self, what: str) -> bool:
        return self._rng.random() < SHARES[what]

    def _drops(self, tokens: tuple[Token, ...], index: int) -> bool:
        token = tokens[index]
        inside = 0 < index < len(tokens) - 1
        return token.form == "," and token.space_after and inside and self._chance("comma")

    def _after_missing(self, token: Token) -> list[Labelled]:
        return [Labelled(token.form, token.space_after, Fault.COMMA)]

    def _written(self, tokens: tuple[Token, ...], index: int) -> Iterator[Labelled]:
        """Yield the word as written, with a comma after it or cut in two at times."""
        token = tokens[index]
        seam = self._seam(token.form) if token.pos in {"NOUN", "ADJ"} else 0
        if seam and self._chance("compound"):
            yield Labelled(token.form[:seam], space_after=True)
            yield Labelled(token.form[seam:], token.space_after, Fault.SPLIT)
            return
        other = self._other_form(tokens, index)
        if other is not None:
            form, fault = other
            shown = form.capitalize() if token.form[0].isupper() else form
            yield Labelled(shown, token.space_after, fault)
        elif self._takes_spare_comma(tokens, index) and self._chance("spare comma"):
            yield Labelled(token.form, space_after=False)
            yield Labelled(",", space_after=True, fault=Fault.SPARE_COMMA)
        else:
            yield Labelled(token.form, token.space_after)

    def _takes_spare_comma(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Tell whether writers may be tempted to put a comma after this word."""
        if index < 1 or index + 2 >= len(tokens) or not tokens[index].form.isalpha():
            return False
        after = tokens[index + 1]
        tempting = after.pos in {"VERB", "AUX", "SCONJ", "CCONJ", "ADP", "PART"}
        return tokens[index].space_after and (tempting or after.form == "som")

    def _seam_of(self, form: str) -> int:
        if len(form) < 7 or not form.isalpha() or not form[1:].islower():
            return 0
        compound = self._lexicon.compound(form)
        if compound is None or compound.cost > 12:
            return 0
        seam = compound.head_start
        if form[:seam].casefold() in _NO_PARTS:
            return 0
        return seam if min(seam, len(form) - seam) >= 3 else 0

    def _other_form(self, tokens: tuple[Token, ...], index: int) -> tuple[str, Fault] | None:
        token = tokens[index]
        word = token.form.casefold()
        if not word.isalpha():
            return None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if word in {"og", "å"} and after is not None and after.pos in {"VERB", "AUX"}:
            return (
                (("å" if word == "og" else "og"), Fault.CONFUSED)
                if self._chance("infinitive")
                else None
            )
        if word in CONFUSED and token.pos != "DET" and self._chance("confusion"):
            return CONFUSED[word], Fault.CONFUSED
        if word in RARELY and token.pos != "DET" and self._chance("rare confusion"):
            return RARELY[word], Fault.CONFUSED
        inflecting = _INFLECTING.get(token.pos)
        return inflecting(self, tokens, index) if inflecting else None

    def _article(self, tokens: tuple[Token, ...], index: int) -> tuple[str, Fault] | None:
        word = tokens[index].form.casefold()
        if word not in ARTICLES or not self._chance("article"):
            return None
        return self._rng.choice(ARTICLES[word]), Fault.INFLECTED

    def _adjective(self, tokens: tuple[Token, ...], index: int) -> tuple[str, Fault] | None:
        token = tokens[index]
        word = token.form.casefold()
        if word in ARTICLES:
            return self._article(tokens, index)
        if "Degree=Cmp" in token.feats or "Degree=Sup" in token.feats:
            return None
        if token.rel in {"advmod", "flat:name"} or not self._chance("adjective"):
            return None
        forms = {form for form, features in self._forms(token.lemma, "ADJ") if _plain(features)}
        return self._pick(forms, word)

    def _noun(self, tokens: tuple[Token, ...], index: int) -> tuple[str, Fault] | None:
        token = tokens[index]
        others = [t for t in tokens[max(0, index - 4) : index] if t.head == index]
        before = {t.form.casefold() for t in others}
        definite = "Definite=Def" in token.feats
        if "Case=Gen" in token.feats:
            return None
        number = "Number=Plur" if "Number=Plur" in token.feats else "Number=Sing"
        many = any("Number=Plur" in t.feats or t.pos == "NUM" for t in others)
        owned = any("Case=Gen" in t.feats for t in others)
        wanted = ""
        if definite and before & _DEFINITE_BEFORE:
            wanted = f"Definite=Ind|{number}"
        elif not definite and number == "Number=Plur" and many:
            wanted = "Definite=Ind|Number=Sing"
        elif not definite and (owned or before & _INDEFINITE_BEFORE):
            wanted = f"Definite=Def|{number}"
        elif number == "Number=Sing" and not definite and any(t.pos == "ADJ" for t in others):
            wanted = "Definite=Def|Number=Sing" if self._rng.random() < 0.3 else ""
        if not wanted or not self._chance("noun"):
            return None
        forms = {f for f, features in self._forms(token.lemma, "NOUN") if _has(features, wanted)}
        return self._pick(forms, token.form.casefold())

    def _verb(self, tokens: tuple[Token, ...], index: int) -> tuple[str, Fault] | None:
        token = tokens[index]
        if "Voice=Pass" in token.feats or not self._chance("verb"):
            return None
        form_now = next((mark for mark in _WRONG_VERB_FORMS if mark in token.feats), "")
        forms = {
            form
            for form, features in self._forms(token.lemma, "VERB")
            for wanted in _WRONG_VERB_FORMS.get(form_now, ())
            if _has(features, wanted) and "Pass" not in features
        }
        return self._pick(forms, token.form.casefold())

    def _pick(self, forms: set[str], word: str) -> tuple[str, Fault] | None:
        others = sorted(form for form in forms if form != word and form.isalpha())
        return (self._rng.choice(others), Fault.INFLECTED) if others else None


def _plain(features: str) -> bool:
    return not any(mark in features for mark in ("Degree=Cmp", "Degree=Sup", "Case=Gen"))


def _has(features: str, wanted: str) -> bool:
    return set(wanted.split("|")) <= set(features.split("|")) and "Case=Gen" not in features


_Inflecting = Callable[[Spoiler, tuple[Token, ...], int], tuple[str, Fault] | None]
_INFLECTING: dict[str, _Inflecting] = {
    "DET": Spoiler._article,
    "ADJ": Spoiler._adjective,
    "NOUN": Spoiler._noun,
    "VERB": Spoiler._verb,
    "AUX": Spoiler._verb,
}
