"""The lexicon's file: a memory-mapped container with hash tables for stems and frequencies.

Only the pages that are looked at are read, so opening is a matter of milliseconds. Written by
``training/build_lexicon.py``. All numbers are little-endian. Keys are Latin-1, one byte a letter:
no word of the lexicon needs more, and a letter beyond becomes a question mark that no key has.

stem_index, stem_data
    Hash table. Key: the beginning of a form; value: records (pattern, letters of the key that
    belong to the pattern's endings, lemma number).
pattern_index, pattern_data
    ``lemma ending;word class;ending,description;ending,description;…``, the moderate form first.
descriptions
    One ``UPOS FEATS`` a line.
particle_verbs
    Fixed verb, tab, loose form: ``innhente    hente inn``.
NAME_index, NAME_data
    Hash tables of 24-bit fingerprints and a number from 0 to 255 (see Values): "frequency" is 25
    times the Zipf frequency of a form; "first" and "head" say how many dictionary compounds begin
    with a part as it stands (søknads) or end in a lemma (skjema).
"""

from __future__ import annotations

import json
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path
from zlib import adler32, crc32

from asker_skriv.errors import BadDataFileError

MAGIC = b"ASKERLEX"
MAX_ENDING = 3  # code points that a form may have beyond the stem it is filed under
_RECORD = 6
_RECORDS = struct.Struct("<HBHB").iter_unpack


def encode(word: str) -> bytes:
    """Return a word as the tables hold it."""
    return word.encode("latin-1", "replace")


def bucket_of(key: bytes, buckets: int) -> int:
    """Return the bucket of a key in a table with ``buckets`` (a power of two) buckets."""
    return crc32(key) & (buckets - 1)


def fingerprint(key: bytes) -> int:
    """Return 24 bits that tell keys of one bucket apart."""
    return crc32(key) >> 17 | (adler32(key) & 0x1FF) << 15


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a family of words inflects: endings after the part that all forms share."""

    lemma_ending: str
    pos: str
    cells: tuple[tuple[str, str, str], ...]  # ending, UPOS, features; best first
    by_ending: dict[str, tuple[tuple[str, str], ...]]  # ending -> (UPOS, features)


class Store:
    """Reads the container; look-ups only, never the whole file."""

    def __init__(self, path: Path) -> None:
        """Map the file; BadDataFileError if it is missing or of another kind."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise BadDataFileError(_message(path)) from error
        if self._map[: len(MAGIC)] != MAGIC:
            raise BadDataFileError(_message(path))
        (length,) = struct.unpack_from("<I", self._map, len(MAGIC))
        start = len(MAGIC) + 4
        self._directory = json.loads(self._map[start : start + length])
        self._start = start + length
        self._view = memoryview(self._map)
        self._stem_index = self.numbers("stem_index")
        self._stem_data = self.section("stem_data")
        self._stem_buckets = len(self._stem_index) - 1
        self._pattern_index = self.numbers("pattern_index")
        self._pattern_data = self.section("pattern_data")
        self._descriptions = [
            tuple(line.split(" ", 1))
            for line in str(self.section("descriptions"), "utf-8").split("\n")
        ]
        self._patterns: dict[int, Pattern] = {}

    def section(self, name: str) -> memoryview:
        """Return a section's bytes without copying; none if the file lacks the section."""
        offset, length = self._directory.get(name, (0, 0))
        return self._view[self._start + offset : self._start + offset + length]

    def numbers(self, name: str) -> memoryview:
        """Return a section as unsigned 32-bit numbers without copying."""
        return self.section(name).cast("I")

    def stems(self, key: bytes, longest: int) -> list[tuple[int, int, int, int]]:
        """Return (length of the stem, pattern, letters of the endings inside it, lemma number).

        Stems are ``key`` and its beginnings that are up to ``longest`` letters shorter.
        """
        found = []
        index, buffer, mask = self._stem_index, self._stem_data, self._stem_buckets - 1
        size = len(key)
        for length in range(size, max(size - longest, 0) - 1, -1):
            stem = key[:length]
            bucket = crc32(stem) & mask
            position, end = index[bucket], index[bucket + 1]
            while position < end:
                letters, count = buffer[position], buffer[position + 1]
                body = position + 2 + letters
                position = body + count * _RECORD
                if letters == length and buffer[body - letters : body] == stem:
                    for pattern, inside, low, high in _RECORDS(buffer[body:position]):
                        found.append((length, pattern, inside, low | high << 16))
                    break
        return found

    def pattern(self, number: int) -> Pattern:
        """Return a pattern, decoded once."""
        found = self._patterns.get(number)
        if found is None:
            start, end = self._pattern_index[number], self._pattern_index[number + 1]
            found = self._decode(str(self._pattern_data[start:end], "utf-8"))
            self._patterns[number] = found
        return found

    def _decode(self, text: str) -> Pattern:
        lemma_ending, pos, *parts = text.split(";")
        cells = []
        by_ending: dict[str, tuple[tuple[str, str], ...]] = {}
        for part in parts:
            ending, _, number = part.rpartition(",")
            upos, features = self._descriptions[int(number)]
            cells.append((ending, upos, features))
            by_ending[ending] = (*by_ending.get(ending, ()), (upos, features))
        return Pattern(lemma_ending, pos, tuple(cells), by_ending)

    def texts(self, name: str) -> dict[str, str]:
        """Return one of the small tables of texts, whole."""
        lines = str(self.section(name), "utf-8").split("\n")
        return dict(line.split("\t", 1) for line in lines if line)

    def values(self, name: str) -> Values:
        """Return one of the tables of small numbers."""
        return Values(self.numbers(f"{name}_index"), self.numbers(f"{name}_data"))


class Values:
    """A number from 0 to 255 for many words; a word that is not there has 0.

    Words are told apart by fingerprints: about one unknown word in five million gets another's.
    """

    def __init__(self, index: memoryview, data: memoryview) -> None:
        self._index = index
        self._data = data
        self._mask = len(index) - 2

    def __getitem__(self, word: str) -> int:
        if not self._index:
            return 0
        key = encode(word)
        checksum = crc32(key)
        bucket = checksum & self._mask
        index = self._index
        start, end = index[bucket], index[bucket + 1]
        if start != end:
            wanted = checksum >> 17 | (adler32(key) & 0x1FF) << 15
            for value in self._data[start >> 2 : end >> 2]:
                if value >> 8 == wanted:
                    return int(value & 255)
        return 0


def _message(path: Path) -> str:
    return (
        f"Ordlisten «{path.name}» mangler eller er skadet. Teksten din er trygg. "
        "Installer Asker skriv på nytt."
    )
