"""Words moved from the start of a sentence, without the capital that only the start gave them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from asker_skriv.checking.code.words import begins_sentence, has

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_LONG_NAME = 5  # letters; longer words with a common reading are seldom names


def lowered(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """Return the text of the words, the first in small letters unless it is a name."""
    text = "".join(token.text_with_ws for token in tokens).strip()
    first = tokens[0]
    if not begins_sentence(first) or not first.text.istitle():
        return text
    following = tokens[1] if len(tokens) > 1 else None
    return text if _is_name(first, following, lexicon) else text[0].lower() + text[1:]


def _is_name(first: Token, following: Token | None, lexicon: Lexicon) -> bool:
    readings = [r for r in lexicon.analyse(first.text) if "Case=Gen" not in r.features]
    named = first.text in lexicon.municipal_words() or any(r.pos == "PROPN" for r in readings)
    known = named or any("Definite=Def" in r.features for r in readings)
    nouns = first.pos_ in {"NOUN", "PROPN"} and not has(first, "Case=Gen")
    if nouns and known and following is not None and following.pos_ == "NOUN":
        return has(following, "Definite=Ind")  # «Vollen barnehage», «Røyken rådhus»
    if named and all(reading.pos == "PROPN" for reading in readings):
        return True
    return first.pos_ == "PROPN" and not _is_common(first, lexicon)


def _is_common(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether what the parser took for a name is a common word (Foresatte, Vedtak)."""
    readings = lexicon.analyse(token.lower_)
    return len(token) > _LONG_NAME and any(r.pos in {"NOUN", "ADJ"} for r in readings)
