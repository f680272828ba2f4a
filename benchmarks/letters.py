"""Letters of a wanted length for the benchmarks, made from the example letter's paragraphs."""

from __future__ import annotations

from itertools import cycle

from asker_skriv.paths import DataLayers
from asker_skriv.text.model import Block, BlockKind, Document
from asker_skriv.text.readers import read_document


def paragraphs() -> list[str]:
    """Return the example letter's paragraphs of some length."""
    path = DataLayers.standard().resource("eksempelbrev/eksempel.docx")
    blocks = read_document(path).blocks
    return [b.text for b in blocks if b.kind is BlockKind.PARAGRAPH and len(b.text.split()) > 8]


def paragraph_of(words: int, seed: int = 0) -> str:
    """Return one paragraph of about ``words`` words; ``seed`` makes it differ from others."""
    source = paragraphs()
    parts: list[str] = [f"Sak {seed} gjelder deg."]
    for number, text in enumerate(cycle(source)):
        parts.append(text)
        if len(" ".join(parts).split()) >= words or number > words:
            break
    return " ".join(" ".join(parts).split()[:words])


def letter_of(words: int) -> Document:
    """Return a letter of about ``words`` words in paragraphs of 80, no two alike."""
    from asker_skriv.text.model import plain_block

    blocks: list[Block] = [
        plain_block(paragraph_of(80, seed)) for seed in range(max(1, words // 80))
    ]
    return Document(tuple(blocks))
