"""The word "og" where "å" is meant; the two sound the same. `joining` has the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    MODALS,
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

ADVERBS = word_set(
    "ikke alltid aldri bare også både samtidig selv heller gjerne raskt straks kun stadig "
    "virkelig faktisk kanskje enten da dermed likevel"
)
PREPOSITIONS = word_set("for uten ved til om med etter av på fra mot")
_READILY = 4.0  # cost of a compound
FAR = 25  # words back in the sentence
_ALWAYS = frozenset(["for", "uten"])
_NOUNS_WITH_TIL = word_set(
    "rett lyst plikt mulighet muligheten anledning adgang fullmakt grunn evne frem fram vilje "
    "tilbud villig stand klar nødt hensikt ansvar behov tid nok hjelp tillatelse frist bidra bidrar"
)
_VERBS_WITH_FOR = word_set("sørge arbeide jobbe kjempe stemme ansvar takke beklage betale straffe")
_VERBS_WITH_TIL = word_set("bruke benytte anvende egne bidra oppfordre invitere tvinge")
_VERBS_WITH_MED = word_set("hjelpe bistå vente begynne fortsette slutte")
_HELPED = word_set("meg deg ham henne oss dere dem")
_POSTURES = word_set("sittende stående liggende gående hengende løpende boende")
_OPEN = MODALS | word_set("å la lar lot får fikk få")  # an infinitive may still be to come


def og_for_aa(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "og" before an infinitive where only "å" can stand (rett til og uttale seg)."""
    lemmas = frozenset(str(word) for word in options.get("verb", ()))
    always = frozenset(str(word) for word in options.get("ogsa_infinitiv", ()))
    adjectives = frozenset(str(word) for word in options.get("adjektiv", ()))
    aims = frozenset(str(word) for word in options.get("mal", ()))
    nouns = frozenset(str(word) for word in options.get("substantiv", ()))
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.lower_ != "og" or opens_sentence(token):
            continue
        after = next_word(token, ADVERBS)
        if after is None or not can_be_infinitive(lexicon, after.lower_):
            continue
        before = token.nbor(-1)
        is_noun = before.pos_ == "NOUN" and before.lower_ not in nouns
        if is_noun and _is_half_a_word(after, lexicon):
            continue  # «piano, dans og tegne kurs»
        if after.lower_ == "stille" and token.nbor(-1).pos_ == "ADJ":  # «fint og stille»
            continue
        if _is_infinitive(after):
            wrong = (
                _after_preposition(before)
                or _after_verb(before, lemmas, always, lexicon)
                or _after_helping(before)
                or _after_adjective(before, adjectives)
                or _is_aim(before, aims)
                or (before.lower_ in nouns and _nothing_open(before))
                or _has_no_fellow(token, after, lexicon)
            )
        else:
            wrong = _taken_for_noun(before, after, adjectives)
        if wrong and not block.is_protected(token.idx, token.idx + 2):
            yield Match(token.idx, token.idx + 2, ("å",))


def _is_half_a_word(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word and the next are a compound that somebody has split."""
    following = next_word(verb)
    if following is None or following.pos_ != "NOUN" or verb.i + 1 != following.i:
        return False
    word = verb.lower_ + following.lower_
    made = lexicon.compound(word)
    return bool(lexicon.analyse(word)) or (made is not None and made.cost <= _READILY)


def _is_infinitive(token: Token) -> bool:
    if has(token, "VerbForm=Inf"):
        return True
    return token.pos_ in {"VERB", "AUX", "X"} and not is_finite(token)


def _taken_for_noun(before: Token, after: Token, adjectives: frozenset[str]) -> bool:
    """Tell whether the parser took an infinitive for a noun: "rett til og klage"."""
    earlier = previous_word(before)
    if earlier is None or after.pos_ not in {"NOUN", "ADJ", "ADV"}:
        return False
    if before.lower_ == "til" and after.pos_ in {"NOUN", "ADV"}:
        return earlier.lower_ in _NOUNS_WITH_TIL - {"tilbud", "behov", "hjelp"}
    if before.lower_ in _ALWAYS and after.lower_ == "bedre":  # «jobber for og bedre tilbudet»
        return before.lower_ == "uten" or _governs_for(earlier)
    return after.pos_ == "NOUN" and _after_adjective(before, adjectives)


def _after_preposition(before: Token) -> bool:
    if before.lower_ not in PREPOSITIONS:
        return False
    earlier = previous_word(before)
    if earlier is None:
        return True
    if before.lower_ in _ALWAYS:
        sells = before.lower_ == "for" and has(earlier, "VerbForm=Inf")
        return not sells or _governs_for(earlier)  # «reklamere for og selge»
    if earlier.lower_ in _NOUNS_WITH_TIL:
        return True
    if before.lower_ == "til" and earlier.lemma_ in _VERBS_WITH_TIL:
        return True
    near = before.doc[start_of_window(before, 3) : before.i]
    if before.lower_ == "med" and any(word.lemma_ in _VERBS_WITH_MED for word in near):
        return True
    return not _infinitive_before(before, 8)


def _governs_for(word: Token) -> bool:
    return word.lemma_ in _VERBS_WITH_FOR or word.lower_ in _VERBS_WITH_FOR


def _nothing_open(word: Token) -> bool:
    """Tell whether a finite verb, and no infinitive or what takes one, stands before the word."""
    start = start_of_window(word, FAR)
    stretch = word.doc[start : word.i + 1]
    if any(has(w, "VerbForm=Inf") or has(w, "Mood=Imp") or w.lower_ in _OPEN for w in stretch):
        return False
    return any(is_finite(w) for w in stretch)


def _has_no_fellow(og: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether there is nothing that "og" could join an infinitive to: «klarte vi og holde»."""
    readings = lexicon.analyse(verb.lower_)
    if not readings or any("VerbForm=Inf" not in reading.features for reading in readings):
        return False
    if not _nothing_open(og.nbor(-1)) or og.nbor(-1).is_punct:
        return False
    if og.nbor(-1).lower_ in _POSTURES:
        return False  # «ble sittende og prate»
    earlier = og.doc[start_of_window(og, FAR) : og.i]
    return not any(can_be_infinitive(lexicon, word.lower_) for word in earlier if word.is_alpha)


def _infinitive_before(token: Token, distance: int) -> bool:
    """Tell whether another infinitive may be what "og" joins: melde seg på og betale."""
    start = start_of_window(token, distance)
    return any(
        has(word, "VerbForm=Inf") or has(word, "Mood=Imp") or word.lower_ in MODALS
        for word in token.doc[start : token.i]
    )


def _after_helping(before: Token) -> bool:
    """Tell whether it is what somebody is helped to do: «hjelpe deg og fylle ut»."""
    helped = before.pos_ == "PRON" and before.lower_ in _HELPED and not opens_sentence(before)
    return helped and before.nbor(-1).lemma_ == "hjelpe"


def _after_verb(
    before: Token, lemmas: frozenset[str], always: frozenset[str], lexicon: Lexicon
) -> bool:
    verb = before
    for _ in range(2):  # an object or "ikke" may stand between: "ber deg og sende"
        if verb.pos_ in {"PRON", "PART", "ADV"} and not opens_sentence(verb):
            verb = verb.nbor(-1)
    if verb.dep_ == "acl:relcl" and _infinitive_before(verb, FAR):
        return False  # «hjelpe dem som trenger det og gjøre det enkelt»
    if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ not in lemmas | always:
        return _verb_by_lexicon(before, lemmas | always, lexicon)
    if is_finite(verb) or has(verb, "Mood=Imp"):
        return True
    if has(verb, "VerbForm=Part") and _nothing_open(verb):
        return True  # «har valgt og stenge»
    listed = not opens_sentence(verb) and verb.nbor(-1).is_punct  # «lære, prøve og feile»
    return verb.lemma_ in always and verb.i == before.i and not listed


def _verb_by_lexicon(word: Token, lemmas: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a word that the parser took for a noun is one of the verbs: "plikter og"."""
    return (
        word.pos_ == "NOUN"
        and any(
            reading.pos == "VERB" and "Mood=Ind" in reading.features and reading.lemma in lemmas
            for reading in lexicon.analyse(word.lower_)
        )
        and not any(is_finite(w) for w in word.doc[start_of_window(word, FAR) : word.i])
    )


def _after_adjective(before: Token, adjectives: frozenset[str]) -> bool:
    if before.lower_ not in adjectives:
        return False
    start = start_of_window(before, 6)
    stretch = before.doc[start : before.i]
    is_state = any(word.lower_ in {"er", "var", "blir", "ble", "vært"} for word in stretch)
    taken = any(word.lower_ in MODALS or has(word, "VerbForm=Inf") for word in stretch)
    return is_state and not taken


def _is_aim(before: Token, aims: frozenset[str]) -> bool:
    """Tell whether "og" stands in "målet er å …" or "var målet å …"."""
    earlier = previous_word(before)
    if earlier is None:
        return False
    if before.lower_ in {"er", "var", "blir"}:
        return earlier.lower_ in aims
    return before.lower_ in aims and earlier.lower_ in {"er", "var", "blir"}
