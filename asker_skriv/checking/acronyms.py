"""Abbreviations in capitals that the letter uses without saying what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.finding import Category, Family, Finding, Severity
from asker_skriv.text.model import BlockKind

_ACRONYM = re.compile(r"(?<![\w./@&-])[A-ZÆØÅ]{2,6}(?![\w@/&]|\.\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_MOST_CAPITALS = 0.5  # share of letters; more is a heading in capitals
# What everybody knows, and signs and company forms that are no words to explain.
_KNOWN = word_set(
    "AS ASA BA DA ENK IKS KF NUF SA SF EU EØS FN NATO USA UK NRK TV SFO NAV IT PC ID SMS PDF GPS"
    " WC DVD CD USB URL WIFI PIN VHS OK NB OBS PS CV VG NSB VY HIV AIDS ADHD MR CT DNA LED LAN"
    " KID BIC IBAN SWIFT NOK EUR USD MVA KB MB GB TB NO SE DK NS ISO CE AKS IA EL LO KS NHO"
    " NOR DNB KLP DNT NAF KNA OBOS REMA IKEA BMW NTE HTML VISA KRIPOS"
    " NKI BI NTNU OSL UDI DJ IQ VM NM EM OL KL TLF HUSK IKKE MÅ ALLE HEI INFO NORGE ASKER"
)


@dataclass(frozen=True, slots=True)
class AcronymCheck:
    """Tells of an unknown abbreviation at its first place, unless the letter explains it."""

    def find(
        self,
        document: DocumentContext,
        reader: Reader,
    ) -> Iterator[tuple[int, Finding]]:
        """Yield (block index, finding); offsets are the block's."""
        letter = document.text
        seen = {term for term in reader.group.terms if term.isupper()}
        for index, block in enumerate(document.contexts):
            if _is_shouted(block.text) or block.kind is BlockKind.TABLE_CELL:
                continue
            for found in _ACRONYM.finditer(block.text):
                word = found[0]
                if word in seen or _is_known(word) or block.is_protected(*found.span()):
                    continue
                if _is_number_or_name(block, found):
                    continue
                seen.add(word)
                if not _is_explained(word, letter):
                    yield index, _finding(found)


def _is_known(word: str) -> bool:
    return word in _KNOWN or _ROMAN.fullmatch(word) is not None


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


def _is_explained(word: str, letter: str) -> bool:
    return f"({word})" in letter or f"{word} (" in letter or f"{word}, det vil si" in letter


def _finding(found: re.Match[str]) -> Finding:
    return Finding(
        rule="forkortelser/ukjent",
        category=Category.ABBREVIATION,
        severity=Severity.STYLE,
        start=found.start(),
        end=found.end(),
        text=found[0],
        message=f"Skriv gjerne hva «{found[0]}» står for, første gang det er nevnt.",
        why="Leseren kjenner kanskje ikke forkortelsen. Sett den i parentes etter hele navnet.",
        family=Family.ABBREVIATIONS,
        example=("Møt opp hos PPT.", "Møt opp hos pedagogisk-psykologisk tjeneste (PPT)."),
        source="Språkrådet",
        priority=-2,
    )
