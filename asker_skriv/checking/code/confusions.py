"""Small words that are taken for each other: da and når, enda and ennå."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import MONTHS, WEEKDAYS, word_set
from asker_skriv.checking.code.words import (
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
    from spacy.tokens import Span, Token

_MONTH, _DAY = "|".join(MONTHS), "|".join(WEEKDAYS)
_ONCE = re.compile(
    rf"\b(?:\d{{1,2}}\.? ?(?:{_MONTH})|\d{{1,2}}\.\d{{1,2}}\.|\d{{1,2}}/\d{{1,2}}\b|i går|i fjor"
    rf"|i forfjor|i forgårs|i (?:forrige|sist)\w* (?:uke|måned|møte|brev)|i (?:{_MONTH})"
    rf"|forrige (?:uke|måned|gang|{_DAY})|for \w+ (?:dager|uker|måneder|år|timer) siden"
    rf"|sist (?:uke|måned|vinter|vår|sommer|høst|{_DAY})|på (?:{_DAY})"
    r"|i (?:19|20)\d\d|den gang(?:en)?|(?:første|siste) gang(?:en)?)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:hver|hvert|alltid|ofte|av og til|noen ganger|som regel|vanligvis|pleide|pleier|aldri"
    r"|iblant|hver gang|bruker|brukte å)\b",
    re.IGNORECASE,
)
_ASKING = word_set(
    "vite spørre se huske lure vise avgjøre finne opplyse bestemme skrive fortelle si avhenge "
    "usikker om til fra på av avklare dokumentere registrere"
)


def naar_for_da(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "når" about one thing that happened once, as its date, time or verb shows.

    ``en_gang`` are verbs for what is done once in a case: found out, decided, opened.
    """
    once = frozenset(options.get("en_gang", ()))
    for token in block.doc:
        if token.lower_ != "når" or (token.pos_ != "SCONJ" and not opens_sentence(token)):
            continue
        clause = _clause_after(token)
        if clause is None or block.is_protected(token.idx, token.idx + 3):
            continue
        verbs = [word for word in clause if is_finite(word)]
        if not verbs or not all(has(word, "Tense=Past") for word in verbs):
            continue
        sentence = token.sent.text
        told_once = _ONCE.search(clause.text) or any(word.lemma_ in once for word in clause)
        if not told_once or _OFTEN.search(sentence):
            continue
        told = len(verbs) > 1 or _goes_on_in_past(clause)  # of two, one is the main clause's
        if not (told if opens_sentence(token) else _told_in_past(token)):
            continue
        end = token.idx + len(token.text)
        yield Match(token.idx, end, (with_case_of(token.text, "da"),))


def _clause_after(token: Token) -> Span | None:
    """Return the words from ``token`` to the comma or end, or None for a question."""
    sentence = token.sent
    if sentence.text.rstrip().endswith("?"):
        return None
    end = next(
        (word.i for word in token.doc[token.i : sentence.end] if _ends_clause(word)),
        sentence.end,
    )
    after = next_word(token)
    if after is None or is_finite(after):  # «Når sendte dere brevet»
        return None
    return token.doc[token.i : end]


def _ends_clause(word: Token) -> bool:
    if word.text in {",", "–", ";"}:
        return True
    joins = word.lower_ in {"og", "men"} and not closes_sentence(word)
    return joins and (is_finite(word.nbor(1)) or word.nbor(1).pos_ == "AUX")


def _goes_on_in_past(clause: Span) -> bool:
    """Tell whether the verb after the clause is in the past too, or there is none."""
    rest = clause.doc[clause.end : clause.sent.end]
    verb = next((word for word in rest if is_finite(word)), None)
    return verb is None or has(verb, "Tense=Past")


def _told_in_past(token: Token) -> bool:
    before = previous_word(token)
    if before is None or before.lemma_ in _ASKING or before.lower_ in _ASKING or before.is_punct:
        return False
    finite = [word for word in token.doc[token.sent.start : token.i] if is_finite(word)]
    asks = any(word.lemma_ in _ASKING for word in token.doc[token.sent.start : token.i])
    return bool(finite) and has(finite[-1], "Tense=Past") and not asks


def enda(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "ennå" before a comparative (ennå viktigere)."""
    for token in block.doc:
        if token.lower_ != "ennå":
            continue
        after = next_word(token)
        if after is None:
            continue
        more = after.lower_ in {"mer", "flere", "mindre", "bedre", "verre", "færre"}
        compared = after.pos_ in {"ADJ", "ADV"} and has(after, "Degree=Cmp")
        start, end = token.idx, token.idx + len(token.text)
        if (more or compared) and not block.is_protected(start, end):
            yield Match(start, end, (with_case_of(token.text, "enda"),))


_SENTENCE_ADVERBS = frozenset(["ikke", "aldri", "alltid"])


def word_order(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "ikke" after the verb in a subordinate clause (at søknaden er ikke komplett)."""
    openers = {str(word) for word in options.get("innledere", ())}
    for token in block.doc[2:] if len(block.doc) > 2 else ():
        verb = token.nbor(-1)
        if token.text not in _SENTENCE_ADVERBS or not is_finite(verb) or opens_sentence(verb):
            continue
        subject = verb.nbor(-1)
        opener = _opener_of(subject, openers)
        if opener is None or block.is_protected(verb.idx, token.idx + len(token.text)):
            continue
        after = next_word(token)
        if after is not None and (
            after.lower_ in {"bare", "minst", "så", "lenger"} or after.is_punct or is_finite(after)
        ):
            continue  # «mange som søker ikke får plass»
        yield Match(verb.idx, token.idx + len(token.text), (f"{token.text} {verb.text}",))


def _opener_of(subject: Token, openers: set[str]) -> Token | None:
    """Return the "at", "hvis" … that stands right before the subject (or is it: "som")."""
    if subject.lower_ == "som" and "som" in openers:
        return subject
    if subject.pos_ not in {"NOUN", "PRON", "PROPN"} or subject.dep_ not in {
        "nsubj",
        "nsubj:pass",
        "expl",
    }:
        return None
    start = subject.left_edge
    if opens_sentence(start) or subject.i - start.i > 3:
        return None
    opener = start.nbor(-1)
    return opener if opener.lower_ in openers and opener.pos_ == "SCONJ" else None
