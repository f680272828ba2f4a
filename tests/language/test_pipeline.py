from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Token

from asker_skriv.errors import BadDataFileError
from asker_skriv.language.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.load()


def word(text: str, form: str) -> Token:
    return next(token for token in pipeline().parse(text) if token.text == form)


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in pipeline().parse(text).sents]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_parsed_and_stays_itself(text: str) -> None:
    doc = pipeline().parse(text)
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


@pytest.mark.parametrize("text", ["", " ", "\n", "\u2028", "\x00", "…", "😀", "a" * 5000])
def test_odd_texts_are_fine(text: str) -> None:
    assert pipeline().parse(text).text == text


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert pipeline().parse("a\ud800b").text == "a\ufffdb"


def test_passive_is_told_by_features_and_labels() -> None:
    assert word("Søknaden ble innvilget i går.", "ble").dep_ == "aux:pass"
    assert word("Søknaden ble innvilget i går.", "Søknaden").dep_ == "nsubj:pass"
    assert "Voice=Pass" in str(word("Søknaden behandles av kommunen.", "behandles").morph)


def test_content_words_govern() -> None:
    doc = pipeline().parse("Kommunen har ikke behandlet søknaden.")
    root = next(token for token in doc if token.dep_ == "ROOT")
    assert root.text == "behandlet"
    assert {token.text: token.dep_ for token in doc}["Kommunen"] == "nsubj"
    assert {token.text: token.dep_ for token in doc}["søknaden"] == "obj"


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Vi har innhentet opplysninger.", "innhentet", "innhente"),
        ("Vi har innhentet opplysninger.", "opplysninger", "opplysning"),
        ("Det er innbyggernes behov.", "innbyggernes", "innbygger"),
        ("Fyll ut tilskuddsskjemaet.", "tilskuddsskjemaet", "tilskuddsskjema"),
        ("Barna fikk plass.", "fikk", "få"),
        ("Det er kommunenes ansvar.", "kommunenes", "kommune"),
    ],
)
def test_lemmas(text: str, form: str, lemma: str) -> None:
    assert word(text, form).lemma_ == lemma


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Møtet er kl. 10.30. Du må komme.", 2),
        ("Vi viser til § 28. Du kan klage.", 2),
        ("Svar innen 22. november 2026. Vi hjelper deg gjerne.", 2),
        ("Det gjelder bl.a. SFO, jf. pkt. 4.3 i planen.", 1),
        ("Ring oss på 66 70 00 00.", 1),
        ("Kari Eksempel\u2028Saksbehandler\u2028Asker kommune", 3),
    ],
)
def test_sentences_of_letters(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_long_texts_are_parsed_in_pieces() -> None:
    text = "Vi har behandlet søknaden din om plass i barnehage. " * 1500
    doc = pipeline().parse(text)
    assert doc.text == text
    assert len(list(doc.sents)) == 1500


def test_a_folder_without_a_pipeline_is_told_in_norwegian(tmp_path: Path) -> None:
    with pytest.raises(BadDataFileError, match="Fant ingen språkmodell"):
        Pipeline.load(tmp_path)


def test_a_damaged_pipeline_is_told_in_norwegian(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'nb'\n", encoding="utf-8")
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadDataFileError, match="skadet"):
        Pipeline.load(tmp_path)


def test_a_pipeline_without_parser_is_told_in_norwegian(tmp_path: Path) -> None:
    import spacy

    spacy.blank("nb").to_disk(tmp_path)
    with pytest.raises(BadDataFileError, match="mangler morphologizer og parser"):
        Pipeline.load(tmp_path)


def test_another_pipeline_in_the_same_scheme_can_be_dropped_in(tmp_path: Path) -> None:
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("nb")
    for name in ("tok2vec", "morphologizer", "parser"):
        nlp.add_pipe(name)
    told = {"pos": ["NOUN", "VERB"], "morphs": ["", ""], "heads": [1, 1], "deps": ["nsubj", "ROOT"]}
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("Barn leker"), told)])
    nlp.to_disk(tmp_path)
    doc = Pipeline.load(tmp_path).parse("Jf. § 28. Du kan klage.")
    assert [token.text for token in doc][:4] == ["Jf.", "§", "28", "."]
    assert doc[4].is_sent_start
