"""Nouns with a hidden verb that stand without a light verb: ``søknad om tildeling av plass``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from asker_skriv.checking.code.agents import may_be_agent
from asker_skriv.checking.nominalisation.deriving import plain_verbs, verb_of
from asker_skriv.checking.nominalisation.rewriting import Rewriting
from asker_skriv.checking.wordlist.place import starts_sentence
from asker_skriv.checking.wordlist.verb_forms import inflected
from asker_skriv.language.inflection import parse_features
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_TOLD = frozenset({"meldes", "meddeles", "varsles"})
_NEEDS_NOTHING = frozenset(
    {
        "betale",
        "betale ut",
        "melde deg på",
        "melde deg av",
        "melde dere på",
        "melde dere av",
        "si opp",
    }
)
_ARTICLES = frozenset({"en", "ei", "et"})
_TAKE_INFINITIVE = frozenset(
    {
        *("omfatte", "omhandle", "gjelde", "innebære", "planlegge", "foreslå", "vurdere"),
        *(
            "prioritere",
            "unngå",
            "velge",
            "starte",
            "anbefale",
            "vedta",
            "utsette",
            "forberede",
            "begynne",
            "fortsette",
        ),
    }
)
# These take «å» for what is known too: «fortsetter kartleggingen av».
_GO_ON = frozenset({"fortsette", "starte", "begynne", "utsette", "forberede", "planlegge"})
_AIMS = frozenset({"mål", "formål", "hensikt", "oppgave", "plan", "målsetting"})
_EMPTY = frozenset({"gjennomføring", "utførelse", "foretakelse", "iverksetting", "iverksettelse"})
_MUNICIPALITY = frozenset({"vi", "kommunen"})
_PLAIN_EVENTS = frozenset({"opplæring", "undervisning", "trening"})
_OF = frozenset({"av", "i", "på", "til", "for", "om"})
_READERS_NEWS = frozenset({"endring", "flytting", "fravær", "forfall", "sykdom", "adresseendring"})
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})
_HAPPEN = frozenset(
    {
        *("skjer", "skje", "foregår", "foregå", "gjøres", "foretas", "utføres", "gjennomføres"),
        *("meldes", "meddeles", "varsles", "bekreftes"),
    }
)


def base_of(token: Token, lexicon: Lexicon) -> str:
    """Return a noun's base form when the form stands in the indefinite singular, else ``""``."""
    for reading in lexicon.analyse(token.text):
        features = parse_features(reading.features)
        plain = features.get("Definite") == "Ind" and "Case" not in features
        if reading.pos == "NOUN" and plain and features.get("Number") == "Sing":
            return reading.lemma
    return ""


def singular_of(token: Token, lexicon: Lexicon) -> str:
    """Return a noun's base form when it stands in the singular, with or without ``the``."""
    for reading in lexicon.analyse(token.text):
        features = parse_features(reading.features)
        singular = features.get("Number") == "Sing" and "Case" not in features
        if reading.pos == "NOUN" and singular:
            return reading.lemma
    return ""


def is_verbal(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token is a noun with a verb in it."""
    if token.pos_ != "NOUN":
        return False
    return any(
        verb_of(reading.lemma, lexicon) is not None
        for reading in lexicon.analyse(token.text)
        if reading.pos == "NOUN"
    )


def stiff(doc: Doc, nouns: Mapping[str, str], lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield nouns of officialese with ``av``; as a subject, ``å`` and the verb can replace them."""
    for token in doc[:-1]:
        if token.pos_ not in ("NOUN", "PROPN") or token.nbor().lower_ != "av":
            continue
        noun = base_of(token, lexicon)
        if not noun and _is_object(token) and token.head.lemma_.lower() in _GO_ON:
            noun = singular_of(token, lexicon)
        listed = tuple(verb.strip() for verb in nouns.get(noun, "").split("/") if verb.strip())
        found = listed or (plain_verbs(noun, lexicon) if noun and _is_object(token) else ())
        if not found:
            continue
        end = token.nbor().idx + 2
        before = token.nbor(-1) if token.i else None
        article = before is not None and before.lower_ in _ARTICLES and _is_object(token)
        free = before is None or before.pos_ not in ("DET", "ADJ", "NUM", "PRON", "ADP")
        first = starts_sentence(doc.text, token.idx) and token.dep_.startswith("nsubj")
        fits = article or (free and (first or _is_object(token)))
        if noun not in nouns and not fits:
            continue
        planned = first and token.head.lower_ in ("planlagt", "påbegynt", "avsluttet")
        verbs = found if fits and not planned else ()
        start = before.idx if before is not None and article else token.idx
        yield Rewriting(start, end, tuple(f"å {verb}" for verb in verbs))


def with_object(doc: Doc, plain: frozenset[str], lexicon: Lexicon) -> Iterator[tuple[Token, str]]:
    """Yield each noun with a hidden verb before ``av``, and the verb; not the ``plain`` nouns."""
    for token in doc[:-2]:
        if token.nbor().lower_ != "av" or not token.is_alpha or not is_verbal(token, lexicon):
            continue
        noun = singular_of(token, lexicon)
        verbs = plain_verbs(noun, lexicon) if noun and noun not in plain else ()
        if verbs and (token.nbor(2).text.isupper() or not may_be_agent(token.nbor())):
            yield token, verbs[0]  # «endring av HØP»


def _is_object(token: Token) -> bool:
    """Tell whether a noun is the object of a verb that takes ``å`` and a verb instead."""
    while token.dep_ in ("conj", "nmod") and token.head.pos_ == "NOUN":
        token = token.head
    if token.dep_ == "ROOT":
        return any(child.lemma_.lower() in _AIMS for child in token.lefts if child.dep_ == "nsubj")
    follows = token.i > token.head.i and token.dep_ in ("obj", "nsubj", "nsubj:pass")
    return follows and token.head.lemma_.lower() in _TAKE_INFINITIVE


def chains(doc: Doc, lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``gjennomføring av kartlegging av``: two hidden verbs after one another."""
    for token in doc[:-3]:
        first, second = token, token.nbor(2)
        if token.nbor().lower_ != "av" or token.nbor(3).lower_ != "av":
            continue
        if not is_verbal(second, lexicon) or not _is_verbal_noun(first, lexicon):
            continue
        last = token.nbor(3)
        bare = base_of(first, lexicon) and base_of(second, lexicon)
        free = first.i == 0 or first.nbor(-1).pos_ not in ("DET", "ADJ", "PRON")
        suggestion = (f"{second.text} av",) if bare and free and bare and _is_empty(first) else ()
        if suggestion and first.text[:1].isupper():
            suggestion = (suggestion[0][:1].upper() + suggestion[0][1:],)
        yield Rewriting(first.idx, last.idx + len(last.text), suggestion)


def _is_verbal_noun(token: Token, lexicon: Lexicon) -> bool:
    return _is_empty(token) or is_verbal(token, lexicon)


def _is_empty(token: Token) -> bool:
    return token.lower_ in _EMPTY


def happening(
    doc: Doc, lexicon: Lexicon, actors: Mapping[str, Mapping[str, str]]
) -> Iterator[Rewriting]:
    """Yield ``Oppsigelse av plass skjer``: a hidden verb that takes place, or is done.

    ``actors`` are the verbs of the nouns by who does it: ``{"du": {"oppsigelse": "si opp"}}``.
    """
    known = {noun for verbs in actors.values() for noun in verbs}
    for token in doc:
        if token.pos_ != "VERB" or token.lower_ not in _HAPPEN:
            continue
        for child in token.lefts:
            if not child.dep_.startswith("nsubj") or not _is_bare(child):
                continue
            if child.lemma_.lower() in _PLAIN_EVENTS and token.lower_ not in ("skjer", "skje"):
                continue
            if is_verbal(child, lexicon) or child.lemma_.lower() in known:
                text = _done_by(child, token, lexicon, actors)
                end = token.idx + len(token.text)
                yield Rewriting(child.left_edge.idx, end, (text,) if text else ())


def _done_by(
    noun: Token, verb: Token, lexicon: Lexicon, actors: Mapping[str, Mapping[str, str]]
) -> str:
    """Return ``Du sier opp plass`` for ``Oppsigelse av plass skjer``; "" where nobody is known."""
    helpers = [child for child in verb.lefts if child.dep_ == "aux"]
    start = noun.left_edge
    if verb.lower_ not in _TOLD and noun.nbor().pos_ == "ADP" and noun.nbor().lower_ != "av":
        return ""
    plain = [token for token in noun.doc[start.i : verb.i] if not noun.is_ancestor(token)]
    if [token for token in plain if token != noun] != helpers or len(helpers) > 1:
        return ""
    for actor, verbs in actors.items():
        phrase = verbs.get(noun.lemma_.lower(), "")
        words = noun.doc[noun.i + 2 : helpers[0].i if helpers else verb.i]
        thing = _thing(words, lexicon) if actor not in _MUNICIPALITY else words.text
        if verb.lower_ in _TOLD and not (phrase or noun.lemma_.lower() in _READERS_NEWS):
            continue  # «Ansettelse skal meddeles»: by whom?
        if verb.lower_ in _TOLD and actor != "vi" and helpers:
            whole = noun.doc[start.i : helpers[0].i].text
            text = f"{actor} {helpers[0].lower_} melde fra om {whole[:1].lower()}{whole[1:]}"
            named = verb.i + 1 < len(verb.doc) and verb.nbor().pos_ in _NAMED
            return f"{text} til" if named else text
        if not phrase or verb.lower_ in _TOLD or not (thing or phrase in _NEEDS_NOTHING):
            continue
        head, *tail = phrase.split()
        form = inflected(head, "VerbForm=Inf" if helpers else _PRESENT, lexicon)
        said = [actor, *(token.lower_ for token in helpers), form or "", *tail, thing]
        return " ".join(word for word in said if word) if form else ""
    return ""


def _thing(words: Span, lexicon: Lexicon) -> str:
    """Return what is done something to; one thing without an article becomes the known one."""
    if len(words) == 1 and words[0].pos_ == "NOUN" and base_of(words[0], lexicon):
        forms = lexicon.inflect(base_of(words[0], lexicon), "NOUN", "Definite=Def|Number=Sing")
        return forms[0] if forms else words.text
    return words.text


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun stands alone or with ``av`` or the like, not with words of its own."""
    return all(
        child.i > noun.i and any(part.lower_ in _OF for part in child.lefts)
        for child in noun.children
        if not child.is_punct
    )
