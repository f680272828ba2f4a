"""Gives treebank sentences their spaces back: NDT tells words, not what stood between them."""

from __future__ import annotations

from dataclasses import replace

from training.pipeline.treebank import Sentence

_NO_SPACE_BEFORE = {",", ".", ":", ";", "?", "!", ")", "]", "»", "…", "%", "”"}
_NO_SPACE_AFTER = {"(", "[", "«", "“"}
_STRAIGHT = {'"', "'"}


def _tight(before: str, after: str, *, inside: bool) -> bool:
    """Tell whether two neighbouring words stand without a space; ``inside`` straight quotes."""
    if before in _NO_SPACE_AFTER or (before in _STRAIGHT and inside):
        return True
    if after in _STRAIGHT:
        return inside
    if before == "/" or after == "/":
        return True
    if after.startswith("-") and len(after) > 1 and after[1].isalpha() and before in {"»", '"'}:
        return True
    return after in _NO_SPACE_BEFORE and not (after == "..." and before[-1:].isalnum())


def with_spaces(sentence: Sentence) -> Sentence:
    """Return the sentence with ``space_after`` set by the rules of Norwegian punctuation."""
    tokens = list(sentence.tokens)
    inside = False
    for i, token in enumerate(tokens):
        if token.form in _STRAIGHT:
            inside = not inside
        following = tokens[i + 1].form if i + 1 < len(tokens) else ""
        if following and _tight(token.form, following, inside=inside):
            tokens[i] = replace(token, space_after=False)
    return replace(sentence, tokens=tuple(tokens))
