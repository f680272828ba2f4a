"""Nouns that hide a verb; the words stand in ``rules/klarsprak/substantivsyke.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.nominalisation import governed, nouns, predicates, situations
from asker_skriv.checking.nominalisation.light_verbs import LightVerbIndex, parse_pattern
from asker_skriv.checking.nominalisation.rewriting import Rewriting, rewrite
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wordlist.place import starts_sentence
from asker_skriv.errors import BadDataFileError
from asker_skriv.text.model import BlockKind

_TO_ONE = re.compile(r"\b(?:du|deg)\b")


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
    yield from _matches(block, governed.given(block.doc))


def after_preposition(
    block: BlockContext, _: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find ``søknad om oppføring av``.

    ``hoder`` are the words before each preposition, ``faste`` the names to leave by their head,
    ``uten_av`` the nouns that need no ``av``, by the preposition after them.
    """
    found = governed.after_preposition(
        block.doc,
        block.language.lexicon,
        options["hoder"],
        options.get("faste", {}),
        options.get("uten_av", {}),
    )
    yield from _matches(block, found)


def purposes(block: BlockContext, _: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``med sikte på etablering av`` (``ord``: ``"med sikte på" = "for å"``)."""
    yield from _matches(block, governed.purposes(block.doc, block.language.lexicon, options["ord"]))


def stiff_nouns(block: BlockContext, _: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find the nouns of ``ord`` (``oppføring = "bygge"``) before ``av``."""
    found = nouns.stiff(block.doc, options["ord"], block.language.lexicon)
    for rewriting in found:
        word = block.text[rewriting.start : rewriting.end].lower().removesuffix(" av").split()[-1]
        offered = rewriting.suggestions[0].removeprefix("å ") if rewriting.suggestions else ""
        values = {"verb": str(options["ord"].get(word, offered)).split(" / ")[0]}
        yield from _matches(block, [rewriting], None, values)


def with_object(block: BlockContext, _: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``fornyelse av avtalen``, wherever it stands; ``greie`` are nouns as plain as verbs."""
    for noun, verb in nouns.with_object(
        block.doc, frozenset(options["greie"]), block.language.lexicon
    ):
        bare = noun.i == 0 and block.kind is BlockKind.LIST_ITEM
        offers = (f"å {verb}",) if bare and nouns.base_of(noun, block.language.lexicon) else ()
        whole = Rewriting(noun.idx, noun.nbor().idx + len(noun.nbor()), offers)
        yield from _matches(block, [whole], None, {"verb": verb})


def chains(block: BlockContext, _: Reader, __: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``gjennomføring av kartlegging av``."""
    yield from _matches(block, nouns.chains(block.doc, block.language.lexicon))


def happening(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``Oppsigelse av plass skjer``; ``leseren`` and ``kommunen`` say who does what."""
    actors = _actors(reader, options)
    yield from _matches(block, nouns.happening(block.doc, block.language.lexicon, actors))


def subjects(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``Kontroll av anlegget utføres av kommunen``, ``Parkering langs veien er ikke tillatt``.

    ``andres`` are nouns for what others than the municipality do, ``steder`` nouns whose verb
    needs no object, ``krever`` verbs that ``Å bygge`` may be the subject of.
    """
    you, we = _you_and_we(reader)
    lexicon = block.language.lexicon
    yield from _matches(block, predicates.done_by(block.doc, lexicon, we, options["andres"]))
    places = _to_reader(options["steder"], you)
    yield from _matches(block, predicates.allowed(block.doc, lexicon, places, you))
    if we == "vi":
        yield from _matches(block, predicates.planned(block.doc, lexicon))
    yield from _matches(block, predicates.demanding(block.doc, lexicon, options["krever"]))


def lasting(block: BlockContext, _: Reader, __: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``Varigheten på avtalen er to år``."""
    yield from _matches(block, predicates.lasting(block.doc))


def given_out(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``varsel vil bli gitt`` (``ord``) and ``Klage må fremsettes`` (``leseren``)."""
    you, we = _you_and_we(reader)
    lexicon = block.language.lexicon
    if we == "vi":
        yield from _matches(block, predicates.given_out(block.doc, lexicon, options["ord"]))
    phrases = {verb: _to_reader(nouns, you) for verb, nouns in options["leseren"].items()}
    yield from _matches(block, predicates.put_forward(block.doc, lexicon, phrases, you))


def decided(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ``endelig avgjørelse treffes``; ``verb`` are the light verbs, ``ord`` the nouns."""
    _you, we = _you_and_we(reader)
    nouns_, verbs = frozenset(options["ord"]), frozenset(options["verb"])
    yield from _matches(block, predicates.decided(block.doc, nouns_, verbs, we))


def when_clauses(
    block: BlockContext, reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find ``Ved innsending av`` (``ord``: ``"ved innsending" = "når du sender inn"``).

    ``alene`` are those where nothing belongs to the noun; ``leseren`` and ``kommunen`` say who
    does what.
    """
    you, _we = _you_and_we(reader)
    known = situations.Situations(
        _to_reader(options["ord"], you),
        _to_reader(options.get("alene", {}), you),
        _actors(reader, options),
    )
    yield from _matches(block, situations.when(block.doc, known, block.language.lexicon))
    yield from _matches(block, situations.in_case(block.doc, block.language.lexicon))


def _actors(reader: Reader, options: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """Return the verbs of the nouns by who does it, as this reader is spoken to."""
    you, we = _you_and_we(reader)
    theirs = {you: _to_reader(options.get("leseren", {}), you)} if you else {}
    return {we: options.get("kommunen", {}), **theirs}


def _to_reader(phrases: Mapping[str, str], you: str) -> Mapping[str, str]:
    """Return the phrases as several readers are spoken to: «når dere melder dere på»."""
    if you != "dere":
        return phrases
    return {key: _TO_ONE.sub("dere", phrase) for key, phrase in phrases.items()}


def _you_and_we(reader: Reader) -> tuple[str, str]:
    address = reader.group.address
    you = "dere" if address[:1] == ("dere",) else "du" if "du" in address else ""
    return you, "vi" if "vi" in address or you == "du" else "kommunen"


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
