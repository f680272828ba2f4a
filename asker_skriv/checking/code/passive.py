"""Rules about the passive: who does it, and «Vi avslo søknaden» for «Søknaden ble avslått»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.activating import Actors, activated, with_agent
from asker_skriv.checking.code.clauses import Clause, take_apart
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.language.passive import Passive, PassiveKind, find_passives
from asker_skriv.text.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STATE = frozenset({"er", "var", "være", "vært"})
_HAVE_OF = {"er": "har", "var": "hadde", "være": "ha", "vært": "hatt"}


def passive(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield passives of the kind ``form`` (s, bli), decisions or not as ``avgjorelse`` says."""
    quiet = {
        PassiveKind.S: {*options.get("stille", ()), *options.get("stille_s", ())},
        PassiveKind.BLI: set(options.get("stille", ())),
    }
    decisions = frozenset(options.get("avgjorelser", ()))
    actors = actors_for(reader, options)
    for found in find_passives(block.doc, block.language.lexicon):
        is_decision = found.lemma in decisions and _is_decision(block.doc, found)
        if found.lemma in quiet[found.kind] or found.kind.value not in options["former"]:
            continue
        if is_decision is not bool(options.get("bare_avgjorelser", False)):
            continue
        match = _match(block, found, actors)
        if not block.is_protected(match.start, match.end):
            yield match


def state(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield «Søknaden er mottatt» for the verbs where somebody has done something."""
    if block.kind is BlockKind.HEADING:
        return
    verbs = frozenset(options["verb"])
    lexicon = block.language.lexicon
    actor = actors_for(reader, options).municipality
    for token in block.doc:
        if token.lower_ not in {"er", "var"} or token.i + 1 >= len(block.doc):
            continue
        participle = _participle_after(token)
        if participle is None:
            continue
        lemmas = {
            reading.lemma
            for reading in lexicon.analyse(participle.text)
            if "VerbForm=Part" in reading.features
        }
        if not lemmas & verbs:
            continue
        start, end, text = _state_rewritten(token, participle, actor)
        yield Match(start, end, (text,) if text else (), {"hvem": actor})


def actors_for(reader: Reader, options: Mapping[str, Any]) -> Actors:
    """Return what municipality and reader are called in a letter to this target group."""
    address = reader.group.address
    return Actors(
        municipality="vi" if "vi" in address else "kommunen",
        reader="dere" if address[:1] == ("dere",) else "du" if "du" in address else "",
        municipality_verbs=frozenset(options.get("kommunen", ())),
        reader_verbs=frozenset(options.get("leseren", ())),
        handing_in=frozenset(options.get("innlevering", ())),
        papers=tuple(options.get("papirer", ())),
        instead=options.get("heller", {}),
    )


def _match(block: BlockContext, found: Passive, actors: Actors) -> Match:
    doc, lexicon = block.doc, block.language.lexicon
    clause = take_apart(doc, found)
    values = {"hvem": actors.municipality}
    if clause is not None and block.kind is not BlockKind.HEADING:
        agent = _agent(doc, clause)
        if agent:
            end = agent[-1].idx + len(agent[-1])
            if agent[-1].lower_ in {"kommunen", "oss"}:
                suggestions = activated(clause, actors.municipality, actors.instead, lexicon)
            else:
                suggestions = with_agent(clause, agent, lexicon)
            if suggestions:
                return Match(clause.start, end, suggestions, values)
        else:
            actor = actors.of(clause)
            suggestions = activated(clause, actor, actors.instead, lexicon)
            if suggestions:
                return Match(clause.start, clause.end, suggestions, {"hvem": actor})
    return _verbs_only(doc, found, values)


def _verbs_only(doc: Doc, found: Passive, values: Mapping[str, str]) -> Match:
    """Return the verbs alone, from the nearest auxiliary, without a suggestion."""
    start = found.start
    for token in reversed(doc[max(0, found.verb - 3) : found.verb]):
        if token.is_punct or token.pos_ == "CCONJ":
            break
        if token.pos_ == "AUX" or token.i == found.auxiliary:
            start = token.idx
    return Match(start, found.end, (), values)


def _agent(doc: Doc, clause: Clause) -> list[Token]:
    """Return the words of «av fastlegen» without «av», when they come right after the verb."""
    place = clause.verb.i + 1
    if clause.end != clause.verb.idx + len(clause.verb) or place >= len(doc):
        return []
    if doc[place].lower_ != "av" or place + 1 >= len(doc):
        return []
    head = doc[place].head
    if head.i <= place or head.pos_ not in {"NOUN", "PROPN"}:
        return []
    words = sorted(head.subtree, key=lambda token: token.i)[1:]
    together = words and words[0].i == place + 1 and words[-1].i - words[0].i + 1 == len(words)
    return words if together and len(words) <= 4 else []


def _is_decision(doc: Doc, found: Passive) -> bool:
    if found.kind is PassiveKind.S:
        return "Fin" in str(doc[found.verb].morph)
    return found.auxiliary is not None and doc[found.auxiliary].lower_ in {"blir", "ble"}


def _participle_after(verb: Token) -> Token | None:
    for token in verb.doc[verb.i + 1 : verb.i + 7]:
        if token.is_punct or token.is_sent_start or token.lower_ in {"som", "at", "og", "bli"}:
            return None
        if "VerbForm=Part" in str(token.morph):
            return token if token.dep_ != "amod" else None
    return None


def _state_rewritten(verb: Token, participle: Token, actor: str) -> tuple[int, int, str]:
    """Return the stretch and «Vi har mottatt søknaden»; without text where the order is unsure."""
    end = participle.idx + len(participle)
    nothing = (verb.idx if participle.i == verb.i + 1 else participle.idx, end, "")
    subjects = [child for child in participle.children if child.dep_.startswith("nsubj")]
    middle = verb.doc[verb.i + 1 : participle.i]
    if len(subjects) != 1 or len(middle) > 2 or any(t.pos_ not in {"ADV", "PART"} for t in middle):
        return nothing
    words = sorted(subjects[0].subtree, key=lambda token: token.i)
    first = words[0]
    whole = words[-1].i == verb.i - 1 and words[-1].i - first.i + 1 == len(words) <= 6
    if not whole or not (first.is_sent_start or first.i == 0) or first.pos_ == "PRON":
        return nothing
    if any(child.dep_ == "conj" for child in participle.children):
        return nothing
    thing = verb.doc[first.i : verb.i].text
    thing = thing if first.pos_ == "PROPN" or first.text.isupper() else thing[0].lower() + thing[1:]
    adverbs = [token.text for token in middle]
    parts = [actor.capitalize(), _HAVE_OF[verb.lower_], *adverbs, participle.text, thing]
    return first.idx, end, " ".join(parts)
