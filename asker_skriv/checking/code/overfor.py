"""The word "ovenfor" where "overfor" is meant: towards somebody, not higher up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    closes_sentence,
    next_word,
    previous_word,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = tuple(
    word_set("nabo bo ligge hus bolig vei tomt eiendom skrent skråning skog bygg gård kryss")
)
_SHORTEST_PART = 7  # letters: «besteforeldre»
_NEAR = 3  # words
_JUST = word_set("rett like høyt langt litt")


def _stands(token: Token) -> bool:
    """Tell whether the word may stand higher up: «naboen ovenfor deg», «bor rett ovenfor oss»."""
    return token.lemma_.lower().endswith(_PLACES) or token.lower_ in _JUST


def _owes(token: Token, owing: tuple[str, ...]) -> bool:
    """Tell whether what stands just before is said of others: «ta hensyn ovenfor naboene»."""
    before = token.doc[start_of_window(token, _NEAR) : token.i]
    return bool(owing) and any(word.lemma_.lower().endswith(owing) for word in before)


def overfor(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "ovenfor" before people and institutions (ovenfor innbyggerne).

    After ``forhold``, words for what one owes others, it is wrong before anybody.
    """
    people = {str(word) for word in options.get("ord", ())}
    compounds = tuple(word for word in people if len(word) >= _SHORTEST_PART)
    owing = tuple(str(word) for word in options.get("forhold", ()))
    endings = tuple(str(ending) for ending in options.get("endelser", ()))
    kept = {str(word) for word in options.get("unntak", ())}
    for token in block.doc:
        if token.lower_ != "ovenfor":
            continue
        before, after = previous_word(token), next_word(token)
        if (
            after is None
            or after.is_punct
            or (before is not None and (before.lower_ in {"punkt", "nevnt"} or _stands(before)))
        ):
            continue
        head = after
        while (
            head.pos_ in {"DET", "ADJ"} and head.lower_ not in people and not closes_sentence(head)
        ):
            head = head.nbor(1)
        low = head.lower_
        person = (
            low in people or (low.endswith(endings) and low not in kept) or head.lemma_ in people
        )
        person = person or low.endswith(compounds) or _owes(token, owing)
        start, end = token.idx, token.idx + len(token.text)
        if person and not block.is_protected(start, end):
            yield Match(start, end, (with_case_of(token.text, "overfor"),))
