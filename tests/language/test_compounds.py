import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.language.lexicon import Lexicon


@pytest.mark.parametrize(
    ("word", "parts", "linking"),
    [
        ("søknadsskjemaet", ("søknad", "skjema"), ("s",)),
        ("barnevernstjenesten", ("barnevern", "tjeneste"), ("s",)),
        ("gjerningsbeskrivelsen", ("gjerning", "beskrivelse"), ("s",)),
        ("støttekontaktvedtaket", ("støttekontakt", "vedtak"), ("",)),
        ("anoreksisenteret", ("anoreksi", "senter"), ("",)),
        ("busstoppet", ("buss", "stopp"), ("",)),
        ("utenriksspørsmålene", ("utenriks", "spørsmål"), ("",)),
        ("SFO-plassen", ("SFO", "plass"), ("-",)),
        ("Gjerningsbeskrivelse", ("gjerning", "beskrivelse"), ("s",)),
    ],
)
def test_parts(lexicon, word, parts, linking):
    found = lexicon.compound(word)
    assert (found.parts, found.linking) == (parts, linking)


def test_the_head_tells_what_the_word_is(lexicon):
    found = lexicon.compound("støttekontaktvedtakene")
    assert found.head == "vedtak"
    assert found.form[found.head_start :] == "vedtakene"
    assert found.readings[0].features == "Definite=Def|Gender=Neut|Number=Plur"


def test_a_compound_is_read_through_its_head(lexicon):
    assert lexicon.analyse("grensekryssingene") == ()
    reading = lexicon.analyse_compound("grensekryssingene")[0]
    assert (reading.lemma, reading.pos) == ("grensekryssing", "NOUN")


@pytest.mark.parametrize(
    "word", ["bilen", "kommunens", "nummer", "vurderig", "", "-", "a-b", "søk"]
)
def test_no_compounds(lexicon, word):
    assert lexicon.compound(word) is None


@given(st.text(max_size=50))
def test_parts_lie_inside_any_text(text):
    found = Lexicon.open().compound(text)
    if found is not None:
        assert len(found.linking) == len(found.parts) - 1
        assert 0 < found.head_start < len(found.form)
        assert found.readings
