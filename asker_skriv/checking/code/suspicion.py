"""What the fault detector suspects, told only where the lexicon knows what should stand instead.

The detector says how likely a word is to be wrong (`language/faults.py`). Each rule has its own
threshold, ``terskel``. Where the cure is another word or form, the sentence is read again with
the cure in place, and nothing is said unless the suspicion then falls below ``etterpaa``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agreement import noun_after, noun_features
from asker_skriv.checking.code.comma import sentences
from asker_skriv.checking.code.compound_room import (
    OWNERS,
    Stop,
    is_given,
    is_one_of,
    joined,
    may_be_parts,
    may_order,
    modal_before,
    opens_relative,
)
from asker_skriv.checking.code.words import (
    NOMINATIVE,
    can_be,
    can_be_finite,
    can_be_infinitive,
    closes_sentence,
    has,
    is_finite,
    next_word,
    opens_sentence,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Severity
from asker_skriv.checking.rule import Match
from asker_skriv.language.faults import Fault, likelihood

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_INFLECTING = frozenset({"ADJ", "DET", "NOUN", "VERB", "AUX"})
_MARKED = ("Case=Gen", "Voice=Pass", "Degree=Cmp", "Degree=Sup", "Mood=Imp")
_OWN_LIFE = frozenset({"ADJ", "DET", "NUM", "PRON"})  # these may stand before any noun
_ARTICLES = {  # and the genders that they go with
    "en": ("Gender=Masc", "Gender=Fem"),
    "ei": ("Gender=Fem",),
    "et": ("Gender=Neut",),
}
_GOVERN_INFINITIVES = frozenset(
    {
        *("for", "til", "ved", "om", "med", "av", "på", "fra", "uten", "foruten", "enn", "mot"),
        *("etter", "gjennom", "istedenfor", "fremfor", "framfor", "unntatt", "i"),
    }
)
_HOLDING = frozenset({"holdes", "holder", "holde", "holdt"})
_MOST_FORMS = 12
_SPLIT_PERHAPS = 0.3


def split_words(block: BlockContext, stop: Stop, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find compounds in two words; for one that no dictionary has, more suspicion is needed."""
    lexicon = block.language.lexicon
    for token, suspicion in _suspects(block, Fault.SPLIT, options):
        before = token.nbor(-1) if token.i else token
        if before.is_sent_end or not _may_join(before, token):
            continue
        if not may_be_parts(block.doc[before.i : token.i + 1], stop, lexicon):
            continue
        word = joined(before.text, token.text)
        start, end = before.idx, token.idx + len(token.text)
        known = bool(lexicon.analyse(word.lower()))
        if is_given(before) or _ends_name(before) or _acts(lexicon, token):
            continue
        if has(before, "VerbForm=Inf") and modal_before(before):
            continue  # «må koke vannet»
        if not known and (
            before.lower_.endswith(OWNERS) or _counts_or_acts(lexicon, before, token)
        ):
            continue
        if not known and _has_own_life(lexicon, before, token, stop):
            continue
        doubtful = _describes(lexicon, before) or before.lower_ in stop.weak
        if not known and (doubtful or suspicion < float(options["terskel_nye"])):
            continue
        if (known or _is_made(lexicon, word, options)) and not block.is_protected(start, end):
            yield Match(start, end, (word,))


def _ends_name(token: Token) -> bool:
    """Tell whether it is the last word of a name: «Asker kommune»."""
    return not opens_sentence(token) and token.nbor(-1).pos_ == "PROPN"


def _acts(lexicon: Lexicon, token: Token) -> bool:
    """Tell whether the second word is the verb: «søker plikter å», «… eller bolig plikter du»."""
    following = next_word(token)
    if modal_before(token.nbor(-1)) and can_be_infinitive(lexicon, token.lower_):
        return True  # «vil et sakkyndig vitne møte»
    if following is None or not can_be_finite(lexicon, token.lower_):
        return False
    if following.lower_ in {"å", "at"} or following.lower_ in NOMINATIVE:
        return True
    earlier = token.doc[token.sent.start : token.i]
    return has(following, "Definite=Def") and not any(is_finite(word) for word in earlier)


def _counts_or_acts(lexicon: Lexicon, before: Token, token: Token) -> bool:
    """Tell whether number or verb keep them apart: «37 lag stand», «andre eier tønnene»."""
    if is_one_of(before, lexicon.analyse(token.lower_)):
        return True
    readings = lexicon.analyse(before.lower_)
    if readings and all("Number=Plur" in r.features for r in readings if r.pos == "NOUN"):
        return True  # «fikk noen innkjørsler skader»
    if opens_sentence(before):
        return False
    if before.nbor(-1).pos_ == "NUM" and can_be(lexicon, before.lower_, "NOUN", "Number=Plur"):
        return True
    owner = before.nbor(-1).pos_ in {"PRON", "DET", "PROPN"} or before.nbor(-1).lower_ == "andre"
    return owner and has(token, "Definite=Def") and can_be_finite(lexicon, before.lower_)


def _has_own_life(lexicon: Lexicon, before: Token, token: Token, stop: Stop) -> bool:
    """Tell whether the first word may be a request or an owner, or the second open a clause."""
    readings = lexicon.analyse(before.lower_)
    orders = any("Mood=Imp" in reading.features for reading in readings) and may_order(before)
    owns = before.lower_ in stop.genitives
    opens = "Definite=Def" in str(token.morph) and opens_relative(token)
    return orders or owns or opens


def _describes(lexicon: Lexicon, word: Token) -> bool:
    """Tell whether the word can stand before any noun: «innendørs trening»."""
    readings = {reading.pos for reading in lexicon.analyse(word.lower_)}
    return word.pos_ in _OWN_LIFE or ("ADJ" in readings and "NOUN" not in readings)


def _may_join(before: Token, token: Token) -> bool:
    both = before.text.isalpha() and token.text.isalpha() and token.text.islower()
    capital = before.text[:1].isupper() and not opens_sentence(before)
    if before.i and not before.nbor(-1).whitespace_:
        return False  # «f.eks pass»
    return both and len(before) > 1 and len(token) > 1 and before.text[1:].islower() and not capital


def _is_made(lexicon: Lexicon, word: str, options: Mapping[str, Any]) -> bool:
    compound = lexicon.compound(word.lower())
    return compound is not None and compound.cost <= float(options["dyrest"])


def confused_word(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find words taken for another that looks or sounds alike; ``par`` lists them.

    ``ikke_etter`` are verbs that «og» and another verb follow («stå og vente»), ``ikke_ved``
    words that stand right before such an «og» («ut og feste»).
    """
    pairs = dict(options["par"])
    for token, suspicion in _suspects(block, Fault.CONFUSED, options):
        near = token.doc[start_of_window(token, 3) : token.i]
        kept = {word.lemma_ for word in near} & set(options["ikke_etter"]) or (
            near and near[-1].lower_ in options["ikke_ved"]
        )
        if token.lower_ == "å" and near and near[-1].lower_ in _GOVERN_INFINITIVES:
            continue  # «foruten å være», whatever the detector thinks
        if token.lower_ == "dem" and _is_fronted(token):
            continue  # «Dem må dere rette»
        asks = token.lower_ == "når" and token.sent.text.rstrip().endswith("?")
        if not (token.lower_ == "og" and kept) and token.lower_ in pairs and not asks:
            yield from _cured(block, token, [pairs[token.lower_]], suspicion, options)


def _is_fronted(token: Token) -> bool:
    """Tell whether a verb and its subject follow an object that opens the clause."""
    verb = next_word(token)
    subject = next_word(verb) if verb is not None and is_finite(verb) else None
    return subject is not None and subject.lower_ in NOMINATIVE


def inflected_word(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find words in a form that does not go with the words around."""
    for token, suspicion in _suspects(block, Fault.INFLECTED, options):
        if token.lower_ in options["unntak"] or not token.text.isalpha():
            continue
        article = token if token.lower_ in _ARTICLES else _article_before(token)
        right = _right_articles(article, block.language.lexicon) if article is not None else []
        if article is not None and article.lower_ in right:
            continue  # «et parkeringskort», «et tapet», whatever the detector thinks
        if _before_split_word(token):
            continue  # «et gave kort»: the article goes with the whole word
        if not opens_sentence(token) and token.nbor(-1).lower_ in _HOLDING:
            continue  # «kontoret holdes åpent»
        if token.pos_ == "ADJ" and not closes_sentence(token) and token.nbor().lower_ == "å":
            continue  # «postkassene er vanskelige å se»
        if token.dep_ == "ROOT" and suspicion < float(options["terskel_predikat"]):
            continue  # «dokumentene er tilgjengelige»: the subject may be far away
        if token.lower_ == "noe" and _precedes_one(token, block.language.lexicon):
            continue  # «noe støy»: a quantity, whatever the gender
        if _is_governed(token):
            forms = right if article is token else _forms(block.language.lexicon, token)
            yield from _cured(block, token, forms, suspicion, options)


def _article_before(noun: Token) -> Token | None:
    before = noun
    while noun.pos_ == "NOUN" and not opens_sentence(before) and noun.i - before.i < 3:
        before = before.nbor(-1)
        if before.lower_ in _ARTICLES:
            return before
        if before.pos_ != "ADJ":
            return None
    return None


def _right_articles(article: Token, lexicon: Lexicon) -> list[str]:
    """Return the articles that go with the noun that follows, if it can be indefinite."""
    found = noun_after(article)
    features = noun_features(lexicon, found[1].lower_) if found is not None else []
    one = [f for f in features if "Definite=Ind" in f and "Number=Sing" in f]
    return [
        word
        for word, genders in _ARTICLES.items()
        if any(gender in f for gender in genders for f in one)
    ]


def _precedes_one(token: Token, lexicon: Lexicon) -> bool:
    found = noun_after(token)
    features = noun_features(lexicon, found[1].lower_) if found is not None else []
    return any("Number=Sing" in f for f in features)


def _before_split_word(token: Token) -> bool:
    """Tell whether the word may be part of a split one, or goes with one: «et gave kort»."""
    scores = likelihood(token.doc, Fault.SPLIT)
    return scores is not None and bool((scores[token.i : token.i + 3] > _SPLIT_PERHAPS).any())


def _is_governed(token: Token) -> bool:
    """Tell whether a word nearby decides the form, so that the reader can see why it is wrong."""
    if opens_sentence(token):
        return token.pos_ in {"ADJ", "DET"}
    before = token.nbor(-1)
    if token.pos_ == "NOUN":
        bare = before.pos_ == "ADJ" and has(before, "Definite=Ind")
        owner = has(before, "Case=Gen") and not has(before, "Definite=Ind")  # not «års planen»
        if before.lower_ == "hvilket":
            return False  # «…, hvilket kommunen mener er nok»
        return bare or before.pos_ in {"DET", "NUM"} or owner
    if token.pos_ in {"VERB", "AUX"}:
        near = token.doc[start_of_window(token, 3) : token.i]
        return any(word.pos_ in {"AUX", "PART"} or word.lower_ in NOMINATIVE for word in near)
    return token.pos_ in {"ADJ", "DET"} and before.lower_ != "med"  # «med dette»


def _forms(lexicon: Lexicon, token: Token) -> list[str]:
    """Return the word's other forms, those of the class it is used as first."""
    word = token.lower_
    found: dict[str, None] = {}
    readings = [reading for reading in lexicon.analyse(word) if reading.pos in _INFLECTING]
    for reading in sorted(readings, key=lambda reading: reading.pos != token.pos_):
        for form, features in lexicon.forms(reading.lemma, reading.pos):
            if not any(mark in features for mark in _MARKED) and not _is_variant(form, word):
                found[form] = None
    return list(found)[:_MOST_FORMS]


def _is_variant(form: str, word: str) -> bool:
    """Tell whether the two are the same form: fredete and fredede, fornærma and fornærmede."""
    return form == word or word.endswith("ete") or (word[-1] == "a" and form.endswith("ede"))


def _cured(
    block: BlockContext,
    token: Token,
    forms: Iterable[str],
    suspicion: float,
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield the form that takes the suspicion away, if one does; an error where it is sure."""
    read_again = block.language.read_for_faults
    start, end = token.idx, token.idx + len(token.text)
    if read_again is None or block.is_protected(start, end):
        return
    sentence = token.sent
    first = start - sentence.start_char
    best: list[tuple[float, int, str]] = []
    for order, form in enumerate(forms):
        shown = form[:1].upper() + form[1:] if token.text[:1].isupper() else form
        text = sentence.text[:first] + shown + sentence.text[first + len(token.text) :]
        left = _left(read_again(text), first, len(shown))
        if left <= float(options["etterpaa"]):
            best.append((round(left, 1), order, shown))
    if best:
        severity = Severity.ERROR if suspicion >= float(options["sikkert"]) else None
        yield Match(start, end, (min(best)[2],), severity=severity)


def _left(doc: Any, start: int, length: int) -> float:
    """Return the greatest suspicion that is left against the word or its neighbours."""
    total = likelihood(doc, Fault.NONE)
    near = [t.i for t in doc if t.idx < start + length + 1 and start - 1 < t.idx + len(t.text)]
    return max((1 - float(total[i]) for i in near), default=1.0) if total is not None else 1.0


def _suspects(
    block: BlockContext, fault: Fault, options: Mapping[str, Any]
) -> Iterator[tuple[Token, float]]:
    scores = likelihood(block.doc, fault)
    if scores is None:
        return
    threshold = float(options["terskel"])
    for sentence in sentences(block):
        for token in sentence:
            if scores[token.i] >= threshold:
                yield token, float(scores[token.i])
