"""Commas too many: after a phrase that opens the sentence, and between subject and verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.comma import (
    HELPERS,
    SUBJECTS,
    first_word,
    has_subject_after,
    sentences,
)
from asker_skriv.checking.code.comma_order import SAYING
from asker_skriv.checking.code.words import NOMINATIVE, is_finite
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def after_phrase(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a comma too many after a phrase without a verb that opens the sentence."""
    adverbs = {str(word) for word in options.get("adverb", ())}
    for sentence in sentences(block):
        first = first_word(sentence)
        comma = next((token for token in sentence if token.text == ","), None)
        if first is None or comma is None or comma.i + 2 >= sentence.end or comma.i == first.i:
            continue
        opening = sentence[first.i - sentence.start : comma.i - sentence.start]
        if any(is_finite(token) or token.lower_ in {"som", "at"} for token in opening):
            continue
        if any(token.is_punct and token.text != "-" for token in opening):
            continue
        verb = comma.nbor(1)
        if not is_finite(verb) or _is_inserted(verb, sentence):
            continue
        alone = len(opening) == 1 and first.lower_ in adverbs
        phrase = first.pos_ == "ADP" and len(opening) > 1
        if (alone or phrase) and _subject_follows(verb):
            yield from _without_comma(block, comma)


def _subject_follows(verb: Token) -> bool:
    if verb.nbor(1).lower_ in NOMINATIVE:
        return True
    main = verb.head if verb.dep_ in HELPERS else verb
    if any(child.dep_ in SUBJECTS and child.i < verb.i for child in main.children):
        return False
    after = verb.nbor(1)
    return after.pos_ in {"PRON", "NOUN", "PROPN", "DET", "ADJ", "NUM"} or has_subject_after(verb)


def _is_inserted(verb: Token, sentence: Span) -> bool:
    """Tell whether the verb says who speaks: "I går, sier ordføreren, var …"."""
    return verb.lemma_ in SAYING or any(
        token.text == "," and token.i - verb.i <= 4 for token in sentence if token.i > verb.i
    )


def _without_comma(block: BlockContext, comma: Token) -> Iterator[Match]:
    before, after = comma.nbor(-1), comma.nbor(1)
    start, end = comma.idx, after.idx + len(after.text)
    right = f" {after.text}"
    if before.text.isalpha():
        start, right = before.idx, f"{before.text} {after.text}"
    if not block.is_protected(start, end):
        yield Match(start, end, (right,), {"for": f"{before.text} {after.text}"})


def after_subject(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a comma between a short subject and its verb: "Søkere fra Asker, får svar"."""
    for sentence in sentences(block):
        comma = next((token for token in sentence if token.text == ","), None)
        if comma is None or comma.i + 2 >= sentence.end or comma.i == sentence.start:
            continue
        verb = comma.nbor(1)
        alone = comma.i - sentence.start == 1
        if alone and not ("Definite=Def" in str(sentence[0].morph) and verb.pos_ == "AUX"):
            continue
        opening = sentence[: comma.i - sentence.start]
        if not is_finite(verb) or verb.lemma_ in SAYING:
            continue
        if any(token.pos_ in {"VERB", "AUX", "SCONJ", "INTJ", "PUNCT"} for token in opening):
            continue
        main = verb.head if verb.dep_ in HELPERS else verb
        subjects = [child for child in main.children if child.dep_ in {"nsubj", "nsubj:pass"}]
        if len(subjects) != 1 or main.dep_ != "ROOT":
            continue
        subject = subjects[0]
        if subject.left_edge.i == sentence.start and subject.i < comma.i and subject.pos_ == "NOUN":
            yield from _without_comma(block, comma)
