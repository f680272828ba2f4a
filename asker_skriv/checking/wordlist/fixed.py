"""Suggestions for phrases that do not inflect, for whole clauses, and for words to strike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asker_skriv.checking.wordlist.entries import Alternative, WordClass
from asker_skriv.checking.wordlist.patterns import Order
from asker_skriv.checking.wordlist.place import Place, Proposal
from asker_skriv.checking.wordlist.verb_forms import inflected

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_LIMIT = 9  # words from "at" to the verb
_SUBJECT_LIMIT = 4  # words
_SUBORDINATORS = frozenset({"fordi", "hvis", "når", "mens"})
_SHORTEST_CLAUSE = 3  # words
_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_CONJUNCTIONS = frozenset({"at", "om"})


def propose_phrase(place: Place, alternative: Alternative) -> Proposal:
    """Return the alternative as it is; a clause before the main verb ends in a comma."""
    words = alternative.words
    whole = len(words) > _SHORTEST_CLAUSE or words[1:2] == ("du",)  # not «når det gjelder»
    aim = words[:2] == ("for", "å")
    clause = (words[0] in _SUBORDINATORS or aim) and whole
    following = place.token_of(place.next_word)
    comma = clause and following is not None and "VerbForm=Fin" in str(following.morph)
    return Proposal(place.start, place.end, alternative.text + ("," if comma else ""))


def propose_clause(place: Place, alternative: Alternative) -> Proposal | None:
    """Rewrite ``det vises herved til`` as ``vi viser herved til``, and ``vises det til`` too."""
    spots = place.hit.places
    gap = place.slice(spots[2]) if len(spots) > 2 else ""
    words = list(alternative.words)
    if any(condition.name == "bøy" for condition in alternative.conditions):
        return _with_finite_verb(place, words)
    if place.hit.pattern.order is Order.INVERTED:
        if not _has_subject(alternative):
            return None
        words[0], words[1] = words[1], words[0]
    if gap and not _has_subject(alternative):
        gap = ""
    cut = 2 if _has_subject(alternative) else len(words)
    text = " ".join(part for part in (*words[:cut], gap, *words[cut:]) if part)
    return Proposal(place.start, place.end, text)


def _with_finite_verb(place: Place, words: list[str]) -> Proposal | None:
    """Rewrite ``vi tillater oss å bekrefte`` as ``vi bekrefter``."""
    token = place.token_of(place.next_word)
    form = inflected(token.lemma_, _PRESENT, place.lexicon) if token is not None else None
    if token is None or form is None:
        return None
    straight = place.hit.pattern.order is Order.STRAIGHT
    text = " ".join([*words, form] if straight else [form, *words])
    return Proposal(place.start, token.idx + len(token.text), text)


def _has_subject(alternative: Alternative) -> bool:
    return len(alternative.words) > 1 and alternative.words[0] in (
        "vi",
        "du",
        "dere",
        "det",
        "saken",
    )


def strike(place: Place) -> Proposal | None:
    """Return the text without the term, or None where the sentence would not hold together."""
    if place.hit.pattern.order is Order.INVERTED:
        return None
    last = place.words[place.hit.last - 1].lower
    if place.entry.word_class is WordClass.CLAUSE and last in _CONJUNCTIONS:
        if not _order_of_main_clause(place):
            return None
        return _strike_first(place)
    if place.starts_sentence:
        return _strike_fronted(place)
    return _strike_inside(place)


def _order_of_main_clause(place: Place) -> bool:
    """Tell whether the clause after ``at`` has its verb second: no adverb before the verb."""
    following = place.token_of(place.next_word)
    if following is None:
        return False
    for token in following.doc[following.i : following.i + _CLAUSE_LIMIT]:
        if token.pos_ in ("ADV", "PART", "SCONJ", "PUNCT"):
            return False
        if "VerbForm=Fin" in str(token.morph):
            return token.i > following.i
    return False


def _strike_first(place: Place) -> Proposal | None:
    word = place.next_word
    if word is None:
        return None
    capital = place.starts_sentence
    text = word.text[:1].upper() + word.text[1:] if capital else word.text
    return Proposal(place.start, word.end, text)


def _strike_fronted(place: Place) -> Proposal | None:
    """Strike what stands first: the subject goes before the verb again."""
    following = place.next_word
    if following is not None and following.text == "," and place.hit.last + 1 < len(place.words):
        after = place.words[place.hit.last + 1]
        return Proposal(place.start, after.end, after.text[:1].upper() + after.text[1:])
    verb = place.token_of(following)
    if verb is None:
        return None
    if _commands(place, verb):
        return _strike_first(place)
    if "VerbForm=Fin" not in str(verb.morph):
        return _strike_first(place) if place.entry.word_class is WordClass.ADJECTIVE else None
    subject = _subject_after(verb)
    if not subject:
        return None
    end = subject[-1].idx + len(subject[-1].text)
    words = place.block.text[subject[0].idx : end]
    return Proposal(place.start, end, f"{words[:1].upper()}{words[1:]} {verb.text}")


def _commands(place: Place, verb: Token) -> bool:
    """Tell whether an imperative follows, as in ``Vennligst ta kontakt``."""
    readings = [r.features for r in place.lexicon.analyse(verb.text)]
    may = any("Mood=Imp" in features for features in readings)
    return may and not any("Tense=Pres" in features for features in readings)


def _subject_after(verb: Token) -> list[Token]:
    """Return the subject right after a verb, when it is short."""
    if verb.i + 1 >= len(verb.doc):
        return []
    first = verb.nbor()
    top = first
    while top.head.i > top.i and top.dep_ in ("det", "amod", "nmod", "nummod"):
        top = top.head
    if not top.dep_.startswith(("nsubj", "expl")):
        return []
    tokens = sorted(top.subtree, key=lambda token: token.i)
    whole = tokens[0].i == first.i and tokens[-1].i - first.i < _SUBJECT_LIMIT
    return tokens if whole else []


def _strike_inside(place: Place) -> Proposal:
    """Strike words inside a sentence with one space, and the commas that set them off."""
    text, start, end = place.block.text, place.start, place.end
    before, after = text[:start], text[end:]
    if before.endswith(", ") and after.startswith(","):
        return Proposal(start - 2, end + 1, "")
    if after.startswith(" "):
        return Proposal(start, end + 1, "")
    if before.endswith(" "):
        return Proposal(start - 1, end, "")
    return Proposal(start, end, "")
