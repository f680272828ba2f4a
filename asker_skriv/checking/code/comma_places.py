"""Commas that the model misses, told apart by what stands around them, each with its own words.

The model says how sure it is (`comma_model`), each rule how sure it must be, and which places are
its own. Nothing is said of headings, cells and quoted blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.comma import first_word, main_verb, put_comma
from asker_skriv.checking.code.comma_model import missing_commas
from asker_skriv.checking.code.comma_order import SAYING
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    NOMINATIVE,
    can_be_finite,
    closes_sentence,
    is_finite,
    is_second_verb,
    opens_sentence,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import RUNNING_TEXT

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_JOINTS = word_set("og eller for så")
_ANSWERS = word_set("ja nei jo joda neida")
_NEVER_BEFORE = word_set("at å om enn takk men")
_NEVER_AFTER = word_set("og eller men at som å for så enn både enten")
# «… og at du svarer»
_GO_ON = word_set("at å som om hvordan hvorfor hva hvor hvem hvilken hvilket hvilke når")
_AS_LONG_AS = word_set("lenge snart langt fort ofte fremt framt sant")  # «så lenge det er lys»
_OPENERS = word_set("som der hvor at")
_SUBJECTS = frozenset({"PRON", "NOUN", "PROPN", "DET", "ADJ", "NUM", "PART", "ADV"})


class Place(StrEnum):
    """What a comma would part."""

    OPENING = "åpningssetning"  # a clause that opens the sentence from what follows
    INSERTED = "innskutt"  # a clause in the midst of a sentence from its verb
    CLAUSES = "helsetninger"  # two clauses that «og», «eller», «for» or «så» joins
    SAID = "replikk"  # what is said from who says it
    RELATIVE = "som"  # a name from what is told of it besides
    ANSWER = "svarord"  # «Ja» from what follows


_BEFORE_VERB = frozenset({Place.OPENING, Place.INSERTED, Place.SAID})


def suspected(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find the places of the kinds ``plasser`` where the model is as sure as ``terskel``.

    After a first name and a surname ``terskel_fullt_navn`` will do.
    """
    wanted = set(options["plasser"])
    threshold = float(options["terskel"])
    if block.kind not in RUNNING_TEXT:
        return
    named = float(options.get("terskel_fullt_navn", threshold))
    for place, score in missing_commas(block.doc).items():
        token = block.doc[place]
        if score < (named if _follows_full_name(token) else threshold):
            continue
        kind = place_of(token)
        if kind is Place.OPENING and _has_its_comma(token):
            continue
        if kind in _BEFORE_VERB and not can_be_finite(block.language.lexicon, token.lower_):
            continue  # «søknad innkommet 14. juni»
        if kind in wanted and (match := put_comma(block, token.nbor(-1), token)):
            yield match


def _follows_full_name(token: Token) -> bool:
    """Tell whether a first name and a surname stand before: «Kari Eksempel som leder kontoret»."""
    if token.i < 2 or opens_sentence(token.nbor(-1)):
        return False
    last, first = token.nbor(-1), token.nbor(-2)
    return last.is_title and first.is_title and first.pos_ == "PROPN"


def _has_its_comma(verb: Token) -> bool:
    """Tell whether the clause that opens the sentence surely ends elsewhere."""
    first = first_word(verb.sent)
    main = main_verb(first, verb.sent) if first is not None else None
    return main is not None and main.i != verb.i


def place_of(token: Token) -> Place | None:
    """Return what a comma before the word would part; None where no rule should speak."""
    before = token.nbor(-1)
    if before.lower_ in _NEVER_AFTER or token.lower_ in _NEVER_BEFORE or closes_sentence(token):
        return None
    if not before.text[-1:].isalnum() or not token.is_alpha:
        return None
    if token.lower_ in _JOINTS:
        return Place.CLAUSES if _may_join_clauses(token) else None
    if token.lower_ == "som":
        named = before.pos_ == "PROPN" or _follows_full_name(token)
        return Place.RELATIVE if named else None
    if before.lower_ in _ANSWERS and opens_sentence(before):
        return Place.ANSWER
    if not is_finite(token) or before.lower_ in NOMINATIVE:
        return None
    if token.lemma_ in SAYING and _names_speaker(token):
        return Place.SAID
    if _is_opening(token):
        return Place.OPENING
    return Place.INSERTED if _follows_clause(token) and not is_second_verb(token) else None


def _follows_clause(verb: Token) -> bool:
    """Tell whether a clause may stand before the verb: something opens one, or has a verb."""
    earlier = verb.doc[verb.sent.start + 1 : verb.i]
    return any(is_finite(w) or w.pos_ == "SCONJ" or w.lower_ in _OPENERS for w in earlier)


def _may_join_clauses(joint: Token) -> bool:
    """Tell whether a clause with a subject of its own may follow: not «fem og et halvt»."""
    before, after = joint.nbor(-1), joint.nbor(1)
    if after.lower_ in _GO_ON or is_finite(after) or closes_sentence(after):
        return False
    if joint.lower_ == "så" and after.lower_ in _AS_LONG_AS:
        return False
    if after.pos_ == "ADP" and after.nbor(1).lower_ in _GO_ON:
        return False
    return not (before.pos_ == "NUM" and (after.pos_ == "NUM" or after.lower_ in {"et", "en"}))


def _names_speaker(verb: Token) -> bool:
    if verb.sent[-1].text == "?":
        return False  # «Hvor mange ord sier hun?»
    after = verb.nbor(1)
    return after.lower_ in NOMINATIVE or after.pos_ in {"PROPN", "NOUN"}


def _is_opening(verb: Token) -> bool:
    """Tell whether the sentence opens with a clause, and no sign stands between it and the verb."""
    sentence: Span = verb.sent
    first = first_word(sentence)
    if first is None or any(token.is_punct for token in verb.doc[first.i : verb.i]):
        return False
    if first.pos_ == "CCONJ" and first.i + 1 < verb.i:
        first = first.nbor(1)
    if first.pos_ == "SCONJ":
        return True
    if first.nbor(1).pos_ == "PROPN" and first.lower_.endswith("er"):
        return False  # «Planlegger Tor Eksempel forteller»: a title, not a verb
    return is_finite(first) and first.nbor(1).pos_ in _SUBJECTS  # not «Ønsket om plass ble …»
