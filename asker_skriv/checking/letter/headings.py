"""The title and the headings: what they say, and whether they are headings at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asker_skriv.checking.finding import Scope
from asker_skriv.checking.letter_rules import Letter, Place, Whole
from asker_skriv.checking.parts import opening_blocks
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import RUNNING_TEXT, BlockKind

_KEYWORDS = re.compile(r"(?:emne: *)?\S+(?: ?[-–] ?\S+)?(?: \S+)?", re.IGNORECASE)
_TO_READER = re.compile(r"\b(?:du|deg|din|ditt|dine|dere|deres)\b", re.IGNORECASE).search
_LONGEST_SHOWN = 40  # characters of a heading in a message


def title(letter: Letter) -> Iterator[Whole]:
    """Tell of a letter without a title (``uten``), or with one that says nothing (``tom``).

    ``hilsen`` and more than ``ord`` words show that the first block is no title; ``innholdslos``
    is what a title says nothing with. ``raad`` is for letters of no known type.
    """
    blocks, options = letter.document.blocks, letter.options
    place = next((n for n, block in enumerate(blocks) if block.text.strip()), None)
    if place is None:
        return
    text = blocks[place].text.strip()
    if _matches(options["hilsen"], text) or len(text.split()) > options["ord"]:
        what = options["uten"]
    elif _matches(options["innholdslos"], text) or _lacks_verb(letter, place, text):
        what = options["tom"]
    else:
        return
    advice = letter.kind.title_advice if letter.kind else options["raad"]
    yield Whole({"hva": str(what), "raad": str(advice)})


def _matches(pattern: object, text: str) -> bool:
    return re.match(str(pattern), text, re.IGNORECASE) is not None


def _lacks_verb(letter: Letter, place: int, text: str) -> bool:
    if any(token.pos_ == "VERB" for token in letter.document.contexts[place].doc):
        return False
    wants_verb = letter.kind is not None and letter.kind.title_needs_verb
    return bool(_KEYWORDS.fullmatch(text)) or (wants_verb and text[-1] != "?")


def none(letter: Letter) -> Iterator[Whole]:
    """Tell of a letter of ``ord`` words or more without a heading under the title."""
    document = letter.document
    first = min(opening_blocks(document.texts, document.kinds), default=-1)
    below = (kind for index, kind in enumerate(document.kinds) if index != first)
    words = sum(len(text.split()) for text in document.texts)
    if words >= letter.options["ord"] and BlockKind.HEADING not in below:
        yield Whole()


def levels(letter: Letter) -> Iterator[Whole]:
    """Tell of each heading that skips a level."""
    previous = 0
    for block in letter.document.blocks:
        if block.kind is not BlockKind.HEADING or not block.level:
            continue
        if previous and block.level > previous + 1:
            heading = block.text.strip()[:_LONGEST_SHOWN]
            values = {"nivaa": str(block.level), "hoppet": str(previous + 1)}
            yield Whole({"overskrift": heading, **values})
        previous = block.level


def bold(letter: Letter) -> Iterator[Place]:
    """Find bold paragraphs of at most ``ord`` words that stand over text, as a heading does."""
    blocks = letter.document.blocks
    for index, block in enumerate(blocks[:-1]):
        text, below = block.text.strip(), blocks[index + 1]
        if (
            block.bold
            and block.kind is BlockKind.PARAGRAPH
            and 0 < len(text.split()) <= letter.options["ord"]
            and text[-1] not in ".,:;!"
            and below.text.strip()
            and not below.bold
            and below.kind in RUNNING_TEXT
        ):
            yield Place(index, Match(0, len(block.text)))


def topics(letter: Letter) -> Iterator[Place]:
    """Find headings that only name a topic: ``emner``, and those of ``bedre``.

    ``bedre`` has what could stand there instead, for readers who are called «du». The types in
    ``ikke_i`` have headings of their own, and so have texts that speak to nobody.
    """
    texts = letter.document.texts
    if letter.reader.document_type in letter.options["ikke_i"] or not any(map(_TO_READER, texts)):
        return
    says_du = "du" in letter.reader.group.address
    better = {topic: says for says, named in letter.options["bedre"].items() for topic in named}
    dull = {*letter.options["emner"], *better}
    for index, block in enumerate(letter.document.blocks):
        words = block.text.strip()
        topic = words.casefold().rstrip(":.")
        if block.kind is BlockKind.HEADING and topic in dull and index > 0:
            start = block.text.index(words)
            offers = (better[topic],) if says_du and topic in better else ()
            scope = Scope.WORDS if offers else None
            yield Place(index, Match(start, start + len(words), offers, scope=scope))
