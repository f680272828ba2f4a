"""Puts the checker together from the data layers: the one place that knows all its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asker_skriv import __version__
from asker_skriv.checking.checker import Checker
from asker_skriv.checking.context import Language
from asker_skriv.checking.doctypes import Loaded, load_document_types
from asker_skriv.checking.document import DocumentBlock, DocumentCheck
from asker_skriv.checking.groups import GroupSet, load_groups
from asker_skriv.checking.letter_rules import load_letter_rules
from asker_skriv.checking.rulefiles import load_rules
from asker_skriv.checking.terms import GroupTermsCheck
from asker_skriv.checking.wordlist.check import WordListCheck
from asker_skriv.checking.wordlist.entries import plain_verbs
from asker_skriv.checking.wordlist.explanations import make_checks
from asker_skriv.checking.wordlist.files import load_word_lists, make_entry
from asker_skriv.checking.wordlist.kinds import EntryKinds, load_kinds
from asker_skriv.paths import DataLayers
from asker_skriv.settings import SettingsFile

OWN_WORDS = "ordbok.txt"


@dataclass(frozen=True, slots=True)
class Assembly:
    """A checker that is ready, with the data it was made of."""

    checker: Checker
    language: Language
    groups: GroupSet
    entry_kinds: EntryKinds
    document_types: Loaded
    document_checks: tuple[DocumentCheck, ...]
    versions: Mapping[str, str]
    problems: tuple[str, ...] = ()

    def preview_check(
        self, term: str, word_class: str, alternatives: Sequence[str]
    ) -> WordListCheck:
        """Return a check of one word-list entry that is being written.

        Raises BadDataFileError where the entry can't be used.
        """
        cells = {"term": term, "ordklasse": word_class, "alternativer": " | ".join(alternatives)}
        return WordListCheck([make_entry(cells)], self.entry_kinds, self.language.lexicon)

    def suggest_type(self, blocks: Sequence[DocumentBlock]) -> str:
        """Return the id of the document type that the text looks like, or ``""``."""
        return self.document_types.suggest("\n".join(block.text for block in blocks))


def own_words(layers: DataLayers) -> list[str]:
    """Return the words that machine and user have added to the dictionary, a line each."""
    words: list[str] = []
    for path in layers.files("ordliste", OWN_WORDS):
        try:
            words += path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            continue  # a damaged dictionary only means more red lines
    return [word.strip() for word in words if word.strip()]


def assemble(layers: DataLayers) -> Assembly:
    """Load parser, lexicon, rules, word lists and groups.

    Data files that can't be read are named in ``problems``; only a missing parser or lexicon
    raises BadDataFileError.
    """
    from asker_skriv.language.lexicon import Lexicon
    from asker_skriv.language.pipeline import Pipeline
    from asker_skriv.language.spelling import Spelling

    chosen = SettingsFile().settings.pipeline
    pipeline = Pipeline.load(Path(chosen) if chosen else None)
    lexicon = Lexicon.open()
    spelling = Spelling(lexicon, own_words(layers))
    rules = load_rules(layers.files("klarsprak", "*.toml"))
    groups = load_groups(layers.files("malgrupper", "*.toml"))
    types = load_document_types(
        layers.files("dokumenttyper", "*.toml"),
        layers.files("dokumentdeler", "*.toml"),
        layers.files("lov", "*.toml"),
    )
    letter_rules = load_letter_rules(layers.files("brevet", "*.toml"), types)
    kinds = load_kinds(layers.files("ordliste", "kategorier.toml"))
    words = load_word_lists(layers.files("ordliste", "*.csv"))
    language = Language(lexicon, spelling, pipeline.read_for_faults, plain_verbs(words.entries))
    word_check, explanation_check = make_checks(words.entries, kinds, lexicon)
    problems = (
        *(
            *rules.problems,
            *letter_rules.problems,
            *groups.problems,
            *types.problems,
            *kinds.problems,
        ),
        *(str(problem) for problem in words.problems),
    )
    return Assembly(
        checker=Checker(pipeline, language, (word_check, *rules.checks)),
        language=language,
        groups=groups,
        document_types=types,
        entry_kinds=kinds,
        document_checks=(
            GroupTermsCheck(explanation_check, kinds, lexicon),
            *letter_rules.checks,
        ),
        versions={"program": __version__},
        problems=problems,
    )
