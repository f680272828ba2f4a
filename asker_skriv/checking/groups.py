"""Target groups: who reads, and what that means for limits, weights and advice.

A group is a file ``rules/malgrupper/<id>.toml``; adding one takes no code.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asker_skriv.checking.finding import Family
from asker_skriv.datafiles import read_table
from asker_skriv.errors import BadDataFileError

ADDRESS = frozenset({"du", "dere", "vi", "noytral"})
_LONGEST_TERM = 60


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A kind of reader.

    ``weights`` is 0 (off) to 3 (strict) for each family; a family left out weighs 2. Limits are
    in words (``sentence_words``, ``paragraph_words``), LIX points and shares of sentences (0–1).
    ``address`` is the forms of address that suit the reader: du, dere, vi, noytral. ``terms`` are
    words with what they mean to this reader; ``""`` is a word that the reader knows.
    """

    id: str
    name: str
    reader: str = ""
    address: tuple[str, ...] = ("du",)
    lix: tuple[int, int] = (30, 40)
    sentence_words: int = 25
    average_words: tuple[int, int] = (12, 16)
    paragraph_words: int = 100
    passive_share: float = 0.1
    tone: str = ""
    advice: tuple[str, ...] = ()
    weights: Mapping[Family, int] = field(default_factory=dict, hash=False)
    terms: Mapping[str, str] = field(default_factory=dict, hash=False)

    def weight(self, family: Family) -> int:
        """Return how strictly this reader's texts are checked in ``family``, 0 to 3."""
        return self.weights.get(family, 2)


@dataclass(frozen=True, slots=True)
class GroupSet:
    """The groups that could be read, and a sentence for each that could not."""

    groups: tuple[TargetGroup, ...]
    problems: tuple[str, ...] = ()

    def get(self, group_id: str) -> TargetGroup:
        """Return the group; raises BadDataFileError when there is none of that id."""
        for group in self.groups:
            if group.id == group_id:
                return group
        known = ", ".join(group.id for group in self.groups)
        raise BadDataFileError(f"Målgruppen «{group_id}» finnes ikke. Velg en av: {known}.")


def load_groups(files: list[Path]) -> GroupSet:
    """Read target group files; a later file with the same id replaces an earlier one."""
    groups: dict[str, TargetGroup] = {}
    problems: list[str] = []
    for path in files:
        try:
            table = read_table(path)
            groups[path.stem] = group_from(path.stem, table)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"Målgruppen «{path.name}» kan ikke leses: {error}.")
        except BadDataFileError as error:
            problems.append(f"{path.name}: {error}")
    return GroupSet(tuple(groups.values()), tuple(problems))


def format_group(group: TargetGroup) -> str:
    """Return the group as the content of its file; ``group_from`` reads it back unchanged."""
    text, number = _quoted, str
    lines = [
        f"navn = {text(group.name)}",
        f"leser = {text(group.reader)}",
        f"tiltale = [{', '.join(text(word) for word in group.address)}]",
        f"lix = [{number(group.lix[0])}, {number(group.lix[1])}]",
        f"setning_ord = {number(group.sentence_words)}",
        f"snitt_ord = [{number(group.average_words[0])}, {number(group.average_words[1])}]",
        f"avsnitt_ord = {number(group.paragraph_words)}",
        f"passivandel = {float(group.passive_share)!r}",
        f"tone = {text(group.tone)}",
        "rad = [",
        *(f"  {text(line)}," for line in group.advice),
        "]",
        "",
        "# 0 = av, 1 = mildt, 2 = vanlig, 3 = strengt",
        "[vekter]",
        *(f"{family.value} = {weight}" for family, weight in group.weights.items()),
        "",
        '# Ord og hva de betyr for leseren; "" = et ord leseren kjenner',
        "[ord]",
        *(f"{text(term)} = {text(meaning)}" for term, meaning in group.terms.items()),
    ]
    return "\n".join(lines) + "\n"


def group_from(group_id: str, table: Mapping[str, Any]) -> TargetGroup:
    """Make a group of a file's content; raises BadDataFileError that names the bad value."""
    try:
        group = TargetGroup(
            id=group_id,
            name=str(table["navn"]),
            reader=str(table.get("leser", "")),
            address=tuple(str(form) for form in table.get("tiltale", ("du",))),
            lix=_pair(table.get("lix", (30, 40))),
            sentence_words=int(table.get("setning_ord", 25)),
            average_words=_pair(table.get("snitt_ord", (12, 16))),
            paragraph_words=int(table.get("avsnitt_ord", 100)),
            passive_share=float(table.get("passivandel", 0.1)),
            tone=str(table.get("tone", "")),
            advice=tuple(str(line) for line in table.get("rad", ())),
            weights=dict(_weight(*each) for each in table.get("vekter", {}).items()),
            terms={str(term): str(means) for term, means in table.get("ord", {}).items()},
        )
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise BadDataFileError(f"Verdien {error} mangler eller kan ikke brukes.") from None
    require_sound(group)
    return group


def require_sound(group: TargetGroup) -> None:
    """Raise BadDataFileError that names the first value no reader can have."""
    for told in faults(group).values():
        raise BadDataFileError(told)


def faults(group: TargetGroup) -> dict[str, str]:
    """Return a sentence for each value that no reader can have, by its name in the file."""
    low, high = group.lix
    least, most = group.average_words
    checked = (
        ("navn", bool(group.name.strip()), "Målgruppen mangler navn."),
        (
            "tiltale",
            bool(group.address) and set(group.address) <= ADDRESS,
            f"tiltale må være en eller flere av: {', '.join(sorted(ADDRESS))}.",
        ),
        ("setning_ord", 5 <= group.sentence_words <= 80, "setning_ord må være mellom 5 og 80."),
        (
            "snitt_ord",
            1 <= least < most <= 80,
            f"snitt_ord må gå fra et lavt til et høyt tall, ikke {least} til {most}.",
        ),
        (
            "avsnitt_ord",
            20 <= group.paragraph_words <= 500,
            "avsnitt_ord må være mellom 20 og 500.",
        ),
        (
            "lix",
            0 <= low < high <= 100,
            f"lix må gå fra et lavt til et høyt tall, ikke {low} til {high}.",
        ),
        ("passivandel", 0 <= group.passive_share <= 1, "passivandel må være mellom 0 og 1."),
        ("ord", all(map(_is_term, group.terms)), "ord må være ord, ikke tomme eller svært lange."),
    )
    return {name: told for name, holds, told in checked if not holds}


def _is_term(term: str) -> bool:
    return len(term) <= _LONGEST_TERM and any(map(str.isalnum, term)) and term[0].isalnum()


def _weight(name: str, value: Any) -> tuple[Family, int]:
    if name not in set(Family):
        known = ", ".join(Family)
        raise BadDataFileError(f"«{name}» under vekter er ukjent. Bruk en av: {known}.")
    if value not in range(4):
        raise BadDataFileError(f"Vekten for «{name}» må være 0, 1, 2 eller 3, ikke {value}.")
    return Family(name), int(value)


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's escapes are TOML's, but for DEL, which TOML bans."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _pair(values: Any) -> tuple[int, int]:
    low, high = values
    return int(low), int(high)
