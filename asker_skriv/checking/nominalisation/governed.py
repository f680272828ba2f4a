"""A noun with a hidden verb after a word and its preposition: ``krav om fremleggelse av``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from asker_skriv.checking.code.agents import may_be_agent
from asker_skriv.checking.nominalisation.deriving import plain_verbs
from asker_skriv.checking.nominalisation.nouns import base_of, singular_of
from asker_skriv.checking.nominalisation.rewriting import Rewriting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from asker_skriv.language.lexicon import Lexicon

# The municipality does these, so "søknad om å tildele" would be wrong: the noun can go.
_GIVEN = frozenset({"tildeling", "innvilgelse", "innvilging", "utbetaling"})
_ASKED = frozenset({"søknad", "søke", "forslag", "avtale", "krav", "vedtak", "beslutning"})
_FARTHEST = 6  # words from the head to its preposition: "søknad av 3. mai om leie av"
_SHORTEST_HEAD = 4  # letters of what may be the last part of a compound
_BETWEEN = frozenset({"ADP", "NUM", "PROPN", "DET", "ADV", "PRON", "NOUN", "ADJ", "SYM"})
_DETERMINERS = frozenset({"en", "ei", "et", "noen", "all", "videre", "snarlig", "eventuell"})

_DATED = frozenset({"mottatt", "datert", "innkommet", "innsendt", "sendt", "innlevert"})
_ANY = "*"

Heads = Mapping[str, Sequence[str]]


def given(doc: Doc) -> Iterator[Rewriting]:
    """Yield ``tildeling av`` in ``søknad om tildeling av plass``, with nothing in its place."""
    for token in doc[2:-2]:
        if token.lower_ not in _GIVEN or token.nbor().lower_ != "av":
            continue
        if token.nbor(-1).lower_ == "om" and _is_head(token.nbor(-2), _ASKED):
            yield Rewriting(token.idx, token.nbor(2).idx, ("",))


def after_preposition(
    doc: Doc,
    lexicon: Lexicon,
    heads: Heads,
    fixed: Heads,
    intransitive: Mapping[str, Mapping[str, str]],
) -> Iterator[Rewriting]:
    """Yield ``oppføring av`` in ``søknad om oppføring av garasje``, and its like.

    ``heads`` are the words that take each preposition, with ``*`` for any word before it. ``fixed``
    are names to leave (``{"søknad": ["endring"]}``), with ``*`` for all after the head.
    ``intransitive`` are the nouns that need no ``av``, by the preposition after them:
    ``{"": {"medvirkning": "medvirke"}, "i": {"deltakelse": …}}``.
    """
    known = {preposition: frozenset(words) for preposition, words in heads.items()}
    for preposition in doc[:-1]:
        words = known.get(preposition.lower_)
        if words is None:
            continue
        noun, adjective = _noun_after(preposition)
        if noun is None:
            continue
        head = _head_of(preposition, words)
        if head is None:
            continue
        kept = (*fixed.get(head.lemma_.lower(), ()), *fixed.get(_ANY, ()))
        if noun.lemma_.lower() in kept or _ANY in kept:
            continue
        if preposition.lower_ in ("om", "til") and noun.lower_ in _GIVEN:
            continue
        found = _said_with_verb(preposition, noun, lexicon, intransitive)
        if found is None:
            continue
        start, end, verbs = found
        if adjective and doc.text[:end][-2:].lower() != "av":
            continue  # «norsk deltakelse i» is no act of the reader's
        offers = () if adjective else tuple(f"å {verb}" for verb in verbs)
        yield Rewriting(start, end, offers)


def _said_with_verb(
    preposition: Token,
    noun: Token,
    lexicon: Lexicon,
    intransitive: Mapping[str, Mapping[str, str]],
) -> tuple[int, int, tuple[str, ...]] | None:
    """Return where the noun and its preposition stand, and the verbs to say instead."""
    lemma = singular_of(noun, lexicon)
    if not lemma:
        return None
    start = preposition.nbor().idx
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if following is not None and following.lower_ == "av":
        verbs = () if may_be_agent(following) else plain_verbs(lemma, lexicon)
        return (start, following.idx + 2, verbs) if verbs else None
    if lemma != base_of(noun, lexicon):
        return None
    if following is not None and following.lower_ in intransitive:
        verb = intransitive[following.lower_].get(lemma)
        if verb:
            return start, following.idx + len(following.text), (verb,)
    verb = intransitive.get("", {}).get(lemma)
    if verb is None or not (following is None or following.pos_ in ("PUNCT", "CCONJ", "ADP")):
        return None
    return start, noun.idx + len(noun.text), (verb,)


def _noun_after(preposition: Token) -> tuple[Token | None, bool]:
    """Return the noun right after a preposition, and whether an adjective stands before it."""
    doc = preposition.doc
    token = preposition.nbor()
    if token.lower_ in _DETERMINERS and token.i + 1 < len(doc):
        token = token.nbor()
    adjective = token.pos_ == "ADJ" and token.i + 1 < len(doc)
    if adjective:
        token = token.nbor()
    return (token if token.pos_ == "NOUN" else None), adjective


def _head_of(preposition: Token, words: frozenset[str]) -> Token | None:
    """Return the word that the preposition belongs to, where it is one that takes ``å`` here."""
    if not preposition.i:
        return None
    before = preposition.nbor(-1)
    if _is_head(before, words) or (_ANY in words and before.pos_ in ("NOUN", "VERB")):
        return before
    if before.lower_ in ("seg", "deg", "dere", "ham", "henne", "dem", "oss", "ikke", "gang", "opp"):
        words_before = preposition.doc[max(0, preposition.i - _FARTHEST) : preposition.i]
        return next((word for word in reversed(list(words_before)) if _is_head(word, words)), None)
    head = preposition.head.head
    if 0 < preposition.i - head.i <= _FARTHEST and _is_head(head, words):
        between = preposition.doc[head.i + 1 : preposition.i]
        return head if all(_may_stand_between(token) for token in between) else None
    return _asked_earlier(preposition, words) if preposition.lower_ == "om" else None


def _asked_earlier(preposition: Token, words: frozenset[str]) -> Token | None:
    """Return ``søknad`` in ``søknad av 3. mai om leie av``, which the parser takes apart."""
    for token in reversed(list(preposition.doc[max(0, preposition.i - _FARTHEST) : preposition.i])):
        if _is_head(token, words):
            return token
        if not _may_stand_between(token):
            return None
    return None


def _may_stand_between(token: Token) -> bool:
    dated = token.pos_ in _BETWEEN or token.lower_ in _DATED
    return dated and token.text != ","


def _is_head(governor: Token, heads: frozenset[str]) -> bool:
    lemma = governor.lemma_.lower()
    if lemma in heads or governor.lower_ in heads:
        return True
    return any(len(head) >= _SHORTEST_HEAD and lemma.endswith(head) for head in heads)


def purposes(doc: Doc, lexicon: Lexicon, phrases: Mapping[str, str]) -> Iterator[Rewriting]:
    """Yield ``med sikte på etablering av``, with ``for å etablere`` in its place.

    ``phrases`` say which words with ``å`` stand for which preposition: ``{"uten": "uten å"}``.
    """
    longest = max((phrase.count(" ") for phrase in phrases), default=0)
    for noun in doc[1:-1]:
        if noun.nbor().lower_ != "av" or noun.pos_ != "NOUN":
            continue
        lemma = singular_of(noun, lexicon)
        verbs = plain_verbs(lemma, lexicon) if lemma and lemma not in _GIVEN else ()
        if not verbs:
            continue
        last, adjective = noun.i, False
        if noun.nbor(-1).pos_ == "ADJ" and noun.i > 1:
            last, adjective = noun.i - 1, True
        for length in range(longest, -1, -1):
            first = last - 1 - length
            phrase = phrases.get(doc[max(0, first) : last].text.lower()) if first >= 0 else None
            if phrase is None or (length == 0 and lemma != base_of(noun, lexicon)):
                continue  # «gå gjennom organiseringen av»
            end = noun.nbor().idx + 2
            offers = () if adjective else tuple(f"{phrase} {verb}" for verb in verbs)
            yield Rewriting(doc[first].idx, end, offers)
            break
