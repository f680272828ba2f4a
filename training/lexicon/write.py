"""Write the compact file that ``asker_skriv.language.store`` reads."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from asker_skriv.language.store import MAGIC, MAX_ENDING, bucket_of, encode, fingerprint

from .entries import Entry, common_prefix, stems

_STEM_BUCKETS = 1 << 17
_FREQUENCY_BUCKETS = 1 << 16


class Patterns:
    """Inflection patterns: the lemma's ending and every form's ending with its description."""

    def __init__(self) -> None:
        self.descriptions: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def number(self, base: str, entry: Entry) -> int:
        """Return the number of the entry's pattern relative to what all its forms share."""
        cut = len(base)
        cells = ";".join(
            f"{form[cut:]},{self._description(pos, features)}"
            for form, pos, features in entry.cells
        )
        text = f"{entry.lemma[cut:]};{entry.pos};{cells}"
        return self._numbers.setdefault(text, len(self._numbers))

    def _description(self, pos: str, features: str) -> int:
        return self.descriptions.setdefault(f"{pos} {features}", len(self.descriptions))

    def texts(self) -> list[bytes]:
        """Return the patterns in the order of their numbers."""
        return [text.encode() for text in self._numbers]


def write(path: Path, entries: Iterable[Entry], frequencies: Mapping[str, float]) -> None:
    """Write stems, patterns and frequencies as one file."""
    patterns = Patterns()
    records: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for entry in entries:
        if not all(_is_latin(form) for form, _, _ in entry.cells):
            continue
        forms = [form for form, _, _ in entry.cells] + [entry.lemma]
        base = common_prefix(forms)
        pattern = patterns.number(base, entry)
        for stem in stems(forms, MAX_ENDING):
            records[stem].append((pattern, len(stem) - len(base), entry.number))
    stem_index, stem_data = _table(
        ((encode(stem), _stem_record(encode(stem), found)) for stem, found in records.items()),
        _STEM_BUCKETS,
    )
    pattern_index, pattern_data = _offsets(patterns.texts())
    sections = {
        "stem_index": stem_index,
        "stem_data": stem_data,
        "pattern_index": pattern_index,
        "pattern_data": pattern_data,
        "descriptions": "\n".join(patterns.descriptions).encode(),
        **_frequency_sections(frequencies),
    }
    _write_container(path, sections)


def _is_latin(word: str) -> bool:
    return all(ord(letter) < 256 for letter in word)


def _stem_record(stem: bytes, found: list[tuple[int, int, int]]) -> bytes:
    packed = b"".join(
        struct.pack("<HBI", pattern, middle, number)[:6] for pattern, middle, number in found
    )
    return struct.pack("<BB", len(stem), len(found)) + stem + packed


def _table(records: Iterable[tuple[bytes, bytes]], buckets: int) -> tuple[bytes, bytes]:
    filled: list[list[bytes]] = [[] for _ in range(buckets)]
    for key, record in sorted(records):
        filled[bucket_of(key, buckets)].append(record)
    return _offsets([b"".join(records) for records in filled])


def _offsets(parts: list[bytes]) -> tuple[bytes, bytes]:
    position, offsets = 0, [0]
    for part in parts:
        position += len(part)
        offsets.append(position)
    return struct.pack(f"<{len(offsets)}I", *offsets), b"".join(parts)


def _frequency_sections(frequencies: Mapping[str, float]) -> dict[str, bytes]:
    filled: list[list[int]] = [[] for _ in range(_FREQUENCY_BUCKETS)]
    for word, zipf in sorted(frequencies.items()):
        if not _is_latin(word):
            continue
        key = encode(word)
        value = fingerprint(key) << 8 | min(255, round(zipf * 25))
        filled[bucket_of(key, _FREQUENCY_BUCKETS)].append(value)
    parts = [struct.pack(f"<{len(values)}I", *values) for values in filled]
    index, data = _offsets(parts)
    return {"frequency_index": index, "frequency_data": data}


def _write_container(path: Path, sections: Mapping[str, bytes]) -> None:
    directory: dict[str, tuple[int, int]] = {}
    position = 0
    for name, data in sections.items():
        directory[name] = (position, len(data))
        position += len(data) + -len(data) % 8
    header = json.dumps(directory).encode()
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 8)
    with path.open("wb") as file:
        file.write(MAGIC + struct.pack("<I", len(header)) + header)
        for data in sections.values():
            file.write(data + b"\0" * (-len(data) % 8))
