"""The checking side of the conversation: a request in, answers out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from asker_skriv.checking.assembly import Assembly
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import (
    DocumentBlock,
    check_document,
    document_context,
    survey,
)
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.gist import gist
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.parts import checklist
from asker_skriv.engine.messages import (
    Answer,
    BlockFindings,
    BlockSnapshot,
    BlockStatistics,
    CheckBlocks,
    CheckDocument,
    ChecklistLine,
    CompareReaders,
    Comparison,
    DocumentReport,
    DocumentTypeName,
    GistLine,
    PlacedFinding,
    PreviewEntry,
    PreviewHit,
    PreviewHits,
    ReaderResult,
    Ready,
    Reload,
    Request,
    SetReader,
    Working,
)

DEFAULT_GROUP = "innbyggerne"
_PATIENCE = 1.2  # seconds that any piece of work may take
_PER_SECOND = 700  # characters of one block; measured ten times as fast
_LETTER_PER_SECOND = 3_000  # characters of a letter whose blocks have been parsed
_COLD = 15.0  # seconds more for the first block, when much is read from disk
_ASSEMBLING = 60.0


class Session:
    """One window's conversation. Holds the assembled checker and the chosen reader."""

    def __init__(self, assemble: Callable[[], Assembly]) -> None:
        self._assemble = assemble
        self._assembly = assemble()
        self._cold = _COLD
        self._reader = self._reader_of(DEFAULT_GROUP, "")

    def greeting(self) -> Ready:
        """Return what the window needs to know at the start."""
        assembly = self._assembly
        return Ready(
            groups=assembly.groups.groups,
            document_types=tuple(
                DocumentTypeName(kind.id, kind.name) for kind in assembly.document_types.types
            ),
            versions=dict(assembly.versions),
            problems=assembly.problems,
        )

    def handle(self, request: Request) -> Iterator[Answer]:
        """Yield the answers to a request, one block at a time.

        Before each piece of work comes a ``Working`` that says how long it may take.
        """
        if isinstance(request, SetReader):
            self._reader = self._reader_of(request.group, request.document_type)
        elif isinstance(request, CheckBlocks):
            for block in request.blocks:
                yield self._working(block)
                yield self._check(block)
        elif isinstance(request, CheckDocument):
            yield from self._parse(request.blocks)
            yield _working_on_all(request.blocks)
            yield self._report(request)
        elif isinstance(request, CompareReaders):
            yield from self._parse(request.blocks)
            yield from self._compare(request)
        elif isinstance(request, PreviewEntry):
            yield from self._preview(request)
        elif isinstance(request, Reload):
            yield Working(_ASSEMBLING)
            self._assembly = self._assemble()
            self._reader = self._reader_of(self._reader.group.id, self._reader.document_type)
            yield self.greeting()

    def _working(self, block: BlockSnapshot) -> Working:
        cold, self._cold = self._cold, 0.0
        return Working(_PATIENCE + cold + len(block.text) / _PER_SECOND, block.id)

    def _parse(self, blocks: Sequence[BlockSnapshot]) -> Iterator[Working]:
        """Parse what has not been, telling of each block."""
        for block in blocks:
            yield self._working(block)
            self._assembly.checker.context(block.text, block.kind)

    def _reader_of(self, group: str, document_type: str) -> Reader:
        """Return the reader; a group or type whose file is gone gives way to the usual one."""
        groups = {each.id: each for each in self._assembly.groups.groups}
        usual = groups.get(DEFAULT_GROUP) or next(iter(groups.values()), TargetGroup("", ""))
        kinds = {kind.id for kind in self._assembly.document_types.types}
        known = document_type if document_type in kinds else ""
        return Reader(groups.get(group, usual), known)

    def _check(self, block: BlockSnapshot) -> BlockFindings:
        checker = self._assembly.checker
        findings = checker.check_block(block.text, block.kind, self._reader)
        return BlockFindings(block.id, block.revision, tuple(findings))

    def _report(self, request: CheckDocument) -> DocumentReport:
        assembly = self._assembly
        blocks = _document_blocks(request.blocks)
        suggested = assembly.suggest_type(blocks)
        reader = replace(self._reader, document_type=self._reader.document_type or suggested)
        result = survey(assembly.checker, assembly.document_checks, blocks, reader)
        context = document_context(assembly.checker, blocks)
        kind = assembly.document_types.get(reader.document_type)
        parts = checklist(kind, context.texts, context.kinds) if kind else ()
        answers = gist(context, parts) if kind else ()
        ids = [block.id for block in request.blocks]
        return DocumentReport(
            revision=request.revision,
            statistics=result.statistics,
            blocks=tuple(
                BlockStatistics(block, figures.lix, figures.words, figures.sentence_lengths)
                for block, figures in zip(ids, result.block_statistics, strict=True)
            ),
            findings=tuple(PlacedFinding(ids[index], told) for index, told in result.across),
            structure=result.structure,
            suggested_type=suggested,
            checklist=tuple(ChecklistLine(part, _id_at(ids, part.block)) for part in parts),
            gist=tuple(GistLine(answer, _id_at(ids, answer.block)) for answer in answers),
        )

    def _compare(self, request: CompareReaders) -> Iterator[Working | Comparison]:
        checker = self._assembly.checker
        blocks = _document_blocks(request.blocks)
        checks = self._assembly.document_checks
        results = []
        known = {group.id for group in self._assembly.groups.groups}
        for group_id in (each for each in request.groups if each in known):
            group = self._assembly.groups.get(group_id)
            reader = Reader(group, self._reader.document_type)
            for block in request.blocks:
                yield self._working(block)
                checker.check_block(block.text, block.kind, reader)
            yield _working_on_all(request.blocks)
            result = check_document(checker, checks, blocks, reader)
            counts = Counter(finding.severity for finding in result.placed())
            results.append(
                ReaderResult(
                    group=group_id,
                    errors=counts[Severity.ERROR],
                    advice=counts[Severity.ADVICE],
                    style=counts[Severity.STYLE],
                    lix=result.statistics.lix,
                    lix_band=group.lix,
                )
            )
        yield Comparison(request.request, tuple(results))

    def _preview(self, request: PreviewEntry) -> Iterator[Working | PreviewHits]:
        hits = []
        yield Working(_PATIENCE)
        check = self._assembly.preview_check(request.term, request.word_class, request.alternatives)
        for block in request.blocks:
            yield self._working(block)
            context = self._assembly.checker.context(block.text, block.kind)
            for finding in check.find(context, self._reader):
                first = finding.suggestions[0] if finding.suggestions else ""
                hits.append(PreviewHit(block.id, finding.start, finding.end, finding.text, first))
        yield PreviewHits(request.request, tuple(hits))


def _working_on_all(blocks: Sequence[BlockSnapshot]) -> Working:
    return Working(_PATIENCE + sum(len(block.text) for block in blocks) / _LETTER_PER_SECOND)


def _document_blocks(snapshots: Sequence[BlockSnapshot]) -> list[DocumentBlock]:
    return [DocumentBlock(b.text, b.kind, b.level, b.bold) for b in snapshots]


def _id_at(ids: Sequence[int], index: int) -> int:
    return ids[index] if index >= 0 else -1
