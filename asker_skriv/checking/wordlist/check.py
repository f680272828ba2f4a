"""The check: terms of the word list, with suggestions that fit the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Family, Finding, Severity
from asker_skriv.checking.wordlist.abbreviations import propose_abbreviation
from asker_skriv.checking.wordlist.adjectives import propose_adjective
from asker_skriv.checking.wordlist.agreement import POSSESSIVES
from asker_skriv.checking.wordlist.conditions import fits, may_mean
from asker_skriv.checking.wordlist.entries import Alternative, Entry, Swap, WordClass
from asker_skriv.checking.wordlist.fixed import propose_clause, propose_phrase, strike
from asker_skriv.checking.wordlist.kinds import EntryKinds
from asker_skriv.checking.wordlist.matching import AbbreviationIndex, TermIndex, scan
from asker_skriv.checking.wordlist.nouns import explanation_of, propose_noun
from asker_skriv.checking.wordlist.place import Place, Proposal, starts_sentence
from asker_skriv.checking.wordlist.readings import stands_as
from asker_skriv.checking.wordlist.verbs import propose as propose_verb
from asker_skriv.checking.wordlist.verbs import propose_with_us, verb_explanation
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.variety import Variety

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENTENCE_END = re.compile(r"[.?!\n]")
_MOST_SUGGESTIONS = 4
_SHORTEST_SHOUT = 3  # letters of a word in capitals


class WordListCheck:
    """Finds the terms of a word list. Holds no state of what it has seen."""

    reader_dependent = False

    def __init__(self, entries: Iterable[Entry], kinds: EntryKinds, lexicon: Lexicon) -> None:
        listed = tuple(entries)
        self._kinds = kinds
        self._terms = TermIndex(listed, lexicon)
        self._abbreviations = AbbreviationIndex(listed)

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's
        """Yield the block's findings, in order, none inside another."""
        found = [*self._found_abbreviations(block), *self._found_terms(block)]
        taken = -1
        for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)):
            if finding.start >= taken:
                taken = finding.end
                yield finding

    def _found_terms(self, block: BlockContext) -> Iterator[Finding]:
        words = scan(block.text)
        tokens: dict[int, Token] = {}
        variety: Variety | None = None
        done = 0
        for hit in self._terms.hits(words, block.doc):
            if hit.first < done:
                continue
            if variety is None:
                tokens = {token.idx: token for token in block.doc}
                variety = Variety.of(block.text)
            place = Place(block, words, hit, tokens, variety)
            if not _applies(place):
                continue
            done = hit.last
            if finding := self._finding(place):
                yield finding

    def _finding(self, place: Place) -> Finding | None:
        proposals = list(_proposals(place))
        explained = _explained(place) if self._is_term(place.entry) else None
        proposals += [explained] if explained is not None else []
        proposals = [p for p in proposals if p.text != place.block.text[p.start : p.end]]
        proposals = _without_reordering(place, proposals)
        entry = place.entry
        start = min([place.start, *(proposal.start for proposal in proposals)])
        end = max([place.end, *(proposal.end for proposal in proposals)])
        if place.block.is_protected(start, end):
            return None
        suggestions = _padded(place.block.text, start, end, proposals)
        if not suggestions and not self._worth_a_hint(entry, place.text):
            return None
        return self._told(place.block.text, entry, start, end, suggestions)

    def _is_term(self, entry: Entry) -> bool:
        return self._kinds.get(entry.kind).family is Family.TERMS

    def _worth_a_hint(self, entry: Entry, text: str) -> bool:
        """Tell whether to speak up without a suggestion: not about words that good texts use."""
        if any(alternative.text == text for alternative in entry.alternatives):
            return False
        if entry.explains_only and self._is_term(entry) and entry.word_class is WordClass.NOUN:
            return False  # a form that can't be explained, such as the plural
        severity = entry.severity or self._kinds.get(entry.kind).severity
        return severity is not Severity.STYLE or not entry.alternatives

    def _found_abbreviations(self, block: BlockContext) -> Iterator[Finding]:
        for entry, start, end in self._abbreviations.hits(block.text):
            proposals = propose_abbreviation(block, entry, start, end)
            if proposals is None or block.is_protected(start, end):
                continue
            suggestions = tuple(dict.fromkeys(proposals))
            yield self._told(block.text, entry, start, end, suggestions)

    def _told(
        self, text: str, entry: Entry, start: int, end: int, suggestions: tuple[str, ...]
    ) -> Finding:
        kind = self._kinds.get(entry.kind)
        by_hand = [a.text for a in entry.alternatives if not a.deletes] + [entry.explanation]
        hint = next((text for text in by_hand if text), "")
        if suggestions:
            message = kind.message if suggestions[0].strip() else kind.strike
            if any(alternative.deletes for alternative in entry.alternatives[:1]):
                message = kind.strike
        else:
            message = kind.hint if hint else kind.bare
        values = {"tekst": text[start:end], "forslag": (suggestions or ("",))[0], "andre": hint}
        for name, value in values.items():
            message = message.replace("{" + name + "}", value)
        return Finding(
            rule=entry.id,
            category=kind.category,
            severity=entry.severity or kind.severity,
            start=start,
            end=end,
            text=text[start:end],
            message=message,
            why=" ".join(part for part in (kind.why, entry.note) if part),
            suggestions=suggestions,
            family=kind.family,
            direct=entry.swap is Swap.DIRECT,
        )


def _without_reordering(place: Place, proposals: list[Proposal]) -> list[Proposal]:
    """Drop a strike that moves the words after it where another suggestion leaves them alone.

    It would take up so many words that a finding about those could not be shown.
    """
    if not place.starts_sentence or place.entry.word_class is not WordClass.PHRASE:
        return proposals
    first, rest = proposals[:1], proposals[1:]
    return first + [proposal for proposal in rest if proposal.end <= place.end]


def _applies(place: Place) -> bool:
    """Tell whether the term means here what the entry says."""
    entry = place.entry
    if entry.only_near and not place.is_near(entry.only_near):
        return False
    if entry.never_near and place.is_near(entry.never_near):
        return False
    if _is_label(place) or _asks(place):
        return False
    return stands_as(place) and may_mean(place)


def _asks(place: Place) -> bool:
    """Tell whether it opens a question: «Hva gjelder saken?»."""
    end = _SENTENCE_END.search(place.block.text, place.end)
    return place.text.lower().startswith("hva ") and end is not None and end[0] == "?"


def _is_label(place: Place) -> bool:
    """Tell whether a word that could be struck is a heading in the line: «Eventuelt: …»."""
    following = place.next_word
    return (
        place.starts_sentence
        and following is not None
        and following.text == ":"
        and any(alternative.deletes for alternative in place.entry.alternatives[:1])
    )


def _proposals(place: Place) -> Iterator[Proposal]:
    for alternative in place.entry.alternatives:
        if fits(place, alternative):
            proposal = _proposal(place, alternative)
            if proposal is not None:
                yield _with_capital(place, proposal)
    if place.entry.word_class is WordClass.VERB and place.entry.alternatives:
        with_us = propose_with_us(place, place.entry.alternatives[0])
        if with_us is not None:
            yield _with_capital(place, with_us)


def _proposal(place: Place, alternative: Alternative) -> Proposal | None:
    if alternative.deletes:
        return strike(place)
    match place.entry.word_class:
        case WordClass.VERB:
            return propose_verb(place, alternative)
        case WordClass.NOUN:
            return propose_noun(place, alternative)
        case WordClass.ADJECTIVE:
            return propose_adjective(place, alternative)
        case WordClass.CLAUSE:
            return propose_clause(place, alternative)
        case _:
            return propose_phrase(place, alternative)


def _explained(place: Place) -> Proposal | None:
    """Return the term with its explanation after it, where there is none yet."""
    entry, text, token = place.entry, place.block.text, place.token
    if not entry.explanation or entry.word_class is WordClass.CLAUSE:
        return None
    around = text[place.end : place.end + 2].strip()[:1] + text[: place.start].rstrip()[-1:]
    one_word = place.hit.last - place.hit.first == 1
    attribute = one_word and token is not None and token.dep_ == "amod"
    if entry.swap is Swap.DIRECT or "(" in around or attribute:
        return None
    explanation = entry.explanation
    if entry.word_class is WordClass.NOUN and token is not None:
        explanation = explanation_of(place, token)
    elif entry.word_class is WordClass.VERB:
        explanation = verb_explanation(place)
    if not explanation:
        return None
    end = _end_with_owner(place)
    return Proposal(place.start, end, f"{text[place.start : end]} ({explanation})")


def _end_with_owner(place: Place) -> int:
    """Return where ``kontakten din`` ends: the explanation comes after whose it is."""
    following = place.next_word
    if following is None or place.entry.word_class is not WordClass.NOUN:
        return place.end
    return following.end if following.lower in POSSESSIVES else place.end


def _with_capital(place: Place, proposal: Proposal) -> Proposal:
    text, replaced = proposal.text, place.block.text[proposal.start : proposal.end]
    letters = [character for character in replaced if character.isalpha()]
    if len(letters) > _SHORTEST_SHOUT and all(letter.isupper() for letter in letters):
        text = text.upper()
    elif replaced[:1].isupper() and starts_sentence(place.block.text, proposal.start):
        text = text[:1].upper() + text[1:]
    return Proposal(proposal.start, proposal.end, text)


def _padded(text: str, start: int, end: int, proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """Return the proposals as replacements of one stretch."""
    whole = [text[start : p.start] + p.text + text[p.end : end] for p in proposals]
    return tuple(dict.fromkeys(whole))[:_MOST_SUGGESTIONS]
