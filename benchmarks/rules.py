"""Scores the rules on the labelled letters, and counts what they say of good text.

``python3 dev.py bench rules`` prints recall, precision and right suggestions on the six bad
letters, findings on the clean ones, and findings per 1,000 words on newspaper, report and
parliament text. ``python -m benchmarks.rules --vis`` lists every miss and false alarm.
``--brev dev`` to ``dev8``, ``hold2`` to ``hold5`` score the examiners' letters in
``benchmarks/brev`` instead; the held-out ones give figures only, so that no rule is made to fit
them.

A label counts as found when a finding overlaps it and has a category that the label's kind can
have; a finding counts as right when it overlaps some label in the same way.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asker_skriv.checking.assembly import Assembly, assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import check_document, document_blocks
from asker_skriv.checking.finding import Finding, Severity
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind
from asker_skriv.text.readers import read_document

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
EXAMPLES = SHARED / "eksempler"
EXAMINER = Path(__file__).resolve().parent / "brev"
LEVELS = {"regel", "regel-syntaks"}
GROUPS = {
    "innbyggere": "innbyggerne",
    "frivillighet, lag og foreninger": "frivillighet",
    "private aktører og næringsliv": "naeringsliv",
    "ansatte og folkevalgte": "ansatte",
}
# What the labels call a fault -> the product's categories that say the same.
CATEGORIES = {
    "kanselliord": "ordvalg nominalisering tiltale passiv",
    "omstendelig frase": "ordvalg nominalisering passiv tiltale tone",
    "stivt uttrykk": "ordvalg nominalisering passiv",
    "gammeldags": "ordvalg",
    "fagord": "ordvalg forkortelse",
    "dobbeltkonfekt": "ordvalg",
    "lånord/anglisisme": "ordvalg",
    "forkortelse": "forkortelse format",
    "nominalisering": "nominalisering ordvalg",
    "passiv": "passiv",
    "tiltale": "tiltale",
    "upersonlig": "tiltale passiv",
    "lang setning": "setningslengde",
    "lenketekst": "struktur tone ordvalg format",
    "da/når": "grammatikk rettskriving",
    "og/å": "grammatikk rettskriving",
    "pronomen": "grammatikk",
    "dobbel bestemmelse": "grammatikk",
    "samsvarsbøyning": "grammatikk",
    "genitiv": "tegnsetting rettskriving grammatikk",
    "sammenskriving": "saerskriving rettskriving",
    "særskriving": "saerskriving rettskriving",
    "stor forbokstav": "rettskriving format grammatikk",
    "komma": "tegnsetting",
    "tankestrek": "tegnsetting format",
    "dato": "format",
    "klokkeslett": "format forkortelse",
    "beløp": "format",
    "tall": "format",
    "prosent": "format",
    "skrivefeil": "rettskriving",
    "vag frist": "ordvalg tone struktur",
    "ennå/enda": "grammatikk rettskriving",
    "lenger/lengre": "grammatikk rettskriving",
    "overfor/ovenfor": "grammatikk rettskriving",
}


@dataclass(frozen=True, slots=True)
class Label:
    """One fault that an editor marked."""

    start: int
    end: int
    text: str
    kind: str
    suggestion: str
    also: tuple[str, ...] = ()

    @classmethod
    def read(cls, item: dict[str, Any]) -> Label:
        """Make a label of its JSON object."""
        return cls(
            item["start"],
            item["slutt"],
            item["tekst"],
            item["kategori"],
            item["forslag"],
            tuple(item.get("godtatt", ())),
        )

    def matches(self, finding: Finding) -> bool:
        """Tell whether the finding is about this fault."""
        overlaps = finding.start < self.end and self.start < finding.end
        return overlaps and finding.category in CATEGORIES.get(self.kind, self.kind).split()

    @property
    def wants_suggestion(self) -> bool:
        """Tell whether the label names words to put in place (not an instruction)."""
        return not self.suggestion.startswith("(") and self.kind != "lang setning"


def findings_of(assembly: Assembly, path: Path, group: str) -> list[Finding]:
    """Return a file's findings with offsets in its text."""
    reader = Reader(assembly.groups.get(GROUPS.get(group, group)))
    blocks = document_blocks(read_document(path))
    return list(check_document(assembly.checker, assembly.document_checks, blocks, reader).placed())


@dataclass(frozen=True, slots=True)
class Letter:
    """One labelled letter: the file with its text, and what its JSON file says of it."""

    path: Path
    data: dict[str, Any]

    @property
    def is_clean(self) -> bool:
        """Tell whether the editor marked nothing in it."""
        return not self.data["funn"]


def letters_of(name: str) -> list[Letter]:
    """Return the labelled letters of ``eksempler``, or the examiners' of that name."""
    files = EXAMPLES.glob("*.json") if name == "eksempler" else EXAMINER.glob(f"{name}_*.json")
    return [
        Letter(path.with_suffix(".txt"), json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(files)
    ]


def score_letters(assembly: Assembly, letters: Sequence[Letter], *, show: bool) -> None:
    """Print recall, precision and right suggestions on the letters with faults."""
    expected = found = right_suggestions = wanted = reported = right = 0
    by_kind: dict[str, Counter[str]] = {}
    for letter in letters:
        if letter.is_clean:
            continue
        path = letter.path
        everything = [(item["niva"], Label.read(item)) for item in letter.data["funn"]]
        findings = findings_of(assembly, path, letter.data["malgruppe"])
        for level, label in everything:
            if level not in LEVELS:
                continue
            hits = [finding for finding in findings if label.matches(finding)]
            expected += 1
            found += bool(hits)
            tally = by_kind.setdefault(label.kind, Counter())
            tally["alle"] += 1
            tally["funnet"] += bool(hits)
            good = any(_same_result(label, hit) for hit in hits)
            if hits and label.wants_suggestion:
                wanted += 1
                right_suggestions += good
            if show and not hits:
                told = f"{label.kind}: «{label.text[:60]}» -> {label.suggestion}"
                print(f"  MISS  {path.stem[:12]} {told}")
            elif show and label.wants_suggestion and not good:
                offered = [(hit.text[:40], hit.suggestions[:3]) for hit in hits]
                told = f"{label.kind}: «{label.text[:50]}» -> {label.suggestion}"
                print(f"  ORD   {told} | {offered}")
        for finding in findings:
            reported += 1
            is_right = any(label.matches(finding) for _, label in everything)
            right += is_right
            if show and not is_right:
                print(f"  EKSTRA {path.stem[:12]} {_told(finding)}")
    if not expected:
        print("no letters with faults in this set")
        return
    print(
        "Recall per kind: "
        + ", ".join(
            f"{kind} {tally['funnet']}/{tally['alle']}" for kind, tally in sorted(by_kind.items())
        )
    )
    _row("recall, labelled letters", found / max(expected, 1), "≥ 0.92")
    _row("precision, labelled letters", right / max(reported, 1), "≥ 0.93")
    _row("right suggestion where one is expected", right_suggestions / max(wanted, 1), "≥ 0.85")


def score_clean(assembly: Assembly, letters: Sequence[Letter], *, show: bool) -> None:
    """Print findings per 1,000 words on the clean letters."""
    words = errors = total = 0
    for letter in letters:
        if not letter.is_clean:
            continue
        for finding in findings_of(assembly, letter.path, letter.data["malgruppe"]):
            total += 1
            errors += finding.severity is Severity.ERROR
            if show:
                print(f"  REN   {letter.path.stem[:12]} {_told(finding)}")
        words += letter.data["antall_ord"]
    if not words:
        print("no clean letters in this set")
        return
    _row("findings per 1,000 words, clean letters", 1000 * total / words, "≤ 2")
    _row("of those, feil", errors, "0")


def dev_paragraphs() -> Iterator[str]:
    """Yield the sentences of the treebank's dev documents, as edited text."""
    path = SHARED / "data" / "no_bokmaal-ud-dev.conllu.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ").strip()


def score_edited(assembly: Assembly, *, show: bool, limit: int) -> None:
    """Print findings per 1,000 words of newspapers, reports and parliament."""
    reader = Reader(assembly.groups.get("innbyggerne"))
    words = 0
    errors: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for number, text in enumerate(dev_paragraphs()):
        if number >= limit:
            break
        words += len(text.split())
        for finding in assembly.checker.check_block(text, BlockKind.PARAGRAPH, reader):
            is_error = finding.severity is Severity.ERROR
            (errors if is_error else others)[finding.rule] += 1
            if show and is_error:
                place = text[max(0, finding.start - 30) : finding.end + 30]
                print(f"  FEIL  {_told(finding)} | …{place}…")
    _row("feil per 1,000 words, edited text", 1000 * errors.total() / words, "≤ 1.5")
    _row("all findings per 1,000 words, edited text", 1000 * others.total() / words, "(shown)")
    print(f"  most frequent feil: {_counts(errors)}")
    print(f"  most frequent other: {_counts(others)}")


def _same_result(label: Label, finding: Finding) -> bool:
    for wanted in map(_plain, (label.suggestion, *label.also)):
        for offered in map(_plain, finding.suggestions):
            if offered == wanted or (offered and wanted and _one_in_other(offered, wanted)):
                return True
    return False


def _one_in_other(one: str, other: str) -> bool:
    return one in other or other in one


def _plain(text: str) -> str:
    """Return the words alone: case and no-break spaces don't make another suggestion."""
    return " ".join(text.casefold().split())


def _told(finding: Finding) -> str:
    return f"{finding.rule} «{finding.text[:60]}» {finding.suggestions[:2]}"


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{rule} {count}" for rule, count in counter.most_common(20))


def _row(name: str, value: float, goal: str) -> None:
    print(f"{name:<45} {value:>8.3f}   goal {goal}")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vis", action="store_true", help="list misses and false alarms")
    numbered = (*(f"dev{n}" for n in range(2, 9)), *(f"hold{n}" for n in range(2, 6)))
    sets = ("eksempler", "dev", *numbered)
    parser.add_argument("--brev", choices=sets, default="eksempler")
    parser.add_argument("--setninger", type=int, default=100_000, help="sentences of edited text")
    arguments = parser.parse_args()
    letters = letters_of(arguments.brev)
    if not letters:
        print("The labelled letters are not on this machine; nothing to score.")
        return 0
    assembly = assemble(DataLayers.standard())
    for problem in assembly.problems:
        print(f"PROBLEM: {problem}")
    show = arguments.vis and not arguments.brev.startswith("hold")
    score_letters(assembly, letters, show=show)
    score_clean(assembly, letters, show=show)
    if arguments.brev == "eksempler":
        score_edited(assembly, show=show, limit=arguments.setninger)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
