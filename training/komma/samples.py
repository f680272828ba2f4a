"""Good sentences with their commas taken out and parsed anew: what the comma model learns from."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asker_skriv.checking.code.clause_facts import facts
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.pipeline import Pipeline
from benchmarks.corrupted import Word, without_commas
from training.pipeline.corpus import converted
from training.pipeline.imperatives import as_request
from training.pipeline.treebank import Sentence
from training.pipeline.wordlist import imperatives

_REQUESTS = 0.12  # share of plain statements that become requests, as letters have many
_SOME = 0.5  # how often each comma goes in a sentence that loses some of them


@dataclass(frozen=True, slots=True)
class Samples:
    """A row of facts for each gap.

    ``missing`` tells whether a comma has been taken out there, ``sentence`` which sentence it is,
    ``untouched`` whether that has all its commas, ``alone`` whether it has lost just one.
    """

    rows: NDArray[np.uint64]
    missing: NDArray[np.bool_]
    sentence: NDArray[np.int32]
    untouched: NDArray[np.bool_]
    alone: NDArray[np.bool_]


def samples(part: str, seed: int = 7) -> Samples:
    """Return the samples of the treebank's ``train`` or ``dev``."""
    rng = random.Random(seed)
    requests = imperatives()
    pipeline = Pipeline.load()
    lexicon = Lexicon.open()
    rows: list[NDArray[np.uint64]] = []
    notes: list[tuple[bool, int, bool, bool]] = []
    for number, written in enumerate(converted(part)):
        asked = part == "train" and rng.random() < _REQUESTS
        sentence = (asked and as_request(written, requests)) or written
        text, commas = _places(sentence, lexicon)
        for gone in _choices(rng, commas, every=part == "dev"):
            spoilt, wanted = _without(text, gone)
            doc = pipeline.parse(spoilt)
            places, found = facts(doc)
            rows += [np.array(row, dtype=np.uint64) for row in found]
            state = (number, not gone, len(gone) == 1)
            notes += [(doc[place].idx in wanted, *state) for place in places]
    missing, sentences, untouched, alone = (np.array(column) for column in zip(*notes, strict=True))
    return Samples(np.array(rows), missing, sentences.astype(np.int32), untouched, alone)


def _places(sentence: Sentence, lexicon: Lexicon) -> tuple[str, list[int]]:
    """Return the sentence's text, and where in it the commas stand that may go."""
    words: list[Word] = []
    text = ""
    for number, token in enumerate(sentence.tokens, start=1):
        place = (len(text), len(text) + len(token.form))
        tree = (token.feats, token.head + 1, token.rel)
        words.append(Word(number, token.form, token.pos, *tree, *place))
        text += token.form + (" " if token.space_after else "")
    text = text.rstrip()
    spoilt = [fault.text for fault in without_commas((text, tuple(words)), lexicon)]
    return text, [_first_difference(text, other) for other in spoilt]


def _first_difference(text: str, other: str) -> int:
    """Return where the comma stood: ``other`` is ``text`` without it."""
    return next(i for i, (one, two) in enumerate(zip(text, other, strict=False)) if one != two)


def _choices(rng: random.Random, commas: list[int], *, every: bool) -> Iterator[list[int]]:
    """Yield which commas to take out: none, all, one, some (or each alone, with ``every``)."""
    yield []
    if not commas:
        return
    yield commas
    if every:
        yield from ([comma] for comma in commas)
    elif len(commas) > 1:
        yield [rng.choice(commas)]
        if some := [comma for comma in commas if rng.random() < _SOME]:
            yield some


def _without(text: str, commas: list[int]) -> tuple[str, set[int]]:
    """Return the text without the commas, and where the words start that came after them."""
    gone = sorted(commas)
    pieces = [
        text[start:stop]
        for start, stop in zip([0, *(c + 1 for c in gone)], [*gone, len(text)], strict=True)
    ]
    return "".join(pieces), {comma + 1 - number for number, comma in enumerate(gone)}
