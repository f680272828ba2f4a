"""The figures of a text's readability, as plain values without any parser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statistics:
    """Readability of a text.

    ``sentence_lengths`` are in words; shares are 0 to 1; reading time is in seconds.
    """

    words: int = 0
    sentences: int = 0
    lix: float = 0.0
    rix: float = 0.0
    long_word_share: float = 0.0
    average_words: float = 0.0
    passive_share: float = 0.0
    reading_seconds: int = 0
    sentence_lengths: tuple[int, ...] = ()
