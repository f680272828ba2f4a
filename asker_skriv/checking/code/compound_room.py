"""What the words around leave room for, where a compound may have been split in two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agents import names_actor
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    can_be_finite,
    closes_sentence,
    next_word,
    opens_sentence,
    previous_word,
    start_of_window,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from asker_skriv.language.lexicon import Lexicon

LOW = re.compile(r"[a-zæøåéèêóòôü]{3,}")
_EVERYDAY = 3.8  # Zipf frequency of a compound that all know (nettside)
_DEFINITE = frozenset({"den", "det", "de", "denne", "dette", "disse"})
_WHICH = frozenset({"hvilken", "hvilket", "hvilke"})
MODALS = word_set("vil ville skal skulle kan kunne må måtte bør burde lar la lot får fikk å")
_CLAUSE_WORDS = word_set("som at der hvor hva hvem hvordan hvorfor hvilken hvilke når hvis å")
_MOST_BETWEEN = 4
_ADVERBS = word_set("ikke også fortsatt alltid aldri nå ofte da likevel bare derfor ennå")
_SOON = word_set("omgående snarest straks umiddelbart samtidig daglig ukentlig skriftlig")
OWNERS = ("ers", "ors", "ørs", "ents", "ants", "ists", "manns", "råds", "logs", "partis", "lags")
_PEOPLE = tuple(
    word_set(
        "barn elev forelder ungdom bruker innbygger beboer parti myndighet organisasjon klubb lag"
        " forening søker deltaker medlem politiker gutt jente avis familie student pasient kunde"
        " folk leser nabo"
    )
)
_GIVING = word_set("gi tilby love nekte vise sende låne skaffe yte tildele innvilge sikre koste ha")


class Stop:
    """The rule file's lists of words that are no part of a compound."""

    __slots__ = ("always", "first", "genitives", "second", "weak")

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.first = frozenset(str(word) for word in options.get("ikke_forste", ()))
        self.second = frozenset(str(word) for word in options.get("ikke_andre", ()))
        self.always = frozenset(str(word) for word in options.get("alltid_forste", ()))
        self.weak = frozenset(str(word) for word in options.get("bare_kjente", ()))
        self.genitives = frozenset(str(word) for word in options.get("genitiver", ()))


def may_be_parts(parts: Span, stop: Stop, lexicon: Lexicon) -> bool:
    """Tell whether the words stand close, in small letters, and none is a measure or a label."""
    if any(token.whitespace_ != " " for token in parts[:-1]):
        return False
    before = previous_word(parts[0])
    if before is not None and before.lower_ == "som" and can_be_finite(lexicon, parts[0].lower_):
        return False  # «Kari, som leder arbeidet»
    if before is not None and before.lower_ in _WHICH and verb_follows(parts[-1]):
        return False  # «hvilken skole barnet hører til»
    if not all(LOW.fullmatch(token.text) for token in parts[1:]):
        return False
    first, second = parts[0].lower_, parts[-1]
    if first in stop.first:
        return False
    verb = second.head
    clause = verb.dep_ == "acl:relcl" and second.dep_ == "nsubj" and verb.head.i == parts[0].i
    if clause and not ("Definite=Def" in str(second.morph) and waits_for_definite(parts[0])):
        return False  # «et språk folk forstår», but «den nye fotball banen»
    if second.text in stop.second and lexicon.frequency(first + second.text) < _EVERYDAY:
        return False
    after = second.nbor(1) if second.i + 1 < len(second.doc) else None
    # «kunde nummer 199», «buss linje 250», «plan - og bygning»
    return after is None or not (after.is_digit or _is_joined_on(after))


def _is_joined_on(sign: Token) -> bool:
    """Tell whether the sign is no dash between two parts of a title: «plan - og bygning»."""
    if not sign.text.startswith("-") or sign.i + 1 >= len(sign.doc):
        return sign.text.startswith("-") and len(sign.text) > 1
    return not sign.whitespace_ or sign.nbor().lower_ in {"og", "eller", "samt"}


def verb_follows(token: Token) -> bool:
    """Tell whether a finite verb comes next, after an adverb perhaps: the token is none then."""
    following = next_word(token, _ADVERBS)
    return following is not None and "Mood=Ind" in str(following.morph)


def determined(lexicon: Lexicon, first: Token) -> bool:
    """Tell whether an article or adjective before may belong to the genitive itself."""
    if first.i == 0:
        return False
    before = first.nbor(-1)
    if before.pos_ not in {"DET", "ADJ", "NUM"} and before.lower_ not in {"en", "et", "ei"}:
        return False
    if before.pos_ == "NUM":
        return True
    genders = {gender(r.features) for r in lexicon.analyse(first.text.lower())}
    said = {gender(r.features) for r in lexicon.analyse(before.lower_)} - {""}
    if "Com" in said:
        said |= {"Masc", "Fem"}
    return not said or bool(genders & said)


def gender(features: str) -> str:
    """Return the gender among the features, "" where there is none."""
    found = re.search(r"Gender=(\w+)", features)
    return found[1] if found else ""


def squeezed(first: Token, second: Token, nouns: list[Any]) -> bool:
    """Tell whether a bare singular stands between a verb or preposition and a definite noun.

    In "følge brann forskriftene" nothing but the whole can be what is followed. So too before the
    verb of its clause: "at vakt kravet er strengt", but not "at brev kommunen sender".
    """
    if not any("Number=Sing" in noun.features for noun in nouns):
        return False
    if _opens_clause(first) and verb_follows(second):
        return not opens_relative(second)
    if opens_sentence(first):
        return False
    if any("Number=Plur" in noun.features for noun in nouns):
        return False
    after = next_word(second)
    ends = after is None or after.pos_ in {"PUNCT", "ADP", "CCONJ", "ADV"} or after.lower_ in _SOON
    if not ends:
        return False
    before = first.nbor(-1)
    if before.pos_ == "ADP":
        return True
    return before.pos_ == "VERB" and before.lemma_ not in _GIVING


def _opens_clause(token: Token) -> bool:
    if opens_sentence(token):
        return True
    before = token.nbor(-1)
    return before.pos_ == "SCONJ" or before.lower_ == "om"


def opens_relative(noun: Token) -> bool:
    """Tell whether a clause without "som" may begin here: "brev *kommunen* sender, er lange".

    Then the finite verb after the noun is not the last of its clause.
    """
    if not verb_follows(noun):
        return False
    rest = noun.doc[noun.i + 2 : noun.sent.end]
    if names_actor(noun) or noun.lemma_.lower().endswith(_PEOPLE):
        return any("Mood=Ind" in str(token.morph) for token in rest)
    for token, before in zip(rest, noun.doc[noun.i + 1 :], strict=False):
        if token.pos_ in {"SCONJ", "CCONJ"} or token.lower_ == "som":
            return False
        if "Mood=Ind" in str(token.morph):
            return not (before.is_punct and not closes_sentence(token) and _turned(token))
    return False


def _turned(finite: Token) -> bool:
    """Tell whether the subject comes after the verb: «…, kan vi bade»."""
    return finite.nbor(1).pos_ in {"PRON", "NOUN", "PROPN", "DET"}


def is_receiver(lexicon: Lexicon, first: Token) -> bool:
    """Tell whether the first word, with its article, may be who is given the second."""
    if opens_sentence(first) or first.nbor(-1).lower_ not in {"en", "et", "ei"}:
        return False
    article = first.nbor(-1)
    if opens_sentence(article) or article.nbor(-1).lemma_ not in _GIVING - {"ha", "sende"}:
        return False
    return determined(lexicon, first)


def is_given(first: Token) -> bool:
    """Tell whether the word may be who is given something: «gi en elev plass», «nekte foreldre»."""
    place = first.i
    while not opens_sentence(first.doc[place]) and place > first.i - _MOST_BETWEEN:
        place -= 1
        if first.doc[place].lemma_ in _GIVING - {"ha", "sende"}:
            return True
        if first.doc[place].pos_ not in {"DET", "ADJ", "ADV"}:
            return False
    return False


def joined(*parts: str) -> str:
    """Return the parts in one word, of three like consonants in a row only two (vann + nett)."""
    word = ""
    for part in parts:
        triple = word[-2:] == part[:1] * 2 and part[:1] not in "aeiouyæøå"
        word += part[1:] if word and triple else part
    return word


def may_order(token: Token) -> bool:
    """Tell whether an imperative may stand where the token does: first in a clause."""
    if opens_sentence(token):
        return True
    before = token.nbor(-1)
    return before.is_punct or before.lower_ in {"og", "men", "så", "eller", "da"}


def is_nounish(token: Token, readings: tuple[Any, ...]) -> bool:
    """Tell whether the parser took the token for a noun, or for what the lexicon denies it is."""
    if token.pos_ in {"NOUN", "X", "PROPN"}:
        return True
    return token.pos_ in {"ADJ", "ADV"} and not any(r.pos == token.pos_ for r in readings)


def cannot_act(token: Token) -> bool:
    """Tell whether the clause has its finite verb before the word, which is then none."""
    for before in reversed(token.doc[token.sent.start : token.i]):
        if before.is_punct or before.pos_ in {"SCONJ", "CCONJ"} or before.lower_ in _CLAUSE_WORDS:
            return False
        if "Mood=Ind" in str(before.morph):
            return True
    return False


def is_verbless(token: Token) -> bool:
    """Tell whether the sentence is a heading or an item in a list: nothing in it is finite."""
    return not any("Mood=" in str(word.morph) for word in token.sent)


def counts_one_and_many(first: list[Any], second: tuple[Any, ...]) -> bool:
    """Tell whether a bare singular stands before an indefinite plural: "kontroll planer"."""
    heads = [reading.features for reading in second if reading.pos == "NOUN"]
    return all("Number=Sing" in reading.features for reading in first) and all(
        "Definite=Ind" in features and "Number=Plur" in features for features in heads
    )


def only_verb(second: Token, heads: tuple[Any, ...]) -> bool:
    """Tell whether the second word may be the sentence's only finite verb."""
    if not any(r.pos == "VERB" and "Mood=Ind" in r.features for r in heads):
        return False
    if closes_sentence(second) or second.nbor(1).pos_ in {"PUNCT", "ADP"}:
        return False
    near = second.doc[max(0, second.i - 20) : second.i + 20]
    return not any(
        token.i != second.i and "Mood=" in str(token.morph) and token.sent == second.sent
        for token in near
    )


def other_life(first: Token, second: Token, readings: tuple[Any, ...]) -> bool:
    """Tell whether the word may be an adjective, adverb or name where it stands."""
    kinds = {r.pos for r in readings if r.pos == "PROPN"}
    kinds |= {r.pos for r in readings if r.pos == "ADV" and first.pos_ != "NOUN"}
    adjectives = [r for r in readings if r.pos == "ADJ" and "VerbForm=Part" not in r.features]
    if adjectives and not opens_sentence(first):
        before = first.nbor(-1)
        single = before.lower_ in {"en", "et", "ei"} or (
            before.pos_ == "ADJ" and "Definite=Ind" in str(before.morph)
        )
        # «levere leie kontrakten»: a definite noun wants "den" before its adjective
        definite = "Definite=Def" in str(second.morph)
        endless = definite and before.pos_ in {"VERB", "ADP", "SCONJ"}
        owned = definite or "Case=Gen" in str(before.morph) or before.lower_ in _DEFINITE
        adjectives = [
            r
            for r in adjectives
            if not ((single or endless) and "Definite=Ind" not in r.features)
            and not (owned and "Definite=Ind" in r.features)
        ]
    return bool(kinds or adjectives)


def is_one_of(first: Token, heads: tuple[Any, ...]) -> bool:
    """Tell whether an article shows that it is one, and the second word many: «et tak varer»."""
    place = first.i
    while not opens_sentence(first.doc[place]) and first.doc[place - 1].pos_ == "ADJ":
        place -= 1
    one = not opens_sentence(first.doc[place]) and first.doc[place - 1].lower_ in {"en", "et", "ei"}
    return one and all("Number=Plur" in r.features for r in heads if r.pos == "NOUN")


def waits_for_definite(first: Token) -> bool:
    """Tell whether "den praktiske" or the like before wants a definite noun: not ``first``."""
    place = first.i
    while not opens_sentence(first.doc[place]) and first.doc[place - 1].pos_ == "ADJ":
        place -= 1
    return not opens_sentence(first.doc[place]) and first.doc[place - 1].lower_ in _DEFINITE


def agrees(lexicon: Lexicon, first: Token, heads: tuple[Any, ...]) -> bool:
    """Tell whether the word before goes with the head and not with the first part.

    In "et nytt trafikk skilt" it is the skilt that is new, so the two are one word.
    """
    if opens_sentence(first):
        return False
    said = {gender(r.features) for r in lexicon.analyse(first.nbor(-1).lower_)}
    own = {gender(r.features) for r in lexicon.analyse(first.text.lower()) if r.pos == "NOUN"}
    meant = {gender(r.features) for r in heads if r.pos == "NOUN"}
    return "Neut" in said and "Com" not in said and "Neut" in meant and "Neut" not in own


def modal_before(token: Token) -> bool:
    """Tell whether an infinitive may still be to come: "vil et vitne møte"."""
    start = start_of_window(token, 5)
    for before in reversed(token.doc[start : token.i]):
        if before.pos_ == "ADP" and token.nbor(-1).lower_ in {"en", "et", "ei"}:
            return False  # «skal opp i et kommunestyre møte»
        if before.lower_ in MODALS:
            return True
        if before.pos_ == "VERB":
            return False
    return False
