"""NDT word classes and features as Universal Dependencies' UPOS and features."""

from __future__ import annotations

from training.pipeline.treebank import Token

_CLASSES = {
    "subst": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV", "det": "DET", "pron": "PRON",
    "prep": "ADP", "konj": "CCONJ", "sbu": "SCONJ", "inf-merke": "PART", "interj": "INTJ",
    "symb": "SYM", "ukjent": "X", "clb": "PUNCT",
}  # fmt: skip

_FEATURES = {
    "mask": "Gender=Masc", "fem": "Gender=Fem", "nøyt": "Gender=Neut", "m/f": "Gender=Com",
    "ub": "Definite=Ind", "be": "Definite=Def", "ent": "Number=Sing", "fl": "Number=Plur",
    "pos": "Degree=Pos", "komp": "Degree=Cmp", "sup": "Degree=Sup", "gen": "Case=Gen",
    "fork": "Abbr=Yes", "<ordenstall>": "NumType=Ord", "<perf-part>": "VerbForm=Part",
    "<pres-part>": "VerbForm=Part", "nom": "Case=Nom", "akk": "Case=Acc", "refl": "Reflex=Yes",
    "hum": "Animacy=Hum", "1": "Person=1", "2": "Person=2", "3": "Person=3", "poss": "Poss=Yes",
    "pass": "Voice=Pass",
}  # fmt: skip

_VERBS = {
    "pres": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "pret": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "imp": "Mood=Imp|VerbForm=Fin",
    "inf": "VerbForm=Inf",
    "perf-part": "VerbForm=Part",
}

_NEGATIONS = {"ikke", "ikkje", "ei"}
_TOTAL = {"all", "begge", "hver", "enhver", "alle"}
_INDEFINITE = {"noen", "noe", "annen", "mangen"}
_ARTICLES = {"en", "den", "det", "de"}
_INDEFINITE_PRONOUNS = {"noe", "noen", "ingenting"}
_TOTAL_PRONOUNS = {"alle", "all", "begge", "enhver"}


def upos(token: Token, *, governs: bool) -> str:
    """Return the UPOS of an NDT token; auxiliaries are told from verbs by the tree, not here."""
    if token.pos.startswith("<"):
        return "PUNCT"
    tags = token.feats.split("|")
    if token.pos == "subst" and "prop" in tags:
        return "PROPN"
    if token.pos == "adv" and token.lemma in _NEGATIONS:
        return "PART"
    if token.pos == "prep" and (not governs or token.lemma in {"her", "der"}):
        return "ADV"
    if token.pos == "det":
        return _determiner(token, tags)
    return _CLASSES.get(token.pos, "X")


def lemma(token: Token) -> str:
    """Return the UD lemma of an NDT token: "det" goes under "den"."""
    return "den" if token.lemma == "det" and token.pos in {"pron", "det"} else token.lemma


def _determiner(token: Token, tags: list[str]) -> str:
    if "poss" in tags:
        return "PRON"
    if "kvant" not in tags:
        return "DET"
    quantifiers = _TOTAL | _INDEFINITE | {"en", "ingen"}
    return "DET" if token.lemma in quantifiers else "NUM"


def features(token: Token, pos: str) -> str:
    """Return the UD features of an NDT token of the given UPOS, sorted, ``_`` when none."""
    tags = token.feats.split("|")
    found: dict[str, set[str]] = {}
    for tag in tags:
        for pair in (_FEATURES.get(tag), _VERBS.get(tag) if token.pos == "verb" else None):
            for item in pair.split("|") if pair else ():
                name, value = item.split("=")
                found.setdefault(name, set()).add(value)
    for name, value in _implied(token, pos, tags):
        found.setdefault(name, set()).add(value)
    items = sorted(found.items(), key=lambda item: item[0].lower())
    return "|".join(f"{name}={','.join(sorted(values))}" for name, values in items) or "_"


def _implied(token: Token, pos: str, tags: list[str]) -> list[tuple[str, str]]:
    """Return the features that UD asks for and NDT tells by word class, lemma or tag."""
    if pos == "PART" and token.pos == "adv":
        return [("Polarity", "Neg")]
    if pos == "NUM":
        return [("NumType", "Card")]
    if pos == "X" and token.pos == "ukjent" and any(ch.isalpha() for ch in token.form):
        return [("Foreign", "Yes")]
    if pos == "DET":
        return _determiner_type(token, tags)
    if pos == "PRON":
        return _pronoun_type(token, tags)
    return []


def _determiner_type(token: Token, tags: list[str]) -> list[tuple[str, str]]:
    if token.lemma == "ingen":
        return [("Polarity", "Neg")]
    if "sp" in tags:
        return [("PronType", "Int")]
    if token.lemma in _TOTAL:
        return [("PronType", "Tot")]
    if "kvant" in tags and token.lemma in _INDEFINITE:
        return [("PronType", "Ind")]
    if token.lemma in _ARTICLES and ("kvant" in tags or "dem" in tags):
        return [("PronType", "Art")]
    return [("PronType", "Dem" if "dem" in tags else "Prs")]


def _pronoun_type(token: Token, tags: list[str]) -> list[tuple[str, str]]:
    if "res" in tags:
        return [("PronType", "Rcp")]
    if "sp" in tags:
        return [("PronType", "Int")]
    if not {"pers", "refl", "poss", "unorm"} & set(tags):
        return []
    kinds = [("PronType", "Prs")]
    if token.lemma in _INDEFINITE_PRONOUNS:
        kinds.append(("PronType", "Ind"))
    elif token.lemma in _TOTAL_PRONOUNS:
        kinds.append(("PronType", "Tot"))
    elif tags == ["ent", "pers", "hum"]:
        kinds.append(("PronType", "Art"))
    return kinds
