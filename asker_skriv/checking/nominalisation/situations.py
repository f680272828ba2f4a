"""A preposition and a noun with a hidden verb: ``ved innsending av``, ``etter mottak av``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from asker_skriv.checking.code.agents import may_be_agent
from asker_skriv.checking.nominalisation.deriving import verb_of
from asker_skriv.checking.nominalisation.nouns import base_of, singular_of
from asker_skriv.checking.nominalisation.rewriting import Rewriting
from asker_skriv.checking.wordlist.place import starts_sentence
from asker_skriv.checking.wordlist.verb_forms import inflected

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from asker_skriv.language.lexicon import Lexicon

_FINITE = "VerbForm=Fin"
_PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
_PARTICIPLE = "VerbForm=Part"
# How what is done is done: told of where the noun has a verb in it.
_HOW = frozenset(
    {
        *("manglende", "forsinket", "gjentatt", "ufullstendig", "mangelfull", "eventuell"),
        *("feilaktig", "fortsatt", "rettidig", "skriftlig", "videre", "endelig", "særskilt"),
    }
)
_ARTICLES = frozenset({"en", "ei", "et"})
_LONGEST_OBJECT = 8  # words
# «Ved bruk av» is as plain as «med»; the others are said of what nobody does.
_PLAIN_NOUNS = frozenset({"bruk", "valg", "salg", "kjøp", "behandling", "økning", "reduksjon"})
# The word that opens the clause, and whether it is over by then.
_CLAUSES: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "ved": ("når", False),
        "under": ("mens", False),
        "etter": ("etter at", True),
        "før": ("før", False),
        "innen": ("før", False),
        "fra": ("fra", False),
        "inntil": ("til", False),
    }
)
_CASES = (
    *("sak", "søknad", "klage", "henvendelse", "innspill", "forslag", "krav", "plan", "melding"),
    *("opplysning", "personopplysning", "begjæring", "anke", "svar", "uttalelse", "spørsmål"),
    *("skjema", "dokumentasjon", "rapport", "papir"),
)
# What may follow a phrase without an object in the middle of a sentence.
_ENDS = frozenset({".", ",", ";", ":", ")", "?", "og", "eller", "skal", "må", "kan", "vil"})


@dataclass(frozen=True, slots=True)
class Situations:
    """What is said instead of a preposition and its noun.

    ``phrases`` by preposition, noun and the word after it (``ved søknad om``); ``alone`` by
    preposition and noun where nothing belongs to the noun (``ved fravær``), with "" for advice
    alone; ``actors`` the verbs of the nouns by who does it (``{"du": {"utfylling": "fylle ut"}}``).
    """

    phrases: Mapping[str, str]
    alone: Mapping[str, str]
    actors: Mapping[str, Mapping[str, str]]

    def phrase(self, name: str, noun: Token, following: Token, lexicon: Lexicon) -> str | None:
        """Return the clause for a preposition and noun, "" for advice alone, None for nothing."""
        bare = base_of(noun, lexicon) or _of_many(noun)
        exact = self.phrases.get(f"{name} {bare} {following.lower_}") if bare else None
        if exact is not None:
            return exact
        if following.lower_ not in ("av", "i") or may_be_agent(following):
            return None
        lemma = bare or singular_of(noun, lexicon)
        if not lemma or (lemma == "behandling" and not _is_case(following)):
            return None
        if lemma == "mottak" and name in ("ved", "etter") and not _is_case(following):
            return ""  # letters and goods are got by the reader
        short = self.phrases.get(f"{name} {lemma}")
        if short is not None:
            return short
        if name not in _CLAUSES or following.lower_ != "av":
            return None
        return self._with_actor(name, lemma, lexicon)

    def undone(self, noun: Token, following: Token, lexicon: Lexicon) -> str | None:
        """Return ``hvis du ikke leverer`` for ``ved manglende levering av``."""
        lemma = base_of(noun, lexicon)
        if following.lower_ != "av" or not lemma or verb_of(lemma, lexicon) is None:
            return None
        for actor, verbs in self.actors.items():
            if lemma in verbs:
                head, *tail = verbs[lemma].split()
                form = inflected(head, _PRESENT, lexicon)
                return " ".join(["hvis", actor, "ikke", form, *tail]) if form else ""
        return ""

    def _with_actor(self, name: str, lemma: str, lexicon: Lexicon) -> str | None:
        opening, over = _CLAUSES[name]
        for actor, verbs in self.actors.items():
            if lemma in verbs:
                head, *tail = verbs[lemma].split()
                form = inflected(head, _PARTICIPLE if over else _PRESENT, lexicon)
                words = [opening, actor, *(["har"] if over else []), form or "", *tail]
                return " ".join(words) if form else ""
        certain = lemma not in _PLAIN_NOUNS and verb_of(lemma, lexicon) is not None
        return "" if certain and name not in ("fra", "inntil") else None


def _is_case(preposition: Token) -> bool:
    """Tell whether ``behandling av`` is of a case, and not of a patient or an illness."""
    following = preposition.doc[preposition.i + 1 : preposition.i + 5]
    thing = next((token for token in following if token.pos_ == "NOUN"), None)
    return thing is not None and thing.lemma_.lower().endswith(_CASES)


def when(doc: Doc, situations: Situations, lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``Ved innsending av søknad``, with ``Når du sender inn søknad,`` where that is sure."""
    for token in doc[:-1]:
        if token.pos_ not in ("ADP", "SCONJ", "ADV") and token.lower_ not in _CLAUSES:
            continue
        first, name = _preposition(token)
        alone = _alone(token, name, first, situations)
        if alone is not None:
            yield alone
            continue
        if token.i + 3 >= len(doc):
            continue
        article = token.nbor().lower_ in _ARTICLES
        missing = name == "ved" and token.nbor().lower_ in _HOW
        noun = token.nbor(2 if article or missing else 1)
        if noun.pos_ != "NOUN" or noun.i + 1 >= len(doc):
            continue
        if missing and noun.nbor().lower_ != "av":
            if verb_of(base_of(noun, lexicon), lexicon) is not None:  # «Ved manglende varsling»
                yield Rewriting(first.idx, noun.idx + len(noun.text))
            continue
        if missing and token.nbor().lower_ == "manglende":
            phrase = situations.undone(noun, noun.nbor(), lexicon)
        elif missing:
            phrase = "" if verb_of(base_of(noun, lexicon), lexicon) is not None else None
        else:
            phrase = situations.phrase(name, noun, noun.nbor(), lexicon)
        if phrase is not None:
            yield _when(doc, first, noun.nbor(), phrase)


def _alone(token: Token, name: str, first: Token, situations: Situations) -> Rewriting | None:
    """Return ``Ved fravær`` before a comma, a finite verb or the end."""
    doc = token.doc
    words = [token.nbor().lower_]
    if token.i + 2 < len(doc):
        words.append(token.nbor().lower_ + " " + token.nbor(2).lower_)
    for count, tail in reversed(list(enumerate(words, start=1))):
        phrase = situations.alone.get(f"{name} {tail}")
        if phrase is None:
            continue
        last = token.nbor(count)
        following = doc[last.i + 1] if last.i + 1 < len(doc) else None
        finite = following is not None and _FINITE in str(following.morph)
        if not (following is None or finite or following.lower_ in _ENDS):
            return None
        opens = starts_sentence(doc.text, first.idx)
        comma = "," if opens and finite and phrase else ""
        offers = (phrase + comma,) if phrase and (opens or not finite) else ()
        return Rewriting(first.idx, last.idx + len(last.text), offers)
    return None


def _of_many(noun: Token) -> str:
    """Return the base form of a noun in the indefinite plural: «ved endringer i»."""
    plural = "Number=Plur" in str(noun.morph) and "Definite=Ind" in str(noun.morph)
    return str(noun.lemma_).lower() if plural else ""


def in_case(doc: Doc, lexicon: Lexicon) -> Iterator[Rewriting]:
    """Yield ``I tilfelle avlysning``, where the noun has a verb in it."""
    for token in doc[1:-1]:
        if token.lower_ != "tilfelle" or token.nbor(-1).lower_ != "i":
            continue
        last = (
            token.nbor(2)
            if token.nbor().lower_ == "av" and token.i + 2 < len(doc)
            else token.nbor()
        )
        if last.pos_ == "NOUN" and verb_of(base_of(last, lexicon), lexicon) is not None:
            yield Rewriting(token.nbor(-1).idx, last.idx + len(last.text))


def _preposition(token: Token) -> tuple[Token, str]:
    """Return where ``i forbindelse med`` starts, and ``ved``, which says the same."""
    before = token.doc[max(0, token.i - 2) : token.i]
    if token.lower_ == "med" and before.text.lower() == "i forbindelse":
        return before[0], "ved"
    if token.lower_ == "anledning" and token.i and token.nbor(-1).lower_ == "i":
        return token.nbor(-1), "i anledning"
    return token, token.lower_


def _when(doc: Doc, first: Token, preposition: Token, phrase: str) -> Rewriting:
    start, end = first.idx, preposition.idx + len(preposition.text)
    if not phrase or _told_of_the_past(preposition):
        return Rewriting(start, end)
    if not starts_sentence(doc.text, start):
        return Rewriting(start, end, (phrase,))
    last = _object_before_verb(preposition)
    if last is None:
        return Rewriting(start, end)
    goal = doc.text[end : last.idx + len(last.text)]
    comma = "" if last.i + 1 < len(doc) and last.nbor().text == "," else ","
    return Rewriting(start, last.idx + len(last.text), (phrase + goal + comma,))


def _told_of_the_past(token: Token) -> bool:
    """Tell whether the sentence is about what has happened, where ``når`` would be wrong."""
    past = [word for word in token.sent if "Tense=Past" in str(word.morph)]
    return any(_FINITE in str(word.morph) for word in past)


def _object_before_verb(preposition: Token) -> Token | None:
    """Return the last word of an object that the finite verb or a comma follows at once."""
    doc = preposition.doc
    for token in doc[preposition.i + 1 : preposition.i + 1 + _LONGEST_OBJECT]:
        if token.text == "," and token.i > preposition.i + 1:
            return doc[token.i - 1]
        if token.is_punct or token.pos_ in ("SCONJ", "PRON"):
            return None
        if _FINITE in str(token.morph):
            return doc[token.i - 1] if token.i > preposition.i + 1 else None
    return None
