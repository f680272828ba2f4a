"""From source articles to entries: every lemma once per word class, with all its forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .entries import Cell, Entry, Zipf, common_prefix, merge
from .sources import Article
from .tags import cell, noun_gender

CLOSED_FILE = Path(__file__).with_name("lukkede_ordklasser.tsv")
ADDED_FILE = Path(__file__).with_name("tillegg.tsv")
LEFT_OUT_FILE = Path(__file__).with_name("utelat.txt")
MISTAKES_FILE = Path(__file__).with_name("vanlige_feil.tsv")
PARTICLE_FILE = Path(__file__).with_name("partikkelverb.tsv")
CLOSED = {"PRON", "DET", "NUM", "AUX"}
_UPOS = {"noun": "NOUN", "adj": "ADJ", "verb": "VERB", "adv": "ADV"}
_FIRST_ADDED_NUMBER = 600_000
_FIRST_FREE_NUMBER = 200_000  # article numbers of Bokmålsordboka stay below


def closed_entries() -> list[Entry]:
    """Return the pronouns, determiners, numerals and auxiliaries written by hand."""
    cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for form, lemma, pos, features in _rows(CLOSED_FILE):
        sorted_features = "|".join(sorted(features.split("|"))) if features != "_" else ""
        cells[lemma, pos].append((form, pos, sorted_features))
    return [
        Entry(lemma, pos, number, tuple(found))
        for number, ((lemma, pos), found) in enumerate(cells.items(), 1)
    ]


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def particle_verbs() -> dict[str, str]:
    """Return fixed verb -> loose form of the same meaning (innhente -> hente inn)."""
    return {row[0]: row[1] for row in _rows(PARTICLE_FILE)}


def mistakes() -> dict[str, str]:
    """Return well-known mistakes that sound and letters alone do not lead back."""
    return {row[0]: row[1] for row in _rows(MISTAKES_FILE)}


def added_entries(known: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the words that every source lacks, inflected like the word their line names."""
    models: dict[tuple[str, str], Entry] = {}
    for entry in known:
        models.setdefault((entry.lemma, entry.pos), entry)
    for number, (lemma, pos, name) in enumerate(_rows(ADDED_FILE), _FIRST_ADDED_NUMBER):
        if (lemma, pos) in models:
            raise ValueError(f"{ADDED_FILE.name}: «{lemma}» is known by now: take it out")
        if name == "-":
            yield Entry(lemma, pos, number, ((lemma, pos, ""),))
            continue
        cells = [
            (_graft(lemma, name, form), upos, features)
            for form, upos, features in models[name, pos].cells
        ]
        yield Entry(lemma, pos, number, tuple(cells))


def _graft(lemma: str, model: str, form: str) -> str:
    """Return the form of ``lemma`` that corresponds to a form of a model word."""
    if lemma.endswith(model):
        return lemma.removesuffix(model) + form
    shared = len(common_prefix([model, form]))
    return lemma[: len(lemma) - (len(model) - shared)] + form[shared:]


def claims(
    articles: Iterable[Article], forms: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, set[str]]:
    """Return the word classes that the dictionaries know each lower-case form in."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for word_class, rows in article.tables:
            for form, tags in rows:
                described = cell(word_class, tags, "")
                found[form.lower()].add(described[0] if described else word_class)
    for source_pos, lemmas in forms.items():
        for listed in lemmas.values():
            for form in listed:
                found[form.lower()].add(_UPOS[source_pos])
    return found


def article_entries(articles: Iterable[Article], zipf: Zipf) -> Iterator[Entry]:
    """Yield one entry per spelling and word class of each article; multi-word lemmas left out."""
    for article in articles:
        tables: dict[tuple[str, str], list[list[Cell]]] = defaultdict(list)
        for word_class, rows in article.tables:
            cells = _table(word_class, rows, article.gender)
            if cells and word_class not in CLOSED and " " not in cells[0][0]:
                lemma = cells[0][0]
                # The table of a participle used as an adjective is the verb's own.
                tables[lemma, cells[0][1]].append(cells)
        for (lemma, pos), found in tables.items():
            yield merge(lemma, pos, article.number + 1000, found, zipf)


def _table(
    word_class: str, rows: tuple[tuple[str, tuple[str, ...]], ...], listed_gender: str
) -> list[Cell]:
    gender = ""
    if word_class == "NOUN":
        definite = next((form for form, tags in rows if tags == ("Sing", "Def")), "")
        gender = noun_gender(definite, listed_gender)
    found: list[Cell] = []
    for form, tags in rows:
        form = form.strip()  # noqa: PLW2901 - the source has a few stray spaces
        described = cell(word_class, tags, gender)
        if described and form and not form.startswith("-") and not form.endswith("-"):
            found.append((form, *described))
    return found


def ordbank_entries(
    forms: Mapping[str, Mapping[str, list[str]]], known: list[Entry], zipf: Zipf
) -> Iterator[Entry]:
    """Yield the entries that only Norsk ordbank has, inflected like a known word they end in.

    The source gives the forms without tags: the table is the one of the longest known last part
    whose forms are those of the source.
    """
    models: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in known:
        models[entry.lemma, entry.pos].append(entry)
    by_ending = _common_tables(known)
    left_out = {row[0] for row in _rows(LEFT_OUT_FILE)}
    number = _FIRST_FREE_NUMBER
    for source_pos, upos in _UPOS.items():
        for lemma, listed in sorted(forms[source_pos].items()):
            if (lemma, upos) in models or " " in lemma or lemma.endswith("-"):
                continue
            if (lemma, "PROPN") in models or len(lemma) < 2 or lemma in left_out:
                continue
            if upos == "ADJ" and (lemma, "VERB") in models:
                continue  # its participles: the verb has them
            number += 1
            if upos == "NOUN" and _is_name(lemma, listed):
                yield Entry(lemma, "PROPN", number, ((lemma, "PROPN", ""),))
                continue
            cells = _modelled(lemma, upos, set(listed) | {lemma}, models, by_ending)
            if cells:
                yield merge(lemma, upos, number, [cells], zipf)


def _is_name(lemma: str, listed: list[str]) -> bool:
    return lemma[0].isupper() and not lemma.isupper() and set(listed) <= {lemma, lemma + "s"}


def with_comparison(entry: Entry, forms: Mapping[str, Mapping[str, list[str]]]) -> Entry:
    """Return an adjective with the comparison that Norsk ordbank gives it.

    Bokmålsordboka's tables leave out the regular comparison.
    """
    if entry.pos != "ADJ" or any(_compares(features) for _, _, features in entry.cells):
        return entry
    listed = forms["adj"].get(entry.lemma, [])
    endings = (("ere", "Degree=Cmp"), ("est", "Definite=Ind|Degree=Sup"))
    endings += (("st", "Definite=Ind|Degree=Sup"), ("este", "Definite=Def|Degree=Sup"))
    endings += (("ste", "Definite=Def|Degree=Sup"),)
    known = {form for form, _, _ in entry.cells}
    added: list[Cell] = []
    for form in sorted(set(listed) - known):
        features = next((f for ending, f in endings if form.endswith(ending)), None)
        if features:
            added.append((form, "ADJ", features))
    return Entry(entry.lemma, entry.pos, entry.number, entry.cells + tuple(added))


def _modelled(
    lemma: str,
    upos: str,
    listed: set[str],
    models: Mapping[tuple[str, str], list[Entry]],
    by_ending: Mapping[tuple[str, frozenset[str]], tuple[tuple[str, str, str], ...]],
) -> list[Cell]:
    if upos == "ADV":
        return [(lemma, upos, "")]
    for start in range(2, len(lemma) - 2):
        for model in models.get((lemma[start:], upos), ()):
            cells = [(lemma[:start] + form, pos, features) for form, pos, features in model.cells]
            if len({form for form, _, _ in cells} & listed) * 3 >= len(listed) * 2:
                return [found for found in cells if found[0] in listed or not _compares(found[2])]
    shapes = by_ending.get((upos, _endings(lemma, listed)))
    if shapes:
        stem = lemma.removesuffix("e")
        return [(stem + ending, pos, features) for ending, pos, features in shapes]
    return _guessed(lemma, upos, listed)


def _compares(features: str) -> bool:
    return "Degree=Cmp" in features or "Degree=Sup" in features


def _endings(lemma: str, forms: Iterable[str]) -> frozenset[str]:
    stem = lemma.removesuffix("e")
    return frozenset(f[len(stem) :] if f.startswith(stem) else "?" + f for f in forms)


def _common_tables(
    known: Iterable[Entry],
) -> dict[tuple[str, frozenset[str]], tuple[tuple[str, str, str], ...]]:
    counts: dict[tuple[str, frozenset[str]], dict[tuple[tuple[str, str, str], ...], int]]
    counts = defaultdict(lambda: defaultdict(int))
    for entry in known:
        own = {form for form, pos, _ in entry.cells if pos == entry.pos} | {entry.lemma}
        endings = _endings(entry.lemma, own)
        if any(ending.startswith("?") for ending in endings):
            continue
        stem = entry.lemma.removesuffix("e")
        if not all(form.startswith(stem) for form, _, _ in entry.cells):
            continue
        shape = tuple((form[len(stem) :], pos, features) for form, pos, features in entry.cells)
        counts[entry.pos, endings][shape] += 1
    return {key: max(shapes, key=lambda s: (shapes[s], s)) for key, shapes in counts.items()}


_NOUN_GUESS = (
    ("ene", "Definite=Def|Gender={g}|Number=Plur"),
    ("er", "Definite=Ind|Gender={g}|Number=Plur"),
    ("en", "Definite=Def|Gender=Masc|Number=Sing"),
    ("et", "Definite=Def|Gender=Neut|Number=Sing"),
    ("a", "Definite=Def|Gender=Fem|Number=Sing"),
)


def _guessed(lemma: str, upos: str, listed: set[str]) -> list[Cell]:
    """Return a plain reading of forms that no table explains: better known than unknown."""
    if upos != "NOUN":
        ordered = sorted(listed, key=lambda form: (form != lemma, form))
        return [(form, upos, _guessed_features(form, lemma, upos)) for form in ordered]
    gender = "Neut" if any(form.endswith("et") for form in listed) else "Masc"
    cells: list[Cell] = [(lemma, upos, f"Definite=Ind|Gender={gender}|Number=Sing")]
    for form in sorted(listed - {lemma}):
        features = next((f for ending, f in _NOUN_GUESS if form.endswith(ending)), "")
        cells.append((form, upos, features.format(g=gender)))
    return cells


def _guessed_features(form: str, lemma: str, upos: str) -> str:
    if upos == "ADJ":
        return "Degree=Pos"
    if form == lemma:
        return "VerbForm=Inf"
    endings = {
        "es": "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass",
        "r": "Mood=Ind|Tense=Pres|VerbForm=Fin",
        "te": "Mood=Ind|Tense=Past|VerbForm=Fin",
        "de": "Mood=Ind|Tense=Past|VerbForm=Fin",
        "t": "VerbForm=Part",
        "a": "VerbForm=Part",
    }
    return next((f for ending, f in endings.items() if form.endswith(ending)), "VerbForm=Part")
