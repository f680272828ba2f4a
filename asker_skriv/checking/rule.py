"""A rule as data: what it says, how it weighs, and the examples that prove it.

A rule file is ``rules/klarsprak/<family>.toml`` with one ``[[regel]]`` table a rule. Its id is
``<file>/<navn>``. ``slag`` names the rule kind (a module in ``checking.kinds``), the rest of the
kind's own keys are passed on in ``options``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Category, Family, Finding, Scope, Severity


@dataclass(frozen=True, slots=True)
class Case:
    """An example that proves a rule, for this reader: what it must flag, or be silent about.

    Of a hit, the words flagged and, when given, the suggestions; of a miss, neither.
    """

    text: str
    flagged: str = ""
    suggestions: tuple[str, ...] = ()
    kind: str = "avsnitt"
    group: str = "innbyggerne"
    document_type: str = ""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What is common to every rule, whatever its kind.

    ``message_alone`` is said instead of ``message`` where a word that it names is not known.
    """

    id: str
    kind: str
    category: Category
    family: Family
    severity: Severity
    message: str
    why: str
    hits: tuple[Case, ...]
    misses: tuple[Case, ...]
    example: tuple[str, str] | None = None
    source: str = ""
    message_alone: str = ""
    scope: Scope = Scope.WORDS
    priority: int = 0
    direct: bool = True
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule kind found: a stretch (code points in the block) and what could stand there.

    ``values`` fill the ``{name}`` places in the rule's message; ``tekst`` and ``forslag`` (the
    first suggestion) are always there. ``severity`` and ``scope`` stand in for the rule's own,
    ``priority`` is added to it.
    """

    start: int
    end: int
    suggestions: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None
    scope: Scope | None = None
    priority: int = 0


class Check(Protocol):
    """Something that finds findings in a block: one rule, or many of a kind at once.

    ``reader_dependent`` checks are run again when the target group changes; the others' findings
    are kept and only weighed anew.
    """

    reader_dependent: bool

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:
        """Yield the block's findings, offsets in code points of ``block.text``."""
        ...


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def worded(text: str, values: Mapping[str, str]) -> str:
    """Fill the ``{name}`` places of a message; what has no value becomes «…»."""
    return text.format_map(_Blanks(values))


def finding_from(info: RuleInfo, match: Match, text: str) -> Finding:
    """Make the finding that ``info`` says of ``match`` in the block ``text``."""
    flagged = text[match.start : match.end]
    first = match.suggestions[0] if match.suggestions else ""
    values = {"tekst": flagged, "forslag": first, **match.values}
    empty = any(not value and f"{{{name}}}" in info.message for name, value in values.items())
    message = info.message_alone if empty and info.message_alone else info.message
    return Finding(
        rule=info.id,
        category=info.category,
        severity=match.severity or info.severity,
        start=match.start,
        end=match.end,
        text=flagged,
        message=worded(message, values),
        why=worded(info.why, values),
        suggestions=match.suggestions,
        family=info.family,
        scope=match.scope or info.scope,
        example=info.example,
        source=info.source,
        priority=info.priority + match.priority,
        direct=info.direct,
    )
