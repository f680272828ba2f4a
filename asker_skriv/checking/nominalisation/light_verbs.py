"""Finds a light verb with the noun that carries the meaning: ``foretar en vurdering av``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from asker_skriv.checking.nominalisation.deriving import plain_verbs
from asker_skriv.errors import BadDataFileError
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# With any noun that has a verb in it, and the words that follow the light verb.
PRODUCTIVE = MappingProxyType(
    {
        "foreta": "",
        "gjennomføre": "",
        "utføre": "",
        "forestå": "",
        "gjøre": "",
        "besørge": "",
        "iverksette": "",
        "stå": "for",
        "sette": "i verk",
    }
)
# «Foreta en helhetsvurdering»: the verb is clear, how to say the rest is not.
_HEADS = ("vurdering", "gjennomgang", "kartlegging", "beregning", "undersøkelse", "måling")
_FARTHEST = 9  # words from the verb to its noun
_FIELDS = 4
_BLOCKING = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT", "SYM", "X"})
_MODIFIERS = frozenset({"DET", "ADJ", "NUM"})
_OWN = frozenset(
    {
        *("min", "mi", "mitt", "mine", "din", "di", "ditt", "dine", "sin", "si", "sitt", "sine"),
        *("vår", "vårt", "våre", "deres", "hans", "hennes"),
    }
)


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A pattern: light verb, noun, the prepositions that may follow, and the verbs to use.

    An empty preposition says that none is needed. ``mild`` patterns are a matter of taste,
    ``silent`` ones are fixed terms that stay.
    """

    light: str
    noun: str
    prepositions: tuple[str, ...]
    verbs: tuple[str, ...]
    mild: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A light verb and its noun in a text.

    ``between`` are subject, adverbs and indirect object after the verb; ``modifiers`` the words
    that belong to the noun. ``preposition`` is None where the sentence names no object.
    """

    pattern: LightVerb
    verb: Token
    between: tuple[Token, ...]
    modifiers: tuple[Token, ...]
    noun: Token
    preposition: Token | None


def parse_pattern(line: str) -> LightVerb:
    """Read ``foreta | vurdering | av | vurdere``, with ``mildt`` or ``nei`` as a fifth field."""
    fields = [field.strip() for field in line.split("|")]
    if len(fields) not in (_FIELDS, _FIELDS + 1):
        raise BadDataFileError(
            f"Mønsteret «{line}» skal ha fire felt: verb | ord | preposisjon | nytt verb."
        )
    light, noun, prepositions, verbs = fields[:_FIELDS]
    extra = fields[_FIELDS] if len(fields) > _FIELDS else ""
    return LightVerb(
        light,
        noun,
        tuple("" if part.strip() == "–" else part.strip() for part in prepositions.split("/")),
        tuple(part.strip() for part in verbs.split("/") if part.strip()),
        mild=extra == "mildt",
        silent=extra == "nei",
    )


class LightVerbIndex:
    """Patterns by the first word of their light verb."""

    def __init__(self, patterns: Sequence[LightVerb]) -> None:
        self._by_verb: dict[str, dict[str, list[LightVerb]]] = {}
        for pattern in patterns:
            nouns = self._by_verb.setdefault(pattern.light.split()[0], {})
            nouns.setdefault(pattern.noun, []).append(pattern)

    def find(self, doc: Doc, lexicon: Lexicon) -> Iterator[Found]:
        """Yield the light verbs of a text with their nouns."""
        for token in doc:
            if token.pos_ not in ("VERB", "AUX", "ADJ") or token.dep_.startswith(("aux", "cop")):
                continue
            nouns = self._by_verb.get(token.lemma_.lower())
            if nouns is not None and (found := _with_noun(token, nouns, lexicon)):
                yield found


def _with_noun(verb: Token, nouns: Mapping[str, list[LightVerb]], lexicon: Lexicon) -> Found | None:
    doc = verb.doc
    skipped: list[Token] = []
    for token in doc[verb.i + 1 : verb.i + 1 + _FARTHEST]:
        pattern = _pattern(verb, token, skipped, nouns, lexicon)
        if pattern is not None:
            between, modifiers = _divided(_without_tail(skipped, pattern))
            preposition = _preposition(token, pattern)
            if pattern.silent or (preposition is None and "" not in pattern.prepositions):
                return _bare(pattern, verb, between, modifiers, token)
            return Found(pattern, verb, between, modifiers, token, preposition)
        if not _may_stand_between(token, verb):
            return None
        skipped.append(token)
    return None


def _bare(
    pattern: LightVerb,
    verb: Token,
    between: tuple[Token, ...],
    modifiers: tuple[Token, ...],
    noun: Token,
) -> Found | None:
    """Return ``foreta en vurdering`` without an object, which is still stiff; nothing else is."""
    if pattern.light != "foreta" or pattern.silent:
        return None
    return Found(pattern, verb, between, modifiers, noun, None)


def _pattern(
    verb: Token,
    token: Token,
    skipped: Sequence[Token],
    nouns: Mapping[str, list[LightVerb]],
    lexicon: Lexicon,
) -> LightVerb | None:
    if token.pos_ not in ("NOUN", "ADJ", "VERB", "PROPN"):
        return None
    lemmas = {reading.lemma for reading in lexicon.analyse(token.text) if reading.pos == "NOUN"}
    lemmas |= {token.lemma_.lower(), token.lower_}
    candidates = [pattern for lemma in lemmas for pattern in nouns.get(lemma, ())]
    candidates = [pattern for pattern in candidates if _has_tail(skipped, pattern)]
    if candidates:
        return next((p for p in candidates if _follows(token, p)), candidates[0])
    light = verb.lemma_.lower()
    tail = PRODUCTIVE.get(light)
    if tail is None or token.pos_ != "NOUN":
        return None
    for lemma in sorted(lemmas):
        pattern = LightVerb(f"{light} {tail}".strip(), lemma, ("av",), plain_verbs(lemma, lexicon))
        if pattern.verbs and _has_tail(skipped, pattern):
            return pattern
        head = next((head for head in _HEADS if lemma.endswith(head)), "")
        if light == "foreta" and head and not pattern.verbs:
            return LightVerb(light, lemma, (), plain_verbs(head, lexicon))
    return None


def _follows(noun: Token, pattern: LightVerb) -> bool:
    return "" in pattern.prepositions or _preposition(noun, pattern) is not None


def _has_tail(skipped: Sequence[Token], pattern: LightVerb) -> bool:
    tail = pattern.light.split()[1:]
    words = [token.lower_ for token in skipped]
    return not tail or any(words[place : place + len(tail)] == tail for place in range(len(words)))


def _without_tail(skipped: Sequence[Token], pattern: LightVerb) -> list[Token]:
    tail = pattern.light.split()[1:]
    kept = list(skipped)
    for word in tail:
        for token in kept:
            if token.lower_ == word:
                kept.remove(token)
                break
    return kept


def _preposition(noun: Token, pattern: LightVerb) -> Token | None:
    if noun.i + 1 >= len(noun.doc):
        return None
    following = noun.nbor()
    return following if following.lower_ in pattern.prepositions else None


def _may_stand_between(token: Token, verb: Token) -> bool:
    if token.pos_ in _BLOCKING:
        return False
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ in ("nsubj", "nsubj:pass", "iobj", "nmod", "flat:name", "obj", "obl")
    if token.pos_ == "ADP":
        return token.lower_ in ("for", "med", "til", "i", "gang") and token.i == verb.i + 1
    return True


def _divided(skipped: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Divide what was skipped into what belongs to the verb and what belongs to the noun."""
    cut = len(skipped)
    while cut and (skipped[cut - 1].pos_ in _MODIFIERS or skipped[cut - 1].lower_ in _OWN):
        cut -= 1
    return tuple(skipped[:cut]), tuple(skipped[cut:])
