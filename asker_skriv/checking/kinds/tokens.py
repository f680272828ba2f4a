"""Rule kind ``ordpar``: words that stand for other words.

``par`` is a table from what is written to what could stand there (one form or several). Case is
ignored and kept; every key is matched as whole words, spaces standing for any spaces. Options:

* ``punktum = true``: a full stop after the key belongs to it (abbreviations); it is put back
  where it closes the sentence too.
* ``foran``, ``etter``: what must stand right before or after; ``ikke_foran``, ``ikke_etter``:
  what must not (expressions; ``foran`` sees up to 60 characters and is tied to their end).
* ``klasse``: the parts of speech (UPOS) that the first word may have.
* ``blokker``: the block kinds it runs on (all, when left out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from asker_skriv.checking.code.places import ends_sentence
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Finding
from asker_skriv.checking.rule import Match, RuleInfo, finding_from
from asker_skriv.checking.wording import with_case_of
from asker_skriv.errors import BadDataFileError

_LOOK_BEHIND = 60


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What must and must not stand around a match."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def allow(self, text: str, start: int, end: int) -> bool:
        """Tell whether ``start`` to ``end`` stands where the rule holds."""
        behind = text[max(0, start - _LOOK_BEHIND) : start]
        if self.before is not None and not self.before.search(behind):
            return False
        if self.not_before is not None and self.not_before.search(behind):
            return False
        if self.after is not None and not self.after.match(text, end):
            return False
        return self.not_after is None or not self.not_after.match(text, end)


@dataclass(frozen=True, slots=True)
class PairCheck:
    """All of a rule's pairs in one expression."""

    info: RuleInfo
    pattern: re.Pattern[str]
    pairs: Mapping[str, tuple[str, ...]]
    around: Surroundings
    classes: frozenset[str]
    kinds: frozenset[str]
    with_stop: bool
    never_last: frozenset[str]
    reader_dependent: bool = False

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's
        """Yield a finding for each of the rule's words."""
        if self.kinds and block.kind not in self.kinds:
            return
        text = block.text
        for found in self.pattern.finditer(text):
            start, end = found.span()
            if block.is_protected(start, end) or not self.around.allow(text, start, end):
                continue
            if self.classes and _class_at(block, start) not in self.classes:
                continue
            key = _key(found["key"])
            may_close = self.with_stop and key not in self.never_last
            closes = may_close and text[end - 1] == "." and ends_sentence(text, end)
            flagged = text[start:end]
            suggestions = tuple(
                with_case_of(flagged, option) + ("." if closes and option[-1:] != "." else "")
                for option in self.pairs[key]
            )
            if flagged not in suggestions:  # «BankID» is what «bankid» should be
                yield finding_from(self.info, Match(start, end, suggestions), text)


def _key(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower()


def _class_at(block: BlockContext, start: int) -> str:
    for token in block.doc:
        if token.idx >= start:
            return str(token.pos_)
    return ""


def make(info: RuleInfo) -> PairCheck:
    """Make the check of a rule; raises BadDataFileError for options that can't be read."""
    options = info.options
    table = options.get("par")
    if not isinstance(table, Mapping) or not table:
        raise BadDataFileError(f"Regelen «{info.id}» mangler tabellen «par».")
    pairs = {
        _key(key): (value,) if isinstance(value, str) else tuple(value)
        for key, value in table.items()
    }
    with_stop = bool(options.get("punktum"))
    keys = "|".join(
        re.escape(key).replace(r"\ ", r"\s+") for key in sorted(pairs, key=lambda key: -len(key))
    )
    try:
        # A pair in fixed case (an acronym) says so with ``skill_store``.
        flags = re.NOFLAG if options.get("skill_store") else re.IGNORECASE
        stop = r"\.?" if with_stop else ""
        pattern = re.compile(rf"(?<![\w.@/\\-])(?P<key>{keys}){stop}(?![\w@]|-\w|[./:]\w)", flags)
        around = Surroundings(
            *(_expression(options, name) for name in ("foran", "etter", "ikke_foran", "ikke_etter"))
        )
    except re.error as error:
        raise BadDataFileError(
            f"Regelen «{info.id}» har et mønster som ikke kan leses: {error}."
        ) from None
    return PairCheck(
        info,
        pattern,
        pairs,
        around,
        frozenset(options.get("klasse", ())),
        frozenset(options.get("blokker", ())),
        with_stop,
        frozenset(options.get("aldri_sist", ())),
    )


def _expression(options: Mapping[str, object], name: str) -> re.Pattern[str] | None:
    if name not in options:
        return None
    source = str(options[name])
    return re.compile(rf"(?:{source})$" if "foran" in name else source, re.IGNORECASE)
