"""Agreement: definiteness, gender and number of words that belong together.

The lexicon says what a form can be; only forms that cannot be right are told of. Suggestions are
inflected by the lexicon, and left out where it has no such form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.words import can_be, can_be_finite, has, next_word, previous_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

POINTING = {"denne": "Sing", "dette": "Sing", "disse": "Plur"}
ARTICLES = {"den": "Sing", "det": "Sing", "de": "Plur"}
_AMOUNTS = frozenset({"antall", "utvalg"})  # «et stort antall søkere»
_BEFORE_OWNER = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ"})


def noun_features(lexicon: Lexicon, word: str) -> list[str]:
    """Return the features of the word's readings as a noun, also as a new compound."""
    readings = [r for r in lexicon.analyse(word) if r.pos == "NOUN"]
    if not readings and not lexicon.analyse(word):
        compound = lexicon.compound(word)
        if compound is not None and compound.cost <= 6:
            readings = [r for r in compound.readings if r.pos == "NOUN"]
    return [r.features for r in readings if "Case=Gen" not in r.features]


# What may stand before the adjective: «den mest hektiske fase».
_DEGREES = frozenset({"mest", "minst", "lenge", "meget", "svært", "nylig", "allerede", "stadig"})


def noun_after(token: Token) -> tuple[list[Token], Token] | None:
    """Return the adjectives and the noun that follow the determiner ``token``."""
    adjectives: list[Token] = []
    after = next_word(token)
    while after is not None and after.pos_ == "ADJ" and len(adjectives) < 3 and after.is_alpha:
        adjectives.append(after)
        after = next_word(after)
    if (
        after is None
        or after.pos_ != "NOUN"
        or has(after, "Case=Gen")
        or after.text != after.lower_
        or not after.is_alpha
    ):
        return None
    beyond = next_word(after)
    if after.lower_ in _AMOUNTS:
        return adjectives, after
    if beyond is not None and (beyond.pos_ in {"NOUN", "PROPN", "X"} or beyond.text in {"-", "/"}):
        return None  # «denne type saker», «et natur område»
    return adjectives, after


def stretch(block: BlockContext, first: Token, last: Token) -> tuple[int, int] | None:
    """Return the code points from first to last, None where they are protected."""
    start, end = first.idx, last.idx + len(last.text)
    return None if block.is_protected(start, end) else (start, end)


def inflected(lexicon: Lexicon, noun: Token, features: str) -> str:
    """Return the noun's form with the features, of its own gender; "" when there is none."""
    word = noun.lower_
    lemmas = dict.fromkeys(r.lemma for r in lexicon.analyse(word) if r.pos == "NOUN")
    for lemma in lemmas or {noun.lemma_: None}:
        forms = lexicon.inflect(lemma, "NOUN", features)
        own = next((f for f in noun_features(lexicon, word)), "")
        gender = next((part for part in own.split("|") if part.startswith("Gender")), "")
        gender = "" if "Gender=" in features else gender
        forms = lexicon.inflect(lemma, "NOUN", f"{features}|{gender}") if gender else forms
        if forms:
            return forms[0]
    compound = lexicon.compound(word)
    if compound is not None:
        forms = lexicon.inflect(compound.head, "NOUN", features)
        if forms:
            return word[: compound.head_start] + forms[0]
    return ""


def definite(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a noun without its ending after denne/dette/disse (denne vurdering).

    With ``artikkel`` it looks at den/det/de with an adjective instead (det eksisterende område).
    """
    words = ARTICLES if options.get("artikkel") else POINTING
    kept = {str(word) for word in options.get("faste", ())}
    plain = {str(word) for word in options.get("adjektiv_som_er_greie", ())}
    times = {str(word) for word in options.get("tidsrom", ())}
    lexicon = block.language.lexicon
    for token in block.doc:
        number = words.get(token.lower_)
        if number is None or token.pos_ != "DET":
            continue
        degree = next_word(token)
        graded = degree is not None and degree.lower_ in _DEGREES
        found = noun_after(degree if degree is not None and graded else token)
        if found is None or (graded and not found[0]):
            continue
        adjectives, noun = found
        public = adjectives and adjectives[-1].lower_ == "offentlige"
        if public and can_be_finite(lexicon, noun.lower_):
            continue  # «alt det offentlige eier»
        timed = noun.lower_ in times and len(adjectives) == 1 and not _told_more(noun)
        if words is ARTICLES and not (timed or _is_stiff(adjectives, noun, plain)):
            continue
        phrase = block.text[token.idx : noun.idx + len(noun.text)].lower()
        if noun.lower_ in kept or phrase in kept or token.head.i != noun.i:
            continue
        features = noun_features(lexicon, noun.lower_)
        if not features or any("Definite=Def" in f for f in features):
            continue
        if not any(f"Number={number}" in f for f in features):
            continue
        if not same_gender(token.lower_, features):
            continue
        span = stretch(block, token, noun)
        if span is None:
            continue
        neuter = "|Gender=Neut" if token.lower_ in {"dette", "det"} else ""
        right = inflected(lexicon, noun, f"Definite=Def|Number={number}{neuter}")
        written = block.text[span[0] : noun.idx]
        suggestions = (written + right,) if right and right != noun.lower_ else ()
        if suggestions:
            yield Match(*span, suggestions)


def _told_more(noun: Token) -> bool:
    """Tell whether "som" or the like follows, which may do without the ending."""
    after = next_word(noun)
    return after is not None and after.lower_ in {"som", "da", "der", "hvor", "jeg", "vi", "du"}


def same_gender(determiner: str, features: list[str]) -> bool:
    """Tell whether den/det/de and the like go with the gender of a noun with these readings."""
    if determiner in {"dette", "det"}:
        return any("Gender=Neut" in f for f in features)
    if determiner in {"denne", "den"}:
        return any("Gender=Neut" not in f for f in features)
    return True


def _is_stiff(adjectives: list[Token], noun: Token, plain: set[str]) -> bool:
    if not adjectives or any(word.lower_ in plain or word.text[0].isupper() for word in adjectives):
        return False
    several = has(noun, "Number=Plur")  # «de alvorligste brudd», but «i beste fall»
    graded = any(has(word, "Degree=Sup") or has(word, "Degree=Cmp") for word in adjectives)
    if graded and not several and [word.lower_ for word in adjectives] != ["videre"]:
        return False
    if any(word.lower_.endswith("s") for word in adjectives):
        return False
    after = next_word(noun)
    return after is None or (
        after.pos_ not in {"PRON", "DET", "NOUN", "PROPN"}
        and after.lower_ not in {"som", "der", "hvor", "at", "å"}
    )


def _is_split(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the noun and the next word are a compound in two words."""
    after = next_word(noun)
    return after is not None and can_be(lexicon, noun.lower_ + after.lower_, "NOUN")


def article(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find en/et before a noun of the other gender, and an adjective without its -t."""
    kept = {str(word) for word in options.get("unntak", ())}
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.lower_ not in {"en", "et", "ei"} or token.pos_ not in {"DET", "NUM"}:
            continue
        found = noun_after(token)
        if found is None or found[1].lower_ in kept or token.text.isupper():
            continue
        adjectives, noun = found
        if any(can_be(lexicon, word.lower_, "NOUN", "Case=Gen") for word in adjectives):
            continue  # «en dommers besøk»
        if _is_split(noun, lexicon):
            continue  # «et ledig skole lokale»: the article goes with the whole
        features = [*noun_features(lexicon, noun.lower_), *head_features(lexicon, noun)]
        if match := _with_ending(block, token, adjectives, noun, features):
            yield match
            continue
        single = [f for f in features if "Number=Sing" in f and "Definite=Ind" in f]
        if not single or len(single) != len([f for f in features if "Number=Sing" in f]):
            continue
        neuter = ["Gender=Neut" in f for f in single]
        if any(neuter) and not all(neuter):
            continue
        wanted = "et" if neuter[0] else "en"
        is_wrong = (token.lower_ == "et") != neuter[0]
        gender = "Neut" if neuter[0] else "Com"
        fixed = [adjective_form(lexicon, word, gender) for word in adjectives]
        adjective_wrong = any(
            right is not None and right != word.lower_
            for word, right in zip(adjectives, fixed, strict=True)
        )
        if not (is_wrong or (adjective_wrong and neuter[0])):
            continue
        span = stretch(block, token, noun)
        if span is None:
            continue
        first = with_case_of(token.text, wanted) if is_wrong else token.text
        middle = [right or word.text for word, right in zip(adjectives, fixed, strict=True)]
        yield Match(*span, (" ".join([first, *middle, noun.text]),))


def _with_ending(
    block: BlockContext, token: Token, adjectives: list[Token], noun: Token, features: list[str]
) -> Match | None:
    """Return the match of "et brevet", "en saken": an article before a definite noun."""
    if not features or not all("Definite=Def|" in f and "Number=Sing" in f for f in features):
        return None
    if any(r.pos != "NOUN" for r in block.language.lexicon.analyse(noun.lower_)):
        return None
    before = previous_word(token)
    if before is not None and has(before, "Degree=Cmp"):
        return None  # «mer en kommunen har»: «enn» is meant
    if adjectives or not same_gender("det" if token.lower_ == "et" else "den", features):
        return None
    if token.pos_ != "DET" or token.head.i != noun.i:
        return None
    right = inflected(block.language.lexicon, noun, "Definite=Ind|Number=Sing")
    span = stretch(block, token, noun)
    if span is None or not right:
        return None
    alone = with_case_of(token.text, noun.text)
    return Match(*span, (f"{token.text} {right}", alone))


def head_features(lexicon: Lexicon, noun: Token) -> list[str]:
    """Return the readings of a compound's head: genders differ between words spelled alike."""
    compound = lexicon.compound(noun.lower_)
    if compound is None or compound.cost > 6:
        return []
    head = noun.lower_[compound.head_start :]
    return [
        r.features
        for r in lexicon.analyse(head)
        if r.pos == "NOUN" and "Case=Gen" not in r.features
    ]


def adjective_form(lexicon: Lexicon, word: Token, gender: str) -> str | None:
    """Return the adjective's singular form for the gender, or None where it isn't plain."""
    readings = [
        r for r in lexicon.analyse(word.lower_) if r.pos == "ADJ" and "Degree=Pos" in r.features
    ]
    if not readings or any("Definite=Def" in r.features for r in readings):
        return None
    if len({r.lemma for r in readings}) != 1:
        return None
    if any(
        r.pos not in {"ADJ", "NOUN"} and "Mood=Imp" not in r.features
        for r in lexicon.analyse(word.lower_)
    ):
        return None
    features = f"Definite=Ind|Degree=Pos|Gender={gender}|Number=Sing"
    forms = lexicon.inflect(readings[0].lemma, "ADJ", features)
    return forms[0] if forms and word.lower_ not in forms else word.lower_


def possessed(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find a definite noun after a possessive or a genitive (din søknaden, kommunens vedtaket)."""
    lexicon = block.language.lexicon
    for token in block.doc:
        owns = token.pos_ in {"DET", "PRON"} and has(token, "Poss=Yes")
        genitive = token.pos_ == "NOUN" and has(token, "Case=Gen") and has(token, "Definite=Def")
        before = previous_word(token)
        if not (owns or genitive):
            continue
        if owns and before is not None and before.pos_ not in _BEFORE_OWNER:
            continue  # «søknaden din»: what is owned stands before
        found = noun_after(token)
        if found is None:
            continue
        noun = found[1]
        features = noun_features(lexicon, noun.lower_)
        if not features or not all("Definite=Def" in f for f in features):
            continue
        number = "Plur" if all("Number=Plur" in f for f in features) else "Sing"
        if token.head.i != noun.i:
            continue
        right = inflected(lexicon, noun, f"Definite=Ind|Number={number}")
        span = stretch(block, noun, noun)
        if span and right and right != noun.lower_:
            yield Match(*span, (right,))
