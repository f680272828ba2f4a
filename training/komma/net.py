"""The comma model's training: one hidden layer on hashed signs, by Adam, with numpy alone.

Kingma and Ba, 2015, «Adam: A Method for Stochastic Optimization».
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_BATCH = 2048
_RATE, _WARM_UP, _COOLED = 0.002, 100, 0.1


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the net is, and how long and how roughly it is trained."""

    rows: int = 1 << 14
    hidden: int = 12
    passes: int = 4
    hidden_signs: float = 0.6  # share of the signs that are left out at each step
    seed: int = 1


@dataclass(slots=True)
class Net:
    """``table`` and ``bias`` hold the hidden units' weights and last the direct one."""

    table: Floats
    bias: Floats
    out: Floats
    _mean: list[Floats] = field(default_factory=list)
    _square: list[Floats] = field(default_factory=list)
    _steps: int = 0

    @classmethod
    def new(cls, shape: Shape) -> Net:
        """Make a net that knows nothing but that commas are seldom missing."""
        rng = np.random.default_rng(shape.seed)
        table = rng.normal(size=(shape.rows, shape.hidden + 1)).astype(np.float32) * 0.05
        table[:, -1] = 0
        bias = np.zeros(shape.hidden + 1, dtype=np.float32)
        bias[-1] = -3
        out = rng.normal(size=shape.hidden).astype(np.float32) * np.float32(0.3)
        return cls(table, bias, out)

    def scores(self, signs: NDArray[np.int32]) -> Floats:
        """Return the log odds for each row of hashed signs."""
        parts = np.array_split(signs, max(1, len(signs) // (4 * _BATCH)))
        return np.concatenate([self._forward(self.table[part].sum(axis=1))[1] for part in parts])

    def _forward(self, summed: Floats) -> tuple[Floats, Floats]:
        summed = summed + self.bias
        hidden = np.maximum(summed[:, :-1], 0)
        return hidden, hidden @ self.out + summed[:, -1]

    def step(
        self, signs: NDArray[np.int32], seen: Floats, truth: Floats, weight: Floats, rate: float
    ) -> float:
        """Learn from one batch; return its loss."""
        summed = np.einsum("nsh,ns->nh", self.table[signs], seen, optimize=True)
        hidden, score = self._forward(summed)
        chance = 1 / (1 + np.exp(-score))
        error = ((chance - truth) * weight / len(truth)).astype(np.float32)
        back = np.hstack([error[:, None] * self.out * (hidden > 0), error[:, None]])
        flat, share = signs.ravel(), seen.ravel()
        size = len(self.table)
        times = np.repeat(np.arange(len(signs)), signs.shape[1])
        columns = [np.bincount(flat, share * unit[times], size) for unit in back.T]
        table = np.stack(columns, axis=1).astype(np.float32)
        self._adam([table, back.sum(axis=0), hidden.T @ error], rate)
        right = np.where(truth > 0, chance, 1 - chance)
        return float(-(np.log(right + 1e-9) * weight).sum())

    def _adam(self, slopes: list[Floats], rate: float) -> None:
        values = [self.table, self.bias, self.out]
        if not self._mean:
            self._mean = [np.zeros_like(value) for value in values]
            self._square = [np.zeros_like(value) for value in values]
        self._steps += 1
        for value, slope, mean, square in zip(
            values, slopes, self._mean, self._square, strict=True
        ):
            mean[...] += 0.1 * (slope - mean)
            square[...] += 0.001 * (slope**2 - square)
            towards = mean / (1 - 0.9**self._steps)
            value[...] -= rate * towards / (np.sqrt(square / (1 - 0.999**self._steps)) + 1e-7)


def train(signs: NDArray[np.int32], truth: Floats, weight: Floats, shape: Shape) -> Net:
    """Return a net trained on rows of hashed signs."""
    net = Net.new(shape)
    rng = np.random.default_rng(shape.seed)
    batches = [np.arange(k, min(k + _BATCH, len(truth))) for k in range(0, len(truth), _BATCH)]
    done, steps = 0, shape.passes * len(batches)
    keep = 1 - shape.hidden_signs
    for number in range(shape.passes):
        order = rng.permutation(len(truth))
        loss = 0.0
        for batch in batches:
            chosen = order[batch]
            seen = (rng.random(signs[chosen].shape, dtype=np.float32) < keep) / np.float32(keep)
            rate = _RATE * min(1, (done + 1) / _WARM_UP) * (1 - (1 - _COOLED) * done / steps)
            loss += net.step(signs[chosen], seen, truth[chosen], weight[chosen], rate)
            done += 1
        print(f"  pass {number + 1}: loss {loss / len(truth):.4f}", flush=True)
    return net
