"""How long an engine that hangs goes unnoticed. ``python3 dev.py bench engine_trouble``.

The real checking process is stopped (SIGSTOP) at rest and at work; and long letters show how much
of the time it asks for it uses, so that none is taken for dead.
"""

from __future__ import annotations

import os
import queue
import signal
import time

from asker_skriv.engine import (
    Answer,
    BlockFindings,
    BlockSnapshot,
    CheckBlocks,
    CheckDocument,
    Comparison,
    DocumentReport,
    EngineClient,
    EngineProblem,
    Ready,
    Request,
)
from asker_skriv.engine.messages import CompareReaders, Working
from benchmarks.letters import letter_of, paragraph_of

WORDS = 10_000
GROUPS = ("innbyggerne", "frivillighet", "naeringsliv", "ansatte", "media", "lettlest")


class Watched(EngineClient):
    """Notes which share of the allowed silence was used, at most."""

    def __init__(self) -> None:
        self.answers: queue.Queue[Answer] = queue.Queue()
        self.worst = 0.0
        self._asked: tuple[float, float] | None = None
        super().__init__(self.answers.put)

    def until(self, kind: type, count: int = 1) -> float:
        """Wait for messages of a kind; returns the seconds it took."""
        began = time.perf_counter()
        while count:
            count -= isinstance(self.answers.get(timeout=120), kind)
        return time.perf_counter() - began

    def share(self, request: Request, kind: type, count: int = 1) -> tuple[float, float]:
        """Return the seconds a request took, and the largest share of the allowance used."""
        self.worst = 0.0
        self.send(request)
        return self.until(kind, count), self.worst

    def _hear(self, answer: Answer) -> None:
        now = time.perf_counter()
        if self._asked is not None:
            began, allowed = self._asked
            self.worst = max(self.worst, (now - began) / allowed)
        self._asked = (now, answer.seconds) if isinstance(answer, Working) else None
        super()._hear(answer)


def main() -> int:
    """Print the table."""
    client = Watched()
    client.start()
    client.until(Ready)
    blocks = tuple(BlockSnapshot(n, 1, b.text) for n, b in enumerate(letter_of(WORDS).blocks))
    long = BlockSnapshot(-1, 1, paragraph_of(WORDS, 7))
    client.send(CheckBlocks((BlockSnapshot(-2, 1, "Hei."),)))
    client.until(BlockFindings)
    work: tuple[tuple[str, Request, type, int], ...] = (
        ("10,000 words", CheckBlocks(blocks), BlockFindings, len(blocks)),
        ("the letter as a whole", CheckDocument(1, blocks), DocumentReport, 1),
        ("six readers compared", CompareReaders(1, GROUPS, blocks), Comparison, 1),
        ("10,000 words in one paragraph", CheckBlocks((long,)), BlockFindings, 1),
    )
    for name, request, kind, count in work:
        seconds, share = client.share(request, kind, count)
        print(f"{name:<34} {seconds:>6.2f} s  share of allowed silence {share:>5.2f} goal ≤ 0.5")
    for name, busy in (("at rest", False), ("at work", True)):
        if busy:
            changed = (BlockSnapshot(b.id, 2, f"{b.text} Ny setning.") for b in blocks)
            client.send(CheckBlocks(tuple(changed)))
            time.sleep(0.3)
        assert client.pid is not None
        os.kill(client.pid, signal.SIGSTOP)
        if not busy:
            client.send(CheckBlocks((BlockSnapshot(1, 3, "Hei."),)))
        noticed = client.until(EngineProblem)
        back = noticed + client.until(Ready)
        print(f"hang {name:<29} {noticed:>6.2f} s  goal ≤ 2, checks again after {back:.2f} s")
    client.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
