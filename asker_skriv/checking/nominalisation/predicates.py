"""A noun with a hidden verb as the subject: ``Kontroll av anlegget utføres av kommunen``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asker_skriv.checking.nominalisation.deriving import plain_verbs
from asker_skriv.checking.nominalisation.nouns import base_of, singular_of
from asker_skriv.checking.nominalisation.rewriting import (
    ADVERBS,
    Rewriting,
    active_words,
    chain_of,
)
from asker_skriv.checking.wordlist.place import starts_sentence
from asker_skriv.checking.wordlist.verb_forms import inflected, read_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from asker_skriv.language.lexicon import Lexicon

_DOING = frozenset({"utføre", "foreta", "gjennomføre", "forestå", "besørge", "ivareta"})
_NOT = frozenset({"ikke", "aldri"})
_ONLY = frozenset({"kun", "bare"})
_BE = frozenset({"er", "være", "vil", "skal", "strengt", "dessverre"})
_UNSURE_AFTER = frozenset({"for", "av", "etter"})
_UNSURE_WHEN = frozenset({"til", "av", "å", "for"})
_AMOUNT = frozenset(
    {"ca.", "ca", "cirka", "om", "minst", "omtrent", "inntil", "på", "fra", "normalt"}
)
_ABOUT = frozenset({"på", "av", "for"})
_FINAL = frozenset({"endelig", "formell", "skriftlig", "ny"})
_PASSIVE_HELPERS = frozenset(
    {"blir", "ble", "er", "har", "blitt", "vil", "kan", "skal", "må", "bli"}
)
_CLAUSES_BEFORE = frozenset({"før", "inntil", "etter", "siden", "innen"})
_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_LONGEST_THING = 8  # words
_LONGEST_AGENT = 5  # words


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun with a hidden verb that opens a sentence, with what it is done to."""

    noun: Token
    first: Token
    thing: str
    adverb: str
    sure: bool


def allowed(doc: Doc, lexicon: Lexicon, places: Mapping[str, str], you: str) -> Iterator[Rewriting]:
    """Yield ``Lufting av hunder er ikke tillatt``, with ``Du kan ikke lufte hunder``.

    ``places`` are nouns whose verb needs no object: ``{"parkering": "parkere"}``; ``you`` is how
    the reader is spoken to, or "".
    """
    for word in doc:
        if word.lower_ not in ("tillatt", "forbudt"):
            continue
        noun = _subject_of(word)
        if noun is None or not starts_sentence(doc.text, noun.idx) or noun.right_edge.i == noun.i:
            continue
        lemma, edge = base_of(noun, lexicon), _edge(noun, word)
        verbs = plain_verbs(lemma, lexicon) if noun.nbor().lower_ == "av" else ()
        verb = verbs[0] if verbs else places.get(lemma, "")
        if not verb:
            continue
        between = [token.lower_ for token in doc[edge + 1 : word.i]]
        sure = set(between) <= _BE | _NOT | _ONLY and not _followed_by(word, _UNSURE_AFTER)
        goal = doc[noun.i + (2 if verbs else 1) : edge + 1].text
        end = word.idx + len(word.text)
        if not (you and sure) or verb.endswith(" seg"):
            yield Rewriting(noun.idx, end)
            continue
        ban = (word.lower_ == "forbudt") != bool(_NOT & set(between))
        how = "ikke" if ban else "bare" if _ONLY & set(between) else ""
        yield Rewriting(noun.idx, end, (_joined(you, "kan", how, verb, goal),))


def demanding(doc: Doc, lexicon: Lexicon, demands: Sequence[str]) -> Iterator[Rewriting]:
    """Yield ``Bygging av`` in ``Bygging av garasje krever søknad``, with ``Å bygge``."""
    wanted = frozenset(demands)
    for noun in doc[:-2]:
        if noun.pos_ != "NOUN" or noun.nbor().lower_ != "av" or noun.head.lemma_ not in wanted:
            continue
        if not noun.dep_.startswith("nsubj") or not starts_sentence(doc.text, noun.idx):
            continue
        if doc[noun.i + 2 : noun.i + 4].text.endswith(" av"):
            continue  # «Gjennomføring av kartlegging av boliger»: a chain
        lemma = base_of(noun, lexicon)
        verbs = plain_verbs(lemma, lexicon) if lemma else ()
        if verbs and noun.i < noun.head.i:
            end = noun.nbor().idx + 2
            yield Rewriting(noun.idx, end, tuple(f"å {verb}" for verb in verbs))


def planned(doc: Doc, lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``Bygging av skolen er planlagt``, with ``Vi planlegger å bygge skolen``."""
    for word in doc:
        if word.lower_ != "planlagt" or not word.i or word.nbor(-1).lower_ != "er":
            continue
        noun, be = _subject_of(word), word.nbor(-1)
        if noun is None or noun.nbor().lower_ != "av" or noun.i > be.i - 3:
            continue
        lemma = singular_of(noun, lexicon)
        verbs = plain_verbs(lemma, lexicon) if lemma else ()
        if not verbs or not starts_sentence(doc.text, noun.idx):
            continue
        subject = _parts(noun, be)
        sure = subject.sure and not _followed_by(word, _UNSURE_WHEN)
        texts = (f"vi planlegger å {verb} {subject.thing}" for verb in verbs)
        yield Rewriting(noun.idx, word.idx + len(word.text), tuple(texts) if sure else ())


def lasting(doc: Doc) -> Iterator[Rewriting]:
    """Yield ``Varigheten på avtalen er`` before a number, with ``Avtalen varer``."""
    for noun in doc[:-2]:
        if noun.lower_ not in ("varigheten", "varighet") or not starts_sentence(doc.text, noun.idx):
            continue
        for verb in doc[noun.i + 1 : noun.i + _LONGEST_THING]:
            if verb.lower_ != "er" or verb.i + 1 >= len(doc):
                continue
            after = verb.nbor()
            if after.pos_ != "NUM" and after.lower_ not in _AMOUNT and not after.text.isdigit():
                break
            thing = doc[noun.i + 2 : verb.i].text
            if thing and noun.nbor().lower_ not in _ABOUT:
                break
            offer = f"{thing[:1].upper()}{thing[1:]} varer" if thing else "Det varer"
            yield Rewriting(noun.idx, verb.idx + len(verb.text), (offer,))
            break


def done_by(doc: Doc, lexicon: Lexicon, we: str, others: Collection[str]) -> Iterator[Rewriting]:
    """Yield ``Kontroll av anlegget utføres av kommunen``, with ``Vi kontrollerer anlegget``.

    Where nobody is named it is the municipality that does it, but for the nouns of ``others``.
    """
    for verb in doc:
        if verb.lemma_.lower() not in _DOING or verb.pos_ not in ("VERB", "ADJ"):
            continue
        noun = _subject_of(verb)
        chain = list(chain_of(verb))
        if noun is None or noun.i >= chain[0].i:
            continue
        lemma = singular_of(noun, lexicon)
        verbs = plain_verbs(lemma, lexicon) if lemma else ()
        reading = read_verb(verb, lexicon)
        agent = _agent_after(verb)
        if not verbs or reading is None or not reading.passive:
            continue
        if agent is None and (we != "vi" or lemma in others):
            continue
        first, last = agent or (None, verb)
        subject = _parts(noun, chain[0])
        start, end = subject.first.idx, last.idx + len(last.text)
        words = active_words(chain, reading, verbs[0].split()[0], lexicon)
        who = doc[first.i + 1 : last.i + 1].text if first is not None else we
        sure = subject.sure and base_of(last, lexicon) != last.text
        if words is None or not sure:
            if first is not None:
                yield Rewriting(start, end)
            continue
        who = we if we == "vi" and who.lower() in ("kommunen", "oss") else who
        inside = {token.i for token in chain}
        small = [token.text for token in doc[chain[0].i : verb.i] if token.i not in inside]
        rest = doc[verb.i + 1 : first.i].text if first is not None else ""
        finite, *later = words
        tail = " ".join(verbs[0].split()[1:])
        text = _joined(who, finite, *small, *later, tail, subject.thing, subject.adverb, rest)
        yield Rewriting(start, end, (text,))


def given_out(doc: Doc, lexicon: Lexicon, nouns: Mapping[str, str]) -> Iterator[Rewriting]:
    """Yield ``varsel vil bli gitt``, with ``vi vil varsle`` (``{"varsel": "varsle"}``)."""
    for verb in doc:
        if verb.lower_ not in ("gis", "gitt", "sendes", "sendt"):
            continue
        chain = list(chain_of(verb))
        noun = chain[0].nbor(-1) if chain[0].i else None
        new = nouns.get(noun.lower_) if noun is not None else None
        if noun is None or new is None or not _is_alone(noun):
            continue
        reading = read_verb(verb, lexicon)
        if reading is None or not reading.passive or _followed_by(verb, frozenset({"av"})):
            continue
        inside = {token.i for token in chain}
        small = [token.text for token in doc[chain[0].i : verb.i] if token.i not in inside]
        words = active_words(chain, reading, new, lexicon)
        last = verb.nbor() if _followed_by(verb, frozenset({"til"})) else verb
        if words is not None:
            text = _joined("vi", words[0], *small, *words[1:])
            yield Rewriting(noun.idx, last.idx + len(last.text), (text,))


def decided(
    doc: Doc, nouns: Collection[str], verbs: Collection[str], we: str
) -> Iterator[Rewriting]:
    """Yield ``endelig avgjørelse treffes``, with ``vi avgjør saken`` in the present.

    ``nouns`` are told of bare, or after an adjective, with one of the passive ``verbs`` after.
    """
    for noun in doc[:-1]:
        if noun.lower_ not in nouns:
            continue
        verb = noun.nbor()
        first = noun.nbor(-1) if noun.i and noun.nbor(-1).lower_ in _FINAL else noun
        held = first.i and first.nbor(-1).pos_ in ("DET", "ADJ", "ADP")
        while verb.lower_ in _PASSIVE_HELPERS and verb.i + 1 < len(doc):
            verb = verb.nbor()
        if verb.lower_ not in verbs or _followed_by(verb, frozenset({"av"})):
            continue
        if verb.lower_ == "fattet" and verb.nbor(-1).lower_ == "er":
            continue  # «vedtaket er fattet» can be turned
        if held and first.nbor(-1).lower_ not in _CLAUSES_BEFORE:
            continue
        plain = verb.i == noun.i + 1 and verb.lower_.endswith("s")
        text = f"{we} avgjør saken" if plain else ""
        yield Rewriting(first.idx, verb.idx + len(verb.text), (text,) if text else ())


def put_forward(
    doc: Doc, lexicon: Lexicon, phrases: Mapping[str, Mapping[str, str]], you: str
) -> Iterator[Rewriting]:
    """Yield ``Klage må fremsettes``, with ``Du må klage``.

    ``phrases`` are what the reader does, by the passive and the noun:
    ``{"fremsettes": {"klage": "klage"}}``. A clause («kan du ikke komme, …») is taken whole.
    """
    for verb in doc[1:]:
        nouns = phrases.get(verb.lower_)
        if nouns is None or not you or _followed_by(verb, frozenset({"av"})):
            continue
        modal = verb.nbor(-1) if verb.nbor(-1).pos_ == "AUX" else None
        place = verb.i - (2 if modal is not None else 1)
        noun = doc[place] if place >= 0 else None
        phrase = nouns.get(noun.lower_) if noun is not None else None
        if noun is None or phrase is None or not starts_sentence(doc.text, noun.idx):
            continue
        start, end = noun.idx, verb.idx + len(verb.text)
        head, *tail = phrase.split()
        if "," in phrase:
            yield Rewriting(start, end, (phrase,))
            continue
        form = inflected(head, "VerbForm=Inf" if modal is not None else _PRESENT, lexicon)
        if form is not None:
            words = [you, modal.lower_ if modal is not None else "", form, *tail]
            yield Rewriting(start, end, (_joined(*words),))


def _subject_of(verb: Token) -> Token | None:
    for child in verb.lefts:
        if child.dep_.startswith("nsubj") and child.pos_ == "NOUN":
            return child
    return None


def _edge(noun: Token, before: Token) -> int:
    """Return the last word of a subject, before the verb that follows it."""
    for token in noun.doc[noun.i + 1 : before.i]:
        if token.lower_ in _BE and token.pos_ in ("AUX", "VERB"):
            return token.i - 1
    return noun.right_edge.i


def _parts(noun: Token, finite: Token) -> Subject:
    """Divide a subject into the noun, an adjective before it and what follows ``av``."""
    doc, first, adverb = noun.doc, noun.left_edge, ""
    before = doc[first.i : noun.i]
    sure = starts_sentence(doc.text, first.idx) and len(before) <= 1
    if len(before) == 1:
        adverb = ADVERBS.get(before[0].lemma_.lower(), ADVERBS.get(before[0].lower_, ""))
        sure = sure and bool(adverb)
    follows = noun.nbor().lower_ == "av" and finite.i - noun.i <= _LONGEST_THING
    thing = doc[noun.i + 2 : finite.i].text if follows else ""
    return Subject(noun, first, thing, adverb, sure and bool(thing) and "," not in thing)


def _agent_after(verb: Token) -> tuple[Token, Token] | None:
    """Return ``av`` and the last word of who does it, after the verb."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.is_punct or token.pos_ in ("SCONJ", "CCONJ"):
            return None
        if token.lower_ == "av" and token.dep_ == "case" and token.head.i > token.i:
            head = token.head
            last = head.right_edge if head.pos_ == "PROPN" else head
            near = last.i - token.i <= _LONGEST_AGENT
            whole = not any(child.dep_ == "nmod" for child in head.rights if head is last)
            return (token, last) if near and whole and head.pos_ in ("NOUN", "PROPN") else None
    return None


def _is_alone(noun: Token) -> bool:
    return not any(child.i < noun.i and child.pos_ in ("ADJ", "DET") for child in noun.children)


def _followed_by(token: Token, words: frozenset[str]) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in words


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)
