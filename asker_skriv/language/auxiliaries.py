"""Makes word class and tree agree: a verb is AUX where the parser made it serve another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

_VERBAL = frozenset({"AUX", "VERB"})
_SERVING = frozenset({"aux", "aux:pass", "cop"})


@Language.factory("letter_auxiliaries", assigns=["token.pos"], requires=["token.pos", "token.dep"])
def create_letter_auxiliaries(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component for a pipeline's config."""
    return settle_auxiliaries


def settle_auxiliaries(doc: Doc) -> Doc:
    """Tell AUX from VERB by the tree, which sees more of the sentence than the tagger."""
    for token in doc:
        if token.pos_ in _VERBAL:
            token.pos_ = "AUX" if token.dep_ in _SERVING else "VERB"
    return doc
