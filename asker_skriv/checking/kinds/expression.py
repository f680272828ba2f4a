r"""Rule kind ``uttrykk``: a regular expression on the block's text.

``monster`` is the expression, ``bytt`` a list of replacement templates with ``\1`` or
``\g<name>``; ``skill_store`` makes it case-sensitive. The first letter's case is
kept. ``blokker`` lists the block kinds it runs on (all, when left out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Finding
from asker_skriv.checking.rule import Match, RuleInfo, finding_from
from asker_skriv.checking.wording import with_case_of
from asker_skriv.errors import BadDataFileError


@dataclass(frozen=True, slots=True)
class ExpressionCheck:
    """One regular expression and what could replace what it finds."""

    info: RuleInfo
    pattern: re.Pattern[str]
    templates: tuple[str, ...]
    kinds: frozenset[str]
    inside_protected: bool
    reader_dependent: bool = False

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's
        """Yield a finding for each place the expression matches (group ``m``, or the whole)."""
        if self.kinds and block.kind not in self.kinds:
            return
        group = "m" if "m" in self.pattern.groupindex else 0
        for found in self.pattern.finditer(block.text):
            start, end = found.span(group)
            if start == end or (not self.inside_protected and block.is_protected(start, end)):
                continue
            flagged = block.text[start:end]
            suggestions = tuple(
                with_case_of(flagged, found.expand(template)) for template in self.templates
            )
            yield finding_from(self.info, Match(start, end, suggestions), block.text)


def make(info: RuleInfo) -> ExpressionCheck:
    """Make the check of a rule; raises BadDataFileError for an expression that can't be read."""
    options = info.options
    flags = re.NOFLAG if options.get("skill_store") else re.IGNORECASE
    try:
        pattern = re.compile(str(options["monster"]), flags)
    except KeyError:
        raise BadDataFileError(f"Regelen «{info.id}» mangler «monster».") from None
    except re.error as error:
        raise BadDataFileError(
            f"Regelen «{info.id}» har et mønster som ikke kan leses: {error}."
        ) from None
    templates = tuple(options.get("bytt", ()))
    try:
        for template in templates:
            pattern.sub(template, "")  # reads the template, and finds nothing to replace
    except (re.error, IndexError) as error:
        raise BadDataFileError(
            f"Regelen «{info.id}» har en erstatning som ikke kan leses: {error}."
        ) from None
    return ExpressionCheck(
        info,
        pattern,
        templates,
        frozenset(options.get("blokker", ())),
        bool(options.get("ogsa_i_vern", False)),
    )
