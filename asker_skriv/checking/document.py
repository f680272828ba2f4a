"""Checks the letter as a whole: readability, and what takes more than one block to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Finding, StructureFinding
from asker_skriv.language.statistics import Statistics
from asker_skriv.text.model import BlockKind


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A block of the letter; ``level`` as in text.Block."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """The letter as document checks see it: its blocks, each with its parse."""

    blocks: tuple[DocumentBlock, ...]
    contexts: tuple[BlockContext, ...]

    @property
    def text(self) -> str:
        """The blocks' text joined by newlines."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What holds of the whole. ``findings`` are (block index, finding with block offsets)."""

    statistics: Statistics
    by_block: tuple[Statistics, ...]
    findings: tuple[tuple[int, Finding], ...] = ()
    structure: tuple[StructureFinding, ...] = ()
    suggested_type: str = ""


class DocumentCheck(Protocol):
    """A check that needs the whole letter."""

    def find(
        self, document: DocumentContext, reader: Reader
    ) -> Iterator[tuple[int, Finding] | StructureFinding]:
        """Yield findings placed in a block, and findings about the whole."""
        ...


def contexts_of(checker_context: object, blocks: Sequence[DocumentBlock]) -> DocumentContext:
    """Placeholder replaced below."""
    raise NotImplementedError
