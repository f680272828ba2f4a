"""Compounds written in two: "omsorgs bolig", "SFO leder", "barne og ungdomsskole".

A pair of words is only told of where the joined word is one that Norwegian has or readily makes,
and where neither measure words, names, genitives nor the parse give the two words a life apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]{2,}")
_LOW = re.compile(r"[a-zæøåéèêóòôü]{3,}")
_LINKED = ("ings", "sjons", "hets", "skaps", "tets", "doms", "ments", "nads", "ials")
_FUNCTION = {"ADP", "PRON", "DET", "CCONJ", "SCONJ", "AUX", "NUM", "INTJ", "PART"}
_NOUNISH = {"NOUN", "X", "PROPN"}
_IN_PHRASE = {"amod", "nmod", "compound", "det", "nummod", "appos", "flat:name"}
_MODALS = frozenset(
    "vil ville skal skulle kan kunne må måtte bør burde lar la lot får fikk å".split()
)
_USUAL = 5.0  # cost of a new compound with a linking s that is readily made
_PLAIN = 3.6  # … and of one without
_READY = 8.0  # … and of one where only the hyphen is missing
_SEEN = 1.5  # Zipf frequency of a compound that people write, though no dictionary has it


def split_compound(  # one test after another, cheapest first
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the protocol's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Find two or three words that should be one (omsorgs bolig, saks behandlings tid)."""
    stop = _Stop(options)
    doc = block.doc
    skip_to = 0
    for first in doc[:-1] if len(doc) else ():
        if first.i < skip_to or not _WORD.fullmatch(first.text) or first.whitespace_ != " ":
            continue
        if first.text[1:] != first.text[1:].lower():
            continue
        for count in (3, 2):
            found = _joined(block, first, count, stop)
            if found is None:
                continue
            match, last = found
            if not block.is_protected(match.start, match.end):
                yield match
            skip_to = last + 1
            break


class _Stop:
    """The rule file's lists of words that are no part of a compound."""

    __slots__ = ("first", "genitives", "second")

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.first = frozenset(str(word) for word in options.get("ikke_forste", ()))
        self.second = frozenset(str(word) for word in options.get("ikke_andre", ()))
        self.genitives = frozenset(str(word) for word in options.get("genitiver", ()))


def _joined(
    block: BlockContext, first: Token, count: int, stop: _Stop
) -> tuple[Match, int] | None:
    doc = block.doc
    last = first.i + count - 1
    if last >= len(doc):
        return None
    parts = doc[first.i : last + 1]
    if any(token.whitespace_ != " " for token in parts[:-1]):
        return None
    if not all(_LOW.fullmatch(token.text) for token in parts[1:]):
        return None
    low = first.text.lower()
    lexicon = block.language.lexicon
    second = doc[last]
    if low in stop.first or second.text in stop.second or not _can_be_head(lexicon, second):
        return None
    word = first.text + "".join(token.text for token in parts[1:])
    if count == 3:
        middle = doc[last - 1]
        bound = _is_bound(lexicon, low) or _is_bound(lexicon, middle.text)
        if not (bound and lexicon.analyse(word.lower())):
            return None
        certainty: Severity | None = Severity.ERROR
    else:
        certainty = _certainty(lexicon, first, second, word.lower(), stop)
    if certainty is None:
        return None
    if last + 1 < len(doc) and doc[last + 1].text.startswith("-"):
        return None
    start, end = first.idx, second.idx + len(second.text)
    return Match(start, end, (word,), severity=certainty), last


def _can_be_head(lexicon: Lexicon, token: Token) -> bool:
    readings = lexicon.analyse(token.text)
    compound = None if readings else lexicon.compound(token.text)
    if compound is not None:
        readings = compound.readings if compound.cost <= _USUAL + 2 else ()
    if not any(reading.pos == "NOUN" for reading in readings):
        return False
    if any(reading.pos in _FUNCTION for reading in readings):
        return False
    return token.pos_ in {"NOUN", "ADJ", "X", "ADV"} or all(r.pos == "NOUN" for r in readings)


def _is_bound(lexicon: Lexicon, word: str) -> bool:
    """Tell whether the word is a form that only stands inside compounds (omsorgs, barne)."""
    readings = lexicon.analyse(word)
    if not readings:
        base = word[:-1]
        return word.endswith("s") and lexicon.compound(base) is not None
    return all(reading.pos == "NOUN" and _is_linking(reading.features) for reading in readings)


def _is_linking(features: str) -> bool:
    return "Case=Gen" in features and "Definite=Ind" in features and "Number=Sing" in features


def _certainty(
    lexicon: Lexicon, first: Token, second: Token, word: str, stop: _Stop
) -> Severity | None:
    low = first.text.lower()
    readings = lexicon.analyse(low)
    compound = lexicon.compound(word)
    known = bool(lexicon.analyse(word))
    if not known:
        if compound is None or compound.head_start != len(low):
            return None
        known = lexicon.frequency(word) >= _SEEN and compound.cost <= _USUAL
    if not readings and not low.endswith("s"):
        # barne, ungdoms …: no word of its own, but the start of one
        return Severity.ERROR if known and first.pos_ != "PROPN" else None
    if any(reading.pos in _FUNCTION for reading in readings):
        return None
    if any(_is_linking(reading.features) for reading in readings) or not readings:
        return _linked(lexicon, first, second, known, compound, stop)
    return _plain(lexicon, first, second, known, compound)


def _linked(
    lexicon: Lexicon, first: Token, second: Token, known: bool, compound: Any, stop: _Stop
) -> Severity | None:
    low = first.text.lower()
    if low in stop.genitives or any(r.pos != "NOUN" for r in lexicon.analyse(low)):
        return None
    if not known and compound.cost > _USUAL:
        return None
    if second.pos_ not in {"NOUN", "X"} and not known:
        return None
    owner = _determined(lexicon, first)
    if owner and not (known or low.endswith(_LINKED)):
        return None
    return Severity.ERROR


def _determined(lexicon: Lexicon, first: Token) -> bool:
    """Tell whether an article or adjective before may belong to the genitive itself."""
    if first.i == 0:
        return False
    before = first.nbor(-1)
    if before.pos_ not in {"DET", "ADJ", "NUM"} and before.lower_ not in {"en", "et", "ei"}:
        return False
    genders = {_gender(r.features) for r in lexicon.analyse(first.text.lower())}
    said = {_gender(r.features) for r in lexicon.analyse(before.lower_)} - {""}
    if "Com" in said:
        said |= {"Masc", "Fem"}
    return not said or bool(genders & said)


def _gender(features: str) -> str:
    found = re.search(r"Gender=(\w+)", features)
    return found[1] if found else ""


def _plain(
    lexicon: Lexicon, first: Token, second: Token, known: bool, compound: Any
) -> Severity | None:
    low = first.text.lower()
    readings = lexicon.analyse(low)
    nouns = [r for r in readings if r.pos == "NOUN" and "Definite=Ind" in r.features]
    held = first.i > first.sent.start and first.nbor(-1).pos_ in {"ADP", "DET", "ADJ"}
    if not nouns or first.pos_ not in _NOUNISH or (second.pos_ != "NOUN" and not held):
        return None
    if any(r.pos in {"ADJ", "ADV", "PROPN"} for r in readings):
        return None
    if any(r.pos == "VERB" and ("Tense=" in r.features or "Imp" in r.features) for r in readings):
        if not (known and held):
            return None
    heads = lexicon.analyse(second.text)
    acts = any(r.pos == "VERB" and ("Inf" in r.features or "Tense=" in r.features) for r in heads)
    if acts and _modal_before(first):
        return None
    together = first.head.i == second.i and first.dep_ in _IN_PHRASE
    together = together or (second.head.i == first.i and second.dep_ in _IN_PHRASE)
    definite = any("Definite=Def" in r.features for r in heads if r.pos == "NOUN")
    if known:
        if definite and not together:
            return None
        return Severity.ERROR if together or held else Severity.ADVICE
    if compound.cost <= _PLAIN and together and not definite and len(low) > 3:
        return Severity.ADVICE
    return None


def _modal_before(token: Token) -> bool:
    """Tell whether an infinitive may still be to come: "vil et vitne møte"."""
    start = max(token.sent.start, token.i - 5)
    for before in reversed(token.doc[start : token.i]):
        if before.lower_ in _MODALS:
            return True
        if before.pos_ == "VERB":
            return False
    return False


_ACRONYM = re.compile(r"[A-ZÆØÅ]{2,5}")


def acronym(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:  # noqa: ARG001 - the protocol's
    """Find an acronym and a noun that lack the hyphen between them (SFO leder)."""
    kept = {str(word) for word in options.get("unntak", ())}
    doc = block.doc
    for first in doc[:-1] if len(doc) else ():
        second = first.nbor(1)
        if not _ACRONYM.fullmatch(first.text) or first.whitespace_ != " " or first.text in kept:
            continue
        if not _LOW.fullmatch(second.text) or second.pos_ != "NOUN" or _all_capitals(block.text):
            continue
        readings = block.language.lexicon.analyse(second.text)
        if not any(r.pos == "NOUN" for r in readings) or "Case=Gen" in str(second.morph):
            continue
        if any(r.pos in _FUNCTION | {"ADJ", "ADV"} for r in readings):
            continue
        if any(r.pos == "VERB" for r in readings) and not _ends_phrase(second):
            continue
        start, end = first.idx, second.idx + len(second.text)
        if not block.is_protected(start, end):
            yield Match(start, end, (f"{first.text}-{second.text}",))


def _ends_phrase(token: Token) -> bool:
    if token.i + 1 >= len(token.doc):
        return True
    after = token.nbor(1)
    return after.is_punct or after.pos_ in {"ADP", "CCONJ", "AUX", "VERB", "SCONJ"}


def _all_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) * 2 > len(letters)


def suspended(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:  # noqa: ARG001 - the protocol's
    """Find "barne og ungdomsskole", where the first part lacks its hyphen.

    ``par`` lists firsts that are words too, with the parts they go with: "helse" with "omsorgs".
    """
    lexicon = block.language.lexicon
    pairs = {str(key): str(value) for key, value in dict(options.get("par", {})).items()}
    doc = block.doc
    for conjunction in doc[1:-1] if len(doc) > 2 else ():
        if conjunction.lower_ not in {"og", "eller", "samt"}:
            continue
        first, last = conjunction.nbor(-1), conjunction.nbor(1)
        if first.whitespace_ != " " or not _WORD.fullmatch(first.text):
            continue
        if not _LOW.fullmatch(last.text) or block.is_protected(first.idx, last.idx + len(last.text)):
            continue
        low = first.lower_
        compound = lexicon.compound(last.text)
        if compound is None:
            continue
        head = compound.form[compound.head_start :]
        beginning = compound.form[: compound.head_start]
        if low in pairs:
            fits = beginning == pairs[low]
        else:
            fits = _is_no_word(lexicon, low) and _makes_word(lexicon, low, head)
        if fits:
            end = first.idx + len(first.text)
            yield Match(first.idx, end, (first.text + "-",), {"helt": last.text})


def _is_no_word(lexicon: Lexicon, low: str) -> bool:
    readings = lexicon.analyse(low)
    if not readings:
        return True
    return low.endswith(_LINKED) and all(_is_linking(r.features) for r in readings)


def _makes_word(lexicon: Lexicon, low: str, head: str) -> bool:
    word = low + head
    compound = lexicon.compound(word)
    return word in lexicon or (compound is not None and compound.cost <= _READY)
