"""Rules about long sentences and paragraphs: how long, and where to divide them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_JOINTS = frozenset(
    {"samt", "der", "hvor", "mens", "slik", "herunder", "men", "og", "som", "fordi"}
)
_BEST_FIRST = (";", "samt", "men", "og", "herunder", "mens", "der", "hvor", "fordi", "slik", "som")
_JOINTS = frozenset(_BEST_FIRST)
_EDGE = 6  # words that each half must have at least
_LIST_PARTS = 3


def long_sentence(
    block: BlockContext,
    reader: Reader,
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield sentences with more words than the reader's limit, with the best place to divide."""
    if block.kind in {BlockKind.HEADING, BlockKind.TABLE_CELL}:
        return
    limit = reader.group.sentence_words
    for sentence in block.doc.sents:
        words = sum(_is_word(token) for token in sentence)
        if words <= limit + int(options.get("slingring", 0)):
            continue
        start, end = sentence.start_char, sentence.start_char + len(sentence.text.rstrip())
        values = {"ord": str(words), "grense": str(limit), "rad": _advice(sentence)}
        divided = _divided(sentence)
        yield Match(start, end, (divided,) if divided else (), values)


def long_paragraph(
    block: BlockContext,
    reader: Reader,
    options: Mapping[str, Any],  # noqa: ARG001 - the rule kind's
) -> Iterator[Match]:
    """Yield the block when it has more words than the reader's limit for a paragraph."""
    if block.kind is not BlockKind.PARAGRAPH:
        return
    words = sum(_is_word(token) for token in block.doc)
    limit = reader.group.paragraph_words
    if words > limit:
        yield Match(0, len(block.text), (), {"ord": str(words), "grense": str(limit)})


def _is_word(token: Token) -> bool:
    return not token.is_punct and not token.is_space


def _advice(sentence: Span) -> str:
    if _is_enumeration(sentence):
        return "Lag gjerne en punktliste av leddene."
    joint = _joint(sentence)
    if joint is None:
        return "Del den gjerne i to."
    following = sentence.doc[joint.i : min(joint.i + 3, sentence.end)].text.strip(" ,;")
    return f"Del den gjerne før «{following} …»."


def _is_enumeration(sentence: Span) -> bool:
    """Tell whether three or more parts stand side by side, each of several words."""
    return any(
        sum(1 for child in _conjuncts(token) if _width(child) >= 2) >= _LIST_PARTS
        for token in sentence
        if token.dep_ != "conj"
    )


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


def _divided(sentence: Span) -> str:
    """Return the sentence as two where two main clauses are joined by «, og» or «, men».

    Each must have a subject of its own before its verb, so that both halves stand alone.
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
