"""Predicate adjectives further from their subject: in a «som» clause, and after «og»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import noun_features
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.predicate import STATES, predicate_form, wanted_of
from asker_skriv.checking.code.words import can_be, has, next_word, opens_sentence, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_MANY = word_set(
    "mange flere alle begge samtlige disse noen to tre fire fem seks sju syv åtte ni ti elleve tolv"
)
_ONE = word_set("en ei et én ett den det ene hver hvert ingen eneste denne dette")
_PERSONS = word_set("ansatte innsatte tiltalte siktede fornærmede berørte foresatte etterlatte")
_ADVERBS = word_set(
    "ikke også alltid nå fortsatt særlig spesielt svært veldig mer mest så for enda"
)
_MOST_WORDS = 4


def relative(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a singular adjective in a clause about many (mange innspill som er relevant)."""
    for token in block.doc:
        if token.lower_ != "som" or token.i < 1 or not _is_about_many(block, token):
            continue
        verb = next_word(token, _ADVERBS)
        if verb is None or verb.lower_ not in STATES:
            continue
        word = next_word(verb, _ADVERBS)
        if word is not None:
            yield from _told(block, word, "Number=Plur", options)


def _is_about_many(block: BlockContext, som: Token) -> bool:
    """Tell whether the words before «som» are one phrase, and plainly plural."""
    noun = previous_word(som)
    if noun is not None and noun.lower_ in {"de", "dem"}:
        return noun.text != "De" or opens_sentence(noun)
    if noun is None or noun.pos_ != "NOUN":
        return False
    lexicon = block.language.lexicon
    features = noun_features(lexicon, noun.lower_)
    if not features or not any("Number=Plur" in f for f in features):
        return False
    many = all("Number=Plur" in f for f in features)
    before = previous_word(noun)
    while before is not None and before.pos_ in {"ADJ", "DET", "NUM", "ADV"}:
        if before.lower_ in _ONE:
            return False
        many = many or before.lower_ in _MANY
        before = previous_word(before)
    if before is None or not many:
        return many
    if before.pos_ in {"NOUN", "PROPN", "CCONJ", "PUNCT", "SYM"}:
        return has(before, "Case=Gen") or before.pos_ == "PUNCT"
    if before.pos_ != "ADP":
        return True
    owner = previous_word(before)  # «en oversikt over tiltak som er …»: which of them is it?
    return owner is None or owner.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON", "ADV"}


def coordinated(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a second predicate adjective that doesn't agree (gratis og åpen for alle)."""
    for token in block.doc:
        if token.lower_ not in {"og", "eller", "men"} or token.i < 2:
            continue
        word = next_word(token, _ADVERBS)
        if word is None or word.pos_ != "ADJ":
            continue
        subject = _subject_before(block, token)
        wanted = wanted_of(block.language.lexicon, subject) if subject is not None else None
        if wanted is not None and subject is not None:
            collective = {str(name) for name in options.get("samlenavn", ())}
            if subject.lower_ not in collective and not _is_general(block, subject):
                yield from _told(block, word, wanted, options)


def _is_general(block: BlockContext, subject: Token) -> bool:
    """Tell whether the subject is bare plural: «Pannekaker er godt og mettende» is right."""
    features = noun_features(block.language.lexicon, subject.lower_)
    return subject.pos_ == "NOUN" and not any(
        "Definite=Def" in f or "Number=Sing" in f for f in features
    )


def _subject_before(block: BlockContext, joint: Token) -> Token | None:
    """Return the subject of «X er <ett eller flere adjektiv> og», nothing else between."""
    lexicon = block.language.lexicon
    place, steps = joint.i - 1, 0
    while place > 0 and steps < _MOST_WORDS and joint.doc[place].lower_ not in STATES:
        if not _describes(lexicon, joint.doc[place]):
            break
        place, steps = place - 1, steps + 1
    verb = joint.doc[place]
    if steps and verb.lower_ in STATES and place > 0:
        subject = verb.nbor(-1)
        return subject if _is_whole_subject(subject, verb) else None
    return _turned(joint.doc[place]) if steps else None


def _turned(subject: Token) -> Token | None:
    """Return the subject in «nå er kursene gratis og»."""
    first = subject.left_edge
    if first.i < 1 or first.nbor(-1).lower_ not in STATES or not _is_plain(subject):
        return None
    return subject


def _is_whole_subject(subject: Token, verb: Token) -> bool:
    return subject.i + 1 == verb.i and _is_plain(subject)


def _is_plain(subject: Token) -> bool:
    return (
        subject.dep_ == "nsubj"
        and subject.right_edge.i == subject.i
        and not any(child.dep_ == "conj" for child in subject.children)
    )


def _describes(lexicon: Lexicon, word: Token) -> bool:
    """Tell whether the lexicon has the word as an adjective, participle or adverb."""
    if word.lower_ in _ADVERBS:
        return True
    return word.is_alpha and can_be(lexicon, word.lower_, "ADJ")


def _told(
    block: BlockContext, word: Token, wanted: str, options: Mapping[str, Any]
) -> Iterator[Match]:
    kept = {str(name) for name in options.get("unntak", ())}
    phrases = {str(name) for name in options.get("faste", ())}
    after = next_word(word)
    if word.lower_ in kept or not word.is_alpha or word.text != word.lower_:
        return
    if after is not None:
        if f"{word.lower_} {after.lower_}" in phrases or after.text in {"-", "/"}:
            return
        if after.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "SCONJ", "PART", "PRON", "DET", "NUM"}:
            return  # «lett å finne», «viktig at», «godt kjent»
    right = predicate_form(block.language.lexicon, word, wanted)
    start, end = word.idx, word.idx + len(word.text)
    if right is not None and not block.is_protected(start, end):
        yield Match(start, end, (right,))


def weak(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a plural participle or adjective about one thing (boligen er godt egnede)."""
    collective = {str(name) for name in options.get("samlenavn", ())}
    lexicon = block.language.lexicon
    for word in block.doc:
        before = previous_word(word)
        if word.pos_ not in {"ADJ", "VERB"} or before is None or before.pos_ == "DET":
            continue
        subject = _subject_of_state(word)
        if subject is None or subject.lower_ in collective or not _ends_phrase(word):
            continue
        wanted = wanted_of(lexicon, subject)
        right = _strong_form(lexicon, word, wanted) if wanted else ""
        start, end = word.idx, word.idx + len(word.text)
        if right and not block.is_protected(start, end):
            yield Match(start, end, (right,))


def _subject_of_state(word: Token) -> Token | None:
    """Return the subject right before «er» and at most two adverbs before the word."""
    verb = previous_word(word)
    steps = 0
    while (
        verb is not None
        and steps < 2
        and (verb.lower_ in _ADVERBS or verb.lower_ in {"godt", "dårlig", "nylig", "lite", "fullt"})
    ):
        verb, steps = previous_word(verb), steps + 1
    if verb is None or verb.lower_ not in STATES:
        return None
    subject = previous_word(verb)
    return subject if subject is not None and _is_plain(subject) else None


def _ends_phrase(word: Token) -> bool:
    after = next_word(word)
    return after is None or after.text in {".", ",", "!", "?"} or after.pos_ in {"ADP", "CCONJ"}


def _strong_form(lexicon: Lexicon, word: Token, wanted: str) -> str:
    readings = lexicon.analyse(word.lower_)
    if any(r.pos == "NOUN" for r in readings) or word.lower_ in _PERSONS:
        return ""
    weak_only = all(
        "Tense=Past" in r.features  # no past tense stands after «er»: «møtet er avlyste»
        or (r.pos == "ADJ" and ("Number=Plur" in r.features or "Definite=Def" in r.features))
        for r in readings
    )
    participles = [r for r in readings if "VerbForm=Part" in r.features]
    if not participles or not weak_only or "Number=Sing" not in wanted:
        return ""
    features = f"Definite=Ind|{wanted}"
    forms = lexicon.inflect(participles[0].lemma, "ADJ", f"{features}|VerbForm=Part")
    plain = next((r.lemma for r in readings if "Degree=Pos" in r.features), "")
    if plain:
        forms = lexicon.inflect(plain, "ADJ", f"{features}|Degree=Pos") or forms
    return forms[0] if forms and word.lower_ not in forms else ""
