"""Finding the words that a misspelling may stand for, the most likely first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from asker_skriv.language.mistakes import cost
from asker_skriv.language.sounds import START, key, shortened
from asker_skriv.language.store import Store

_MOST_CANDIDATES = 200
_FAR = 2.4
_GOOD = 0.85  # a word this near makes further search needless
_PER_ZIPF = 0.25  # one Zipf more (ten times as frequent) outweighs so much cost
_CAPITAL = 0.9  # a name is seldom meant by a lower-case word
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_SHORTEST_PART = 3
_MOST_SPLITS = 12
_FREQUENT = 4.0  # Zipf
_SPACE = 1.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A word that may be meant: what the slip costs and how frequent the word is (Zipf)."""

    word: str
    cost: float
    zipf: float

    @property
    def score(self) -> float:
        """The rank: low is likely."""
        return self.cost - _PER_ZIPF * self.zipf


class Words:
    """The words that may be suggested, found by their sound."""

    def __init__(self, store: Store) -> None:
        self._offsets = store.numbers("word_offsets")
        self._letters = store.section("word_letters")
        self._zipf = store.section("word_zipf")
        self._sounds = (store.numbers("sound_index"), store.numbers("sound_words"))
        self._starts = (store.numbers("start_index"), store.numbers("start_words"))

    def word(self, number: int) -> str:
        """Return a word by its number; low numbers are frequent words."""
        start, end = self._offsets[number], self._offsets[number + 1]
        return str(self._letters[start:end], "latin-1")

    def zipf(self, number: int) -> float:
        """Return the Zipf frequency of a word by its number."""
        return self._zipf[number] / 25

    def sounding_like(self, sound_key: str) -> Sequence[int]:
        """Return numbers of words whose key or shortened key may be this (some false ones)."""
        return _bucket(self._sounds, sound_key)

    def starting_like(self, sound_key: str) -> Sequence[int]:
        """Return numbers of frequent words that begin with the same sounds."""
        return _bucket(self._starts, sound_key[:START])


def _bucket(table: tuple[memoryview, memoryview], sound_key: str) -> Sequence[int]:
    index, numbers = table
    bucket = crc32(sound_key.encode()) & (len(index) - 2)
    return numbers[index[bucket] : index[bucket + 1]].tolist()


class Suggester:
    """Ranks the words that sound or look like a misspelling.

    ``known`` says whether a word is in the lexicon, ``zipf`` how frequent it is, ``first_part``
    whether compounds begin with a part.
    """

    def __init__(
        self,
        words: Words,
        known: Callable[[str], bool],
        zipf: Callable[[str], float],
        first_part: Callable[[str], bool],
    ) -> None:
        self._words = words
        self._known = known
        self._zipf = zipf
        self._first_part = first_part

    def nearest(self, written: str) -> list[Guess]:
        """Return the words that sound alike or nearly so, the likeliest first."""
        found = self._by_sound(written.lower())
        return sorted(found.values(), key=_rank)

    def guesses(self, written: str) -> list[Guess]:
        """Return all words that may be meant, the likeliest first."""
        lower = written.lower()
        found = self._by_sound(lower)
        for search in (self._by_letter, self._by_start, self._by_part, self._by_split):
            if any(guess.cost <= _GOOD for guess in found.values()):
                break
            for word, guess in search(lower).items():
                found.setdefault(word, guess)
        return sorted(found.values(), key=_rank)

    def _by_sound(self, lower: str) -> dict[str, Guess]:
        """One slip of sound or letter: the same sound key, or one letter apart."""
        sound = key(lower)
        near = set(self._words.sounding_like(sound))
        for at in range(len(lower) - 1):
            swapped = lower[:at] + lower[at + 1] + lower[at] + lower[at + 2 :]
            near.update(self._words.sounding_like(key(swapped)))
        rest: set[int] = set()
        for cut in shortened(sound):
            rest.update(self._words.sounding_like(cut))
        numbers = [*sorted(near)[:_MOST_CANDIDATES], *sorted(rest - near)[:_MOST_CANDIDATES]]
        return self._priced(lower, numbers)

    def _priced(self, lower: str, numbers: Iterable[int], far: float = _FAR) -> dict[str, Guess]:
        found: dict[str, Guess] = {}
        for number in numbers:
            word = self._words.word(number)
            if abs(len(word) - len(lower)) > 4:
                continue
            price = cost(lower, word.lower(), far)
            if price > far:
                continue
            zipf = self._words.zipf(number)
            if word != word.lower():
                if word.lower() in found:
                    continue
                price += _CAPITAL
            found[word] = Guess(word, price, zipf)
        return found

    def _by_letter(self, lower: str) -> dict[str, Guess]:
        """Rare words that are one letter away; the lexicon has far more than the index."""
        found: dict[str, Guess] = {}
        for other in _one_letter_away(lower):
            if self._known(other):
                price = cost(lower, other, _FAR)
                found[other] = Guess(other, price, self._zipf(other))
        return found

    def _by_start(self, lower: str) -> dict[str, Guess]:
        """Frequent words that begin alike and have most of the letters: several slips."""
        letters = Counter(lower)
        likely = []
        for number in self._words.starting_like(key(lower)):
            word = self._words.word(number)
            if abs(len(word) - len(lower)) <= 3:
                other = Counter(word.lower())
                if sum(((letters - other) + (other - letters)).values()) <= 4:
                    likely.append(number)
        return self._priced(lower, likely[:_MOST_CANDIDATES])

    def _by_part(self, lower: str) -> dict[str, Guess]:
        """Compounds with a slip in one part: saksbehandlig is saks + behandling."""
        found: dict[str, Guess] = {}
        splits = 0
        for at in range(len(lower) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            first, last = lower[:at], lower[at:]
            if splits >= _MOST_SPLITS:
                break
            if self._first_part(first):
                splits += 1
                for guess in self._good_parts(last):
                    found[first + guess.word] = Guess(first + guess.word, guess.cost + 0.2, 2.0)
            elif len(last) > _SHORTEST_PART and self._known(last):
                splits += 1
                for guess in self._good_parts(first):
                    for link in ("", "s"):
                        part = guess.word + link
                        if self._first_part(part):
                            price = cost(first, part, _FAR) + 0.2
                            found[part + last] = Guess(part + last, price, 2.0)
        return found

    def _by_split(self, lower: str) -> dict[str, Guess]:
        """Two frequent words without their space: påveien."""
        found: dict[str, Guess] = {}
        for at in range(1, len(lower)):
            first, last = lower[:at], lower[at:]
            zipf = min(self._zipf(first), self._zipf(last))
            if zipf >= _FREQUENT and self._known(first) and self._known(last):
                both = f"{first} {last}"
                found[both] = Guess(both, _SPACE, zipf)
        return found

    def _good_parts(self, part: str) -> list[Guess]:
        found = [guess for guess in self._by_sound(part).values() if guess.cost <= 1.0]
        return sorted(found, key=_rank)[:2]


def _rank(guess: Guess) -> tuple[float, str]:
    return guess.score, guess.word


def _one_letter_away(word: str) -> Iterable[str]:
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (left + right[1:] for left, right in splits if right)
    yield from (left + letter + right[1:] for left, right in splits if right for letter in _LETTERS)
    yield from (left + letter + right for left, right in splits for letter in _LETTERS)
