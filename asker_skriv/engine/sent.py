"""What the engine was sent: to see which block it died of, and that answers can be true."""

from __future__ import annotations

from collections import Counter

import msgspec

from asker_skriv.engine.messages import (
    BlockFindings,
    BlockSnapshot,
    CheckBlocks,
    CheckDocument,
    CompareReaders,
    Request,
)

DEATHS = 2
"""So many times may the engine die of a text before it is not shown that text again."""


class SentBlocks:
    """The newest snapshot of each block that was sent, and the texts that end the engine.

    Without it, one unlucky paragraph would take the checking of the whole letter with it: the
    engine is started again, is sent the paragraph again, and dies again.
    """

    def __init__(self) -> None:
        self._blocks: dict[int, BlockSnapshot] = {}
        self._deaths: Counter[str] = Counter()
        self._under_work = -1

    def filter(self, request: Request) -> tuple[Request, tuple[BlockFindings, ...]]:
        """Return the request without fatal texts, and answers for blocks left out of it."""
        if not isinstance(request, CheckBlocks | CheckDocument | CompareReaders):
            return request, ()
        self._blocks.update((block.id, block) for block in request.blocks)
        if not self._deaths:
            return request, ()
        left = tuple(block for block in request.blocks if self._deaths[block.text] < DEATHS)
        answers: tuple[BlockFindings, ...] = ()
        if isinstance(request, CheckBlocks):
            out = (block for block in request.blocks if block not in left)
            answers = tuple(BlockFindings(block.id, block.revision, ()) for block in out)
        return msgspec.structs.replace(request, blocks=left), answers

    def looks_at(self, block: int) -> None:
        """Note which block the engine works on; -1 for none."""
        self._under_work = block

    def died(self) -> bool:
        """Note that the engine died; returns whether a text is given up for it."""
        block, self._under_work = self._blocks.get(self._under_work), -1
        if block is None:
            return False
        self._deaths[block.text] += 1
        return self._deaths[block.text] == DEATHS

    def is_sound(self, answer: BlockFindings) -> bool:
        """Tell whether the answer's offsets lie within the text it is about."""
        block = self._blocks.get(answer.id)
        if block is None or block.revision != answer.revision:
            return True  # it will be dropped
        room = len(block.text)
        return all(0 <= each.start <= each.end <= room for each in answer.findings)
