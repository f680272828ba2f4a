"""What a check sees: one block of text with its parse, lexicon and protected stretches."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Doc

    from asker_skriv.checking.groups import TargetGroup
    from asker_skriv.language.lexicon import Lexicon
    from asker_skriv.language.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Language:
    """The parts of the language room that checks draw on. One is shared by all blocks.

    ``read_for_faults`` says what the fault detector would make of another text, ``plain_verbs``
    which verb the word lists have for a stiff one ("utbetale" -> "betale ut").
    """

    lexicon: Lexicon
    spelling: Spelling
    read_for_faults: Callable[[str], Doc] | None = None
    plain_verbs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BlockContext:
    """A block being checked. ``text`` equals ``doc.text``; offsets are code points in it.

    ``protected`` are sorted, disjoint stretches that word-level rules leave alone: quotations,
    web and e-mail addresses, file names, law titles, names and street addresses.
    """

    text: str
    kind: BlockKind
    doc: Doc
    language: Language
    protected: tuple[tuple[int, int], ...] = ()

    def is_protected(self, start: int, end: int) -> bool:
        """Tell whether any part of ``start`` to ``end`` lies in a protected stretch."""
        index = bisect_right(self.protected, (start, len(self.text) + 1))
        if index and self.protected[index - 1][1] > start:
            return True
        return index < len(self.protected) and self.protected[index][0] < end


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads what: the target group and the document type (``""`` when not known)."""

    group: TargetGroup
    document_type: str = ""
