"""A passive clause taken apart: who, which verbs, what stands between, in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from asker_skriv.checking.code.places import MONTHS, starts_sentence, word_set
from asker_skriv.checking.code.satellites import (
    following_adverbs,
    is_adverb,
    particle_of,
)
from asker_skriv.checking.code.words import MODALS, continues_name
from asker_skriv.language.passive import Passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# «Du innvilges støtte» -> «Vi innvilger deg støtte»: the other object stays where it is.
_GIVING = word_set(
    "innvilge tildele gi tilby nekte tilsende bevilge frata tilkjenne pålegge ilegge"
)
_RECEIVERS = frozenset({"du", "dere", "han", "hun", "barnet", "familien"})
PERIODS = (
    "året",
    "måneden",
    "uken",
    "uka",
    "dagen",
    "perioden",
    "semesteret",
    "sesongen",
    "natten",
    "våren",
    "sommeren",
    "høsten",
    "vinteren",
)
_NEEDS_NO_OBJECT = word_set(
    "vise henvise anmode søke klage invitere oppfordre arbeide jobbe informere orientere opplyse"
    " minne svare sørge redegjøre legge ta gjøre dokumentere investere budsjettere"
)
_CLAUSE_OPENERS = frozenset({"før", "siden", "inntil", "etter"})
_QUESTIONS = word_set("hvem hva hvilken hvilket hvilke")
_CONDITIONS = frozenset({"hvis", "dersom", "såfremt", "om"})
_ABOUT = frozenset({"vedrørende", "angående", "anlangende"})
_SUBJECTS = ("nsubj", "expl")
_HELPERS = MODALS | word_set(
    "har hadde ha er var være vært blir ble bli blitt får fikk få"
    " lar lot la villet skullet kunnet måttet tør torde"
)
_ITEM_NUMBER = re.compile(r"\d{1,2}[.)]")
_OF_CLAUSES = word_set("foreslå anta forvente vente planlegge anse hevde påstå mene vedta tenke")
_IN_VIEW = 40  # tokens after a verb in which its agent is looked for
_LONGEST_SUBJECT = 9  # tokens; a longer one reads badly as an object


class Order(Enum):
    """Where the subject stands: before the finite verb, after it, or in a subordinate clause."""

    SUBJECT_FIRST = "subject first"
    INVERTED = "inverted"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class SecondVerb:
    """A verb joined to the first: «vurdert og avslått», «fylles ut og leveres»."""

    lemma: str
    particle: str
    joint: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A passive clause whose words can be put in another order.

    ``start`` to ``end`` (code points) is all that a rewriting replaces: subject, verbs, particle,
    and the sentence adverbs around them. ``auxiliaries`` are without "bli". A clause that shares
    the subject of one before it («… og kan påklages») has none of its own but the ``pronoun`` that
    stands for it, and ``before``, what joins it to the words before.
    """

    doc: Doc
    order: Order
    subject: tuple[Token, ...]
    expletive: bool
    auxiliaries: tuple[Token, ...]
    become: Token | None
    verb: Token
    lemma: str
    particle: str
    adverbs: tuple[Token, ...]
    start: int
    end: int
    second: SecondVerb | None = None
    pronoun: str = ""
    before: str = ""

    @property
    def modal(self) -> str:
        """The lemma of the first auxiliary, ``""`` when there is none."""
        return str(self.auxiliaries[0].lemma_).lower() if self.auxiliaries else ""

    @property
    def is_condition(self) -> bool:
        """Tell whether the clause says «hvis …»."""
        return any(child.lower_ in _CONDITIONS for child in self.verb.lefts)

    @property
    def asks(self) -> bool:
        """Tell whether the subject is what is asked for: «Hvem kan kontaktes?»."""
        return any(token.lower_ in _QUESTIONS for token in self.subject[:1])

    @property
    def following(self) -> list[str]:
        """The first words after the stretch, in lower case."""
        rest = self.doc[self.verb.i + 1 : self.verb.i + _IN_VIEW]
        return [token.lower_ for token in rest if token.idx >= self.end][:4]

    @property
    def starts_sentence(self) -> bool:
        """Tell whether the stretch begins the sentence."""
        return starts_sentence(self.doc.text, self.start)


def take_apart(
    doc: Doc, passive: Passive, joined: tuple[Token, SecondVerb] | None = None
) -> Clause | None:
    """Return the clause of a passive, None where its order can't be told for sure.

    ``joined`` is the last word of a second verb that is turned with the first, and the verb.
    """
    verb = doc[passive.verb]
    become = doc[passive.auxiliary] if passive.auxiliary is not None else None
    helps = {"aux"} if become is None else {"aux", "cop"}  # «er blitt vurdert»
    helpers = [child for child in verb.lefts if child.dep_ in helps and child.lower_ != "å"]
    if become is not None:
        helpers = [helper for helper in helpers if helper.i != become.i]
    # «foreligger avgjøres saken», without its comma, has no clause of its own
    whole = all(helper.lower_ in _HELPERS for helper in helpers)
    subject = (subject_of(verb) or _late_subject(verb)) if whole else None
    if subject is None or _leads_on(verb) or (joined is None and _shares_subject(verb)):
        return None
    is_expletive = subject.dep_ == "expl" or subject.lower_ == "det"
    gives = passive.lemma in _GIVING and subject.lower_ in _RECEIVERS
    if not is_expletive and not gives and _keeps_its_object(verb, subject):
        return None
    if subject.lower_ == "det" and not _is_empty(verb, subject, passive.lemma):
        return None
    phrase = _phrase(subject)
    finite = helpers[0] if helpers else (become or verb)
    order = _order(verb, subject, finite)
    if phrase is None or order is None:
        return None
    phrase = _empty_alone(phrase, order)
    is_expletive = is_expletive or phrase[-1].lower_ == "det"
    if order is Order.INVERTED and finite is verb and _waits_for_infinitive(verb):
        return None
    if phrase[0].lower_ in _CLAUSE_OPENERS and len(phrase) > 1:  # taken for a preposition
        phrase, order = phrase[1:], Order.SUBORDINATE
    elif order is not Order.INVERTED and _hangs_on_preposition(phrase[0]):
        return None
    elif order is Order.SUBORDINATE and _is_only_verb(finite):
        return None  # «Forslag om dette vil bli fremmet»: no clause but this one
    particle = particle_of(verb)
    verbs_end = joined[0] if joined is not None else particle or verb
    after = following_adverbs(verbs_end, finite, verb)
    if order is Order.INVERTED and phrase[-1].i > verb.i:
        after = following_adverbs(phrase[-1], finite, verb)
    known = {token.i for token in (*phrase, *helpers, *after)}
    known |= {token.i for token in (become,) if token is not None}
    known |= set(range(verb.i, verbs_end.i + 1))
    first, last = min(known), max(known)
    between = tuple(doc[i] for i in range(first, last + 1) if i not in known)
    set_in = is_expletive and order is Order.SUBJECT_FIRST and _is_phrase(between)
    if not set_in and not all(is_adverb(token) for token in between):
        return None
    if doc[first].is_sent_start and not starts_sentence(doc.text, doc[first].idx):
        return None  # the parser cut the sentence where no sentence ends
    return Clause(
        doc=doc,
        order=order,
        subject=phrase,
        expletive=is_expletive,
        auxiliaries=tuple(helpers),
        become=become,
        verb=verb,
        lemma=passive.lemma,
        particle=particle.lower_ if particle is not None else "",
        adverbs=(*between, *after),
        start=doc[first].idx,
        end=doc[last].idx + len(doc[last]),
        second=joined[1] if joined is not None else None,
    )


def _empty_alone(phrase: tuple[Token, ...], order: Order) -> tuple[Token, ...]:
    """Return "det" alone where it was taken for the article of the noun: «avholdes det kurs»."""
    if order is not Order.INVERTED or phrase[0].lower_ != "det":
        return phrase
    indefinite = any(w.pos_ == "NOUN" and "Definite=Ind" in str(w.morph) for w in phrase)
    return phrase[:1] if indefinite else phrase


def _waits_for_infinitive(verb: Token) -> bool:
    """Tell whether a modal before the verb has none: «må søknad sendes den aktuelle skolen»."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.is_punct:
            return False
        if token.lower_ in MODALS and token.head.i != verb.i:
            between = verb.doc[token.i + 1 : verb.i]
            return not any("VerbForm=Inf" in str(word.morph) for word in between)
    return False


def _is_phrase(between: tuple[Token, ...]) -> bool:
    """Tell whether they are a phrase set in: «det kan *etter søknad* gis fritak»."""
    words = [token for token in between if not is_adverb(token)]
    if (
        not words
        or words[0].pos_ != "ADP"
        or words[0].lower_ == "av"
        or any(token.is_punct for token in between)
    ):
        return False
    inside = {token.i for token in between}
    opened = {words[0].i, words[0].head.i, *(token.i for token in words[0].head.subtree)}
    return opened <= inside and {token.i for token in words} <= opened


def _hangs_on_preposition(first: Token) -> bool:
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before is not None and (before.pos_ == "ADP" or before.lower_ in _ABOUT)


def _is_only_verb(finite: Token) -> bool:
    """Tell whether no other verb of the sentence is finite: then its clause is the main one."""
    others = (token for token in finite.sent if token.i != finite.i)
    return not any("VerbForm=Fin" in str(token.morph) for token in others)


def _is_empty(verb: Token, subject: Token, lemma: str) -> bool:
    """Tell whether "det" stands for nothing: «det tas forbehold», but not «det sendes til deg»."""
    if lemma == "be":  # "det bes derfor om", but not "det bes opplyst om"
        after = [word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 4] if not is_adverb(word)]
        return [word for word in after if word != "det"][:1] == ["om"]
    return lemma in _NEEDS_NO_OBJECT or any(
        child.dep_ in {"obj", "ccomp", "xcomp", "csubj", "nsubj", "nsubj:pass", "advcl"}
        and child.i != subject.i
        for child in verb.rights
    )


def _leads_on(verb: Token) -> bool:
    """Tell whether another verb follows that needs the subject: «søkes løst», «foreslås å huse»."""
    following = verb.nbor() if verb.i + 1 < verb.sent.end else None
    if following is not None and following.lower_ == "å" and verb.lemma_ in _OF_CLAUSES:
        subject = subject_of(verb)
        return subject is not None and subject.lower_ != "det"
    return following is not None and (
        "VerbForm=Part" in str(following.morph) and following.pos_ in {"VERB", "ADJ"}
    )


def _shares_subject(verb: Token) -> bool:
    """Tell whether another verb hangs on the same subject: moving it would leave that one bare."""
    if verb.dep_ == "conj" and subject_of(verb) is None:
        return True
    return any(
        child.dep_ == "conj"
        and subject_of(child) is None
        and any(word.dep_ == "cc" for word in child.children)
        for child in verb.children
    )


def _late_subject(verb: Token) -> Token | None:
    """Return what the parser took for the object of «slettes opplysningene»: its subject."""
    if verb.i + 1 >= len(verb.doc) or verb.is_sent_start:
        return None
    found = [child for child in verb.rights if child.dep_ == "obj"]
    return found[0] if len(found) == 1 and found[0].left_edge.i == verb.i + 1 else None


def _keeps_its_object(verb: Token, subject: Token) -> bool:
    """Tell whether the verb has an object left in the passive, or an agent further on."""
    objects = [child for child in verb.rights if child.dep_ in {"obj", "iobj"}]
    if any(child.i != subject.i and not continues_name(child) for child in objects):
        return True
    following = verb.doc[verb.i + 1 : min(verb.i + _IN_VIEW, verb.sent.end)]
    if len(following) and _is_receiver(following[0]) and subject.i < verb.i:
        return following[0].lower_ not in {"det", "hver", "hvert", "neste", "samme"}
    for token in following[1:]:
        if token.is_punct:
            return False
        if token.lower_ == "av" and token.nbor(-1).pos_ in {"NUM", "PROPN", "ADV"}:
            return True
        if token.lower_ == "av" and token.nbor(-1).lower_ in MONTHS:
            return True
    return False


def _is_receiver(token: Token) -> bool:
    """Tell whether the word after the verb may be another object: «oversendes Statsforvalteren»."""
    if token.pos_ == "NOUN":
        return "Definite=Def" in str(token.morph) and not token.lower_.endswith(PERIODS)
    return token.pos_ in {"DET", "PRON", "PROPN"}


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, "det" before what it stands for."""
    found = [child for child in verb.children if child.dep_.startswith(_SUBJECTS)]
    expletives = [child for child in found if child.dep_ == "expl"]
    return next(iter(expletives or found), None)


def _phrase(subject: Token) -> tuple[Token, ...] | None:
    """Return the subject's words if they stand together and are few enough to move."""
    if subject.dep_ == "expl":
        return (subject,)
    words = sorted(subject.subtree, key=lambda token: token.i)
    words = [word for word in words if not (word.dep_ in {"cc", "punct"} and word.i < subject.i)]
    if len(words) > 1 and words[0].is_sent_start and _numbers_item(words[0], words[1]):
        words = words[1:]
    if words[-1].i - words[0].i + 1 != len(words) or len(words) > _LONGEST_SUBJECT:
        return None
    if any(word.dep_ in {"acl:relcl", "appos", "parataxis"} or word.is_punct for word in words):
        return None
    if any("VerbForm=Fin" in str(word.morph) for word in words):
        return None  # «Hvis vi beholder vedtaket blir klagen sendt», without its comma
    return tuple(words)


def _numbers_item(number: Token, following: Token) -> bool:
    """Tell whether «3.» is the number of an item in a list, and no ordinal («3. trinn»)."""
    return bool(_ITEM_NUMBER.fullmatch(number.text)) and following.text[:1].isupper()


def _order(verb: Token, subject: Token, finite: Token) -> Order | None:
    if subject.lower_ == "som":
        return Order.RELATIVE if subject.i < finite.i else None
    marks = [child for child in verb.lefts if child.dep_ == "mark" and child.lower_ != "å"]
    if marks and marks[0].i < subject.i < finite.i:
        return Order.SUBORDINATE
    if any(child.lower_ == "å" for child in verb.lefts) or verb.dep_ in {"acl:relcl", "acl"}:
        return None
    if subject.i < finite.i:
        return Order.SUBJECT_FIRST
    starts = finite.i == 0 or finite.is_sent_start
    return None if starts else Order.INVERTED
