"""A term where it stands: its words, its tokens, and what is around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asker_skriv.checking.context import BlockContext
from asker_skriv.checking.wordlist.entries import Entry
from asker_skriv.checking.wordlist.matching import Hit, Word
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.variety import Variety

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENTENCE_SIGNS = ".!?:\n\u2028"
_OPENING = " \u00a0\t«»\"“”'([–—-•*"
_NEAR = 8  # words to either side
_COMPOUNDED = 5  # letters of a word that is looked for at the end of compounds


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that could replace the block's text from ``start`` to ``end`` (code points)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A term found in a block."""

    block: BlockContext
    words: Sequence[Word]
    hit: Hit
    tokens: Mapping[int, Token]
    variety: Variety

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon."""
        return self.block.language.lexicon

    @property
    def entry(self) -> Entry:
        """The entry whose term was found."""
        return self.hit.pattern.entry

    @property
    def start(self) -> int:
        """Where the term starts, in code points."""
        return self.words[self.hit.first].start

    @property
    def end(self) -> int:
        """Where the term ends, in code points."""
        return self.words[self.hit.last - 1].end

    @property
    def text(self) -> str:
        """The term as written."""
        return self.block.text[self.start : self.end]

    @property
    def head(self) -> Word:
        """The word that inflects."""
        return self.words[self.hit.places[self.hit.pattern.head][0]]

    @property
    def token(self) -> Token | None:
        """The token of the word that inflects; None where the parser cut the words otherwise."""
        return self.tokens.get(self.head.start)

    @property
    def next_word(self) -> Word | None:
        """The word or sign after the term."""
        return self.words[self.hit.last] if self.hit.last < len(self.words) else None

    @property
    def previous_word(self) -> Word | None:
        """The word or sign before the term."""
        return self.words[self.hit.first - 1] if self.hit.first else None

    @property
    def starts_sentence(self) -> bool:
        """Tell whether the term is the first of a sentence."""
        return starts_sentence(self.block.text, self.start)

    @property
    def is_split(self) -> bool:
        """Tell whether other words stand inside the term: «redegjør nærmere for»."""
        slots = zip(self.hit.pattern.slots, self.hit.places, strict=True)
        return any(last > first for slot, (first, last) in slots if not slot)

    def token_of(self, word: Word | None) -> Token | None:
        """Return the token that starts where the word starts."""
        return None if word is None else self.tokens.get(word.start)

    def slice(self, places: tuple[int, int]) -> str:
        """Return the text of the words from, to."""
        first, last = places
        return (
            self.block.text[self.words[first].start : self.words[last - 1].end]
            if last > first
            else ""
        )

    def is_near(self, wanted: Sequence[str]) -> bool:
        """Tell whether one of the words stands close by, in any form, also last in a compound.

        ``-else`` is any word that ends so; words under five letters must stand alone.
        """
        low, high = max(0, self.hit.first - _NEAR), self.hit.last + _NEAR
        around = [word for word in self.words[low:high] if not self.start <= word.start < self.end]
        text = ""
        for value in wanted:
            if " " in value:
                text = text or " ".join(word.lower for word in self.words[low:high])
                if value in text:
                    return True
            elif any(self._is_form(word, value) for word in around):
                return True
        return False

    def _is_form(self, word: Word, value: str) -> bool:
        if word.lower == value:
            return True
        token = self.tokens.get(word.start)
        lemma = token.lemma_.lower() if token is not None else ""
        if value.startswith("-"):
            return lemma.endswith(value[1:])
        return lemma == value or (len(value) >= _COMPOUNDED and lemma.endswith(value))


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether what starts at ``start`` is the first word of a sentence."""
    before = text[:start].rstrip(_OPENING)
    return not before or before[-1] in _SENTENCE_SIGNS
