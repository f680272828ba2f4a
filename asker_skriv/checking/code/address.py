"""Rules about the form of address: reader and writer spoken of as if they were somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.persons import (
    GIVING,
    PERSONS,
    cased,
    in_place_of,
    is_object,
    owned_phrase,
    readers_pronouns,
)
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import (
    MODALS,
    NOMINATIVE,
    can_be_finite,
    next_word,
    previous_word,
)
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.language.passive import owns_next
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.checking.code.persons import Person

_GENITIVE_OF_ENDING = {"": False, "en": False, "s": True, "ens": True}
_LIMITS = frozenset({"som", ":", "nr.", "nummer", "/", "-", "–", ")"})
_LIMITED = word_set("en ei et én den denne hver enhver enkelte ny annen alle noen ingen")
_ADVERBS = word_set("ikke også selv alltid da nå derfor likevel normalt allerede")
_OPENING = word_set(
    "at om hvis dersom når fordi hvorvidt såfremt siden ettersom inntil før mens lenge"
)
# No verb in the present can stand right after these.
_AUXILIARIES = MODALS | word_set("har hadde er var blir ble plikter")
_SOMEBODY_ELSE = word_set("noen person personen du deg dere den annen naboen fullmektig")
_RELATIVES = word_set("ektefelle samboer mor far datter sønn pårørende verge søsken partner")
_FALLING_TO = frozenset({"påhviler", "påligger", "tilkommer", "tilligger"})
_LOOKING_FOR = frozenset({"søke", "finne"})
_COMPLAINED = frozenset({"på", "om", "over", "fra", "mot", "og"})  # «klager på støy»
_SENDING = frozenset({"til", "fra"})  # «svaret til klager»
_AUTHORITIES = ("myndighet", "myndigheter", "etat", "instans", "organ", "departement", "avdeling")
_POSITIONS = word_set("saksbehandler rådgiver konsulent leder enhetsleder seksjonsleder")


def reader_as_noun(
    block: BlockContext, reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Yield "søker", "brukerens" … where the reader is meant."""
    if reader.document_type in options.get("ikke_i", ()) or block.kind is BlockKind.TABLE_CELL:
        return
    forms = _forms(options["personer"])
    bare = frozenset(options.get("bare_som_subjekt", ()))
    for token in block.doc:
        owner = token.lower_.endswith("s") and token.lower_[:-1] in bare
        if (token.lower_ in bare or owner) and _stands_bare(token, is_owner=owner):
            yield from replaced(block, reader, token, is_owner=owner)
        genitive = forms.get(token.lower_)
        if genitive is None or _is_limited(token) or _is_another(token):
            continue
        if genitive or token.lower_.endswith("en") or _is_noun(token, block):
            yield from replaced(block, reader, token, is_owner=genitive)


def readers_as_group(
    block: BlockContext, reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Yield "Beboere", "Virksomheten" … as the subject of what the reader must or may do.

    ``personer`` are the nouns by target group, ``alle`` those of every group; ``verb`` are the
    verbs that say what is asked of the reader. Where the sentence goes on about "de", nothing is
    suggested.
    """
    if reader.document_type in options.get("ikke_i", ()) or block.kind is BlockKind.TABLE_CELL:
        return
    people: Mapping[str, list[str]] = options["personer"]
    words = {*people.get(reader.group.id, ()), *people.get("alle", ())}
    asked = frozenset(options["verb"])
    for token in block.doc:
        if token.lower_ not in words or token.n_lefts or token.n_rights:
            continue
        following, before = next_word(token), previous_word(token)
        inverted = before is not None and before.lower_ in asked
        if not inverted and (following is None or following.lower_ not in asked):
            continue
        opens = before is None or before.lower_ in _OPENING or before.is_punct
        if not (inverted or opens or token.is_sent_start):
            continue
        rest = token.doc[token.i + 1 : token.sent.end]
        if any(word.lower_ in {"de", "dem", "deres"} for word in rest):
            for match in replaced(block, reader, token, is_owner=False):
                yield Match(token.idx, token.idx + len(token), (), match.values)
        else:
            yield from replaced(block, reader, token, is_owner=False)


def individual(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield "den enkelte" as the subject: «Den enkelte må selv …», «Den enkelte velger kan …».

    ``personer`` are the readers by target group; ``andre`` where the group has none.
    """
    if reader.document_type in options.get("ikke_i", ()):
        return
    people: Mapping[str, list[str]] = options.get("personer", {})
    readers = frozenset(people.get(reader.group.id, people.get("andre", ())))
    for token in block.doc:
        the, words = previous_word(token), [token]
        if token.lower_ != "enkelte" or the is None or the.lower_ != "den":
            continue
        if any(word.lower_ in _FALLING_TO for word in token.doc[max(0, the.i - 2) : the.i]):
            continue  # «det påhviler den enkelte fester å stelle graven»
        following = next_word(token)
        if following is not None and following.lower_ in readers:
            words.append(following)
            following = next_word(following)
        if following is None or owns_next(following, block.language.lexicon):
            continue
        before = previous_word(the)
        inverted = before is not None and before.lower_ in MODALS and following.pos_ != "ADP"
        if inverted or following.lower_ in _AUXILIARIES or following.pos_ in {"VERB", "AUX"}:
            yield from replaced(block, reader, the, *words, is_owner=False)


def _stands_bare(token: Token, *, is_owner: bool) -> bool:
    """Tell whether a noun stands for the reader without an article: «Deltaker må møte»."""
    if token.pos_ != "NOUN" or _is_limited(token) or token.n_rights:
        return False
    if is_owner:
        return token.n_lefts == 0
    before = previous_word(token)
    governed = before is not None and before.lower_ in {"av", "til", "fra"} and token.n_lefts == 1
    governed = governed and token.dep_.startswith("obl")
    return governed or (token.dep_.startswith("nsubj") and token.n_lefts == 0)


def _is_another(token: Token) -> bool:
    """Tell whether «klager» are letters of complaint, or «leietaker» somebody not yet found."""
    if token.lower_ != "klager":
        return token.dep_ == "obj" and token.head.lemma_ in _LOOKING_FOR
    after, before = next_word(token), previous_word(token)
    if after is not None and after.lower_ in _COMPLAINED:
        return True
    if before is not None and before.lower_ in _SENDING:
        return False
    return token.dep_ != "nsubj" or "Voice=Pass" in str(token.head.morph)


def somebody(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield "vedkommende": the reader where the block speaks of one, else somebody unnamed."""
    if reader.document_type in options.get("ikke_i", ()):
        return
    readers = _forms(options["personer"])
    words = {token.lower_ for token in block.doc}
    for token in block.doc:
        if token.lower_ not in {"vedkommende", "vedkommendes"}:
            continue
        if block.is_protected(token.idx, token.idx + 1):
            continue
        is_owner = token.lower_.endswith("s")
        following = next_word(token)
        if not is_owner and following is not None and following.lower_.endswith(_AUTHORITIES):
            continue  # "vedkommende myndighet"
        other = _person_before(token)
        if other is not None and other.lower_ not in readers:
            person = cased(token, "personens" if is_owner else _stands_for(other))
            yield Match(token.idx, token.idx + len(token), (person,), {"hvem": person})
        elif words & readers.keys() and readers_pronouns(reader):
            yield from replaced(block, reader, token, is_owner=is_owner)
        elif words & _SOMEBODY_ELSE:
            person = cased(token, "personens" if is_owner else "personen")
            yield Match(token.idx, token.idx + len(token), (person,), {"hvem": person})
        else:
            you = readers_pronouns(reader)[:1]
            yield Match(token.idx, token.idx + len(token), (), {"hvem": "".join(you)})


def _person_before(token: Token) -> Token | None:
    """Return the nearest relative or other person named before «vedkommende» in the sentence."""
    for other in reversed(token.doc[token.sent.start : token.i]):
        if other.pos_ == "NOUN" and other.lemma_.lower() in _RELATIVES:
            return other
    return None


def _stands_for(other: Token) -> str:
    return {"mor": "hun", "datter": "hun", "far": "han", "sønn": "han"}.get(
        other.lemma_.lower(), "han eller hun"
    )


def child(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield "elevens" where the paragraph speaks to or of the child's parents."""
    if reader.document_type in options.get("ikke_i", ()):
        return
    words = {token.lower_ for token in block.doc}
    if not words & frozenset(options["foresatte"]):
        return
    swaps: Mapping[str, str] = options["ord"]
    for token in block.doc:
        before = previous_word(token)
        limited = before is not None and (before.pos_ in {"ADJ", "NUM"} or before.lower_ == "hver")
        if token.lower_ in swaps and not limited and not block.is_protected(token.idx, token.idx):
            text = cased(token, swaps[token.lower_])
            yield Match(token.idx, token.idx + len(token), (text,))


def writer(
    block: BlockContext,
    reader: Reader,
    options: Mapping[str, Any],  # noqa: ARG001 - the rule kind's
) -> Iterator[Match]:
    """Yield "undertegnede" where the writer is meant."""
    for token in block.doc:
        if token.lower_ not in {"undertegnede", "undertegnedes"} or _has_signed(token):
            continue
        following = next_word(token)
        words: tuple[Token, ...] = (token,)
        if following is not None and following.pos_ == "NOUN" and token.lower_[-1] != "s":
            if following.lower_ not in _POSITIONS:
                continue  # "undertegnede avtaler"
            words = (token, following)
        yield from replaced(block, reader, *words, is_owner=token.lower_[-1] == "s", forms=("jeg",))


def replaced(
    block: BlockContext,
    reader: Reader,
    *words: Token,
    is_owner: bool,
    forms: tuple[str, ...] = (),
) -> Iterator[Match]:
    """Yield the match that puts the reader's pronoun (or ``forms``) in the place of ``words``.

    Nothing where the reader is not addressed at all, or where the words are protected.
    """
    pronouns = forms or readers_pronouns(reader)[:1]
    if not pronouns or block.is_protected(words[0].idx, words[-1].idx + 1):
        return
    values = {"hvem": pronouns[0]}
    persons = [PERSONS[pronoun] for pronoun in pronouns]
    if is_owner:
        yield _owning(block, words[0], persons[0], values)
        return
    object_ = is_object(words[0])
    before = previous_word(words[0])
    governed = object_ and before is not None and before.pos_ == "ADP"
    if not governed and any(child.dep_ == "conj" for child in words[0].children):
        yield Match(words[0].idx, words[-1].idx + len(words[-1]), (), values)
        return
    changes = [in_place_of(block, words, person, is_object=object_) for person in persons]
    first = changes[0]
    alike = [change for change in changes if (change.start, change.end) == (first.start, first.end)]
    suggestions = tuple(text for change in alike for text in change.suggestions)
    yield Match(first.start, first.end, suggestions, values)


def _owning(block: BlockContext, owner: Token, person: Person, values: Mapping[str, str]) -> Match:
    found = owned_phrase(owner, person, block.language.lexicon)
    if found is None:
        return Match(owner.idx, owner.idx + len(owner), (), values)
    noun, suggestions = found
    before = previous_word(owner)
    if before is not None and before.pos_ == "CCONJ":
        suggestions = ()  # «søker og søkers ektefelle»
    return Match(
        owner.idx,
        noun.idx + len(noun),
        tuple(cased(owner, text) for text in suggestions),
        values,
    )


def _forms(nouns: list[str]) -> dict[str, bool]:
    """Return the singular forms of the nouns, and whether each is a genitive."""
    return {
        noun + ending: is_genitive
        for noun in nouns
        for ending, is_genitive in _GENITIVE_OF_ENDING.items()
    }


def _is_limited(token: Token) -> bool:
    """Tell whether it is one of many ("en søker", "søkere som"), a field ("Søker:") or a name."""
    following = next_word(token)
    if following is None and token.i == token.sent.start:
        return True
    if following is not None and (following.lower_ in _LIMITS or following.pos_ == "PROPN"):
        return True
    before = previous_word(token)
    if before is None:
        return False
    if before.lower_ in _LIMITED or before.lower_ in {"som", "-", "/", "("}:
        return True
    described = before.pos_ in {"DET", "ADJ", "NUM"} and before.head.i == token.i
    return described and before.lower_ not in _OPENING


def _is_noun(token: Token, block: BlockContext) -> bool:
    """Tell whether "søker" is the noun: the words around leave no place for the verb."""
    before, following = previous_word(token), next_word(token, _ADVERBS)
    if following is not None and following.lower_ in NOMINATIVE | {"de", "det", "den"}:
        return False
    if before is not None and (before.lower_ in NOMINATIVE or before.pos_ in {"PRON", "PROPN"}):
        return False
    if before is not None and before.pos_ == "ADP" and before.head.i >= before.i:
        return True
    if before is not None and before.lower_ in _AUXILIARIES | GIVING:
        subject = previous_word(before)  # «når flere er søker», «den som er søker»
        of_others = subject is not None and (
            subject.dep_.startswith("nsubj") or subject.lower_ == "som"
        )
        return before.lemma_ != "være" or not of_others
    verb_follows = (
        following is not None
        and (following.pos_ != "NOUN" or _continues_verb(following))
        and can_be_finite(block.language.lexicon, following.lower_)
    )
    if verb_follows and (
        before is None or before.lower_ in _OPENING or before.is_punct or before.pos_ == "CCONJ"
    ):
        return True
    if token.dep_.startswith("nsubj"):
        return before is not None and before.pos_ in {"AUX", "SCONJ"}
    return token.pos_ == "NOUN" and token.dep_ in {"obj", "iobj", "obl"} and token.i > token.head.i


def _continues_verb(token: Token) -> bool:
    """Tell whether what follows shows a verb: «plikter å», «mener ikke»."""
    following = next_word(token)
    return following is not None and following.lower_ in {"å", "ikke", "at", "om", "seg"}


def _has_signed(token: Token) -> bool:
    """Tell whether "undertegnede" is what somebody did, or is said of a paper."""
    before = previous_word(token)
    if before is None:
        return False
    if before.pos_ == "DET" or before.lower_ in NOMINATIVE or before.lower_ in {"de", "den", "det"}:
        return True
    return before.pos_ in {"NOUN", "PROPN"} and before.dep_.startswith("nsubj")
