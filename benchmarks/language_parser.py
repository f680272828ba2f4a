"""``python3 -m benchmarks.language_parser``: how right and how fast the Bokmål pipeline is.

Accuracy on the official dev documents (never trained on), raw text in; needs ``../shared/data``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from asker_skriv.language.pipeline import Pipeline
from asker_skriv.paths import DataLayers

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from asker_skriv.language.lexicon import Lexicon
    from training.pipeline.treebank import Sentence

_GOALS = {
    "UPOS": 0.968, "features": 0.953, "lemma": 0.98, "UAS": 0.885, "LAS": 0.855, "sentence F": 0.95,
}  # fmt: skip
_PUNCTUATION = frozenset({"punct", "p"})


def _pieces(sentences: list[Sentence], cut: str) -> list[list[Sentence]]:
    """Return the sentences as texts: ``tens``, as the published figures, or ``paragraphs``."""
    pieces: list[list[Sentence]] = []
    for i, sentence in enumerate(sentences):
        fresh = sentence.starts_paragraph if cut == "paragraphs" else i % 10 == 0
        if fresh or not pieces:
            pieces.append([])
        pieces[-1].append(sentence)
    return pieces


def measure(parse: Callable[[str], Doc], pieces: list[list[Sentence]]) -> dict[str, float]:
    """Return the accuracies by spaCy's own scorer, punctuation left out of the trees."""
    from spacy.scorer import Scorer
    from spacy.training import Example

    from training.pipeline.corpus import to_doc

    examples = []
    for piece in pieces:
        predicted = parse("".join(_text(sentence) for sentence in piece).rstrip())
        examples.append(Example(predicted, to_doc(predicted.vocab, piece)))
    scores = Scorer.score_token_attr(examples, "pos")
    scores |= Scorer.score_token_attr(
        examples, "morph", getter=lambda token, _: str(token.morph), missing_values={"_"}
    )
    scores |= Scorer.score_token_attr(examples, "lemma")
    scores |= Scorer.score_spans(examples, "sents", has_annotation=lambda _: True)
    scores |= Scorer.score_deps(examples, "dep", ignore_labels=_PUNCTUATION, getter=_label)
    names = {
        "UPOS": "pos_acc", "features": "morph_acc", "lemma": "lemma_acc", "UAS": "dep_uas",
        "LAS": "dep_las", "sentence F": "sents_f",
    }  # fmt: skip
    return {name: scores[key] for name, key in names.items()}


def _label(token: object, attribute: str) -> str:
    return str(getattr(token, attribute + "_")).lower()


def _text(sentence: Sentence) -> str:
    last = len(sentence.tokens) - 1
    return "".join(
        token.form + (" " if token.space_after or i == last else "")
        for i, token in enumerate(sentence.tokens)
    )


def measure_passive(
    parse: Callable[[str], Doc], lexicon: Lexicon, pieces: list[list[Sentence]]
) -> float:
    """Return the F1 of finding passives: participles with "bli", and verbs in passive -s."""
    from asker_skriv.language.passive import find_passives

    gold: set[tuple[int, int]] = set()
    found: set[tuple[int, int]] = set()
    for number, piece in enumerate(pieces):
        text = "".join(map(_text, piece)).rstrip()
        found |= {(number, passive.start) for passive in find_passives(parse(text), lexicon)}
        gold |= {(number, start) for start in _gold_passives(piece)}
    return 2 * len(gold & found) / (len(gold) + len(found))


def _gold_passives(piece: list[Sentence]) -> Iterator[int]:
    """Yield where in the text the verbs of the official passives begin."""
    offset = 0
    for sentence in piece:
        starts = []
        last = len(sentence.tokens) - 1
        for i, token in enumerate(sentence.tokens):
            starts.append(offset)
            offset += len(token.form) + (token.space_after or i == last)
        for i, token in enumerate(sentence.tokens):
            if token.rel == "aux:pass":
                yield starts[token.head]
            if "Voice=Pass" in token.feats:
                yield starts[i]


def _speed(pipeline: Pipeline, texts: list[str]) -> float:
    for text in texts[:30]:
        pipeline.parse(text)
    start = time.process_time()  # others on the machine do not count
    words = sum(len(pipeline.parse(text)) for text in texts)
    return words / (time.process_time() - start)


def _row(name: str, value: float, goal: float, digits: int = 3) -> None:
    verdict = "ok" if value >= goal else "under"
    print(f"{name:<28}{value:>10.{digits}f}{goal:>10.{digits}f}  {verdict}")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("model", nargs="?", type=Path)
    folder = options.parse_args().model or DataLayers.standard().resource("modell")
    start = time.perf_counter()
    import spacy  # noqa: F401

    imported = time.perf_counter()
    pipeline = Pipeline.load(folder)
    loaded = time.perf_counter()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(f"{pipeline.name}: {size:.1f} MB on disk (at most 15), import spaCy "
          f"{imported - start:.2f} s, load {loaded - imported:.2f} s (at most 0.5)")  # fmt: skip
    from training.pipeline.treebank import read_conllu

    try:
        sentences = read_conllu()
    except OSError:
        print("No ../shared/data here: accuracy is not measured.")
        return
    for cut in ("paragraphs", "tens"):
        print(f"\n{'dev documents, ' + cut:<28}{'figure':>10}{'goal':>10}")
        for name, value in measure(pipeline.parse, _pieces(sentences, cut)).items():
            _row(name, value, _GOALS[name], 4)
    from asker_skriv.language.lexicon import Lexicon

    passive = measure_passive(pipeline.parse, Lexicon.open(), _pieces(sentences, "paragraphs"))
    _row("passive F1", passive, 0.96, 4)
    texts = ["".join(map(_text, piece)) for piece in _pieces(sentences, "tens")]
    _row("words a second, one core", _speed(pipeline, texts), 6000, 0)


if __name__ == "__main__":
    main()
