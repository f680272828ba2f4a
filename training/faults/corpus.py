"""Serves spoilt sentences to spaCy's training, new faults at each pass."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from asker_skriv.language.lexicon import Lexicon
from training.faults.spoiling import Labelled, Spoiler
from training.pipeline.corpus import converted, pieces, varied

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab


def to_doc(vocab: Vocab, words: list[Labelled]) -> Doc:
    """Return the words as a Doc with their faults as tags."""
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        tags=[str(word.fault) for word in words],
    )


@spacy.registry.readers("asker_skriv.Spoilt.v1")
def spoilt_reader(part: str, seed: int, limit: int) -> Callable[[Language], Iterator[Example]]:
    """Return a corpus for spaCy's training loop; ``limit`` pieces, all when 0."""
    rng = random.Random(seed)
    lexicon = Lexicon.open()

    def read(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed) if limit else rng
        spoiler = Spoiler(lexicon, chance)
        cut = list(pieces(chance, converted(part)))
        chance.shuffle(cut)
        for piece in cut[: limit or None]:
            words: list[Labelled] = []
            for sentence in varied(chance, piece):
                words += spoiler.spoil(sentence)
                if words and words[-1].form != "\n":
                    words[-1] = Labelled(words[-1].form, True, words[-1].fault)
            reference = to_doc(nlp.vocab, words)
            yield Example(nlp.make_doc(reference.text), reference)

    return read
