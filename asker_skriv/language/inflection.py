"""Choosing the form that a sentence needs: features that match, agreement, fixed phrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

Cell = tuple[str, str]  # form, UD features

# A form with one of these is only right when asked for.
_MARKED = MappingProxyType(
    {"Voice": "Pass", "Degree": "Cmp Sup", "Mood": "Imp", "NumType": "Ord", "Case": "Gen"}
)
_DECISIVE = frozenset({"Voice", "VerbForm", "Tense", "Mood"})
_DECISIVE_VALUES = frozenset({"Cmp", "Sup", "Gen"})
_SOFT = "Gender"
_MISMATCH = 100


def parse_features(features: str) -> dict[str, str]:
    """Return UD features as a dict; the empty string gives an empty dict."""
    pairs = (pair.partition("=") for pair in features.split("|") if pair)
    return {name: value for name, _, value in pairs}


def join_features(features: Mapping[str, str]) -> str:
    """Return features as UD writes them: sorted, ``Name=Value|Name=Value``."""
    return "|".join(f"{name}={features[name]}" for name in sorted(features))


def distance(wanted: Mapping[str, str], offered: Mapping[str, str]) -> int:
    """Return how badly a form with the ``offered`` features fits; 100 and more: not at all.

    Gender is soft, since a word has the gender it has; a feature that the form does not show
    (the plural of an adjective has no definiteness) fits with a small penalty.
    """
    penalty = 0
    for name, value in wanted.items():
        if name not in offered:
            penalty += _MISMATCH if name in _DECISIVE or value in _DECISIVE_VALUES else 1
        elif not _agrees(name, value, offered[name]):
            penalty += 10 if name == _SOFT and offered[name] != "Neut" else _MISMATCH
    for name, value in offered.items():
        if name not in wanted and value in _MARKED.get(name, "").split():
            penalty += _MISMATCH
    if wanted.get("Gender") == "Fem" and offered.get("Gender") == "Com":
        penalty += 1
    return penalty


def _agrees(name: str, wanted: str, offered: str) -> bool:
    if wanted == offered:
        return True
    return (
        name == "Gender"
        and {wanted, offered} <= {"Com", "Masc", "Fem"}
        and "Com"
        in (
            wanted,
            offered,
        )
    )


def matching(
    words: Iterable[Iterable[Cell]], features: str, *, own_gender: bool
) -> list[list[Cell]]:
    """Return for each homograph the cells that fit the features best of all homographs' cells.

    ``own_gender``: the word has a gender of its own (nouns): a wish for a gender only puts the
    homographs and forms that have it first. Homographs without a fitting cell are left out.
    """
    wanted = parse_features(features)
    gender = f"Gender={wanted.pop('Gender', '')}" if own_gender else ""
    ranked = [
        [(distance(wanted, parse_features(found)), (form, found)) for form, found in cells]
        for cells in words
    ]
    best = min((penalty for cells in ranked for penalty, _ in cells), default=_MISMATCH)
    if best >= _MISMATCH:
        return []
    fitting = [[cell for penalty, cell in cells if penalty == best] for cells in ranked]
    if gender:
        fitting = [sorted(cells, key=lambda cell: gender not in cell[1]) for cells in fitting]
        fitting.sort(key=lambda cells: not any(gender in features for _, features in cells))
    return [cells for cells in fitting if cells]


def genitive(form: str) -> str:
    """Return the genitive: -s, or an apostrophe after s, x and z."""
    return form + ("’" if form[-1:].lower() in tuple("sxz") else "s")


_ARTICLES = MappingProxyType({"Masc": "en", "Fem": "ei", "Neut": "et"})
_DETERMINERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {"Masc": "en", "Fem": "en", "Neut": "et"},
        "ei": {"Masc": "en", "Fem": "ei", "Neut": "et"},
        "den": {"Masc": "den", "Fem": "den", "Neut": "det", "Plur": "de"},
        "denne": {"Masc": "denne", "Fem": "denne", "Neut": "dette", "Plur": "disse"},
        "min": {"Masc": "min", "Fem": "min", "Neut": "mitt", "Plur": "mine"},
        "mi": {"Masc": "min", "Fem": "mi", "Neut": "mitt", "Plur": "mine"},
        "din": {"Masc": "din", "Fem": "din", "Neut": "ditt", "Plur": "dine"},
        "di": {"Masc": "din", "Fem": "di", "Neut": "ditt", "Plur": "dine"},
        "sin": {"Masc": "sin", "Fem": "sin", "Neut": "sitt", "Plur": "sine"},
        "si": {"Masc": "sin", "Fem": "si", "Neut": "sitt", "Plur": "sine"},
        "vår": {"Masc": "vår", "Fem": "vår", "Neut": "vårt", "Plur": "våre"},
        "ingen": {"Masc": "ingen", "Fem": "ingen", "Neut": "intet", "Plur": "ingen"},
        "noen": {"Masc": "noen", "Fem": "noen", "Neut": "noe", "Plur": "noen"},
        "hver": {"Masc": "hver", "Fem": "hver", "Neut": "hvert"},
        "enhver": {"Masc": "enhver", "Fem": "enhver", "Neut": "ethvert"},
        "hvilken": {"Masc": "hvilken", "Fem": "hvilken", "Neut": "hvilket", "Plur": "hvilke"},
        "slik": {"Masc": "slik", "Fem": "slik", "Neut": "slikt", "Plur": "slike"},
        "sånn": {"Masc": "sånn", "Fem": "sånn", "Neut": "sånt", "Plur": "sånne"},
        "annen": {"Masc": "annen", "Fem": "annen", "Neut": "annet", "Plur": "andre"},
        "egen": {"Masc": "egen", "Fem": "egen", "Neut": "eget", "Plur": "egne"},
        "all": {"Masc": "all", "Fem": "all", "Neut": "alt", "Plur": "alle"},
    }
)
# Forms that stand for several rows keep to the row that is the plainest.
_ROW_OF = MappingProxyType(
    {
        form: lemma
        for lemma, row in reversed(list(_DETERMINERS.items()))
        for form in (lemma, *row.values())
    }
)


def article(gender: str) -> str:
    """Return en, ei or et for Masc, Fem or Neut."""
    return _ARTICLES[gender]


def agreeing_determiner(form: str, gender: str, number: str = "Sing") -> str | None:
    """Return the form of a determiner that agrees with a noun, or None if there is none.

    ``agreeing_determiner("denne", "Neut")`` is ``"dette"``; ("min", "Masc", "Plur") is "mine".
    An article has no plural. Case of the first letter is kept.
    """
    lower = form.lower()
    lemma = lower if lower in _DETERMINERS else _ROW_OF.get(lower)
    if lemma is None:
        return None
    found = _DETERMINERS[lemma].get("Plur" if number == "Plur" else gender)
    return like_case(form, found) if found else None


def like_case(pattern: str, word: str) -> str:
    """Return ``word`` with a capital first letter, or all capitals, if ``pattern`` has them."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word
