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
from asker_skriv.checking.code.comma_order import REQUESTS, SAYING
from asker_skriv.checking.code.places import MONTHS, WEEKDAYS, starts_sentence, word_set
from asker_skriv.checking.code.words import NOMINATIVE, is_finite
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CALLING = frozenset({"til", "på", "om", "for", "med", "av", "ved", "i", "uten", "mot"})
_TIMES = word_set("år uke uken måned måneden dag dagen vår våren høst høsten sommer vinter senere")
_LISTING = word_set("og eller , o.l. o.l osv. osv mv. m.m.")  # «gjerder, hekker o.l.»
_CLOSE_BY = 7  # words within which another comma makes an aside of what is between
_ASIDES = frozenset(
    {"som", "slik", "hva", "hvem", "hvor", "hvordan", "da", "når", "hvis", "dersom"}
)


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
        if not starts_sentence(block.text, first.idx):
            continue  # «Er | Våren kald, kan du …»: the parser cut it
        if first.text[0].islower() and first.i > 0:
            continue  # «… behov, feks. hjemme sykepleie, bes det om»
        opening = sentence[first.i - sentence.start : comma.i - sentence.start]
        if any(is_finite(token) or token.lower_ in {"som", "at"} for token in opening):
            continue
        if any(token.is_punct and token.text != "-" for token in opening):
            continue
        verb = comma.nbor(1)
        phrase = first.pos_ == "ADP" and len(opening) > 1
        if phrase and first.lower_ == "ved" and verb.lower_ in REQUESTS:
            yield from _without_comma(block, comma, Severity.ADVICE)  # «Ved spørsmål, ring oss»
        if not is_finite(verb) or _is_inserted(verb, sentence):
            continue
        alone = len(opening) == 1 and first.lower_ in adverbs
        if (alone or phrase) and _subject_follows(verb):
            yield from _without_comma(block, comma)
        elif _is_time(opening) and sentence[-1].text != "?" and _subject_follows(verb):
            yield from _without_comma(block, comma, Severity.ADVICE)


def _is_time(opening: Span) -> bool:
    """Tell whether a time without a preposition opens the sentence: "Neste uke", "3. mai 2026"."""
    if opening[0].pos_ == "SCONJ" or opening[0].lower_ in _ASIDES:
        return False  # «Da snøen smeltet i mars, rant det vann»
    return len(opening) > 1 and any(
        token.lower_ in MONTHS or token.lower_ in WEEKDAYS or token.lower_ in _TIMES
        for token in opening
    )


def _subject_follows(verb: Token) -> bool:
    if verb.nbor(1).lower_ in NOMINATIVE:
        return True
    main = verb.head if verb.dep_ in HELPERS else verb
    if any(child.dep_ in SUBJECTS and child.i < verb.i for child in main.children):
        return False
    after = verb.nbor(1)
    return after.pos_ in {"PRON", "NOUN", "PROPN", "DET", "ADJ", "NUM"} or has_subject_after(verb)


def _is_inserted(verb: Token, sentence: Span) -> bool:
    """Tell whether the verb says who speaks, or more: "I går, sier ordføreren, var …"."""
    after = range(verb.i + 1, min(verb.i + 5, sentence.end - 1))
    closing = next((i for i in after if verb.doc[i].text == ","), None)
    return verb.lemma_ in SAYING or (closing is not None and is_finite(verb.doc[closing + 1]))


def _without_comma(
    block: BlockContext, comma: Token, severity: Severity | None = None
) -> Iterator[Match]:
    before, after = comma.nbor(-1), comma.nbor(1)
    start, end = comma.idx, after.idx + len(after.text)
    right = f" {after.text}"
    if before.text.isalpha():
        start, right = before.idx, f"{before.text} {after.text}"
    if not block.is_protected(start, end):
        yield Match(start, end, (right,), {"for": f"{before.text} {after.text}"}, severity)


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
        if not is_finite(verb) or verb.lemma_ in SAYING or verb.nbor(1).lower_ in _LISTING:
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


def before_complement(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a comma between a word and the clause it calls for: "Husk, å signere".

    The tree is no help: the parser lets the comma cut the clause off. ``ord`` names lemmas that
    call for one, by what it opens with; a preposition before the comma always does.
    """
    callers = {mark: frozenset(lemmas) for mark, lemmas in dict(options["ord"]).items()}
    for sentence in sentences(block):
        for comma in sentence[1:-2]:
            mark = comma.nbor(1).lower_
            if comma.text != "," or mark not in callers:
                continue
            before = comma.nbor(-1)
            called = before.lower_ in _CALLING or before.lemma_.lower() in callers[mark]
            here = comma.i - sentence.start
            aside = any(token.text == "," for token in sentence[here + 1 : here + _CLOSE_BY])
            if called and not aside and not _opens_aside(sentence[:here]):
                yield from _without_comma(block, comma)


def _opens_aside(opening: Span) -> bool:
    """Tell whether the comma may close something: «Som vi mener, at …»."""
    return any(token.is_punct or token.lower_ in _ASIDES for token in opening)
