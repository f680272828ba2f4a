"""The words "lenger" (adverb) and "lengre" (adjective)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    can_be,
    has,
    next_word,
    opens_sentence,
    previous_word,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_FAR = 5  # words from "ikke" to "lenger", the subject between
_NEGATIONS = frozenset(["ikke", "aldri", "ei", "ingen"])
_STATES = word_set("er var blir ble blitt vært være bli")
_DEGREES = word_set("mye litt langt enda ennå noe betydelig vesentlig stadig to tre")
_DIRECTIONS = word_set("nord sør øst vest inn ut opp ned fram frem bak unna borte nede oppe inne")
_MEASURED = ("avstanden", "veien", "køen", "ventetiden", "ventetida", "skoleveien", "strekningen")
_PLACES = word_set("her der hjemme borte ute inne")


def longer(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "lenger" that describes a noun, and "lengre" that describes a verb."""
    verbs = frozenset(str(word) for word in options.get("verb", ()))
    unmeasured = frozenset(str(word) for word in options.get("uten_lengde", ()))
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.lower_ == "lenger":
            wrong, right = _is_adjective(token, lexicon), "lengre"
        elif token.lower_ == "lengre":
            wrong, right = _is_adverb(token, verbs, unmeasured), "lenger"
        else:
            continue
        start, end = token.idx, token.idx + len(token.text)
        if wrong and not block.is_protected(start, end):
            yield Match(start, end, (with_case_of(token.text, right),))


def _is_adjective(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun follows ("lenger tid"), or is what is longer ("ventetiden er lenger")."""
    before, after = previous_word(token), next_word(token)
    if after is not None and after.pos_ == "NOUN" and has(after, "Definite=Ind"):
        return (
            not _is_denied(token)
            and can_be(lexicon, after.lower_, "NOUN", "Definite=Ind")
            and not can_be(lexicon, after.lower_, "ADV")
        )
    while before is not None and before.lower_ in _DEGREES:
        before = previous_word(before)
    if before is None or before.lower_ not in _STATES:
        return False
    subject = previous_word(before)
    if after is None or after.lower_ != "enn":
        closes = after is None or after.is_punct or after.pos_ == "ADP"
        return closes and subject is not None and subject.lower_.endswith(_MEASURED)
    return subject is not None and subject.pos_ == "NOUN" and has(subject, "Definite=Def")


def _is_denied(token: Token) -> bool:
    """Tell whether "ikke" goes before: «har ikke arbeidsgiveren din lenger ansvar»."""
    near = token.doc[start_of_window(token, _FAR) : token.i]
    return any(word.lower_ in _NEGATIONS for word in near)


def _is_adverb(token: Token, verbs: frozenset[str], unmeasured: frozenset[str]) -> bool:
    before, after = previous_word(token), next_word(token)
    if before is None:
        return False
    if before.lower_ in _NEGATIONS:
        if after is None or after.lower_ in unmeasured:
            return True
        if after.lower_ == "enn":
            return _verb_before(token, verbs)
        return after.pos_ in {"PUNCT", "ADP", "AUX", "VERB", "PRON", "SCONJ", "PART"}
    if after is not None and after.lower_ in _DIRECTIONS:
        return True
    alone = after is None or after.pos_ in {"PUNCT", "ADP", "SCONJ"}
    if alone and before.pos_ == "VERB":
        return before.lemma_ in verbs  # «vi kan ikke vente lengre»
    return alone and before.lower_ in _PLACES and _verb_before(token, verbs)


def _verb_before(token: Token, verbs: frozenset[str]) -> bool:
    place = token.i
    while not opens_sentence(token.doc[place]) and token.i - place < 6:
        place -= 1
        if token.doc[place].pos_ in {"VERB", "AUX"}:
            return token.doc[place].lemma_ in verbs
    return False
