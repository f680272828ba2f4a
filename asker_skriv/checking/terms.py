"""Professional terms as each reader knows them: the group's own words join the word list's."""

from __future__ import annotations

from collections.abc import Iterator

from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentCheck, DocumentContext
from asker_skriv.checking.finding import Finding, StructureFinding
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.wordlist.entries import ID_PREFIX, Entry, WordClass, slug
from asker_skriv.checking.wordlist.explanations import ExplanationCheck
from asker_skriv.checking.wordlist.files import make_entry
from asker_skriv.checking.wordlist.kinds import EntryKinds
from asker_skriv.language.lexicon import Lexicon

_KIND = "fagord"


class GroupTermsCheck:
    """The word list's terms but for those the group has a say on, and the group's own."""

    def __init__(self, shared: DocumentCheck, kinds: EntryKinds, lexicon: Lexicon) -> None:
        self._shared = shared
        self._kinds = kinds
        self._lexicon = lexicon
        self._made: tuple[tuple[tuple[str, str], ...], ExplanationCheck] | None = None

    def find(
        self, document: DocumentContext, reader: Reader
    ) -> Iterator[tuple[int, Finding] | StructureFinding]:
        """Yield (block index, finding) for each term that the letter has not explained."""
        decided = {ID_PREFIX + slug(term) for term in reader.group.terms}
        for told in self._shared.find(document, reader):
            if isinstance(told, StructureFinding) or told[1].rule not in decided:
                yield told
        if any(reader.group.terms.values()):
            yield from self._own(reader.group).find(document, reader)

    def _own(self, group: TargetGroup) -> ExplanationCheck:
        """Return the check of the group's terms; the last one is kept."""
        terms = tuple(group.terms.items())
        if self._made is None or self._made[0] != terms:
            entries = [self._entry(term, meaning) for term, meaning in terms if meaning]
            self._made = terms, ExplanationCheck(entries, self._kinds, self._lexicon)
        return self._made[1]

    def _entry(self, term: str, meaning: str) -> Entry:
        readings = self._lexicon.analyse(term) or self._lexicon.analyse_compound(term)
        is_noun = any(each.pos == "NOUN" and each.lemma == term for each in readings)
        cells = {"term": term, "forklaring": meaning, "kategori": _KIND, "bytte": "kontekst"}
        return make_entry({**cells, "ordklasse": WordClass.NOUN if is_noun else WordClass.PHRASE})
