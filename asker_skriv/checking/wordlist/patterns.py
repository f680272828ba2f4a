"""Turns entries into patterns: for each word of a term, the forms that may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from asker_skriv.checking.wordlist.entries import Entry, WordClass
from asker_skriv.language.lexicon import Lexicon

GAP = "…"
REFLEXIVES = frozenset({"seg", "meg", "deg", "oss", "dere", "dem", "Dem"})
_WORD = re.compile(r"…|[^\W_]+(?:[-‐‑][^\W_]+)*|[^\w\s]")
PREPOSITIONS = frozenset({"om", "til", "av", "fra", "på", "for", "i", "med", "mot", "over"})
_GOVERNORS = PREPOSITIONS | {"å", "at", "som", "ved", "etter", "under"}
_SHORTEST_ADJECTIVE = 4  # letters
_NOUN_ENDINGS = ("", "en", "et", "er", "ene", "s", "ens", "ets", "ers", "enes")
_DOUBLED = re.compile(r"[aeiouyæøå]m$")  # programmet, albumet


class Order(StrEnum):
    """Whether a clause's verb comes after its subject, or before it."""

    STRAIGHT = "rett"
    INVERTED = "omvendt"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A term as it may stand in a text.

    ``slots`` are sets of forms, in lower case unless ``exact``; an empty set is a gap of a few
    words. ``head`` is the slot of the word that inflects.
    """

    entry: Entry
    slots: tuple[frozenset[str], ...]
    head: int = 0
    order: Order = Order.STRAIGHT
    exact: bool = False

    @property
    def ends_open(self) -> bool:
        """Tell whether what the term governs follows it, as in ``bidra til``."""
        return bool(self.slots[-1] & _GOVERNORS)


def words_of(term: str) -> list[str]:
    """Return the words and signs of a term; a gap is the word ``…``."""
    return _WORD.findall(term)


def patterns_of(entry: Entry, lexicon: Lexicon) -> Iterator[Pattern]:
    """Yield the patterns of an entry (none for abbreviations, which are no words)."""
    words = words_of(entry.term)
    exact = any(word != word.lower() for word in words) or entry.term == "asker kommune"
    match entry.word_class:
        case WordClass.ABBREVIATION:
            return
        case WordClass.VERB:
            yield _verb_pattern(entry, words, lexicon)
        case WordClass.NOUN:
            yield _noun_pattern(entry, words, lexicon, exact=exact)
        case WordClass.ADJECTIVE:
            rest = [_spellings([word], exact=exact) for word in words[:-1]]
            slots = (*rest, _adjective_forms(words[-1], lexicon))
            yield Pattern(entry, slots, len(words) - 1)
        case WordClass.CLAUSE:
            yield from _clause_patterns(entry, words)
        case _:
            yield Pattern(
                entry, tuple(_spellings([word], exact=exact) for word in words), exact=exact
            )


def variants(form: str) -> tuple[str, ...]:
    """Return a form with fram- and frem-, which are the same word."""
    if form.startswith(("fremme", "fremst", "fremmed", "fremtid")):
        return (form,)
    for here, there in (("frem", "fram"), ("fram", "frem")):
        if form.startswith(here):
            return (form, there + form[len(here) :])
    return (form,)


def _spellings(forms: Iterable[str], *, exact: bool = False) -> frozenset[str]:
    found = set(forms)
    if exact:
        return frozenset(found)
    lowered = {form.lower() for form in found}
    if GAP in lowered:
        return frozenset()
    if "seg" in lowered:
        lowered |= {word.lower() for word in REFLEXIVES}
    return frozenset(variant for form in lowered for variant in variants(form))


def _verb_pattern(entry: Entry, words: list[str], lexicon: Lexicon) -> Pattern:
    head = _spellings(verb_forms(words[0], lexicon))
    rest = [_word_after_verb(word, lexicon) for word in words[1:]]
    if rest and rest[0]:  # "har du ikke anledning til": words may come after the verb
        rest.insert(0, frozenset())
    return Pattern(entry, (head, *rest))


def _word_after_verb(word: str, lexicon: Lexicon) -> frozenset[str]:
    """Return a word of a verb phrase; an adjective agrees (``er forpliktede til å``)."""
    is_adjective = len(word) > _SHORTEST_ADJECTIVE and bool(lexicon.forms(word, "ADJ"))
    return _adjective_forms(word, lexicon) if is_adjective else _spellings([word])


def verb_forms(lemma: str, lexicon: Lexicon) -> set[str]:
    """Return the forms of a verb; one that the lexicon lacks inflects regularly."""
    forms = {form for pos in ("VERB", "AUX") for form, _ in lexicon.forms(lemma, pos)}
    for variant in variants(lemma):
        forms |= {form for form, _ in lexicon.forms(variant, "VERB")}
    if forms:
        return forms
    stem = lemma.removesuffix("e")
    return {lemma, lemma + "r", lemma + "s", stem + "et", stem + "a"}


def _noun_pattern(entry: Entry, words: list[str], lexicon: Lexicon, *, exact: bool) -> Pattern:
    head = next(
        (place - 1 for place, word in enumerate(words) if place and word in PREPOSITIONS),
        len(words) - 1,
    )
    slots = []
    for place, word in enumerate(words):
        if place == head:
            slots.append(_spellings(noun_forms(word, lexicon), exact=exact))
        elif place < head:
            slots.append(_adjective_forms(word, lexicon))
        else:
            slots.append(_spellings([word]))
    return Pattern(entry, tuple(slots), head, exact=exact)


def noun_forms(lemma: str, lexicon: Lexicon) -> set[str]:
    """Return the forms of a noun, genitives too; an unknown noun takes all regular endings."""
    forms = {form for variant in variants(lemma) for form, _ in lexicon.forms(variant, "NOUN")}
    if not forms:
        return _regular_forms(lemma)
    return forms | {form + "s" for form in forms if not form.endswith(("s", "x", "z"))}


def _regular_forms(lemma: str) -> set[str]:
    """Return sonen of sone, utskillere of utskiller, programmet of program."""
    stems = {lemma, lemma.removesuffix("e")}
    if _DOUBLED.search(lemma):
        stems.add(lemma + lemma[-1])
    forms = {lemma} | {stem + ending for stem in stems for ending in _NOUN_ENDINGS if ending}
    return forms | {lemma + "e", lemma + "ne"} if lemma.endswith("er") else forms


def _adjective_forms(lemma: str, lexicon: Lexicon) -> frozenset[str]:
    forms = {form for form, features in lexicon.forms(lemma, "ADJ") if "Degree=Sup" not in features}
    return _spellings(forms | {lemma})


def _clause_patterns(entry: Entry, words: list[str]) -> Iterator[Pattern]:
    """Yield ``det vises til`` and ``vises det til``, with room for an adverb."""
    subject, verb, *rest = [_spellings([word]) for word in words]
    room: tuple[frozenset[str], ...] = (frozenset(),) if rest else ()
    yield Pattern(entry, (subject, verb, *room, *rest), 1)
    yield Pattern(entry, (verb, subject, *room, *rest), 0, Order.INVERTED)
