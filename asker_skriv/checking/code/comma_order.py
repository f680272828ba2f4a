"""Where a comma is missing, told from the order of words alone.

The parser learned from text with its commas in place, and is easily led astray without them.
What is told here is what no other order of clauses in Norwegian would give.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import MODALS, NOMINATIVE, has, is_finite, next_word

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SAYING = word_set(
    "si fortelle skrive mene hevde forklare opplyse melde spørre svare tro legge understreke "
    "påpeke konstatere innrømme fortsette føye tilføye rope tenke"
)
_THINKING = SAYING | word_set("håpe synes ønske vite anta føle ville")
_SURE_OPENERS = word_set("hvis dersom når fordi ettersom såfremt såframt selv idet")
_OPENERS_WITH_SUBJECT = word_set("siden før mens inntil da")  # else adverbs and prepositions
_TWO_WORDS = frozenset(
    {("så", "lenge"), ("så", "snart"), ("så", "fremt"), ("så", "framt"), ("etter", "at")}
)
REQUESTS = word_set(
    "ta ring send gi kom skriv les si meld gå fyll logg snakk bestill se kontakt bruk klikk spør"
)
_SUBJECT_OPENERS = word_set("at hvorvidt")
_NOMINATIVE = word_set("jeg du vi dere det han hun man")
_POINTING = word_set("dette den det disse denne")
_ASKED = frozenset({"bes", "anmodes", "oppfordres"})  # never after a modal verb
_NO_VERB_OF_ITS_OWN = _NOMINATIVE | word_set("som og eller ikke å at")
_AFTER_CLAUSE_SUBJECT = word_set("ikke derfor også at dermed aldri alltid likevel bare")
_HELPING = MODALS | word_set("har hadde er var blir ble får fikk lar lot pleier tør gjør")
_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
_CLAUSE_STARTS = word_set("og men for eller at om fordi hvis når dersom")
_OPENS_CLAUSE = word_set("som hva hvem hvor hvordan å om da så hvis når dersom at")
_BEFORE_VERB = word_set("kun ikke bare selv aldri alltid også ofte heller")
_AS_SAID = word_set("ventet kjent nevnt sagt vanlig regel oftest avtalt planlagt følge sådan")
_ALL = word_set("alle hele slike disse denne dette")
_FARTHEST = 30  # words into the sentence
_LONGEST_SUBJECT = 5  # words of the second clause's subject


def main_verb_by_order(first: Token, sentence: Span) -> Token | None:
    """Return the verb that stands before its subject, as only a main clause's does.

    The clause before it opens with "hvis" and the like, or with its verb: "Har du spørsmål".
    """
    opener = first.lower_ in _SURE_OPENERS or _opens_with_subject(first, sentence)
    own = not opener and _is_condition(first, sentence)
    if not (opener or own or first.lower_ in _SUBJECT_OPENERS):
        return None
    for token in sentence[first.i - sentence.start + 1 : _FARTHEST]:
        if token.is_punct or token.is_space:
            return None
        if own and _so_then(token, sentence):
            return token  # «Hvis du ikke kan komme så ring oss»
        asks = token.lower_ in REQUESTS and token.nbor(-1).pos_ != "ADP"  # not «ta i bruk»
        if own and asks and not _modal_in(sentence, token):
            return token  # «Hvis du har spørsmål ta kontakt»
        if not (is_finite(token) or _is_passive_verb(first, token)):
            continue
        if not own:
            own = True
            continue
        before, after = token.nbor(-1), token.nbor(1) if token.i + 1 < sentence.end else token
        turned = _is_full_verb(before) if opener else _passive_turns(first, token, after)
        if turned and after.pos_ != "NUM":
            return token  # «Hvis svaret mangler stenger vi saken», «Deler du dunk reduseres prisen»
        own_object = before.lower_ == "det" and before.nbor(-1).lower_ in NOMINATIVE
        if own_object and _passive_after(token, after):
            return token  # «Mister du det skal dette meldes»
        if before.lower_ in _NO_VERB_OF_ITS_OWN or before.pos_ in {"SCONJ", "CCONJ", "AUX"}:
            continue
        if first.lower_ in _SUBJECT_OPENERS:
            return token if after.lower_ in _AFTER_CLAUSE_SUBJECT else None
        if after.lower_ in _NOMINATIVE or token.lower_ in _ASKED or _modal_turns(first, token):
            return token
    return None


def _is_full_verb(token: Token) -> bool:
    return is_finite(token) and token.lower_ not in _HELPING and not token.lower_.endswith("s")


def _is_passive_verb(first: Token, token: Token) -> bool:
    """Tell whether a passive in -s is in the present: no modal verb before it, and no «å»."""
    earlier = token.doc[first.i : token.i]
    if token.lower_ in _ASKED:
        return True
    return has(token, "Voice=Pass") and not any(w.lower_ in MODALS | {"å"} for w in earlier)


def _passive_after(modal: Token, after: Token) -> bool:
    """Tell whether «skal dette meldes» comes: a modal verb, what it is about, and a passive."""
    following = next_word(after)
    verb = following is not None and has(following, "Voice=Pass")
    return modal.lower_ in MODALS and after.lower_ in _POINTING and verb


def _passive_turns(first: Token, verb: Token, after: Token) -> bool:
    """Tell whether a passive stands before its subject, which no clause within does."""
    earlier = {word.lower_ for word in verb.doc[first.i : verb.i]}
    known = after.pos_ == "NOUN" and has(after, "Definite=Def")
    alone = not earlier & (MODALS | {"å", "som", "at"})
    return has(verb, "Voice=Pass", "Mood=Ind") and known and alone


def _modal_turns(first: Token, modal: Token) -> bool:
    """Tell whether a modal stands before its subject: «Når du har bedt om det skal kommunen …»."""
    subject = next_word(modal, _ALL)
    if modal.lower_ not in MODALS or subject is None or subject.pos_ != "NOUN":
        return False
    between = modal.doc[first.i : modal.i]
    rest = modal.doc[subject.i + 1 : min(subject.i + 4, modal.sent.end)]
    return not any(word.lower_ in {"som", "at"} for word in between) and any(
        has(word, "VerbForm=Inf") for word in rest
    )


def _so_then(token: Token, sentence: Span) -> bool:
    if token.lower_ != "så" or token.i + 1 >= sentence.end:
        return False
    after = token.nbor(1)
    if token.nbor(-1).pos_ in {"CCONJ", "SCONJ", "AUX", "ADP", "PUNCT"}:
        return False
    turned = after.i + 1 < sentence.end and is_finite(after) and after.nbor(1).lower_ in _NOMINATIVE
    return turned or after.lower_ in REQUESTS


def _modal_in(sentence: Span, token: Token) -> bool:
    before = sentence[: token.i - sentence.start]
    return any(word.lower_ in MODALS | {"å", "og", "så"} for word in before) or (
        token.nbor(-1).pos_ in {"AUX", "SCONJ", "CCONJ", "PART"}
    )


def _opens_with_subject(first: Token, sentence: Span) -> bool:
    """Tell whether "siden", "før" or "så lenge" opens a clause: a subject comes next, no verb."""
    if first.i + 2 >= sentence.end:
        return False
    after = first.nbor(1)
    if (first.lower_, after.lower_) in _TWO_WORDS:
        after = after.nbor(1)
    elif first.lower_ not in _OPENERS_WITH_SUBJECT:
        return False
    subject = after.pos_ == "PRON" or (after.pos_ == "NOUN" and "Definite=Def" in str(after.morph))
    return subject and not is_finite(after)


def _is_condition(first: Token, sentence: Span) -> bool:
    """Tell whether a finite verb and its subject open a sentence that is no question."""
    if not is_finite(first) or first.i + 1 >= sentence.end or sentence[-1].text == "?":
        return False
    after = first.nbor(1)
    if after.lower_ in _NOMINATIVE or after.text == "De":
        return True
    thing = after.pos_ == "NOUN" and "Definite=Def" in str(after.morph)  # «Har barnet allergi»
    if first.lower_ == "blir" and after.pos_ == "NOUN" and after.i + 1 < sentence.end:
        thing = thing or has(after.nbor(1), "VerbForm=Part")  # «Blir pålegg gitt må …»
    return thing and first.lemma_ not in _THINKING


def verbs_by_order(sentence: Span) -> Iterator[Token]:
    """Yield the second finite verb after a noun and "som": "Søkere som venter får svar".

    A finite verb right after a clause of its own can only be the verb of what "som" is about.
    """
    for place, token in enumerate(sentence[1:_FARTHEST], start=1):
        if token.lower_ != "som" or not _opens_relative(sentence, place):
            continue
        if token.i + 1 >= sentence.end or token.nbor(1).lower_ in _AS_SAID:
            continue
        verb = _second_verb(list(sentence[place + 1 : place + _FARTHEST]))
        if verb is not None:
            yield verb


def _opens_relative(sentence: Span, place: int) -> bool:
    """Tell whether a noun phrase that opens its clause stands before the "som" at ``place``."""
    start = place
    if sentence[start - 1].text == "," and start > 1:
        start -= 1
    owner = sentence[start - 1]
    mistaken = start == 1 and owner.dep_.startswith("nsubj")  # «Dunker som er fulle»: no verb
    if not mistaken and owner.pos_ not in {"NOUN", "PRON", "PROPN", "DET", "ADJ"}:
        return False
    if mistaken:
        return True
    words = 0
    while start and sentence[start - 1].pos_ in _NOUN_PHRASE:
        start -= 1
        words += 1
        if sentence[start].lower_ in {"hva", "hvem", "så", "like", "slik", "samme"}:
            return False
    if start == 0:
        return True
    before = sentence[start - 1]
    return before.lower_ in _CLAUSE_STARTS and before.pos_ in {"CCONJ", "SCONJ"}


def _second_verb(tokens: list[Token]) -> Token | None:
    own = False
    joined = False
    for token in tokens:
        if token.lower_ in {"og", "eller"}:
            joined = True
            continue
        if token.is_punct or token.pos_ == "SCONJ" or token.lower_ in {"som", "enn", "hva"}:
            return None
        if not is_finite(token) or (joined and _is_state(token)):
            joined = joined and token.pos_ in {"ADV", "PART"}
            continue
        before = token.nbor(-1)
        if own and joined:
            return None  # «som er syk og trenger hjelp»: too much to be sure of
        if own:
            governed = before.i and before.nbor(-1).pos_ == "ADP"  # «rett til det får»
            unsure = before.lower_ in _NOMINATIVE and before.dep_ != "obj" and not governed
            return None if unsure or before.lower_ in _BEFORE_VERB else token
        following = next_word(token)
        goes_on = following is None or following.lower_ not in {"det", "dette"}
        if token.lemma_ in _THINKING and goes_on:
            return None
        own = True
    return None


def _is_state(token: Token) -> bool:
    """Tell whether a past tense may be a participle: "oppdaterte og undertegnet"."""
    return token.lower_.endswith("t") and token.doc[token.i - 2].pos_ == "ADJ"


def clauses_by_order(conjunction: Token, sentence: Span) -> bool:
    """Tell whether a new subject and its verb follow "og", in a sentence of main clauses only."""
    first = list(sentence[: conjunction.i - sentence.start])
    finite = [token for token in first if is_finite(token)]
    if not finite or any(
        token.pos_ == "SCONJ" or token.lower_ in _OPENS_CLAUSE or token.is_punct for token in first
    ):
        return False
    if any(token.lemma_ in _THINKING for token in finite) or len(finite) > 1:
        return False
    last = conjunction.nbor(-1)
    if last.pos_ not in {"NOUN", "ADV", "ADJ", "VERB", "NUM"} and "Poss=Yes" not in str(last.morph):
        return False
    after = sentence[conjunction.i - sentence.start + 1 :]
    for words, token in enumerate(after[: _LONGEST_SUBJECT + 1]):
        if is_finite(token):
            inverted = token.i + 1 < sentence.end and token.nbor(1).lower_ in _NOMINATIVE
            return words > 0 and token.pos_ == "AUX" and not inverted
        if token.pos_ not in _NOUN_PHRASE or (words and token.lower_ in _NOMINATIVE):
            return False
    return False
