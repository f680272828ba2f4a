"""The pipeline's component that marks likely faults: spaCy's tagger with a closed list of tags.

Importing this module registers the component that the trained pipeline's config names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.training import Example
from thinc.api import SequenceCategoricalCrossentropy

from asker_skriv.language.faults import FAULTS_KEY, LABELS, Fault

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model


class FaultDetector(Tagger):  # type: ignore[misc]
    """spaCy's tagger with the closed list of faults for tags; leaves the tags of a Doc alone."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str) -> None:
        super().__init__(vocab, model, name)
        self.cfg["labels"] = list(LABELS)

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """Return each Doc's table of likelihoods, one row to a word, one column to a label."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros((len(doc), len(LABELS)), dtype="float32") for doc in docs]
        # outside training, spaCy's output layer leaves the softmax out
        return [_softmax(table) for table in self.model.predict(docs)]

    def set_annotations(self, docs: Iterable[Doc], scores: Iterable[Any]) -> None:
        """Leave the likelihoods with each Doc."""
        for doc, table in zip(docs, scores, strict=True):
            doc.user_data[FAULTS_KEY] = table

    def get_loss(self, examples: Iterable[Example], scores: Any) -> Any:
        """Return the loss and its gradient; the gold labels are the reference's tags."""
        measure = SequenceCategoricalCrossentropy(names=list(LABELS), normalize=False)
        truths = [eg.get_aligned("TAG", as_string=True) for eg in examples]
        gradient, loss = measure(scores, truths)
        return float(loss), gradient

    def initialize(self, get_examples: Any, **_: Any) -> None:
        """Shape the model after a few examples; the labels are given."""
        sample = [next(iter(get_examples()))]
        truth = np.zeros((len(sample[0].reference), len(LABELS)), dtype="float32")
        self.model.initialize(X=[sample[0].x], Y=[truth])

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, float]:
        """Return the F score of words called faulty with the right name, at even odds."""
        hit = told = true = 0
        for example in examples:
            gold = example.get_aligned("TAG", as_string=True)
            best = example.predicted.user_data[FAULTS_KEY].argmax(axis=1)
            for wanted, index in zip(gold, best, strict=True):
                said = LABELS[index]
                told += said != Fault.NONE
                true += wanted not in {Fault.NONE, None, ""}
                hit += said == wanted != Fault.NONE
        return {"fault_f": 2 * hit / max(told + true, 1)}


def _softmax(table: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(table - table.max(axis=1, keepdims=True, initial=0))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype="float32")


Language.factory(
    "letter_faults", func=lambda nlp, name, model: FaultDetector(nlp.vocab, model, name)
)
