"""The checker: blocks in, findings out, with a cache so that nothing is parsed twice."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asker_skriv.checking import foreign
from asker_skriv.checking.addressing import in_words_for
from asker_skriv.checking.context import BlockContext, Language, Reader
from asker_skriv.checking.finding import Finding
from asker_skriv.checking.protection import protected_stretches
from asker_skriv.checking.weighing import resolve, weigh
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from asker_skriv.checking.rule import Check
    from asker_skriv.language.pipeline import Pipeline

CACHED_BLOCKS = 2_000
MOST_ALIKE = 10  # findings of the same rule about the same words that one block may have


@dataclass(slots=True)
class _Cached:
    context: BlockContext
    steady: tuple[Finding, ...]
    is_foreign: bool = False
    by_reader: dict[Reader, tuple[Finding, ...]] = field(default_factory=dict)


class Checker:
    """Checks blocks with a set of checks. Pure but for its cache; not thread-safe."""

    def __init__(self, pipeline: Pipeline, language: Language, checks: Iterable[Check]) -> None:
        self._pipeline = pipeline
        self._language = language
        self._steady = tuple(check for check in checks if not check.reader_dependent)
        self._changing = tuple(check for check in checks if check.reader_dependent)
        self._cache: OrderedDict[tuple[str, BlockKind], _Cached] = OrderedDict()

    @property
    def checks(self) -> tuple[Check, ...]:
        """Its checks, those that don't depend on the reader first."""
        return self._steady + self._changing

    def check_block(self, text: str, kind: BlockKind, reader: Reader) -> list[Finding]:
        """Return what ``reader`` needs to be told of the block, offsets in code points."""
        cached = self._cached(text, kind)
        findings = cached.by_reader.get(reader)
        if findings is None:
            changing = () if cached.is_foreign else self._changing
            fresh = [f for check in changing for f in check.find(cached.context, reader)]
            weighed = weigh([*cached.steady, *fresh], reader.group)
            told = in_words_for(resolve(weighed), reader.group)
            findings = cached.by_reader[reader] = without_flood(told)
        return list(findings)

    def context(self, text: str, kind: BlockKind) -> BlockContext:
        """Return the block as checks see it, parsed at most once."""
        return self._cached(text, kind).context

    def _cached(self, text: str, kind: BlockKind) -> _Cached:
        key = (text, kind)
        if (cached := self._cache.get(key)) is not None:
            self._cache.move_to_end(key)
            return cached
        doc = self._pipeline.parse(text)
        context = BlockContext(text, kind, doc, self._language, protected_stretches(text, doc))
        if (told := foreign.note(text)) is not None:
            return self._kept(key, _Cached(context, (told,), is_foreign=True))
        # Steady checks don't look at the reader; None would be honest but every check would
        # then have to allow for it.
        steady = tuple(f for check in self._steady for f in check.find(context, _NOBODY))
        return self._kept(key, _Cached(context, steady))

    def _kept(self, key: tuple[str, BlockKind], cached: _Cached) -> _Cached:
        self._cache[key] = cached
        if len(self._cache) > CACHED_BLOCKS:
            self._cache.popitem(last=False)
        return cached


def without_flood(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, of those about the same words only the first ``MOST_ALIKE``.

    A pasted program or a list of signs is told of once and again, not a thousand times.
    """
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for finding in findings:
        seen[finding.identity] += 1
        if seen[finding.identity] <= MOST_ALIKE:
            kept.append(finding)
    return tuple(kept)


def _nobody() -> Reader:
    from asker_skriv.checking.groups import TargetGroup

    return Reader(TargetGroup(id="", name=""))


_NOBODY = _nobody()
