"""Rules about forms of address: «søker», «De», «undertegnede» and «man» become du, jeg and vi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of
from asker_skriv.language.inflection import join_features, parse_features
from asker_skriv.language.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECT = {"du": "deg", "dere": "dere", "jeg": "meg", "vi": "oss"}
_POSSESSIVE = {
    "du": {"Masc": "din", "Fem": "din", "Neut": "ditt", "Plur": "dine"},
    "dere": dict.fromkeys(("Masc", "Fem", "Neut", "Plur"), "deres"),
}
_THIRD_PERSON = frozenset({"seg", "sin", "si", "sitt", "sine", "hans", "hennes", "han", "hun"})
_FINITE = "VerbForm=Fin"
_JUDGING = frozenset({"finne", "anta", "vurdere", "legge"})
_ALSO_VERBS = frozenset({"søker", "bruker"})
_POLITE = frozenset({"De", "Dem", "Deres"})


def role(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield «søker», «brukeren», «vedkommende» used of the reader, with «du» in the right form."""
    you = _you(reader)
    forms = {str(form) for form in options["ord"]}
    genitives = {form + "s" for form in forms}
    for token in block.doc:
        if token.lower_ in genitives:
            yield _possessed(token, you, block.language.lexicon)
        elif token.lower_ in forms and _is_person(token):
            yield _replaced(token, you)


def writer(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:  # noqa: ARG001
    """Yield «undertegnede» used of the writer."""
    for token in block.doc:
        if token.lower_ == "undertegnede" and _is_person(token):
            yield _replaced(token, "jeg")


def impersonal(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:  # noqa: ARG001
    """Yield «man» and «en» as subjects: «du», or «vi» with verbs of judging."""
    you = _you(reader)
    for token in block.doc:
        if not _is_impersonal(token):
            continue
        if token.head.lemma_.lower() in _JUDGING and "vi" in reader.group.address:
            yield Match(*_span(token), (with_case_of(token.text, "vi"),), {"hvem": "vi"})
        else:
            yield _replaced(token, you)


def polite(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:  # noqa: ARG001
    """Yield the polite De, Dem and Deres, told from «they» by a capital inside the sentence."""
    you = _you(reader)
    found = [token for token in block.doc if token.text in _POLITE]
    sure = [token for token in found if not _opens(token) and _is_polite(token)]
    for token in found:
        if token not in sure and not (sure and _polite_opening(token)):
            continue
        if token.text == "Deres":
            yield _possessed(token, you, block.language.lexicon)
        else:
            word = you if token.text == "De" else _OBJECT.get(you, "")
            start, end = _span(token)
            swap = with_case_of(token.text, word) if _opens(token) else word
            yield Match(start, end, (swap,) if swap else (), {"hvem": you})


def asked(block: BlockContext, reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield «Tiltakshaver bes om …», «Foresatte innkalles …»: «Vi ber deg om …»."""
    you = _you(reader)
    if "vi" not in reader.group.address or not you:
        return
    verbs = {str(passive): str(active) for passive, active in options["verb"].items()}
    for verb in block.doc:
        if verb.lower_ not in verbs or not verb.i:
            continue
        subjects = [child for child in verb.lefts if child.dep_.startswith("nsubj")]
        if len(subjects) != 1 or not _is_role(subjects[0], options["roller"]):
            continue
        words = sorted(subjects[0].subtree, key=lambda token: token.i)
        if words[-1].i != verb.i - 1 or words[-1].i - words[0].i + 1 != len(words):
            continue
        readings = block.language.lexicon.analyse(subjects[0].text)
        plural = any("Number=Plur" in reading.features for reading in readings)
        several = plural or len(words) > 2
        whom = "dere" if several else _OBJECT[you]
        text = f"vi {verbs[verb.lower_]} {whom}"
        start = words[0].idx
        yield Match(
            start,
            verb.idx + len(verb),
            (with_case_of(block.text[start], text) if _opens(words[0]) else text,),
            {"hvem": whom},
        )


def without_subject(
    block: BlockContext, reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Yield «Viser til …» at the start of a sentence: «Vi viser til …»."""
    subject = "vi" if "vi" in reader.group.address else "kommunen"
    phrases = [str(phrase).split() for phrase in options["uttrykk"]]
    for token in block.doc:
        if not _opens(token) or not token.text.istitle():
            continue
        words = [other.lower_ for other in block.doc[token.i : token.i + 4]]
        if any(words[: len(phrase)] == phrase for phrase in phrases):
            yield Match(*_span(token), (f"{subject.capitalize()} {token.lower_}",))


def _you(reader: Reader) -> str:
    address = reader.group.address
    if address[:1] == ("dere",):
        return "dere"
    return "du" if "du" in address else ""


def _span(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _opens(token: Token) -> bool:
    return bool(token.is_sent_start) or token.i == 0


def _is_role(token: Token, roles: list[str]) -> bool:
    return token.lemma_.lower() in roles or token.lower_ in roles


def _is_person(token: Token) -> bool:
    """Tell whether the word stands for a person here, and is no verb and no attribute."""
    if token.i + 1 < len(token.doc) and token.nbor().pos_ in {"NOUN", "PROPN"}:
        return False
    if any(child.dep_ in {"det", "nummod", "amod", "poss"} for child in token.lefts):
        return False
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lower_ in {"enkelte", "hver", "ny", "per", "pr.", "sitt"}:
        return False
    if token.lower_ not in _ALSO_VERBS:
        return before is None or before.pos_ not in {"NOUN", "PROPN", "DET"}
    return _noun_place(token, before)


def _noun_place(token: Token, before: Token | None) -> bool:
    """Tell a noun from the verb of the same form by what stands around it."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if (
        after is not None
        and after.lower_ in {"ikke", "selv", "også"}
        and after.i + 1 < len(token.doc)
    ):
        after = after.nbor()
    verb_follows = after is not None and _FINITE in str(after.morph)
    if before is None or before.is_punct:
        return verb_follows
    if before.pos_ == "ADP":
        return True
    if before.pos_ == "SCONJ" or before.lower_ in {"og", "eller"}:
        return verb_follows
    if _FINITE in str(before.morph):  # «kan søker klage»: inverted
        has_subject = any(child.dep_.startswith("nsubj") for child in before.lefts)
        return not has_subject and token.pos_ in {"NOUN", "ADJ", "PROPN"}
    return token.pos_ in {"NOUN", "ADJ"} and token.dep_.startswith("nsubj")


def _is_impersonal(token: Token) -> bool:
    if token.lower_ == "man":
        return token.pos_ in {"PRON", "NOUN", "ADV"} and token.dep_.startswith("nsubj")
    if token.lower_ != "en" or token.pos_ != "PRON" or not token.dep_.startswith("nsubj"):
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1) if token.i else None
    followed = after is not None and (_FINITE in str(after.morph) or after.lower_ in {"ikke", "å"})
    return followed or (before is not None and _FINITE in str(before.morph) and not token.n_rights)


def _replaced(token: Token, person: str) -> Match:
    start, end = _span(token)
    word = person if _is_subject(token) else _OBJECT.get(person, "")
    if not word or _refers_back(token):
        return Match(start, end, (), {"hvem": person or "den det gjelder"})
    return Match(start, end, (with_case_of(token.text, word),), {"hvem": word})


def _is_subject(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    if before is not None and before.pos_ == "ADP":
        return False
    return token.dep_ not in {"obj", "iobj", "obl"}


def _refers_back(token: Token) -> bool:
    """Tell whether the sentence goes on about the person in the third person."""
    return any(other.lower_ in _THIRD_PERSON for other in token.sent if other.i > token.i)


def _is_polite(token: Token) -> bool:
    """Tell the polite pronoun from the first word of a name (De nasjonale komiteene)."""
    if token.text != "De":
        return True
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is None or after.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"}


def _polite_opening(token: Token) -> bool:
    """Tell whether a capital De or Deres that opens a sentence is polite, in a polite letter."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None:
        return False
    return token.text == "Deres" or _FINITE in str(after.morph)


def _possessed(token: Token, you: str, lexicon: Lexicon) -> Match:
    """Rewrite «Deres søknad» and «søkers behov» as «søknaden din» and «behovet ditt»."""
    start, end = _span(token)
    noun = _owned(token)
    if noun is None:
        return Match(start, end, (), {"hvem": you})
    end = noun.idx + len(noun)
    definite = _definite(noun, lexicon)
    if not definite or you not in _POSSESSIVE:
        return Match(start, end, (), {"hvem": you})
    form, gender = definite
    words = [form, _POSSESSIVE[you][gender]]
    adjectives = token.doc[token.i + 1 : noun.i].text
    if adjectives:
        article = {"Plur": "de", "Neut": "det"}.get(gender, "den")
        words = [article, adjectives, *words]
    text = " ".join(words)
    return Match(
        start, end, (with_case_of(token.text, text) if _opens(token) else text,), {"hvem": you}
    )


def _owned(token: Token) -> Token | None:
    doc: Doc = token.doc
    for other in doc[token.i + 1 : token.i + 4]:
        if other.pos_ == "NOUN":
            return other
        is_definite = "Definite=Def" in str(other.morph)
        if other.pos_ != "ADJ" or not is_definite:
            return None
    return None


def _definite(noun: Token, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the definite form of an indefinite noun and its gender, or «Plur»."""
    readings = lexicon.analyse(noun.text) or lexicon.analyse_compound(noun.text)
    for reading in readings:
        features = parse_features(reading.features)
        if reading.pos != "NOUN" or features.get("Definite") != "Ind" or "Case" in features:
            continue
        plural = features.get("Number") == "Plur"
        if plural and "Number=Plur" not in str(noun.morph):
            continue
        definite = join_features({**features, "Definite": "Def"})
        forms = lexicon.inflect(reading.lemma, "NOUN", definite)
        if forms:
            return forms[0], "Plur" if plural else features.get("Gender", "Masc")
    return None
