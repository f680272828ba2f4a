import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.errors import BadDataFileError
from asker_skriv.language.lexicon import Active, Lexicon

PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "features"),
    [
        ("søknaden", "søknad", "NOUN", "Definite=Def|Gender=Masc|Number=Sing"),
        ("vurderinga", "vurdering", "NOUN", "Definite=Def|Gender=Fem|Number=Sing"),
        ("bøkene", "bok", "NOUN", "Definite=Def|Gender=Fem|Number=Plur"),
        ("innbyggernes", "innbygger", "NOUN", "Case=Gen|Definite=Def|Gender=Masc|Number=Plur"),
        ("ba", "be", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"),
        ("innhentes", "innhente", "VERB", PRESENT + "|Voice=Pass"),
        ("innhentes", "innhente", "VERB", "VerbForm=Inf|Voice=Pass"),
        ("anmodet", "anmode", "VERB", "VerbForm=Part"),
        ("kastede", "kaste", "ADJ", "Number=Plur|VerbForm=Part"),
        ("finnes", "finnes", "VERB", PRESENT),
        ("er", "være", "AUX", PRESENT),
        ("små", "liten", "ADJ", "Degree=Pos|Number=Plur"),
        ("tydeligere", "tydelig", "ADJ", "Degree=Cmp"),
        ("ansattes", "ansatt", "ADJ", "Case=Gen|Degree=Pos|Number=Plur"),
        ("dette", "denne", "DET", "Gender=Neut|Number=Sing|PronType=Dem"),
        ("mitt", "min", "PRON", "Gender=Neut|Number=Sing|Poss=Yes|PronType=Prs"),
        ("Asker", "Asker", "PROPN", ""),
        ("Oslos", "Oslo", "PROPN", "Case=Gen"),
        ("fremfor", "fremfor", "ADP", ""),
    ],
)
def test_a_form_is_read(lexicon, form, lemma, pos, features):
    readings = {(r.lemma, r.pos, r.features) for r in lexicon.analyse(form)}
    assert (lemma, pos, features) in readings


def test_capital_at_the_start_of_a_sentence_is_read_in_lower_case(lexicon):
    assert lexicon.analyse("Kommunen")[0].lemma == "kommune"
    assert lexicon.analyse("VEDTAK")[0].lemma == "vedtak"


def test_the_most_usual_reading_comes_first(lexicon):
    first = {form: lexicon.analyse(form)[0].pos for form in ("for", "vil", "saker", "lett", "mens")}
    assert first == {"for": "ADP", "vil": "AUX", "saker": "NOUN", "lett": "ADJ", "mens": "SCONJ"}


def test_homographs_have_numbers_of_their_own_and_variants_share_one(lexicon):
    bark = {r.lemma_id for r in lexicon.analyse("bok") if r.pos == "NOUN"}
    assert len(bark) == 2  # a book, and the fruit of the beech
    (fram,), (frem,) = lexicon.analyse("framlegge"), lexicon.analyse("fremlegge")
    assert fram.lemma_id == frem.lemma_id
    assert (fram.lemma, frem.lemma) == ("framlegge", "fremlegge")


@pytest.mark.parametrize(
    "word", ["", " ", "qwrtz", "😀", "å\u0301\u0301", "\ud800", "søknad\u200b", "Łódź"]
)
def test_what_is_no_word_has_no_reading(lexicon, word):
    assert lexicon.analyse(word) == ()
    assert word not in lexicon


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text):
    lexicon = Lexicon.open()
    lexicon.analyse(text)
    lexicon.compound(text)
    lexicon.frequency(text)
    lexicon.active_of(text)
    assert lexicon.forms(text, "NOUN") is not None


@given(st.text(alphabet=string.ascii_lowercase + "æøå", max_size=12))
def test_every_reading_leads_back_to_the_form(text):
    lexicon = Lexicon.open()
    for reading in lexicon.analyse(text):
        if "Case=Gen" not in reading.features:
            every = {form for form, _ in _all_forms(lexicon, reading.lemma, reading.pos)}
            assert text in every


def _all_forms(lexicon, lemma, pos):
    return [cell for words in lexicon._words.homographs(lemma, pos) for cell in words]


def test_forms_begin_with_the_moderate_one(lexicon):
    forms = lexicon.forms("kaste", "VERB")
    past = [form for form, features in forms if "Tense=Past" in features]
    assert past == ["kastet", "kasta"]


def test_gender(lexicon):
    assert lexicon.gender("vedtak") == ("Neut",)
    assert lexicon.gender("vurdering") == ("Masc", "Fem")
    assert lexicon.gender("jente")[0] == "Fem"
    assert lexicon.gender("støttekontaktvedtak") == ("Neut",)
    assert lexicon.gender("qwrtz") == ()


def test_active_of_an_s_passive(lexicon):
    assert lexicon.active_of("innhentes") == (Active("innhente", "innhenter"),)
    assert lexicon.active_of("gjøres") == (Active("gjøre", "gjør"),)
    assert lexicon.active_of("finnes") == ()  # a deponent: there is no active «finner»
    assert lexicon.active_of("huses bil") == ()


def test_particle_verbs(lexicon):
    assert lexicon.loose_verb("innhente") == "hente inn"
    assert lexicon.loose_verb("utbetale") == "betale ut"
    assert lexicon.fixed_verb("hente inn") == "innhente"
    assert lexicon.loose_verb("oppgi") is None  # gi opp means something else


def test_frequency(lexicon):
    assert lexicon.frequency("og") > lexicon.frequency("kommune") > lexicon.frequency("anmodning")
    assert lexicon.frequency("Kommune") == lexicon.frequency("kommune")
    assert lexicon.frequency("qwrtz") == 0.0


def test_a_missing_file_is_told_in_norwegian(tmp_path):
    with pytest.raises(BadDataFileError, match="Teksten din er trygg"):
        Lexicon.open(tmp_path)


def test_a_damaged_file_is_told_in_norwegian(tmp_path):
    (tmp_path / "leksikon.bin").write_bytes(b"noe helt annet")
    with pytest.raises(BadDataFileError, match=r"leksikon\.bin"):
        Lexicon.open(tmp_path)
    (tmp_path / "leksikon.bin").write_bytes(b"")
    with pytest.raises(BadDataFileError):
        Lexicon.open(tmp_path)
