"""Suggestions for adjectives: the same form of another one, or ``denne`` with its noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.agreement import (
    DEFINITE,
    POSSESSIVES,
    Agreement,
    noun_agreement,
    plural_around,
    read_noun,
)
from asker_skriv.checking.wordlist.entries import Alternative
from asker_skriv.checking.wordlist.place import Place, Proposal
from asker_skriv.language.inflection import agreeing_determiner
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def propose_adjective(place: Place, alternative: Alternative) -> Proposal | None:
    """Return another adjective that agrees like the term, ``denne`` with its noun, or None."""
    token = place.token
    if token is None:
        return None
    if alternative.text == "denne":
        return _demonstrative(place)
    if token.dep_ == "amod" and token.head.i > token.i and not _fits_attribute(alternative, token):
        return None
    agreement = _as_its_form(token, noun_agreement(token, place.lexicon), place.lexicon)
    features = (agreement or Agreement(gender="Neut")).adjective_features
    if "Degree=Cmp" in str(token.morph):
        features = "Degree=Cmp"
    if not any(place.lexicon.forms(word, "ADJ") for word in alternative.words):
        return Proposal(place.start, place.end, _like_a_participle(alternative.text, features))
    forms = place.lexicon.inflect(alternative.text, "ADJ", features, place.variety)
    return Proposal(place.start, place.end, forms[0]) if forms else None


def _as_its_form(token: Token, found: Agreement | None, lexicon: Lexicon) -> Agreement | None:
    """Let ``kostbare`` be plural (or definite) where the noun found for it says otherwise."""
    if found is None or found.number != "Sing" or found.definite != "Ind":
        return found
    readings = [r.features for r in lexicon.analyse(token.text) if r.pos == "ADJ"]
    bare = any("Number=Sing" in r and "Definite=Ind" in r for r in readings)
    compared = any("Degree=Cmp" in r or "Degree=Sup" in r for r in readings)
    return found if bare or compared or not readings else Agreement(number="Plur")


def _like_a_participle(word: str, features: str) -> str:
    """Return ``samlede`` for ``samlet``, which the lexicon has as a verb form only."""
    many = "Number=Plur" in features or "Definite=Def" in features
    return word.removesuffix("et") + "ede" if many and word.endswith("et") else word


def _fits_attribute(alternative: Alternative, token: Token) -> bool:
    """Tell whether a phrase may stand before the noun: ``en god nok løsning``."""
    if len(alternative.words) == 1:
        return True
    return (
        not any(child.lower_ in DEFINITE | POSSESSIVES for child in token.head.lefts)
        and alternative.words[-1] == "nok"
    )


def _one_of_them(agreement: Agreement, noun: Token, lexicon: Lexicon) -> Agreement:
    """Read ``ovennevnte planforslag`` as one plan, since a letter is about one case."""
    singular = any(
        "Number=Sing" in reading.features and reading.pos == "NOUN"
        for reading in lexicon.analyse(noun.text)
    )
    return replace(agreement, number="Sing") if singular and not plural_around(noun) else agreement


def _starts_noun_phrase(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "NUM") or (
        token.dep_ == "amod" and token.head.i > token.i
    )


def _demonstrative(place: Place) -> Proposal | None:
    """Rewrite ``den ovennevnte saken`` and ``ovennevnte sak`` as ``denne saken``."""
    following = place.token_of(place.next_word)
    if following is None or not _starts_noun_phrase(following):
        alone = place.previous_word is None or place.previous_word.lower not in DEFINITE
        return Proposal(place.start, place.end, "dette") if alone else None
    if following.pos_ != "NOUN":
        return None
    agreement = _one_of_them(read_noun(following, place.lexicon), following, place.lexicon)
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
        if before.lower_ not in DEFINITE:
            return None
        start = before.idx
    end = following.idx + len(following.text)
    return Proposal(start, end, f"{determiner} {nouns[0]}")
