"""Reads and writes word lists: CSV with semicolons that opens in Excel.

The window's word list uses these functions too, so nothing here needs the parser.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from asker_skriv.checking.finding import Severity
from asker_skriv.checking.wordlist.entries import (
    ID_PREFIX,
    Entry,
    Swap,
    WordClass,
    format_alternatives,
    parse_alternatives,
    slug,
)
from asker_skriv.errors import AskerSkrivError, BadDataFileError
from asker_skriv.storage import write_privately, write_whole

COLUMNS = (
    *("term", "ordklasse", "alternativer", "forklaring", "merknad", "kategori", "bytte"),
    *("alvor", "bare_ved", "unntak", "treff", "ikke_treff"),
)
NEEDED = ("term", "alternativer")
DEFAULT_KIND = "kanselliord"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LARGEST_FILE = 10_000_000  # bytes
_MOST_ROWS = 50_000  # some fifty times our own lists together
_LONGEST_TERM = 120  # code points
_Choice = TypeVar("_Choice", WordClass, Swap, Severity)


class WordListNotSavedError(AskerSkrivError):
    """A word list could not be written."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that could not be used: where it stands, what is wrong and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, linje {self.line}" if self.line else self.file
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class WordList:
    """The entries in force, and the rows that could not be used."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def load_word_lists(files: Sequence[Path]) -> WordList:
    """Read word lists, the later wins; in one folder the shared lists (``felles…``) come first.

    A row that can't be used is named in ``problems``, and the rest still load. Entries that a
    later list turns off (``bytte`` is ``av``) are left out.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path in _in_order(files):
        found = read_entries(path)
        problems.extend(found.problems)
        entries.update((entry_key(entry.term), entry) for entry in found.entries)
    in_force = [entry for entry in entries.values() if entry.swap is not Swap.OFF]
    return WordList(tuple(_unique_ids(in_force)), tuple(problems))


def read_entries(path: Path) -> WordList:
    """Read one word list; a file that can't be read at all gives one problem with line 0."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            too_large = "Filen er for stor til å være en ordliste. Velg en annen fil."
            return WordList(problems=(Problem(path.name, 0, too_large),))
        return parse_entries(_decode(path.read_bytes()), path.name)
    except OSError as error:
        reason = error.strerror or str(error)
        return WordList(problems=(Problem(path.name, 0, f"Filen kan ikke leses: {reason}."),))
    except BadDataFileError as error:
        return WordList(problems=(Problem(path.name, 0, str(error)),))


def parse_entries(text: str, name: str) -> WordList:
    """Read a word list's text; ``name`` is the file name that problems tell."""
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    header: list[str] | None = None
    for count, (line, row) in enumerate(_rows(reader, name, problems)):
        if count > _MOST_ROWS:
            too_many = f"Listen har mer enn {_MOST_ROWS} rader. Resten er ikke lest. Del listen."
            problems.append(Problem(name, line, too_many))
            break
        if header is None:
            header = [cell.strip().lower() for cell in row]
            if missing := [column for column in NEEDED if column not in header]:
                raise BadDataFileError(_wrong_columns(missing))
            continue
        try:
            entry = _entry(_cells(header, row))
        except BadDataFileError as error:
            problems.append(Problem(name, line, str(error)))
            continue
        if entry_key(entry.term) in entries:
            twice = f"«{entry.term}» står i listen fra før. Slett den ene raden."
            problems.append(Problem(name, line, twice))
        else:
            entries[entry_key(entry.term)] = entry
    if header is None:
        raise BadDataFileError("Filen er tom. Første linje må være kolonnenavnene.")
    return WordList(tuple(_unique_ids(entries.values())), tuple(problems))


def write_entries(path: Path, entries: Iterable[Entry], *, private: bool = False) -> None:
    """Write a word list that Excel opens: UTF-8 with a byte order mark, semicolons.

    Cells that a spreadsheet would run as formulas get an apostrophe in front. A ``private`` list
    can be read by this user alone. Raises WordListNotSavedError; an older file is then left as it
    was.
    """
    content = format_entries(entries).encode("utf-8-sig", "replace")
    try:
        if private:
            write_privately(path, content)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise WordListNotSavedError(
            f"Ordlisten kan ikke lagres i {path.parent}: {reason}. "
            "Den gamle listen er uendret. Velg en annen mappe, eller prøv igjen."
        ) from error


def format_entries(entries: Iterable[Entry]) -> str:
    """Return a word list as CSV text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([neutral(cell) for cell in _row(entry)] for entry in entries)
    return out.getvalue()


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(_FORMULA_SIGNS) else cell


def make_entry(cells: Mapping[str, str]) -> Entry:
    """Make an entry of cells named as in ``COLUMNS``; raises BadDataFileError with the cure."""
    return _entry({column: cells.get(column, "").strip() for column in COLUMNS})


def _in_order(files: Sequence[Path]) -> list[Path]:
    folders = list(dict.fromkeys(path.parent for path in files))
    return sorted(
        files,
        key=lambda path: (
            folders.index(path.parent),
            not path.name.startswith("felles"),
            path.name,
        ),
    )


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.startswith(codecs.BOM_UTF8):  # ours, if need be cut in the middle of a letter
        return data.decode("utf-8-sig", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # Excel's plain «CSV» on Windows
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n ").partition("\n")[0]
    return max(";\t,", key=first.count)


def _rows(
    reader: Iterator[list[str]], name: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = getattr(reader, "line_num", 0)
            problems.append(Problem(name, line, f"Linjen kan ikke leses: {error}."))
            if len(problems) > _MOST_ROWS:
                return
            continue
        if any(cell.strip() for cell in row):
            yield getattr(reader, "line_num", 0), row


def _cells(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    if any(cell.strip() for cell in row[len(header) :]):
        raise BadDataFileError(
            f"Raden har {len(row)} felt, men listen har {len(header)} kolonner. "
            "Sett anførselstegn rundt felt som har semikolon."
        )
    cells = dict.fromkeys(COLUMNS, "")
    cells.update(
        (column, _without_guard(cell.strip()))
        for column, cell in zip(header, row, strict=False)
        if column in cells
    )
    return cells


def _without_guard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA_SIGNS) else cell


def _entry(cells: Mapping[str, str]) -> Entry:
    term = " ".join(cells["term"].split())
    _check_term(term)
    return Entry(
        id=ID_PREFIX + slug(term),
        term=term,
        word_class=_choice(WordClass, cells["ordklasse"] or "uttrykk", "Ordklassen"),
        alternatives=parse_alternatives(cells["alternativer"]),
        explanation=cells["forklaring"],
        note=cells["merknad"],
        kind=cells["kategori"] or DEFAULT_KIND,
        swap=_choice(Swap, cells["bytte"] or "direkte", "Bytte"),
        severity=_choice(Severity, cells["alvor"], "Alvor") if cells["alvor"] else None,
        only_near=_words(cells["bare_ved"]),
        never_near=_words(cells["unntak"]),
        hits=_sentences(cells["treff"]),
        misses=_sentences(cells["ikke_treff"]),
    )


def _check_term(term: str) -> None:
    if not term:
        raise BadDataFileError("Feltet «term» er tomt. Skriv ordet, eller slett raden.")
    if term[0] in "=+@＝＋＠":
        raise BadDataFileError(
            f"«{term[:30]}» ser ut som en formel, ikke et ord. Skriv ordet, eller slett raden."
        )
    if not any(character.isalnum() for character in term) or len(term) > _LONGEST_TERM:
        raise BadDataFileError(f"«{term[:30]}» er ikke et ord. Rett termen, eller slett raden.")


def _choice(kind: type[_Choice], value: str, what: str) -> _Choice:
    try:
        return kind(value.lower())
    except ValueError:
        known = ", ".join(kind)
        raise BadDataFileError(f"{what} «{value}» finnes ikke. Velg {known}.") from None


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in cell.split(",") if word.strip())


def _sentences(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _wrong_columns(missing: Sequence[str]) -> str:
    return (
        f"Filen mangler kolonnen {' og '.join(missing)}. "
        f"Første linje skal være {';'.join(COLUMNS[:7])}."
    )


def entry_key(term: str) -> str:
    """Return what makes two terms the same row; capitals matter only where there are some."""
    return term if any(character.isupper() for character in term) else term.casefold()


def _unique_ids(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for entry in entries:
        base = ID_PREFIX + slug(entry.term)
        seen[base] = seen.get(base, 0) + 1
        yield entry if seen[base] == 1 else replace(entry, id=f"{base}-{seen[base]}")


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        *(entry.term, entry.word_class, format_alternatives(entry.alternatives)),
        *(entry.explanation, entry.note, entry.kind, entry.swap, entry.severity or ""),
        *(", ".join(entry.only_near), ", ".join(entry.never_near)),
        *(" | ".join(entry.hits), " | ".join(entry.misses)),
    )
