"""Lemmas by look-up: what the treebank says, else the dictionary, else the head of the compound.

More accurate than a trained lemmatizer, and it never invents a lemma that looks like no word.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import srsly
from spacy.language import Language

from asker_skriv.language.wordtable import Reading, WordTable

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SAME_CLASS = {"AUX": "VERB", "PART": "ADV", "NUM": "DET"}
_FILE = "lemmas"

# What the features of the parse are called in the word table.
_FEATURE_NAMES = {
    "Number=Sing": "Sing", "Number=Plur": "Plur", "Definite=Def": "Def", "Definite=Ind": "Ind",
    "Tense=Pres": "Pres", "Tense=Past": "Past", "VerbForm=Inf": "Inf", "Mood=Imp": "Imp",
    "Voice=Pass": "Pass", "Degree=Cmp": "Cmp", "Degree=Sup": "Sup", "Gender=Neut": "Neuter",
    "Gender=Masc": "Masc", "Gender=Fem": "Fem",
}  # fmt: skip

# Regular endings, for words that nothing knows: UPOS, needed features, ending, the lemma's.
_ENDINGS = (
    ("NOUN", "Plur Def", "ene", ""), ("NOUN", "Plur Ind", "er", ""), ("NOUN", "Plur Def", "a", ""),
    ("NOUN", "Sing Def", "en", ""), ("NOUN", "Sing Def", "et", ""), ("NOUN", "Sing Def", "a", ""),
    ("VERB", "Pres", "er", "e"), ("VERB", "Past", "te", "e"), ("VERB", "Past", "et", "e"),
    ("VERB", "Part", "et", "e"), ("VERB", "Part", "t", "e"), ("VERB", "Pass", "es", "e"),
    ("ADJ", "Plur", "e", ""), ("ADJ", "Def", "e", ""), ("ADJ", "Neuter", "t", ""),
)  # fmt: skip


def lexicon_keys(form: str, pos: str, feats: str) -> tuple[str, str]:
    """Return the two keys of a word in the treebank's lexicon: with and without features."""
    word = form if pos == "PROPN" else form.lower()
    return f"{word}|{pos}|{feats}", f"{word}|{pos}"


class Lemmas:
    """Lemmas of word forms in context of their UPOS and features; never changed once made."""

    def __init__(self, lexicon: Mapping[str, str], table: WordTable | None) -> None:
        self._lexicon = lexicon
        self._table = table

    def lemma(self, form: str, pos: str, feats: str) -> str:
        """Return the lemma; ``feats`` are UD features joined by ``|``, empty when none."""
        known = self._told(form, pos, feats)
        if known:
            return known
        if pos == "PUNCT":
            return "$" + form
        if pos == "PROPN":
            return _without_genitive(form) if "Case=Gen" in feats else form
        if pos in {"SPACE", "SYM", "X"} or not any(map(str.isalpha, form)):
            return form
        lemma = self._from_dictionary(form.lower(), pos, feats)
        return _with_case_of(form, lemma)

    def _told(self, form: str, pos: str, feats: str) -> str | None:
        exact, loose = lexicon_keys(form, pos, feats)
        return self._lexicon.get(exact) or self._lexicon.get(loose)

    def _from_dictionary(self, low: str, pos: str, feats: str) -> str:
        names = {_FEATURE_NAMES[f] for f in feats.split("|") if f in _FEATURE_NAMES}
        participle = "VerbForm=Part" in feats
        entry = self._table.find(low) if self._table else None
        if entry and self._table:
            same = [r for r in entry.readings if r.upos == _SAME_CLASS.get(pos, pos)]
            if same:
                best = max(same, key=lambda r: _likeness(r, names, participle=participle))
                head = low[entry.modifier :]
                told = self._told(head, pos, feats) if entry.modifier else None
                return low[: entry.modifier] + (
                    told or best.lemma(self._table.known_part(low, entry))
                )
        stem = _without_genitive(low) if "Case=Gen" in feats else low
        return _by_ending(stem, pos, names | ({"Part"} if participle else set()))


def _likeness(reading: Reading, names: set[str], *, participle: bool) -> tuple[bool, int, int]:
    """Return how well a reading fits: the participle first, and of two lemmas the shorter."""
    tags = set(reading.feats.replace("/", " ").split())
    length = len(reading.add) - reading.cut
    return (("Part>" in reading.feats) == participle, len(tags & names), -length)


def _with_case_of(form: str, lemma: str) -> str:
    """Return the lemma with the capitals of a name or an abbreviation before the hyphen."""
    hyphen = form.rfind("-")
    if hyphen > 0 and not form[:hyphen].islower():
        return form[: hyphen + 1] + lemma[hyphen + 1 :]
    return lemma


def _without_genitive(form: str) -> str:
    for ending in ("'s", "’s", "s", "'", "’"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form[: -len(ending)]
    return form


def _by_ending(low: str, pos: str, names: set[str]) -> str:
    for upos, needed, ending, instead in _ENDINGS:
        if upos != pos or not set(needed.split()) <= names:
            continue
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return low[: -len(ending)] + instead
    return low


class LetterLemmatizer:
    """The spaCy component: sets ``token.lemma_``; the word table is the tokenizer's."""

    def __init__(self, nlp: Language, name: str = "letter_lemmatizer") -> None:
        self.name = name
        self._nlp = nlp
        self._lexicon: dict[str, str] = {}

    def fill(self, lexicon: Mapping[str, str]) -> None:
        """Take over the treebank's lexicon, keyed as ``lexicon_keys`` says."""
        self._lexicon = dict(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        lemmas = Lemmas(self._lexicon, getattr(self._nlp.tokenizer, "table", None))
        seen: dict[tuple[int, int, int], int] = {}
        strings = doc.vocab.strings
        for token in doc:
            key = (token.orth, token.pos, hash(token.morph))
            lemma = seen.get(key)
            if lemma is None:
                text = lemmas.lemma(token.text, token.pos_, str(token.morph))
                lemma = seen[key] = strings.add(text)
            token.lemma = lemma
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Return the lexicon as bytes."""
        return zlib.compress(srsly.msgpack_dumps(self._lexicon), 6)

    def from_bytes(self, data: bytes, **_: object) -> LetterLemmatizer:
        """Take over the lexicon that ``to_bytes`` wrote."""
        self._lexicon = srsly.msgpack_loads(zlib.decompress(data))
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the lexicon into the folder ``path``."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> LetterLemmatizer:
        """Read the lexicon from the folder ``path``."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())


@Language.factory("letter_lemmatizer", assigns=["token.lemma"])
def create_letter_lemmatizer(nlp: Language, name: str) -> LetterLemmatizer:
    """Return the component for a pipeline's config."""
    return LetterLemmatizer(nlp, name)
