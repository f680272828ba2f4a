"""Common words with a capital in the midst of a sentence: «Du må ta med Legitimasjon».

Names are often common words too, so only words that the lexicon does not know as a name count,
in forms that names seldom have, and with nothing beside them that a name may belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.comma_order import SAYING
from asker_skriv.checking.code.places import MONTHS, starts_sentence
from asker_skriv.checking.code.words import next_word, opens_sentence
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import RUNNING_TEXT

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_TWO = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÆØÅ][a-zæøå]+(?:-[a-zæøå]+)?)(?P<and>- og)? "
    r"(?P<last>[A-ZÆØÅa-zæøå][a-zæøå]+)(?![\w-])"
)
_NEXT_CAPITAL = re.compile(r"[ \u00a0][A-ZÆØÅ]")  # «Norsk Drift AS», «Teknisk Drift Asker»
_SHORTEST = 5  # letters: shorter words are often surnames and short for something
_KNOWN = 2.5  # Zipf frequency: rarer words are names of something we don't know
_LONG, _SEEN = 10, 1.0  # letters, and how frequent so long a word must be


def common_noun(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find nouns and adjectives with a capital that nothing explains; ``unntak`` are kept.

    ``etter`` are words that a name may follow («appen Hverdag»).
    """
    if block.kind not in RUNNING_TEXT:
        return
    kept = {str(word) for word in options.get("unntak", ())}
    naming = {str(word) for word in options.get("etter", ())}
    for token in block.doc:
        if not _has_bare_capital(token) or token.text in kept or _is_in_name(token, naming):
            continue
        if starts_sentence(block.text, token.idx) or opens_sentence(token):
            continue
        if not _is_common(block.language.lexicon, token.text):
            continue
        start, end = token.idx, token.idx + len(token.text)
        if not block.is_protected(start, end):
            yield Match(start, end, (token.lower_,))


def units(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find «Teknisk Drift» and «Vann- og avløpsavdelingen» inside a sentence.

    ``ord`` are the units that an adjective is told of, ``endelser`` those in compounds;
    ``unntak`` are adjectives that open names.
    """
    nouns = {str(word) for word in options["ord"]}
    endings = tuple(str(ending) for ending in options["endelser"])
    kept = {str(word) for word in options.get("unntak", ())}
    place = 0
    while found := _TWO.search(block.text, place):
        place = found.start("last")  # «Ring Teknisk Drift»: the second may be the first of two
        start, end = found.span()
        first, last = found["first"], found["last"]
        if first in kept or starts_sentence(block.text, start) or block.is_protected(start, end):
            continue
        if found["and"]:
            named = last.lower().endswith(endings)
        else:
            named = last.lower() in nouns and _describes(block.language.lexicon, first.lower())
        goes_on = _NEXT_CAPITAL.match(block.text, end)
        if named and not goes_on and (found["and"] or last[0].isupper()):
            yield Match(start, end, (found.group().lower(),))


def _describes(lexicon: Lexicon, word: str) -> bool:
    """Tell whether the word, or its last part («pedagogisk-psykologisk»), is an adjective."""
    last = word.rpartition("-")[2]
    readings = lexicon.analyse(last) or lexicon.analyse_compound(last)
    return bool(readings) and all(reading.pos in {"ADJ", "ADV"} for reading in readings)


def _has_bare_capital(token: Token) -> bool:
    return len(token) >= _SHORTEST and token.is_alpha and token.is_title


def _is_in_name(token: Token, naming: set[str]) -> bool:
    """Tell whether a word beside it may be part of the same name, or says that a name comes."""
    before, after = token.nbor(-1) if token.i else None, next_word(token)
    if before is None or not before.is_alpha or before.text[0].isupper():
        return True
    if before.lemma_ in SAYING:
        return True  # «…, sier Eksempel»: a surname
    if after is not None and (after.text[:1].isupper() or after.text in {"-", "–", "/", "&", "("}):
        return True
    if after is not None and token.pos_ == "ADJ" and after.pos_ == "NOUN":
        return before.pos_ not in {"DET", "ADJ"}  # «fra Nasjonal sikkerhetsmyndighet»
    named = before.pos_ == "NOUN" or before.lower_ in naming or not before.whitespace_
    return named and before.pos_ != "ADP"


def _is_common(lexicon: Lexicon, word: str) -> bool:
    """Tell whether the lexicon has the word as an indefinite noun or an adjective, and no name."""
    readings = lexicon.analyse(word)
    if not readings or any(reading.pos not in {"NOUN", "ADJ", "ADV"} for reading in readings):
        return False
    known = _KNOWN if len(word) < _LONG else _SEEN
    if lexicon.frequency(word.lower()) < known or word.lower() in MONTHS:
        return False
    return all(reading.pos != "NOUN" or "Definite=Ind" in reading.features for reading in readings)
