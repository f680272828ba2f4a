"""What the comma model looks at, what it says, and what its rules make of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asker_skriv.checking.code.clause_facts import COLUMNS, facts
from asker_skriv.checking.code.comma_model import (
    FILE,
    comma_model,
    hash_signs,
    load,
    missing_commas,
)
from asker_skriv.checking.code.comma_places import Place, place_of
from asker_skriv.errors import BadDataFileError
from asker_skriv.paths import DataLayers

WORDS = "vi du har får vedtaket som ble fattet i mai , . og hvis klager – § 12 «men» å men ? sier"


def _fact(doc, word, column):
    places, rows = facts(doc)
    return next(
        row[COLUMNS.index(column)]
        for place, row in zip(places, rows, strict=True)
        if doc[place].text == word
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=30))
def test_each_gap_has_a_full_row_and_no_sign_beside_it(pipeline, words):
    doc = pipeline.parse(" ".join(words))
    places, rows = facts(doc)
    assert {len(row) for row in rows} <= {len(COLUMNS)}
    assert all(value >= 0 for row in rows for value in row)
    assert len(set(places)) == len(places) == len(rows)
    beside = {doc[at].pos_ for place in places for at in (place - 1, place)}
    assert not beside & {"PUNCT", "SPACE"}


def test_a_clause_that_is_over_balances_its_opener(pipeline):
    doc = pipeline.parse("Når søknaden er behandlet får du svar.")
    even = 2  # as many finite verbs as openers
    assert _fact(doc, "får", "balance left") == even
    assert _fact(doc, "er", "balance left") == even - 1


def test_a_relative_clause_without_its_opener_is_counted(pipeline):
    doc = pipeline.parse("Opplysningene du gir oss blir behandlet fortrolig.")
    assert _fact(doc, "blir", "openers left") == 1


def test_the_model_is_surer_where_the_comma_was(pipeline):
    doc = pipeline.parse("Når søknaden er behandlet får du svar fra oss.")
    scores = missing_commas(doc)
    surest = max(scores, key=scores.__getitem__)
    assert doc[surest].text == "får"
    assert missing_commas(doc) is scores


def test_a_sentence_is_read_alike_alone_and_in_a_paragraph(pipeline):
    one = "Har du spørsmål kan du ringe oss."
    alone = pipeline.parse(one)
    together = pipeline.parse(f"Vi har fått brevet ditt. {one}")
    start = next(t.i for t in together if t.text == "Har" and t.is_sent_start)
    later = missing_commas(together)
    for place, score in missing_commas(alone).items():
        if [t.dep_ for t in alone] == [t.dep_ for t in together[start:]]:
            assert later[place + start] == pytest.approx(score, abs=1e-4)


def test_same_facts_give_the_same_rows_of_the_table():
    rows = np.array([[1, 2, 3], [1, 2, 4]], dtype="uint64")
    signs = np.array([[0, 1], [2, -1]], dtype="int8")
    hashed = hash_signs(rows, signs, 1 << 14)
    assert hashed[0, 0] == hashed[1, 0]
    assert hashed[0, 1] != hashed[1, 1]
    assert ((hashed >= 0) & (hashed < 1 << 14)).all()


def test_the_file_is_small_and_fits_the_facts():
    model = comma_model()
    assert model is not None
    assert model.signs.max() < len(COLUMNS)
    assert DataLayers.standard().resource(str(FILE)).stat().st_size < 400_000


def test_a_damaged_file_is_named(tmp_path):
    broken = tmp_path / "komma.npz"
    broken.write_bytes(b"PK\x03\x04 not a model")
    with pytest.raises(BadDataFileError, match=r"komma\.npz"):
        load(broken)
    with pytest.raises(BadDataFileError, match=r"borte\.npz"):
        load(tmp_path / "borte.npz")


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Når søknaden er behandlet får du svar.", "får", Place.OPENING),
        ("Har du spørsmål kan du ringe oss.", "kan", Place.OPENING),
        ("Vedtaket som ble fattet i mai gjelder fortsatt.", "gjelder", Place.INSERTED),
        ("Vi har fått klagen og du får svar.", "og", Place.CLAUSES),
        ("Det er bra sier hun til oss.", "sier", Place.SAID),
        ("Ja vi har fått søknaden din.", "vi", Place.ANSWER),
        ("Det varer i fem og et halvt år.", "og", None),
        ("Vi håper du kommer og at du svarer.", "og", None),
        ("Hvis du tror du får plass nå.", "får", None),
        ("Vi mener at du har rett.", "at", None),
        ("Vi fjerner snø- og steinras nå.", "og", None),
    ],
)
def test_what_a_comma_would_part_is_told_by_the_words(pipeline, text, word, place):
    token = next(t for t in pipeline.parse(text) if t.text == word)
    assert place_of(token) is place
