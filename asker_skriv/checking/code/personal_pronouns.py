"""Personal pronouns in the wrong case: "hun" as an object, "dem" as a subject.

`pronouns` has "de" as an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.comma_order import SAYING
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    NOMINATIVE,
    closes_sentence,
    has,
    is_finite,
    next_word,
    opens_sentence,
    previous_word,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALWAYS_OBJECT = word_set("med av hos overfor mot")
_OBJECT_FORM = {"hun": "henne", "jeg": "meg", "du": "deg", "vi": "oss"}
_PREPOSITIONS = word_set(
    "med til fra av på i ved mot hos etter overfor uten mellom blant bak foran under over"
)


def object_form(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "hun", "jeg", "du", "vi" right after a preposition or infinitive (snakke med hun)."""
    for token in block.doc[1:] if len(block.doc) > 1 else ():
        right = _OBJECT_FORM.get(token.text)
        before = token.nbor(-1)
        if right is None or opens_sentence(token):
            continue
        acted_on = before.pos_ == "VERB" and has(before, "VerbForm=Inf")  # «å ringe hun»
        acted_on = acted_on or (token.text == "hun" and _acts_on(before))
        governed = before.lower_ in _PREPOSITIONS | {"for"} and before.pos_ in {"ADP", "ADV"}
        if not acted_on and not governed:
            continue
        after = next_word(token)
        asked = before.lower_ == "for" and after is not None and after.lower_ == "å"
        if (
            after is not None
            and not asked
            and not (token.text == "hun" and _surely_object(before, after, token))
            and (
                is_finite(after)
                or after.pos_ in {"PROPN", "VERB", "AUX", "PART", "ADV", "NUM", "CCONJ"}
                or after.lower_ in {"som", "selv", "også"}
                or after.text in {"-", "/", "»"}
            )
        ):
            continue
        if before.lower_ == "for" and not (asked or after is None or after.is_punct):
            continue
        if before.lower_ in {"etter", "under", "over", "på"} and _verb_in_rest(token):
            continue
        start, end = token.idx, token.idx + len(token.text)
        if not block.is_protected(start, end):
            yield Match(start, end, (right,))


def _acts_on(verb: Token) -> bool:
    """Tell whether the verb has its subject already, or needs none: «har bedt hun», «send hun»."""
    if verb.lemma_ in SAYING:
        return False
    done = has(verb, "VerbForm=Part") and verb.pos_ == "VERB" and verb.i > 0
    if done and verb.nbor(-1).lower_ in {"har", "hadde", "ha"}:
        return True
    orders = has(verb, "Mood=Imp") and previous_word(verb) is not None
    return orders or _has_own_subject(verb)


def _surely_object(before: Token, after: Token, token: Token) -> bool:
    """Tell whether no verb can have it as its subject: «med hun og moren», «ba hun beskrive»."""
    if before.lemma_ == "be":
        return _is_bidden(after)
    joined = after.lower_ in {"og", "eller", "alene"}
    return joined and before.lower_ in _ALWAYS_OBJECT and not _verb_in_rest(token)


def _is_bidden(word: Token) -> bool:
    """Tell whether the word says what somebody is asked to do: «ba hun beskrive»."""
    return has(word, "VerbForm=Inf") and word.pos_ == "VERB"


def _has_own_subject(verb: Token) -> bool:
    """Tell whether the verb has its subject right before it: «du treffer …»."""
    if verb.pos_ != "VERB" or not is_finite(verb) or opens_sentence(verb):
        return False
    return verb.nbor(-1).lower_ in NOMINATIVE and verb.lemma_ not in SAYING


def _verb_in_rest(token: Token) -> bool:
    after: Token | None = token
    for _ in range(3):
        after = next_word(after) if after is not None else None
        if after is not None and is_finite(after):
            return True
    return False


_BEFORE_SUBJECT = word_set("at hvis dersom fordi når om men der mens")
_DEM_ROLES = frozenset({"nsubj", "nsubj:pass", "ROOT", "dislocated", "obj", "det"})


def dem_for_de(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "dem" as a subject: first in the sentence, or after "at", before a verb or "som"."""
    for token in block.doc:
        if token.lower_ != "dem":
            continue
        if _speaks(token) and not block.is_protected(token.idx, token.idx + 3):
            yield Match(token.idx, token.idx + 3, ("de",))
        before, after = previous_word(token), next_word(token)
        if before is not None and after is not None and _belongs_to(before, after):
            yield Match(token.idx, token.idx + 3, ("de",))
        if token.dep_ not in _DEM_ROLES:
            continue
        opens = before is None or _opens_clause(before)
        if not opens or after is None:
            continue
        fronted = before is not None and before.lower_ == "og" and _noun_follows(after)
        wrong = is_finite(after) and not _subject_after(after) and not fronted
        if after.lower_ == "som":
            wrong = _is_subject_of_rest(token)
        start, end = token.idx, token.idx + 3
        if wrong and not block.is_protected(start, end):
            yield Match(start, end, (with_case_of(token.text, "de"),))


def _opens_clause(word: Token) -> bool:
    """Tell whether a subject may follow; after «og» and «for» only where a comma stands before."""
    if word.lower_ in {"og", "for"}:
        return not opens_sentence(word) and word.nbor(-1).text == ","
    return word.lower_ in _BEFORE_SUBJECT


def _speaks(token: Token) -> bool:
    """Tell whether it is who says what stands before: «…, forteller dem.»."""
    before, after = previous_word(token), next_word(token)
    if before is None or before.lemma_ not in SAYING or not is_finite(before) or before.i == 0:
        return False
    return before.nbor(-1).text in {",", "»", "?"} and (after is None or after.is_punct)


def _belongs_to(before: Token, after: Token) -> bool:
    """Tell whether "dem" stands between preposition and noun: "på dem (minste) elevene"."""
    if after.pos_ == "ADJ" and not closes_sentence(after):
        after = after.nbor(1)
    plural = after.pos_ == "NOUN" and has(after, "Definite=Def", "Number=Plur")
    return plural and before.pos_ == "ADP"


def _subject_after(verb: Token) -> bool:
    after = next_word(verb)
    if after is not None and after.lower_ in NOMINATIVE:
        return True
    return any(child.dep_.startswith("nsubj") for child in verb.rights)


def _noun_follows(verb: Token) -> bool:
    """Tell whether who does it may come right after: «og dem hjelper kommunen»."""
    after = next_word(verb)
    return after is not None and after.pos_ in {"NOUN", "PROPN", "PRON"}


def _is_subject_of_rest(token: Token) -> bool:
    """Tell whether "dem som …" has a verb of its own after the clause, with no other subject."""
    finite = [word for word in token.doc[token.i + 2 : token.sent.end] if is_finite(word)]
    return len(finite) >= 2 and not _subject_after(finite[1])
