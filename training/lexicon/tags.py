"""Tags of Bokmålsordboka's inflection tables as Universal Dependencies features."""

from __future__ import annotations

PARTICIPLE = "<PerfPart>"
GENDER_BY_ENDING = {"a": "Fem", "n": "Masc", "t": "Neut"}

_NOUN = {
    ("Sing", "Ind"): "Definite=Ind|Gender={g}|Number=Sing",
    ("Sing", "Def"): "Definite=Def|Gender={g}|Number=Sing",
    ("Plur", "Ind"): "Definite=Ind|Gender={g}|Number=Plur",
    ("Plur", "Def"): "Definite=Def|Gender={g}|Number=Plur",
}
_ADJ = {
    ("Pos", "Masc/Fem", "Ind", "Sing"): "Definite=Ind|Degree=Pos|Gender=Com|Number=Sing",
    ("Pos", "Fem", "Ind", "Sing"): "Definite=Ind|Degree=Pos|Gender=Fem|Number=Sing",
    ("Pos", "Neuter", "Ind", "Sing"): "Definite=Ind|Degree=Pos|Gender=Neut|Number=Sing",
    ("Pos", "Def", "Sing"): "Definite=Def|Degree=Pos|Number=Sing",
    ("Pos", "Plur"): "Degree=Pos|Number=Plur",
    ("Cmp",): "Degree=Cmp",
    ("Sup", "Ind"): "Definite=Ind|Degree=Sup",
    ("Sup", "Def"): "Definite=Def|Degree=Sup",
}
_VERB = {
    ("Inf",): ("VERB", "VerbForm=Inf"),
    ("Pres",): ("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    ("Past",): ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"),
    (PARTICIPLE,): ("VERB", "VerbForm=Part"),
    ("Imp",): ("VERB", "Mood=Imp|VerbForm=Fin"),
    ("Inf", "Pass"): ("VERB", "VerbForm=Inf|Voice=Pass"),
    ("Pres", "Pass"): ("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass"),
    # Deponents (synes, finnes) have the form of a passive and no active: no Voice.
    ("Inf", "<SPass>"): ("VERB", "VerbForm=Inf"),
    ("Pres", "<SPass>"): ("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    ("Past", "<SPass>"): ("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"),
    (PARTICIPLE, "<SPass>"): ("VERB", "VerbForm=Part"),
    ("Imp", "<SPass>"): ("VERB", "Mood=Imp|VerbForm=Fin"),
    ("Adj", "<PresPart>"): ("ADJ", "VerbForm=Part"),
    ("Adj", PARTICIPLE, "Neuter", "Ind", "Sing"): (
        "ADJ",
        "Definite=Ind|Gender=Neut|Number=Sing|VerbForm=Part",
    ),
    ("Adj", PARTICIPLE, "Masc/Fem", "Ind", "Sing"): (
        "ADJ",
        "Definite=Ind|Gender=Com|Number=Sing|VerbForm=Part",
    ),
    ("Adj", PARTICIPLE, "Def", "Sing"): ("ADJ", "Definite=Def|Number=Sing|VerbForm=Part"),
    ("Adj", PARTICIPLE, "Plur"): ("ADJ", "Number=Plur|VerbForm=Part"),
}
_ADV = {("Pos",): "Degree=Pos", ("Cmp",): "Degree=Cmp", ("Sup",): "Degree=Sup", (): ""}
_PLAIN = {
    "ADP": "ADP",
    "CCONJ": "CCONJ",
    "SCONJ": "SCONJ",
    "INTJ": "INTJ",
    "PROPN": "PROPN",
}


def cell(word_class: str, tags: tuple[str, ...], gender: str) -> tuple[str, str] | None:
    """Return (UPOS, features) of one table cell, or None where the class is handled elsewhere."""
    match word_class:
        case "NOUN" if tags in _NOUN:
            features = _NOUN[tags].format(g=gender)
            return "NOUN", features if gender else features.replace("|Gender=", "")
        case "NOUN":
            return "NOUN", f"Gender={gender}" if gender else ""
        case "ADJ" if tags in _ADJ:
            return "ADJ", _ADJ[tags]
        case "VERB" if tags in _VERB:
            return _VERB[tags]
        case "ADV" if tags in _ADV:
            return "ADV", _ADV[tags]
        case "ABBR" | "SYM":
            return "X", "Abbr=Yes"
        case _ if word_class in _PLAIN:
            return _PLAIN[word_class], ""
        case _:
            return None


def noun_gender(definite: str, listed: str) -> str:
    """Return the gender of a noun table from its definite singular, else what the entry lists."""
    if definite[-1:] in GENDER_BY_ENDING:
        return GENDER_BY_ENDING[definite[-1]]
    first = listed.split(" | ", maxsplit=1)[0]
    return {"Neuter": "Neut"}.get(first, first)
