"""What comes first and what belongs together: the law, errands, things in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from asker_skriv.checking.finding import Family
from asker_skriv.checking.letter_rules import Letter, Place, Whole
from asker_skriv.checking.parts import opening_blocks
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LAW = re.compile(r"§§? ?\d+")
_SHORT_LINE = 8  # words; a link or a button on its own
_JOINS = frozenset({"og", "eller", "samt"})
_BEGINNINGS = frozenset({"DET", "NOUN", "ADJ", "PART", "NUM"})
_LEAST_WORDS = 3  # in a thing; a row of shorter ones is read at a glance


def law_first(letter: Letter) -> Iterator[Place]:
    """Find the first law reference in the title or the first paragraph.

    Readers whose weight of legal terms is below ``fagord_vekt`` know the law.
    """
    document = letter.document
    opening = opening_blocks(document.texts, document.kinds)
    is_short = sum(bool(text.strip()) for text in document.texts) <= len(opening)
    if is_short or letter.reader.group.weight(Family.TERMS) < letter.options["fagord_vekt"]:
        return
    for index in sorted(opening):
        if found := _LAW.search(document.texts[index]):
            yield Place(index, Match(*found.span()))
            return


def errands(letter: Letter) -> Iterator[Whole]:
    """Tell of more than ``flest`` errands in a document of the types in ``bare_i``.

    An errand is a heading, an item or a short line that ``gjoremaal`` matches; its verb is the
    group.
    """
    options = letter.options
    if letter.reader.document_type not in options["bare_i"]:
        return
    verbs = {
        found[1].casefold(): None
        for block in letter.document.blocks
        if block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM)
        or len(block.text.split()) <= _SHORT_LINE
        if (found := re.match(str(options["gjoremaal"]), block.text.strip(), re.IGNORECASE))
    }
    if len(verbs) > options["flest"]:
        yield Whole({"oppgaver": ", ".join(f"«{verb}»" for verb in verbs)})


def rows(letter: Letter) -> Iterator[Place]:
    """Find sentences of ``ord`` words or more that list ``deler`` things or more."""
    for index, block in enumerate(letter.document.contexts):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for sentence in block.doc.sents:
            words = sum(not token.is_punct and not token.is_space for token in sentence)
            if words >= letter.options["ord"] and _things(sentence) >= letter.options["deler"]:
                start = sentence.start_char
                yield Place(index, Match(start, start + len(sentence.text.rstrip())))


def _things(sentence: Span) -> int:
    """Return how many things a row such as «en a, en b og en c» has; 1 where there is no row.

    The parser ties only the last two together, so the commas and the beginnings decide: every
    thing but the first must begin alike, take some words, and have no verb of its own.
    """
    tokens = list(sentence)
    last = max((at for at, token in enumerate(tokens) if token.lower_ in _JOINS), default=-1)
    commas = [at for at, token in enumerate(tokens[: max(last, 0)]) if token.text == ","]
    if not commas:
        return 1
    cuts = [*commas, last, len(tokens)]
    things = [tokens[start + 1 : end] for start, end in pairwise(cuts)]
    first = things[-1][0].pos_ if things[-1] else ""
    row = 1
    for thing in reversed(things):
        belongs = (
            len(thing) >= _LEAST_WORDS
            and thing[0].pos_ == first
            and first in _BEGINNINGS
            and (thing is things[-1] or not any(_is_finite(token) for token in thing))
        )
        if not belongs:
            break
        row += 1
    return row


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])
