"""The words that spelling may suggest, findable by how they sound."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.sounds import START, key, shortened
from asker_skriv.language.store import bucket_of, encode

from .entries import Entry

_BUCKETS = 1 << 18
_START_BUCKETS = 1 << 12
_FREQUENT = 60_000
_SUREST_COMPOUND = 6.0
_IN_USE = 1.5  # Zipf; rarer words are tried letter by letter
_FREQUENT_COMPOUND = 2.3  # Zipf
_NOT_SUGGESTED = {"X"}


def words(
    lexicon: Lexicon, frequencies: Mapping[str, int], entries: Iterable[Entry]
) -> dict[str, int]:
    """Return the words to suggest with 25 times their Zipf frequency.

    Every form of the lexicon that is in use, and frequent compounds; names as they are written.
    """
    found: dict[str, int] = {}
    for entry in entries:
        if entry.pos in _NOT_SUGGESTED:
            continue
        for form, _, _ in entry.cells:
            number = frequencies.get(form.lower(), 0)
            if number >= 25 * _IN_USE and form.replace("-", "").isalpha():
                found[form] = number
    for word, number in frequencies.items():
        if number > 25 * _FREQUENT_COMPOUND and word.isalpha() and word not in lexicon:
            compound = lexicon.compound(word)
            if compound and compound.cost < _SUREST_COMPOUND:
                found[word] = number
    return {word: number for word, number in found.items() if max(map(ord, word)) < 256}


def sections(words: Mapping[str, int]) -> dict[str, bytes]:
    """Return the sections for words with 25 times their Zipf frequency.

    Words lie one after another, the most frequent first; each is entered in a hash table under
    its sound key and the key with any one letter left out. A second table holds the frequent words
    under the beginning of their sound key.
    """
    ranked = sorted(words, key=lambda word: (-words[word], word))
    encoded = [encode(word) for word in ranked]
    offsets = [0]
    for word in encoded:
        offsets.append(offsets[-1] + len(word))
    buckets: list[list[int]] = [[] for _ in range(_BUCKETS)]
    for number, word in enumerate(ranked):
        for cut in sorted(shortened(key(word))):
            buckets[bucket_of(cut.encode(), _BUCKETS)].append(number)
    index = [0]
    for bucket in buckets:
        index.append(index[-1] + len(bucket))
    flat = [number for bucket in buckets for number in bucket]
    starts: dict[str, list[int]] = {}
    for number, word in enumerate(ranked[:_FREQUENT]):
        starts.setdefault(key(word)[:START], []).append(number)
    start_index, start_words = [0], []
    filled: list[list[int]] = [[] for _ in range(_START_BUCKETS)]
    for start, numbers in starts.items():
        filled[bucket_of(start.encode(), _START_BUCKETS)] += numbers
    for bucket in filled:
        start_words += sorted(bucket)
        start_index.append(len(start_words))
    return {
        "start_index": struct.pack(f"<{len(start_index)}I", *start_index),
        "start_words": struct.pack(f"<{len(start_words)}I", *start_words),
        "word_offsets": struct.pack(f"<{len(offsets)}I", *offsets),
        "word_letters": b"".join(encoded),
        "word_zipf": bytes(min(255, words[word]) for word in ranked),
        "sound_index": struct.pack(f"<{len(index)}I", *index),
        "sound_words": struct.pack(f"<{len(flat)}I", *flat),
    }
