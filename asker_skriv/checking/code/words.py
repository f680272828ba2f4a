"""What rules ask of a word: its readings in the lexicon, and what the parse says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asker_skriv.checking.code.places import starts_sentence, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

NOMINATIVE = word_set("jeg du vi dere han hun man")
MODALS = word_set("vil ville skal skulle kan kunne må måtte bør burde")


def has(token: Token, *features: str) -> bool:
    """Tell whether the parse gives the token all of the features ("Tense=Past")."""
    morph = str(token.morph)
    return all(feature in morph for feature in features)


def is_finite(token: Token) -> bool:
    """Tell whether the token is a verb in the present or past tense."""
    return token.pos_ in {"VERB", "AUX"} and has(token, "Mood=Ind")


def can_be(lexicon: Lexicon, word: str, pos: str, *features: str) -> bool:
    """Tell whether a reading of the word has the word class and all of the features."""
    return any(
        reading.pos == pos and all(feature in reading.features for feature in features)
        for reading in lexicon.analyse(word)
    )


def can_be_infinitive(lexicon: Lexicon, word: str) -> bool:
    """Tell whether the word has an infinitive among its readings."""
    return can_be(lexicon, word, "VERB", "VerbForm=Inf") or can_be(
        lexicon, word, "AUX", "VerbForm=Inf"
    )


def can_be_finite(lexicon: Lexicon, word: str) -> bool:
    """Tell whether the word has a present or past tense among its readings."""
    return can_be(lexicon, word, "VERB", "Mood=Ind") or can_be(lexicon, word, "AUX", "Mood=Ind")


def opens_sentence(token: Token) -> bool:
    """Tell whether the token is its sentence's first, without looking the sentence up."""
    return token.i == 0 or bool(token.is_sent_start)


def begins_sentence(token: Token) -> bool:
    """Tell whether a sentence begins here, by the parse or by the signs before it.

    Each errs alone: after «kl. 9–15.» the signs leave it open whether a sentence has ended.
    """
    return opens_sentence(token) or starts_sentence(token.doc.text, token.idx)


def closes_sentence(token: Token) -> bool:
    """Tell whether the token is its sentence's last."""
    return token.i + 1 >= len(token.doc) or bool(token.doc[token.i + 1].is_sent_start)


def start_of_window(token: Token, distance: int) -> int:
    """Return the index of the word ``distance`` before the token, or of the sentence's first."""
    place = token.i
    while place > token.i - distance and not opens_sentence(token.doc[place]):
        place -= 1
    return place


def next_word(token: Token, skip: frozenset[str] = frozenset()) -> Token | None:
    """Return the word after the token in its sentence, beyond the words to ``skip``."""
    place = token.i
    while not closes_sentence(token.doc[place]):
        place += 1
        if token.doc[place].lower_ not in skip:
            return token.doc[place]
    return None


def previous_word(token: Token) -> Token | None:
    """Return the word before the token in its sentence."""
    return None if opens_sentence(token) else token.nbor(-1)


def continues_name(token: Token) -> bool:
    """Tell whether the word is the end of a name that the parser cut: «Line Eksempel»."""
    return token.is_title and token.i > 0 and token.nbor(-1).pos_ == "PROPN"


def is_second_verb(verb: Token) -> bool:
    """Tell whether «og» or «eller» joins the verb to one before: «bor eller nå oppholder seg»."""
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].pos_ in {"ADV", "ADJ"}:
        place -= 1
    return place > verb.sent.start and verb.doc[place].pos_ == "CCONJ"
