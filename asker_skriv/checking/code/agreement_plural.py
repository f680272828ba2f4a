"""A singular adjective before a plural noun: «viktig endringer», «godt kvalifisert ansatte»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import noun_features, stretch
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import has, is_finite, next_word, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

# Adjectives that stand as nouns, and are nothing but plural after another adjective.
_PEOPLE = word_set("ansatte foresatte folkevalgte fagansatte tillitsvalgte pårørende")
_DEGREES = word_set("godt høyt lite lavt dårlig svært veldig særlig nokså ganske meget nylig")
_PARTICLES = word_set("inn ut opp ned av på om til fram frem bort også nå her der")
_MOST_PLAIN = word_set("noen flere våre mine dine sine andre")


def attributive(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find an adjective in the singular right before a noun that is only plural."""
    kept = {str(word) for word in options.get("unntak", ())}
    lexicon = block.language.lexicon
    for word in block.doc:
        noun = next_word(word)
        if word.pos_ != "ADJ" or noun is None or word.head.i != noun.i or word.dep_ != "amod":
            continue
        if word.lower_ in kept or not word.is_alpha or not word.text[1:].islower():
            continue
        if not _is_only_plural(lexicon, noun) or not _is_alone(lexicon, word, noun):
            continue
        right = _plural_form(lexicon, word)
        span = stretch(block, word, word)
        if right and span:
            yield Match(*span, (with_case_of(word.text, right),))


def _is_only_plural(lexicon: Lexicon, noun: Token) -> bool:
    if noun.text != noun.lower_ or not noun.is_alpha:
        return False
    if noun.lower_ in _PEOPLE:
        return True
    features = noun_features(lexicon, noun.lower_)
    return (
        noun.pos_ == "NOUN"
        and bool(features)
        and all("Definite=Ind" in f and "Number=Plur" in f for f in features)
        and all(r.pos == "NOUN" or "Mood=Imp" in r.features for r in lexicon.analyse(noun.lower_))
    )


def _is_alone(lexicon: Lexicon, word: Token, noun: Token) -> bool:
    """Tell whether no article, number or clause around the two makes them something else."""
    after = next_word(noun)
    if after is not None and (
        after.pos_ in {"NOUN", "PROPN", "X", "AUX"} or after.text in {"-", "/"} or is_finite(after)
    ):
        before = previous_word(word)  # «det er viktig elever får …»: «at» is left out
        if before is not None and before.pos_ in {"AUX", "VERB"}:
            return False
        if after.pos_ in {"NOUN", "PROPN", "X"} or after.text in {"-", "/"}:
            return False
    if lexicon.analyse(word.lower_ + noun.lower_):
        return False  # «høy skoler»: one word
    before = previous_word(word)
    if before is None:
        return True
    if before.lower_ in _MOST_PLAIN | _DEGREES | _PARTICLES:
        return True
    if before.pos_ in {"DET", "NUM", "ADJ", "NOUN", "PROPN", "ADV"} or before.text in {"-", "/"}:
        return False
    return not has(before, "Poss=Yes")


def _plural_form(lexicon: Lexicon, word: Token) -> str:
    readings = [r for r in lexicon.analyse(word.lower_) if "Mood=Imp" not in r.features]
    if any(r.pos not in {"ADJ", "NOUN", "VERB"} for r in readings):
        return ""
    adjectives = [r for r in readings if r.pos == "ADJ"]
    if any("Number=Sing" not in r.features or "Definite=Def" in r.features for r in adjectives):
        return ""
    if not any("Gender=Com" in r.features for r in adjectives):
        return ""  # «spesielt barn»: an adverb
    if any(r.pos == "NOUN" for r in readings) and word.lower_.endswith("sk"):
        return ""  # «engelsk lærere»: a language
    if any(r.pos == "VERB" for r in readings) and not _has_degree(word):
        return ""  # «vi har ansatt lærere»
    plain = [r for r in adjectives if "Degree=Pos" in r.features]
    if not plain or len({r.lemma for r in plain}) != 1:
        return ""
    forms = lexicon.inflect(plain[0].lemma, "ADJ", "Degree=Pos|Number=Plur")
    return forms[0] if forms and word.lower_ not in forms else ""


def _has_degree(word: Token) -> bool:
    """Tell whether an adverb of degree makes a participle an adjective: «godt kvalifisert»."""
    before = previous_word(word)
    return before is not None and before.lower_ in _DEGREES and before.head.i == word.i


def some(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "noe" right before a noun that is only plural: «noe forsinkelser»."""
    kept = {str(word) for word in options.get("unntak", ())}
    for token in block.doc:
        noun = next_word(token)
        if token.lower_ != "noe" or noun is None or noun.lower_ in kept:
            continue
        after = next_word(noun)
        clause = after is not None and (is_finite(after) or after.pos_ == "AUX")
        span = stretch(block, token, token)
        if not clause and _is_only_plural(block.language.lexicon, noun) and span:
            yield Match(*span, (with_case_of(token.text, "noen"),))
