"""The fault detector: for each word, how likely it is to be wrong in each of a few ways.

A tagger on the words' own embedding, trained on good sentences with faults put into them
(`training/faults`). It says where something is amiss and what kind of thing; what to write
instead, and whether to say anything at all, is for the rules to decide.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

FAULTS_KEY = "asker_skriv.faults"


class Fault(StrEnum):
    """What may be wrong at a word."""

    NONE = "none"
    COMMA = "comma"  # one is missing before the word
    SPARE_COMMA = "spare"  # the word is a comma that should go
    SPLIT = "split"  # the word belongs to the one before it
    CONFUSED = "confused"  # another word was meant
    INFLECTED = "inflected"  # another form of the word is needed


LABELS = tuple(Fault)


def likelihood(doc: Doc, fault: Fault) -> Any | None:
    """Return for each token of ``doc`` how likely this fault is, 0 to 1; None without a detector.

    The share of faults in training is far above that of a letter, so a likelihood is a score to
    be held against a threshold, not a share of cases.
    """
    scores = doc.user_data.get(FAULTS_KEY)
    return None if scores is None else scores[:, LABELS.index(fault)]
