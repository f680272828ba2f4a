"""Dictionary entries: a lemma, its word class and all its forms, the moderate form first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Cell = tuple[str, str, str]  # form, UPOS, features
Zipf = Callable[[str, str], float]  # form and UPOS -> Zipf frequency

# How much more frequent a radical form must be (in Zipf) before it counts as the moderate one.
_RADICAL_NOUN = 0.35
_RADICAL_VERB = 9.0
_RADICAL_PLURAL = 0.5
_DATED = ("gav", "blev")  # ga and ble are what most write


@dataclass(frozen=True, slots=True)
class Entry:
    """One lemma with one word class; ``number`` is shared by the spellings of one article."""

    lemma: str
    pos: str
    number: int
    cells: tuple[Cell, ...]


def merge(lemma: str, pos: str, number: int, tables: list[list[Cell]], zipf: Zipf) -> Entry:
    """Join the tables of one lemma into one entry: the most moderate and frequent table first."""
    ranked = sorted(tables, key=lambda table: -_moderation(table, tables, zipf))
    cells: dict[Cell, None] = {}
    for table in ranked:
        cells.update(dict.fromkeys(table))
    return Entry(lemma, pos, number, tuple(cells))


def _moderation(table: list[Cell], tables: list[list[Cell]], zipf: Zipf) -> float:
    shared = set.intersection(*(set(other) for other in tables))
    slots = set.intersection(*({_slot(cell) for cell in other} for other in tables))
    definite = {cell for other in tables for cell in other if _is_definite_singular(cell)}
    if len({form for form, _, _ in definite}) > 1:
        slots = {_slot(cell) for cell in definite}  # the gender decides: bruken, not bruket
    lemma = table[0][0]
    return sum(
        _score(*cell, lemma, zipf)
        for cell in dict.fromkeys(table)
        if cell not in shared and _slot(cell) in slots
    )


def _is_definite_singular(cell: Cell) -> bool:
    return cell[1] == "NOUN" and "Definite=Def" in cell[2] and "Number=Sing" in cell[2]


def _slot(cell: Cell) -> str:
    return cell[1] + re.sub(r"Gender=\w+", "", cell[2])


def _score(form: str, pos: str, features: str, lemma: str, zipf: Zipf) -> float:
    score = zipf(form, pos)
    if "VerbForm=Part" in features and pos == "ADJ":
        score /= 10  # breaks ties between tables with the same past tense
    if form.endswith(_DATED):
        return score - 5
    if not form.endswith("a"):
        return score
    if pos == "NOUN":
        return score - (_RADICAL_PLURAL if "Number=Plur" in features else _RADICAL_NOUN)
    # kasta, not the strong past tenses ga and ba
    return score - _RADICAL_VERB if len(lemma) > 3 and form == lemma[:-1] + "a" else score


def common_prefix(forms: Iterable[str]) -> str:
    """Return the longest prefix that all the forms share."""
    ordered = sorted(forms)
    first, last = ordered[0], ordered[-1]
    length = 0
    while length < min(len(first), len(last)) and first[length] == last[length]:
        length += 1
    return first[:length]


def stems(forms: Iterable[str], longest_ending: int) -> list[str]:
    """Return prefixes so that each form is one of them plus at most ``longest_ending`` letters."""
    found: list[str] = []
    cluster: list[str] = []
    for form in sorted(set(forms)):
        prefix = common_prefix([*cluster, form])
        if cluster and max(map(len, [*cluster, form])) - len(prefix) > longest_ending:
            found.append(common_prefix(cluster))
            cluster = []
        cluster.append(form)
    return list(dict.fromkeys([*found, common_prefix(cluster)]))
