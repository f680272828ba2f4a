"""Predicate adjectives that do not agree: "Reglene er klar", "Barnet er syk"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import noun_features
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import can_be, has, next_word, opens_sentence, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from asker_skriv.language.lexicon import Lexicon

_MANY = word_set("alle mange begge flere samtlige")
_NUMBERS = word_set("to tre fire fem seks sju syv åtte ni ti elleve tolv")
_APART = frozenset({"re", "stole"})  # «redd» and «stolt» are theirs too
_DEGREES = word_set("stort sett mer mest mindre minst lite lett godt dårlig ofte sjelden helt like")
_SHARES = word_set("prosent % halvparten flertallet mesteparten resten")
_MEASURES = word_set("år måneder uker dager meter centimeter cm mm m kilo kg liter")
_PLACED = frozenset({"i", "på", "ved"})  # «kontoret i Heggedal»
_FARTHEST = 5  # words from «er» to the adjective
_LONGEST_MEASURE = 3  # words: «over 60 år»
STATES = word_set("er var blir ble være bli vært blitt")


def predicate(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a predicate adjective that does not agree (Reglene er klar, Barnet er syk)."""
    kept = {str(word) for word in options.get("unntak", ())}
    phrases = {str(word) for word in options.get("unntak_foran_preposisjon", ())}
    fixed = {str(phrase) for phrase in options.get("faste", ())}
    collective = {str(word) for word in options.get("samlenavn", ())}
    bodies = {str(word) for word in options.get("organer", ())}
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.pos_ != "ADJ" or not token.is_alpha or token.lower_ in kept:
            continue
        subject = _subject_of(token)
        if subject is None or subject.lower_ in collective:
            continue
        if subject.lower_ in bodies and can_be(lexicon, token.lower_, "ADJ", "Number=Plur"):
            continue  # «Styret er glade» is said of its members; «styret er positiv» is wrong
        wanted = wanted_of(lexicon, subject)
        if wanted is None:
            continue
        right = predicate_form(lexicon, token, wanted)
        after = next_word(token)
        governs = after is not None and after.pos_ in {"ADP", "SCONJ", "PART"}
        if after is not None and governs and f"{token.lower_} {after.lower_}" in fixed:
            continue
        doubtful = governs and token.lower_ in phrases  # «de er avhengig av» is often written
        if right is None or (after is not None and after.pos_ in {"NOUN", "ADJ", "VERB"}):
            continue
        start, end = token.idx, token.idx + len(token.text)
        if not block.is_protected(start, end):
            yield Match(start, end, (right,), severity=Severity.ADVICE if doubtful else None)


def _subject_of(adjective: Token) -> Token | None:
    """Return the plain subject of "X er <adjective>", nothing but an adverb between."""
    verb = adjective.head
    if adjective.dep_ == "advmod":
        return _right_before(adjective)
    if adjective.dep_ == "xcomp" and verb.lower_ in STATES:  # «barnet blir syk»
        copulas = [verb]
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    else:
        copulas = [c for c in adjective.children if c.dep_ == "cop" and c.lower_ in STATES]
        subjects = [c for c in adjective.children if c.dep_ == "nsubj"]
    if len(copulas) != 1 or len(subjects) != 1:
        return None
    copula, subject = copulas[0], subjects[0]
    if subject.i > copula.i > 0 and copula.nbor(-1).lower_ == "det":
        return None  # «Det er to plasser ledig»
    if any(child.dep_ == "conj" for child in subject.children):
        return None
    if not subject.i < adjective.i or not 0 < adjective.i - copula.i <= _FARTHEST:
        return None
    if any(map(_leads_astray, subject.children)) or not _stand_together(subject, copula):
        return None
    between = adjective.doc[max(copula.i, subject.right_edge.i) + 1 : adjective.i]
    plain = (word.pos_ in {"ADV", "PART"} or word.lower_ in _DEGREES for word in between)
    return subject if all(plain) or _measures(between) else None


def _right_before(adjective: Token) -> Token | None:
    """Return the subject of «Stasjonen er åpent alle hverdager», parsed as «is all weekdays»."""
    copula = previous_word(adjective)
    after = next_word(adjective)
    if copula is None or copula.lower_ not in STATES or after is None or after.pos_ != "DET":
        return None
    subject = previous_word(copula)
    alone = subject is not None and subject.dep_ == "nsubj" and subject.right_edge == subject
    return subject if alone else None


def _leads_astray(child: Token) -> bool:
    """Tell whether the adjective may be about the words at a subject rather than about it.

    «En gruppe av naboer er negative»; but «skolene i Asker», «to av rommene» and «kontoret i
    Heggedal» leave no doubt.
    """
    subject = child.head
    if child.dep_ in {"appos", "acl"}:
        return True
    if child.dep_ != "nmod" or subject.pos_ == "NUM" or subject.lower_ in _SHARES:
        return False
    if has(subject, "Definite=Def", "Number=Plur"):
        return False
    before = child.left_edge
    return not (child.pos_ == "PROPN" and before.lower_ in _PLACED)


def _measures(between: Span) -> bool:
    """Tell whether the words say how old or long something is: «er over 60 år gammel»."""
    numbered = any(word.pos_ == "NUM" for word in between)
    return numbered and between[-1].lower_ in _MEASURES and len(between) <= _LONGEST_MEASURE


def _stand_together(subject: Token, copula: Token) -> bool:
    """Tell whether nothing but the subject's "som" clause or a modal verb stands between."""
    if subject.i > copula.i:
        return bool(subject.left_edge.i - copula.i == 1)
    first = copula
    while first.i and (first.nbor(-1).pos_ in {"ADV", "PART"} or first.nbor(-1).dep_ == "aux"):
        first = first.nbor(-1)
    edge = subject.right_edge
    if edge.i + 1 < len(edge.doc) and edge.nbor(1).text == ",":
        edge = edge.nbor(1)
    return bool(first.i - edge.i == 1) and _has_plain_clause(subject)


def _has_plain_clause(subject: Token) -> bool:
    clauses = [child for child in subject.children if child.dep_ == "acl:relcl"]
    return not clauses or (len(clauses) == 1 and "Number=Plur" in str(subject.morph))


def wanted_of(lexicon: Lexicon, subject: Token) -> str | None:
    """Return the features that a predicate adjective must have; None where it isn't plain."""
    if subject.lower_ in {"vi", "de", "disse"} and subject.pos_ == "PRON" and subject.text != "De":
        return "Number=Plur"
    if subject.lower_ == "den" and subject.pos_ == "PRON":
        return "Gender=Com|Number=Sing"
    if subject.lower_ in _MANY and subject.pos_ in {"DET", "ADJ", "PRON"}:
        return "Number=Plur"
    if subject.pos_ == "NUM" and subject.lower_ in _NUMBERS:
        return "Number=Plur"
    if subject.lower_ in _SHARES:
        of_many = any(c.dep_ == "nmod" and has(c, "Number=Plur") for c in subject.children)
        return "Number=Plur" if of_many else None
    if subject.pos_ != "NOUN" and not (subject.pos_ == "PROPN" and opens_sentence(subject)):
        return None
    features = noun_features(lexicon, subject.lower_)
    if not features:
        return None
    if any(child.lower_ in _MANY | _NUMBERS for child in subject.lefts):
        return "Number=Plur" if any("Number=Plur" in f for f in features) else None
    if all("Number=Plur" in f for f in features):
        return "Number=Plur"
    if not all("Number=Sing" in f and "Definite=Def" in f for f in features):
        return None
    neuter = ["Gender=Neut" in f for f in features]
    if all(neuter):
        return "Gender=Neut|Number=Sing"
    return None if any(neuter) else "Gender=Com|Number=Sing"


def _closes_phrase(adjective: Token) -> bool:
    """Tell whether nothing that the word could be the adverb of comes right after it."""
    after = next_word(adjective)
    return after is None or after.is_punct or after.pos_ in {"ADP", "SCONJ"}


def predicate_form(lexicon: Lexicon, adjective: Token, wanted: str) -> str | None:
    """Return the adjective's form with ``wanted``; None where the form written can be right."""
    readings = [
        r
        for r in lexicon.analyse(adjective.lower_)
        if "Mood=" not in r.features and r.pos != "NOUN" and r.lemma not in _APART
    ]
    if not readings:
        return None
    if _closes_phrase(adjective) and adjective.lower_.endswith("ig"):
        readings = [r for r in readings if r.pos != "ADV"]  # «lovlig mange», but «er lovlig»
    if any(r.pos != "ADJ" for r in readings) or len({r.lemma for r in readings}) != 1:
        return None
    if any("VerbForm" in r.features or "Degree=Pos" not in r.features for r in readings):
        return None
    if wanted == "Number=Plur":
        if adjective.lower_.endswith(("gt", "pt", "kt", "tatt", "satt", "kjent")):
            return None  # «er utsolgt»: as good as a participle
        fits = any("Number=Plur" in r.features for r in readings)
        features = "Degree=Pos|Number=Plur"
    else:
        gender = wanted.partition("|")[0]
        fits = any(gender in r.features for r in readings)
        features = f"Definite=Ind|Degree=Pos|{gender}|Number=Sing"
    other = "Number=Plur" if "Com" in wanted else "Gender=Com"
    if "Com" in wanted and _closes_phrase(adjective) and adjective.lower_.endswith("t"):
        other = "Gender=Neut"  # «skolen er åpent i helga»
    plural_only = all("Gender=" not in r.features for r in readings)
    if fits or not (any(other in r.features for r in readings) or plural_only):
        return None
    forms = lexicon.inflect(readings[0].lemma, "ADJ", features)
    if not forms or adjective.lower_ in forms:
        return None
    return forms[0]
