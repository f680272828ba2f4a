"""The pronouns "de" and "dem" where "de" is no subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import NOMINATIVE, has, is_finite, next_word, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

_AMOUNTS = word_set("prosent mange flere noen alle få halvparten ingen resten mesteparten begge")
_ARTICLES = word_set("en et ei noen noe")
_GIVING = word_set("gi sende vise tilby levere skrive")
_AUXILIARIES = word_set("er var har hadde kan kunne vil ville skal skulle må måtte ble blir")
_PREPOSITIONS = word_set("mot til med for av hos fra om ved etter blant mellom uten overfor på")


def de_for_dem(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "de" alone after a preposition, or after subject and verb (Vi ber de om å svare)."""
    thinking = frozenset(str(word) for word in options.get("unntak", ()))
    for token in block.doc:
        before = previous_word(token)
        if token.text != "de" or before is None:
            continue
        some = before.lower_ == "av" and _counts(before) and _verb_follows(token, block)
        if some and not block.is_protected(token.idx, token.idx + 2):
            yield Match(token.idx, token.idx + 2, ("dem",))
        if _receives(before, token) and not block.is_protected(token.idx, token.idx + 2):
            yield Match(token.idx, token.idx + 2, ("dem",))
        if not _stands_alone(token):
            continue
        governed = before.lower_ in _PREPOSITIONS and before.pos_ == "ADP" and _closes(token)
        wrong = governed or _is_object(before, thinking)
        if wrong and not block.is_protected(token.idx, token.idx + 2):
            yield Match(token.idx, token.idx + 2, ("dem",))


def _receives(verb: Token, token: Token) -> bool:
    """Tell whether something is given to them: «Vi ga de en oversikt»."""
    after = next_word(token)
    if after is None or after.lower_ not in _ARTICLES or verb.lemma_ not in _GIVING:
        return False
    subject = previous_word(verb)
    return subject is not None and subject.lower_ in NOMINATIVE and is_finite(verb)


def _counts(preposition: Token) -> bool:
    """Tell whether a number or amount stands before "av": «35 % av de var barn»."""
    before = previous_word(preposition)
    return before is not None and (
        before.pos_ == "NUM" or before.text == "%" or before.lower_ in _AMOUNTS
    )


def _verb_follows(token: Token, block: BlockContext) -> bool:
    """Tell whether a verb, and nothing that can be "de spurte", comes next."""
    after = next_word(token)
    if after is None or not is_finite(after):
        return False
    if after.lower_ in _AUXILIARIES:
        return True
    readings = block.language.lexicon.analyse(after.lower_)
    return all(reading.pos in {"VERB", "AUX"} for reading in readings) and after.pos_ != "ADJ"


def _stands_alone(token: Token) -> bool:
    """Tell whether no noun, adjective, number or clause follows that "de" belongs to."""
    after = next_word(token)
    return after is None or after.is_punct or after.pos_ in {"ADP", "PART", "CCONJ"}


def _closes(token: Token) -> bool:
    after = next_word(token)
    return after is None or after.text in {".", ",", "!", "?", ";"}


def _is_object(verb: Token, thinking: frozenset[str]) -> bool:
    if verb.pos_ != "VERB" or not is_finite(verb) or verb.lemma_ in thinking:
        return False
    subject = previous_word(verb)
    if subject is None:
        return False
    if subject.lower_ in NOMINATIVE:
        return True
    start = subject.left_edge
    opens = previous_word(start)
    return (
        subject.pos_ in {"NOUN", "PROPN"}
        and not has(subject, "Case=Gen")
        and subject.dep_ == "nsubj"
        and subject.head.i == verb.i
        and (opens is None or opens.text in {",", "og", "at", "men"})
    )
