"""A pack's own tests, run with the real checker: slow, so once for each pack and program.

Whatever a pack holds must be readable, each rule and word must keep what its ``treff`` and
``ikke_treff`` promise, and each example in ``prover/*.toml`` must be found as it says there.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asker_skriv.datafiles import parse_table
from asker_skriv.errors import AskerSkrivError
from asker_skriv.packs.pack import Pack
from asker_skriv.paths import DataLayers, data_root
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from asker_skriv.checking.assembly import Assembly
    from asker_skriv.checking.context import Reader
    from asker_skriv.checking.finding import Finding
    from asker_skriv.checking.rule import Case, RuleInfo

EXAMPLES = "prover"
_KEYS = frozenset({"tekst", "funn", "uten", "malgruppe", "dokumenttype"})
_NAMED = 200  # problems told at most


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial: a sentence for each thing that failed, and how much was tried."""

    problems: tuple[str, ...]
    tried: int = 0


def try_pack(pack: Pack) -> Trial:
    """Run a pack's tests on top of the built-in data. Never raises for what the pack holds."""
    with unpacked(pack.files) as folder:
        return try_folder(folder)


@contextmanager
def unpacked(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Have a pack's files in a folder for as long as it takes. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix="askerpakke-") as name:
        unpack(files, Path(name) / "pakke")
        yield Path(name) / "pakke"


def unpack(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a pack's files under ``folder``. Raises OSError."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def layers_with(*folders: Path) -> DataLayers:
    """Return the built-in data with these packs on top, and nothing of machine and user."""
    nowhere = folders[0].parent / "ingen" if folders else data_root() / "ingen"
    return DataLayers(data_root(), nowhere, nowhere, packs=folders)


def try_folder(folder: Path) -> Trial:
    """Run the tests of an unpacked pack."""
    from asker_skriv.checking.assembly import assemble
    from asker_skriv.checking.disclosure import load_disclosure_check

    try:
        assembly = assemble(layers_with(folder))
        problems = list(assembly.problems)
        if problems:
            innate = set(assemble(layers_with()).problems)
            problems = [problem for problem in problems if problem not in innate]
        problems += _template_problems(folder)
        load_disclosure_check(layers_with(folder))  # draws on klarsprak/personvern.toml
        return _Trials(folder, assembly).run(problems)
    except AskerSkrivError as error:
        return Trial((str(error),))
    except Exception as error:
        return Trial((f"Pakken gjør at kontrollen stopper ({type(error).__name__}: {error}).",))


def _template_problems(folder: Path) -> list[str]:
    from asker_skriv.export.profile import load_profiles
    from asker_skriv.export.templates import load_templates

    layers = layers_with(folder)
    problems = (*load_templates(layers).problems, *load_profiles(layers).problems)
    return [str(problem).replace(f"{folder}{os.sep}", "") for problem in problems]


class _Trials:
    """One trial under way."""

    def __init__(self, folder: Path, assembly: Assembly) -> None:
        self._folder = folder
        self._assembly = assembly
        self._tried = 0

    def run(self, problems: list[str]) -> Trial:
        for failed in (self._rules(), self._letter_rules(), self._words(), self._examples()):
            for problem in failed:
                if problem not in problems:
                    problems.append(problem)
                if len(problems) >= _NAMED:
                    return Trial((*problems, "Resten er ikke vist."), self._tried)
        return Trial(tuple(problems), self._tried)

    def _files(self, folder: str, pattern: str) -> list[Path]:
        return sorted((self._folder / "rules" / folder).glob(pattern))

    def _reader(self, group: str, document_type: str) -> Reader:
        from asker_skriv.checking.context import Reader

        return Reader(self._assembly.groups.get(group), document_type)

    def _rules(self) -> Iterator[str]:
        from asker_skriv.checking.rulefiles import load_rules

        checker = self._assembly.checker
        for info, check in load_rules(self._files("klarsprak", "*.toml")).rules:
            for hit in info.hits:
                block = checker.context(hit.text, BlockKind(hit.kind))
                reader = self._reader(hit.group, hit.document_type)
                yield from self._hit(info, hit, list(check.find(block, reader)))
            for miss in info.misses:
                block = checker.context(miss.text, BlockKind(miss.kind))
                reader = self._reader(miss.group, miss.document_type)
                found = list(check.find(block, reader))
                yield from self._miss(info.id, miss.text, [each.text for each in found])

    def _letter_rules(self) -> Iterator[str]:
        from asker_skriv.checking.document import document_context
        from asker_skriv.checking.finding import StructureFinding
        from asker_skriv.checking.letter_rules import load_letter_rules, small_letter

        checker = self._assembly.checker
        types = self._assembly.document_types
        for check in load_letter_rules(self._files("brevet", "*.toml"), types).checks:
            info = check.info
            for hit in info.hits:
                letter = document_context(checker, small_letter(hit.text))
                told = list(check.find(letter, self._reader(hit.group, hit.document_type)))
                found = [each[1] for each in told if not isinstance(each, StructureFinding)]
                whole = any(isinstance(each, StructureFinding) for each in told)
                if hit.flagged or not whole:
                    yield from self._hit(info, hit, found)
                else:
                    self._tried += 1
            for miss in info.misses:
                letter = document_context(checker, small_letter(miss.text))
                told = list(check.find(letter, self._reader(miss.group, miss.document_type)))
                yield from self._miss(info.id, miss.text, ["brevet"] * len(told))

    def _words(self) -> Iterator[str]:
        from asker_skriv.checking.wordlist.check import WordListCheck
        from asker_skriv.checking.wordlist.files import load_word_lists

        entries = load_word_lists(self._files("ordliste", "*.csv")).entries
        tested = [entry for entry in entries if entry.hits or entry.misses]
        if not tested:
            return
        assembly = self._assembly
        check = WordListCheck(entries, assembly.entry_kinds, assembly.language.lexicon)
        reader = self._reader("innbyggerne", "")
        for entry in tested:
            promised = [(text, True) for text in entry.hits]
            promised += [(text, False) for text in entry.misses]
            for text, wanted in promised:
                self._tried += 1
                block = assembly.checker.context(text, BlockKind.PARAGRAPH)
                found = entry.id in [finding.rule for finding in check.find(block, reader)]
                if found != wanted:
                    should = "skal finnes" if wanted else "skal ikke finnes"
                    yield f"Ordet «{entry.term}» {should} i «{_short(text)}»."

    def _hit(self, info: RuleInfo, hit: Case, found: Sequence[Finding]) -> Iterator[str]:
        self._tried += 1
        told = next((each for each in found if each.text == hit.flagged), None)
        if told is None:
            yield f"Regelen {info.id} finner ikke «{hit.flagged}» i «{_short(hit.text)}»."
        elif hit.suggestions and told.suggestions[: len(hit.suggestions)] != hit.suggestions:
            given = ", ".join(told.suggestions) or "ingenting"
            wanted = ", ".join(hit.suggestions)
            yield f"Regelen {info.id} foreslår {given}, ikke {wanted}, for «{hit.flagged}»."

    def _miss(self, rule: str, text: str, found: Sequence[str]) -> Iterator[str]:
        self._tried += 1
        if found:
            yield f"Regelen {rule} skal ikke finne noe i «{_short(text)}»."

    def _examples(self) -> Iterator[str]:
        for path in sorted((self._folder / EXAMPLES).glob("*.toml")):
            try:
                tables = parse_table(path.read_bytes().decode("utf-8-sig"))["prove"]
                for table in tables:
                    yield from self._example(path.name, table)
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                yield f"{path.name} kan ikke leses: {error}."
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                yield f"{path.name}: Verdien {error} mangler eller kan ikke brukes."

    def _example(self, file: str, table: dict[str, Any]) -> Iterator[str]:
        if strange := set(table) - _KEYS:
            raise ValueError(", ".join(sorted(strange)))
        text = str(table["tekst"])
        group = str(table.get("malgruppe", "innbyggerne"))
        reader = self._reader(group, str(table.get("dokumenttype", "")))
        found = self._assembly.checker.check_block(text, BlockKind.PARAGRAPH, reader)
        for wanted in table.get("funn", ()):
            self._tried += 1
            wish = {"tekst": wanted} if isinstance(wanted, str) else dict(wanted)
            if not any(_is_it(each, wish) for each in found):
                yield f"{file}: «{wish['tekst']}» skal finnes i «{_short(text)}»."
        for unwanted in table.get("uten", ()):
            self._tried += 1
            if any(each.text == unwanted for each in found):
                yield f"{file}: «{unwanted}» skal ikke finnes i «{_short(text)}»."


def _is_it(finding: Finding, wish: dict[str, Any]) -> bool:
    suggestions = tuple(wish.get("forslag", ()))
    return (
        finding.text == wish["tekst"]
        and finding.rule == wish.get("regel", finding.rule)
        and finding.suggestions[: len(suggestions)] == suggestions
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
