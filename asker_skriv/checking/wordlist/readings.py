"""Tells whether a form stands as the word class that the entry is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.entries import WordClass
from asker_skriv.checking.wordlist.patterns import variants, words_of
from asker_skriv.checking.wordlist.place import Place
from asker_skriv.checking.wordlist.verb_forms import read_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_WANTED = {
    WordClass.VERB: frozenset({"VERB", "AUX"}),
    WordClass.NOUN: frozenset({"NOUN", "X"}),
    WordClass.ADJECTIVE: frozenset({"ADJ", "ADV", "DET", "NUM"}),
}
_WITHOUT_OBJECT = frozenset({"fremgå", "fremkomme", "opphøre", "foreligge"})
_SUBJECTS = frozenset({"NOUN", "PROPN", "PRON"})
_FULL_STOPS = frozenset({".", "!"})
_OPEN_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})


def stands_as(place: Place) -> bool:
    """Tell whether the parse and the lexicon let the term be what the entry says it is."""
    token = place.token
    if token is None or place.hit.pattern.exact:
        return True
    if _in_name(place, token):
        return False
    word_class = place.entry.word_class
    readings = {reading.pos for reading in place.lexicon.analyse(token.text)}
    if word_class is WordClass.VERB:
        return _is_verb(place, token, readings)
    wanted = _WANTED.get(word_class)
    if wanted is None:
        return _is_function_word(place, token, readings)
    if token.pos_ in wanted:
        return True
    # The parser has another view. It may be wrong, but only where the lexicon knows no such word.
    return token.pos_ not in readings


def _is_verb(place: Place, token: Token, readings: set[str]) -> bool:
    if read_verb(token, place.lexicon) is None or _is_other_verb(place, token):
        return False
    if _skips_subject(place, token):
        return False
    if len(place.hit.places) > 1 or token.pos_ in ("VERB", "AUX"):
        return True
    if token.pos_ not in readings or (token.pos_ == "ADJ" and token.dep_ != "amod"):
        return True
    return _is_only_finite(token, place.lexicon)


def _is_only_finite(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a clause has no other finite verb: «Kommunen oppstarter arbeidet».

    The parser seldom knows the rare verbs of officialese, and takes them for nouns.
    """
    finite = any("Mood=Ind" in reading.features for reading in lexicon.analyse(token.text))
    sentence = token.sent
    if not finite or sentence[-1].text not in _FULL_STOPS or token.i == sentence.start:
        return False
    before = token.nbor(-1)
    if before.is_punct or before.pos_ not in _SUBJECTS:
        return False
    start, end = token.i, token.i + 1
    while start > sentence.start and not _parts_clauses(token.doc[start - 1]):
        start -= 1
    while end < sentence.end and not _parts_clauses(token.doc[end]):
        end += 1
    return not any("VerbForm=Fin" in str(w.morph) for w in token.doc[start:end] if w != token)


def _parts_clauses(token: Token) -> bool:
    return token.is_punct or token.pos_ in ("SCONJ", "CCONJ")


def _skips_subject(place: Place, token: Token) -> bool:
    """Tell whether a subject was skipped after a verb that is not finite.

    ``Det er fremkommet nye momenter av betydning`` is not about what ``fremkommer av`` them.
    """
    if "VerbForm=Fin" in str(token.morph):
        return False
    slots = zip(place.hit.places, place.hit.pattern.slots, strict=True)
    gaps = [range(*spot) for spot, slot in slots if not slot]
    skipped = [place.token_of(place.words[index]) for gap in gaps for index in gap]
    own = place.entry.term.split(" ", 1)[0] in _WITHOUT_OBJECT
    return any(
        other is not None and (other.dep_.startswith("nsubj") or (own and other.pos_ == "NOUN"))
        for other in skipped
    )


def _is_other_verb(place: Place, token: Token) -> bool:
    """Tell whether a form of two verbs (overlever, lei) stands as the other one here."""
    lemmas = {r.lemma for r in place.lexicon.analyse(token.text) if r.pos in ("VERB", "AUX")}
    own = set(variants(words_of(place.entry.term)[0]))
    return len(lemmas) > 1 and token.lemma_ in lemmas - own


def _is_function_word(place: Place, token: Token, readings: set[str]) -> bool:
    if place.hit.last - place.hit.first > 1:
        return True
    closed = readings - _OPEN_CLASSES
    return not (closed and token.pos_ in ("NOUN", "VERB") and token.pos_ in readings)


def _in_name(place: Place, token: Token) -> bool:
    """Tell whether a single word with a capital is part of a name."""
    if (
        place.hit.last - place.hit.first > 1
        or not token.text[:1].isupper()
        or place.starts_sentence
    ):
        return False
    return token.pos_ == "PROPN" and not token.text.isupper()
