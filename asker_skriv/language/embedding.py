"""How parser and detector see a word: spaCy's hash embedding, and what the dictionary knows.

Importing this module registers the architectures that the trained pipeline's config names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from asker_skriv.language.tokenizer import WORD_FEATURES, WORD_FEATURES_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from spacy.tokens import Doc


def _forward(
    model: Model[Any, Any],
    docs: list[Doc],
    is_train: bool,
) -> tuple[list[NDArray[np.uint64]], Callable[[Any], list[Any]]]:
    """Return each Doc's attribute columns followed by its word features."""
    columns = model.attrs["columns"]
    features = []
    for doc in docs:
        known = doc.user_data.get(WORD_FEATURES_KEY)
        if known is None or len(known) != len(doc):
            known = np.zeros((len(doc), WORD_FEATURES), dtype=np.uint64)
        own = doc.to_array(columns).reshape(len(doc), len(columns))
        rows = np.hstack([own, known])
        if is_train:
            _forget(rows, model.attrs["forget"])
        features.append(rows)
    return features, lambda _gradient: []


def _forget(rows: NDArray[np.uint64], share: float) -> None:
    """Hide a share of the words, in training only, and of half of these the lemma too.

    The parser so learns to make do with ending, shape and dictionary, as it must for new words.
    """
    chance = np.random.random(len(rows))
    rows[chance < share, 0] = 0
    rows[chance < share / 2, -1] = 0


def letter_embed(
    width: int, attrs: list[str], rows: list[int], forget: float = 0.0
) -> Model[Any, Any]:
    """Return an embedding of ``attrs`` and the tokenizer's word features.

    ``rows`` has one table size for each attribute, then one for each word feature. In training,
    the first attribute of the share ``forget`` of the words is hidden.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=i, seed=8 + i, dropout=0.0) for i, size in enumerate(rows)
    ]
    columns = {"columns": attrs, "forget": forget}
    features: Model[Any, Any] = Model("letter_features", _forward, attrs=columns)
    mixed = Maxout(width, width * len(rows), nP=3, dropout=0.0, normalize=True)
    return chain(
        features,
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mixed),
        ragged2list(),
    )


def letter_encoder(width: int, near: int, wide: int) -> Model[Any, Any]:
    """Return ``near`` layers that see one word to each side, then ``wide`` that see two."""
    return chain(
        MaxoutWindowEncoder(width, window_size=1, maxout_pieces=3, depth=near),
        MaxoutWindowEncoder(width, window_size=2, maxout_pieces=3, depth=wide),
    )


registry.architectures.register("asker_skriv.letter_embed.v1", func=letter_embed)
registry.architectures.register("asker_skriv.letter_encoder.v1", func=letter_encoder)
