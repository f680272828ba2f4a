"""What is known of each gap between two words, as small numbers: what the comma model looks at.

Facts come from the words themselves, from the tree (which clause a word is of, what ends and what
starts at the gap), and from plain counting since the last sign. In a right sentence each opener
of a clause has one finite verb, and the main clause one more: the balance tells where one clause
must be over, also where the tree has gone astray for want of the comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from asker_skriv.checking.code.clause_words import (
    DEFINITE,
    FINITE,
    INFINITIVE,
    NOMINATIVE,
    OPENER,
    OPENS,
    PARTICIPLE,
    REQUEST,
    Words,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

COLUMNS = (
    *("word1", "word", "next", "pos3", "pos2", "pos1", "pos", "pos+1", "pos+2", "pos+3"),
    *("form2", "form1", "form", "form+1", "form+2"),
    *("finite left", "openers left", "finite right", "openers right"),
    *("balance left", "balance right", "balance before", "balance after"),
    *("finite before", "openers before"),
    *("length left", "length right", "sign left", "sign right"),
    *("first left", "first left pos", "starts with verb", "sentence first", "sentence first form"),
    *("last opener", "since opener", "verbs since opener", "subjects since opener"),
    *("last joint", "since joint", "verbs since joint", "balance since joint"),
    *("verb right", "subject right", "order right", "way to verb", "after verb"),
    *("ends", "ends length", "ends clause", "ends first", "ends after", "ends way"),
    *("starts", "starts length", "starts clause", "starts first", "starts way"),
    *("clause left", "clause right", "clauses", "subject place", "verb place", "verb far"),
    *("opened by", "own subject left"),
)
_SHORTEST, _LONGEST = 3, 120  # words of a sentence whose tree is worth a look
_NOT_THERE = 11  # no such word within sight
_STEPS = (5, 7, 10, 15, 23)  # where one size of distance gives way to the next
_SIGHT = 10  # words ahead in which a subject is looked for


@dataclass(frozen=True, slots=True)
class _Gap:
    """The gap before the word at ``i``, in the stretch ``start`` to ``stop`` without signs."""

    i: int
    start: int
    stop: int
    opener: int
    joint: int


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many there are before each place of the sentence."""

    finite: list[int]
    openers: list[int]

    def balance(self, start: int, stop: int) -> int:
        verbs = self.finite[stop] - self.finite[start]
        return max(-2, min(3, verbs - self.openers[stop] + self.openers[start])) + 2

    def verbs(self, start: int, stop: int) -> int:
        return min(self.finite[stop] - self.finite[start], 3)

    def clauses(self, start: int, stop: int) -> int:
        return min(self.openers[stop] - self.openers[start], 3)


def facts(doc: Doc) -> tuple[list[int], list[tuple[int, ...]]]:
    """Return the tokens with a gap before them, and a row of ``COLUMNS`` for each."""
    places: list[int] = []
    rows: list[tuple[int, ...]] = []
    for sentence in doc.sents:
        if not _SHORTEST <= len(sentence) <= _LONGEST:
            continue
        words = read(sentence)
        counts = _Counts(_running(words.form, FINITE), _running(words.form, OPENS))
        verb_ahead = _next_finite(words)
        for gap in _gaps(words):
            places.append(sentence.start + gap.i)
            rows.append(
                (
                    *_near(words, gap.i),
                    *_counted(words, counts, gap),
                    *_openings(words, gap),
                    *_since(words, counts, gap),
                    *_ahead(words, gap, verb_ahead[gap.i]),
                    *_ending(words, gap.i - 1),
                    *_starting(words, gap.i),
                    *_met(words, gap.i),
                )
            )
    return places, rows


def _running(form: list[int], bit: int) -> list[int]:
    return list(accumulate((bool(bits & bit) for bits in form), initial=0))


def _next_finite(words: Words) -> list[int]:
    found = [len(words)] * (len(words) + 1)
    for i in range(len(words) - 1, -1, -1):
        found[i] = i if words.form[i] & FINITE else found[i + 1]
    return found


def _gaps(words: Words) -> Iterator[_Gap]:
    """Yield the gaps between words, those beside a sign left out."""
    size = len(words)
    stops = [size] * (size + 1)
    for i in range(size - 1, -1, -1):
        stops[i] = i if words.is_sign[i] else stops[i + 1]
    start, opener, joint = 0, -1, -1
    for i in range(size):
        if words.is_sign[i]:
            if words.kind[i] == "PUNCT":
                start, opener, joint = min(i + 1, size - 1), -1, -1
            continue
        if i and not words.is_sign[i - 1]:
            yield _Gap(i, start, stops[i], opener, joint)
        if words.form[i] & OPENS:
            opener = i
        if words.is_joint[i]:
            joint = i


def _size(distance: int) -> int:
    """Return a distance in words, the far ones lumped together."""
    return distance if distance < _STEPS[0] else 4 + sum(distance >= step for step in _STEPS)


def _at(values: Sequence[int], i: int, otherwise: int = 0) -> int:
    return values[i] if 0 <= i < len(values) else otherwise


def _opener(words: Words, i: int, otherwise: int) -> int:
    return words.word[i] if words.form[i] & OPENER else otherwise


def _near(words: Words, i: int) -> tuple[int, ...]:
    return (
        *(words.word[i - 1], words.word[i], _at(words.word, i + 1)),
        *(_at(words.pos, i + step) for step in range(-3, 4)),
        *(_at(words.form, i + step) for step in range(-2, 3)),
    )


def _counted(words: Words, counts: _Counts, gap: _Gap) -> tuple[int, ...]:
    i, start, stop = gap.i, gap.start, gap.stop
    return (
        *(counts.verbs(start, i), counts.clauses(start, i)),
        *(counts.verbs(i, stop), counts.clauses(i, stop)),
        *(counts.balance(start, i), counts.balance(i, stop)),
        *(counts.balance(0, i), counts.balance(i, len(words))),
        *(min(counts.finite[i], 4), min(counts.openers[i], 4)),
        *(_size(i - start), _size(stop - i)),
        *(_at(words.word, start - 1, 2), _at(words.word, stop, 3)),
    )


def _openings(words: Words, gap: _Gap) -> tuple[int, ...]:
    first = words.first_word()
    return (
        _opener(words, gap.start, 1),
        words.pos[gap.start],
        words.form[gap.start] & (FINITE | REQUEST | OPENS),
        _opener(words, first, 1),
        words.form[first] & (FINITE | REQUEST | OPENER | INFINITIVE),
    )


def _since(words: Words, counts: _Counts, gap: _Gap) -> tuple[int, ...]:
    i, opener, joint = gap.i, gap.opener, gap.joint
    after_opener: tuple[int, ...] = (4, _NOT_THERE, 5, 5)
    if opener >= 0:
        subjects = min(sum(words.is_subject[opener + 1 : i]), 3)
        after_opener = (
            *(words.word[opener], _size(i - opener)),
            *(counts.verbs(opener, i), subjects),
        )
    after_joint: tuple[int, ...] = (5, _NOT_THERE, 5, 7)
    if joint >= 0:
        after_joint = (
            *(words.word[joint], _size(i - joint)),
            *(counts.verbs(joint, i), counts.balance(joint, i)),
        )
    return (*after_opener, *after_joint)


def _ahead(words: Words, gap: _Gap, verb: int) -> tuple[int, ...]:
    """Tell what comes: the next finite verb and subject, their order, and what is between."""
    i = gap.i
    in_sight = range(i, min(gap.stop, i + _SIGHT))
    subject = next((j for j in in_sight if words.is_subject[j]), -1)
    order = 0 if subject < 0 else 1 if verb >= gap.stop else 2 if subject < verb else 3
    distance = _size(subject - i) if subject >= 0 else _NOT_THERE
    if verb >= gap.stop:
        return (_NOT_THERE, distance, order, 6, 0)
    after = 0
    if verb + 1 < len(words):
        after = 1 + (words.form[verb + 1] & (NOMINATIVE | DEFINITE)) + (words.pos[verb + 1] << 10)
    between = _between(words, i + words.is_joint[i], verb)
    return (_size(verb - i), distance, order, between, after)


_BETWEEN = {"NOUN": 1, "PROPN": 1, "PRON": 1, "ADV": 2, "PUNCT": 3, "CCONJ": 3}


def _between(words: Words, start: int, stop: int) -> int:
    """Return how mixed the words before the verb are: nothing, things, adverbs, a clause."""
    found = 0
    for j in range(start, stop):
        if words.form[j] & (OPENS | INFINITIVE | PARTICIPLE):
            return 4
        found = max(found, _BETWEEN.get(words.kind[j], 0))
    return found


def _is_clause(words: Words, top: int) -> int:
    return 1 + (words.finite[top] >= 0) + 2 * (words.subject[top] >= 0)


def _ending(words: Words, last: int) -> tuple[int, ...]:
    top = words.top_ending(last)
    first = words.left[top]
    return (
        words.label[top],
        _size(last + 1 - first),
        _is_clause(words, top),
        _opener(words, first, words.pos[first]),
        0 if first == 0 else 1 if words.is_sign[first - 1] else 2,
        1 if words.head[top] < top else 2,
    )


def _starting(words: Words, first: int) -> tuple[int, ...]:
    top = words.top_starting(first)
    return (
        words.label[top],
        _size(words.right[top] + 1 - first),
        _is_clause(words, top),
        _opener(words, first, words.pos[first]),
        1 if words.head[top] < first else 2,
    )


def _met(words: Words, i: int) -> tuple[int, ...]:
    """Tell how the clauses on both sides stand to each other."""
    left, right = words.clause[i - 1], words.clause[i]
    if left == right:
        how = 1
    elif words.is_under(left, right):
        how = 2
    else:
        how = 3 if words.is_under(right, left) else 4
    subject, verb, first = words.subject[right], words.finite[right], words.left[left]
    return (
        *(words.label[left], words.label[right], how),
        0 if subject < 0 else 1 if subject < i else 2,
        0 if verb < 0 else 1 if verb < i else 2 if verb > i else 3,
        _size(abs(verb - i)) if verb >= 0 else _NOT_THERE,
        _opener(words, first, 2 if first == words.first_word() else 1),
        int(words.subject[left] >= 0),
    )
