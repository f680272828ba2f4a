"""Rules about personal data: identity and account numbers, private contact, health with a name.

No message repeats what was found. What needs no parse is told by ``checking.personal_data``,
which the check before a letter is shared uses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from asker_skriv.checking import personal_data
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def identity_number(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],  # noqa: ARG001 - the rule kind's
) -> Iterator[Match]:
    """Yield the identity numbers, also with spaces inside."""
    for start, end in personal_data.identity_numbers(block.text):
        yield Match(start, end)


def account_number(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield account numbers that are not the ones to pay to."""
    ours = re.compile(str(options["kommunens"]), re.IGNORECASE)
    for start, end in personal_data.account_numbers(block.text, ours):
        yield Match(start, end)


def private_contact(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield private e-mail addresses, and phone numbers said to be somebody's own."""
    for found in re.finditer(str(options["epost"]), block.text, re.IGNORECASE):
        yield Match(*found.span())
    own = re.compile(str(options["privat"]), re.IGNORECASE)
    for start, end in personal_data.phones(block.text, own):
        yield Match(start, end)


def health(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield words about health in a sentence that names a person, where others may read it."""
    if reader.document_type not in options["leses_av_andre"]:
        return
    words, left_out = tuple(map(str, options["ord"])), set(options["unntatt"])
    for sentence in block.doc.sents:
        if _names_person(sentence):
            for token in sentence:
                if token.lower_.startswith(words) and token.lower_ not in left_out:
                    yield Match(token.idx, token.idx + len(token))


def _names_person(sentence: Span) -> bool:
    """Tell whether the sentence holds a first name and a surname, and says something of them."""
    if not any(token.pos_ in {"VERB", "AUX"} for token in sentence):
        return False
    return any(_is_name(first) and _is_name(second) for first, second in pairwise(sentence))


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.istitle() and len(token) > 1
