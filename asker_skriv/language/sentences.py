"""Tells the parser where sentences must and must not begin; it decides the rest by syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

_MAY_END = frozenset({".", "!", "?", "…", "...", ":", ";"})
_CLOSERS = frozenset({"»", '"', "”", ")", "]", "'", "’"})
_OPENERS = frozenset({"«", '"', "“", "”", "(", "[", "-", "–", "—", "•", "*"})
_NEVER_FIRST = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "»", "%"})
_LINE_BREAKS = frozenset("\n\u2028\u2029")


# A capital on such a word, after a word: the line before was a heading. Names have other classes.
_NO_NAMES = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
_LEANING = frozenset({"ADP", "CCONJ", "DET", "SCONJ"})  # no heading ends in one
_POLITE = frozenset({"De", "Dem", "Deres", "Du", "Deg", "Din", "Ditt", "Dine", "Dere"})
_NUMBERED = frozenset({"del", "bok", "bind", "avdeling", "kapittel", "type", "vedlegg", "fase"})


@Language.factory("letter_sentences", assigns=["token.is_sent_start"])
def create_letter_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component for a pipeline's config."""
    return mark_sentences


def mark_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` where the text leaves no doubt, before the parser runs."""
    words = [token.text for token in doc]
    for i in range(1, len(words)):
        verdict = _begins(words, i)
        if verdict is None and _follows_heading(doc[i - 1], doc[i]):
            verdict = True
        if verdict is not None:
            doc[i].is_sent_start = verdict
    return doc


def _begins(words: list[str], i: int) -> bool | None:
    """Return whether word ``i`` begins a sentence: yes, no, or None for the parser to say."""
    word = words[i]
    if word.isspace() or word in _NEVER_FIRST:
        return False
    before = _before(words, i)
    if before < 0:
        return None
    if any(_LINE_BREAKS & set(words[j]) for j in range(before + 1, i)):
        return True if _opens(word) else None
    return _begins_after(words[before], word)


def _begins_after(before: str, word: str) -> bool | None:
    if before == "." and word[:1].isupper():
        return True
    if before in _MAY_END or before in _CLOSERS:
        return None
    if _abbreviates(before) and not word[:1].isupper():
        return False
    return False if word[:1].islower() and before not in _OPENERS else None


def _follows_heading(before: Token, word: Token) -> bool:
    """Tell whether a capital shows that a heading without a full stop stands before ``word``."""
    if not word.is_title or word.pos_ not in _NO_NAMES or word.text in _POLITE:
        return False
    if word.text == "I" and (before.pos_ == "PROPN" or before.lower_ in _NUMBERED):
        return False  # "del I", "Haakon I"
    return before.text[-1:].isalnum() and before.pos_ not in _LEANING


def _abbreviates(word: str) -> bool:
    return len(word) > 1 and word[-1] == "." and word[-2] != "."


def _before(words: list[str], i: int) -> int:
    """Return the place of the last word before ``i`` that is no blank, -1 when none."""
    j = i - 1
    while j >= 0 and words[j].isspace():
        j -= 1
    return j


def _opens(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit() or word in _OPENERS
