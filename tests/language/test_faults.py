"""The fault detector: what it suspects of, and what it leaves alone."""

from __future__ import annotations

import pytest

from asker_skriv.language.faults import Fault, likelihood


def suspected(pipeline, text, fault):
    doc = pipeline.parse(text)
    return [token.text for token, p in zip(doc, likelihood(doc, fault), strict=True) if p > 0.8]


@pytest.mark.parametrize(
    ("text", "fault", "words"),
    [
        ("Du har søkt om omsorgs bolig i Asker.", Fault.SPLIT, ["bolig"]),
        ("Det er viktig og svare innen fristen.", Fault.CONFUSED, ["og"]),
        ("Du må sender skjemaet til oss.", Fault.INFLECTED, ["sender"]),
        ("Vi kan hjelpe deg men du må svare.", Fault.COMMA, ["men"]),
    ],
)
def test_the_word_that_is_wrong_is_suspected(pipeline, text, fault, words):
    assert suspected(pipeline, text, fault) == words


def test_a_good_sentence_is_not_suspected(pipeline):
    text = "Du har søkt om omsorgsbolig, og vi svarer deg innen tre uker."
    assert [suspected(pipeline, text, fault) for fault in Fault if fault is not Fault.NONE] == [
        [], [], [], [], [],
    ]  # fmt: skip


def test_likelihoods_add_up_to_one_for_each_word(pipeline):
    doc = pipeline.parse("Vi svarer deg snart 😀.")
    total = sum(likelihood(doc, fault) for fault in Fault)
    assert total == pytest.approx([1.0] * len(doc), abs=1e-4)


def test_a_text_that_is_cut_in_pieces_has_likelihoods_for_all_of_it(pipeline):
    doc = pipeline.parse("Vi svarer deg snart. " * 2_000)
    assert len(likelihood(doc, Fault.SPLIT)) == len(doc)


def test_reading_for_faults_alone_says_the_same_as_the_whole_parse(pipeline):
    text = "Det er viktig og svare innen fristen."
    alone, whole = pipeline.read_for_faults(text), pipeline.parse(text)
    assert likelihood(alone, Fault.CONFUSED) == pytest.approx(
        likelihood(whole, Fault.CONFUSED), abs=1e-5
    )


def test_an_empty_text_is_read(pipeline):
    assert len(pipeline.parse("")) == 0
    assert len(pipeline.read_for_faults("")) == 0


def test_a_pipeline_without_a_detector_says_nothing(pipeline):
    import spacy

    assert likelihood(spacy.blank("nb")("Det er viktig og svare."), Fault.CONFUSED) is None
