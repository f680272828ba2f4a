"""Rules about requests to nobody: «Foresatte innkalles herved» for «Vi inviterer dere»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.persons import PERSONS, cased, readers_pronouns, reflexives
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

_FILLERS = frozenset({"herved", "hermed"})
_ALL = frozenset({"alle", "samtlige"})
_LONGEST = 8  # tokens of a subject; a longer one says more than whom it is about


def requests(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield «Foresatte innkalles herved» and the like, with «Vi inviterer dere».

    ``verb`` gives the active verb of each passive, ``roller`` the nouns that can be the reader.
    """
    if reader.document_type in options.get("ikke_i", ()):
        return
    verbs: Mapping[str, str] = options["verb"]
    for token in block.doc:
        subject = addressed(token, options) if token.lower_ in verbs else None
        if subject is None:
            continue
        first, last = _stretch(token, subject)
        if block.is_protected(first.idx, last.idx):
            continue
        offers = [
            _asked(first, last, token, f"{verbs[token.lower_]}", pronoun)
            for pronoun in _pronouns(reader, plural=_is_plural(subject))
        ]
        if offers:
            end = max(place for place, _ in offers)
            texts = tuple(text for place, text in offers if place == end)
            yield Match(first.idx, end, texts)


def _asked(first: Token, last: Token, verb: Token, active: str, pronoun: str) -> tuple[int, str]:
    """Return where the change ends, and «vi ber deg», with what points back to the reader."""
    person = PERSONS[pronoun]
    whom = f"{person.object} alle" if first.lower_ in _ALL and person.plural else person.object
    text = f"{active} vi {whom}" if first.i == verb.i else f"vi {active} {whom}"
    if verb.lower_ == "bes" and last.i + 1 < len(last.doc) and last.nbor().lower_ == "å":
        text += " om"  # «bes å møte»: «ber deg om å møte»
    changes = dict(reflexives(last, person))
    end = last.idx + len(last)
    for token in last.doc[last.i + 1 : max([last.i, *changes]) + 1]:
        text += last.doc.text[end : token.idx] + changes.get(token.i, token.text)
        end = token.idx + len(token)
    return end, cased(first, text)


def addressed(verb: Token, options: Mapping[str, Any]) -> Token | None:
    """Return the subject of the passive ``verb`` when it is a role that the reader may have."""
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    if subject is None and not verb.is_sent_start and verb.i + 1 < verb.sent.end:
        subject = verb.nbor() if verb.nbor().lower_ in options["roller"] else None
    if subject is None or not _has_role(subject, tuple(options["roller"])):
        return None
    if any(child.dep_ == "aux" for child in verb.children) or verb.dep_ == "conj":
        return None
    words = sorted(subject.subtree, key=lambda word: word.i)
    if len(words) > _LONGEST or any(word.dep_ == "acl:relcl" for word in words):
        return None
    stands_before = words[-1].i == verb.i - 1
    stands_after = words[0].i == verb.i + 1 and not verb.is_sent_start and len(words) == 1
    together = words[-1].i - words[0].i + 1 == len(words)
    return subject if together and (stands_before or stands_after) else None


def _has_role(noun: Token, roles: tuple[str, ...]) -> bool:
    limits = [child for child in noun.children if child.dep_ in {"det", "nmod:poss", "nummod"}]
    if any(child.lower_ not in _ALL for child in limits):
        return False
    return noun.lower_.endswith(roles)


def _is_plural(noun: Token) -> bool:
    if noun.lower_ == "foresatte" or any(child.dep_ == "conj" for child in noun.children):
        return True
    return noun.lower_.endswith(("ere", "ene", "er", "e")) and "Number=Sing" not in str(noun.morph)


def _pronouns(reader: Reader, *, plural: bool) -> tuple[str, ...]:
    known = readers_pronouns(reader)
    preferred = ("dere", "du") if plural else known
    return tuple(pronoun for pronoun in preferred if pronoun in known)


def _stretch(verb: Token, subject: Token) -> tuple[Token, Token]:
    """Return the first and last word of subject, verb and a "herved" after them."""
    words = sorted(subject.subtree, key=lambda word: word.i)
    first = words[0] if words[0].i < verb.i else verb
    last = verb if words[-1].i < verb.i else words[-1]
    if last.i + 1 < last.sent.end and last.nbor().lower_ in _FILLERS:
        last = last.nbor()
    elif [token.lower_ for token in last.doc[last.i + 1 : last.i + 3]] == ["med", "dette"]:
        last = last.nbor(2)
    return first, last
