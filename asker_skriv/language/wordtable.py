"""A compact table of Norwegian forms: what word class and lemma each may have.

Serves the parser (features of words it never saw in training) and the lemmatizer. The full lexicon
with inflection is another module's; this one is part of the trained pipeline.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

import srsly

_SHORTEST_HEAD = 4
_LONGEST_HEAD = 16
_SHORTEST_MODIFIER = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a form may be: UPOS, features ("Masc Sing Def") and how its lemma is made.

    The lemma is the form without its last ``cut`` letters, plus ``add``.
    """

    upos: str
    feats: str
    cut: int
    add: str

    def lemma(self, form: str) -> str:
        """Return the lemma of ``form`` in this reading."""
        return form[: len(form) - self.cut] + self.add


@dataclass(frozen=True, slots=True)
class Entry:
    """All readings of a form; ``modifier`` letters before the part that the table knows."""

    number: int
    readings: tuple[Reading, ...]
    modifier: int = 0
    genitive: bool = False


class WordTable:
    """Forms by checksum: half a million forms in a few megabytes, never changed once made.

    One unknown form in some ten thousand meets a known form's checksum by chance.
    """

    def __init__(
        self, keys: array[int], numbers: array[int], entries: tuple[tuple[Reading, ...], ...]
    ) -> None:
        self._keys = keys
        self._numbers = numbers
        self._entries = entries

    @classmethod
    def build(cls, forms: dict[str, tuple[Reading, ...]]) -> WordTable:
        """Return a table of the lower-case ``forms``."""
        entries = sorted(set(forms.values()), key=repr)
        place = {entry: number for number, entry in enumerate(entries)}
        by_key = {_key(form): place[readings] for form, readings in sorted(forms.items())}
        ordered = sorted(by_key.items())
        return cls(
            array("I", (key for key, _ in ordered)),
            array("H", (number for _, number in ordered)),
            tuple(entries),
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> WordTable:
        """Return the table that ``to_bytes`` wrote."""
        raw = srsly.msgpack_loads(zlib.decompress(data))
        readings = [Reading(*item) for item in raw["readings"]]
        entries = tuple(tuple(readings[i] for i in entry) for entry in raw["entries"])
        keys, numbers = array("I"), array("H")
        keys.frombytes(raw["keys"])
        numbers.frombytes(raw["numbers"])
        return cls(keys, numbers, entries)

    def to_bytes(self) -> bytes:
        """Return the table as bytes for a file (little-endian machines)."""
        readings = sorted({r for entry in self._entries for r in entry}, key=repr)
        place = {reading: i for i, reading in enumerate(readings)}
        raw = {
            "readings": [[r.upos, r.feats, r.cut, r.add] for r in readings],
            "entries": [[place[r] for r in entry] for entry in self._entries],
            "keys": self._keys.tobytes(),
            "numbers": self._numbers.tobytes(),
        }
        return zlib.compress(srsly.msgpack_dumps(raw), 6)

    @classmethod
    def load(cls, path: Path) -> WordTable:
        """Read a table from a file."""
        return cls.from_bytes(path.read_bytes())

    def __len__(self) -> int:
        return len(self._keys)

    def exact(self, form: str) -> Entry | None:
        """Return the entry of the lower-case ``form`` itself."""
        key = _key(form)
        i = bisect_left(self._keys, key)
        if i == len(self._keys) or self._keys[i] != key:
            return None
        number = self._numbers[i]
        return Entry(number, self._entries[number])

    def find(self, form: str) -> Entry | None:
        """Return the entry of the lower-case ``form``, of it without genitive s, or of its head.

        The head is the longest known end of a compound: "søknadsskjemaet" is read as "skjemaet".
        """
        return self._known(form) or self._head(form)

    @staticmethod
    def known_part(form: str, entry: Entry) -> str:
        """Return what of ``form`` the entry is about: no modifier, no genitive s."""
        part = form[entry.modifier :]
        return _without_genitive(part) if entry.genitive else part

    def _known(self, form: str) -> Entry | None:
        entry = self.exact(form)
        if entry:
            return entry
        stem = _without_genitive(form)
        entry = self.exact(stem) if stem else None
        if entry and any(r.upos in {"NOUN", "ADJ", "PROPN"} for r in entry.readings):
            return Entry(entry.number, entry.readings, 0, genitive=True)
        return None

    def _head(self, form: str) -> Entry | None:
        hyphen = form.rfind("-") + 1
        start = max(hyphen, _SHORTEST_MODIFIER, len(form) - _LONGEST_HEAD)
        for at in range(start, len(form) - _SHORTEST_HEAD + 1):
            entry = self._known(form[at:])
            if entry and any(r.upos in {"NOUN", "ADJ", "VERB"} for r in entry.readings):
                return Entry(entry.number, entry.readings, at, entry.genitive)
        return None


def _without_genitive(form: str) -> str:
    for ending in ("'s", "’s", "s", "'", "’"):
        if form.endswith(ending) and len(form) - len(ending) > 2:
            return form[: -len(ending)]
    return ""


def _key(form: str) -> int:
    return zlib.crc32(form.encode("utf-8", "surrogatepass"))
