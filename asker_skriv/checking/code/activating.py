"""Puts a passive clause in the active: «Søknaden ble avslått» becomes «Vi avslo søknaden»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from asker_skriv.checking.code.clauses import Clause, Order
from asker_skriv.checking.code.lowered import lowered
from asker_skriv.checking.verb_words import DIRECTIONS
from asker_skriv.language.inflection import parse_features
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
_INFINITIVE = "VerbForm=Inf"
_PARTICIPLE = "VerbForm=Part"
_IMPERATIVE = "Mood=Imp|VerbForm=Fin"
_BECOME = {"blir": _PRESENT, "ble": _PAST, "blei": _PAST, "bli": _INFINITIVE, "blitt": _PARTICIPLE}
_OBJECTS = {"jeg": "meg", "du": "deg", "han": "ham", "hun": "henne", "vi": "oss", "de": "dem"}
_NEEDS_OBJECT = (["på"], ["om"], ["til"], ["av"], ["for"], ["med"])
_AFTER_OBJECT = frozenset({"kjent", "ferdig", "klar", "klart", "tilgjengelig", "igjen"})
_SHORT_AGENT = 3  # words that may stand between a verb and the rest: «må begge signere»
_LIGHT = frozenset({"den", "det", "dem", "deg", "meg", "oss", "dere", "ham", "henne"})
_ALREADY_ACTING = frozenset({"jeg", "vi", "man", "en"})
_SPEAKERS = frozenset({"vi", "du", "dere"})


def activated(
    clause: Clause, actor: str, instead: Mapping[str, str], lexicon: Lexicon
) -> tuple[str, ...]:
    """Return the clause's stretch in the active, best first; () where it can't be made.

    "vil bli" gives the present first: that is how a plain letter says it. Last comes the order
    that keeps the topic first («Klagen vurderer vi»), which flows better in some texts.
    """
    if not actor or not clause.subject:
        return ()
    if len(clause.subject) == 1 and clause.subject[0].lower_ in _ALREADY_ACTING:
        return ()
    found: list[str] = []
    topics: list[str] = []
    for auxiliaries, features in _chains(clause, lexicon):
        form, tail = _verb_forms(clause, features, instead, lexicon)
        if form and not (tail and not auxiliaries and _has_phrase(clause)):
            found.append(_arranged(clause, actor, [*auxiliaries, form], tail, lexicon))
            topics.append(_topic_first(clause, actor, [*auxiliaries, form], tail))
    if clause.asks:
        return tuple(topics[:1]) if clause.order is Order.SUBJECT_FIRST else ()
    return tuple(dict.fromkeys([*found, *topics[:1]])) if _may_open(clause, actor) else tuple(found)


def requested(clause: Clause, instead: Mapping[str, str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return «Fyll ut skjemaet» for «Skjemaet fylles ut»; () where there is no imperative."""
    form, tail = _verb_forms(clause, _IMPERATIVE, instead, lexicon)
    if not form:
        return ()
    thing = _object(clause, lexicon)
    words = [form.capitalize(), tail, thing]
    return (" ".join(word for word in words if word),)


def with_agent(
    clause: Clause, agent: Sequence[Token], instead: Mapping[str, str], lexicon: Lexicon
) -> tuple[str, ...]:
    """Return «Fastlegen støtter vurderingen» for «Vurderingen støttes av fastlegen»."""
    inverted = clause.order is Order.INVERTED and len(agent) <= _SHORT_AGENT
    if clause.expletive or not (inverted or clause.order is Order.SUBJECT_FIRST):
        return ()
    return activated(clause, lowered(agent, lexicon), instead, lexicon)


def _verb_forms(
    clause: Clause, features: str, instead: Mapping[str, str], lexicon: Lexicon
) -> tuple[str, str]:
    """Return the verb in this form and what follows it: ("klager", "på"), ("sender", "inn").

    Of two verbs, the first with what follows it comes with the second: ("fyller ut og sender",
    "inn"). ``("", "")`` where there is no such form.
    """
    form, tail = _verb_form(clause.lemma, clause.particle, features, instead, lexicon)
    if clause.second is None or not form:
        return form, tail
    second = clause.second
    other, tail_of_other = _verb_form(second.lemma, second.particle, features, instead, lexicon)
    if not other or tail.split()[-1:] in _NEEDS_OBJECT or tail in _AFTER_OBJECT:
        return "", ""
    words = (form, tail, second.joint, other)
    return " ".join(word for word in words if word), tail_of_other


def _verb_form(
    lemma: str, particle: str, features: str, instead: Mapping[str, str], lexicon: Lexicon
) -> tuple[str, str]:
    target = instead.get(lemma) or lexicon.loose_verb(lemma) or lemma
    head, _, tail = target.partition(" ")
    return _form(head, features, lexicon), " ".join(part for part in (tail, particle) if part)


def _chains(clause: Clause, lexicon: Lexicon) -> Iterator[tuple[list[str], str]]:
    """Yield (auxiliaries, features of the main verb) of the active, best first."""
    words = [token.lower_ for token in clause.auxiliaries]
    features = _features(clause, lexicon)
    may = words[:2] == ["vil", "kunne"]
    if may:
        words = ["kan", *words[2:]]
    if words == ["vil"]:
        yield [], _PRESENT
    if features == _PARTICIPLE and words in (["er"], ["var"]):
        words = ["har" if words == ["er"] else "hadde"]
    yield words, features
    if may and len(words) == 1:
        yield [], _PRESENT  # «vil kunne bli behandlet» often just says that we do it


def _features(clause: Clause, lexicon: Lexicon) -> str:
    if clause.become is not None:
        return _BECOME.get(clause.become.lower_, _INFINITIVE)
    if clause.auxiliaries:
        return _INFINITIVE
    tenses = {
        parse_features(reading.features).get("Tense", "Pres")
        for reading in lexicon.analyse(clause.verb.text)
        if "Voice=Pass" in reading.features
    }
    return _PAST if tenses == {"Past"} else _PRESENT


def _form(verb: str, features: str, lexicon: Lexicon) -> str:
    forms = lexicon.inflect(verb, "VERB", features)
    if not forms:
        return ""
    best = max(forms, key=lexicon.frequency)
    much_commoner = lexicon.frequency(best) - lexicon.frequency(forms[0]) > 1
    return best if much_commoner else forms[0]


def _arranged(clause: Clause, actor: str, verbs: list[str], tail: str, lexicon: Lexicon) -> str:
    finite, rest = verbs[0], verbs[1:]
    adverbs = _adverbs(clause)
    relative = clause.order is Order.RELATIVE
    thing = "" if clause.expletive or relative else _object(clause, lexicon)
    light = thing in _LIGHT
    way = tail.rpartition(" ")
    if thing and not light and way[0] == "med" and way[2] in DIRECTIONS:
        thing, tail = (
            f"{thing} {way[2]}",
            way[0],
        )  # «ta med plakater inn»
    if thing and not light and tail.endswith(" igjen"):  # «gå gjennom rutinen igjen»
        thing, tail = f"{thing} igjen", tail.removesuffix(" igjen")
    opening = {
        Order.SUBJECT_FIRST: [actor, finite],
        Order.INVERTED: [finite, actor],
        Order.SUBORDINATE: [actor, adverbs, finite],
        Order.RELATIVE: ["som", actor, adverbs, finite],
    }[clause.order]
    middle = "" if clause.order in {Order.SUBORDINATE, Order.RELATIVE} else adverbs
    if light and not rest:
        first, last = (tail, thing) if tail.split()[-1:] in _NEEDS_OBJECT else (thing, tail)
        words = [*opening, first, middle, last]
    elif tail in _AFTER_OBJECT:
        words = [*opening, middle, *rest, thing, tail]
    elif light:
        words = [*opening, middle, *rest, *_light_object(thing, tail)]
    else:
        words = [*opening, middle, *rest, tail, thing]
    text = clause.before + " ".join(word for word in words if word)
    # «Filmen «Og så da?» vises»: what is small after a question mark goes on being so
    opens = clause.starts_sentence and not clause.doc.text[clause.start].islower()
    return text[0].upper() + text[1:] if opens else text


def _adverbs(clause: Clause) -> str:
    words = (t.text if t.pos_ == "PROPN" else t.text.lower() for t in clause.adverbs)
    return " ".join(words)


def _has_phrase(clause: Clause) -> bool:
    """Tell whether a phrase would part verb and particle: «vi sender i løpet av uke 12 ut»."""
    return any(token.pos_ == "ADP" for token in clause.adverbs)


def _may_open(clause: Clause, actor: str) -> bool:
    """Tell whether the thing acted on may stay first: a noun, and an actor that is a pronoun."""
    if clause.order is not Order.SUBJECT_FIRST or clause.expletive or actor not in _SPEAKERS:
        return False
    if clause.pronoun:
        return False
    return any(token.pos_ in {"NOUN", "PROPN"} for token in clause.subject)


def _topic_first(clause: Clause, actor: str, verbs: list[str], tail: str) -> str:
    """Return «Klagen vurderer vi»: the subject as it stands, then verb, actor and the rest."""
    topic = "".join(token.text_with_ws for token in clause.subject).strip()
    adverbs = _adverbs(clause)
    words = [topic, verbs[0], actor, adverbs, *verbs[1:], tail]
    return " ".join(word for word in words if word)


def _light_object(thing: str, tail: str) -> list[str]:
    """Return object and particle in order: «sende det inn», but «klage på det»."""
    return [tail, thing] if tail.split()[-1:] in _NEEDS_OBJECT else [thing, tail]


def _object(clause: Clause, lexicon: Lexicon) -> str:
    if clause.pronoun:
        return clause.pronoun
    text = lowered(clause.subject, lexicon)
    return _OBJECTS.get(text.lower(), text) if len(clause.subject) == 1 else text
