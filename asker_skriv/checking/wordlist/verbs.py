"""Suggestions for verbs: the same form of another verb, with its particle in the right place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from asker_skriv.checking.verb_words import CLOSE_IN_SUGGESTIONS, SENTENCE_ADVERBS
from asker_skriv.checking.wordlist.entries import Alternative
from asker_skriv.checking.wordlist.patterns import GAP, PREPOSITIONS
from asker_skriv.checking.wordlist.place import Place, Proposal
from asker_skriv.checking.wordlist.verb_forms import Reading, has_expletive, inflected, read_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT_PRONOUNS = frozenset(
    {
        *("den", "det", "dem", "deg", "meg", "oss", "dere", "ham", "henne"),
        *("disse", "dette", "denne"),
    }
)
_OBJECT_STARTS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
_DONE_TO = frozenset({"obj", "nsubj", "nsubj:pass", "ccomp", "csubj", "xcomp", "advcl", "obl"})
_REFLEXIVE = {"jeg": "meg", "du": "deg", "vi": "oss", "dere": "dere", "meg": "meg", "deg": "deg"}
_REFLEXIVE_FORMS = frozenset({"seg", "meg", "deg", "oss", "dere", "dem"})
_SUBJECT = ("nsubj", "expl", "csubj")
_FAR = 6  # words of a subject after its verb


def propose(place: Place, alternative: Alternative) -> Proposal | None:
    """Return the words that say the same with the alternative's verb, or None."""
    token = place.token
    reading = read_verb(token, place.lexicon) if token is not None else None
    if token is None or reading is None:
        return None
    names = {condition.name for condition in alternative.conditions}
    if "fast" in names:
        return Proposal(place.start, place.end, alternative.text)
    features = reading.active_features if "aktivform" in names else reading.features
    head, *tail = place.variety.spelled(alternative.text).split()
    form = inflected(head, features, place.lexicon, place.variety)
    if form is None or (tail and reading.bare_participle):
        return None
    tail = [_reflexive(word, place, token) for word in tail]
    following = place.next_word
    if tail and following is not None and tail[-1] == following.lower and tail[-1] in PREPOSITIONS:
        return None  # "tatt vare på på museer"
    if reading.passive and has_expletive(token) and _loses_preposition(place, tail):
        return None  # «det er støttet kurset» for «det er gitt støtte til kurset»
    if len(place.hit.places) > 1:
        return _phrase(place, form, tail)
    return _single(place, token, reading, form, tail)


def propose_with_us(place: Place, alternative: Alternative) -> Proposal | None:
    """Return ``vi holder`` for ``det avholdes``, where the municipality is the likely actor."""
    token = place.token
    reading = read_verb(token, place.lexicon) if token is not None else None
    if token is None or reading is None or len(place.hit.places) > 1:
        return None
    if not reading.s_passive or not reading.finite or reading.auxiliary or not token.i:
        return None
    subject = token.nbor(-1)
    head, *tail = place.variety.spelled(alternative.text).split()
    form = inflected(head, reading.active_features, place.lexicon, place.variety)
    if form is None or subject.lower_ != "det" or subject.head.i != token.i:
        return None
    if not any(child.i > token.i and child.dep_ in _DONE_TO for child in token.children):
        return None  # «Det medregnes ikke»: "det" is what it is done to
    rest = _single(place, token, reading, form, tail)
    return Proposal(subject.idx, rest.end, f"vi {rest.text}")


def verb_explanation(place: Place) -> str:
    """Return a verb's explanation in the verb's own form: ``avvist (ikke behandlet)``.

    Only infinitives and participles, where the order of words is the same.
    """
    reading = read_verb(place.token, place.lexicon) if place.token is not None else None
    if reading is None or reading.finite or reading.s_passive:
        return ""
    forms = place.lexicon.inflect(place.entry.explanation, "VERB", reading.features, place.variety)
    return forms[0] if forms else ""


def _phrase(place: Place, form: str, tail: list[str]) -> Proposal:
    """Rewrite ``har du ikke anledning til å`` as ``kan du ikke``."""
    slots = zip(place.hit.places, place.hit.pattern.slots, strict=True)
    gaps = [spot for spot, slot in slots if not slot]
    early, late = " ".join(filter(None, map(place.slice, gaps))), ""
    if GAP in tail:
        tail = [early if word == GAP else word for word in tail]
        early = ""
    elif early and tail and not place.hit.pattern.ends_open and _opens(tail[-1]):
        early, late = _split_gap(place, gaps[0])
    parts = [form, early, *tail, late]
    return Proposal(place.start, place.end, " ".join(part for part in parts if part))


def _loses_preposition(place: Place, tail: list[str]) -> bool:
    """Tell whether what the term's preposition governs would become the verb's object."""
    after = place.token_of(place.next_word)
    governed = after is not None and after.pos_ in _OBJECT_STARTS
    keeps = bool(tail) and (tail[-1] in PREPOSITIONS or _opens(tail[-1]))
    return governed and place.hit.pattern.ends_open and not keeps


def _opens(word: str) -> bool:
    return word in {"på", "til", "med", "om", "for", "av", "i", "etter", "mot", "å", "at"}


def _split_gap(place: Place, gap: tuple[int, int]) -> tuple[str, str]:
    """Divide what stands after the verb into subject and adverbs, and the object."""
    first, last = gap
    cut = first
    for index in range(first, last):
        token = place.token_of(place.words[index])
        if token is None or not _is_before_object(token):
            break
        cut = index + 1
    return place.slice((first, cut)), place.slice((cut, last))


def _is_before_object(token: Token) -> bool:
    while (
        token.dep_ in ("det", "amod", "nmod", "case", "nummod", "compound")
        and token.head.i > token.i
    ):
        token = token.head
    return token.dep_.startswith(_SUBJECT) or token.pos_ in ("ADV", "PART")


def _single(place: Place, token: Token, reading: Reading, form: str, tail: list[str]) -> Proposal:
    """Rewrite ``medfører det ikke`` as ``fører det ikke til``: the tail comes after the subject."""
    if not tail:
        return Proposal(place.start, place.end, form)
    moves = reading.finite and "Mood=Imp" not in reading.features
    close = tail[0] in CLOSE_IN_SUGGESTIONS  # "betales ut etterskuddsvis", but "fører ofte til"
    last = [token, *(_subject_and_adverbs(token, close=close) if moves else ())][-1]
    following = last.nbor() if last.i + 1 < len(token.doc) else None
    particle = tail[-1] in CLOSE_IN_SUGGESTIONS or tail == ["ved"]  # legge ved, but holde fast ved
    if following is not None and particle and _is_object_pronoun(following, token):
        last = following
    end = last.idx + len(last.text)
    between = place.block.text[place.end : end].strip()
    parts = [form, between, *tail]
    return Proposal(place.start, end, " ".join(part for part in parts if part))


def _subject_and_adverbs(token: Token, *, close: bool) -> Iterator[Token]:
    """Yield the tokens right after a finite verb that belong between it and its particle.

    With ``close``, words of manner and time come after the particle.
    """
    doc = token.doc
    index = token.i + 1
    while index < len(doc):
        other = doc[index]
        top = _top(other, token)
        if other.lower_ in SENTENCE_ADVERBS:
            end = other.i
        elif top is None:
            return
        elif top.dep_.startswith(_SUBJECT) and top.i > token.i and not _after_det(token):
            whole = [top] if top.pos_ == "PRON" else list(top.subtree)
            end = max(part.i for part in whole)
            clause = any(part.pos_ in ("VERB", "AUX", "SCONJ", "PUNCT") for part in whole)
            if clause or end - index > _FAR:
                return
        elif top.pos_ in ("ADV", "PART") and top.dep_ == "advmod" and top.n_rights == 0:
            if close and top.lower_.endswith(("vis", "ig", "lig", "t")):
                return
            if _belongs_to_what_follows(top):
                return
            end = top.i
        else:
            return
        yield from doc[index : end + 1]
        index = end + 1


def _after_det(verb: Token) -> bool:
    """Tell whether ``det`` stands as the subject: what follows the verb is no subject then."""
    return verb.i > 0 and verb.nbor(-1).lower_ == "det" and verb.nbor(-1).head.i == verb.i


def _belongs_to_what_follows(adverb: Token) -> bool:
    """Tell whether the adverb is about the next phrase ("bare", "særlig") and ends the clause."""
    return adverb.i + 1 < len(adverb.doc) and adverb.nbor().is_punct


def _top(other: Token, verb: Token) -> Token | None:
    """Return the child of ``verb`` that ``other`` belongs to, or None."""
    while other.head.i != verb.i:
        if other.head.i == other.i:
            return None
        other = other.head
    return other


def _is_object_pronoun(token: Token, verb: Token) -> bool:
    return token.lower_ in _OBJECT_PRONOUNS and token.pos_ == "PRON" and token.head.i == verb.i


def _reflexive(word: str, place: Place, token: Token) -> str:
    if word != "seg":
        return word
    for first, last in place.hit.places:
        if last == first + 1 and place.words[first].lower in _REFLEXIVE_FORMS:
            return place.words[first].text
    return _REFLEXIVE.get(subject_of(token), "seg")


def subject_of(token: Token) -> str:
    """Return the subject of a verb in lower case when it is one word, else ``""``."""
    for verb in (token, token.head):
        for child in verb.children:
            if child.dep_.startswith("nsubj"):
                return child.lower_
    return ""
