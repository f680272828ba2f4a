"""Scores suggestions by what is left when they are taken, as a reader judged it.

``python3 dev.py bench accepted`` checks each sentence of ``godtatte_300.tsv`` again and prints the
share of good ones beside the goal. The verdicts in the file are a reader's: ``god`` where the
sentence after is grammatical and says the same, ``feil`` where not. A row whose suggestion has
become another counts as unread until somebody has read it; one whose rule is silent now counts
for nothing.

``python -m benchmarks.accepted --trekk 300 --seed 7`` draws a new sample and keeps the verdicts of
rows that are in the file already. Every finding with a suggestion is as likely to be drawn, so
rules come in proportion to how often they fire.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from asker_skriv.checking.assembly import Assembly, assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import check_document, document_blocks
from asker_skriv.checking.finding import Finding
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import RUNNING_TEXT, BlockKind, Document, plain_block
from asker_skriv.text.readers import read_document
from benchmarks.rules import SHARED, dev_paragraphs

HERE = Path(__file__).resolve().parent
SAMPLE = HERE / "godtatte_300.tsv"
SOURCES = (HERE / "setninger", HERE.parent / "tests" / "corpus" / "tekster")
GROUP = "innbyggerne"
GOOD, BAD, UNREAD = "god", "feil", ""
GOAL = 0.97


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion taken: the sentence before and after, and what a reader says of it."""

    rule: str
    before: str
    after: str
    verdict: str = UNREAD
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two rows the same."""
        return self.rule, self.before, self.after


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a sample."""
    with path.open(encoding="utf-8", newline="") as lines:
        found = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(found, None)
        return [Row(*cells) for cells in found]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write a sample, a line a row."""
    lines = ["regel\tfør\tetter\tdom\tmerknad"]
    lines += ["\t".join((r.rule, r.before, r.after, r.verdict, r.note)) for r in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


class Taker:
    """Checks sentences one by one and takes the first suggestion of each finding."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._reader = Reader(assembly.groups.get(GROUP))

    def rows(self, sentence: str) -> list[Row]:
        """Return what the sentence becomes, a row for each finding with a suggestion."""
        blocks = document_blocks(Document((plain_block(sentence),)))
        checks = self._assembly.document_checks
        result = check_document(self._assembly.checker, checks, blocks, self._reader)
        found = [finding for finding in result.placed() if finding.suggestions]
        return [Row(finding.rule, sentence, taken(sentence, finding)) for finding in found]

    def sentences(self, text: str) -> Iterator[str]:
        """Yield the sentences of a paragraph."""
        for sentence in self._assembly.checker.context(text, BlockKind.PARAGRAPH).doc.sents:
            yield sentence.text.strip()


def taken(sentence: str, finding: Finding) -> str:
    """Return the sentence with the first suggestion in place."""
    return sentence[: finding.start] + finding.suggestions[0] + sentence[finding.end :]


def again(rows: Sequence[Row], taker: Taker) -> Iterator[tuple[Row, Row | None]]:
    """Yield each row with what it is now: itself, another that is unread, or None."""
    known = {row.key for row in rows}
    for row in rows:
        now = [each for each in taker.rows(row.before) if each.rule == row.rule]
        if any(each.key == row.key for each in now):
            yield row, row
        else:
            new = [each for each in now if each.key not in known]
            yield row, replace(new[0], note=row.note) if new else None


def draw(taker: Taker, sources: Sequence[Path], number: int, seed: int) -> list[Row]:
    """Return ``number`` rows drawn from the texts of the folders and the treebank's dev text."""
    found = [row for text in _texts(taker, sources) for row in taker.rows(text)]
    found = list({row.key: row for row in found}.values())
    verdicts = {row.key: row for row in read_rows(SAMPLE)} if SAMPLE.exists() else {}
    chosen = random.Random(seed).sample(found, min(number, len(found)))
    print(f"{len(found)} suggestions, {len(chosen)} drawn")
    return sorted((verdicts.get(row.key, row) for row in chosen), key=lambda row: row.key)


def _texts(taker: Taker, sources: Sequence[Path]) -> Iterator[str]:
    for folder in sources:
        for path in sorted(folder.glob("*.txt")):
            for block in read_document(path).blocks:
                lines = block.text.splitlines() if block.kind in RUNNING_TEXT else []
                for line in lines:
                    if not line.startswith("#"):
                        yield from taker.sentences(line)
    if SHARED.exists():
        yield from dev_paragraphs()


def score(rows: Sequence[Row], taker: Taker, *, show: bool) -> float:
    """Print the share of good sentences, what must be read again, and what is known as wrong."""
    now = list(again(rows, taker))
    gone = [row for row, new in now if new is None]
    changed = [(row, new) for row, new in now if new is not None and new.key != row.key]
    same = [row for row, new in now if new is not None and new.key == row.key]
    read = Counter(row.verdict for row in same)
    judged = read[GOOD] + read[BAD]
    share = read[GOOD] / judged if judged else 0.0
    print(f"{'good sentences after the first suggestion':<45} {share:>8.3f}   goal ≥ {GOAL}")
    print(
        f"  rows {len(rows)}: god {read[GOOD]}, feil {read[BAD]}, unread {read[UNREAD]}, "
        f"changed {len(changed)}, no longer suggested {len(gone)}"
    )
    for row, new in changed:
        print(f"  NY    {row.rule}: {row.before}\n     -> {new.after}\n   (før: {row.after})")
    wrong = [row for row in same if row.verdict == BAD]
    for row in (*wrong, *(gone if show else ())):
        name = "FEIL " if row in wrong else "BORTE"
        print(f"  {name} {row.rule}: {row.before}\n     -> {row.after} ({row.note})")
    if show:
        print("  " + ", ".join(f"{rule} {n}" for rule, n in _by_rule(rows).most_common()))
    return share


def _by_rule(rows: Iterable[Row]) -> Counter[str]:
    return Counter(row.rule.split("/")[0] for row in rows)


def main() -> int:
    """Print the figures, or draw a new sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vis", action="store_true", help="list what is no longer suggested")
    parser.add_argument("--trekk", type=int, metavar="N", help="draw N suggestions anew")
    parser.add_argument("--seed", type=int, default=1, help="of the draw")
    parser.add_argument(
        "--kilde", type=Path, action="append", help="a folder of texts to draw from"
    )
    parser.add_argument("--oppdater", action="store_true", help="write changed rows, unread")
    arguments = parser.parse_args()
    assembly = assemble(DataLayers.standard())
    for problem in assembly.problems:
        print(f"PROBLEM: {problem}")
    taker = Taker(assembly)
    if arguments.trekk:
        sources = arguments.kilde or SOURCES
        write_rows(SAMPLE, draw(taker, sources, arguments.trekk, arguments.seed))
        return 0
    rows = read_rows(SAMPLE)
    if arguments.oppdater:
        rows = [new for _, new in again(rows, taker) if new is not None]
        write_rows(SAMPLE, rows)
    score(rows, taker, show=arguments.vis)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
