"""How a reader's weights turn raw findings into what is shown: weight times severity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from types import MappingProxyType

from asker_skriv.checking.finding import Category, Finding, Scope, Severity
from asker_skriv.checking.groups import TargetGroup

_COMMAS = Category.PUNCTUATION
# What is wrong stays so in a sentence that is only turned about.
_WRITING = frozenset({Category.GRAMMAR, Category.SPELLING, Category.SPLIT_COMPOUND})
_WORDS = frozenset({Category.WORD_CHOICE, Category.SPELLING, Category.ABBREVIATION})
_SETTLED_BY: Mapping[Category, frozenset[Category]] = MappingProxyType(
    {
        Category.WORD_CHOICE: frozenset(
            {Category.PASSIVE, Category.NOMINALISATION, Category.ADDRESS}
        ),
        Category.GRAMMAR: frozenset({Category.WORD_CHOICE, Category.SPLIT_COMPOUND}),
        Category.SPELLING: frozenset({Category.WORD_CHOICE, Category.ABBREVIATION}),
        Category.ABBREVIATION: frozenset({Category.FORMAT}),
    }
)
_NOTHING_TO_OFFER = 3  # a remark with words to put in place goes before one without
_BASE = {Severity.ERROR: 3, Severity.ADVICE: 2, Severity.STYLE: 1}


def weigh(findings: Iterable[Finding], group: TargetGroup) -> list[Finding]:
    """Return the findings this reader needs, with the severity the reader gives them.

    An error stays an error unless the family is off. Advice of weight 1 becomes a matter of
    taste; taste of weight 1 is not shown, and of weight 3 becomes advice.
    """
    shown = []
    for finding in findings:
        weight = group.weight(finding.family)
        level = _BASE[finding.severity] * weight
        if weight == 0 or level < 2:
            continue
        if finding.severity is Severity.ERROR:
            shown.append(finding)
        elif finding.severity is Severity.ADVICE and weight == 1:
            note = f"mildere for {group.name.lower()}"
            shown.append(replace(finding, severity=Severity.STYLE, note=note))
        elif finding.severity is Severity.STYLE and weight == 3:
            note = f"strengere for {group.name.lower()}"
            shown.append(replace(finding, severity=Severity.ADVICE, note=note))
        else:
            shown.append(finding)
    return shown


def resolve(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in text order, with no two about the same words.

    Of word findings that cover the same stretch, or cross each other, the more specific wins:
    higher priority, then graver, then longer. One inside another stays when it is of another
    category, unless the one around it has words to offer and this one has none, or opens alike.
    One without words to offer gives way to those inside it that have some, and of two that have
    none one is told: nobody is helped by the same words being underlined twice. A comma is shown
    without the word before or after it where that belongs to another finding. A word that is gone
    from the rewrite offered around it is not told of. Findings about whole sentences do not
    compete.
    """
    listed = _beside(findings)
    told = [
        f for f in listed if not (_outdone(f, listed) or _settled(f, listed) or _begun(f, listed))
    ]
    ordered = sorted(told, key=_specificity)
    kept: list[Finding] = []
    for finding in ordered:
        if finding.scope is not Scope.WORDS or not any(_rival(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: (finding.start, -finding.end, finding.rule))


def _specificity(finding: Finding) -> tuple[int, int, int, int, str]:
    length = finding.end - finding.start
    rank = finding.priority if finding.suggestions else finding.priority - _NOTHING_TO_OFFER
    return (-rank, -_BASE[finding.severity], -length, finding.start, finding.rule)


def _beside(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with those about a comma cut short where another is told of."""
    listed = list(findings)
    others = [f for f in listed if f.category is not _COMMAS and f.scope is Scope.WORDS]
    return [_cut_short(f, others) if f.category is _COMMAS else f for f in listed]


def _cut_short(comma: Finding, others: Iterable[Finding]) -> Finding:
    """Return the finding without the words before or after the comma that others tell of.

    Where both are told of, the word before stays: nobody sees a line under a space.
    """
    if not comma.suggestions:
        return comma
    same = _common_start([comma.text, *comma.suggestions])
    rest = [text[len(same) :] for text in (comma.text, *comma.suggestions)]
    ending = _common_start([text[::-1] for text in rest])
    first, last = comma.start + len(same), comma.end - len(ending)
    begin, end = comma.start, comma.end
    for other in others:
        if other.end <= first:
            begin = max(begin, other.end)
        elif other.start >= last:
            end = min(end, other.start)
    for start, stop in ((begin, end), (comma.start, end), (begin, comma.end)):
        kept = comma.text[start - comma.start : stop - comma.start]
        if kept.strip():
            return _narrowed(comma, start, stop - (len(kept) - len(kept.rstrip())))
    return comma


def _narrowed(comma: Finding, start: int, end: int) -> Finding:
    before, after = start - comma.start, comma.end - end
    text, *offers = (text[before : len(text) - after] for text in (comma.text, *comma.suggestions))
    return replace(comma, start=start, end=end, text=text, suggestions=tuple(offers))


def _common_start(texts: Sequence[str]) -> str:
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*texts, strict=False))
    return "".join(column[0] for column in columns)


def _outdone(finding: Finding, others: Iterable[Finding]) -> bool:
    """Tell whether a finding has nothing to offer, and one inside it of like gravity has."""
    if finding.suggestions or finding.scope is not Scope.WORDS:
        return False
    return any(
        other.suggestions
        and other.scope is Scope.WORDS
        and finding.start <= other.start
        and other.end <= finding.end
        and _BASE[other.severity] >= _BASE[finding.severity]
        for other in others
    )


def _begun(finding: Finding, others: Iterable[Finding]) -> bool:
    """Tell whether a longer finding that opens alike has words for more: «har behov for å»."""
    return finding.category is Category.NOMINALISATION and any(
        other.suggestions
        and other.start == finding.start
        and other.end > finding.end
        and other.category is Category.WORD_CHOICE
        for other in others
    )


def _settled(finding: Finding, others: Iterable[Finding]) -> bool:
    """Tell whether a word is gone from all that another finding around it offers.

    «Vi betaler ut støtten» for «Støtten utbetales» leaves no stiff verb to tell of, and «etasje»
    for «etg» nothing to spell.
    """
    around = _SETTLED_BY.get(finding.category)
    words = finding.text.casefold()
    if around is None or finding.scope is not Scope.WORDS:
        return False
    if finding.suggestions and all(offer.casefold() == words for offer in finding.suggestions):
        return False  # a matter of capitals, which the other may take over
    return any(
        other.category in around
        and other.suggestions
        and other.start <= finding.start
        and finding.end <= other.end
        and not _keeps(other.suggestions, words)
        for other in others
    )


def _keeps(offers: Iterable[str], words: str) -> bool:
    """Tell whether the words stand in an offer as they are, capitals aside."""
    kept = re.compile(rf"(?<!\w){re.escape(words.casefold())}(?!\w)")
    return any(kept.search(offer.casefold()) for offer in offers)


def _rival(finding: Finding, other: Finding) -> bool:
    if other.scope is not Scope.WORDS:
        return False
    if finding.end <= other.start or other.end <= finding.start:
        return False
    nested = (finding.start >= other.start and finding.end <= other.end) or (
        other.start >= finding.start and other.end <= finding.end
    )
    inside = other.start <= finding.start and finding.end <= other.end
    # «Du må begrunne innsigelser» leaves the stiff word that «Innsigelser må begrunnes» opens with
    stays = finding.category in _WORDS and _keeps(other.suggestions, finding.text)
    opens_alike = (finding.start == other.start and not stays) or not finding.suggestions
    if inside and opens_alike and other.suggestions:
        return finding.category not in _WRITING or other.category in _WRITING
    same = (finding.start, finding.end) == (other.start, other.end)
    idle = not (finding.suggestions or other.suggestions)
    same = same or (idle and not {finding.category, other.category} & _WRITING)
    return same or not nested or finding.category is other.category
