"""Cuts Norwegian letters into words, and says where sentences must and must not begin.

Nothing of the text is lost: words and the spaces between them add up to the text again. The cut
follows the Norwegian Dependency Treebank ("og/eller" is three words, "10-årig" one), except where
letters have things that the treebank lacks: section numbers, case numbers, sums, addresses.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry

from asker_skriv.language.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NUMBER,
    BEFORE_TITLE_CASE,
    MONTHS,
)
from asker_skriv.language.wordtable import WordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.vocab import Vocab

WORD_FEATURES = 2
WORD_FEATURES_KEY = "asker_skriv.word_features"
_MOST_NOTED = 50_000

_LETTER = r"[^\W\d_]"
_IN_WORD = r"[\w\u0300-\u036f\u00ad]"  # soft hyphens and loose accents belong to the word
_JOINT = r"[-\u2010\u2011'’´]"
_MONTH = "|".join(MONTHS)


def _any_of(words: frozenset[str]) -> str:
    """Return a pattern of the words, longest first, their first letter in either case."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"
        if word[0].islower()
        else re.escape(word)
        for word in ordered
    )


_PIECES = (
    r"\s+",
    r"(?:https?://|www\.)[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]'’]",
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
    r"(?<![\w.])(?:[\w-]+\.)+(?:no|com|org|net|eu|info|se|dk|fo|uk|de|io)(?:/[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]])?(?!\w)",
    r"(?<![\w])[@#]\w+",
    # Abbreviations. Some are words too, and abbreviate only before a number ("art. 8").
    rf"(?<!\w)(?:{_any_of(ABBREVIATIONS)})(?!\w)",
    rf"(?<!\w)(?:{_any_of(BEFORE_NUMBER)})(?=\s?(?:\d|§))",
    rf"(?<!\w)(?:{_any_of(BEFORE_TITLE_CASE)})(?=\s[A-ZÆØÅ])",
    rf"(?<!\w)(?:{_LETTER}\.){{2,}}(?!\w)",
    r"(?<!\w)[A-ZÆØÅ]\.(?=\s?[A-ZÆØÅ])",
    r"(?<!\w)(?:A/S|km/t|kr/t|km/h|m/s|c/o|C/O|v/|m/|u/)(?!\w|/)",
    # Sums, dates, case and section numbers.
    r"\d+(?:[.,]\d+)*,[-–—]+(?!\w)",
    r"\d{4}-\d{2}-\d{2}(?!\w)",
    r"\d+/\d+(?:[-/]\d+)?(?!\w)",
    r"(?:(?<=§)|(?<=§[ \u00a0])|(?<=§§[ \u00a0]))\d+(?:[-–]\d+)+(?!\w)",
    # Ordinals: the full stop belongs to the number when the sentence goes on.
    r"(?<![\w.,])\d{1,3}\.(?=\s?[a-zæøå])",
    rf"(?<![\w.,])\d{{1,2}}\.(?=\s?(?:{_MONTH})\b)",
    r"(?<![\w.,])\d{1,3}\.(?=[-–,/]\s?\d)",
    r"(?<![\w.,])\d{1,3}\.(?=[-–]\s?[a-zæøå])",
    r"(?:(?<=\A)|(?<=\n)|(?<=\u2028))\d{1,2}\.(?=\s)",
    # Numbers and ranges of numbers; then words, with hyphens inside and at the end.
    rf"\d+(?:[.,:]\d+)*(?=[-–]\d+(?:[.,:]\d+)*(?!{_IN_WORD}|{_JOINT}{_LETTER}|-))",
    rf"\d+(?:[.,:]\d+)+(?:{_JOINT}{_IN_WORD}+)*",
    rf"(?:(?<=[»\"”])|(?<=\s))-{_LETTER}{_IN_WORD}*(?:{_JOINT}{_IN_WORD}+)*",
    rf"\w{_IN_WORD}*(?:{_JOINT}{_IN_WORD}+)*(?:(?<=[sxzSXZ])['’](?=\s\w)|[-\u2010](?=\s+(?:og|eller|samt|til)\b|[,/»\"”]))?",
    r"(?<![\w.,])[+-]\d+(?:[.,]\d+)*(?!\w)",
    r"§§|\.{2,}|-{2,}|–{2,}|_{2,}|\*{2,}|={2,}",
    r".",
)
_TOKEN = re.compile("|".join(f"(?:{piece})" for piece in _PIECES), re.DOTALL)
_NUMBER_RANGE_DASH = re.compile(r"(?<=\d)[-–](?=\d)")


def cut(text: str) -> Iterator[str]:
    """Yield the pieces of ``text`` in order, whitespace included; joined they are the text."""
    for match in _TOKEN.finditer(text):
        yield match.group()


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """Return the words of ``text`` and whether each is followed by one plain space.

    Whitespace beyond one plain space becomes a word of its own, as spaCy wants it.
    """
    words: list[str] = []
    spaces: list[bool] = []
    for piece in cut(text):
        if not piece.isspace():
            words.append(piece)
            spaces.append(False)
            continue
        rest = piece
        if rest[0] == " " and words and not spaces[-1]:
            spaces[-1] = True
            rest = rest[1:]
        if rest:
            trailing = len(rest) > 1 and rest[-1] == " "
            words.append(rest[:-1] if trailing else rest)
            spaces.append(trailing)
    return words, spaces


class LetterTokenizer:
    """A spaCy tokenizer: ``doc.text`` equals the text it was called with.

    With a word table it also notes, for the parser, what the dictionary knows about each word.
    """

    def __init__(self, vocab: Vocab, table: WordTable | None = None) -> None:
        self.vocab = vocab
        self.table = table
        self._noted: dict[str, tuple[int, int]] = {}

    def __call__(self, text: str) -> Doc:
        """Return the words of ``text``, without analysis."""
        words, spaces = words_and_spaces(text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        if self.table is not None:
            features = np.zeros((len(words), WORD_FEATURES), dtype=np.uint64)
            if words:
                features[:] = [self._note(word, self.table) for word in words]
            doc.user_data[WORD_FEATURES_KEY] = features
        return doc

    def _note(self, word: str, table: WordTable) -> tuple[int, int]:
        noted = self._noted.get(word)
        if noted is None:
            if len(self._noted) > _MOST_NOTED:
                self._noted.clear()
            noted = self._noted[word] = word_features(word.lower(), table)
        return noted

    def to_bytes(self, **_: object) -> bytes:
        """Return the word table as bytes, none when there is no table."""
        return self.table.to_bytes() if self.table else b""

    def from_bytes(self, data: bytes, **_: object) -> LetterTokenizer:
        """Take over the word table that ``to_bytes`` wrote."""
        self.table = WordTable.from_bytes(data) if data else None
        self._noted.clear()
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the word table to the file ``path``."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> LetterTokenizer:
        """Read the word table from the file ``path``."""
        return self.from_bytes(Path(path).read_bytes())


def word_features(low: str, table: WordTable) -> tuple[int, int]:
    """Return two numbers for a lower-case word: what it may be, and of which lemma.

    Both are 0 for words that the dictionary does not know in whole or as a compound.
    """
    entry = table.find(low)
    if entry is None:
        return (0, 0)
    kind = 1 + 4 * entry.number + 2 * (entry.modifier > 0) + entry.genitive
    part = table.known_part(low, entry)
    lemmas = sorted({reading.lemma(part) for reading in entry.readings})
    return (kind, 1 + zlib.crc32("|".join(lemmas).encode("utf-8", "surrogatepass")))


def create_letter_tokenizer() -> Callable[[Language], LetterTokenizer]:
    """Return the factory that a pipeline's config names."""

    def create(nlp: Language) -> LetterTokenizer:
        return LetterTokenizer(nlp.vocab)

    return create


registry.tokenizers.register("asker_skriv.letter_tokenizer.v1", func=create_letter_tokenizer)
