"""Signs and spaces: quotation marks, dashes, apostrophes, doubled words and stray spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

_QUOTED = re.compile(
    r"(?<![\w\d])\"(?P<a>[^\s\"][^\"\n]{0,398})\"(?!\w)|[“”„](?P<b>[^“”„\n]{1,400})[“”]"
)
_INCH = re.compile(r"\d\"")
_DASH = re.compile(r"(?<=[^\s\-–—>])(?P<gap>[ \u00a0])(?P<m>-{1,2}|—)(?=[ \u00a0][^\s\-–—])")
_TEXT_BEFORE = re.compile(r"[\wæøåÆØÅ)»”\".!?%:]$")
_LETTERS = re.compile(r"[^\W\d_]")
_DIGIT_AFTER = re.compile(r"[ \u00a0]\d")
_SUSPENDED = re.compile(r"[ \u00a0](?:og|eller|samt)[ \u00a0](?P<whole>[a-zæøå]{6,})")

_OWNER = re.compile(r"(?<![\w'’])(?P<word>[^\W\d_]{2,})(?P<mark>['’´`])s(?!\w)")
_ENGLISH = word_set(
    "it that what let he she there here who how where one today women men children people "
    "king mother father world mc o d l driver day valentine year master bachelor"
)
_LONGEST_ACRONYM = 6
_DOUBLED = re.compile(
    r"(?<![\w-])(?P<word>[^\W\d_]{1,30})(?:[ \u00a0\u2028\n]+(?P<again>(?P=word))(?![\w-]))+",
    re.IGNORECASE,
)


def quotes(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find quotations between marks that are not Norwegian («» is)."""
    for found in _QUOTED.finditer(block.text):
        inside = found["a"] or found["b"]
        if _INCH.search(block.text[max(0, found.start() - 1) : found.start() + 1]):
            continue
        if inside.strip() and _LETTERS.search(inside):
            yield Match(*found.span(), (f"«{inside}»",), {"inni": inside})


def dash(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a hyphen, two of them or a long dash that stands as a dash between words."""
    text = block.text
    for found in _DASH.finditer(text):
        start, end = found.span("m")
        before = text[:start].rstrip(" \u00a0")
        if block.is_protected(start, end) or not _LETTERS.search(before[-200:]):
            continue
        if before[-1:].isdigit() and _DIGIT_AFTER.match(text, end):
            continue  # a range or a sum: the number rules' business
        suspended = _SUSPENDED.match(text, end)
        if suspended and before[-1:].islower() and _fits_in_compound(block, before, suspended):
            yield Match(start - 1, end, ("-",))
            continue
        yield Match(start, end, ("–",))


def _fits_in_compound(block: BlockContext, before: str, suspended: re.Match[str]) -> bool:
    """Tell whether "plan - og bygningsloven" is meant: the last word is a compound."""
    lexicon = block.language.lexicon
    compound = lexicon.compound(suspended["whole"])
    if compound is None or all(reading.pos != "NOUN" for reading in compound.readings):
        return False
    last = before.rsplit(maxsplit=1)[-1]
    if any("Definite=Def" in reading.features for reading in lexicon.analyse(last)):
        return False
    head = compound.form[compound.head_start :]
    return bool(
        block.language.lexicon.compound(last + head) or last + head in block.language.lexicon
    )


def owner(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a Norwegian genitive with an apostrophe (kommunen's)."""
    places = {str(name) for name in options.get("navn_som_er_norske", ())}
    for found in _OWNER.finditer(block.text):
        word = found["word"]
        english = word.lower() in _ENGLISH and not (word.isupper() and len(word) > 1)
        if block.is_protected(*found.span()) or english:
            continue
        known = word.islower() and bool(block.language.lexicon.analyse(word))
        capitals = sum(letter.isupper() for letter in word)
        if len(word) <= _LONGEST_ACRONYM and capitals > 1:
            known = True  # «EU's», «IMDi's»
        elif word[0].isupper():
            low = word.lower()
            nouns = [r for r in block.language.lexicon.analyse(low) if r.pos == "NOUN"]
            known = word in places or any("Definite=Def" in r.features for r in nouns)
        if known:
            yield Match(*found.span(), (word if word[-1] in "sxz" else word + "s",))


def doubled(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a word written twice; ``unntak`` lists those that may stand twice."""
    allowed = {str(word) for word in options.get("unntak", ())}
    for found in _DOUBLED.finditer(block.text):
        word, again = found["word"], found["again"]
        if block.is_protected(*found.span()) or word.lower() in allowed:
            continue
        if again[0].isupper() and not word.isupper():
            continue  # a name or a new sentence
        if block.text.startswith(" seg selv", found.end()):
            continue  # «slår seg av av seg selv»
        if word.isupper() and len(word) > 1 and again.isupper():
            continue
        if len(word) == 1 and word.lower() not in "åiø":
            continue
        readings = block.language.lexicon.analyse(word.lower())
        if not readings or any(reading.pos == "INTJ" for reading in readings):
            continue
        yield Match(*found.span(), (word,))


_RUN = re.compile(r"(?<=\S)(?P<m>[ \u00a0]{2,3})(?=\S)")
_WIDE = re.compile(r"\S[ \u00a0]{4,}\S|\t")


def double_space(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find two or three spaces where one will do; text lined up with spaces is left alone."""
    if _WIDE.search(block.text):
        return
    for found in _RUN.finditer(block.text):
        yield Match(*found.span("m"), (" ",))
