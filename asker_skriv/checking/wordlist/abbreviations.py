"""Suggestions for abbreviations: the words in full, with the full stop that a sentence needs."""

from __future__ import annotations

import re

from asker_skriv.checking.context import BlockContext
from asker_skriv.checking.wordlist.agreement import read_noun
from asker_skriv.checking.wordlist.entries import Condition, Entry
from asker_skriv.checking.wordlist.matching import closes_list
from asker_skriv.checking.wordlist.place import starts_sentence

_NUMBER_AFTER = re.compile(
    r"\s?(?:\d|jan|feb|mars|apr|mai|jun|jul|aug|sep|okt|nov|des)", re.IGNORECASE
)
_NUMBER_BEFORE = re.compile(
    r"(\d+|\b(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|flere|noen))\s?$",
    re.IGNORECASE,
)
_NEAR = 3  # words
_WINDOW = 60  # code points


def propose_abbreviation(
    block: BlockContext, entry: Entry, start: int, end: int
) -> list[str] | None:
    """Return what could stand for the abbreviation, or None where it may stay."""
    text = block.text
    if _may_stay(text, entry, start, end):
        return None
    found = [
        _written(text, _agreeing(block, alternative.text, start, end), start, end)
        for alternative in entry.alternatives
        if all(_holds(text, start, end, c) != c.negated for c in alternative.conditions)
    ]
    if entry.explanation:
        found.append(f"{entry.explanation} ({text[start:end]})")
    conditional = any(alternative.conditions for alternative in entry.alternatives)
    return found or (None if conditional else found)


def _may_stay(text: str, entry: Entry, start: int, end: int) -> bool:
    around = text[max(0, start - _WINDOW) : end + _WINDOW].lower()
    if entry.never_near and any(word in around for word in entry.never_near):
        return True
    if entry.only_near and not any(word in around for word in entry.only_near):
        return True
    explained = entry.explanation and (
        f"({entry.term})" in text[: end + 1] or text[end : end + 2].strip().startswith("(")
    )
    return bool(explained)


def _holds(text: str, start: int, end: int, condition: Condition) -> bool:
    number = _NUMBER_BEFORE.search(text[:start])
    if condition.name in ("entall", "flertall"):
        single = number is None or number.group(1) == "1"
        return single == (condition.name == "entall")
    if condition.name == "etter":
        return number is not None
    if condition.name == "foran":
        if condition.values[0] in ("tall", "dato"):
            return bool(_NUMBER_AFTER.match(text[end:]))
        return text[end:].lstrip().lower().startswith(condition.values)
    return condition.name == "først" and starts_sentence(text, start)


def _agreeing(block: BlockContext, words: str, start: int, end: int) -> str:
    """Return «eventuelle» for «eventuelt» in «evt. spørsmål», but not in «ta evt. kontakt»."""
    lexicon = block.language.lexicon
    after = [token for token in block.doc if token.idx >= end][:_NEAR]
    noun = next((token for token in after if token.pos_ != "ADJ"), None)
    lemmas = [reading.lemma for reading in lexicon.analyse(words) if reading.pos == "ADJ"]
    if noun is None or noun.pos_ != "NOUN" or not lemmas:
        return words
    agreement = read_noun(noun, lexicon)
    before = [token for token in block.doc if token.idx < start][-1:]
    governed = bool(before) and (before[0].pos_ in {"VERB", "AUX"} or before[0].text == ",")
    if agreement.definite == "Def" or (governed and agreement.number == "Sing"):
        return words
    forms = lexicon.inflect(lemmas[0], "ADJ", agreement.adjective_features)
    return forms[0] if forms else words


def _written(text: str, words: str, start: int, end: int) -> str:
    if text[start].isupper() and starts_sentence(text, start):
        words = words[:1].upper() + words[1:]
    if text[end - 1] == "." and _ends_sentence(text, words, start, end):
        words += "."
    if text[end - 1] == "/" and text[end : end + 1].isalnum():
        words += " "
    return words


def _ends_sentence(text: str, words: str, start: int, end: int) -> bool:
    """Tell whether the full stop ends a sentence too: «Rommet er 20 kvm. Det er lyst.»."""
    after = text[end:]
    if not after.strip():
        return True
    may = closes_list(words) or _NUMBER_BEFORE.search(text[:start]) is not None
    return may and bool(re.match(r"[\s\u2028]+[A-ZÆØÅ]", after))
