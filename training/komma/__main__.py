"""``python3 -m training.komma``: trains the comma model and writes resources/komma/komma.npz.

Ten minutes on one core. To be run again when the parser has been trained anew: the model looks at
trees as that parser makes them. Edited text lacks commas too, so the sentences are read once by
models that have not seen them, and gaps where those are sure of a comma teach nothing. Afterwards
measure with ``python3 -m benchmarks.corrupted komma`` and ``python3 -m benchmarks.rules``.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asker_skriv.checking.code.clause_facts import COLUMNS
from asker_skriv.checking.code.comma_model import FILE, hash_signs
from training.komma.net import Floats, Net, Shape, train
from training.komma.samples import Samples, samples
from training.pipeline.treebank import SHARED

_HERE = Path(__file__).resolve().parent
_TARGET = _HERE.parents[1] / "resources" / FILE
_FOLDS = 4
_FOLD_SIZE = 300  # sentences that stay together, as they are of one text
_SURE = 0.5  # log odds above which an untouched gap is taken for one that lacks its comma
_SPOILT_WEIGHT = 0.5  # of the gaps without a fault in sentences that have one elsewhere
_DEV_WORDS = 31_000


def main() -> None:
    """Train, measure on dev, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=_HERE.parent / "work" / "komma")
    parser.add_argument("--reuse", action="store_true", help="the samples that --work holds")
    options = parser.parse_args()
    if not (SHARED / "ndt-nob.tar.xz").is_file():
        raise SystemExit("The treebank is missing: put ndt-nob.tar.xz into ../shared/data.")
    options.work.mkdir(parents=True, exist_ok=True)
    learn, test = (_samples(options.work, part, options.reuse) for part in ("train", "dev"))
    signs, shape = sign_columns(), Shape()
    hashed = hash_signs(learn.rows, signs, shape.rows)
    truth = learn.missing.astype(np.float32)
    weight = np.where(learn.untouched | learn.missing, 1, _SPOILT_WEIGHT).astype(np.float32)
    unseen = _unseen_scores(hashed, truth, weight, learn.sentence, shape)
    weight[~learn.missing & (unseen > _SURE)] = 0
    net = train(hashed, truth, weight, shape)
    report(test, net.scores(hash_signs(test.rows, signs, shape.rows)))
    write(net, signs, _TARGET)


def _samples(work: Path, part: str, reuse: bool) -> Samples:
    path = work / f"{part}.npz"
    if not reuse:
        made = samples(part)
        np.savez(path, **{name: getattr(made, name) for name in Samples.__slots__})
    with np.load(path) as file:
        return Samples(*(file[name] for name in Samples.__slots__))


def sign_columns() -> NDArray[np.int8]:
    """Return the columns of each sign, filled up with -1: each alone, then those in signs.txt."""
    together = [
        [COLUMNS.index(name.strip()) for name in line.split(",")]
        for line in (_HERE / "signs.txt").read_text(encoding="utf-8").splitlines()
    ]
    listed = [[column] for column in range(len(COLUMNS))] + together
    widest = max(map(len, listed))
    return np.array([sign + [-1] * (widest - len(sign)) for sign in listed], dtype=np.int8)


def _unseen_scores(
    hashed: NDArray[np.int32],
    truth: Floats,
    weight: Floats,
    sentence: NDArray[np.int32],
    shape: Shape,
) -> Floats:
    """Return what models trained on the other texts say of each gap."""
    fold = sentence // _FOLD_SIZE % _FOLDS
    scores = np.zeros(len(truth), dtype=np.float32)
    for number in range(_FOLDS):
        own = fold == number
        briefly = replace(shape, passes=3, seed=shape.seed + number)
        net = train(hashed[~own], truth[~own], weight[~own], briefly)
        scores[own] = net.scores(hashed[own])
    return scores


def report(test: Samples, scores: Floats) -> None:
    """Print how many single missing commas are found at a few rates of alarm on edited text.

    Some of the alarms are right: edited text lacks commas too.
    """
    alarms = np.sort(scores[test.untouched])[::-1]
    for rate in (0.25, 0.5, 1, 2):
        limit = alarms[int(rate * _DEV_WORDS / 1000)]
        found = (scores[test.alone & test.missing] > limit).mean()
        print(f"{rate:>5} alarms per 1,000 words: {found:.3f} found, at {limit:.2f}")


def write(net: Net, signs: NDArray[np.int8], path: Path) -> None:
    """Write the net with its weights as whole numbers of one byte, a scale to each column."""
    scales = np.abs(net.table).max(axis=0) / 127
    table = np.rint(net.table / scales).astype(np.int8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        table=table,
        scales=scales.astype(np.float32),
        bias=net.bias.astype(np.float32),
        out=net.out.astype(np.float32),
        signs=signs,
    )
    print(f"{path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
