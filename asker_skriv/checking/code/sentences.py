"""Long sentences and paragraphs: how long, how heavy, and where to divide them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from asker_skriv.checking.code.places import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_BEST_FIRST = (";", "samt", "men", "og", "herunder", "mens", "der", "hvor", "fordi", "slik", "som")
_JOINTS = frozenset(_BEST_FIRST)
_EDGE = 6  # words that each half must have at least
_LIST_PARTS = 3
_SIDE_BY_SIDE = frozenset({"conj", "appos"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LONG_WORD = 6  # letters; LIX counts longer words as long


def words_in(part: Doc | Span) -> int:
    """Return the number of words, without punctuation.

    «66 00 00 00» is one, and «1. mai 2026»: they are read at a glance.
    """
    return sum(_is_word(token) and not _goes_on_a_number(token, part) for token in part)


def heaviness(sentence: Span) -> float:
    """Return the LIX of the sentence alone: its words and its percentage of long words."""
    words = [token for token in sentence if _is_word(token)]
    long_words = sum(len(token) > _LONG_WORD and token.text.isalpha() for token in words)
    return len(words) + 100 * long_words / max(len(words), 1)


def advice_on(sentence: Span) -> str:
    """Return a sentence on how to shorten this one: a list, or where to divide it."""
    if _is_enumeration(sentence):
        return "Lag gjerne en punktliste av leddene."
    joint = _joint(sentence)
    if joint is None:
        return "Del den gjerne i to."
    following = sentence.doc[joint.i : min(joint.i + 3, sentence.end)].text.strip(" ,;")
    return f"Del den gjerne før «{following} …»."


def _is_word(token: Token) -> bool:
    return not token.is_punct and not token.is_space


def _goes_on_a_number(token: Token, part: Doc | Span) -> bool:
    if token.i == part[0].i:
        return False
    before = token.nbor(-1)
    if token.is_digit:
        return bool(before.is_digit) or before.lower_ in MONTHS
    return token.lower_ in MONTHS and before.text.rstrip(".").isdigit()


def _is_enumeration(sentence: Span) -> bool:
    """Tell whether three or more parts stand side by side, each of several words."""
    parts: Counter[int] = Counter()
    for token in sentence:
        if token.dep_ in _SIDE_BY_SIDE and token.pos_ in _NOMINAL and _width(token) > 1:
            parts[_first_part(token).i] += 1
    return any(count >= _LIST_PARTS - 1 for count in parts.values())


def _first_part(token: Token) -> Token:
    while token.dep_ in _SIDE_BY_SIDE and token.head.i < token.i:
        token = token.head
    return token


def _conjuncts(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "conj"]


def _width(token: Token) -> int:
    return int(token.right_edge.i - token.left_edge.i) + 1


def _joint(sentence: Span) -> Token | None:
    """Return the word or sign where the sentence is best divided: a joint near the middle."""
    middle = (sentence.start + sentence.end) / 2
    found = [
        token
        for token in sentence
        if token.lower_ in _JOINTS
        and token.i - sentence.start >= _EDGE
        and sentence.end - token.i >= _EDGE
        and _joins_clauses(token)
    ]
    return min(
        found,
        key=lambda token: (_BEST_FIRST.index(token.lower_) // 4, abs(token.i - middle)),
        default=None,
    )


def _joins_clauses(token: Token) -> bool:
    if token.text == ";":
        return True
    head: Token = token.head
    return head.pos_ in {"VERB", "AUX"} or head.dep_ in {"acl:relcl", "advcl"}


def divided(sentence: Span) -> str:
    """Return the sentence as two where two main clauses are joined by «, og» or «, men».

    ``""`` where that can't be done. Each must have a subject of its own, so that both halves
    stand alone.
    """
    root: Token = sentence.root
    for second in _conjuncts(root):
        if not _stands_alone(root) or not _stands_alone(second):
            continue
        coordinators = [child for child in second.lefts if child.dep_ == "cc"]
        if len(coordinators) != 1 or coordinators[0].lower_ not in {"og", "men"}:
            continue
        place = coordinators[0].i
        comma = sentence.doc[place - 1]
        first_half = sentence.doc[sentence.start : comma.i].text
        if comma.text != "," or place + 1 >= sentence.end:
            continue
        if "VerbForm=Fin" in str(sentence.doc[place + 1].morph):
            continue  # «og kalte henne en dame»: the subject stands in the first half
        if not (place - sentence.start >= _EDGE and sentence.end - place >= _EDGE):
            continue
        rest = sentence.doc[place + 1 : sentence.end].text.rstrip()
        opening = rest[0].upper() + rest[1:]
        return f"{first_half}. {'Men ' + rest if coordinators[0].lower_ == 'men' else opening}"
    return ""


def _stands_alone(verb: Token) -> bool:
    subjects = [child for child in verb.children if child.dep_.startswith(("nsubj", "expl"))]
    marks = [child for child in verb.lefts if child.dep_ == "mark"]
    return bool(subjects) and not marks
