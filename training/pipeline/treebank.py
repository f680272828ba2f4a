"""Reads treebank files: NDT's own CoNLL and the official CoNLL-U conversion."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
ROOT = -1


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a treebank sentence; ``head`` is an index into the sentence, -1 for the root."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    rel: str
    name: str = ""
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``heading`` when the treebank marks it so, ``source`` names its file."""

    tokens: tuple[Token, ...]
    source: str = ""
    heading: bool = False
    starts_paragraph: bool = False
    comments: tuple[str, ...] = field(default=())


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    for raw in lines:
        line = raw.rstrip("\n")
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def _without(tokens: list[Token], drop: set[int]) -> tuple[Token, ...]:
    place = {old: new for new, old in enumerate(i for i in range(len(tokens)) if i not in drop)}
    kept = (token for i, token in enumerate(tokens) if i not in drop)
    return tuple(replace(token, head=place.get(token.head, ROOT)) for token in kept)


def read_ndt(part: str, archive: Path = SHARED / "ndt-nob.tar.xz") -> list[Sentence]:
    """Return the sentences of ``train`` or ``dev`` in NDT's own scheme.

    NDT closes a heading with a token ``|`` that is not in the text: it becomes ``heading``.
    """
    sentences = []
    with tarfile.open(archive) as tar:
        members = sorted((m for m in tar if f"/{part}/" in m.name), key=lambda m: m.name)
        for member in members:
            handle = tar.extractfile(member)
            if handle is None:
                continue
            for _, rows in _blocks(handle.read().decode("utf-8").splitlines()):
                tokens = [
                    Token(r[1], r[2], r[3], r[5], int(r[6]) - 1, r[7], r[9][5:]) for r in rows
                ]
                ends = {i for i, t in enumerate(tokens) if t.form == "|"}
                kept = _without(tokens, ends)
                if kept:
                    sentences.append(Sentence(kept, Path(member.name).stem, bool(ends)))
    return sentences


def read_conllu(path: Path = SHARED / "no_bokmaal-ud-dev.conllu.xz") -> list[Sentence]:
    """Return the sentences of the official conversion (to measure against, never to train on)."""
    opener = lzma.open if path.suffix == ".xz" else open
    sentences = []
    with opener(path, "rt", encoding="utf-8") as handle:
        for comments, rows in _blocks(handle):
            tokens = tuple(
                Token(
                    *(r[1], r[2], r[3], r[5], int(r[6]) - 1, r[7]),
                    space_after="SpaceAfter=No" not in r[9],
                )
                for r in rows
                if r[0].isdigit()
            )
            fresh = any(c.startswith("# newpar") for c in comments)
            sentences.append(Sentence(tokens, starts_paragraph=fresh, comments=tuple(comments)))
    return sentences


def aligned(ours: list[Sentence], official: list[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the pairs of sentences with the same words, in the order of ``official``."""
    waiting: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in ours:
        waiting.setdefault(tuple(t.form for t in sentence.tokens), []).append(sentence)
    for sentence in official:
        same = waiting.get(tuple(t.form for t in sentence.tokens))
        if same:
            yield same.pop(0), sentence
