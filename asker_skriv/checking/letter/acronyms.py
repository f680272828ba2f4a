"""Abbreviations in capitals that the letter uses without saying what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asker_skriv.checking.context import BlockContext
from asker_skriv.checking.letter_rules import Letter, Place
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import BlockKind

_ACRONYM = re.compile(r"(?<![\w./@&-])[A-ZÆØÅ]{2,6}(?![\w@/&]|\.\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_MOST_CAPITALS = 0.5  # share of letters; more is a heading in capitals


def unknown(letter: Letter) -> Iterator[Place]:
    """Find an unknown abbreviation at its first place, unless the letter explains it.

    ``kjente`` lists what everybody knows, and signs and company forms that are no words.
    """
    known = frozenset(str(word) for word in letter.options.get("kjente", ()))
    text = letter.document.text
    seen: set[str] = set()
    for index, block in enumerate(letter.document.contexts):
        if _is_shouted(block.text) or block.kind is BlockKind.TABLE_CELL:
            continue
        for found in _ACRONYM.finditer(block.text):
            word = found[0]
            if word in seen or word in known or _ROMAN.fullmatch(word):
                continue
            if block.is_protected(*found.span()) or _is_number_or_name(block, found):
                continue
            seen.add(word)
            if not _is_explained(word, text):
                yield Place(index, Match(*found.span()))


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(letter.isupper() for letter in letters) > _MOST_CAPITALS * len(letters)


def _is_number_or_name(block: BlockContext, found: re.Match[str]) -> bool:
    """Tell whether it is part of a number ("AB 12345"), a reference or a shouted phrase."""
    before = block.text[max(0, found.start() - 12) : found.start()]
    after = block.text[found.end() : found.end() + 12]
    if re.match(r"[ \u00a0]?\d", after) or re.search(r"\d[ \u00a0]?$", before):
        return True
    return bool(re.match(r" [A-ZÆØÅ]{2,}\b", after) or re.search(r"\b[A-ZÆØÅ]{2,} $", before))


def _is_explained(word: str, text: str) -> bool:
    return f"({word})" in text or f"{word} (" in text or f"{word}, det vil si" in text
