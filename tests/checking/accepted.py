"""What sentences look like once the first suggestion of every finding is taken.

``python -m tests.checking.accepted`` shows what has changed, with ``--godta`` it is accepted:
read every changed sentence aloud first.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path

from asker_skriv.checking.context import BlockContext, Language, Reader
from asker_skriv.checking.finding import Finding
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.protection import protected_stretches
from asker_skriv.checking.rule import Check
from asker_skriv.checking.rulefiles import load_rules
from asker_skriv.checking.weighing import resolve
from asker_skriv.checking.wordlist.check import WordListCheck
from asker_skriv.checking.wordlist.files import load_word_lists
from asker_skriv.checking.wordlist.kinds import load_kinds
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.pipeline import Pipeline
from asker_skriv.text.model import BlockKind

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Sentences, and what they become: (the words of officialese, the professional terms).
PAIRS = tuple(
    (HERE / f"setninger_{name}.txt", HERE / f"aksepterte_{name}.txt")
    for name in ("ordliste", "fagord")
)
READER = Reader(TargetGroup(id="innbyggerne", name="Innbyggerne"))


def checks(lexicon: Lexicon) -> tuple[Check, ...]:
    """Return the word list's check and the rules of nominalisation."""
    folder = ROOT / "rules" / "ordliste"
    words = load_word_lists(sorted(folder.glob("*.csv")))
    kinds = load_kinds([folder / "kategorier.toml"])
    rules = load_rules([ROOT / "rules" / "klarsprak" / "substantivsyke.toml"])
    return (WordListCheck(words.entries, kinds, lexicon), *rules.checks)


def find(
    text: str, pipeline: Pipeline, language: Language, used: tuple[Check, ...]
) -> list[Finding]:
    """Return what the checks say of one paragraph."""
    doc = pipeline.parse(text)
    block = BlockContext(text, BlockKind.PARAGRAPH, doc, language, protected_stretches(text, doc))
    return resolve(finding for check in used for finding in check.find(block, READER))


def accepted(text: str, findings: list[Finding]) -> str:
    """Return the text with the first suggestion of each finding taken, from the end."""
    last = len(text)
    for finding in sorted(findings, key=lambda finding: finding.start, reverse=True):
        if finding.suggestions and finding.end <= last:
            text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
            last = finding.start
    return text


def sentences(path: Path) -> Iterator[str]:
    """Yield the sentences of an input file, and its headings."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield line


def listing(path: Path, pipeline: Pipeline, language: Language) -> str:
    """Return all sentences with what they become, and advice that has no suggestion."""
    used = checks(language.lexicon)
    lines: list[str] = []
    for sentence in sentences(path):
        if sentence.startswith("#"):
            lines += ["", sentence]
            continue
        findings = find(sentence, pipeline, language, used)
        lines += [f"  {sentence}", f"> {accepted(sentence, findings)}"]
        lines += [f"  ({told.text}: {told.message})" for told in findings if not told.suggestions]
    return "\n".join(lines).strip() + "\n"


def main() -> int:
    """Print the difference to what was accepted; with --godta, accept it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--godta", action="store_true", help="accept the new sentences")
    arguments = parser.parse_args()
    from asker_skriv.language.spelling import Spelling

    lexicon, pipeline = Lexicon.open(), Pipeline.load()
    language = Language(lexicon, Spelling(lexicon))
    changed = False
    for source, target in PAIRS:
        new = listing(source, pipeline, language)
        old = target.read_text(encoding="utf-8") if target.exists() else ""
        changed = changed or old != new
        for line in difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""):
            print(line)
        if arguments.godta:
            target.write_text(new, encoding="utf-8")
    return 0 if arguments.godta or not changed else 1


if __name__ == "__main__":
    raise SystemExit(main())
