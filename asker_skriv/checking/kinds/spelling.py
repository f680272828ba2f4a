"""Rule kind ``staving``: words that the language room does not know.

Restrained: names, words in capitals, codes and protected stretches are left alone, and so are
foreign words and blocks where too many words are unknown. ``sikker`` is the cost of a slip (see
``language.mistakes``) up to which a suggestion makes the word a sure error; beyond it, or without
a suggestion, the finding is a piece of advice. ``forslag`` is how many suggestions are offered;
``unntak`` lists words that other rules tell of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asker_skriv.checking.code.places import starts_sentence
from asker_skriv.checking.code.words import opens_sentence
from asker_skriv.checking.context import BlockContext, Language, Reader
from asker_skriv.checking.finding import Finding, Severity
from asker_skriv.checking.rule import Match, RuleInfo, finding_from
from asker_skriv.errors import BadDataFileError
from asker_skriv.language.mistakes import cost

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOFT_HYPHEN = "\u00ad"
_SHORTEST = 3
_LONGEST = 40
_LONG = 12  # letters; longer words are compounds, whatever the parser takes them for
_FEW = 4  # unknown words that say nothing of the block's language
_FOREIGN_SHARE = 0.25
_FOREIGN_SLIP = 0.3  # the cost of a slip in a word that may be foreign
_OFTEN = 2.0  # Zipf frequency of a word that may well be meant
_VOWEL = re.compile(r"[aeiouyæøåéèêóòôäöü]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpellingCheck:
    """Unknown words of a block, with what may be meant."""

    info: RuleInfo
    sure: float
    limit: int
    left_alone: frozenset[str] = frozenset()
    reader_dependent: bool = False

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's
        """Yield a finding for each word that is not known."""
        words = [token for token in block.doc if _is_plain_word(token)]
        unknown = [token for token in words if self._is_unknown(block, token)]
        if len(unknown) > _FEW and len(unknown) > _FOREIGN_SHARE * len(words):
            return
        numbers = {token.i for token in unknown}
        for token in unknown:
            match = self._match(block.language, token, _has_neighbour(token, numbers))
            if match is not None:
                yield finding_from(self.info, match, block.text)

    def _is_unknown(self, block: BlockContext, token: Token) -> bool:
        word = token.text.replace(_SOFT_HYPHEN, "")
        start, end = token.idx, token.idx + len(token.text)
        if word.isupper() or word.lower() in self.left_alone or block.is_protected(start, end):
            return False
        if word[0].isupper() and not starts_sentence(block.text, start):
            return False
        if _in_hyphened(block.text, start, end):
            return False
        return not block.language.spelling.is_known(word)

    def _match(self, language: Language, token: Token, foreign: bool) -> Match | None:
        word = token.text.replace(_SOFT_HYPHEN, "")
        nearest = language.spelling.suggest(word, self.limit)
        suggestions = tuple(dict.fromkeys((*_of_older_verb(language, token), *nearest)))
        start, end = token.idx, token.idx + len(token.text)
        slip = cost(word.lower(), suggestions[0].lower(), 3.0) if suggestions else 3.0
        usual = language.lexicon.usual_mistake(word.lower()) is not None
        often = bool(suggestions) and _frequency(language, suggestions[0]) >= _OFTEN
        odd = token.pos_ == "X" and len(word) < _LONG
        foreign = foreign or odd or _after_name(token)
        sure = usual or (often and slip <= (_FOREIGN_SLIP if foreign else self.sure))
        if not sure and (foreign or word[0].isupper() or "-" in word):
            return None
        if suggestions and suggestions[0][0].isupper() and word[0].islower() and not usual:
            sure = False
        if not suggestions:
            return Match(start, end, (), severity=Severity.STYLE)
        return Match(start, end, suggestions, severity=None if sure else Severity.ADVICE)


def _of_older_verb(language: Language, token: Token) -> tuple[str, ...]:
    """Return «opplevde» for «opplevet», which was the past of the verb in older bokmål."""
    word = token.text
    stem = word.removesuffix("et")
    tense = "VerbForm=Part" if "VerbForm=Part" in str(token.morph) else "Tense=Past"
    ending = "d" if "Part" in tense else "de"
    verb = any(
        reading.pos == "VERB" and tense in reading.features
        for reading in language.lexicon.analyse(stem + ending)
    )
    return (stem + ending,) if stem != word and verb else ()


def _is_plain_word(token: Token) -> bool:
    text = token.text.replace(_SOFT_HYPHEN, "")
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if not _VOWEL.search(text):
        return False  # an abbreviation
    return all(char.isalpha() or char in "-\u0301\u030a\u0300\u0308" for char in text)


def _in_hyphened(text: str, start: int, end: int) -> bool:
    """Tell whether the word is part of something written with signs: a/b, x_y, #tag."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return before in tuple("/\\_@#&.’'") or (after in tuple("/\\_@&’'") and after != "")


def _has_neighbour(token: Token, numbers: set[int]) -> bool:
    """Tell whether a word beside it is unknown too: a foreign phrase, most often."""
    return token.i - 1 in numbers or token.i + 1 in numbers


def _after_name(token: Token) -> bool:
    if opens_sentence(token) or token.pos_ not in {"PROPN", "X"}:
        return False
    before = token.nbor(-1)
    return before.text[:1].isupper() and not opens_sentence(before)


def _frequency(language: Language, suggestion: str) -> float:
    """Return the Zipf frequency of the rarest word in a suggestion ("til stede")."""
    return min(language.lexicon.frequency(word) for word in suggestion.split())


def make(info: RuleInfo) -> SpellingCheck:
    """Make the check of a rule; raises BadDataFileError for values that are no numbers."""
    try:
        return SpellingCheck(
            info,
            float(info.options.get("sikker", 1.0)),
            int(info.options.get("forslag", 4)),
            frozenset(str(word) for word in info.options.get("unntak", ())),
        )
    except (TypeError, ValueError):
        raise BadDataFileError(
            f"Regelen «{info.id}» trenger tall i «sikker» og «forslag»."
        ) from None
