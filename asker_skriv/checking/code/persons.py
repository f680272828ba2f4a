"""The forms of du, dere, vi and jeg, and what else changes when one of them takes a noun's place.

"Søker må selv dokumentere sin inntekt" becomes "du må selv dokumentere din inntekt": the words that
point back to the subject follow it, and so does an adjective when "dere" takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import NOMINATIVE, begins_sentence, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.checking.context import BlockContext, Reader
    from asker_skriv.language.compounds import Analysis
    from asker_skriv.language.lexicon import Lexicon

_FARTHEST = 14  # tokens from the person to a word that points back to it
_IN_VIEW = 40  # tokens after a person in which the sentence may go on about it
_OWN = {"sin": 0, "sitt": 1, "sine": 2}  # "si" is mostly the verb
_HE_OR_SHE = word_set("han hun ham henne hans hennes")
# Nouns that read better with the possessive first, and adjectives that stand for people.
_BETTER_BEFORE = word_set(
    "rett ansvar plikt ønske behov krav initiativ samtykke valg side vegne fordel gunst"
)
_BECOMING = frozenset({"bli", "virke", "føle"})
_UNCHANGED = frozenset({"kjent", "klar", "verdt", "nødt"})  # «vi er kjent med saken»
_PEOPLE = word_set("pårørende foresatte ansatte nærmeste")

# Verbs whose object stands right after them.
GIVING = word_set(
    "gi gir gitt ga be ber ba bedt tilby tilbyr sende sender hjelpe hjelper informere "
    "informert orientere orientert varsle varslet kontakte kontaktet anbefale anbefaler"
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person's forms; ``possessives`` are common gender, neuter and plural."""

    subject: str
    object: str
    possessives: tuple[str, str, str]
    plural: bool = False


PERSONS = {
    "du": Person("du", "deg", ("din", "ditt", "dine")),
    "dere": Person("dere", "dere", ("deres", "deres", "deres"), plural=True),
    "vi": Person("vi", "oss", ("vår", "vårt", "våre"), plural=True),
    "jeg": Person("jeg", "meg", ("min", "mitt", "mine")),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch (code points) and what could stand there; no suggestions where it is unsure."""

    start: int
    end: int
    suggestions: tuple[str, ...]


def readers_pronouns(reader: Reader) -> tuple[str, ...]:
    """Return "du" and "dere" in the order that suits the target group; () when neither does."""
    return tuple(form for form in reader.group.address if form in {"du", "dere"})


def in_place_of(
    block: BlockContext, words: tuple[Token, ...], person: Person, *, is_object: bool
) -> Change:
    """Return what becomes of the sentence when ``person`` takes the place of ``words``."""
    first, last = words[0], words[-1]
    plain = Change(first.idx, last.idx + len(last), ())
    rest = last.doc[last.i + 1 : min(last.i + _IN_VIEW, last.sent.end)]
    if any(token.lower_ in _HE_OR_SHE for token in rest):
        return plain
    form = person.object if is_object else person.subject
    changes = dict(_following(last, person, block.language.lexicon))
    if is_object and changes and not _controls(last, min(changes)):
        return plain
    if (changes and max(changes) - last.i > _FARTHEST) or "" in changes.values():
        return plain
    stretch = last.doc[first.i : max([last.i, *changes]) + 1]
    pieces = [cased(first, form), last.whitespace_]
    for token in stretch[len(words) :]:
        pieces += [changes.get(token.i, token.text), token.whitespace_]
    return Change(stretch.start_char, stretch.end_char, ("".join(pieces).rstrip(),))


def cased(token: Token, text: str) -> str:
    """Return ``text`` with a capital if it opens the sentence in the place of ``token``.

    The capital of De and Deres inside a sentence goes with them.
    """
    if token.text[:1].isupper() and begins_sentence(token):
        return text[:1].upper() + text[1:]
    return text


def is_object(token: Token) -> bool:
    """Tell whether the noun is an object or stands after a preposition."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.lower_ in GIVING:
        return True
    if token.dep_ == "conj":
        return is_object(token.head)
    if before is not None and before.pos_ == "ADP" and not _begins_clause(token, before):
        return True
    return token.dep_ in {"obj", "iobj"} and token.head.i < token.i


def _begins_clause(token: Token, before: Token) -> bool:
    """Tell whether "om" before the noun is a conjunction: a verb follows («om søker har»)."""
    following = token.nbor() if token.i + 1 < token.sent.end else None
    if before.lower_ in {"enn", "som"} and following is not None and following.lower_ == "selv":
        following = following.nbor() if following.i + 1 < token.sent.end else None
    return before.lower_ in {"om", "etter", "før", "siden", "enn", "som"} and (
        following is not None and is_finite(following)
    )


def reflexives(subject: Token, person: Person) -> Iterator[tuple[int, str]]:
    """Yield (place, new word) of the words after ``subject`` that point back to it."""
    for token in subject.doc[subject.i + 1 : min(subject.i + _IN_VIEW, subject.sent.end)]:
        low = token.lower_
        if low != "seg" and low not in _OWN:
            continue
        if _points_to(token, subject):
            yield token.i, person.object if low == "seg" else person.possessives[_OWN[low]]


def _following(subject: Token, person: Person, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Yield (place, new word) of what follows the subject; "" where no form is known."""
    yield from reflexives(subject, person)
    predicate = _predicate(subject) if person.plural else None
    if predicate is not None and subject.i < predicate.i:
        forms = lexicon.inflect(predicate.lemma_, "ADJ", "Degree=Pos|Number=Plur")
        yield predicate.i, forms[0] if forms else ""


def _predicate(subject: Token) -> Token | None:
    """Return the adjective said of the subject: «er selvhjulpen», «blir syk»."""
    head: Token = subject.head
    found = [head] if any(child.dep_ == "cop" for child in head.children) else []
    if head.lemma_ in _BECOMING:
        found = [child for child in head.children if child.dep_ in {"xcomp", "obj"}]
    adjectives = [
        word
        for word in found
        if word.pos_ == "ADJ" and word.lower_ not in _UNCHANGED and not _may_stay(word)
    ]
    return adjectives[0] if adjectives else None


def _may_stay(word: Token) -> bool:
    """Tell whether a participle need not agree: «dere er berettiget»."""
    return "VerbForm=Part" in str(word.morph) or word.lower_.endswith(("et", "ert"))


def _controls(noun: Token, place: int) -> bool:
    """Tell whether an infinitive after the object has it as its subject: «ber søker sende sin»."""
    between = noun.doc[noun.i + 1 : place]
    return any("VerbForm=Inf" in str(word.morph) for word in between)


def _points_to(token: Token, subject: Token) -> bool:
    """Tell whether no other subject stands between the reflexive and ``subject``."""
    between = token.doc[subject.i + 1 : token.i]
    return not any(
        word.dep_.startswith("nsubj") or word.lower_ in NOMINATIVE or word.lower_ in {"som", ";"}
        for word in between
    )


def owned_phrase(
    owner: Token, person: Person, lexicon: Lexicon
) -> tuple[Token, tuple[str, ...]] | None:
    """Return the last word of what ``owner`` owns, and how the person owns it, best first.

    «søkers bistandsbehov» gives "bistandsbehovet ditt", «søkers rett» "din rett"; with an
    adjective between, «søkers økonomiske situasjon» gives "din økonomiske situasjon".
    """
    noun = _owned_noun(owner)
    if noun is None:
        return None
    found = _owned(noun, person, lexicon)
    if found is None:
        return noun, ()
    middle = owner.doc[owner.i + 1 : noun.i].text
    if middle:
        return noun, (f"{found.pronoun} {middle} {noun.text}",) if not _joined(noun) else ()
    before = f"{found.pronoun} {noun.text}"
    if _joined(noun):
        return _owned_pair(noun, found, person, lexicon)
    if not found.definite:
        return noun, (before,)
    after = f"{found.definite} {found.pronoun_after}"
    return noun, (before, after) if noun.lower_ in _BETTER_BEFORE else (after, before)


@dataclass(frozen=True, slots=True)
class _Owned:
    """A noun in the definite, the possessive that agrees with it, and how usual it is."""

    definite: str
    pronoun: str
    usual: float = 0.0

    @property
    def pronoun_after(self) -> str:
        """The pronoun after the noun: "jenta di"."""
        return "di" if self.pronoun == "din" and self.definite.endswith("a") else self.pronoun


def _owned(noun: Token, person: Person, lexicon: Lexicon) -> _Owned | None:
    if noun.lower_ in _PEOPLE:
        return _Owned("", person.possessives[2])
    readings = [
        reading
        for reading in (lexicon.analyse(noun.text) or lexicon.analyse_compound(noun.text))
        if reading.pos == "NOUN" and "Definite=Ind" in reading.features
    ]
    found = [item for item in (_as_owned(r, person, lexicon) for r in readings) if item]
    return max(found, key=lambda item: item.usual, default=None)


def _as_owned(reading: Analysis, person: Person, lexicon: Lexicon) -> _Owned | None:
    """Return the definite of one reading; «behov» is both "behovet" and "behovene"."""
    common, neuter, many = person.possessives
    features = reading.features.replace("Definite=Ind", "Definite=Def")
    definite = lexicon.inflect(reading.lemma, "NOUN", features)
    if not definite:
        return None
    own = many if "Number=Plur" in features else neuter if "Gender=Neut" in features else common
    compound = lexicon.compound(definite[0])
    head = definite[0][compound.head_start :] if compound else definite[0]
    usual = lexicon.frequency(definite[0]) or lexicon.frequency(head) / 10
    return _Owned(definite[0], own, usual)


def _joined(noun: Token) -> bool:
    """Tell whether something else is owned with it: not «søknad og et overslag»."""
    return any(
        child.dep_ == "conj" and not any(word.dep_ == "det" for word in child.lefts)
        for child in noun.children
    )


def _owned_pair(
    noun: Token, found: _Owned, person: Person, lexicon: Lexicon
) -> tuple[Token, tuple[str, ...]]:
    """Return «inntekten og formuen din» where two nouns stand side by side and agree."""
    others = [child for child in noun.children if child.dep_ == "conj"]
    other = others[0]
    if len(others) != 1 or other.i != noun.i + 2 or other.n_lefts + other.n_rights > 1:
        return noun, ()
    second = _owned(other, person, lexicon)
    if second is None or second.pronoun != found.pronoun or not second.definite:
        return noun, ()
    joint = noun.nbor().text
    return other, (f"{found.definite} {joint} {second.definite} {second.pronoun_after}",)


def _owned_noun(owner: Token) -> Token | None:
    for token in owner.doc[owner.i + 1 : min(owner.i + 5, owner.sent.end)]:
        if token.lower_ in _PEOPLE or (token.pos_ == "NOUN" and token.dep_ != "amod"):
            return token
        if token.pos_ not in {"ADJ", "NUM", "DET", "ADV", "PROPN"} or token.lower_ == "og":
            return None
    return None
