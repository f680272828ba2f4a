import pytest

from asker_skriv.language.lemmatizer import Lemmas
from asker_skriv.language.wordtable import Reading, WordTable

TABLE = WordTable.build(
    {
        "loven": (Reading("NOUN", "Masc Sing Def", 1, ""), Reading("NOUN", "Masc Sing Def", 2, "")),
        "avtaler": (
            Reading("NOUN", "Masc Plur Ind", 1, ""),
            Reading("VERB", "Pres", 1, ""),
        ),
        "interessert": (
            Reading("ADJ", "Adj <PerfPart> Neuter Ind Sing", 1, "e"),
            Reading("ADJ", "Pos Neuter Ind Sing", 0, ""),
        ),
    }
)
LEMMAS = Lemmas({"fikk|VERB": "få"}, TABLE)


@pytest.mark.parametrize(
    ("form", "pos", "feats", "lemma"),
    [
        ("Fikk", "VERB", "", "få"),
        ("bygningsloven", "NOUN", "", "bygningslov"),
        ("Høyre-avtaler", "NOUN", "Number=Plur", "Høyre-avtale"),
        ("interessert", "ADJ", "Degree=Pos", "interessert"),
        ("interessert", "ADJ", "VerbForm=Part", "interessere"),
        ("Oslos", "PROPN", "Case=Gen", "Oslo"),
        ("Oslo", "PROPN", "", "Oslo"),
        (".", "PUNCT", "", "$."),
        ("12.5", "NUM", "", "12.5"),
        ("blarghene", "NOUN", "Definite=Def|Number=Plur", "blargh"),
    ],
)
def test_lemma(form: str, pos: str, feats: str, lemma: str) -> None:
    assert LEMMAS.lemma(form, pos, feats) == lemma


def test_unknown_words_stay_as_they_are() -> None:
    assert LEMMAS.lemma("Xyzzy", "NOUN", "") == "xyzzy"
    assert Lemmas({}, None).lemma("bil", "NOUN", "") == "bil"
