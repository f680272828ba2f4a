"""Compounds written in two or three words: "omsorgs bolig", "saks behandlings tid".

A pair of words is only told of where the joined word is one that Norwegian has or readily makes,
and where neither measure words, names, genitives nor the parse give the two words a life apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code import suspicion
from asker_skriv.checking.code.compound_room import (
    MODALS,
    OWNERS,
    Stop,
    agrees,
    cannot_act,
    counts_one_and_many,
    determined,
    is_nounish,
    is_one_of,
    is_receiver,
    is_verbless,
    joined,
    may_be_parts,
    may_order,
    modal_before,
    only_verb,
    opens_relative,
    other_life,
    squeezed,
    verb_follows,
    waits_for_definite,
)
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    closes_sentence,
    next_word,
    opens_sentence,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]{2,}")
LINKED = ("ings", "sjons", "hets", "elses", "skaps", "tets", "doms", "ments", "nads", "ials")
FUNCTION = {"ADP", "PRON", "DET", "CCONJ", "SCONJ", "AUX", "NUM", "INTJ", "PART"}
_NO_PART = {"ADP", "PRON", "CCONJ", "SCONJ", "AUX", "NUM", "PART", "PUNCT", "SPACE"}
_IN_PHRASE = {"amod", "nmod", "compound", "det", "nummod", "appos", "flat:name"}
_SEASONS = frozenset({"sommer", "høst", "vinter", "vår", "jul", "påske"})
_WITH_INFINITIVE = word_set("få la be se høre kjenne føle hjelpe trenge behøve tore våge vite gå")
_OWNED = 5.2  # cost of a new compound where an article before may belong to the genitive
USUAL = 6.0  # cost of a new compound with a linking s that is readily made
_PLAIN = 3.6  # … and of one without
_UNHEARD = 9.0  # … and of one that may be new, where nothing but a compound can stand
_HELD = 4.0  # … where a preposition, article or adjective before holds the two together
_USUAL_HELD = 5.2  # … and where the second counts many: «satser på flyktning guider»
_FAR = 25  # words
_SEEN = 1.5  # Zipf frequency of a compound that people write, though no dictionary has it


def split_compound(  # one test after another, cheapest first
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the protocol's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Find two or three words that should be one (omsorgs bolig, saks behandlings tid)."""
    stop = Stop(options)
    found = list(_by_structure(block, stop))
    yield from found
    for match in suspicion.split_words(block, stop, options):
        if not any(match.start < other.end and other.start < match.end for other in found):
            yield match


def _by_structure(block: BlockContext, stop: Stop) -> Iterator[Match]:
    """Find those that lexicon and parse together leave no other life."""
    doc = block.doc
    skip_to = 0
    for first in doc[:-1] if len(doc) else ():
        if first.i < skip_to or not WORD.fullmatch(first.text) or first.whitespace_ != " ":
            continue
        if first.pos_ in _NO_PART or first.nbor(1).pos_ in _NO_PART:
            continue
        if first.text[1:] != first.text[1:].lower() or not _may_be_capital(first):
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


def _may_be_capital(first: Token) -> bool:
    """Tell whether the word is in lower case, or opens the sentence: no name."""
    return first.text[0].islower() or opens_sentence(first)


def _joined(block: BlockContext, first: Token, count: int, stop: Stop) -> tuple[Match, int] | None:
    parts = block.doc[first.i : first.i + count]
    if len(parts) < count or not may_be_parts(parts, stop, block.language.lexicon):
        return None
    lexicon = block.language.lexicon
    second = parts[-1]
    if not _can_be_head(lexicon, second):
        return None
    word = joined(*(token.text for token in parts))
    if count == 3:
        certainty = _of_three(lexicon, first, parts[1], word)
    elif _is_bound(lexicon, second.text) and not closes_sentence(second):
        certainty = None  # «bål forbuds perioden»: half a word would be left
    else:
        certainty = _certainty(lexicon, first, second, word.lower(), stop)
    if certainty is None:
        return None
    start, end = first.idx, second.idx + len(second.text)
    modern = re.sub("(?<=[Ff])rem", "ram", word, count=1)
    variants = (word, modern) if modern != word and lexicon.analyse(modern.lower()) else (word,)
    return Match(start, end, variants, severity=certainty), second.i


def _of_three(lexicon: Lexicon, first: Token, middle: Token, word: str) -> Severity | None:
    """Judge three words of which one cannot stand alone: "saks behandlings tid"."""
    low = first.text.lower()
    inner = _is_bound(lexicon, middle.text)
    if not (inner or _is_bound(lexicon, low)):
        return None
    known = lexicon.analyse(word.lower()) or (inner and _is_made(lexicon, low, word))
    return Severity.ERROR if known else None


def _is_made(lexicon: Lexicon, first: str, word: str) -> bool:
    readings = lexicon.analyse(first)
    if not readings or any(r.pos != "NOUN" or "Definite=Def" in r.features for r in readings):
        return False
    compound = lexicon.compound(word.lower())
    return compound is not None and compound.cost <= _UNHEARD


def _can_be_head(lexicon: Lexicon, token: Token) -> bool:
    readings = lexicon.analyse(token.text)
    compound = None if readings else lexicon.compound(token.text)
    if compound is not None:
        readings = compound.readings if compound.cost <= USUAL + 2 else ()
    if not any(reading.pos == "NOUN" for reading in readings):
        return False
    if any(reading.pos in FUNCTION for reading in readings):
        return False
    following = next_word(token)
    if following is not None and following.lower_ in {"å", "at"}:
        return all(reading.pos == "NOUN" for reading in readings)  # «låntaker plikter å»
    acts = token.pos_ in {"VERB", "AUX"} and "Mood=" in str(token.morph)
    return (
        not acts
        or cannot_act(token)
        or verb_follows(token)
        or all(r.pos == "NOUN" for r in readings)
    )


def _is_bound(lexicon: Lexicon, word: str) -> bool:
    """Tell whether the word is a form that only stands inside compounds (omsorgs, barne)."""
    readings = lexicon.analyse(word)
    if not readings:
        base = word[:-1]
        return word.endswith("s") and lexicon.compound(base) is not None
    return all(reading.pos == "NOUN" and is_linking(reading.features) for reading in readings)


def is_linking(features: str) -> bool:
    """Tell whether a reading is the form that compounds begin with (omsorgs)."""
    return "Case=Gen" in features and "Definite=Ind" in features and "Number=Sing" in features


def _certainty(
    lexicon: Lexicon, first: Token, second: Token, word: str, stop: Stop
) -> Severity | None:
    low = first.text.lower()
    readings = lexicon.analyse(low)
    if readings and low not in stop.always and not _can_be_first(first, second, readings):
        return None
    compound = lexicon.compound(word)
    known = bool(lexicon.analyse(word))
    if not readings and low in stop.always and lexicon.frequency(word) >= _SEEN:
        return Severity.ERROR  # «barne verntjenesten»
    if not known:
        if compound is None or len(low) - compound.head_start not in {
            0,
            len(low + second.text) - len(word),
        }:
            return None
        known = lexicon.frequency(word) >= _SEEN and compound.cost <= USUAL
    if not readings and not low.endswith("s"):
        # barne, ungdoms …: no word of its own, but the start of one
        fits = first.text == low or opens_sentence(first)
        return Severity.ERROR if known and fits else None
    if low in stop.always:
        return Severity.ERROR if known else None
    if _is_stem(readings):
        return _verbal(lexicon, first, second, word)
    if any(is_linking(reading.features) for reading in readings) or not readings:
        if low in stop.genitives and (not lexicon.analyse(word) or determined(lexicon, first)):
            return None
        return _linked(lexicon, first, second, known, compound)
    nouns = [r for r in readings if r.pos == "NOUN"]
    if low in stop.weak and not lexicon.analyse(word) and not squeezed(first, second, nouns):
        return None
    return _plain(lexicon, first, second, known, compound)


def _is_stem(readings: tuple[Any, ...]) -> bool:
    """Tell whether the word is an infinitive and nothing else: "bygge", "klatre"."""
    return any("Inf" in reading.features for reading in readings) and all(
        reading.pos == "VERB" and ("Inf" in reading.features or "Imp" in reading.features)
        for reading in readings
    )


def _can_be_first(first: Token, second: Token, readings: tuple[Any, ...]) -> bool:
    """Tell whether the readings allow a first part; a cheap look before the dear ones."""
    if any(reading.pos in FUNCTION for reading in readings):
        return False
    if any(is_linking(reading.features) for reading in readings):
        return True
    helped = _no_infinitive(first, second)
    if is_nounish(first, readings) or (first.pos_ == "VERB" and helped):
        return second.pos_ in {"NOUN", "ADJ", "ADV", "VERB", "X"}
    return all(reading.pos == "VERB" for reading in readings) and second.pos_ == "NOUN"


def _verbal(lexicon: Lexicon, first: Token, second: Token, word: str) -> Severity | None:
    """Judge an infinitive and a noun (høre apparat), where no infinitive can stand."""
    compound = lexicon.compound(word)
    if second.pos_ != "NOUN" or compound is None:
        return None
    dearest = USUAL if opens_sentence(first) else _HELD
    if not lexicon.analyse(word) and (compound.cost > dearest or _waits_for_infinitive(first)):
        return None
    return Severity.ERROR if _no_infinitive(first, second) else None


def _waits_for_infinitive(token: Token) -> bool:
    """Tell whether a modal verb or «å» stands before: «skulle jo snart ta lappen»."""
    earlier = token.doc[start_of_window(token, _FAR) : token.i]
    return any(word.lower_ in MODALS for word in earlier)


def _no_infinitive(first: Token, second: Token) -> bool:
    """Tell whether no infinitive can stand where the first word does."""
    if opens_sentence(first):
        return verb_follows(second)
    before = first.nbor(-1)
    if _is_listed(first):
        return True
    if before.pos_ in {"ADP", "DET", "ADJ", "NUM"} or "Case=Gen" in str(before.morph):
        return before.lower_ != "å"
    if before.pos_ == "SCONJ" and before.lower_ in {"at", "hvis", "når", "fordi", "dersom"}:
        return True
    done = before.pos_ in {"VERB", "AUX"} and before.lemma_ not in _WITH_INFINITIVE
    return done and before.lower_ not in MODALS


def _is_listed(token: Token) -> bool:
    """Tell whether the word stands in a list of things: «Legg ved firmaattest, skatte attest»."""
    before = token.nbor(-1)
    if before.text not in {",", "og", "eller"} or opens_sentence(before):
        return False
    earlier = token.doc[start_of_window(token, _FAR) : token.i]
    acts = any("VerbForm=Inf" in str(word.morph) for word in earlier)
    return before.nbor(-1).pos_ == "NOUN" and not acts and not _waits_for_infinitive(token)


def _linked(
    lexicon: Lexicon, first: Token, second: Token, known: bool, compound: Any
) -> Severity | None:
    low = first.text.lower()
    if any(r.pos != "NOUN" for r in lexicon.analyse(low)):
        return None
    heads = [r for r in lexicon.analyse(second.text) if r.pos == "NOUN"]
    if heads and all("Definite=Def" in r.features for r in heads) and second.pos_ == "NOUN":
        # «samhandlings reformen»: after a genitive a noun has no ending, so this is none
        return Severity.ERROR if known or compound.cost <= _UNHEARD else None
    linked = low.endswith(LINKED)
    if not known and compound.cost > (_UNHEARD if linked else USUAL):
        return None
    if second.pos_ not in {"NOUN", "X"} and not known and not verb_follows(second):
        return None
    if not known and low.endswith(OWNERS):
        return None  # «en dommers besøk»
    if not known and compound.cost > _OWNED and determined(lexicon, first) and not linked:
        return None
    return Severity.ERROR


def _plain(
    lexicon: Lexicon, first: Token, second: Token, known: bool, compound: Any
) -> Severity | None:
    low = first.text.lower()
    readings = lexicon.analyse(low)
    nouns = [r for r in readings if r.pos == "NOUN" and "Definite=Def" not in r.features]
    held = _is_held(first, second)
    if not nouns or not (is_nounish(first, readings) or first.pos_ == "VERB"):
        return None
    if second.pos_ != "NOUN" and not (held or cannot_act(second)):
        return None
    acting = any(
        r.pos == "VERB" and ("Tense=" in r.features or ("Imp" in r.features and may_order(first)))
        for r in readings
    )
    if other_life(first, second, readings) or (acting and not (known and held)):
        return None
    heads = lexicon.analyse(second.text)
    acts = any(r.pos == "VERB" and ("Inf" in r.features or "Tense=" in r.features) for r in heads)
    if acts and not agrees(lexicon, first, heads) and modal_before(first):
        return None
    if only_verb(second, heads) or is_receiver(lexicon, first) or is_one_of(first, heads):
        return None  # «På en skole leder rektor arbeidet», «gi en elev plass»
    together = first.head.i == second.i and first.dep_ in _IN_PHRASE
    together = together or (second.head.i == first.i and second.dep_ in _IN_PHRASE)
    definite = any("Definite=Def" in r.features for r in heads if r.pos == "NOUN")
    if definite and held and opens_relative(second):
        return None  # «Hver dag barnet er borte, teller som fravær»
    alone = definite and squeezed(first, second, nouns)
    if known:
        season = low in _SEASONS and first.i > 0 and first.nbor(-1).lower_ in {"i", "til"}
        if definite and not (together or alone) and (not held or season):
            return None
        return Severity.ERROR if together or held or alone else Severity.ADVICE
    waits = definite and waits_for_definite(first)
    if (len(low) <= 3 and not waits) or not (second.pos_ == "NOUN" or cannot_act(second)):
        return None
    if any(r.pos == "VERB" and not _is_idle_order(r, first) for r in readings):
        sure = alone and compound.cost <= _HELD
    elif definite:
        sure = (alone and compound.cost <= _HELD + 1) or (
            waits
            and compound.cost <= _HELD + 1
            and not verb_follows(second)  # «den dato brevet kom»
        )
    else:
        sure = (together and compound.cost <= _PLAIN) or (held and compound.cost <= _HELD)
        governed = not opens_sentence(first) and first.nbor(-1).pos_ == "ADP"
        dearest = _USUAL_HELD if governed else _PLAIN
        sure = sure or (counts_one_and_many(nouns, heads) and compound.cost <= dearest)
        sure = sure or (together and compound.cost <= _HELD and is_verbless(first))
    return Severity.ADVICE if sure else None


def _is_idle_order(reading: Any, first: Token) -> bool:
    """Tell whether the reading is an imperative where none can stand: «normal svar tid»."""
    return "Mood=Imp" in reading.features and not may_order(first)


def _is_held(first: Token, second: Token) -> bool:
    """Tell whether a preposition, article, adjective or genitive before holds the two together."""
    if opens_sentence(first):  # «Kurs avgiften er …»
        return not closes_sentence(second) and verb_follows(second)
    before = first.nbor(-1)
    owned = "Case=Gen" in str(before.morph) or "Poss=Yes" in str(before.morph)
    return owned or before.pos_ in {"ADP", "DET", "ADJ"}
