"""Hyphens that are missing: "SFO leder", "barne og ungdomsskole"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.compound_room import LOW
from asker_skriv.checking.code.compounds import FUNCTION, LINKED, WORD, is_linking
from asker_skriv.checking.code.places import WEEKDAYS
from asker_skriv.checking.code.words import opens_sentence, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_TIMES = frozenset(WEEKDAYS) | {"sommeren", "høsten", "vinteren", "våren"}
_LIMITS = frozenset({"minimum", "maksimum", "innen", "minst"})  # «SMS minimum ett døgn før»
_READY = 8.0  # cost of a new compound where only the hyphen is missing
_ACRONYM = re.compile(r"[A-ZÆØÅ]{2,5}")


def acronym(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find an acronym and a noun that lack the hyphen between them (SFO leder)."""
    kept = {str(word) for word in options.get("unntak", ())}
    lands = {str(word) for word in options.get("land_og_forbund", ())}
    doc = block.doc
    for first in doc[:-1] if len(doc) else ():
        second = first.nbor(1)
        if not _ACRONYM.fullmatch(first.text) or first.whitespace_ != " " or first.text in kept:
            continue
        if not LOW.fullmatch(second.text) or _all_capitals(block.text):
            continue
        before = previous_word(first)
        held = before is not None and before.pos_ in {"DET", "ADJ"}
        if second.pos_ != "NOUN" and not (held and "Mood=" not in str(second.morph)):
            continue
        governed = held or (before is not None and before.pos_ == "ADP" and first.text not in lands)
        if second.lower_ in _TIMES | _LIMITS or not (governed or _in_one_phrase(first, second)):
            continue  # «tall fra FN søndag», «politiet eller HRS informasjon»
        readings = block.language.lexicon.analyse(second.text)
        if not any(r.pos == "NOUN" for r in readings) or "Case=Gen" in str(second.morph):
            continue
        if any(r.pos in FUNCTION | {"ADJ", "ADV"} for r in readings):
            continue
        if any(r.pos == "VERB" for r in readings) and not _ends_phrase(second):
            continue
        start, end = first.idx, second.idx + len(second.text)
        if not block.is_protected(start, end):
            yield Match(start, end, (f"{first.text}-{second.text}",))


def _in_one_phrase(first: Token, second: Token) -> bool:
    related = {"compound", "nmod", "appos", "flat:name", "amod", "det", "obl"}
    if first.head.i == second.i and first.dep_ in related - {"obl"}:
        return True
    return second.head.i == first.i and second.dep_ in related


def _ends_phrase(token: Token) -> bool:
    if token.i + 1 >= len(token.doc):
        return True
    after = token.nbor(1)
    return after.is_punct or after.pos_ in {"ADP", "CCONJ", "AUX", "VERB", "SCONJ"}


def _all_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) * 2 > len(letters)


def suspended(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "barne og ungdomsskole", where the first part lacks its hyphen.

    ``par`` lists firsts that are words too, with the parts they go with: "helse" with "omsorgs".
    """
    lexicon = block.language.lexicon
    pairs = {str(key): tuple(value) for key, value in dict(options.get("par", {})).items()}
    doc = block.doc
    for conjunction in doc[1:-1] if len(doc) > 2 else ():
        if conjunction.lower_ not in {"og", "eller", "samt"}:
            continue
        first, last = conjunction.nbor(-1), conjunction.nbor(1)
        if first.whitespace_ != " " or not WORD.fullmatch(first.text):
            continue
        if first.text[0].isupper() and not opens_sentence(first) and first.lower_ not in pairs:
            continue  # a name
        if not LOW.fullmatch(last.text) or block.is_protected(first.idx, last.idx + len(last.text)):
            continue
        low = first.lower_
        compound = lexicon.compound(last.text)
        if compound is None:
            continue
        head = compound.form[compound.head_start :]
        beginning = compound.form[: compound.head_start]
        if low in pairs:
            fits = beginning in pairs[low]
        else:
            fits = _is_no_word(lexicon, low) and _makes_word(lexicon, low, head)
        if fits:
            end = first.idx + len(first.text)
            yield Match(first.idx, end, (first.text + "-",), {"helt": last.text})


def _is_no_word(lexicon: Lexicon, low: str) -> bool:
    readings = lexicon.analyse(low)
    if not readings:
        return True
    return low.endswith(LINKED) and all(is_linking(r.features) for r in readings)


def _makes_word(lexicon: Lexicon, low: str, head: str) -> bool:
    word = low + head
    compound = lexicon.compound(word)
    return word in lexicon or (compound is not None and compound.cost <= _READY)
