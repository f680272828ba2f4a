"""The words "og" and "å", which sound the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    MODALS,
    can_be_finite,
    can_be_infinitive,
    has,
    is_finite,
    next_word,
    opens_sentence,
    previous_word,
    start_of_window,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_ADVERBS = word_set(
    "ikke alltid aldri bare også både samtidig selv heller gjerne raskt straks kun stadig "
    "virkelig faktisk kanskje enten da dermed likevel"
)
_PREPOSITIONS = word_set("for uten ved til om med etter av på fra mot")
_FAR = 25  # words back in the sentence
_ALWAYS = frozenset(["for", "uten"])
_NOUNS_WITH_TIL = word_set(
    "rett lyst plikt mulighet muligheten anledning adgang fullmakt grunn evne frem fram vilje "
    "tilbud villig stand klar nødt hensikt ansvar behov tid nok hjelp tillatelse frist bidra bidrar"
)
_VERBS_WITH_FOR = word_set("sørge arbeide jobbe kjempe stemme ansvar takke beklage betale straffe")
_VERBS_WITH_TIL = word_set("bruke benytte anvende egne bidra oppfordre invitere tvinge")
_VERBS_WITH_MED = word_set("hjelpe bistå vente begynne fortsette slutte")
_POSTURES = word_set("sittende stående liggende gående hengende løpende boende")
_OPEN = MODALS | word_set("å la lar lot får fikk få")  # an infinitive may still be to come


def og_for_aa(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "og" before an infinitive where only "å" can stand (rett til og uttale seg)."""
    lemmas = frozenset(str(word) for word in options.get("verb", ()))
    always = frozenset(str(word) for word in options.get("ogsa_infinitiv", ()))
    adjectives = frozenset(str(word) for word in options.get("adjektiv", ()))
    aims = frozenset(str(word) for word in options.get("mal", ()))
    nouns = frozenset(str(word) for word in options.get("substantiv", ()))
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.lower_ != "og" or opens_sentence(token):
            continue
        after = next_word(token, _ADVERBS)
        if after is None or not can_be_infinitive(lexicon, after.lower_):
            continue
        before = token.nbor(-1)
        if after.lower_ == "stille" and token.nbor(-1).pos_ == "ADJ":  # «fint og stille»
            continue
        if _is_infinitive(after):
            wrong = (
                _after_preposition(before)
                or _after_verb(before, lemmas, always, lexicon)
                or _after_adjective(before, adjectives)
                or _is_aim(before, aims)
                or (before.lower_ in nouns and _nothing_open(before))
                or _has_no_fellow(token, after, lexicon)
            )
        else:
            wrong = _taken_for_noun(before, after, adjectives)
        if wrong and not block.is_protected(token.idx, token.idx + 2):
            yield Match(token.idx, token.idx + 2, ("å",))


def _is_infinitive(token: Token) -> bool:
    if has(token, "VerbForm=Inf"):
        return True
    return token.pos_ in {"VERB", "AUX", "X"} and not is_finite(token)


def _taken_for_noun(before: Token, after: Token, adjectives: frozenset[str]) -> bool:
    """Tell whether the parser took an infinitive for a noun: "rett til og klage"."""
    earlier = previous_word(before)
    if earlier is None or after.pos_ not in {"NOUN", "ADJ", "ADV"}:
        return False
    if before.lower_ == "til" and after.pos_ in {"NOUN", "ADV"}:
        return earlier.lower_ in _NOUNS_WITH_TIL - {"tilbud", "behov", "hjelp"}
    if before.lower_ in _ALWAYS and after.lower_ == "bedre":  # «jobber for og bedre tilbudet»
        return before.lower_ == "uten" or _governs_for(earlier)
    return after.pos_ == "NOUN" and _after_adjective(before, adjectives)


def _after_preposition(before: Token) -> bool:
    if before.lower_ not in _PREPOSITIONS:
        return False
    earlier = previous_word(before)
    if earlier is None:
        return True
    if before.lower_ in _ALWAYS:
        sells = before.lower_ == "for" and has(earlier, "VerbForm=Inf")
        return not sells or _governs_for(earlier)  # «reklamere for og selge»
    if earlier.lower_ in _NOUNS_WITH_TIL:
        return True
    if before.lower_ == "til" and earlier.lemma_ in _VERBS_WITH_TIL:
        return True
    near = before.doc[start_of_window(before, 3) : before.i]
    if before.lower_ == "med" and any(word.lemma_ in _VERBS_WITH_MED for word in near):
        return True
    return not _infinitive_before(before, 8)


def _governs_for(word: Token) -> bool:
    return word.lemma_ in _VERBS_WITH_FOR or word.lower_ in _VERBS_WITH_FOR


def _nothing_open(word: Token) -> bool:
    """Tell whether a finite verb, and no infinitive or what takes one, stands before the word."""
    start = start_of_window(word, _FAR)
    stretch = word.doc[start : word.i + 1]
    if any(has(w, "VerbForm=Inf") or has(w, "Mood=Imp") or w.lower_ in _OPEN for w in stretch):
        return False
    return any(is_finite(w) for w in stretch)


def _has_no_fellow(og: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether there is nothing that "og" could join an infinitive to: «klarte vi og holde»."""
    readings = lexicon.analyse(verb.lower_)
    if not readings or any("VerbForm=Inf" not in reading.features for reading in readings):
        return False
    if not _nothing_open(og.nbor(-1)) or og.nbor(-1).is_punct:
        return False
    if og.nbor(-1).lower_ in _POSTURES:
        return False  # «ble sittende og prate»
    earlier = og.doc[start_of_window(og, _FAR) : og.i]
    return not any(can_be_infinitive(lexicon, word.lower_) for word in earlier if word.is_alpha)


def _infinitive_before(token: Token, distance: int) -> bool:
    """Tell whether another infinitive may be what "og" joins: melde seg på og betale."""
    start = start_of_window(token, distance)
    return any(
        has(word, "VerbForm=Inf") or has(word, "Mood=Imp") or word.lower_ in MODALS
        for word in token.doc[start : token.i]
    )


def _after_verb(
    before: Token, lemmas: frozenset[str], always: frozenset[str], lexicon: Lexicon
) -> bool:
    verb = before
    for _ in range(2):  # an object or "ikke" may stand between: "ber deg og sende"
        if verb.pos_ in {"PRON", "PART", "ADV"} and not opens_sentence(verb):
            verb = verb.nbor(-1)
    if verb.dep_ == "acl:relcl" and _infinitive_before(verb, _FAR):
        return False  # «hjelpe dem som trenger det og gjøre det enkelt»
    if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ not in lemmas | always:
        return _verb_by_lexicon(before, lemmas | always, lexicon)
    if is_finite(verb) or has(verb, "Mood=Imp"):
        return True
    if has(verb, "VerbForm=Part") and _nothing_open(verb):
        return True  # «har valgt og stenge»
    listed = not opens_sentence(verb) and verb.nbor(-1).is_punct  # «lære, prøve og feile»
    return verb.lemma_ in always and verb.i == before.i and not listed


def _verb_by_lexicon(word: Token, lemmas: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether a word that the parser took for a noun is one of the verbs: "plikter og"."""
    return (
        word.pos_ == "NOUN"
        and any(
            reading.pos == "VERB" and "Mood=Ind" in reading.features and reading.lemma in lemmas
            for reading in lexicon.analyse(word.lower_)
        )
        and not any(is_finite(w) for w in word.doc[start_of_window(word, _FAR) : word.i])
    )


def _after_adjective(before: Token, adjectives: frozenset[str]) -> bool:
    if before.lower_ not in adjectives:
        return False
    start = start_of_window(before, 6)
    stretch = before.doc[start : before.i]
    is_state = any(word.lower_ in {"er", "var", "blir", "ble", "vært"} for word in stretch)
    taken = any(word.lower_ in MODALS or has(word, "VerbForm=Inf") for word in stretch)
    return is_state and not taken


def _is_aim(before: Token, aims: frozenset[str]) -> bool:
    """Tell whether "og" stands in "målet er å …" or "var målet å …"."""
    earlier = previous_word(before)
    if earlier is None:
        return False
    if before.lower_ in {"er", "var", "blir"}:
        return earlier.lower_ in aims
    return before.lower_ in aims and earlier.lower_ in {"er", "var", "blir"}


def aa_for_og(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "å" where no infinitive follows (Rapporten er hemmelig, å skal ikke deles)."""
    raising = frozenset(str(word) for word in options.get("verb_med_a", ()))
    deeds = frozenset(str(word) for word in options.get("gjoremal", ()))
    links = frozenset(str(word) for word in options.get("substantiv_med_a", ()))
    lexicon = block.language.lexicon
    for token in block.doc:
        if token.text != "å" or opens_sentence(token) or token.whitespace_ != " ":
            continue
        after = next_word(token, _ADVERBS)
        if token.nbor(-1).pos_ == "ADP" or token.nbor(-1).lower_ in _PREPOSITIONS:
            continue  # «mot til å håp»: «å» is not what is wrong
        if after is None or not after.is_alpha or after.text != after.lower_:
            continue
        wrong = (
            _cannot_follow_aa(after, lexicon)
            or _joins_passives(token, after, raising)
            or _joins_deeds(token, after, deeds, links)
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
    if before.pos_ in {"ADV", "ADP"} and not opens_sentence(before):
        before = before.nbor(-1)  # «må fylles ut å leveres»
    if not (has(before, "Voice=Pass") and has(after, "Voice=Pass")):
        return False
    return before.lemma_ not in raising and before.lower_[-1:] == "s"


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


def _follows_matter(
    token: Token, after: Token, deeds: frozenset[str], links: frozenset[str]
) -> bool:
    """Tell whether what is told of ends right before: «informere om forslaget å svare»."""
    noun = token.nbor(-1)
    if noun.pos_ != "NOUN" or not has(noun, "Definite=Def") or noun.lower_ in links:
        return False
    if opens_sentence(noun) or noun.nbor(-1).lower_ not in _MATTERS or after.lemma_ not in deeds:
        return False
    earlier = token.doc[start_of_window(token, _FAR) : noun.i]
    opened = any(has(word, "VerbForm=Inf") for word in earlier)
    return opened and not any(word.lower_ == "det" for word in earlier)


_SUBJECTS = word_set("jeg du vi dere han hun man den det de denne dette disse")
_MATTERS = word_set("om i på fra")
_OBJECT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "ADV", "NUM"})


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
