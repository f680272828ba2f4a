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


def write(
    path: Path,
    entries: Iterable[Entry],
    values: Mapping[str, Mapping[str, int]],
    texts: Mapping[str, Mapping[str, str]],
    more: Mapping[str, bytes] | None = None,
) -> None:
    """Write stems, patterns, tables of numbers (0 to 255 a word) and of texts as one file."""
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
    }
    for name, pairs in texts.items():
        sections[name] = "\n".join(f"{key}\t{text}" for key, text in pairs.items()).encode()
    for name, numbers in values.items():
        sections |= _value_sections(name, numbers)
    _write_container(path, {**sections, **(more or {})})


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


def _value_sections(name: str, numbers: Mapping[str, int]) -> dict[str, bytes]:
    buckets = 1 << max(4, (len(numbers) // 4).bit_length())
    filled: list[list[int]] = [[] for _ in range(buckets)]
    for word, number in sorted(numbers.items()):
        if _is_latin(word):
            key = encode(word)
            value = fingerprint(key) << 8 | min(255, number)
            filled[bucket_of(key, buckets)].append(value)
    index, data = _offsets([struct.pack(f"<{len(found)}I", *found) for found in filled])
    return {f"{name}_index": index, f"{name}_data": data}


def _write_container(path: Path, sections: Mapping[str, bytes]) -> None:
    directory: dict[str, tuple[int, int]] = {}
    position = 0
    for name, data in sections.items():
        directory[name] = (position, len(data))
        position += len(data) + -len(data) % 8
    header = json.dumps(directory).encode()
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 8)
    # Written aside and put in place: a running program may have the old file mapped.
    fresh = path.with_suffix(".ny")
    with fresh.open("wb") as file:
        file.write(MAGIC + struct.pack("<I", len(header)) + header)
        for data in sections.values():
            file.write(data + b"\0" * (-len(data) % 8))
    fresh.replace(path)
