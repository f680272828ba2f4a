"""How fast the engine answers, and what it weighs. ``python3 dev.py bench speed_engine``.

Times are medians or percentiles over several runs, memory is resident megabytes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import psutil

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentBlock, document_blocks, survey
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind
from benchmarks.letters import letter_of, paragraph_of

RUNS = 40


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def row(name: str, value: float, unit: str, goal: str) -> None:
    """Print one figure beside its goal."""
    print(f"{name:<52} {value:>8.1f} {unit:<8} goal {goal}")


def main() -> int:
    """Print the table."""
    process = psutil.Process()
    start = time.perf_counter()
    assembly = assemble(DataLayers.standard())
    loaded = time.perf_counter() - start
    checker = assembly.checker
    citizens = Reader(assembly.groups.get("innbyggerne"))
    media = Reader(assembly.groups.get("media"))
    checker.check_block(paragraph_of(80, -1), BlockKind.PARAGRAPH, citizens)

    edits = [
        milliseconds(
            lambda seed=seed: checker.check_block(
                paragraph_of(80, 1000 + seed), BlockKind.PARAGRAPH, citizens
            )
        )
        for seed in range(RUNS)
    ]
    blocks = document_blocks(letter_of(2000))

    def whole() -> None:
        for block in blocks:
            checker.check_block(block.text, block.kind, citizens)
        survey(checker, assembly.document_checks, blocks, citizens)

    first = milliseconds(whole)
    after_edit = []
    for number in range(10):
        edited = DocumentBlock(paragraph_of(80, 5000 + number))
        blocks = (*blocks[:-1], edited)
        after_edit.append(milliseconds(whole))

    def switch() -> None:
        for block in blocks:
            checker.check_block(block.text, block.kind, media)
        survey(checker, assembly.document_checks, blocks, media)

    switched = milliseconds(switch)
    row("assemble parser, lexicon and rules", loaded, "s", "(shown)")
    row("edited paragraph of 80 words, median", median(edits), "ms", "(shown)")
    row("edited paragraph of 80 words, p95", sorted(edits)[int(0.95 * RUNS)], "ms", "≤ 50")
    row("letter of 2,000 words, first check", first, "ms", "(shown)")
    row("letter of 2,000 words, after an edit, median", median(after_edit), "ms", "≤ 500")
    row("letter of 2,000 words, other target group", switched, "ms", "≤ 300")
    row("engine memory", process.memory_info().rss / 2**20, "MB", "≤ 350 with window")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
