"""Says a light verb and its noun with the verb: same tense, object in place, passives as we."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from asker_skriv.checking.code.agents import may_be_agent
from asker_skriv.checking.nominalisation.light_verbs import Found
from asker_skriv.checking.verb_words import CLOSE_IN_SUGGESTIONS
from asker_skriv.checking.wordlist.verb_forms import Reading, inflected, read_verb
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SLOT = "…"
_DROPPED = frozenset({"en", "ei", "et", "noen", "noe"})
_GIVEN = frozenset({"støtte"})  # «det gis støtte til transport»: we support no transport
# What the reader does: «det sendes inn søknad» is not «vi søker».
_READERS = frozenset({"søknad", "klage", "anke", "innsigelse", "påmelding", "bestilling"})
_LONGEST_OBJECT = 5  # words
_LONGEST_CHAIN = 5  # words before the verb that may hold its auxiliaries
ADVERBS = MappingProxyType(
    {
        "grundig": "grundig",
        "nøye": "nøye",
        "konkret": "konkret",
        "individuell": "individuelt",
        "samlet": "samlet",
        "helhetlig": "samlet",
        "ny": "på nytt",
        "fornyet": "på nytt",
        "foreløpig": "foreløpig",
        "skriftlig": "skriftlig",
        "årlig": "hvert år",
        "jevnlig": "jevnlig",
        "regelmessig": "regelmessig",
        "systematisk": "systematisk",
        "løpende": "jevnlig",
        "rask": "raskt",
        "enkel": "enkelt",
        "full": "fullt ut",
        "fullstendig": "fullstendig",
    }
)
_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_PARTICIPLE = "VerbForm=Part"
_INFINITIVE = "VerbForm=Inf"


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A stretch of a text (code points) and what could stand there."""

    start: int
    end: int
    suggestions: tuple[str, ...] = ()


def rewrite(found: Found, lexicon: Lexicon) -> Rewriting:
    """Return the stretch that the light verb and noun take up, with suggestions where sure."""
    verb = found.verb
    last = found.preposition or found.noun
    start, end = verb.idx, last.idx + len(last.text)
    reading = read_verb(verb, lexicon)
    if reading is None or not _plain(found):
        return Rewriting(start, end)
    if found.preposition is None and "" not in found.pattern.prepositions:
        return Rewriting(start, end)
    if reading.passive:
        return _passive(found, reading, lexicon, end)
    return _active(found, reading, lexicon, start, end)


def _plain(found: Found) -> bool:
    """Tell whether the noun's own words can go: articles, possessives, adjectives with adverbs."""
    adjectives = 0
    for token in found.modifiers:
        lower = token.lower_
        if lower in _DROPPED or token.pos_ == "PRON" or token.dep_ == "nmod:poss":
            continue
        if token.lemma_.lower() in ADVERBS or lower in ADVERBS:
            adjectives += 1
        elif lower not in ("sin", "sitt", "sine", "vår", "vårt", "våre", "min", "din", "ditt"):
            return False
    return adjectives <= 1


def _adverb(found: Found) -> str:
    for token in found.modifiers:
        for word in (token.lemma_.lower(), token.lower_):
            if word in ADVERBS and token.pos_ == "ADJ":
                return ADVERBS[word]
    return ""


def _active(found: Found, reading: Reading, lexicon: Lexicon, start: int, end: int) -> Rewriting:
    between = _text(found.between)
    ends = _object_end(found) if _adverb(found) else end
    if ends is None:
        return Rewriting(start, end)
    suggestions = []
    for form, tail in _verbs(found, reading.features, lexicon):
        if SLOT in tail and not between:
            continue
        parts = [form, between, *tail]
        if SLOT in tail:
            parts = [form, *(between if word == SLOT else word for word in tail)]
        suggestions.append(_finished(parts, found, ends))
    return Rewriting(start, ends, tuple(suggestions))


def _finished(parts: list[str], found: Found, ends: int) -> str:
    """Return the words with the object and the adverb after them, where there is an adverb."""
    text = " ".join(part for part in parts if part)
    adverb = _adverb(found)
    if not adverb or found.preposition is None:
        return text
    goal = found.verb.doc.text[found.preposition.idx + len(found.preposition.text) : ends].strip()
    return f"{text} {goal} {adverb}"


def _object_end(found: Found) -> int | None:
    """Return where a short object ends, or None when it is long or unsure."""
    if found.preposition is None:
        return None
    for token in found.preposition.doc[found.preposition.i + 1 : found.preposition.i + 4]:
        if token.head.i in (found.noun.i, found.verb.i) and token.pos_ in ("NOUN", "PROPN", "PRON"):
            tokens = sorted(token.subtree, key=lambda part: part.i)
            short = tokens[-1].i - found.preposition.i <= _LONGEST_OBJECT
            return tokens[-1].idx + len(tokens[-1].text) if short else None
    return None


def _passive(found: Found, reading: Reading, lexicon: Lexicon, end: int) -> Rewriting:
    """Rewrite ``det foretas en vurdering av`` as ``vi vurderer``, and the like."""
    chain = list(chain_of(found.verb))
    first = chain[0]
    subject = _expletive(first, found)
    start = min(first.idx, subject.idx if subject is not None else first.idx)
    if subject is None and _turned(found, reading) and not may_be_agent(found.preposition):
        return _with_us(found, reading, lexicon, end)
    if subject is None or may_be_agent(found.preposition) or found.pattern.noun in _GIVEN:
        return Rewriting(found.verb.idx, end)
    if found.pattern.noun in _READERS:
        return Rewriting(start, end)
    ends = _object_end(found) if _adverb(found) else end
    if ends is None:
        return Rewriting(start, end)
    adverbs = _text(
        token
        for token in found.verb.doc[first.i + 1 : found.noun.i]
        if token.i not in {part.i for part in (*chain, subject, *found.modifiers)}
        and token.pos_ in ("ADV", "PART")
    )
    suggestions: list[str] = []
    for alternative in found.pattern.verbs:
        head, *tail = alternative.split()
        words = active_words(chain, reading, head, lexicon)
        if words is None or SLOT in tail:
            continue
        finite, *rest = words
        straight = subject.i < first.i
        order = ["vi", finite] if straight else [finite, "vi"]
        suggestions.append(_finished([*order, adverbs, *rest, *tail], found, ends))
        if not straight and reading.s_passive and len(chain) == 1 and not adverbs:
            form = inflected(head, reading.features, lexicon)  # no actor, but still shorter
            if form is not None and not (tail and tail[-1] in CLOSE_IN_SUGGESTIONS):
                suggestions.append(_finished([form, *tail], found, ends))
    return Rewriting(start, ends, tuple(dict.fromkeys(suggestions)))


def _turned(found: Found, reading: Reading) -> bool:
    """Tell whether a main clause opens with something else: ``I mai foretas en kontroll av``."""
    verb = found.verb
    alone = verb.dep_ in ("ROOT", "conj") and len(list(chain_of(verb))) == 1
    opened = any(child.i < verb.i and not child.is_punct for child in verb.children)
    own = found.noun.head == verb and found.noun.dep_.startswith("nsubj")
    passive = reading.s_passive and reading.finite and not _names_actor_later(found)
    return alone and opened and own and passive and found.pattern.noun not in _GIVEN | _READERS


def _names_actor_later(found: Found) -> bool:
    """Tell whether a second ``av`` follows: ``avlesning av måleren av huseier``."""
    last = found.preposition or found.noun
    return any(token.lower_ == "av" for token in found.verb.doc[last.i + 1 : found.verb.sent.end])


def _with_us(found: Found, reading: Reading, lexicon: Lexicon, end: int) -> Rewriting:
    """Return ``kontrollerer vi`` for ``foretas en kontroll av``."""
    ends = _object_end(found) if _adverb(found) else end
    start = found.verb.idx
    if ends is None:
        return Rewriting(start, end)
    texts = [
        _finished([form, "vi", _text(found.between), *tail], found, ends)
        for form, tail in _verbs(found, reading.active_features, lexicon)
        if SLOT not in tail
    ]
    return Rewriting(start, ends, tuple(texts))


def _verbs(found: Found, features: str, lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """Yield each verb to say instead in this form, and the words that go with it."""
    for alternative in found.pattern.verbs:
        head, *tail = alternative.split()
        form = inflected(head, features, lexicon)
        if form is not None:
            yield form, tail


def chain_of(verb: Token) -> Iterator[Token]:
    """Yield the verb's auxiliaries and the verb, in order."""
    for token in verb.doc[max(0, verb.i - _LONGEST_CHAIN) : verb.i]:
        if token.head.i == verb.i and token.dep_.startswith(("aux", "cop")):
            yield token
    yield verb


def _expletive(first: Token, found: Found) -> Token | None:
    """Return the ``det`` that stands for the subject, next to the first verb of the chain."""
    doc = first.doc
    before = doc[first.i - 1] if first.i else None
    if before is not None and before.lower_ == "det":
        return before
    for token in doc[first.i + 1 : found.noun.i]:
        if token.lower_ == "det":
            return token
        if token.pos_ not in ("ADV", "PART", "PRON"):
            break
    return None


def active_words(
    chain: list[Token], reading: Reading, verb: str, lexicon: Lexicon
) -> list[str] | None:
    """Return the active form of a passive chain: ``vil bli foretatt`` gives vil, vurdere."""
    helpers = [token.lemma_.lower() for token in chain[:-1]]
    finite = chain[0]
    features = str(finite.morph) if "VerbForm=Fin" in str(finite.morph) else _PRESENT
    if not helpers:
        words = [inflected(verb, reading.active_features, lexicon)]
    elif helpers[0] == "bli":
        words = [inflected(verb, features, lexicon)]
    elif helpers[0] == "være":
        words = [inflected("ha", features, lexicon), inflected(verb, _PARTICIPLE, lexicon)]
    elif helpers[0] == "ha":
        words = [finite.lower_, inflected(verb, _PARTICIPLE, lexicon)]
    elif len(helpers) > 1 and "ha" in helpers:
        return None
    else:
        words = [finite.lower_, inflected(verb, _INFINITIVE, lexicon)]
    found = [word for word in words if word is not None]
    return found if len(found) == len(words) else None


def _text(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)
