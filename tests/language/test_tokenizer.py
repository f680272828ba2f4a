import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from asker_skriv.language.tokenizer import LetterTokenizer, cut, words_and_spaces
from asker_skriv.language.wordtable import Reading, WordTable

LETTERLIKE = st.text(
    alphabet=st.sampled_from("aåÅøbcDeF .,;:!?-–()«»\"'§%/@0123456789\n\t\u00a0\u2028\u00ad")
)


def words(text: str) -> list[str]:
    return words_and_spaces(text)[0]


@given(st.one_of(st.text(), LETTERLIKE))
def test_the_pieces_add_up_to_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


@given(st.one_of(st.text(), LETTERLIKE))
def test_the_doc_has_the_text_itself(text: str) -> None:
    doc = LetterTokenizer(Vocab())(text)
    assert doc.text == text
    assert all(text[token.idx :].startswith(token.text) for token in doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Møtet er kl. 10.30.", ["Møtet", "er", "kl.", "10.30", "."]),
        ("Jf. § 28. Du kan klage.", ["Jf.", "§", "28", ".", "Du", "kan", "klage", "."]),
        ("§ 12 andre ledd.", ["§", "12", "andre", "ledd", "."]),
        ("22. november 2026.", ["22.", "november", "2026", "."]),
        ("Svar innen 22.11.2026.", ["Svar", "innen", "22.11.2026", "."]),
        ("kr 5 000,- i året", ["kr", "5", "000,-", "i", "året"]),
        ("Ring 66 70 00 00.", ["Ring", "66", "70", "00", "00", "."]),
        ("kl. 09.00–15.00.", ["kl.", "09.00", "–", "15.00", "."]),
        ("post@eksempel.no.", ["post@eksempel.no", "."]),
        ("Se www.eksempel.no/skjema/.", ["Se", "www.eksempel.no/skjema/", "."]),
        ("(se https://eksempel.no/a?b=c)", ["(", "se", "https://eksempel.no/a?b=c", ")"]),
        ("f.eks. Bl.a. saksnr. 12", ["f.eks.", "Bl.a.", "saksnr.", "12"]),
        ("plan- og bygningsloven § 12-10", ["plan-", "og", "bygningsloven", "§", "12-10"]),
        ("og/eller", ["og", "/", "eller"]),
        ("en 10-årig SFO-en", ["en", "10-årig", "SFO-en"]),
        ("i 2004-2005", ["i", "2004", "-", "2005"]),
        ("møtet 8/9-26", ["møtet", "8/9-26"]),
        ("sak 2026/1234-5.", ["sak", "2026/1234-5", "."]),
        ("5.–7. trinn", ["5.", "–", "7.", "trinn"]),
        ("«ja»-sida", ["«", "ja", "»", "-sida"]),
        ("A. Hansen", ["A.", "Hansen"]),
        ("1. Søknad om plass", ["1.", "Søknad", "om", "plass"]),
        ("kommunen's", ["kommunen's"]),
    ],
)
def test_letters_are_cut_as_a_reader_would(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("word", ["jul", "to", "ti", "min", "et", "i", "Frp", "art", "Jan", "lat"])
def test_no_abbreviation_swallows_a_word_before_the_full_stop(word: str) -> None:
    assert words(f"Det var {word}.") == ["Det", "var", word, "."]


def test_odd_blanks_become_words_of_their_own() -> None:
    assert words("§\u00a012  og") == ["§", "\u00a0", "12", " ", "og"]


TABLE = WordTable.build(
    {
        "skjemaet": (Reading("NOUN", "Neuter Sing Def", 2, ""),),
        "bilen": (Reading("NOUN", "Masc Sing Def", 2, ""),),
    }
)


def test_the_table_knows_compounds_by_their_head_and_genitives() -> None:
    compound = TABLE.find("søknadsskjemaet")
    genitive = TABLE.find("bilens")
    assert compound is not None
    assert compound.readings[0].lemma("skjemaet") == "skjema"
    assert compound.modifier == len("søknads")
    assert genitive is not None
    assert genitive.genitive
    assert TABLE.find("xyz") is None


def test_a_table_survives_its_own_bytes() -> None:
    again = WordTable.from_bytes(TABLE.to_bytes())
    assert again.find("bilen") == TABLE.find("bilen")
    assert len(again) == 2
