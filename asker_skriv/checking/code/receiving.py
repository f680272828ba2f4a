"""Passives that are better said of the receiver, or of the one who asks.

«Virksomheten gis anledning til» says «får anledning til», and «Merknader bes innsendt» «Vi ber deg
sende inn merknader».
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from asker_skriv.checking.code.lowered import lowered
from asker_skriv.checking.code.places import word_set
from asker_skriv.checking.code.words import begins_sentence
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wordlist.verb_forms import inflected
from asker_skriv.language.passive import Passive, PassiveKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from asker_skriv.language.lexicon import Lexicon

STATELY = frozenset({"tilstå", "innrømme", "tilkjenne"})  # whatever is given
_GIVING = STATELY | {"gi", "tildele", "meddele", "yte"}
_GIFTS = word_set(
    "anledning mulighet tilbud medhold avslag rett adgang tillatelse beskjed informasjon hjelp "
    "støtte plass fri permisjon frist utsettelse innsyn svar råd veiledning opplæring oppfølging "
    "dispensasjon bistand innvilgelse fritak prioritet fortrinn ansvar status avklaring "
    "tilbakemelding orientering underretning opplysning fullmakt erstatning reduksjon rabatt "
    "skyss undervisning spesialundervisning leksehjelp bevilling konsesjon lov varsel"
)
_FILLERS = frozenset({"med", "dette", "herved", "hermed"})
_GET = {"blir": "får", "ble": "fikk", "blei": "fikk", "bli": "få", "blitt": "fått"}
_LONGEST = 8  # words of a subject that can be moved


def received(verb: Token, found: Passive, lexicon: Lexicon) -> Match | None:
    """Return «får» for «gis» where what is given stands after the verb, None elsewhere."""
    if found.lemma not in _GIVING or _gift(verb, any_noun=found.lemma in STATELY) is None:
        return None
    subject = next((child for child in verb.lefts if child.dep_.startswith("nsubj")), None)
    if subject is None or subject.lower_ in {"det", "som", "dette"}:
        return None
    if found.kind is PassiveKind.S:
        helped = any(child.dep_ == "aux" for child in verb.lefts)
        features = [r.features for r in lexicon.analyse(verb.text) if "Voice=Pass" in r.features]
        past = features and all("Tense=Past" in each for each in features)
        form = "få" if helped else "fikk" if past else "får"
        return Match(verb.idx, verb.idx + len(verb), (form,), {"hvem": ""})
    become = verb.doc[found.auxiliary] if found.auxiliary is not None else None
    form = _GET.get(become.lower_, "") if become is not None else ""
    if become is None or become.i != verb.i - 1 or not form:
        return None
    return Match(become.idx, verb.idx + len(verb), (form,), {"hvem": ""})


def _gift(verb: Token, *, any_noun: bool) -> Token | None:
    """Return what is given, when it is the first noun after the verb; ``any_noun`` will do."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]:
        if token.pos_ == "NOUN":
            lemma = token.lemma_.lower()
            if any_noun:
                return token
            return token if lemma in _GIFTS or lemma.endswith(tuple(_GIFTS)) else None
        if token.pos_ not in {"ADJ", "DET", "PART", "ADV", "NUM"} and token.lower_ not in _FILLERS:
            return None
    return None


def bidden(verb: Token, who: str, instead: Mapping[str, str], lexicon: Lexicon) -> Match | None:
    """Return «Vi ber deg sende inn merknader» for «Merknader bes innsendt»; None elsewhere.

    ``who`` is what the reader is called as an object.
    """
    if verb.lower_ != "bes" or not who:
        return None
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    done = _participle(verb, subject)
    if subject is None or done is None:
        return None
    words = sorted(subject.subtree, key=lambda token: token.i)
    words = [word for word in words if word.i < verb.i or word.i < done.i]
    together = bool(words) and words[-1].i - words[0].i + 1 == len(words) <= _LONGEST
    lemma = next((r.lemma for r in lexicon.analyse(done.text) if _is_done(r.features)), "")
    target = instead.get(lemma) or lexicon.loose_verb(lemma) or lemma
    head, _, tail = target.partition(" ")
    form = inflected(head, "VerbForm=Inf", lexicon) if lemma else None
    if not together or form is None or any(word.is_punct for word in words):
        return None
    doc = verb.doc
    first, last = words[0], words[-1]
    thing = doc[first.i : last.i + 1].text
    if last.i == verb.i - 1:
        if begins_sentence(first):
            thing = lowered([*doc[first.i : last.i + 1]], lexicon)
            said = "Vi ber"
        else:
            said = "vi ber"
        start = first
    elif first.i == verb.i + 1:
        said, start = "ber vi", verb
    else:
        return None
    following = done.nbor() if done.i + 1 < verb.sent.end else None
    told = lemma == "meddele" and following is not None and following.pos_ in {"NOUN", "PROPN"}
    parts = (said, who, form, tail, thing, "til" if told else "")
    text = " ".join(part for part in parts if part)
    return Match(start.idx, done.idx + len(done), (text,), {"hvem": "vi"})


def _participle(verb: Token, subject: Token | None) -> Token | None:
    """Return the participle after «bes», beyond a subject that stands between."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 2 + _LONGEST, verb.sent.end)]:
        if _is_done(str(token.morph)) and token.dep_ != "amod":
            return token
        inside = subject is not None and (token == subject or subject.is_ancestor(token))
        if not inside:
            return None
    return None


def _is_done(features: str) -> bool:
    return "VerbForm=Part" in features
