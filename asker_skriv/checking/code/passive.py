"""Rules about the passive: who does it, and «Vi avslo søknaden» for «Søknaden ble avslått»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.activating import activated, requested, with_agent
from asker_skriv.checking.code.actors import Actors
from asker_skriv.checking.code.agents import (
    agent_of,
    is_own,
    may_be_agent,
    names_actor,
    names_agent,
)
from asker_skriv.checking.code.clauses import Clause, Order, take_apart
from asker_skriv.checking.code.coordinated import joined_to, sharing
from asker_skriv.checking.code.places import starts_sentence
from asker_skriv.checking.code.receiving import STATELY, bidden, received
from asker_skriv.checking.code.requests import addressed
from asker_skriv.checking.code.words import next_word
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.nominalisation.nouns import is_verbal
from asker_skriv.checking.rule import Match
from asker_skriv.language.passive import Passive, PassiveKind, find_passives
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from asker_skriv.language.lexicon import Lexicon

_BETWEEN = frozenset({"straks", "snarest", "omgående", "også", "herved"})
_LIGHT = frozenset({"foreta", "utføre", "gjennomføre"})
_OUT_OF = frozenset({"trekke", "lage", "fremstille", "framstille", "bygge"})  # «trekkes av lønnen»


def passive(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield passives of the kinds ``former`` (s, bli).

    ``bare_avgjorelser`` says whether they are decisions, ``bare_verb`` which verbs, if not all.
    """
    only = frozenset(options.get("bare_verb", ()))
    quiet = {
        PassiveKind.S: {*options.get("stille", ()), *options.get("stille_s", ())},
        PassiveKind.BLI: set(options.get("stille", ())),
    }
    decisions = frozenset(options.get("avgjorelser", ()))
    actors = actors_for(block, reader, options)
    for found in find_passives(block.doc, block.language.lexicon):
        is_decision = (
            found.lemma in decisions
            and _is_decision(block.doc, found)
            and not agent_of(block.doc[found.verb])
        )
        if found.lemma in quiet[found.kind] or found.kind.value not in options["former"]:
            continue
        if only and found.lemma not in only:
            continue
        if is_decision is not bool(options.get("bare_avgjorelser", False)):
            continue
        match = _match(block, found, actors, options)
        if match is None or block.is_protected(match.start, match.end):
            continue
        yield match
        # Told of in fewer words where the whole crosses another finding.
        shorter = _without_first_word(block.text, match)
        if shorter is not None:
            yield shorter
        if (match.start, match.end) != (found.start, found.end):
            yield Match(found.start, found.end, (), match.values, priority=-2)


def _without_first_word(text: str, match: Match) -> Match | None:
    """Return «skolen kontaktes» for «må skolen kontaktes» where the first word stays as it is."""
    flagged = text[match.start : match.end]
    first, space, _ = flagged.partition(" ")
    same = [offer for offer in match.suggestions if offer.startswith(first + " ")]
    if not space or not same or len(same) != len(match.suggestions):
        return None
    skipped = len(first) + 1
    offers = tuple(offer[skipped:] for offer in same)
    return Match(match.start + skipped, match.end, offers, match.values, priority=-1)


def actors_for(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Actors:
    """Return who may act in a letter to this target group, and in which words."""
    # A case for the council or a press release speaks of the municipality, to nobody.
    is_neutral = reader.document_type in options.get("noytral_i", ())
    address = () if is_neutral else reader.group.address
    return Actors(
        municipality="vi" if "vi" in address else "kommunen",
        reader="dere" if address[:1] == ("dere",) else "du" if "du" in address else "",
        municipality_verbs=frozenset(options.get("kommunen", ())),
        reader_verbs=frozenset(options.get("leseren", ())),
        handing_in=frozenset(options.get("innlevering", ())),
        using=frozenset(options.get("bruk", ())),
        things=tuple(options.get("ting", ())),
        papers=tuple(options.get("papirer", ())),
        own_papers=tuple(options.get("egne_papirer", ())),
        asking=frozenset(options.get("oppfordring", ())),
        only_impersonal=frozenset(options.get("bare_det", ())),
        unclear_with_modals=frozenset(options.get("uklart_med_hjelpeverb", ())),
        only_with_become=frozenset(options.get("bare_bli", ())),
        bodies=tuple(options.get("egne", ())),
        readers=frozenset((*options.get("lesere", ()), *options.get("lesere_uten_artikkel", ()))),
        telling=frozenset(options.get("beskjed", ())),
        instead={**block.language.plain_verbs, **options.get("heller", {})},
        instead_impersonal=options.get("heller_med_det", {}),
    )


def _match(
    block: BlockContext, found: Passive, actors: Actors, options: Mapping[str, Any]
) -> Match | None:
    """Return what to say of a passive: the clause with an active one, else its verbs.

    None where saying it helps nobody: the agent is named and the clause can't be turned, the
    second of two passives with one subject, or something done by nobody in particular in a
    subordinate clause.
    """
    doc, lexicon = block.doc, block.language.lexicon
    verb = doc[found.verb]
    if verb.lower_ in options.get("henvendelser", ()) and addressed(verb, options) is not None:
        return None  # told of as a form of address
    values = {"hvem": actors.municipality}
    whom = {"du": "deg", "dere": "dere"}.get(actors.reader, "")
    asked = _asked_of_others(verb) or bidden(verb, whom, actors.instead, lexicon)
    if asked is not None:
        return asked
    if found.lemma in STATELY and (given := received(verb, found, lexicon)) is not None:
        return given
    joined = joined_to(verb, found.kind, lexicon)
    clause = take_apart(doc, found, joined) or sharing(doc, found, lexicon)
    agent = agent_of(joined[0] if joined is not None else verb)
    if not agent and (names_agent(verb) or _is_quiet(verb, found, clause, options)):
        return None
    if clause is not None and (
        _agent_after_subject(clause) or (not agent and _does_a_deed(clause, lexicon))
    ):
        return None
    if clause is not None and block.kind is not BlockKind.HEADING:
        told_of = is_reader(clause.subject, options) or any(map(speaks_politely, clause.subject))
        match = None if told_of else _rewritten(clause, agent, actors, lexicon)
        if match is not None:
            return match
    if (given := received(verb, found, lexicon)) is not None:
        return given
    is_others = bool(agent) and not is_own(agent[-1], options)
    if is_others or _repeats(verb, found) or _has_no_subject(verb):
        return None
    if _is_subordinate(verb) and not actors.knows(found.lemma):
        return None
    if found.lemma in options.get("ellers_stille", ()) or block.kind is BlockKind.HEADING:
        return None  # «Blir kortet funnet igjen»: nobody asks by whom
    if _is_history(found, doc):
        return None
    return _verbs_only(doc, found, values)


def _does_a_deed(clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether verb and noun say one thing, told of together: «Makulering av … foretas»."""
    noun, *rest = clause.subject
    alone = not rest or rest[0].lower_ == "av"
    return clause.lemma in _LIGHT and alone and is_verbal(noun, lexicon)


def _agent_after_subject(clause: Clause) -> bool:
    """Tell whether the agent hides in the subject: «Deretter behandles saken av nemnda»."""
    return clause.order is Order.INVERTED and any(map(may_be_agent, clause.subject))


def _is_history(found: Passive, doc: Doc) -> bool:
    """Tell whether it says when something came to be: «Skolen ble bygd i 1974»."""
    after = [token.text for token in doc[found.verb + 1 : found.verb + 3]]
    if found.auxiliary is None or doc[found.auxiliary].lower_ != "ble" or len(after) < 2:
        return False
    return after[0] == "i" and after[1].isdecimal() and len(after[1]) == 4


def _tells_when(verb: Token, found: Passive, options: Mapping[str, Any]) -> bool:
    """Tell whether it only says when something came to be: «Da skolen ble bygd, …»."""
    opens = any(child.dep_ == "mark" and child.lower_ == "da" for child in verb.lefts)
    return opens and found.auxiliary is not None and found.lemma in options.get("ble_til", ())


def _asked_of_others(verb: Token) -> Match | None:
    """Return «kan ta kontakt» for «naboer som ønsker det, bes (om å) ta kontakt»."""
    subject = next((child for child in verb.lefts if child.dep_.startswith("nsubj")), None)
    if verb.lower_ != "bes" or subject is None:
        return None
    if subject.pos_ not in {"NOUN", "ADJ"} and subject.lower_ != "de":
        return None
    if not any(child.dep_ == "acl:relcl" for child in subject.children):
        return None
    last = verb
    for word in ("om", "å"):
        if last.i + 1 < last.sent.end and last.nbor().lower_ == word:
            last = last.nbor()
    asked = next_word(last, _BETWEEN)
    if asked is None or "VerbForm=Inf" not in str(asked.morph):
        return None
    return Match(verb.idx, last.idx + len(last), ("kan", "må"))


def is_reader(subject: Sequence[Token], options: Mapping[str, Any]) -> bool:
    """Tell whether the subject is the reader by another name, which is told of on its own."""
    if len(subject) != 1:
        return False
    word = subject[0]
    if word.text == "De":
        polite = not starts_sentence(word.doc.text, word.idx)
        return polite or word.nbor().lower_ in options.get("henvendelser", ())
    return word.lower_ in options.get("lesere", ())


def _is_deed(clause: Clause) -> bool:
    """Tell whether what is asked for is to happen, not somebody to do it."""
    following = next_word(clause.verb)
    return following is not None and following.lower_ in {"skje", "foregå", "være", "bli"}


def speaks_politely(word: Token) -> bool:
    """Tell whether «Deres» goes with the word, or is it: told of as a form of address."""
    return "Deres" in {word.text, *(child.text for child in word.lefts)}


def _is_quiet(
    verb: Token, found: Passive, clause: Clause | None, options: Mapping[str, Any]
) -> bool:
    """Tell whether nobody asks who does it: «Møtet holdes torsdag», «Det kreves attest»."""
    quiet = clause is not None and clause.expletive and found.lemma in options.get("stille_det", ())
    if quiet and (verb.i + 1 == len(verb.doc) or not {"at", "om"} & _words_after(verb)):
        return True
    if _tells_when(verb, found, options):
        return True
    alone = found.auxiliary is None and not any(child.dep_ == "aux" for child in verb.children)
    return alone and found.lemma in options.get("stille_alene", ())


def _words_after(verb: Token) -> set[str]:
    """Return the next word, and the one after it where «det» is the next: «kreves det at»."""
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    return set(following[:2] if following[:1] == ["det"] else following[:1])


def _rewritten(
    clause: Clause, agent: list[Token], actors: Actors, lexicon: Lexicon
) -> Match | None:
    if clause.lemma == "be" and (actors.is_paper(clause) or _is_deed(clause)):
        return None  # «Uttalelsen bes være her», «Oppmøte bes skje presist»: nobody asks it
    start, end, actor = clause.start, clause.end, actors.of(clause)
    instead = actors.plain_verbs(clause)
    if agent:
        end = agent[-1].idx + len(agent[-1])
        if pronoun := actors.speaking(agent):
            actor = pronoun
            suggestions = activated(clause, actor, instead, lexicon)
        else:
            # «…, og etterfølges av et vedtak»: a thing does nothing to «det»
            dead = bool(clause.pronoun) and not any(map(names_actor, agent))
            suggestions = (
                ()
                if dead or clause.lemma in _OUT_OF
                else with_agent(clause, agent, instead, lexicon)
            )
    elif actors.is_asked(clause):
        suggestions = requested(clause, instead, lexicon)
        actor = actors.reader
    else:
        suggestions = activated(clause, actor, instead, lexicon)
    if agent and suggestions:
        manner = clause.doc.text[clause.end : agent[0].nbor(-1).idx].strip()
        suggestions = tuple(f"{text} {manner}".strip() for text in suggestions)
    if clause.lemma == "be" and clause.following[:1] == ["å"]:
        suggestions = tuple(f"{text} om" for text in suggestions)  # «ber deg om å møte»
    return Match(start, end, suggestions, {"hvem": actor}) if suggestions else None


def _repeats(verb: Token, found: Passive) -> bool:
    """Tell whether the passive shares its subject with one before it: «undertegnes og sendes»."""
    if verb.dep_ != "conj" or any(child.dep_.startswith("nsubj") for child in verb.children):
        return False
    return "Voice=Pass" in str(verb.head.morph) and found.kind is PassiveKind.S


def _has_no_subject(verb: Token) -> bool:
    """Tell whether it is short for more: «Kan strykes.»."""
    first = verb.sent[0]
    has_subject = any(child.dep_.startswith(("nsubj", "expl")) for child in verb.children)
    return not has_subject and first.dep_ == "aux" and first.head.i == verb.i


def _is_subordinate(verb: Token) -> bool:
    head = verb
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ in {"acl:relcl", "acl", "advcl", "ccomp", "csubj", "xcomp"}


def _verbs_only(doc: Doc, found: Passive, values: Mapping[str, str]) -> Match:
    """Return the verbs alone, from the nearest auxiliary, without a suggestion."""
    start = found.start
    for token in reversed(doc[max(0, found.verb - 3) : found.verb]):
        if token.is_punct or token.pos_ == "CCONJ":
            break
        if token.pos_ == "AUX" or token.i == found.auxiliary:
            start = token.idx
    return Match(start, found.end, (), values)


def _is_decision(doc: Doc, found: Passive) -> bool:
    if found.kind is PassiveKind.S:
        return "Fin" in str(doc[found.verb].morph)
    return found.auxiliary is not None and doc[found.auxiliary].lower_ in {"blir", "ble"}
