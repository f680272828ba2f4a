"""Commas that are missing. All but the one before "men" ask the parse, and keep quiet in doubt.

The suggestion replaces the word before and the word after the place; where the word before has
digits (another rule's business) only the space and the word after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.comma_order import (
    clauses_by_order,
    main_verb_by_order,
    verbs_by_order,
)
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import NOMINATIVE, is_finite, is_second_verb
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BEFORE_ITS_VERB = NOMINATIVE | {"de", "ikke", "aldri"}
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})
_OPENERS = word_set(
    "hvis dersom når da fordi siden ettersom mens før om såfremt såframt hvorvidt idet enda "
    "skjønt selv etter så med i uten for at jo inntil"
)
_LONGEST_SENTENCE = 120  # words; beyond this the tree is not to be trusted


def put_comma(block: BlockContext, before: Token, after: Token, mark: str = ",") -> Match | None:
    """Return the match that puts ``mark`` between two words, None in protected text."""
    end = after.idx + len(after.text)
    if before.text.isalpha():
        start = before.idx
        right = f"{before.text}{mark} {after.text}"
    else:
        start = before.idx + len(before.text)
        right = f"{mark} {after.text}"
    if block.is_protected(start, end):
        return None
    shown = {"for": f"{before.text}{mark} {after.text}"}
    return Match(start, end, (right,), shown)


def sentences(block: BlockContext) -> Iterator[Span]:
    """Yield the sentences whose tree can be trusted: neither stumps nor endless ones."""
    for sentence in block.doc.sents:
        if 3 <= len(sentence) <= _LONGEST_SENTENCE:
            yield sentence


def before_but(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "men" without a comma before it; the noun (varige men) is left alone."""
    for token in block.doc:
        if token.text != "men" or token.i == 0 or token.pos_ in {"NOUN", "PROPN", "X"}:
            continue
        before = token.nbor(-1)
        if before.is_punct or before.is_space or before.text in {"/", "–", "-", "\u2028"}:
            continue
        if token.i + 1 >= len(block.doc) or _is_injury(token):
            continue
        if match := put_comma(block, before, token):
            yield match


def _is_injury(token: Token) -> bool:
    """Tell whether "men" may be the noun: after an adjective or article, before no clause."""
    before, after = token.nbor(-1), token.nbor(1)
    if before.pos_ not in {"ADJ", "DET"} and before.lower_ not in {"få", "har", "uten", "fikk"}:
        return False
    if before.pos_ == "ADJ" and "Number=Plur" not in str(before.morph) and before.lower_ != "varig":
        return False
    return after.is_punct or after.pos_ in {"ADP", "CCONJ", "SCONJ", "AUX", "VERB", "PUNCT"}


def after_opening_clause(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a missing comma after a subordinate clause that opens the sentence."""
    for sentence in sentences(block):
        first = first_word(sentence)
        if first is None:
            continue
        after = main_verb(first, sentence)
        if after is not None and (match := put_comma(block, after.nbor(-1), after)):
            yield match


def main_verb(first: Token, sentence: Span) -> Token | None:
    """Return the main verb right after a clause that opens the sentence; None in doubt."""
    by_tree = _main_verb_by_tree(first, sentence) if first.lower_ in _OPENERS else None
    return by_tree or main_verb_by_order(first, sentence)


def _main_verb_by_tree(first: Token, sentence: Span) -> Token | None:
    """Return the main verb that follows the opening clause directly, as the tree has it."""
    clause = _opening_clause(first, sentence)
    if clause is None:
        return None
    last = clause.right_edge
    if last.is_punct or last.i + 1 >= sentence.end:
        return None
    after = last.nbor(1)
    if after.i <= clause.i or not is_finite(after) or not _heads_main(after, clause):
        return None
    is_subject = clause.dep_.startswith("csubj")  # «At du søkte, betyr …»
    return after if is_subject or has_subject_after(after) else None


def first_word(sentence: Span) -> Token | None:
    """Return the sentence's first word, beyond a dash or a mark of quotation."""
    return next((token for token in sentence[:4] if token.is_alpha), None)


def _opening_clause(first: Token, sentence: Span) -> Token | None:
    """Return the verb (or predicate) of the clause that begins with ``first``."""
    marks = [token for token in sentence[: first.i - sentence.start + 3] if token.dep_ == "mark"]
    for mark in marks:
        head = mark.head
        # det er is part of the clause's words: "selv om", "etter at"
        if mark.i != first.i and head.left_edge.i > first.i:
            continue
        if mark.pos_ == "SCONJ" and head.dep_ in {
            "advcl",
            "csubj",
            "csubj:pass",
            "ccomp",
            "dislocated",
        }:
            owns = [head, *(child for child in head.children if child.dep_ in HELPERS)]
            if any(is_finite(token) for token in owns) and head.head.i > head.i:
                return head
    return None


def _heads_main(verb: Token, clause: Token) -> bool:
    main = clause.head
    return verb.i == main.i or (verb.head.i == main.i and verb.dep_ in HELPERS)


def has_subject_after(verb: Token) -> bool:
    """Tell whether the subject stands shortly after the verb, as in "kan du"."""
    main = verb.head if verb.dep_ in HELPERS else verb
    subjects = [child for child in main.children if child.dep_ in SUBJECTS]
    return any(verb.i < subject.i <= verb.i + 8 for subject in subjects)


def after_relative(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a missing comma after a relative clause that stands between subject and verb."""
    for sentence in sentences(block):
        verbs = {verb.i: verb for verb in _verbs_by_tree(sentence)}
        verbs |= {verb.i: verb for verb in verbs_by_order(sentence)}
        for verb in verbs.values():
            if is_second_verb(verb):
                continue  # «alle som bor eller nå oppholder seg her»
            if verb.nbor(-1).lower_ in _BEFORE_ITS_VERB:
                continue  # «der du som søker ikke har råd», «som lever av det de gjør»
            if match := put_comma(block, verb.nbor(-1), verb):
                yield match


def _verbs_by_tree(sentence: Span) -> Iterator[Token]:
    """Yield the verbs that follow their subject's relative clause directly."""
    for clause in sentence:
        if clause.dep_ != "acl:relcl" or clause.head.i >= clause.i:
            continue
        last = clause.right_edge
        if last.is_punct or last.i + 1 >= sentence.end or not _opens_with_som(clause):
            continue
        owns = [clause, *(child for child in clause.children if child.dep_ in HELPERS)]
        if not any(is_finite(token) for token in owns):
            continue
        after = last.nbor(1)
        if is_finite(after) and _verb_of(clause.head, after):
            yield after


def _opens_with_som(clause: Token) -> bool:
    first = clause.left_edge
    return first.lower_ in {"som", "der", "hvor"} and first.i > clause.head.i


def _verb_of(owner: Token, verb: Token) -> bool:
    """Tell whether ``owner`` is the subject of the finite verb ``verb``."""
    main = verb.head if verb.dep_ in HELPERS else verb
    while owner.dep_ in {"conj", "nmod"} and owner.head.i < owner.i:
        owner = owner.head
    return owner.dep_ in SUBJECTS and owner.head.i == main.i


def between_clauses(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "og" or "eller" between two whole main clauses that are not both short."""
    shortest = int(options.get("minste_ord", 10))
    for sentence in sentences(block):
        for conjunction in sentence[1:-2]:
            if conjunction.lower_ not in {"og", "eller"}:
                continue
            before, second = conjunction.nbor(-1), conjunction.head
            if before.is_punct or before.text.endswith("-") or len(sentence) < shortest:
                continue  # «snø- og steinras» is one thing
            by_tree = second.dep_ == "conj" and second.head.dep_ == "ROOT"
            if not (by_tree and _joins_main_clauses(conjunction, second)) and not (
                clauses_by_order(conjunction, sentence)
            ):
                continue
            if match := put_comma(block, before, conjunction):
                yield match


def _joins_main_clauses(conjunction: Token, second: Token) -> bool:
    first = second.head
    if first.i > conjunction.i or not (_own_subject(first) and _own_subject(second)):
        return False
    subject = next(child for child in second.children if child.dep_ in SUBJECTS)
    verbs = [second, *(child for child in second.children if child.dep_ in HELPERS)]
    finite = [token for token in verbs if is_finite(token)]
    firsts = [first, *(child for child in first.children if child.dep_ in HELPERS)]
    if not finite or not any(is_finite(token) for token in firsts):
        return False
    if any(child.dep_ == "mark" for child in (*first.children, *second.children)):
        return False
    return subject.left_edge.i == conjunction.i + 1 and finite[0].i == subject.right_edge.i + 1


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)
