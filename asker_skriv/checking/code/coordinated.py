"""Passives that share a subject: «vurderes og avgjøres», «er endelig og kan ikke påklages»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asker_skriv.checking.code.clauses import Clause, Order, SecondVerb, subject_of
from asker_skriv.checking.code.satellites import is_adverb, particle_of
from asker_skriv.checking.wordlist.agreement import leading, read_noun
from asker_skriv.language.passive import Passive, PassiveKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from asker_skriv.language.lexicon import Lexicon

_OBJECTS = {"jeg": "meg", "du": "deg", "vi": "oss", "dere": "dere", "de": "dem", "det": "det"}
_SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj"})


def joined_to(verb: Token, kind: PassiveKind, lexicon: Lexicon) -> tuple[Token, SecondVerb] | None:
    """Return the last word of «og avslått» in «vurdert og avslått», and the verb; None if none.

    Only where the two stand side by side, so that they can be turned together.
    """
    found = [child for child in verb.rights if child.dep_ == "conj"]
    if len(found) != 1 or any(child.dep_ == "conj" for child in found[0].children):
        return None
    second = found[0]
    own = [child for child in second.lefts if child.dep_ != "cc"]
    joint = next((child for child in second.lefts if child.dep_ == "cc"), None)
    if own or joint is None or joint.lower_ not in {"og", "eller"} or joint.i != second.i - 1:
        return None
    particle = particle_of(verb)
    if joint.i != (particle or verb).i + 1:
        return None
    lemma = _lemma(second, kind, lexicon)
    if not lemma:
        return None
    last = particle_of(second)
    told = SecondVerb(lemma, last.lower_ if last is not None else "", joint.lower_)
    return last or second, told


def sharing(doc: Doc, passive: Passive, lexicon: Lexicon) -> Clause | None:
    """Return the second of two clauses with one subject, which a pronoun can stand for.

    «Avgjørelsen er endelig og kan ikke påklages» can go on «…, og du kan ikke klage på den».
    """
    verb = doc[passive.verb]
    if verb.dep_ != "conj" or subject_of(verb) is not None:
        return None
    first_verb = verb.head
    subject = subject_of(first_verb)
    joint = next((child for child in verb.lefts if child.dep_ == "cc"), None)
    if subject is None or joint is None or joint.lower_ not in {"og", "men"}:
        return None
    if joint.i == (particle_of(first_verb) or first_verb).i + 1 and joint.i == verb.i - 1:
        return None  # «vurdert og avslått»: one of a pair
    marked = any(child.dep_ == "mark" for child in first_verb.lefts)
    if marked or first_verb.dep_ in _SUBORDINATE or subject.i > first_verb.i:
        return None
    become = doc[passive.auxiliary] if passive.auxiliary is not None else None
    helpers = [child for child in verb.lefts if child.dep_ == "aux" and child.lower_ != "å"]
    helpers = [helper for helper in helpers if become is None or helper.i != become.i]
    if become is None and not helpers and not _is_finite(verb, first_verb):
        return None
    particle = particle_of(verb)
    known = [token for token in (*helpers, become, verb, particle) if token is not None]
    first, last = min(known, key=_place), max(known, key=_place)
    between = [doc[i] for i in range(first.i, last.i) if doc[i] not in known]
    pronoun = _pronoun(subject, lexicon)
    if first.i != joint.i + 1 or not all(is_adverb(token) for token in between) or not pronoun:
        return None
    before = doc[joint.i - 1]
    if before.is_punct and before.text != ",":
        return None
    comma = before.text == ","
    return Clause(
        doc=doc,
        order=Order.SUBJECT_FIRST,
        subject=(subject,),
        expletive=False,
        auxiliaries=tuple(helpers),
        become=become,
        verb=verb,
        lemma=passive.lemma,
        particle=particle.lower_ if particle is not None else "",
        adverbs=tuple(between),
        start=first.idx if comma else before.idx,
        end=last.idx + len(last),
        pronoun=pronoun,
        before="" if comma else f"{before.text}, {joint.text} ",
    )


def _place(token: Token) -> int:
    return int(token.i)


def _is_finite(verb: Token, first: Token) -> bool:
    """Tell whether a second verb in -s has a time of its own, not the first one's auxiliary."""
    return "VerbForm=Fin" in str(verb.morph) and not any(
        child.dep_ == "aux" for child in first.lefts
    )


def _lemma(verb: Token, kind: PassiveKind, lexicon: Lexicon) -> str:
    wanted = "Voice=Pass" if kind is PassiveKind.S else "VerbForm=Part"
    for reading in lexicon.analyse(verb.text):
        if reading.pos == "VERB" and wanted in reading.features:
            return reading.lemma
    return ""


def _pronoun(subject: Token, lexicon: Lexicon) -> str:
    if any(child.dep_ == "conj" for child in subject.children):
        return "dem"
    if subject.pos_ == "PRON":
        return _OBJECTS.get(subject.lower_, "")
    if subject.pos_ != "NOUN":
        return ""
    numbers = {
        number
        for reading in lexicon.analyse(subject.lower_)
        for number in ("Sing", "Plur")
        if reading.pos == "NOUN" and f"Number={number}" in reading.features
    }
    if len(numbers) > 1 and not leading(subject):
        return ""  # «Forslag sendes og legges ut»: one or many
    found = read_noun(subject, lexicon)
    if found.number == "Plur":
        return "dem"
    return "det" if found.gender == "Neut" else "den"
