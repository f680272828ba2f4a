"""Checks of how the letter is laid out: headings, lists, law references, one task a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.finding import (
    Category,
    Family,
    Finding,
    Scope,
    Severity,
    StructureFinding,
)
from asker_skriv.checking.parts import opening_blocks
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_POLITICAL, _WEB = "politisk-sak", "nettartikkel"
_LONGEST_HEADING = 10  # words
_LEAST_PARTS, _LEAST_WORDS, _LEAST_SENTENCE = 3, 3, 26
_JOINS = frozenset({"og", "eller", "samt"})
_BEGINNINGS = frozenset({"DET", "NOUN", "ADJ", "PART", "NUM"})
_MOST_TASKS = 2
_LEAST_TERMS_WEIGHT = 2  # readers who know the law have less
# Headings that name a topic -> what they could tell a reader who is called «du».
_TOPICS = {
    **dict.fromkeys(
        ("klage", "klageadgang", "klagerett", "klageadgang og klagefrist"), "Slik klager du"
    ),
    **dict.fromkeys(("innsyn", "innsynsrett", "rett til innsyn"), "Du kan se dokumentene i saken"),
    **dict.fromkeys(("svarfrist", "tilbakemelding"), "Si fra om du kommer"),
    **dict.fromkeys(("generelt", "annet", "diverse", "informasjon", "info", "bakgrunn"), ""),
    **dict.fromkeys(("saksgang", "hjemmel", "hjemmelsgrunnlag", "begrunnelse", "eventuelt"), ""),
}
_TASK = re.compile(
    r"^(?:slik )?(søk|meld|bestill|betal|si opp|registrer|klag|lei)(?:er)?\b(?: du)?", re.IGNORECASE
)
_LAW = re.compile(r"§§? ?\d+")


@dataclass(frozen=True, slots=True)
class LayoutCheck:
    """Advice on layout, for the reader and the document type."""

    def find(
        self, document: DocumentContext, reader: Reader
    ) -> Iterator[tuple[int, Finding] | StructureFinding]:
        """Yield (block index, finding), and a finding about the whole page."""
        yield from _bold_lines(document)
        if reader.document_type != _POLITICAL:
            yield from _topics(document, reader)
        if reader.group.weight(Family.TERMS) >= _LEAST_TERMS_WEIGHT:
            yield from _early_law(document)
        if reader.document_type == _WEB:
            yield from _tasks(document)
        for index, block in enumerate(document.contexts):
            if block.kind is BlockKind.PARAGRAPH:
                yield from ((index, told) for told in _lists(block))


def _bold_lines(document: DocumentContext) -> Iterator[tuple[int, Finding]]:
    """Tell of short bold paragraphs that stand over text, as a heading does."""
    blocks = document.blocks
    for index, block in enumerate(blocks[:-1]):
        text, below = block.text.strip(), blocks[index + 1]
        poses = (
            block.bold
            and block.kind is BlockKind.PARAGRAPH
            and 0 < len(text.split()) <= _LONGEST_HEADING
            and text[-1] not in ".,:;!"
            and below.text.strip()
            and not below.bold
            and below.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        )
        if poses:
            yield (
                index,
                _finding(
                    "struktur/fet-overskrift",
                    document.contexts[index],
                    (0, len(block.text)),
                    (
                        "Linjen ser ut som en overskrift. Gjør den til en «Mellomtittel».",
                        "Skjermlesere finner ikke fram etter fet skrift, bare etter overskrifter.",
                    ),
                ),
            )


def _topics(document: DocumentContext, reader: Reader) -> Iterator[tuple[int, Finding]]:
    seen_title = False
    for index, block in enumerate(document.blocks):
        text = block.text.strip()
        if block.kind is not BlockKind.HEADING or not text:
            continue
        is_title, seen_title = not seen_title, True
        better = _TOPICS.get(text.casefold().rstrip(":."))
        if better is None or (is_title and index == 0):
            continue
        suits = better and "du" in reader.group.address
        start = block.text.index(text)
        yield (
            index,
            _finding(
                "struktur/emneoverskrift",
                document.contexts[index],
                (start, start + len(text)),
                _told_of(better if suits else ""),
                (better,) if suits else (),
            ),
        )


def _told_of(better: str) -> tuple[str, str]:
    why = "En overskrift som sier noe, gjør at leseren finner fram uten å lese alt."
    if better:
        return f"Si i overskriften hva avsnittet gir leseren: «{better}».", why
    return "Overskriften nevner bare emnet. Si hva avsnittet gir leseren.", why


def _early_law(document: DocumentContext) -> Iterator[tuple[int, Finding]]:
    """Tell of the first law reference in the title or the first paragraph."""
    texts, kinds = [b.text for b in document.blocks], [b.kind for b in document.blocks]
    if sum(bool(text.strip()) for text in texts) <= len(opening_blocks(texts, kinds)):
        return
    for index in sorted(opening_blocks(texts, kinds)):
        if found := _LAW.search(texts[index]):
            yield (
                index,
                _finding(
                    "struktur/lov-forst",
                    document.contexts[index],
                    found.span(),
                    (
                        "Paragrafen kan stå til slutt. Si først hva saken betyr for leseren.",
                        "Leseren vil vite svaret før regelen det bygger på.",
                    ),
                ),
            )
            return


def _tasks(document: DocumentContext) -> Iterator[StructureFinding]:
    tasks = {
        found[1].casefold(): None
        for block in document.blocks
        if block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or len(block.text.split()) <= 8
        if (found := _TASK.match(block.text.strip()))
    }
    tasks.pop("klag", None)  # a right, not an errand
    if len(tasks) > _MOST_TASKS:
        named = ", ".join(f"«{task}»" for task in tasks)
        yield StructureFinding(
            rule="struktur/en-oppgave",
            category=Category.STRUCTURE,
            severity=Severity.STYLE,
            message=f"Siden har flere oppgaver: {named}. Gi gjerne hver oppgave sin egen side.",
            why="Den som skal gjøre én ting, finner den raskere når siden handler om bare det.",
            family=Family.STRUCTURE,
        )


def _lists(block: BlockContext) -> Iterator[Finding]:
    """Tell of a long sentence that lists several things of some length each."""
    for sentence in block.doc.sents:
        words = sum(not token.is_punct and not token.is_space for token in sentence)
        if words >= _LEAST_SENTENCE and _parallel_parts(sentence) >= _LEAST_PARTS:
            yield _finding(
                "struktur/punktliste",
                block,
                (sentence.start_char, sentence.start_char + len(sentence.text.rstrip())),
                (
                    "Setningen ramser opp flere ting. Vurder en punktliste.",
                    "I en liste ser leseren hvert punkt, og ingenting blir oversett.",
                ),
            )


def _parallel_parts(sentence: Span) -> int:
    """Return how many parts a row such as «en a, en b og en c» has; 0 where there is none.

    The parser ties only the last two together, so the commas and the beginnings decide: every
    part but the first must begin alike, say some words, and have no verb of its own.
    """
    tokens = list(sentence)
    last = max((at for at, token in enumerate(tokens) if token.lower_ in _JOINS), default=-1)
    commas = [at for at, token in enumerate(tokens[:last]) if token.text == ","]
    if last < 0 or not commas:
        return 0
    cuts = [*commas, last, len(tokens)]
    parts = [tokens[start + 1 : end] for start, end in pairwise(cuts)]
    first = parts[-1][0].pos_ if parts[-1] else ""
    row = 1
    for part in reversed(parts):
        is_part = (
            len(part) >= _LEAST_WORDS
            and part[0].pos_ == first
            and first in _BEGINNINGS
            and (part is parts[-1] or not any(_is_finite(token) for token in part))
        )
        if not is_part:
            break
        row += 1
    return row if row >= _LEAST_PARTS else 0


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _finding(
    rule: str,
    block: BlockContext,
    place: tuple[int, int],
    told: tuple[str, str],
    suggestions: tuple[str, ...] = (),
) -> Finding:
    (start, end), (message, why) = place, told
    return Finding(
        rule=rule,
        category=Category.STRUCTURE,
        severity=Severity.STYLE,
        start=start,
        end=end,
        text=block.text[start:end],
        message=message,
        why=why,
        suggestions=suggestions,
        family=Family.STRUCTURE,
        scope=Scope.WORDS if suggestions else Scope.BLOCK,
    )
