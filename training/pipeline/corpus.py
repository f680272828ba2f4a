"""Serves the converted treebank to spaCy's training, in pieces like those that writers type."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from asker_skriv.language import embedding  # noqa: F401 - registers the architecture
from asker_skriv.language.tokenizer import LetterTokenizer
from training.pipeline.dependencies import convert
from training.pipeline.imperatives import as_request
from training.pipeline.spacing import with_spaces
from training.pipeline.treebank import Sentence, Token, read_conllu, read_ndt
from training.pipeline.wordlist import build, imperatives

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

_QUOTE_STYLES = (("«", "»"), ('"', '"'), ("“", "”"), ("”", "”"))
_LONGEST_PIECE = 8
_REQUESTS = 0.3  # share of the pieces whose plain statements become requests

_imperatives = cache(imperatives)


@cache
def converted(part: str) -> list[Sentence]:
    """Return the converted sentences of ``train`` or ``dev``, with spaces."""
    return [with_spaces(convert(sentence)) for sentence in read_ndt(part)]


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Return one Doc of the sentences, with everything that the treebank knows."""
    tokens: list[Token] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(tokens)
        for i, token in enumerate(sentence.tokens):
            heads.append(offset + (i if token.head < 0 else token.head))
            starts.append(i == 0)
            last = i == len(sentence.tokens) - 1
            tokens.append(replace(token, space_after=token.space_after or last))
    return Doc(
        vocab,
        words=[t.form for t in tokens],
        spaces=[t.space_after for t in tokens],
        pos=[t.pos for t in tokens],
        morphs=["" if t.feats == "_" else t.feats for t in tokens],
        lemmas=[t.lemma for t in tokens],
        heads=heads,
        deps=["ROOT" if t.rel == "root" else t.rel for t in tokens],
    )


def pieces(rng: random.Random, sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each text in pieces of a paragraph's length."""
    for _, group in groupby(sentences, key=lambda s: s.source):
        waiting = list(group)
        while waiting:
            size = 1 if rng.random() < 0.25 else rng.randint(2, _LONGEST_PIECE)
            yield waiting[:size]
            del waiting[:size]


def _reworded(sentence: Sentence, form: Callable[[Token], str]) -> Sentence:
    tokens = tuple(replace(token, form=form(token)) for token in sentence.tokens)
    return replace(sentence, tokens=tokens)


def varied(rng: random.Random, piece: list[Sentence]) -> list[Sentence]:
    """Return the piece as another writer may have typed it: quotes, dashes, case, full stop."""
    opening, closing = rng.choice(_QUOTE_STYLES)
    if rng.random() < 0.4:
        swap = {"«": opening, "»": closing, "-": rng.choice("-–")}
        piece = [_reworded(s, lambda t: swap.get(t.form, t.form)) for s in piece]
    if rng.random() < _REQUESTS:
        piece = [as_request(s, _imperatives()) or s for s in piece]
    chance = rng.random()
    if chance < 0.04:
        piece = [_reworded(s, lambda t: t.form.lower()) for s in piece]
    elif chance < 0.05:
        piece = [_reworded(s, lambda t: t.form.upper()) for s in piece]
    elif chance < 0.10 and len(piece) == 1:
        piece = [_without_stop(piece[0])]
    if rng.random() < 0.06:
        piece = [_with_blank(rng, s) for s in piece]
    return piece


_BLANKS = ("\u00a0", "\u00a0", " ", "\n", "\u2028")


def _with_blank(rng: random.Random, sentence: Sentence) -> Sentence:
    """Return the sentence with one odd blank after a word: no-break space, double, newline."""
    places = [i for i, token in enumerate(sentence.tokens[:-1]) if token.space_after]
    blank = rng.choice(_BLANKS)
    if not places:
        return sentence
    at = rng.choice(places)

    def moved(index: int) -> int:
        return index + (index > at)

    tokens = [replace(token, head=moved(token.head)) for token in sentence.tokens]
    tokens[at] = replace(tokens[at], space_after=blank == " ")
    tokens.insert(at + 1, Token(blank, blank, "SPACE", "_", at, "dep", space_after=False))
    return replace(sentence, tokens=tuple(tokens))


def _without_stop(sentence: Sentence) -> Sentence:
    tokens = sentence.tokens
    last = len(tokens) - 1
    if last < 1 or tokens[last].form != "." or any(t.head == last for t in tokens):
        return sentence
    return replace(sentence, tokens=tokens[:-1])


def examples(nlp: Language, part: str, seed: int, *, vary: bool) -> Iterator[Example]:
    """Yield the part as examples, freshly cut and varied by ``seed``."""
    rng = random.Random(seed)
    cut = list(pieces(rng, converted(part)))
    if vary:
        rng.shuffle(cut)
    for piece in cut:
        reference = to_doc(nlp.vocab, varied(rng, piece) if vary else piece)
        yield Example(nlp.make_doc(reference.text), reference)


@spacy.registry.readers("asker_skriv.Treebank.v1")
def treebank_reader(
    part: str, vary: bool, limit: int = 0
) -> Callable[[Language], Iterator[Example]]:
    """Return a corpus for spaCy's training loop; each pass cuts the text anew."""
    passes = iter(range(1_000_000))

    def read(nlp: Language) -> Iterator[Example]:
        for i, example in enumerate(examples(nlp, part, next(passes) if vary else 0, vary=vary)):
            if limit and i >= limit:
                return
            yield example

    return read


@spacy.registry.callbacks("asker_skriv.word_table.v1")
def word_table() -> Callable[[Language], None]:
    """Return the callback that gives a fresh pipeline its tokenizer and word table."""

    def equip(nlp: Language) -> None:
        nlp.tokenizer = LetterTokenizer(nlp.vocab, build())

    return equip


def official_dev(size: int = 10) -> list[list[Sentence]]:
    """Return the official dev sentences in pieces of ``size``, to measure against."""
    sentences = read_conllu()
    return [sentences[i : i + size] for i in range(0, len(sentences), size)]
