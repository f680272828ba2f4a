"""A determiner before a definite noun of another gender or number: «denne huset», «det nye skolen».

«Det viktigste kommunen gjør» looks alike, so the parse must hold the words together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import head_features, noun_after, noun_features, stretch
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import can_be_finite, has, is_finite, next_word, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

# For one thing of common gender, for one neuter thing, for many.
_SERIES = (("den", "det", "de"), ("denne", "dette", "disse"))
# «det første kommunen gjorde», «har det hele tida vært»
_RANKING = word_set("eneste første siste nye neste verste samme lille mye meste hele")
_COMMON, _NEUTER, _MANY = range(3)


def definite(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find den/det/de and denne/dette/disse that do not go with the definite noun they hold."""
    kept = {str(word) for word in options.get("unntak", ())}
    for token in block.doc:
        series = next((words for words in _SERIES if token.lower_ in words), None)
        found = noun_after(token) if series and not token.text.isupper() else None
        if series is None or found is None or found[1].lower_ in kept:
            continue
        adjectives, noun = found
        wanted = _places(block.language.lexicon, noun)
        if not wanted or series.index(token.lower_) in wanted or len(wanted) > 1:
            continue
        if not _held_together(token, adjectives, noun, points=series is _SERIES[1]):
            continue
        match = _corrected(block, token, adjectives, noun, min(wanted))
        if match is not None:
            yield match


def before_verb(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find «Disse møter varer», where the parser takes the noun for the verb."""
    lexicon = block.language.lexicon
    for token in block.doc:
        noun = next_word(token)
        verb = next_word(noun) if noun is not None else None
        if token.lower_ != "disse" or noun is None or verb is None or noun.pos_ == "NOUN":
            continue
        features = noun_features(lexicon, noun.lower_)
        many = any("Number=Plur" in f and "Definite=Ind" in f for f in features)
        if not many or not can_be_finite(lexicon, verb.lower_) or verb.pos_ == "ADP":
            continue
        lemma = next(r.lemma for r in lexicon.analyse(noun.lower_) if r.pos == "NOUN")
        forms = lexicon.inflect(lemma, "NOUN", "Definite=Def|Number=Plur")
        span = stretch(block, token, noun)
        if forms and span is not None:
            yield Match(*span, (f"{token.text} {forms[0]}",))


def _places(lexicon: Lexicon, noun: Token) -> set[int]:
    """Return which of a series may stand before the noun; none where it may be indefinite."""
    features = [*noun_features(lexicon, noun.lower_), *head_features(lexicon, noun)]
    if not features or not all("Definite=Def" in f for f in features):
        return set()
    return {
        _MANY if "Number=Plur" in f else _NEUTER if "Gender=Neut" in f else _COMMON
        for f in features
    }


def _held_together(token: Token, adjectives: list[Token], noun: Token, *, points: bool) -> bool:
    """Tell whether the determiner belongs to the noun, and is no pronoun of its own."""
    if token.head.i != noun.i or token.dep_ != "det":
        return False
    after, before = next_word(noun), previous_word(token)
    if after is not None and after.pos_ in {"PRON", "DET"}:
        return False
    if adjectives:
        ranks = any(has(w, "Degree=Sup") or w.lower_ in _RANKING for w in adjectives)
        free = token.lower_ in {"det", "dette"} and ranks and not _is_only_clause(noun)
        return not free and all(word.head.i == noun.i for word in adjectives)
    # «av det boligen er verdt»: alone, «det» may stand for what comes
    return points and (before is None or before.pos_ == "ADP")


def _is_only_clause(noun: Token) -> bool:
    """Tell whether one verb alone is finite: «Det nye skolen åpner», but not «… gjør, er»."""
    after = next_word(noun)
    finite = [token.i for token in noun.sent if is_finite(token)]
    return after is not None and finite == [after.i]


def _corrected(
    block: BlockContext, token: Token, adjectives: list[Token], noun: Token, place: int
) -> Match | None:
    span = stretch(block, token, noun)
    number = "Plur" if place == _MANY else "Sing"
    gender = "Neut" if place == _NEUTER else "Masc"
    lexicon = block.language.lexicon
    weak = [
        lexicon.agreeing_adjective(word.lower_, gender, number, "Def") or word.text
        for word in adjectives
    ]
    if span is None:
        return None
    series = next(words for words in _SERIES if token.lower_ in words)
    determiner = with_case_of(token.text, series[place])
    return Match(*span, (" ".join([determiner, *weak, noun.text]),))
