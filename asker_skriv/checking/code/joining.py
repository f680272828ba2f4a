"""The word "å" where "og" is meant: between nouns, clauses, and two things to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.infinitives import ADVERBS, FAR, PREPOSITIONS
from asker_skriv.checking.code.places import WEEKDAYS, word_set
from asker_skriv.checking.code.words import (
    MODALS,
    can_be_finite,
    can_be_infinitive,
    has,
    is_finite,
    next_word,
    opens_sentence,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_SUBJECTS = word_set(
    "jeg du vi dere han hun man den det de denne dette disse mange alle noen flere"
)
_FRONTED = word_set("der her nå derfor")
_MATTERS = word_set("om i på fra")
_EASY = word_set("lett vanskelig enkel enkelt mulig umulig tung tungt verdt ferdig klar klart nødt")
_OBJECT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "ADV", "NUM"})


def aa_for_og(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "å" where no infinitive follows (Rapporten er hemmelig, å skal ikke deles)."""
    raising = frozenset(str(word) for word in options.get("verb_med_a", ()))
    deeds = frozenset(str(word) for word in options.get("gjoremal", ()))
    links = frozenset(str(word) for word in options.get("substantiv_med_a", ()))
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.text != "å" or opens_sentence(token) or token.whitespace_ != " ":
            continue
        after = next_word(token, ADVERBS)
        if token.nbor(-1).pos_ == "ADP" or token.nbor(-1).lower_ in PREPOSITIONS:
            continue  # «mot til å håp»: «å» is not what is wrong
        if after is None or not after.is_alpha or after.text != after.lower_:
            continue
        wrong = (
            _cannot_follow_aa(after, lexicon)
            or _joins_passives(token, after, raising)
            or _joins_deeds(token, after, deeds, links)
            or _follows_date(token, after, deeds)
            or _follows_matter(token, after, deeds, links)
            or _joins_nouns(token, after, lexicon)
            or _joins_adjectives(token.nbor(-1), after, lexicon)
            or _joins_orders(token, after, lexicon)
        )
        if wrong and not block.is_protected(token.idx, token.idx + 1):
            yield Match(token.idx, token.idx + 1, ("og",))


def _cannot_follow_aa(after: Token, lexicon: Lexicon) -> bool:
    word = after.lower_
    readings = lexicon.analyse(word)
    following = next_word(after)
    verb_next = following is not None and (is_finite(following) or following.pos_ == "AUX")
    if verb_next and (word in _SUBJECTS or _is_definite(readings)):
        return True  # «…, å vi ber om svar», «…, å håndtaket skal vende ut»
    if word in _FRONTED and following is not None and is_finite(following):
        return True  # «…, å der finner du vedleggene»
    if not readings or can_be_infinitive(lexicon, word) or word.endswith("a"):
        return False
    later = next_word(after)
    if later is not None and later.text in {"-", "og", "/"}:
        return False
    if can_be_finite(lexicon, word) and after.pos_ in {"VERB", "AUX"}:
        return True
    noun = after.pos_ == "NOUN" or any(r.pos == "NOUN" for r in readings)
    joins = after.nbor(-1).lower_ == "å" and after.i > 1 and after.nbor(-2).pos_ == "NOUN"
    if noun and joins and not _infinitive_soon(after, lexicon):
        return True  # «purregebyr å renter»
    if any(r.pos == "VERB" and "Mood=Imp" in r.features for r in readings):
        return after.pos_ in {"VERB", "NOUN"} and not _infinitive_soon(after, lexicon)
    return word in {"vi", "du", "jeg", "dere", "hun", "han", "at", "hvis", "når"}


def _is_definite(readings: tuple[Any, ...]) -> bool:
    return bool(readings) and all(
        reading.pos == "NOUN" and "Definite=Def" in reading.features for reading in readings
    )


def _infinitive_soon(token: Token, lexicon: Lexicon) -> bool:
    later = next_word(token)
    return later is not None and can_be_infinitive(lexicon, later.lower_)


def _joins_passives(token: Token, after: Token, raising: frozenset[str]) -> bool:
    """Tell whether "å" joins two passives: "må undertegnes å tas med"."""
    before = token.nbor(-1)
    if before.pos_ == "ADJ" and has(after, "Voice=Pass") and _is_demanded(before):
        return True  # «må være skriftlig å sendes»
    if before.pos_ in {"ADV", "ADP", "ADJ"} and not opens_sentence(before):
        before = before.nbor(-1)  # «må fylles ut å leveres», «må begrunnes skriftlig å sendes»
    if not (has(before, "Voice=Pass") and has(after, "Voice=Pass")):
        return False
    return before.lemma_ not in raising and before.lower_[-1:] == "s"


def _is_demanded(adjective: Token) -> bool:
    """Tell whether something must be so, and is not easy or hard to do: «må være skriftlig»."""
    if adjective.lower_ in _EASY or adjective.i < 2 or adjective.nbor(-1).lower_ != "være":
        return False
    return adjective.nbor(-2).lower_ in MODALS


def _joins_adjectives(before: Token, after: Token, lexicon: Lexicon) -> bool:
    """Tell whether "å" joins two words that describe: «gammelt å slitt»."""
    if before.pos_ != "ADJ" or can_be_infinitive(lexicon, after.lower_):
        return False
    describes = after.pos_ == "ADJ" or has(after, "VerbForm=Part")
    return describes and not _infinitive_soon(after, lexicon)


def _joins_orders(token: Token, after: Token, lexicon: Lexicon) -> bool:
    """Tell whether "å" joins two imperatives: «gå inn på nettsiden å les»."""
    first = token.sent[0]
    readings = lexicon.analyse(after.lower_)
    infinitives = [r for r in readings if "VerbForm=Inf" in r.features]
    orders = any("Mood=Imp" in r.features for r in readings)
    only_passive = all("Voice=Pass" in r.features for r in infinitives)
    return orders and only_passive and has(first, "Mood=Imp")


def _joins_deeds(token: Token, after: Token, deeds: frozenset[str], links: frozenset[str]) -> bool:
    """Tell whether "å" joins two things to do: "fylle ut skjemaet å sende det".

    The first must be a verb that takes no infinitive, with nothing between the two but its
    particle and a plain object.
    """
    if not has(after, "VerbForm=Inf") or token.nbor(-1).is_punct:
        return False
    place = token.i - 1
    objects = 0
    while token.doc[place].pos_ in _OBJECT_WORDS:
        objects += token.doc[place].pos_ in {"NOUN", "PROPN", "PRON"}
        if token.doc[place].lower_ in links or opens_sentence(token.doc[place]):
            return False
        place -= 1
    verb = token.doc[place]
    if verb.pos_ != "VERB" or verb.lemma_ not in deeds or objects > 1:
        return False
    return has(verb, "VerbForm=Inf") or has(verb, "Mood=Imp")


def _follows_date(token: Token, after: Token, deeds: frozenset[str]) -> bool:
    """Tell whether the deadline of a deed stands between: «lese rutinen innen fredag å signere»."""
    if token.nbor(-1).lower_ not in WEEKDAYS or not has(after, "VerbForm=Inf"):
        return False
    earlier = token.doc[start_of_window(token, FAR) : token.i]
    asked = any(word.lower_ in MODALS for word in earlier)
    return asked and any(word.lemma_ in deeds for word in earlier)


def _follows_matter(
    token: Token, after: Token, deeds: frozenset[str], links: frozenset[str]
) -> bool:
    """Tell whether what is told of ends right before: «informere om forslaget å svare»."""
    noun = token.nbor(-1)
    if noun.pos_ != "NOUN" or not has(noun, "Definite=Def") or noun.lower_ in links:
        return False
    if opens_sentence(noun) or noun.nbor(-1).lower_ not in _MATTERS or after.lemma_ not in deeds:
        return False
    earlier = token.doc[start_of_window(token, FAR) : noun.i]
    opened = any(has(word, "VerbForm=Inf") for word in earlier)
    return opened and not any(word.lower_ == "det" for word in earlier)


def _joins_nouns(token: Token, after: Token, lexicon: Lexicon) -> bool:
    """Tell whether "å" joins two nouns, with no infinitive in sight: "barn å unge"."""
    before = token.nbor(-1)
    if before.pos_ not in {"NOUN", "ADJ", "PROPN"}:
        return False
    if any(reading.pos not in {"NOUN", "ADJ"} for reading in lexicon.analyse(after.lower_)):
        return False
    later: Token | None = after
    for _ in range(4):
        later = next_word(later) if later is not None else None
        if later is None or later.is_punct:
            return bool(lexicon.analyse(after.lower_))
        if later.text == "å":
            return True
        if can_be_infinitive(lexicon, later.lower_) and later.pos_ not in {"ADP", "DET"}:
            return False
    return bool(lexicon.analyse(after.lower_))
