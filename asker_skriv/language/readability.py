"""Readability of Norwegian text: LIX, RIX, sentence lengths, passive share and reading time.

LIX (Björnsson 1968) is words / sentences + 100 × long words / words, where a long word has more
than six letters; RIX (Anderson 1983) is long words / sentences. textstat counts the words and the
long ones; its own sentence splitter is English (three sentences in «Møtet er 22. november 2026
kl. 10.30.»), so the sentences come from the parse. Its Flesch figures rest on English syllables
and are not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from asker_skriv.language.lean import import_textstat
from asker_skriv.language.statistics import Statistics
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

WORDS_PER_MINUTE = 200
_DIGITS = re.compile(r"\d[\d  .,:/–-]*")
_VERB_CLASSES = ("VERB", "AUX")


def block_statistics(doc: Doc, kind: BlockKind = BlockKind.PARAGRAPH) -> Statistics:
    """Return the figures of one parsed block.

    Headings and table cells count as words to read, but not as sentences; a list item is a
    sentence only when it has a verb. That keeps short lines from making a text look easy.
    """
    sentences = [sentence for sentence in doc.sents if _words(sentence.text)]
    read = sum(_words(sentence.text) for sentence in sentences)
    if kind in {BlockKind.HEADING, BlockKind.TABLE_CELL}:
        sentences = []
    elif kind is BlockKind.LIST_ITEM:
        sentences = [sentence for sentence in sentences if _has_verb(sentence)]
    lengths = tuple(_words(sentence.text) for sentence in sentences)
    long_words = sum(_long_words(sentence.text) for sentence in sentences)
    passive = sum(_is_passive(sentence) for sentence in sentences)
    return _figures(read, lengths, long_words, passive)


def combined(parts: Iterable[Statistics]) -> Statistics:
    """Return the figures of a text made of these blocks."""
    read = long_words = passive = 0
    lengths: list[int] = []
    for part in parts:
        counted = sum(part.sentence_lengths)
        read += part.words
        long_words += round(part.long_word_share * counted)
        passive += round(part.passive_share * part.sentences)
        lengths.extend(part.sentence_lengths)
    return _figures(read, tuple(lengths), long_words, passive)


def _figures(read: int, lengths: tuple[int, ...], long_words: int, passive: int) -> Statistics:
    counted, sentences = sum(lengths), len(lengths)
    seconds = round(60 * read / WORDS_PER_MINUTE)
    if not sentences:
        return Statistics(words=read, reading_seconds=seconds)
    average, share = counted / sentences, long_words / counted
    return Statistics(
        words=read,
        sentences=sentences,
        lix=average + 100 * share,
        rix=long_words / sentences,
        long_word_share=share,
        average_words=average,
        passive_share=passive / sentences,
        reading_seconds=seconds,
        sentence_lengths=lengths,
    )


def _words(sentence: str) -> int:
    return int(_textstat().lexicon_count(_DIGITS.sub("0 ", sentence)))


def _long_words(sentence: str) -> int:
    return int(_textstat().long_word_count(_DIGITS.sub("0 ", sentence)))


def _has_verb(sentence: Span) -> bool:
    return any(token.pos_ in _VERB_CLASSES for token in sentence)


def _is_passive(sentence: Span) -> bool:
    return any(
        token.dep_ == "aux:pass" or "Pass" in token.morph.get("Voice", []) for token in sentence
    )


@cache
def _textstat() -> Any:
    """Load textstat when the first text is counted: it takes a while."""
    return import_textstat()
