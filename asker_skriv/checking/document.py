"""Checks the letter as a whole: readability, and what takes more than one block to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from asker_skriv.checking.checker import Checker
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Finding, StructureFinding
from asker_skriv.checking.weighing import resolve, weigh
from asker_skriv.language.readability import block_statistics, combined
from asker_skriv.language.statistics import Statistics
from asker_skriv.text.model import Block, BlockKind, Document


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A block of the letter; ``level`` as in text.Block, ``bold`` when all of it is."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """The letter as document checks see it: its blocks, each with its parse."""

    blocks: tuple[DocumentBlock, ...]
    contexts: tuple[BlockContext, ...]

    @property
    def text(self) -> str:
        """The blocks' text joined by newlines."""
        return "\n".join(self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each block."""
        return tuple(block.text for block in self.blocks)

    @property
    def kinds(self) -> tuple[BlockKind, ...]:
        """The kind of each block."""
        return tuple(block.kind for block in self.blocks)


class DocumentCheck(Protocol):
    """A check that needs the whole letter."""

    def find(
        self, document: DocumentContext, reader: Reader
    ) -> Iterator[tuple[int, Finding] | StructureFinding]:
        """Yield findings as (block index, finding), and findings about the whole."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What a whole letter was found to be.

    ``by_block`` are the findings of each block alone, ``across`` those that took the whole
    letter to see, by block index. Offsets are the block's.
    """

    blocks: tuple[DocumentBlock, ...]
    statistics: Statistics
    block_statistics: tuple[Statistics, ...]
    by_block: tuple[tuple[Finding, ...], ...] = ()
    across: tuple[tuple[int, Finding], ...] = ()
    structure: tuple[StructureFinding, ...] = ()

    def placed(self) -> Iterator[Finding]:
        """Yield all findings in order, with offsets in the document's text."""
        offset = 0
        for index, block in enumerate(self.blocks):
            own = self.by_block[index] if self.by_block else ()
            across = [finding for place, finding in self.across if place == index]
            for finding in resolve([*own, *across]) if across else own:
                yield replace(finding, start=finding.start + offset, end=finding.end + offset)
            offset += len(block.text) + 1


def document_blocks(document: Document) -> tuple[DocumentBlock, ...]:
    """Return a document's blocks as checks take them."""
    return tuple(
        DocumentBlock(block.text, block.kind, block.level, _is_bold(block))
        for block in document.blocks
    )


def _is_bold(block: Block) -> bool:
    runs = [run for run in block.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def document_context(checker: Checker, blocks: Sequence[DocumentBlock]) -> DocumentContext:
    """Return the letter as document checks see it; only what has changed is parsed."""
    return DocumentContext(
        tuple(blocks), tuple(checker.context(block.text, block.kind) for block in blocks)
    )


def survey(
    checker: Checker,
    checks: Iterable[DocumentCheck],
    blocks: Sequence[DocumentBlock],
    reader: Reader,
) -> DocumentResult:
    """Return readability and what only the whole letter shows; blocks are not checked alone."""
    context = document_context(checker, blocks)
    figures = tuple(block_statistics(part.doc, part.kind) for part in context.contexts)
    across: list[tuple[int, Finding]] = []
    structure: list[StructureFinding] = []
    for check in checks:
        for told in check.find(context, reader):
            if isinstance(told, StructureFinding):
                structure.append(told)
            else:
                across.extend((told[0], finding) for finding in weigh([told[1]], reader.group))
    return DocumentResult(
        blocks=context.blocks,
        statistics=combined(figures),
        block_statistics=figures,
        across=tuple(across),
        structure=tuple(structure),
    )


def check_document(
    checker: Checker,
    checks: Iterable[DocumentCheck],
    blocks: Sequence[DocumentBlock],
    reader: Reader,
) -> DocumentResult:
    """Check each block and the letter as a whole."""
    result = survey(checker, checks, blocks, reader)
    by_block = tuple(tuple(checker.check_block(block.text, block.kind, reader)) for block in blocks)
    return replace(result, by_block=by_block)
