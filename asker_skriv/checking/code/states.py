"""Rules about what has been done by nobody: «Søknaden er mottatt» for «Vi har fått søknaden»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.agents import agent_of, names_actor
from asker_skriv.checking.code.lowered import lowered
from asker_skriv.checking.code.passive import actors_for, is_reader, speaks_politely
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import next_word, opens_sentence
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wordlist.verb_forms import inflected
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

_LOOSE = word_set("inn ut opp over fram frem tilbake")
_GIVEN = frozenset({"tildele", "tilstå", "innvilge"})
_PARTICLES = word_set("inn ut opp ned fram frem tilbake")
_HAVE_OF = {"er": "har", "var": "hadde"}
# What goes on, and has not been done: «bygget er eid av en stiftelse».
_LASTING = word_set(
    "eie eid prege preget omgi omgitt kjennetegne kjennetegnet dominere dominert bebo bebodd drive"
    " drevet leie leid elske elsket plage plaget avhenge styre styrt"
)
_STOPS = frozenset({"som", "at", "og", "bli", "blir", "ble", "om", "hvis", "når", "å", "enn"})
_OBJECT_STARTS = frozenset({"NOUN", "DET", "ADJ", "NUM", "PROPN", "PRON"})
_LINKS = word_set("at om av opp ut inn ned fram frem rede hvordan hvilke hvor")
_FARTHEST = 6  # words between "er" and its participle
_LONGEST = 6  # words of a subject that can be moved
_OBJECTS = {"du": "deg", "jeg": "meg", "vi": "oss", "de": "dem", "han": "ham", "hun": "henne"}


def state(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield «Søknaden er mottatt» for the verbs where somebody has done something.

    ``verb`` are always told of, ``hendelser`` where the sentence can be turned, and ``bare_det``
    after «det» only.
    """
    if block.kind is BlockKind.HEADING:
        return
    yield from _by_who_does_or_gets(block)
    verbs = frozenset(options["verb"])
    events = frozenset(options.get("hendelser", ()))
    of_nobody = frozenset(options.get("bare_det", ()))
    of_reader = frozenset(options.get("leseren", ()))
    lexicon = block.language.lexicon
    actors = actors_for(block, reader, options)
    for token in block.doc:
        if token.lower_ not in _HAVE_OF:
            continue
        participle = _participle_after(token)
        if participle is None:
            continue
        lemmas = _verbs(participle, lexicon)
        if _is_done_by_others(participle, lemmas, options) or _has_received(
            token, participle, lexicon
        ):
            continue
        actor = actors.reader if lemmas & of_reader else actors.municipality
        done = None
        if lemmas & (verbs | of_nobody | of_reader):
            done = _of_nobody(token, participle, actor)
        if done is None and not lemmas & (verbs | events):
            continue
        start, end, text = done or _rewritten(token, participle, actor, lexicon)
        text = _loosened(text, participle, actors.instead, lexicon)
        subject = _subject(participle)
        if "avslå" in lemmas and not (done or _is_refusal(subject, options)):
            continue  # «telefonen var avslått»
        if subject is not None and (is_reader((subject,), options) or speaks_politely(subject)):
            text = ""
        if not text and (_is_subordinate(participle) or not lemmas & verbs):
            continue
        if subject is not None and _is_of_reader(subject, options):
            continue  # «Søkers behov er vurdert»: told of as a form of address
        if not block.is_protected(start, end):
            yield Match(start, end, (text,) if text else (), {"hvem": actor})


def _has_received(verb: Token, participle: Token, lexicon: Lexicon) -> Match | None:
    """Return «har fått» for «Datteren din er tildelt plass», with what is given after it."""
    if not _verbs(participle, lexicon) & _GIVEN:
        return None
    subject, given = _subject(participle), next_word(participle)
    if subject is None or given is None or participle.i != verb.i + 1:
        return None
    if given.pos_ not in {"NOUN", "NUM", "ADJ"} or names_actor(given) or names_actor(given.head):
        return None
    text = f"{_HAVE_OF[verb.lower_]} fått"
    return Match(verb.idx, participle.idx + len(participle), (text,), {"hvem": ""})


def _verbs(participle: Token, lexicon: Lexicon) -> set[str]:
    """Return the verbs that it may be of, with the particle that follows too: «ta opp»."""
    readings = lexicon.analyse(participle.text)
    lemmas = {r.lemma for r in readings if "VerbForm=Part" in r.features}
    particle = _particle(participle)
    return lemmas | {f"{lemma} {particle.lower_}" for lemma in lemmas if particle is not None}


def _particle(participle: Token) -> Token | None:
    following = next_word(participle)
    return following if following is not None and following.lower_ in _PARTICLES else None


def _is_of_reader(subject: Token, options: Mapping[str, Any]) -> bool:
    owners = {f"{reader}s" for reader in options.get("lesere", ())}
    return any(child.lower_ in owners for child in subject.lefts)


def _by_who_does_or_gets(block: BlockContext) -> Iterator[Match]:
    """Yield «Skjemaet er signert av legen», and «Datteren din er tildelt plass»."""
    lexicon = block.language.lexicon
    for token in block.doc:
        participle = _participle_after(token) if token.lower_ in _HAVE_OF else None
        if participle is not None:
            match = _done_by(token, participle, lexicon)
            match = match or _has_received(token, participle, lexicon)
            if match is not None and not block.is_protected(match.start, match.end):
                yield match


def _done_by(verb: Token, participle: Token, lexicon: Lexicon) -> Match | None:
    """Return «Legen har signert skjemaet» for «Skjemaet er signert av legen»."""
    agent, subject = agent_of(participle), _subject(participle)
    if not agent or not names_actor(agent[-1]) or subject is None:
        return None
    if participle.lemma_.lower() in _LASTING or participle.lower_ in _LASTING:
        return None
    words = sorted(subject.subtree, key=lambda token: token.i)
    plain = words[-1].i - words[0].i + 1 == len(words) <= _LONGEST
    if not plain or words[-1].i != verb.i - 1 or participle.i != verb.i + 1:
        return None
    if any(token.dep_ == "acl:relcl" or token.is_punct for token in words):
        return None
    thing = _as_object(lowered(words, lexicon))
    who = agent[0].doc[agent[0].i : agent[-1].i + 1].text
    text = f"{who} {_HAVE_OF[verb.lower_]} {participle.text} {thing}"
    if opens_sentence(words[0]):
        text = text[:1].upper() + text[1:]
    elif words[0].nbor(-1).pos_ != "SCONJ":
        return None
    return Match(words[0].idx, agent[-1].idx + len(agent[-1]), (text,), {"hvem": who})


def _is_done_by_others(participle: Token, lemmas: set[str], options: Mapping[str, Any]) -> bool:
    following = next_word(participle)
    if following is not None and following.lower_ == "av" and "sette" not in lemmas:
        return True  # «vedtatt av kommunestyret» says who, «satt av penger» does not
    if "gi" not in lemmas:
        return False  # «det er gitt at …», «det er gitt regler om dette»
    return (following is not None and following.lower_ == "at") or _is_law(participle, options)


def _is_law(participle: Token, options: Mapping[str, Any]) -> bool:
    """Tell whether what has been given is something that Parliament or a ministry gives."""
    given = next((t for t in participle.rights if t.dep_ in {"obj", "nsubj", "nsubj:pass"}), None)
    return given is not None and given.lemma_.lower().endswith(tuple(options["lovverk"]))


def _loosened(text: str, participle: Token, instead: Mapping[str, str], lexicon: Lexicon) -> str:
    """Return «vi har hentet inn» for «vi har innhentet», with the plain verb ``instead``."""
    lemmas = [r.lemma for r in lexicon.analyse(participle.text) if "VerbForm=Part" in r.features]
    plain = (instead.get(lemma) or lexicon.loose_verb(lemma) for lemma in lemmas)
    head, _, tail = next((phrase for phrase in plain if phrase), "").partition(" ")
    form = inflected(head, "VerbForm=Part", lexicon) if head else None
    if not form or (tail and tail not in _LOOSE):
        return text
    return text.replace(participle.text, f"{form} {tail}".strip(), 1)


def _is_subordinate(participle: Token) -> bool:
    if participle.dep_ in {"advcl", "acl", "acl:relcl", "ccomp", "csubj"}:
        return True
    return any(child.dep_ == "mark" for child in participle.children)


def _participle_after(verb: Token) -> Token | None:
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _FARTHEST]:
        if token.is_punct or token.is_sent_start or token.lower_ in _STOPS:
            return None
        if "VerbForm=Part" in str(token.morph) and not token.lower_.endswith("ende"):
            return token if token.dep_ != "amod" else None
    return None


def _of_nobody(verb: Token, participle: Token, actor: str) -> tuple[int, int, str] | None:
    """Return «vi har derfor innhentet» for «det er derfor innhentet» with more after it.

    Without an ``actor`` there is a stretch, but no text.
    """
    following = next_word(participle)
    if following is None or not _may_follow(following):
        return None
    end = participle.idx + len(participle)
    if not actor:
        return verb.idx, end, ""
    have, text = _HAVE_OF[verb.lower_], verb.doc.text
    if verb.i > verb.sent.start and verb.nbor(-1).lower_ == "det":
        subject = verb.nbor(-1)
        who = actor.capitalize() if subject.text.istitle() else actor
        return subject.idx, end, f"{who} {have}{text[verb.idx + len(verb) : end]}"
    if verb.i > verb.sent.start and verb.nbor().lower_ == "det":
        subject = verb.nbor()
        return verb.idx, end, f"{have} {actor}{text[subject.idx + len(subject) : end]}"
    return None


def _is_refusal(subject: Token | None, options: Mapping[str, Any]) -> bool:
    """Tell whether what is «avslått» is something that was asked for, and no telephone."""
    return subject is not None and subject.lemma_.lower().endswith(tuple(options["kan_avslas"]))


def _may_follow(token: Token) -> bool:
    """Tell whether what is done comes here: «et vedtak», «at …», «vekt på», «av penger»."""
    if token.lower_ == "å":
        verb = next_word(token)
        return verb is not None and not verb.lower_.endswith("s")  # «besluttet å iverksettes»
    return token.pos_ in _OBJECT_STARTS or token.lower_ in _LINKS


def _rewritten(
    verb: Token, participle: Token, actor: str, lexicon: Lexicon
) -> tuple[int, int, str]:
    """Return the stretch and «Vi har mottatt søknaden»; without text where the order is unsure."""
    particle = _particle(participle)
    closing = particle or participle
    done = f"{participle.text} {particle.text}" if particle is not None else participle.text
    end = closing.idx + len(closing)
    nothing = (verb.idx, end, "")
    subject = _subject(participle)
    if subject is None or any(child.dep_ == "conj" for child in participle.children):
        return nothing
    words = sorted(subject.subtree, key=lambda token: token.i)
    first, last = words[0], words[-1]
    if last.i - first.i + 1 != len(words) or len(words) > _LONGEST:
        return nothing
    if any(word.dep_ in {"acl:relcl", "conj"} or word.is_punct for word in words):
        return nothing
    if last.i < verb.i:
        middle = [*verb.doc[last.i + 1 : verb.i], *verb.doc[verb.i + 1 : participle.i]]
        start = first
    else:
        middle = list(verb.doc[last.i + 1 : participle.i])
        start = verb
        if first.i != verb.i + 1:
            return nothing
    if any(token.pos_ not in {"ADV", "PART"} for token in middle):
        return nothing
    tail = [done, _as_object(lowered(words, lexicon))]
    words_in_order = _arranged(verb, first, [token.text for token in middle], tail, actor)
    return (start.idx, end, " ".join(words_in_order)) if words_in_order else nothing


def _arranged(
    verb: Token, first: Token, adverbs: Sequence[str], tail: Sequence[str], actor: str
) -> list[str]:
    """Return the words in the active order; ``first`` opens what ``tail`` ends with."""
    have = _HAVE_OF[verb.lower_]
    if first.i > verb.i:
        starts = verb.is_sent_start or verb.i == 0
        return [] if starts else [have, actor, *adverbs, *tail]
    before = first.nbor(-1) if first.i else None
    if before is not None and before.pos_ == "SCONJ":
        return [actor, *adverbs, have, *tail]
    if not (first.is_sent_start or first.i == 0):
        return []
    return [actor.capitalize(), have, *adverbs, *tail]


def _as_object(thing: str) -> str:
    return _OBJECTS.get(thing, thing)


def _subject(participle: Token) -> Token | None:
    found = [child for child in participle.children if child.dep_.startswith("nsubj")]
    return found[0] if len(found) == 1 and found[0].lower_ not in {"det", "som"} else None
