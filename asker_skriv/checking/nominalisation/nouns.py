"""Nouns with a hidden verb that stand without a light verb: ``søknad om tildeling av plass``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from asker_skriv.checking.nominalisation.deriving import verb_of
from asker_skriv.checking.nominalisation.rewriting import Rewriting
from asker_skriv.checking.wordlist.place import starts_sentence
from asker_skriv.language.inflection import parse_features
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = "VerbForm=Fin"
_LONGEST_OBJECT = 8  # words
_TAKE_INFINITIVE = frozenset(
    {
        *("omfatte", "omhandle", "gjelde", "innebære", "planlegge", "foreslå", "vurdere"),
        *("starte", "anbefale", "vedta", "utsette", "forberede", "begynne", "fortsette"),
    }
)
_EMPTY = frozenset({"gjennomføring", "utførelse", "foretakelse", "iverksetting", "iverksettelse"})
# What may be asked for, and what stands between it and the verb: "søknad om å bygge".
_HEADS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "om": frozenset({"søknad", "søke", "forslag", "avtale", "krav", "vedtak", "beslutning"}),
        "til": frozenset(
            {"rett", "tillatelse", "plikt", "mulighet", "adgang", "fullmakt", "myndighet"}
        ),
        "for": frozenset(
            {"frist", "ansvar", "fristen", "grunnlag", "ansvarlig", "regler", "regel"}
        ),
        "med": frozenset({"arbeid", "arbeide", "jobbe", "begynne", "starte", "vente"}),
    }
)
# The municipality does these, so "søknad om å tildele" would be wrong: the noun can go.
_GIVEN = frozenset({"tildeling", "innvilgelse", "innvilging", "utbetaling"})


_HAPPEN = frozenset(
    {
        *("skjer", "skje", "foregår", "foregå", "gjøres", "foretas", "utføres", "gjennomføres"),
        *("meldes", "meddeles", "varsles", "bekreftes"),
    }
)


def base_of(token: Token, lexicon: Lexicon) -> str:
    """Return a noun's base form when the form stands in the indefinite singular, else ``""``."""
    for reading in lexicon.analyse(token.text):
        features = parse_features(reading.features)
        plain = features.get("Definite") == "Ind" and "Case" not in features
        if reading.pos == "NOUN" and plain and features.get("Number") == "Sing":
            return reading.lemma
    return ""


def is_verbal(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token is a noun with a verb in it."""
    if token.pos_ != "NOUN":
        return False
    return any(
        verb_of(reading.lemma, lexicon) is not None
        for reading in lexicon.analyse(token.text)
        if reading.pos == "NOUN"
    )


def given(doc: Doc) -> Iterator[Rewriting]:
    """Yield ``tildeling av`` in ``søknad om tildeling av plass``, with nothing in its place."""
    for token in doc[2:-2]:
        if token.lower_ not in _GIVEN or token.nbor().lower_ != "av":
            continue
        if token.nbor(-1).lower_ == "om" and _is_head(token.nbor(-2), _HEADS["om"]):
            yield Rewriting(token.idx, token.nbor(2).idx, ("",))


def after_preposition(doc: Doc, lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``oppføring av`` in ``søknad om oppføring av garasje``, and its like."""
    for token in doc[2:-2]:
        governor, preposition, following = token.nbor(-2), token.nbor(-1), token.nbor()
        heads = _HEADS.get(preposition.lower_)
        if heads is None or following.lower_ != "av" or token.pos_ != "NOUN":
            continue
        if not _is_head(governor, heads):
            continue
        noun = base_of(token, lexicon)
        verb = verb_of(noun, lexicon) if noun else None
        end = following.idx + len(following.text)
        if verb is not None and noun not in _GIVEN:
            yield Rewriting(token.idx, end, (f"å {verb}",))


def _is_head(governor: Token, heads: frozenset[str]) -> bool:
    lemma = governor.lemma_.lower()
    return lemma in heads or any(len(head) > 3 and lemma.endswith(head) for head in heads)


def stiff(doc: Doc, nouns: Mapping[str, str], lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield nouns of officialese with ``av``; as a subject, ``å`` and the verb can replace them."""
    for token in doc[:-1]:
        if token.pos_ not in ("NOUN", "PROPN") or token.nbor().lower_ != "av":
            continue
        noun = base_of(token, lexicon)
        if noun not in nouns:
            continue
        end = token.nbor().idx + 2
        free = token.i == 0 or token.nbor(-1).pos_ not in ("DET", "ADJ", "NUM", "PRON", "ADP")
        first = starts_sentence(doc.text, token.idx) and token.dep_.startswith("nsubj")
        fits = free and (first or _is_object(token))
        verbs = [verb.strip() for verb in nouns[noun].split("/")] if fits else []
        yield Rewriting(token.idx, end, tuple(f"å {verb}" for verb in verbs))


def _is_object(token: Token) -> bool:
    """Tell whether a noun is the object of a verb that takes ``å`` and a verb instead."""
    while token.dep_ in ("conj", "nmod") and token.head.pos_ == "NOUN":
        token = token.head
    return token.dep_ == "obj" and token.head.lemma_.lower() in _TAKE_INFINITIVE


def chains(doc: Doc, lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``gjennomføring av kartlegging av``: two hidden verbs after one another."""
    for token in doc[:-3]:
        first, second = token, token.nbor(2)
        if token.nbor().lower_ != "av" or token.nbor(3).lower_ != "av":
            continue
        if not is_verbal(second, lexicon) or not _is_verbal_noun(first, lexicon):
            continue
        last = token.nbor(3)
        bare = base_of(first, lexicon) and base_of(second, lexicon)
        free = first.i == 0 or first.nbor(-1).pos_ not in ("DET", "ADJ", "PRON")
        suggestion = (f"{second.text} av",) if bare and free and bare and _is_empty(first) else ()
        if suggestion and first.text[:1].isupper():
            suggestion = (suggestion[0][:1].upper() + suggestion[0][1:],)
        yield Rewriting(first.idx, last.idx + len(last.text), suggestion)


def _is_verbal_noun(token: Token, lexicon: Lexicon) -> bool:
    return _is_empty(token) or is_verbal(token, lexicon)


def _is_empty(token: Token) -> bool:
    return token.lower_ in _EMPTY


def happening(doc: Doc, lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``Oppsigelse av plass skjer``: a hidden verb that takes place, or is done."""
    for token in doc:
        if token.pos_ != "VERB" or token.lower_ not in _HAPPEN:
            continue
        for child in token.lefts:
            if child.dep_.startswith("nsubj") and _is_bare(child) and is_verbal(child, lexicon):
                yield Rewriting(child.left_edge.idx, token.idx + len(token.text))


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun stands alone or with ``av``, not with words of its own."""
    return all(
        child.i > noun.i and any(part.lower_ == "av" for part in child.lefts)
        for child in noun.children
        if not child.is_punct
    )


def when(doc: Doc, phrases: Mapping[str, str], lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``Ved innsending av søknad``, with ``Når du sender inn søknad,`` where that is sure."""
    for token in doc[:-3]:
        noun, following = token.nbor(), token.nbor(2)
        lemma = base_of(noun, lexicon) if noun.pos_ == "NOUN" else ""
        phrase = phrases.get(f"{token.lower_} {lemma} {following.lower_}")
        if phrase is None and following.lower_ in ("av", "i"):
            phrase = phrases.get(f"{token.lower_} {lemma}")
        if phrase is not None:
            yield _when(doc, token, following, phrase)


def _when(doc: Doc, first: Token, preposition: Token, phrase: str) -> Rewriting:
    start, end = first.idx, preposition.idx + len(preposition.text)
    if not starts_sentence(doc.text, start):
        return Rewriting(start, end, (phrase,))
    last = _object_before_verb(preposition)
    if last is None:
        return Rewriting(start, end)
    goal = doc.text[end : last.idx + len(last.text)]
    comma = "" if last.i + 1 < len(doc) and last.nbor().text == "," else ","
    return Rewriting(start, last.idx + len(last.text), (phrase + goal + comma,))


def _object_before_verb(preposition: Token) -> Token | None:
    """Return the last word of an object that the finite verb or a comma follows at once."""
    doc = preposition.doc
    for token in doc[preposition.i + 1 : preposition.i + 1 + _LONGEST_OBJECT]:
        if token.text == "," and token.i > preposition.i + 1:
            return doc[token.i - 1]
        if token.is_punct or token.pos_ in ("SCONJ", "PRON"):
            return None
        if _FINITE in str(token.morph):
            return doc[token.i - 1] if token.i > preposition.i + 1 else None
    return None
