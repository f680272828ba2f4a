"""Suggestions for nouns: same number and definiteness, and words around it that agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.agreement import (
    DEFINITE,
    POSSESSIVES,
    Agreement,
    leading,
    read_noun,
)
from asker_skriv.checking.wordlist.entries import Alternative
from asker_skriv.checking.wordlist.patterns import PREPOSITIONS, words_of
from asker_skriv.checking.wordlist.place import Place, Proposal
from asker_skriv.language.inflection import agreeing_determiner
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


# An explanation that begins so stands as it is after "egenandelen" and after "egenandeler".
_READY = frozenset(
    {
        *("det", "de", "hvor", "hvordan", "hva", "hvem", "at", "å", "om", "alle", "som", "når"),
        *("hjelp", "penger", "støtte", "noe", "noen"),
    }
)
_READY_IN_SINGULAR = frozenset({"den", "en", "et", "retten", "datoen"})
_POINTING = frozenset({"denne", "dette", "disse"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})


def propose_noun(place: Place, alternative: Alternative) -> Proposal | None:
    """Return another noun in the same form, with determiners and adjectives that agree."""
    token = place.token
    if token is None:
        return None
    term = words_of(place.entry.term)[place.hit.pattern.head]
    source = read_noun(token, place.lexicon, term)
    if source.definite == "Ind" and any(m.lower_ in _POINTING for m in _modifiers(token)):
        source = replace(source, definite="Def")  # «denne skrivelse» becomes «dette brevet»
    before, head, rest = _split(alternative)
    if before and (source.definite == "Def" or source.number == "Plur"):
        return None  # "den tettere bebyggelsen": more than a swap
    if rest and token.i + 1 < len(token.doc) and token.nbor().lower_ in POSSESSIVES:
        return None  # "naboen på andre siden av veien din" is another's road
    nouns = place.lexicon.inflect(head, "NOUN", source.features, place.variety)
    if not nouns:
        bare = (
            source.definite == "Ind" and not list(_modifiers(token)) and len(alternative.words) > 1
        )
        return Proposal(place.start, place.end, alternative.text) if bare else None
    tail = place.block.text[place.head.end : place.end]
    swapped = before + nouns[0] + rest.removesuffix(tail)
    genders = place.lexicon.gender(head)
    gender = genders[0] if genders else "Masc"
    left = _left_repaired(token, source, gender, place)
    right = _right_repaired(token, source, gender, place)
    if left is None or right is None or _changes_predicate(token, source, gender):
        return None
    start, repaired = left
    end, after = right
    if end < place.end:
        end, after = place.end, tail if rest.endswith(tail) else ""
    return Proposal(min(start, place.start), end, repaired + swapped + after)


def explanation_of(place: Place, token: Token) -> str:
    """Return a noun's explanation in the noun's own form, or ``""`` where it has none.

    ``egenandelen`` is ``det du betaler selv``, but ``reguleringsplanen`` is ``planen for …`` and
    ``stikkledninger`` are ``rør mellom …``. After a singular, ``ekstra gebyr`` may stay as it is.
    """
    explanation = place.entry.explanation
    if place.text.lower() == place.entry.term:
        return explanation
    source = read_noun(token, place.lexicon)
    first, space, rest = explanation.partition(" ")
    plural = source.number == "Plur"
    if source.genitive:
        return ""
    if first in _READY or (first in _READY_IN_SINGULAR and not plural):
        return explanation
    if source.definite == "Ind" and not plural:
        return explanation
    if plural and explanation.startswith("den som "):
        return "de" + explanation.removeprefix("den")
    forms = (
        place.lexicon.inflect(first, "NOUN", source.features, place.variety)
        if _is_noun(first, rest, place.lexicon)
        else ()
    )
    return forms[0] + space + rest if forms else "" if plural else explanation


def _is_noun(word: str, rest: str, lexicon: Lexicon) -> bool:
    """Tell whether an explanation opens with a noun: ``plan for …``, but not ``kort opphold``."""
    following = {reading.pos for reading in lexicon.analyse(rest.partition(" ")[0])}
    before_noun = "NOUN" in following and following <= _CONTENT
    return not (before_noun and any(reading.pos == "ADJ" for reading in lexicon.analyse(word)))


def _split(alternative: Alternative) -> tuple[str, str, str]:
    """Split ``tettere bebyggelse`` and ``behov for hjelp`` at the noun that inflects."""
    words = alternative.words
    prepositions = [number for number, word in enumerate(words) if number and word in PREPOSITIONS]
    head = (prepositions[0] if prepositions else len(words)) - 1
    before, rest = " ".join(words[:head]), " ".join(words[head + 1 :])
    return before + " " if before else "", words[head], " " + rest if rest else ""


def _same_gender(one: str, other: str) -> bool:
    return (one == "Neut") == (other == "Neut")


def _left_repaired(
    token: Token, source: Agreement, gender: str, place: Place
) -> tuple[int, str] | None:
    """Return where the noun phrase starts to change, and its words up to the noun."""
    if source.number == "Plur" or _same_gender(source.gender or gender, gender):
        return place.start, ""
    start = place.start
    words: list[str] = []
    for modifier in _modifiers(place.tokens.get(place.start, token)):
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
        possessive = other.lower_ in POSSESSIVES
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
    if modifier.text.endswith(("e", "es")):  # samme, skriftlige, gjeldende: for either gender
        return modifier.text
    lemmas = [
        reading.lemma
        for reading in lexicon.analyse(modifier.text)
        if reading.pos == "ADJ" and "Degree=Pos" in reading.features
    ]
    if not lemmas:
        return None
    definite = "Def" if source.definite == "Def" or _is_definite(modifier) else "Ind"
    wanted = Agreement(source.number, definite, gender).adjective_features
    forms = lexicon.inflect(lemmas[0], "ADJ", wanted)
    return forms[0] if forms else None


def _is_definite(modifier: Token) -> bool:
    return any(word.lower_ in DEFINITE | POSSESSIVES for word in leading(modifier))


def _right_repaired(
    token: Token, source: Agreement, gender: str, place: Place
) -> tuple[int, str] | None:
    """Repair a possessive after the noun: ``anmodningen din`` becomes ``spørsmålet ditt``."""
    if token.i + 1 < len(token.doc):
        following = token.nbor()
        if following.lower_ in POSSESSIVES and following.head.i == token.i:
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
