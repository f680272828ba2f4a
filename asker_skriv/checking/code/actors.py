"""Who acts in a passive clause: the municipality, the reader, or somebody not told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from asker_skriv.checking.code.clauses import PERIODS, Clause, Order
from asker_skriv.checking.verb_words import PARTICLES_IN_TEXT

if TYPE_CHECKING:
    from spacy.tokens import Token

_DUTIES = frozenset({"måtte", "burde", "kunne", "skulle"})
_OPEN = frozenset({"kunne", "måtte", "burde"})
_OURS = frozenset({"kommunen", "kommune", "oss", "kontoret", "postmottak", "servicetorget"})
_US = frozenset({"vi", "kommunen", "jeg"})
_BY_ANYBODY = frozenset({"fremsette", "framsette"})  # «Det fremsettes forslag om endringer»
_SAYING = frozenset(
    {
        *("si", "mene", "hevde", "bekrefte", "skrive", "fortelle", "forklare", "anbefale"),
        *("foreslå", "kreve", "be", "opplyse", "tro", "håpe", "ønske", "påstå", "anføre"),
    }
)
_FINDING = frozenset({"avdekke", "konstatere", "påvise", "oppdage", "observere"})
_SEEING_TO = frozenset(
    {"ansvarlig", "ansvar", "sørge", "påse", "passe", "plikte", "plikt", "forplikte", "sikre"}
)
_PEOPLE = (
    *("datter", "sønn", "barn", "mor", "far", "ektefelle", "elev", "pasient", "person", "mann"),
    *("kvinne", "jente", "gutt", "familie", "forelder", "foreldre", "søsken"),
)


@dataclass(frozen=True, slots=True)
class Actors:
    """Who acts: what the municipality and the reader are called, and the verbs of each.

    The reader acts with ``reader_verbs`` on anything, and with ``handing_in`` on ``papers``: it is
    the reader who sends the form, but hardly who sends the case. So too with ``using`` and
    ``things``: the reader may use the card, but hardly the money. ``asking`` are the verbs that
    tell the reader what to do even in the present («Skjemaet fylles ut»). The municipality acts
    with ``municipality_verbs``: with ``only_impersonal`` where the subject is "det", with
    ``only_with_become`` in the passive with bli, with ``unclear_with_modals`` not after kan, må
    or bør. With ``telling`` verbs («må skolen varsles») it is the reader who tells the ``bodies``.
    ``readers`` are nouns for the reader («av søker»). ``instead`` gives the verb to use in the
    active ("påklage" -> "klage på"), ``instead_impersonal`` where the subject is "det" alone.
    """

    municipality: str
    reader: str
    municipality_verbs: frozenset[str]
    reader_verbs: frozenset[str]
    handing_in: frozenset[str]
    using: frozenset[str]
    things: tuple[str, ...]
    papers: tuple[str, ...]
    own_papers: tuple[str, ...]
    asking: frozenset[str]
    only_impersonal: frozenset[str]
    only_with_become: frozenset[str]
    unclear_with_modals: frozenset[str]
    bodies: tuple[str, ...]
    readers: frozenset[str]
    telling: frozenset[str]
    instead: Mapping[str, str]
    instead_impersonal: Mapping[str, str]

    def plain_verbs(self, clause: Clause) -> Mapping[str, str]:
        """Return the verbs to use instead: «det henvises» is showing, «eleven henvises» is not."""
        if not clause.expletive:
            return self.instead
        return {**self.instead, **self.instead_impersonal}

    def of(self, clause: Clause) -> str:
        """Return who acts in the clause, ``""`` where that can't be told."""
        if clause.second is not None:
            second = replace(
                clause, lemma=clause.second.lemma, particle=clause.second.particle, second=None
            )
            first = self.of(replace(clause, second=None))
            return first if first == self.of(second) else ""
        if self._is_others_duty(clause) or (clause.lemma == "ta" and self._is_person(clause)):
            return ""
        if clause.order is Order.INVERTED and clause.verb.sent[0].lower_ == "slik":
            return self.reader  # «Slik leses måleren av»
        known = self._names(clause)
        is_duty = clause.is_condition or clause.modal in _DUTIES
        if self._is_readers(clause, known, is_duty=is_duty):
            return self.reader
        if known & self.handing_in and not is_duty and self.is_paper(clause):
            if _ends_in(clause, self.own_papers) or _to_reader(clause):
                return self.municipality
            if clause.lemma == "rette":
                return self.reader
            return self.reader if _to_us(clause) and clause.pronoun == "" else ""
        if known & self.handing_in and is_duty:
            return self.reader if self.is_paper(clause) else ""
        if clause.modal == "måtte" and any(word.lower_ == "ikke" for word in clause.adverbs):
            return ""  # «Utstyret må ikke fjernes» is said to others
        ours = known & self.municipality_verbs
        if not clause.expletive:
            ours -= self.only_impersonal
        if clause.become is None:
            ours -= self.only_with_become
            ours -= self.unclear_with_modals if clause.modal in _OPEN else frozenset()
        return self.municipality if ours else ""

    def _is_readers(self, clause: Clause, known: set[str], *, is_duty: bool) -> bool:
        """Tell whether the verb alone, or with what it is done to, is for the reader to do."""
        others = clause.expletive and not is_duty and clause.lemma in _BY_ANYBODY
        if known & self.reader_verbs and (is_duty or clause.expletive):
            return not others
        if not is_duty:
            return False
        hands_in = bool(known & self.handing_in) and clause.expletive
        uses = bool(known & self.using) and _ends_in(clause, self.things)
        tells = bool(known & self.telling) and self._is_body(clause)
        return hands_in or uses or tells

    def speaking(self, agent: Sequence[Token]) -> str:
        """Return the pronoun for «av kommunen», «av undertegnede» or «av søker»; "" for others."""
        word = agent[-1].lower_
        if word == "undertegnede":
            return "jeg"
        if word in {"kommunen", "oss"}:
            return self.municipality
        return self.reader if len(agent) == 1 and word in self.readers else ""

    def knows(self, lemma: str) -> bool:
        """Tell whether one of the two is known to do this."""
        verbs = self.municipality_verbs | self.reader_verbs | self.handing_in | self.asking
        return lemma in verbs

    def is_asked(self, clause: Clause) -> bool:
        """Tell whether «Skjemaet fylles ut og leveres» really says "fyll ut skjemaet"."""
        if not self.reader or clause.expletive or clause.order is not Order.SUBJECT_FIRST:
            return False
        if clause.auxiliaries or clause.become or clause.adverbs or not clause.starts_sentence:
            return False
        known = self._names(clause)
        if known & self.asking:
            return True
        return bool(known & self.handing_in) and self.is_paper(clause) and _to_us(clause)

    @staticmethod
    def _names(clause: Clause) -> set[str]:
        names = {clause.lemma, f"{clause.lemma} {clause.particle}".strip()}
        following = clause.verb.nbor().lower_ if clause.verb.i + 1 < len(clause.doc) else ""
        if following not in PARTICLES_IN_TEXT or _is_period(clause.verb):
            return names
        # «Det må legges ved kopi»: the particle alone decides
        together = {f"{clause.lemma} {following}"}
        return together if clause.expletive else names | together

    @staticmethod
    def _is_others_duty(clause: Clause) -> bool:
        """Tell whether somebody else is to see to it: «Eieren er ansvarlig for at tiltaket …»."""
        head = clause.verb.head
        if clause.verb.dep_ == "acl:relcl" and _opens_with_place(clause):
            return True  # «bydelen der saken behandles»
        if clause.order is Order.SUBORDINATE and head.lemma_.lower() in _SAYING:
            speakers = [child for child in head.children if child.dep_.startswith("nsubj")]
            return bool(speakers) and speakers[0].lower_ not in _US
        found = _FINDING & {head.lemma_.lower(), head.head.lemma_.lower()}
        if found and head.i < clause.verb.i and clause.order is not Order.INVERTED:
            return True  # «det ble avdekket at kjemikalier tømmes i sluk»
        for governor in (head, head.head):
            if governor.lemma_.lower() in _SEEING_TO and governor.i < clause.verb.i:
                near = (*governor.children, *governor.head.children)
                subjects = [child for child in near if child.dep_.startswith("nsubj")]
                return not subjects or subjects[0].lower_ not in _US
        return False

    @staticmethod
    def _is_person(clause: Clause) -> bool:
        return clause.subject[-1].lemma_.lower().endswith(_PEOPLE)

    def _is_body(self, clause: Clause) -> bool:
        return clause.subject[-1].lower_.endswith(self.bodies) if self.bodies else False

    def is_paper(self, clause: Clause) -> bool:
        """Tell whether the clause is about something the reader sends in."""
        return _ends_in(clause, self.papers)


def _opens_with_place(clause: Clause) -> bool:
    return any(child.lower_ in {"der", "hvor"} for child in clause.verb.lefts)


def _ends_in(clause: Clause, endings: tuple[str, ...]) -> bool:
    return any(
        token.pos_ == "NOUN" and token.lemma_.lower().endswith(endings) for token in clause.subject
    )


def _to_us(clause: Clause) -> bool:
    """Tell whether «til kommunen» follows."""
    following = clause.following
    return following[:1] == ["til"] and bool(_OURS & set(following))


def _to_reader(clause: Clause) -> bool:
    """Tell whether «til deg» follows: «En rapport sendes til dere»."""
    return clause.following[:1] == ["til"] and clause.following[1:2] in (["deg"], ["dere"])


def _is_period(verb: Token) -> bool:
    """Tell whether «ut» after the verb says how long: «betales ut skoleåret»."""
    if verb.i + 2 >= len(verb.doc):
        return False
    return verb.nbor().lower_ == "ut" and verb.nbor(2).lower_.endswith(PERIODS)
