"""Spoils good sentences in one place each, and counts how many of the faults are found.

``python3 dev.py bench corrupted``, or ``python -m benchmarks.corrupted komma --vis 40`` for one
kind with examples of what is missed. The sentences are the treebank's dev documents, so a comma
that is deleted or a compound that is split is one that a real writer wrote. Only the trees say
which place a comma had; no rule sees them. "Restored" counts faults of which a suggestion, put in
place, gives the sentence back as it was. Alarms on the unspoilt sentences are in
``benchmarks.rules``.
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from asker_skriv.checking.assembly import Assembly, assemble
from asker_skriv.checking.context import Reader
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind

TREEBANK = (
    Path(__file__).resolve().parent.parent.parent
    / "shared"
    / "data"
    / "no_bokmaal-ud-dev.conllu.xz"
)
SHORTEST_COMPOUND = 7
TRUSTED = 12.0  # what a compound may cost, see language.compounds
CATEGORIES = {
    "komma": {"tegnsetting"},
    "overflødig komma": {"tegnsetting"},
    "særskriving": {"saerskriving", "rettskriving"},
    "samsvar": {"grammatikk", "rettskriving"},
    "bestemthet": {"grammatikk", "rettskriving"},
    "og/å": {"grammatikk", "rettskriving"},
}
_OTHER_ARTICLE = {"en": "et", "et": "en", "ei": "et", "min": "mitt", "din": "ditt", "sin": "sitt"}
_OTHER_ARTICLE |= {"mitt": "min", "ditt": "din", "sitt": "sin", "noe": "noen", "hver": "hvert"}


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the treebank with its gold reading; ``start`` and ``end`` in the sentence."""

    number: int
    text: str
    pos: str
    features: str
    head: int
    relation: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A spoilt sentence: what stood there, and the stretch of ``text`` that is now wrong."""

    group: str
    right: str
    text: str
    start: int
    end: int


Sentence = tuple[str, tuple[Word, ...]]


def sentences() -> Iterator[Sentence]:
    """Yield the treebank's dev sentences with their words."""
    text = ""
    words: list[Word] = []
    with lzma.open(TREEBANK, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text = "):
                text, words = line.removeprefix("# text = ").rstrip("\n"), []
            elif line[0].isdigit() and "\t" in line:
                cells = line.split("\t")
                if not cells[0].isdigit():
                    continue
                start = text.index(cells[1], words[-1].end if words else 0)
                place = (start, start + len(cells[1]))
                word = (int(cells[0]), cells[1], cells[3], cells[5], int(cells[6]), cells[7])
                words.append(Word(*word, *place))
            elif not line.strip() and words:
                yield text, tuple(words)


def without_commas(sentence: Sentence, _lexicon: Lexicon) -> Iterator[Fault]:
    """Delete each comma that ends or opens a clause; those of lists and numbers stay."""
    text, words = sentence
    for index, word in enumerate(words[1:-1], start=1):
        if word.text != "," or not text[word.end : word.end + 1].isspace():
            continue
        group = _comma_group(words, index)
        if group:
            spoilt = text[: word.start] + text[word.end :]
            end = words[index + 1].end - 1
            yield Fault(group, text, spoilt, words[index - 1].start, end)


def _comma_group(words: tuple[Word, ...], index: int) -> str:
    before, after = words[index - 1], words[index + 1]
    if after.text.casefold() == "men":
        return "foran men"
    crossing = [w for w in words if _crosses(w, words[index].number) and w.pos != "PUNCT"]
    relations = {w.relation.partition(":")[0] for w in crossing}
    has_clause = {w.head for w in words if w.relation.startswith(("nsubj", "csubj", "expl"))}
    clauses = {w.relation for w in crossing if w.number in has_clause}
    if after.text.casefold() in {"og", "eller", "for", "så"} and clauses & {"conj", "parataxis"}:
        return "mellom helsetninger"
    ended = _ended_clause(words, index)
    if ended:
        return ended
    if after.text.casefold() == "som" or "acl:relcl" in clauses:
        return "foran relativsetning"
    if relations & {"appos", "parataxis"} or before.pos == "INTJ":
        return "tillegg"
    return ""


def _crosses(word: Word, place: int) -> bool:
    return word.head != 0 and min(word.number, word.head) < place < max(word.number, word.head)


def _ended_clause(words: tuple[Word, ...], index: int) -> str:
    """Name the clause whose last word stands right before the comma, if one does."""
    number = words[index - 1].number
    by_number = {w.number: w for w in words}
    climbing = by_number[number]
    while climbing.head:
        above = by_number[climbing.head]
        if climbing.relation in {"advcl", "acl:relcl", "acl", "ccomp", "csubj"}:
            first = min(_below(words, climbing.number))
            opens = first <= 2 or words[first - 2].text in {",", "."}
            is_relative = climbing.relation.startswith("acl")
            kind = "relativsetning" if is_relative else "leddsetning"
            return f"etter {kind} {'først' if opens and not is_relative else 'inni'}"
        climbing = above
    return ""


def _below(words: tuple[Word, ...], top: int) -> set[int]:
    found = {top}
    while more := {w.number for w in words if w.head in found and w.pos != "PUNCT"} - found:
        found |= more
    return found


def with_spare_commas(sentence: Sentence, _lexicon: Lexicon) -> Iterator[Fault]:
    """Put a comma after what opens a main clause, and before the clause that a word calls for."""
    text, words = sentence
    for before, after in pairwise(words):
        group = _spare_group(words, before, after)
        if group and text[before.end : after.start] == " ":
            spoilt = f"{text[: before.end]}, {text[after.start :]}"
            yield Fault(group, text, spoilt, before.end, before.end + 1)


def _spare_group(words: tuple[Word, ...], before: Word, after: Word) -> str:
    head = words[after.head - 1] if after.head else after
    if after.text.casefold() in {"at", "å"} and after.relation == "mark":
        called = head.relation in {"ccomp", "xcomp"} and head.head == before.number
        return f"foran {after.text}" if called else ""
    main = head if after.relation in {"aux", "aux:pass", "cop"} else after
    if main.relation != "root" or "VerbForm=Fin" not in after.features:
        return ""
    openings = [w for w in words if w.head == main.number and w.number < after.number]
    if len(openings) != 1 or any(w.text == "," for w in words[: before.number]):
        return ""
    opening = openings[0]
    clause = _below(words, opening.number)
    if any("VerbForm=Fin" in w.features for w in words if w.number in clause):
        return ""
    if opening.relation == "nsubj" and len(clause) == 1:
        return ""  # nobody writes «Hun, kommer»
    groups = {"obl": "etter åpningsledd", "advmod": "etter åpningsledd", "nsubj": "etter subjekt"}
    return groups.get(opening.relation, "")


def split_compounds(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fault]:
    """Put a space where a compound's parts meet."""
    text, words = sentence
    for word in words:
        if word.pos not in {"NOUN", "ADJ"} or len(word.text) < SHORTEST_COMPOUND:
            continue
        compound = lexicon.compound(word.text.casefold())
        if compound is None or not word.text.isalpha():
            continue
        cut = compound.head_start
        if min(cut, len(word.text) - cut) < 3 or compound.cost > TRUSTED:
            continue
        if not _is_content(lexicon, compound.parts[0]):
            continue  # nobody writes «inn hold»
        spoilt = text[: word.start + cut] + " " + text[word.start + cut :]
        yield Fault(word.pos.lower(), text, spoilt, word.start, word.end + 1)


def _is_content(lexicon: Lexicon, part: str) -> bool:
    classes = {reading.pos for reading in lexicon.analyse(part)}
    return bool(classes & {"NOUN", "VERB", "ADJ"}) and not classes & {"ADP", "ADV"}


def disagreeing(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fault]:
    """Put an article or adjective in a gender or number that its noun doesn't have."""
    text, words = sentence
    for word in words:
        if word.pos == "DET" and word.text.casefold() in _OTHER_ARTICLE:
            yield _swapped(text, word, _OTHER_ARTICLE[word.text.casefold()], "artikkel")
        elif word.pos == "ADJ" and word.relation in {"amod", "root"}:
            group = "adjektiv foran" if word.relation == "amod" else "predikativ"
            for other in _other_forms(word, lexicon):
                yield _swapped(text, word, other, group)


def _other_forms(word: Word, lexicon: Lexicon) -> list[str]:
    """Return one form that adds or drops the ending -t or -e."""
    form = word.text.casefold()
    lemmas = [a.lemma for a in lexicon.analyse(form) if a.pos == "ADJ"]
    if not lemmas or "Degree=Pos" not in word.features:
        return []
    forms = {cell[0] for cell in lexicon.forms(lemmas[0], "ADJ")}
    near = [lemmas[0], f"{lemmas[0]}t", f"{lemmas[0]}e"]
    return [other for other in near if other in forms and other != form][:1]


def indefinite(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fault]:
    """Take the definite ending off a noun after "denne", "dette", "disse" or "den nye"."""
    text, words = sentence
    for first, second in pairwise(words):
        if first.text.casefold() not in {"denne", "dette", "disse"} or second.pos != "NOUN":
            continue
        readings = [a for a in lexicon.analyse(second.text.casefold()) if a.pos == "NOUN"]
        number = "Plur" if "Plur" in second.features else "Sing"
        if "Definite=Def" not in second.features or not readings:
            continue
        wanted = f"Definite=Ind|Number={number}"
        others = lexicon.inflect(readings[0].lemma, "NOUN", wanted)
        if others and others[0] != second.text.casefold():
            yield _swapped(text, second, others[0], "etter denne")


def wrong_infinitive(sentence: Sentence, _lexicon: Lexicon) -> Iterator[Fault]:
    """Write "og" for "å" and the other way round, next to a verb."""
    text, words = sentence
    for first, second in pairwise(words):
        if first.text == "å" and second.pos in {"VERB", "AUX"}:
            yield _swapped(text, first, "og", "å til og")
        elif first.text == "og" and second.pos in {"VERB", "AUX"}:
            yield _swapped(text, first, "å", "og til å")


def _swapped(text: str, word: Word, other: str, group: str) -> Fault:
    shown = other.capitalize() if word.text[0].isupper() else other
    spoilt = text[: word.start] + shown + text[word.end :]
    return Fault(group, text, spoilt, word.start, word.start + len(shown))


SPOILERS: dict[str, Callable[[Sentence, Lexicon], Iterator[Fault]]] = {
    "komma": without_commas,
    "overflødig komma": with_spare_commas,
    "særskriving": split_compounds,
    "samsvar": disagreeing,
    "bestemthet": indefinite,
    "og/å": wrong_infinitive,
}


def score(assembly: Assembly, kind: str, most: int, shown: int) -> None:
    """Print found and restored for each group of one kind of fault."""
    listed = [f for s in sentences() for f in SPOILERS[kind](s, assembly.language.lexicon)]
    random.Random(2026).shuffle(listed)
    reader = Reader(assembly.groups.get("innbyggerne"))
    tallies: dict[str, Counter[str]] = {}
    for fault in listed[:most]:
        tally = tallies.setdefault(fault.group, Counter())
        hits = [
            finding
            for finding in assembly.checker.check_block(fault.text, BlockKind.PARAGRAPH, reader)
            if finding.category in CATEGORIES[kind]
            and finding.start < fault.end
            and fault.start < finding.end
        ]
        restored = any(
            fault.text[: hit.start] + offer + fault.text[hit.end :] == fault.right
            for hit in hits
            for offer in hit.suggestions
        )
        tally.update(alle=1, funnet=bool(hits), rettet=restored)
        if not hits and shown > 0:
            shown -= 1
            print(f"  {fault.group}: {fault.text}  [{fault.text[fault.start : fault.end]}]")
    total: Counter[str] = Counter()
    for group, tally in sorted(tallies.items()):
        _row(f"{kind}: {group}", tally)
        total += tally
    _row(f"{kind}: all", total)


def _row(name: str, tally: Counter[str]) -> None:
    every = max(tally["alle"], 1)
    found, restored = tally["funnet"] / every, tally["rettet"] / every
    print(f"{name:<38} {tally['alle']:>5}   found {found:.3f}   restored {restored:.3f}")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slag", nargs="*", choices=[*SPOILERS, []], help="which kinds of fault")
    parser.add_argument("--vis", type=int, default=0, metavar="N", help="show N that are missed")
    parser.add_argument("--flest", type=int, default=1_500, metavar="N", help="at most N of a kind")
    arguments = parser.parse_args()
    if not TREEBANK.exists():
        print("The treebank is not on this machine; nothing to spoil.")
        return 0
    assembly = assemble(DataLayers.standard())
    for kind in arguments.slag or SPOILERS:
        score(assembly, kind, arguments.flest, arguments.vis)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
