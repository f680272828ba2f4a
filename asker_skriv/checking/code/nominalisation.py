"""Nouns that hide a verb; the words stand in ``rules/klarsprak/substantivsyke.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.nominalisation import nouns
from asker_skriv.checking.nominalisation.light_verbs import LightVerbIndex, parse_pattern
from asker_skriv.checking.nominalisation.rewriting import Rewriting, rewrite
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wordlist.place import starts_sentence
from asker_skriv.errors import BadDataFileError


def light_verbs(block: BlockContext, _: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find light verbs with a noun (``monstre``): ``foretar en vurdering av``."""
    index = _index(tuple(options["monstre"]))
    for found in index.find(block.doc, block.language.lexicon):
        severity = Severity.STYLE if found.pattern.mild else None
        rewriting = rewrite(found, block.language.lexicon)
        values = {"verb": found.pattern.verbs[0].split(" …")[0] if found.pattern.verbs else ""}
        yield from _matches(block, [rewriting], severity, values)


def given(block: BlockContext, _: Reader, __: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``tildeling av`` in ``søknad om tildeling av plass``."""
    yield from _matches(block, nouns.given(block.doc))


def after_preposition(block: BlockContext, _: Reader, __: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``søknad om oppføring av``."""
    yield from _matches(block, nouns.after_preposition(block.doc, block.language.lexicon))


def stiff_nouns(block: BlockContext, _: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find the nouns of ``ord`` (``oppføring = "bygge"``) before ``av``."""
    found = nouns.stiff(block.doc, options["ord"], block.language.lexicon)
    for rewriting in found:
        word = block.text[rewriting.start : rewriting.end].split(" ")[0].lower()
        values = {"verb": str(options["ord"].get(word, "")).split(" / ")[0]}
        yield from _matches(block, [rewriting], None, values)


def chains(block: BlockContext, _: Reader, __: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``gjennomføring av kartlegging av``."""
    yield from _matches(block, nouns.chains(block.doc, block.language.lexicon))


def happening(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``Oppsigelse av plass skjer``; ``leseren`` and ``kommunen`` say who does what."""
    address = reader.group.address
    you = "dere" if address[:1] == ("dere",) else "du" if "du" in address else ""
    we = "vi" if "vi" in address else "kommunen"
    actors = {we: options.get("kommunen", {}), **({you: options.get("leseren", {})} if you else {})}
    yield from _matches(block, nouns.happening(block.doc, block.language.lexicon, actors))


def when_clauses(block: BlockContext, _: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``Ved innsending av`` (``ord``: ``"ved innsending" = "når du sender inn"``)."""
    yield from _matches(block, nouns.when(block.doc, options["ord"], block.language.lexicon))


@lru_cache(maxsize=8)
def _index(lines: tuple[str, ...]) -> LightVerbIndex:
    patterns = []
    for line in lines:
        try:
            patterns.append(parse_pattern(line))
        except BadDataFileError:  # one bad line must not silence the rest
            continue
    return LightVerbIndex(patterns)


def _matches(
    block: BlockContext,
    rewritings: Iterable[Rewriting],
    severity: Severity | None = None,
    values: Mapping[str, str] | None = None,
) -> Iterator[Match]:
    for rewriting in rewritings:
        start, end = rewriting.start, rewriting.end
        if block.is_protected(start, end):
            continue
        capital = block.text[start].isupper() and starts_sentence(block.text, start)
        suggestions = tuple(
            text[:1].upper() + text[1:] if capital else text for text in rewriting.suggestions
        )
        yield Match(start, end, suggestions, values or {}, severity)
