"""How likely a misspelling is: the cost of the slips that turn a word into what was written.

Costs are those of slips, not of letters: a double consonant too few costs less than a foreign
letter. Norwegian sound confusions and neighbouring keys are cheap. 1 is an arbitrary letter.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType

_MUCH = 99.0

# Written -> meant, both ways unless the pair is listed in the other direction with its own cost.
_PAIRS = {
    0.1: "aa-å ae-æ oe-ø é-e è-e ê-e ó-o ò-o ô-o à-a ä-æ ö-ø ü-y",
    0.25: "sj-skj kj-tj kj-skj sj-kj j-gj j-hj v-hv e-æ o-å ks-x k-c s-c w-v z-s k-q sk-skj sk-sj",
    0.3: "n-nd l-ld r-rd ne-nde e-et i-ig li-lig ng-gn gn-ng ng-n n-ng tt-dt t-dt rd-r g-gj "
    "ei-æ ei-eg eg-æ ai-ei au-æu øy-øi ou-å stj-skj f-ph sh-sj ch-sj t-th ks-cc "
    "j-g gh-g ikk-ik rs-sj sl-skl ett-et etts-ets iv-if",
    0.45: "y-i u-o æ-a ø-o ø-u ø-y e-i d-t g-k b-p v-f d-g et-ed",
    0.6: "a-e o-a u-y ø-æ a-å n-m",
}
_ONE_WAY = {
    ("ig", "ing"): 0.45,
    ("ene", "ende"): 0.3,
    # A silent letter left out; the other way it is an ordinary slip.
    ("", "h"): 0.45,
    ("", "d"): 0.45,
    ("", "g"): 0.5,
    ("", "t"): 0.5,
    ("", "e"): 0.6,
    ("", "r"): 0.65,
    ("", "s"): 0.6,
    ("e", ""): 0.65,
    ("s", ""): 0.65,
    ("t", ""): 0.65,
    ("r", ""): 0.75,
    ("d", ""): 0.6,
    ("h", ""): 0.6,
    ("g", ""): 0.65,
}
_KEYS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_NEIGHBOUR = 0.7
_DOUBLE = 0.3
_SWAP = 0.5
_INSERT = 0.8
_DELETE = 0.8
_REPLACE = 1.0
_FIRST_LETTER = 0.35


def _pairs() -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for row in _KEYS:
        for left, right in pairwise(row):
            costs[left, right] = costs[right, left] = _NEIGHBOUR
    for cost, pairs in reversed(_PAIRS.items()):
        for pair in pairs.split():
            left, right = pair.split("-")
            costs[left, right] = costs[right, left] = cost
    return costs | _ONE_WAY


_COSTS = MappingProxyType(_pairs())
_SINGLE = MappingProxyType({p: c for p, c in _COSTS.items() if len(p[0]) == len(p[1]) == 1})
_LONG = MappingProxyType({p: c for p, c in _COSTS.items() if max(map(len, p)) > 1})
_LONG_BY_ENDS = MappingProxyType(
    {
        ends: tuple((w, m, c) for (w, m), c in _LONG.items() if (w[-1:], m[-1:]) == ends)
        for ends in {(w[-1:], m[-1:]) for w, m in _LONG}
    }
)


def cost(written: str, meant: str, limit: float = _MUCH) -> float:
    """Return the cost of writing ``written`` for ``meant``; a number over ``limit`` if above it.

    Weighted edit distance with letter groups and swaps (Damerau-Levenshtein). Both in lower case.
    """
    rows = [[column * _INSERT for column in range(len(meant) + 1)]]
    for column in range(1, len(meant) + 1):
        rows[0][column] = rows[0][column - 1] + _left_out(meant, column)
    for row in range(1, len(written) + 1):
        current = [rows[row - 1][0] + _too_much(written, row)]
        letter = written[row - 1]
        previous = rows[row - 1]
        for column in range(1, len(meant) + 1):
            other = meant[column - 1]
            if letter == other:
                best = previous[column - 1]
            else:
                best = previous[column - 1] + _SINGLE.get((letter, other), _REPLACE)
            insert = current[column - 1] + _left_out(meant, column)
            best = min(best, insert, previous[column] + _too_much(written, row))
            crossed = row > 1 and column > 1 and letter == meant[column - 2] != other
            if crossed and written[row - 2] == other:
                best = min(best, rows[row - 2][column - 2] + _SWAP)
            for group, target, price in _LONG_BY_ENDS.get((letter, other), ()):
                left, right = row - len(group), column - len(target)
                if (
                    left >= 0
                    and right >= 0
                    and written[left:row] == group
                    and meant[right:column] == target
                ):
                    best = min(best, rows[left][right] + price)
            current.append(best)
        if min(current) > limit and min(previous) > limit:
            return _MUCH
        rows.append(current)
    total = rows[-1][-1]
    return total + (_FIRST_LETTER if total and written[:1] != meant[:1] else 0.0)


def _left_out(meant: str, column: int) -> float:
    letter = meant[column - 1]
    if column > 1 and letter == meant[column - 2]:
        return _DOUBLE
    return _COSTS.get(("", letter), _INSERT)


def _too_much(written: str, row: int) -> float:
    letter = written[row - 1]
    if row > 1 and letter == written[row - 2]:
        return _DOUBLE
    return _COSTS.get((letter, ""), _DELETE)
