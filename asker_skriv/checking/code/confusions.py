"""Small words that are taken for each other: da and når, hun and henne, lenger and lengre."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.comma_order import SAYING
from asker_skriv.checking.code.places import MONTHS, WEEKDAYS, word_set
from asker_skriv.checking.code.words import (
    NOMINATIVE,
    closes_sentence,
    has,
    is_finite,
    next_word,
    opens_sentence,
    previous_word,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MONTH, _DAY = "|".join(MONTHS), "|".join(WEEKDAYS)
_ONCE = re.compile(
    rf"\b(?:\d{{1,2}}\.? ?(?:{_MONTH})|\d{{1,2}}\.\d{{1,2}}\.|\d{{1,2}}/\d{{1,2}}\b|i går|i fjor"
    rf"|i forfjor|i forgårs|i (?:forrige|sist)\w* (?:uke|måned|møte|brev)|i (?:{_MONTH})"
    rf"|forrige (?:uke|måned|gang|{_DAY})|for \w+ (?:dager|uker|måneder|år|timer) siden"
    rf"|sist (?:uke|måned|vinter|vår|sommer|høst|{_DAY})|på (?:{_DAY})"
    r"|i (?:19|20)\d\d|den gang(?:en)?|(?:første|siste) gang(?:en)?)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:hver|hvert|alltid|ofte|av og til|noen ganger|som regel|vanligvis|pleide|pleier|aldri"
    r"|iblant|hver gang|bruker|brukte å)\b",
    re.IGNORECASE,
)
_ASKING = word_set(
    "vite spørre se huske lure vise avgjøre finne opplyse bestemme skrive fortelle si avhenge "
    "usikker om til fra på av avklare dokumentere registrere"
)
_ALWAYS_OBJECT = word_set("med av hos overfor mot")
_OBJECT_FORM = {"hun": "henne", "jeg": "meg", "du": "deg", "vi": "oss"}
_PREPOSITIONS = word_set(
    "med til fra av på i ved mot hos etter overfor uten mellom blant bak foran under over"
)


def naar_for_da(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "når" about one thing that happened once, as its date, time or verb shows.

    ``en_gang`` are verbs for what is done once in a case: found out, decided, opened.
    """
    once = frozenset(options.get("en_gang", ()))
    for token in block.doc:
        if token.lower_ != "når" or (token.pos_ != "SCONJ" and not opens_sentence(token)):
            continue
        clause = _clause_after(token)
        if clause is None or block.is_protected(token.idx, token.idx + 3):
            continue
        verbs = [word for word in clause if is_finite(word)]
        if not verbs or not all(has(word, "Tense=Past") for word in verbs):
            continue
        sentence = token.sent.text
        told_once = _ONCE.search(clause.text) or any(word.lemma_ in once for word in clause)
        if not told_once or _OFTEN.search(sentence):
            continue
        told = len(verbs) > 1 or _goes_on_in_past(clause)  # of two, one is the main clause's
        if not (told if opens_sentence(token) else _told_in_past(token)):
            continue
        end = token.idx + len(token.text)
        yield Match(token.idx, end, (with_case_of(token.text, "da"),))


def _clause_after(token: Token) -> Span | None:
    """Return the words from ``token`` to the comma or end, or None for a question."""
    sentence = token.sent
    if sentence.text.rstrip().endswith("?"):
        return None
    end = next(
        (word.i for word in token.doc[token.i : sentence.end] if _ends_clause(word)),
        sentence.end,
    )
    after = next_word(token)
    if after is None or is_finite(after):  # «Når sendte dere brevet»
        return None
    return token.doc[token.i : end]


def _ends_clause(word: Token) -> bool:
    if word.text in {",", "–", ";"}:
        return True
    joins = word.lower_ in {"og", "men"} and not closes_sentence(word)
    return joins and (is_finite(word.nbor(1)) or word.nbor(1).pos_ == "AUX")


def _goes_on_in_past(clause: Span) -> bool:
    """Tell whether the verb after the clause is in the past too, or there is none."""
    rest = clause.doc[clause.end : clause.sent.end]
    verb = next((word for word in rest if is_finite(word)), None)
    return verb is None or has(verb, "Tense=Past")


def _told_in_past(token: Token) -> bool:
    before = previous_word(token)
    if before is None or before.lemma_ in _ASKING or before.lower_ in _ASKING or before.is_punct:
        return False
    finite = [word for word in token.doc[token.sent.start : token.i] if is_finite(word)]
    asks = any(word.lemma_ in _ASKING for word in token.doc[token.sent.start : token.i])
    return bool(finite) and has(finite[-1], "Tense=Past") and not asks


def object_form(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "hun", "jeg", "du", "vi" right after a preposition or infinitive (snakke med hun)."""
    for token in block.doc[1:] if len(block.doc) > 1 else ():
        right = _OBJECT_FORM.get(token.text)
        before = token.nbor(-1)
        if right is None or opens_sentence(token):
            continue
        acted_on = before.pos_ == "VERB" and has(before, "VerbForm=Inf")  # «å ringe hun»
        acted_on = acted_on or (token.text == "hun" and _acts_on(before))
        governed = before.lower_ in _PREPOSITIONS | {"for"} and before.pos_ in {"ADP", "ADV"}
        if not acted_on and not governed:
            continue
        after = next_word(token)
        asked = before.lower_ == "for" and after is not None and after.lower_ == "å"
        if (
            after is not None
            and not asked
            and not (token.text == "hun" and _surely_object(before, after, token))
            and (
                is_finite(after)
                or after.pos_ in {"PROPN", "VERB", "AUX", "PART", "ADV", "NUM", "CCONJ"}
                or after.lower_ in {"som", "selv", "også"}
                or after.text in {"-", "/", "»"}
            )
        ):
            continue
        if before.lower_ == "for" and not (asked or after is None or after.is_punct):
            continue
        if before.lower_ in {"etter", "under", "over", "på"} and _verb_in_rest(token):
            continue
        start, end = token.idx, token.idx + len(token.text)
        if not block.is_protected(start, end):
            yield Match(start, end, (right,))


def _acts_on(verb: Token) -> bool:
    """Tell whether the verb has its subject already, or needs none: «har bedt hun», «send hun»."""
    if verb.lemma_ in SAYING:
        return False
    done = has(verb, "VerbForm=Part") and verb.pos_ == "VERB" and verb.i > 0
    if done and verb.nbor(-1).lower_ in {"har", "hadde", "ha"}:
        return True
    orders = has(verb, "Mood=Imp") and previous_word(verb) is not None
    return orders or _has_own_subject(verb)


def _surely_object(before: Token, after: Token, token: Token) -> bool:
    """Tell whether no verb can have it as its subject: «med hun og moren», «ba hun beskrive»."""
    if before.lemma_ == "be":
        return can_stand_after_bid(after)
    joined = after.lower_ in {"og", "eller", "alene"}
    return joined and before.lower_ in _ALWAYS_OBJECT and not _verb_in_rest(token)


def can_stand_after_bid(word: Token) -> bool:
    """Tell whether the word says what somebody is asked to do: «ba hun beskrive»."""
    return has(word, "VerbForm=Inf") and word.pos_ == "VERB"


def _has_own_subject(verb: Token) -> bool:
    """Tell whether the verb has its subject right before it: «du treffer …»."""
    if verb.pos_ != "VERB" or not is_finite(verb) or opens_sentence(verb):
        return False
    return verb.nbor(-1).lower_ in NOMINATIVE and verb.lemma_ not in SAYING


def _verb_in_rest(token: Token) -> bool:
    after: Token | None = token
    for _ in range(3):
        after = next_word(after) if after is not None else None
        if after is not None and is_finite(after):
            return True
    return False


_BEFORE_SUBJECT = word_set("at hvis dersom fordi når om men der mens")
_DEM_ROLES = frozenset({"nsubj", "nsubj:pass", "ROOT", "dislocated", "obj", "det"})


def dem_for_de(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find "dem" as a subject: first in the sentence, or after "at", before a verb or "som"."""
    for token in block.doc:
        if token.lower_ != "dem":
            continue
        if _speaks(token) and not block.is_protected(token.idx, token.idx + 3):
            yield Match(token.idx, token.idx + 3, ("de",))
        before, after = previous_word(token), next_word(token)
        if before is not None and after is not None and _belongs_to(before, after):
            yield Match(token.idx, token.idx + 3, ("de",))
        if token.dep_ not in _DEM_ROLES:
            continue
        opens = before is None or _opens_clause(before)
        if not opens or after is None:
            continue
        fronted = before is not None and before.lower_ == "og" and _noun_follows(after)
        wrong = is_finite(after) and not _subject_after(after) and not fronted
        if after.lower_ == "som":
            wrong = _is_subject_of_rest(token)
        start, end = token.idx, token.idx + 3
        if wrong and not block.is_protected(start, end):
            yield Match(start, end, (with_case_of(token.text, "de"),))


def _opens_clause(word: Token) -> bool:
    """Tell whether a subject may follow; after «og» and «for» only where a comma stands before."""
    if word.lower_ in {"og", "for"}:
        return not opens_sentence(word) and word.nbor(-1).text == ","
    return word.lower_ in _BEFORE_SUBJECT


def _speaks(token: Token) -> bool:
    """Tell whether it is who says what stands before: «…, forteller dem.»."""
    before, after = previous_word(token), next_word(token)
    if before is None or before.lemma_ not in SAYING or not is_finite(before) or before.i == 0:
        return False
    return before.nbor(-1).text in {",", "»", "?"} and (after is None or after.is_punct)


def _belongs_to(before: Token, after: Token) -> bool:
    """Tell whether "dem" stands between preposition and noun: "på dem (minste) elevene"."""
    if after.pos_ == "ADJ" and not closes_sentence(after):
        after = after.nbor(1)
    plural = after.pos_ == "NOUN" and has(after, "Definite=Def", "Number=Plur")
    return plural and before.pos_ == "ADP"


def _subject_after(verb: Token) -> bool:
    after = next_word(verb)
    if after is not None and after.lower_ in NOMINATIVE:
        return True
    return any(child.dep_.startswith("nsubj") for child in verb.rights)


def _noun_follows(verb: Token) -> bool:
    """Tell whether who does it may come right after: «og dem hjelper kommunen»."""
    after = next_word(verb)
    return after is not None and after.pos_ in {"NOUN", "PROPN", "PRON"}


def _is_subject_of_rest(token: Token) -> bool:
    """Tell whether "dem som …" has a verb of its own after the clause, with no other subject."""
    finite = [word for word in token.doc[token.i + 2 : token.sent.end] if is_finite(word)]
    return len(finite) >= 2 and not _subject_after(finite[1])


def enda(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "ennå" before a comparative (ennå viktigere)."""
    for token in block.doc:
        if token.lower_ != "ennå":
            continue
        after = next_word(token)
        if after is None:
            continue
        more = after.lower_ in {"mer", "flere", "mindre", "bedre", "verre", "færre"}
        compared = after.pos_ in {"ADJ", "ADV"} and has(after, "Degree=Cmp")
        start, end = token.idx, token.idx + len(token.text)
        if (more or compared) and not block.is_protected(start, end):
            yield Match(start, end, (with_case_of(token.text, "enda"),))


_PLACES = tuple(
    word_set("nabo bo ligge hus bolig vei tomt eiendom skrent skråning skog bygg gård kryss")
)
_SHORTEST_PART = 7  # letters: «besteforeldre»
_NEAR = 3  # words
_JUST = word_set("rett like høyt langt litt")


def _stands(token: Token) -> bool:
    """Tell whether the word may stand higher up: «naboen ovenfor deg», «bor rett ovenfor oss»."""
    return token.lemma_.lower().endswith(_PLACES) or token.lower_ in _JUST


def _owes(token: Token, owing: tuple[str, ...]) -> bool:
    """Tell whether what stands just before is said of others: «ta hensyn ovenfor naboene»."""
    before = token.doc[start_of_window(token, _NEAR) : token.i]
    return bool(owing) and any(word.lemma_.lower().endswith(owing) for word in before)


def overfor(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "ovenfor" before people and institutions (ovenfor innbyggerne).

    After ``forhold``, words for what one owes others, it is wrong before anybody.
    """
    people = {str(word) for word in options.get("ord", ())}
    compounds = tuple(word for word in people if len(word) >= _SHORTEST_PART)
    owing = tuple(str(word) for word in options.get("forhold", ()))
    endings = tuple(str(ending) for ending in options.get("endelser", ()))
    kept = {str(word) for word in options.get("unntak", ())}
    for token in block.doc:
        if token.lower_ != "ovenfor":
            continue
        before, after = previous_word(token), next_word(token)
        if (
            after is None
            or after.is_punct
            or (before is not None and (before.lower_ in {"punkt", "nevnt"} or _stands(before)))
        ):
            continue
        head = after
        while (
            head.pos_ in {"DET", "ADJ"} and head.lower_ not in people and not closes_sentence(head)
        ):
            head = head.nbor(1)
        low = head.lower_
        person = (
            low in people or (low.endswith(endings) and low not in kept) or head.lemma_ in people
        )
        person = person or low.endswith(compounds) or _owes(token, owing)
        start, end = token.idx, token.idx + len(token.text)
        if person and not block.is_protected(start, end):
            yield Match(start, end, (with_case_of(token.text, "overfor"),))


_SENTENCE_ADVERBS = frozenset(["ikke", "aldri", "alltid"])


def word_order(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "ikke" after the verb in a subordinate clause (at søknaden er ikke komplett)."""
    openers = {str(word) for word in options.get("innledere", ())}
    for token in block.doc[2:] if len(block.doc) > 2 else ():
        verb = token.nbor(-1)
        if token.text not in _SENTENCE_ADVERBS or not is_finite(verb) or opens_sentence(verb):
            continue
        subject = verb.nbor(-1)
        opener = _opener_of(subject, openers)
        if opener is None or block.is_protected(verb.idx, token.idx + len(token.text)):
            continue
        after = next_word(token)
        if after is not None and (
            after.lower_ in {"bare", "minst", "så", "lenger"} or after.is_punct or is_finite(after)
        ):
            continue  # «mange som søker ikke får plass»
        yield Match(verb.idx, token.idx + len(token.text), (f"{token.text} {verb.text}",))


def _opener_of(subject: Token, openers: set[str]) -> Token | None:
    """Return the "at", "hvis" … that stands right before the subject (or is it: "som")."""
    if subject.lower_ == "som" and "som" in openers:
        return subject
    if subject.pos_ not in {"NOUN", "PRON", "PROPN"} or subject.dep_ not in {
        "nsubj",
        "nsubj:pass",
        "expl",
    }:
        return None
    start = subject.left_edge
    if opens_sentence(start) or subject.i - start.i > 3:
        return None
    opener = start.nbor(-1)
    return opener if opener.lower_ in openers and opener.pos_ == "SCONJ" else None
