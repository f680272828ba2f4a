from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.language.store import MAX_ENDING
from training.lexicon.entries import common_prefix, merge, stems
from training.lexicon.tags import cell, noun_gender

WORDS = st.lists(st.text(alphabet="abcæøå", min_size=1, max_size=12), min_size=1, max_size=8)


@given(WORDS)
def test_each_form_is_filed_under_a_stem_near_its_end(forms):
    found = stems(forms, MAX_ENDING)
    for form in forms:
        assert any(form.startswith(stem) and len(form) - len(stem) <= MAX_ENDING for stem in found)


@given(WORDS)
def test_the_shared_part_is_shared(forms):
    assert all(form.startswith(common_prefix(forms)) for form in forms)


def test_tables_become_one_entry_with_the_moderate_form_first():
    radical = [("kaste", "VERB", "VerbForm=Inf"), ("kasta", "VERB", "VerbForm=Part")]
    moderate = [("kaste", "VERB", "VerbForm=Inf"), ("kastet", "VERB", "VerbForm=Part")]
    entry = merge("kaste", "VERB", 1, [radical, moderate], lambda _form, _pos: 3.0)
    assert [form for form, _, _ in entry.cells] == ["kaste", "kastet", "kasta"]


def test_tags_become_features():
    assert cell("NOUN", ("Plur", "Def"), "Neut") == ("NOUN", "Definite=Def|Gender=Neut|Number=Plur")
    assert cell("VERB", ("Pres", "Pass"), "") == (
        "VERB",
        "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass",
    )
    assert cell("PRON", (), "") is None  # closed classes are written by hand
    assert noun_gender("vurderinga", "Fem | Masc") == "Fem"
    assert noun_gender("", "Neuter") == "Neut"
