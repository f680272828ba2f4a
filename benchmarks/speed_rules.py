"""What each rule family costs on top of the parse, and whether time grows with length alone.

``python3 dev.py bench speed_rules``. The cost is in milliseconds per 100 words of edited text,
the parse being done; the ratio is the time for twice the text over the time for the text.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable

from asker_skriv.checking.assembly import Assembly, assemble
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Check
from asker_skriv.checking.rulefiles import load_rules
from asker_skriv.checking.wordlist.check import WordListCheck
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind
from benchmarks.letters import paragraph_of

PARAGRAPHS, WORDS, RUNS = 40, 100, 3
GOAL = 8.0
LENGTH = 1_000
WORDS_OF_ANY_KIND = (
    *("vi", "du", "som", "og", "å", "hvis", "men", "søknaden", "omsorgs", "bolig", "er", "ikke"),
    *("skal", "klage", "kl", "10", "5.000", "når", "vedtaket", "ble", "behandlet"),
)


def main() -> int:
    """Print both tables."""
    assembly = assemble(DataLayers.standard())
    _costs(assembly)
    _growth(assembly)
    return 0


def _costs(assembly: Assembly) -> None:
    layers = DataLayers.standard()
    families: dict[str, list[Check]] = defaultdict(list)
    for info, check in load_rules(layers.files("klarsprak", "*.toml")).rules:
        families[info.id.partition("/")[0]].append(check)
    families["ordliste"] = [check for check in _all(assembly) if isinstance(check, WordListCheck)]
    contexts = [
        assembly.checker.context(paragraph_of(WORDS, 7_000 + n), BlockKind.PARAGRAPH)
        for n in range(PARAGRAPHS)
    ]
    reader = Reader(assembly.groups.get("innbyggerne"))
    costs = {name: _cost(checks, contexts, reader) for name, checks in families.items()}
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        _row(f"{name}, ms per 100 words", cost, f"≤ {GOAL:.0f}")
    _row("all families together", sum(costs.values()), "(shown)")


def _all(assembly: Assembly) -> Iterable[Check]:
    return assembly.checker.checks


def _cost(checks: list[Check], contexts: list[BlockContext], reader: Reader) -> float:
    """Return milliseconds for 100 words, the best of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        for context in contexts:
            for check in checks:
                for _finding in check.find(context, reader):
                    pass
        best = min(best, time.perf_counter() - start)
    return 1_000 * best / len(contexts) * 100 / WORDS


def _growth(assembly: Assembly) -> None:
    reader = Reader(assembly.groups.get("innbyggerne"))
    for name, text_of in STRANGE.items():
        times = []
        for length in (LENGTH, 2 * LENGTH):
            text = text_of(length)
            start = time.perf_counter()
            assembly.checker.check_block(text, BlockKind.PARAGRAPH, reader)
            times.append(time.perf_counter() - start)
        _row(f"twice as much of {name}, times", times[1] / times[0], "≤ 3")


def _sentence(words: int) -> str:
    choice = random.Random(words)
    return "Vi " + " ".join(choice.choice(WORDS_OF_ANY_KIND) for _ in range(words)) + "."


STRANGE: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "a" * 5 * n,
    "one digit": lambda n: "1" * 5 * n,
    "punctuation alone": lambda n: "!?.,;:" * (n // 2),
    "one word": lambda n: "søknad " * n,
    "brackets": lambda n: "[ " * n,
    "quotation marks": lambda n: "«" * n,
    "no-break spaces": lambda n: "a\u00a0" * n,
    "one long sentence": _sentence,
}


def _row(name: str, value: float, goal: str) -> None:
    print(f"{name:<52} {value:>8.2f}   goal {goal}")


if __name__ == "__main__":
    raise SystemExit(main())
