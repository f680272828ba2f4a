"""A sentence as plain lists, for the facts that the comma model looks at.

spaCy's tokens are slow to ask the same thing many times; here each is asked once. Indices are
places in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from asker_skriv.checking.code.places import word_set

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OPENERS = word_set(
    "at om hvis dersom når da fordi siden ettersom mens før så selv enda skjønt som der hvor hva"
    " hvem hvordan hvorfor hvilken hvilket hvilke hvorvidt såfremt idet inntil enn jo å etter"
    " ifall uansett uten samt men og eller for både enten verken ja nei hei takk"
)
_ASKING = word_set("hva hvem hvor hvordan hvorfor hvilken hvilket hvilke hvorvidt")
_JOINTS = word_set("og eller men for så samt")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_THINGS = frozenset({"NOUN", "PROPN", "PRON"})
_BEFORE_SENTENCE = frozenset({"PUNCT", "CCONJ", "SPACE"})
_DEEPEST = 60  # steps up a tree, lest a strange one goes in a ring

FINITE, INFINITIVE, PARTICIPLE, NOMINATIVE, DEFINITE, GENITIVE, REQUEST, OPENER, OPENS = (
    1 << bit for bit in range(9)
)
_MARKS = (
    ("Mood=Ind", FINITE),
    ("VerbForm=Inf", INFINITIVE),
    ("VerbForm=Part", PARTICIPLE),
    ("Case=Nom", NOMINATIVE),
    ("Definite=Def", DEFINITE),
    ("Case=Gen", GENITIVE),
    ("Mood=Imp", REQUEST),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence: what each is, and how they hang together.

    ``form`` holds bits: OPENER is a word of the closed list above, OPENS what begins a clause
    here. ``finite`` and ``subject`` are a verb's (or predicate's), -1 where it has none; ``clause``
    is the verb whose clause a word belongs to.
    """

    word: list[int]
    pos: list[int]
    kind: list[str]
    label: list[int]
    head: list[int]
    form: list[int]
    left: list[int]
    right: list[int]
    clause: list[int]
    finite: list[int]
    subject: list[int]
    is_sign: list[bool]
    is_joint: list[bool]
    is_subject: list[bool]

    def __len__(self) -> int:
        return len(self.word)

    def first_word(self) -> int:
        """Return the place of the first word that is no sign."""
        return next((i for i, sign in enumerate(self.is_sign) if not sign), 0)

    def top_ending(self, i: int) -> int:
        """Return the uppermost word whose branch ends with the word at ``i``."""
        return self._top(i, self.right)

    def top_starting(self, i: int) -> int:
        """Return the uppermost word whose branch starts with the word at ``i``."""
        return self._top(i, self.left)

    def _top(self, i: int, edge: list[int]) -> int:
        at = i
        for _ in range(_DEEPEST):
            above = self.head[i]
            if above == i or edge[above] != at:
                break
            i = above
        return i

    def is_under(self, low: int, high: int) -> bool:
        """Tell whether the word at ``low`` is part of the branch of ``high``."""
        for _ in range(_DEEPEST):
            if low == high:
                return True
            if self.head[low] == low:
                break
            low = self.head[low]
        return False


def read(sentence: Span) -> Words:
    """Return the sentence's words as lists."""
    tokens = list(sentence)
    start, size = sentence.start, len(tokens)
    head = [t.head.i - start if 0 <= t.head.i - start < size else i for i, t in enumerate(tokens)]
    labels = [t.dep_ for t in tokens]
    kind = [t.pos_ for t in tokens]
    form = _forms(tokens, kind)
    finite, subject = [-1] * size, [-1] * size
    for i, (bits, label) in enumerate(zip(form, labels, strict=True)):
        owner = head[i] if label in _HELPERS else i
        if bits & FINITE and finite[owner] < 0:
            finite[owner] = i
        if label in _SUBJECTS and subject[head[i]] < 0:
            subject[head[i]] = i
    return Words(
        word=[t.lower for t in tokens],
        pos=[t.pos for t in tokens],
        kind=kind,
        label=[_number(label) for label in labels],
        head=head,
        form=form,
        left=[t.left_edge.i - start for t in tokens],
        right=[t.right_edge.i - start for t in tokens],
        clause=[_clause_of(i, head, finite) for i in range(size)],
        finite=finite,
        subject=subject,
        is_sign=[pos in {"PUNCT", "SPACE"} for pos in kind],
        is_joint=[t.lower_ in _JOINTS for t in tokens],
        is_subject=[
            bool(bits & NOMINATIVE) or label in _SUBJECTS
            for bits, label in zip(form, labels, strict=True)
        ],
    )


def _forms(tokens: list[Token], kind: list[str]) -> list[int]:
    asks = tokens[-1].text == "?"
    found: list[int] = []
    no_verb_yet = True
    for i, token in enumerate(tokens):
        bits = _bits(str(token.morph))
        if kind[i] not in {"VERB", "AUX"}:
            bits &= ~FINITE
        if token.lower_ in _OPENERS or kind[i] == "SCONJ":
            bits |= OPENER
        if kind[i] == "SCONJ" or (token.lower_ in _ASKING and (i or not asks)):
            bits |= OPENS
        elif bits & NOMINATIVE and i and kind[i - 1] in _THINGS:
            if not found[-1] & (NOMINATIVE | FINITE):
                bits |= OPENS  # «strømmen vi lager»
        elif bits & FINITE and no_verb_yet and not asks and _BEFORE_SENTENCE.issuperset(kind[:i]):
            bits |= OPENS  # «Har du spørsmål»
        no_verb_yet = no_verb_yet and not bits & FINITE
        found.append(bits)
    return found


@lru_cache(maxsize=2048)
def _bits(morph: str) -> int:
    return sum(bit for mark, bit in _MARKS if mark in morph)


@lru_cache(maxsize=256)
def _number(label: str) -> int:
    """Return a number for a label that is the same in every run."""
    number = 0
    for letter in label:
        number = (number * 131 + ord(letter)) % 1_000_003
    return number


def _clause_of(i: int, head: list[int], finite: list[int]) -> int:
    for _ in range(_DEEPEST):
        if finite[i] >= 0 or head[i] == i:
            break
        i = head[i]
    return i
