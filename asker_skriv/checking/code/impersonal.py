"""Rules about nobody in particular: polite De, impersonal man and en, «Viser til» without vi."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.address import replaced
from asker_skriv.checking.code.persons import readers_pronouns
from asker_skriv.checking.code.places import starts_sentence, word_set
from asker_skriv.checking.code.words import (
    MODALS,
    can_be_finite,
    has,
    is_finite,
    next_word,
    previous_word,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import RUNNING_TEXT

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_ADVERBS = word_set(
    "ikke også selv alltid da nå derfor likevel normalt allerede gjerne kun bare aldri lenger "
    "snarest mulig senest straks fortsatt herved"
)
_OPENERS = word_set("at hvis dersom når som om fordi hva da mens før inntil siden hvor")
_TIMES = word_set("uker dager måneder år timer kroner virkedager arbeidsdager opplysninger")
_SEVERAL = word_set("mange alle noen flere begge andre")
_SUBJECT_LINE = re.compile(r"(?:(?:Emne|Gjelder|Ad|Vedr|Ang|Vedrørende|Angående)\b[.:]{0,2} *)?")
_PLURALS = word_set("de dem deres dere")
_AUXILIARIES = MODALS | word_set("har hadde er var blir ble")


def polite(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield De, Dem and Deres for one reader.

    A capital inside a sentence shows it. One that opens a sentence counts where the block has
    another, or where it opens the block and what follows is what letters say (``apning``).
    """
    found = [token for token in block.doc if token.text in {"De", "Dem", "Deres"}]
    sure = {token.i for token in found if _is_polite(token, block)}
    for token in found:
        if token.i not in sure:
            if not (_opens(token, block) and (sure or _as_in_letters(token, options))):
                continue
            if token.text == "De" and not _is_subject(token, block.language.lexicon):
                continue
        yield from replaced(block, reader, token, is_owner=token.text == "Deres")


def impersonal(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield the subjects "man" and "en": du, or vi where the verb is the municipality's."""
    always = frozenset(options.get("kommunen", ()))
    alone = always | frozenset(options.get("kommunen_uten_hjelpeverb", ()))
    is_neutral = reader.document_type in options.get("noytral_i", ())
    pronouns = () if is_neutral else readers_pronouns(reader)[:1]
    ours_is_we = "vi" in reader.group.address and not is_neutral
    for token in block.doc:
        if not _is_nobody(token, block.language.lexicon):
            continue
        main = token.head
        ours = always if any(child.dep_ == "aux" for child in main.children) else alone
        verbs = {main.lemma_.lower(), *(child.lemma_.lower() for child in main.children)}
        if not pronouns and not (verbs & ours and ours_is_we):
            yield Match(
                token.idx,
                token.idx + len(token),
                (),
                {"hvem": "kommunen" if verbs & ours else "innbyggerne"},
            )
            continue
        forms = ("vi", *pronouns) if verbs & ours else (*pronouns, "vi")
        yield from replaced(block, reader, token, is_owner=False, forms=forms)


def without_subject(
    block: BlockContext,
    reader: Reader,
    options: Mapping[str, Any],
) -> Iterator[Match]:
    """Yield «Viser til …» and other sentences of letters that leave out "vi"."""
    if block.kind not in RUNNING_TEXT:
        return
    table: Mapping[str, list[str]] = options["verb"]
    writer = "vi" if "vi" in reader.group.address else "kommunen"
    for token in block.doc:
        following = next_word(token)
        if not token.is_title or following is None or not _opens(token, block):
            continue
        later = next_word(following)
        phrases = {following.lower_, f"{following.lower_} {later.lower_ if later else ''}"}
        if phrases & {*table.get(token.lower_, ())} and not _asks_or_supposes(token):
            text = f"{writer.capitalize()} {token.lower_}"
            yield Match(token.idx, token.idx + len(token), (text,))


def _asks_or_supposes(verb: Token) -> bool:
    """Tell whether the reader is its subject: «Ønsker dere å klage, må dere skrive»."""
    following = next_word(verb)
    if following is None or following.lower_ not in {"dere", "du"}:
        return False
    rest = verb.doc[following.i + 1 : verb.sent.end]
    after_comma = (word.nbor() for word in rest[:-1] if word.text == ",")
    return rest.text.rstrip().endswith("?") or any(map(is_finite, after_comma))


def _is_polite(token: Token, block: BlockContext) -> bool:
    if _opens(token, block) or token.text.isupper():
        return False
    following = next_word(token)
    if token.text == "Deres":
        return following is None or following.lower_ not in {"ref", "ref.", "referanse", "dato"}
    if following is not None and following.is_title:
        return False  # "De Grønne"
    if token.text == "Dem" or (following is not None and following.lower_ in _ADVERBS):
        return True
    return _is_subject(token, block.language.lexicon)


def _is_subject(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb stands after (or, in questions, before) the pronoun."""
    following, before = next_word(token, _ADVERBS), previous_word(token)
    if (
        following is not None
        and following.pos_ not in {"NOUN", "ADJ"}
        and following.lower_ != "som"
        and can_be_finite(lexicon, following.lower_)
    ):
        return True
    if before is not None and before.lower_ in _OPENERS:
        return following is not None and following.pos_ not in {"ADJ", "NUM", "PROPN"}
    if before is None or not can_be_finite(lexicon, before.lower_):
        return False
    if before.i == before.sent.start:
        return True  # «Har De spørsmål»
    return following is None or following.pos_ not in {"NOUN", "ADJ", "DET", "NUM", "PROPN"}


def _opens(token: Token, block: BlockContext) -> bool:
    return starts_sentence(block.text, token.idx)


def _as_in_letters(token: Token, options: Mapping[str, Any]) -> bool:
    if token.i > 0 and _speaks_of_one(token):
        return bool(re.match(str(options["apning"]), token.doc.text[token.idx :]))
    words = {other.lower_ for other in token.doc if other.i != token.i}
    before, rest = token.doc.text[: token.idx], token.doc.text[token.idx :]
    if not _SUBJECT_LINE.fullmatch(before) or _PLURALS & words:
        return False
    return bool(re.match(str(options["apning"]), rest))


def _speaks_of_one(token: Token) -> bool:
    """Tell whether the sentence before names nobody that "De" could be but the reader."""
    first = token.sent.start if token.is_sent_start else -1
    if first <= 0:
        return False
    return not any(
        (word.pos_ == "NOUN" and "Number=Plur" in str(word.morph) and word.lower_ not in _TIMES)
        or word.lower_ in _PLURALS
        or (word.lower_ in _SEVERAL and word.pos_ != "ADV")
        for word in token.doc[:first]
    )


def _is_nobody(token: Token, lexicon: Lexicon) -> bool:
    if token.lower_ == "man":
        return token.pos_ != "NOUN" and not token.text.isupper()
    if token.lower_ != "en":
        return False
    following, before = next_word(token, _ADVERBS), previous_word(token)
    if following is None or following.pos_ in {"NOUN", "PROPN", "NUM"} or following.lower_ == "av":
        return False
    is_subject = token.dep_.startswith("nsubj") and token.pos_ in {"PRON", "DET"}
    follows_verb = before is not None and before.lower_ in _AUXILIARIES | {"finner", "mener", "ser"}
    if following.lower_ in _AUXILIARIES and not follows_verb:
        return True
    if following.lower_ == "å":
        return is_subject or follows_verb
    if before is not None and before.lower_ in MODALS and has(following, "VerbForm=Inf"):
        return is_subject
    nominal = any(reading.pos in {"NOUN", "ADJ"} for reading in lexicon.analyse(following.lower_))
    verbal = can_be_finite(lexicon, following.lower_)
    return is_subject and (verbal or follows_verb) and not nominal
