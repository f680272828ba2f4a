"""Rules about the tone: words in capitals, and blame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import starts_sentence
from asker_skriv.checking.code.words import next_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 6  # letters of "ufarlig" and the like; shorter words are other words
_BETWEEN = frozenset({"ikke", "selv", "heller", "dessverre", "også", "altså", "tidligere", "nå"})


def shouting(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield common words in capitals inside a sentence in small letters: «Du MÅ svare»."""
    words = frozenset(options["ord"])
    if block.kind is BlockKind.HEADING:
        return
    small = sum(token.text.islower() and len(token) > 2 for token in block.doc)
    for token in block.doc:
        if token.text.isupper() and token.lower_ in words and small > 2:
            plain = token.lower_
            if starts_sentence(block.text, token.idx):
                plain = plain.capitalize()
            if not block.is_protected(token.idx, token.idx + len(token)):
                yield Match(token.idx, token.idx + len(token), (plain,))


def blame(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield «du har unnlatt å …»: the reader and a verb that blames, in one clause."""
    verbs = frozenset(options["verb"])
    readers = frozenset(options["leseren"])
    for token in block.doc:
        if token.lower_ not in verbs:
            continue
        first = _blamed(token, readers)
        if first is not None and not block.is_protected(first.idx, token.idx):
            yield Match(first.idx, token.idx + len(token))


def _blamed(verb: Token, readers: frozenset[str]) -> Token | None:
    """Return the first word of "du har unnlatt" or "har du unnlatt" that ends in ``verb``."""
    before = list(verb.doc[max(verb.sent.start, verb.i - 5) : verb.i])
    while before and before[-1].lower_ in _BETWEEN:
        before.pop()
    if not before:
        return None
    if before[-1].lower_ in readers:
        has = before[-2] if len(before) > 1 else None
        return has if has is not None and has.lower_ in {"har", "hadde"} else before[-1]
    if before[-1].lower_ in {"har", "hadde"} and len(before) > 1:
        return before[-2] if before[-2].lower_ in readers else None
    return None


def double_negation(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield "ikke" before an adjective that "u-" turns round: «ikke ufullstendig»."""
    kept = frozenset(options["unntak"])
    lexicon = block.language.lexicon
    for token in block.doc[1:] if len(block.doc) > 1 else ():
        before = token.nbor(-1)
        if token.text[:1] != "u" or before.lower_ != "ikke" or len(token) < _SHORTEST:
            continue
        readings = [r for r in lexicon.analyse(token.text) if r.pos == "ADJ"]
        if not readings or any(r.lemma in kept or r.lemma[1:2] == "t" for r in readings):
            continue
        if before.i and before.nbor(-1).lower_ in {"slett", "absolutt", "heller", "så"}:
            continue
        positive = token.text[1:]
        if not any(r.pos == "ADJ" for r in lexicon.analyse(positive)):
            continue
        if not block.is_protected(before.idx, token.idx):
            yield Match(before.idx, token.idx + len(token), (with_case_of(before.text, positive),))


def dangling_link(
    block: BlockContext,
    reader: Reader,  # noqa: ARG001 - the rule kind's
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield link texts that say nothing of where they lead: «klikk her», a lone «Les mer»."""
    alone = frozenset(options["alene"])
    in_list = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_CELL}
    if in_list and block.text.strip(" .:›»>→").lower() in alone:
        end = len(block.text.rstrip())
        yield Match(len(block.text) - len(block.text.lstrip()), end)
        return
    verbs = frozenset(options["verb"])
    for token in block.doc:
        if token.lower_ not in verbs:
            continue
        following = next_word(token, frozenset({"mer", "deg", "inn", "på"}))
        if following is None or following.lower_ not in options["mal"]:
            continue
        after = next_word(following)
        if block.is_protected(token.idx, following.idx):
            continue
        if after is None or after.is_punct or after.pos_ == "CCONJ" or after.lower_ == "for":
            yield Match(token.idx, following.idx + len(following))
