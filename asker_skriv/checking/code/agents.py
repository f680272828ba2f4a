"""Who does it in a passive clause: «av fastlegen», «i kommunestyret»."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.places import MONTHS, WEEKDAYS, word_set
from asker_skriv.checking.code.words import continues_name, next_word
from asker_skriv.checking.verb_words import PARTICLES_IN_TEXT

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_VIEW = 40  # tokens after a verb in which its agent is looked for
# «avslås av hensyn til», «stenges av inntil»
_CAUSES = word_set("hensyn den denne disse dette inntil til for fra i på når mens før etter")
_REASONS = ("årsaker", "årsak", "grunner", "grunn", "hensyn")  # «utsettes av praktiske grunner»
_WHEN = word_set(
    "innen før etter hver hvert fjor år dag går morgen kveld uke uken uka løpet starten slutten"
    " forkant etterkant fellesskap"
)
_OF_SOMETHING = word_set("uavhengig avhengig full fullt ledig preget lei")
_EVERYBODY = word_set("begge mange alle flere samtlige pårørende foresatte ansatte")
_TAKEN_FOR_VERBS = word_set("bruker søker klager eier låner")  # «dekkes av bruker selv»
_NEVER_OF_NAMES = word_set("med til fra uten innen etter før under om")
_REACHED_BY = word_set("telefon tlf e-post epost nummer mobil sms nett nettsiden")
_ACTING = tuple(
    word_set(
        "lege fastlege politi kommune fylkeskommune rådgiver saksbehandler ergoterapeut"
        " fysioterapeut psykolog spesialist entreprenør rørlegger elektriker vaktmester brannvesen"
        " statsforvalter advokat takstmann konsulent kontor avdeling etat nemnd utvalg styre"
        " sykehus helsesykepleier tannlege barneverntjeneste barnevern rektor lærer leder person"
        " mann kvinne ansatt leietaker kjøper selger eier råd firma sakkyndig direktorat"
        " departement tilsyn verge part foresatt pårørende forelder jury stiftelse lag forening"
        " klubb gartner selskap gruppe team virksomhet fylke stat institusjon håndverker sjåfør"
        " arkitekt leverandør vertskap arrangør byggherre nabo innbygger elev"
    )
)
# After these «av» tells whom or what it is done to, also where that is a person or a body.
_DONE_TO = word_set(
    "rekruttering ansettelse tilsetting bosetting nedleggelse nedlegging opprettelse etablering"
    " endring bytte bestilling oppsigelse innkalling innleie utskifting flytting avvikling"
    " oppdatering bygging utbygging stenging finansiering oppussing fjerning innføring utvidelse"
    " sammenslåing fornyelse omplassering rehabilitering bemanning tildeling utnevning oppnevning"
)
# Political bodies: what was decided «i kommunestyret» was decided by it.
_BODIES = ("kommunestyret", "formannskapet", "utvalget", "komiteen", "nemnda", "nemnden", "tinget")


def agent_of(verb: Token) -> list[Token]:
    """Return the words of «av fastlegen» or «i kommunestyret», without the preposition.

    Only where they come right after the verb.
    """
    doc, place = verb.doc, verb.i + 1
    if place < len(doc) and doc[place].lower_ in PARTICLES_IN_TEXT:
        place += 1
    if place + 1 < len(doc) and _may_come_before_agent(doc[place]):
        place += 1
    if place + 1 >= len(doc) or doc[place].lower_ not in {"av", "i"}:
        return []
    if doc[place].lower_ == "av" and doc[place + 1].lower_ in _TAKEN_FOR_VERBS:
        return [doc[place + 1]]
    head = doc[place].head
    alone = head.lower_ in {"oss", "undertegnede"} | _EVERYBODY
    if head.i <= place or (head.pos_ not in {"NOUN", "PROPN"} and not alone):
        return []
    if doc[place].lower_ == "i" and not head.lower_.endswith(_BODIES):
        return []
    words = sorted((t for t in head.subtree if t.i > place), key=lambda token: token.i)
    together = words and words[0].i == place + 1 and words[-1].i - words[0].i + 1 == len(words)
    if not together:
        return []
    if head.lower_.endswith(_REASONS):
        return []
    # «behandles i formannskapet 4. mai», «besvares av Kari på telefon»: the rest is the verb's
    words = list(takewhile(lambda word: not _goes_with_verb(word), words))
    if words and words[-1].lower_ == "selv" and len(words) > 1:
        words = words[:-1]  # «føres av laget selv»: it goes with the manner
    if not words or len(words) > 4 or words[-1].pos_ == "ADP" or head not in words:
        return []
    following = next_word(words[-1])
    if following is not None and continues_name(following):
        words.append(following)
    return [] if any(word.pos_ == "NUM" for word in words) else words


def _goes_with_verb(token: Token) -> bool:
    """Tell whether the word says when or how, and not who: «torsdag», «i fjor», «på telefon»."""
    if token.text[0].isdigit() or token.lower_ in WEEKDAYS or token.lower_ in _WHEN:
        return True
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    counted = token.i + 1 < len(token.doc) and token.nbor().pos_ == "NUM"
    if token.pos_ == "ADP" and (token.lower_ in _NEVER_OF_NAMES or counted):
        return True  # «sies opp av begge parter med én måneds varsel»
    return token.pos_ == "ADP" and (following in _WHEN | _REACHED_BY or following in MONTHS)


def _may_come_before_agent(token: Token) -> bool:
    """Tell whether a word of manner stands before «av»: «fastsettes skjønnsmessig av kommunen»."""
    is_manner = token.pos_ in {"ADV", "ADJ"} and token.nbor().lower_ == "av"
    is_manner = is_manner and token.lower_ not in _OF_SOMETHING  # «uavhengig av bruken»
    return is_manner and token.n_lefts + token.n_rights == 0


def names_agent(verb: Token) -> bool:
    """Tell whether «av …» in the clause says who does it, be it in words the parser mistook."""
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 5]]
    if following[:1] in (["både"], ["enten"]):
        following = following[1:]  # «signeres både av rektor og lærer»
    if following[:1] == ["av"] and any(word.endswith(_REASONS) for word in following):
        return False
    if following[:1] == ["av"] and following[1:] and following[1] not in _CAUSES:
        return True
    for token in verb.doc[verb.i + 1 : min(verb.i + _IN_VIEW, verb.sent.end)]:
        if token.is_punct or token.pos_ in {"SCONJ", "CCONJ"}:
            return False
        if token.lower_ != "av" or token.head.pos_ == "VERB":
            continue
        if token.nbor(-1).lower_ in _OF_SOMETHING:
            continue
        if token.head.head.i == verb.i or may_be_agent(token):
            return True
    return False


def may_be_agent(preposition: Token | None) -> bool:
    """Tell whether what follows ``av`` may be who does it, not what it is done to."""
    if preposition is None or preposition.lower_ != "av":
        return False
    if preposition.i and preposition.nbor(-1).lemma_.lower() in _DONE_TO:
        return False
    for token in preposition.doc[preposition.i + 1 : preposition.i + 4]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") or token.lemma_.lower() in _ACTING:
            return (token.pos_ == "PROPN" and token.text[0].isupper()) or names_actor(token)
    return False


def names_actor(token: Token) -> bool:
    """Tell whether a noun is for somebody who does things: a doctor, a board, a department."""
    return token.lemma_.lower().endswith(_ACTING)


def is_own(agent: Token, options: Mapping[str, Any]) -> bool:
    """Tell whether it is one of us who does it: the school, but not «fylkeskommunen»."""
    is_county = agent.lower_.startswith("fylkes")
    return not is_county and agent.lower_.endswith(tuple(options.get("egne", ())))
