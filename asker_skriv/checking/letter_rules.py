"""Rules about the whole letter: ``rules/brevet/<family>.toml``, read as the other rule files.

A table has no ``slag``; ``kode`` names the function in ``checking.letter`` that does the finding.
The texts in ``treff`` and ``ikke_treff`` are small letters, a block a line (``small_letter``).
A ``funn`` of ``""`` is a remark about the whole; ``meldes_som`` is the id it is told under, where
that is another than the rule's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from asker_skriv.checking.context import Reader
from asker_skriv.checking.doctypes import DocumentType, Loaded
from asker_skriv.checking.document import DocumentBlock, DocumentContext
from asker_skriv.checking.finding import Finding, StructureFinding
from asker_skriv.checking.rule import Match, RuleInfo, finding_from, worded
from asker_skriv.checking.rulefiles import (
    UNUSABLE,
    in_place_of,
    read_tables,
    rule_info,
    unusable,
)
from asker_skriv.errors import BadDataFileError
from asker_skriv.text.model import BlockKind

MOST_PLACES = 50  # of one rule in one letter; beyond that it is no letter
_NO_TYPES = Loaded((), ())


@dataclass(frozen=True, slots=True)
class Place:
    """A match in the block with this index."""

    block: int
    match: Match


@dataclass(frozen=True, slots=True)
class Whole:
    """A remark about the whole letter; ``values`` fill the message's blanks."""

    values: Mapping[str, str] = field(default_factory=dict)
    insertion: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the functions look at: the letter, its reader, and the keys of the rule's own."""

    document: DocumentContext
    reader: Reader
    options: Mapping[str, Any]
    types: Loaded

    @property
    def kind(self) -> DocumentType | None:
        """The document type, None when not known; raises BadDataFileError when there is none."""
        return self.types.get(self.reader.document_type)


LetterFunction = Callable[[Letter], Iterator[Place | Whole]]


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """A rule about the whole letter: a DocumentCheck."""

    info: RuleInfo
    function: LetterFunction
    types: Loaded

    def find(
        self, document: DocumentContext, reader: Reader
    ) -> Iterator[tuple[int, Finding] | StructureFinding]:
        """Yield (block index, finding) and remarks about the whole."""
        info = self.info
        placed = 0
        for told in self.function(Letter(document, reader, info.options, self.types)):
            if isinstance(told, Place):
                placed += 1
                if placed > MOST_PLACES:
                    return
                text = document.blocks[told.block].text
                yield told.block, finding_from(info, told.match, text)
            else:
                yield StructureFinding(
                    rule=worded(str(info.options.get("meldes_som", info.id)), told.values),
                    category=info.category,
                    severity=info.severity,
                    message=worded(info.message, told.values),
                    why=worded(info.why, told.values),
                    family=info.family,
                    insertion=told.insertion,
                )


@dataclass(frozen=True, slots=True)
class LetterRules:
    """The rules that could be read, and a sentence for each thing that could not."""

    checks: tuple[LetterCheck, ...]
    problems: tuple[str, ...] = ()


def load_letter_rules(files: list[Path], types: Loaded = _NO_TYPES) -> LetterRules:
    """Read rule files about the whole letter. A later rule with the same id wins.

    ``types`` are the document types that a letter can be of.
    """
    checks: dict[str, LetterCheck] = {}
    problems: list[str] = []
    for path, tables in read_tables(files, problems):
        for number, table in enumerate(tables, start=1):
            try:
                info = rule_info(path.stem, {"slag": "kode", **table})
                earlier = checks.get(info.id)
                info = in_place_of(earlier.info if earlier else None, info)
                checks[info.id] = LetterCheck(info, _function(info), types)
            except BadDataFileError as error:
                problems.append(f"{path.name}, regel {number}: {error}")
            except UNUSABLE as error:
                problems.append(f"{path.name}, regel {number}: {unusable(error)}")
    return LetterRules(tuple(checks.values()), tuple(problems))


def _function(info: RuleInfo) -> LetterFunction:
    name = str(info.options.get("kode", ""))
    module_name, _, function_name = name.rpartition(".")
    try:
        module = import_module(f"asker_skriv.checking.letter.{module_name}")
        return cast("LetterFunction", getattr(module, function_name))
    except (ImportError, AttributeError, ValueError):
        raise BadDataFileError(
            f"Regelen «{info.id}» viser til koden «{name}», som ikke finnes. "
            "Rett «kode» i regelfilen."
        ) from None


_MARKS = {
    "# ": (BlockKind.HEADING, 1),
    "## ": (BlockKind.HEADING, 2),
    "### ": (BlockKind.HEADING, 3),
    "- ": (BlockKind.LIST_ITEM, 0),
    "| ": (BlockKind.TABLE_CELL, 0),
}


def small_letter(text: str) -> tuple[DocumentBlock, ...]:
    """Return the letter that a rule file writes with a block a line.

    A line that begins with ``#``, ``##`` or ``###`` is a heading, with ``-`` a list item and
    with ``|`` a table cell; one between ``**`` is bold.
    """
    blocks = []
    for line in text.strip().splitlines():
        for mark, (kind, level) in _MARKS.items():
            if line.startswith(mark):
                blocks.append(DocumentBlock(line.removeprefix(mark), kind, level))
                break
        else:
            words = line.removeprefix("**").removesuffix("**")
            blocks.append(DocumentBlock(words, bold=len(line) == len(words) + 4))
    return tuple(blocks)
