"""How often a form has which lemma and word class in the Norwegian Dependency Treebank (CC0).

The treebank lies beside the repository (``../shared/data/ndt-nob.tar.xz``); only its training
documents are read. Without it the build stops: the result would differ.
"""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

_TELLING = 4  # times seen
_MOSTLY = 0.6
_UPOS = {
    "subst": "NOUN",
    "verb": "VERB",
    "adj": "ADJ",
    "adv": "ADV",
    "prep": "ADP",
    "det": "DET",
    "pron": "PRON",
    "konj": "CCONJ",
    "sbu": "SCONJ",
    "interj": "INTJ",
    "inf-merke": "PART",
}


class Readings:
    """Counts of (form, word class) and (form, word class, lemma), lower case."""

    def __init__(self, counts: Counter[tuple[str, str, str]], names: Counter[str]) -> None:
        self.names = names
        self._lemmas = counts
        self._classes: Counter[tuple[str, str]] = Counter()
        self._forms: Counter[str] = Counter()
        for (form, pos, _), number in counts.items():
            self._classes[form, pos] += number
            self._forms[form] += number

    def share(self, form: str, pos: str, rivals: int) -> float:
        """Return the share of the form's uses that have the class, smoothed over the rivals."""
        return (self._classes[form, pos] + 0.2) / (self._forms[form] + 0.2 * rivals)

    def classes(self, form: str) -> dict[str, int]:
        """Return word class -> count of a form."""
        return {pos: self._classes[form, pos] for pos in _UPOS.values() if self._classes[form, pos]}

    def usual_classes(self, classes: Sequence[str]) -> dict[str, int]:
        """Return form -> place (from 1) in ``classes`` of the class that it mostly has.

        Only forms seen often enough to tell.
        """
        found: dict[str, int] = {}
        for form, total in self._forms.items():
            counts = self.classes(form)
            usual = max(counts, key=lambda pos: (counts[pos], pos), default="")
            if counts and counts[usual] >= max(_TELLING, _MOSTLY * total):
                found[form] = classes.index(usual) + 1
        return found


def read(path: Path) -> Readings:
    """Read the training documents of the treebank archive."""
    counts: Counter[tuple[str, str, str]] = Counter()
    names: Counter[str] = Counter()
    with tarfile.open(path, "r:xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda found: found.name):
            if "/train/" not in member.name or not member.name.endswith(".conll"):
                continue
            file = archive.extractfile(member)
            assert file is not None
            for line in file.read().decode("utf-8").splitlines():
                columns = line.split("\t")
                if len(columns) < 6:
                    continue
                form, lemma, pos, features = columns[1], columns[2], columns[3], columns[5]
                if "prop" in features.split("|"):
                    names[form] += 1
                elif pos in _UPOS:
                    counts[form.lower(), _UPOS[pos], lemma.lower()] += 1
    return Readings(counts, names)
