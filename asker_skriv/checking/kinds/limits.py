"""Rule kind ``grense``: a sentence or a paragraph that is longer than the reader's limit.

``maaler`` is ``setning`` or ``avsnitt``. The limits are the target group's (``setning_ord``,
``avsnitt_ord`` and ``lix``). A sentence may be a little longer, ``slingring`` as a share of the
limit; one of very heavy words is told of a little before it, and one that can be divided for
sure at the limit.

The message can use {ord}, {grense} and {rad} (where to divide).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asker_skriv.checking.code.sentences import advice_on, divided, heaviness, words_in
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Finding
from asker_skriv.checking.rule import Match, RuleInfo, finding_from
from asker_skriv.errors import BadDataFileError
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from asker_skriv.checking.groups import TargetGroup

_SHARE_OF_HEAVY = 0.8  # of the reader's limit, where the words themselves are heavy
_VERY_HEAVY = 25  # LIX points above the reader's


@dataclass(frozen=True, slots=True)
class SentenceLimit:
    """Finds the sentences that are too long for the reader."""

    info: RuleInfo
    leeway: float
    reader_dependent: bool = True

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:
        """Yield a finding for each sentence, with the sentence divided where that is sure."""
        if block.kind in {BlockKind.HEADING, BlockKind.TABLE_CELL}:
            return
        for sentence in block.doc.sents:
            words = words_in(sentence)
            if words <= _SHARE_OF_HEAVY * reader.group.sentence_words:
                continue
            shorter = divided(sentence) if words > reader.group.sentence_words else ""
            if not shorter and words <= self._limit(reader.group, heaviness(sentence)):
                continue
            start, end = sentence.start_char, sentence.start_char + len(sentence.text.rstrip())
            limit = str(reader.group.sentence_words)
            values = {"ord": str(words), "grense": limit, "rad": advice_on(sentence)}
            match = Match(start, end, (shorter,) if shorter else (), values)
            yield finding_from(self.info, match, block.text)

    def _limit(self, group: TargetGroup, lix: float) -> float:
        """Return the reader's limit with some leeway; a very heavy sentence gets less than it."""
        if lix > group.lix[1] + _VERY_HEAVY:
            return group.sentence_words * _SHARE_OF_HEAVY
        return group.sentence_words * (1 + self.leeway)


@dataclass(frozen=True, slots=True)
class ParagraphLimit:
    """Finds a paragraph that is too long for the reader."""

    info: RuleInfo
    reader_dependent: bool = True

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:
        """Yield a finding for the whole block when it is too long."""
        limit = reader.group.paragraph_words
        words = words_in(block.doc) if block.kind is BlockKind.PARAGRAPH else 0
        if words > limit:
            values = {"ord": str(words), "grense": str(limit)}
            yield finding_from(self.info, Match(0, len(block.text), (), values), block.text)


def make(info: RuleInfo) -> SentenceLimit | ParagraphLimit:
    """Make the check of a rule; raises BadDataFileError for options that can't be read."""
    measures = info.options.get("maaler")
    try:
        leeway = float(info.options.get("slingring", 0))
    except (TypeError, ValueError):
        raise BadDataFileError(
            f"«slingring» i regelen «{info.id}» må være et tall, for eksempel 0.2."
        ) from None
    if measures == "setning":
        return SentenceLimit(info, leeway)
    if measures == "avsnitt":
        return ParagraphLimit(info)
    raise BadDataFileError(f"«maaler» i regelen «{info.id}» må være «setning» eller «avsnitt».")
