"""A small word that is left out: «til søke», «ønsker hjelpe», «rett å klage»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import noun_features
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    MODALS,
    NOMINATIVE,
    can_be_infinitive,
    has,
    is_finite,
    next_word,
    opens_sentence,
    previous_word,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_ADVERBS = word_set("ikke aldri alltid også bare derfor gjerne nå da heller")
_FAR = 25  # words back in the sentence
_OBJECTS = word_set("det dette den deg seg oss dem meg")
_GIVING = word_set("ha få gi mangle")
_BETWEEN = frozenset({"ADJ", "ADV", "DET", "PRON"})


def infinitive_marker(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find an infinitive that lacks its "å" after a preposition or a verb that asks for it."""
    prepositions = frozenset(str(word) for word in options.get("preposisjon", ()))
    verbs = frozenset(str(word) for word in options.get("verb", ()))
    listed = frozenset(str(word) for word in options.get("ogsa_infinitiv", ()))
    fixed = frozenset(str(word) for word in options.get("faste", ()))
    lexicon = block.language.lexicon
    for token in block.doc:
        asks = token.lower_ in prepositions
        if not asks and (token.pos_ not in {"VERB", "AUX"} or token.lemma_ not in verbs):
            continue
        verb = next_word(token) if asks else _beyond_subject(token)
        if verb is None or not _must_be_infinitive(lexicon, verb, listed) or verb.lower_ in fixed:
            continue
        if _waits_for_verb(token):
            continue
        start, end = token.idx, verb.idx + len(verb.text)
        if block.text[end : end + 1] != "-" and not block.is_protected(start, end):
            words = block.text[start : verb.idx] + "å " + verb.text
            yield Match(start, end, (words,))


def _beyond_subject(verb: Token) -> Token | None:
    """Return what follows the verb, its adverbs and a pronoun after it: «nå ønsker vi ikke …»."""
    after = next_word(verb, _ADVERBS)
    if after is not None and after.lower_ in NOMINATIVE and is_finite(verb):
        after = next_word(after, _ADVERBS)
    return after


def _must_be_infinitive(lexicon: Lexicon, word: Token, listed: frozenset[str]) -> bool:
    """Tell whether the word is no noun, and no adjective that could describe what follows."""
    if word.text != word.lower_ or not word.is_alpha:
        return False
    readings = lexicon.analyse(word.lower_)
    after = next_word(word)
    if after is not None and lexicon.analyse(word.lower_ + after.lower_):
        return False  # «til folke møte»: a split word
    if not can_be_infinitive(lexicon, word.lower_):
        return False
    if word.lower_ == "få":
        return _takes_one_thing(lexicon, word)
    others = {r.pos for r in readings if not _is_verb_reading(r.features)}
    if others and others <= {"ADJ"}:
        return word.lower_ in listed or _takes_one_thing(lexicon, word)
    return not others or word.lower_ in listed


def _is_verb_reading(features: str) -> bool:
    return "VerbForm=Inf" in features or "Mood=Imp" in features


def _takes_one_thing(lexicon: Lexicon, word: Token) -> bool:
    """Tell whether a word for one thing follows, which no plural can describe: «få hjelp»."""
    after = next_word(word)
    if after is None or len(after) < 2 or after.lower_ == "til":
        return False  # «med få i»
    if after.lower_ in _OBJECTS:
        return True
    features = noun_features(lexicon, after.lower_)
    return bool(features) and all("Definite=Ind|" in f and "Number=Sing" in f for f in features)


def _waits_for_verb(token: Token) -> bool:
    """Tell whether a verb earlier in the sentence may be what the infinitive belongs to."""
    earlier = token.doc[start_of_window(token, _FAR) : token.i]
    for word in reversed(list(earlier)):
        if has(word, "VerbForm=Inf") or word.lower_ == "å":
            return False
        if word.lower_ in MODALS or word.lemma_ in {"la", "be", "se", "høre"}:
            return True
    return False


def til(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a right, a duty and the like with "å" but no "til": «du har rett å klage»."""
    nouns = frozenset(str(word) for word in options.get("substantiv", ()))
    for token in block.doc:
        after = next_word(token)
        if token.lower_ not in nouns or after is None or after.lower_ != "å":
            continue
        if _is_given(token) and not block.is_protected(token.idx, after.idx + 1):
            yield Match(token.idx, after.idx + 1, (f"{token.text} til å",))


def _is_given(noun: Token) -> bool:
    """Tell whether somebody has, gets or gives the thing: «har en god mulighet»."""
    word = previous_word(noun)
    for _ in range(4):
        if word is None or word.pos_ in {"VERB", "AUX"}:
            break
        if word.pos_ not in _BETWEEN or has(word, "Poss=Yes") or opens_sentence(word):
            return False
        word = previous_word(word)
    return word is not None and word.pos_ in {"VERB", "AUX"} and word.lemma_ in _GIVING
