"""The rule kinds for word pairs, trees and spelling, on rules written here."""

from __future__ import annotations

import pytest

from asker_skriv.checking.context import BlockContext
from asker_skriv.checking.kinds import dependency, spelling, tokens
from asker_skriv.checking.rulefiles import rule_info
from asker_skriv.errors import BadDataFileError
from asker_skriv.text.model import BlockKind


def info(kind, **options):
    table = {
        "navn": "prove",
        "slag": kind,
        "kategori": "rettskriving",
        "melding": "Skriv «{forslag}».",
        "treff": [{"tekst": "x", "funn": "x"}],
        "ikke_treff": ["y"],
        **options,
    }
    return rule_info("prove", table)


@pytest.fixture
def find(pipeline, language):
    def find(check, text, kind="avsnitt"):
        doc = pipeline.parse(text)
        block = BlockContext(text, BlockKind(kind), doc, language)
        return [(f.text, f.suggestions) for f in check.find(block, None)]

    return find


class TestWordPairs:
    def test_case_is_kept_and_spaces_may_be_any(self, find):
        check = tokens.make(info("ordpar", par={"i blant": "iblant"}))
        assert find(check, "I\u00a0blant og i blant.") == [
            ("I\u00a0blant", ("Iblant",)),
            ("i blant", ("iblant",)),
        ]

    def test_only_whole_words_count(self, find):
        check = tokens.make(info("ordpar", par={"feks": "for eksempel"}))
        assert find(check, "refeks feksten feks-en www.feks.no") == []

    def test_a_full_stop_that_ends_the_sentence_is_put_back(self, find):
        check = tokens.make(info("ordpar", par={"osv": "og så videre"}, punktum=True))
        assert find(check, "Mat osv. er dyrt.") == [("osv.", ("og så videre",))]
        assert find(check, "Ta med mat osv.") == [("osv.", ("og så videre.",))]

    def test_what_stands_around_may_forbid_it(self, find):
        check = tokens.make(info("ordpar", par={"mm": "med mer"}, ikke_foran=r"\d\s*"))
        assert find(check, "Røret er 20 mm.") == []
        assert find(check, "Vi har mat mm.") == [("mm", ("med mer",))]

    def test_word_class_and_block_kind(self, find):
        check = tokens.make(
            info("ordpar", par={"men": "mén"}, klasse=["NOUN"], blokker=["avsnitt"])
        )
        assert find(check, "Han kom, men han gikk.") == []
        assert find(check, "Han har varige men etter ulykken.", "overskrift") == []

    @pytest.mark.parametrize("options", [{}, {"par": {}}, {"par": {"a": "b"}, "etter": "("}])
    def test_bad_options_are_named(self, options):
        with pytest.raises(BadDataFileError, match="prove/prove"):
            tokens.make(info("ordpar", **options))


class TestTrees:
    def test_child_of_the_anchor(self, find):
        nodes = [
            {"navn": "verb", "lemma": ["avslå"]},
            {"navn": "hva", "rolle": ["obj"], "er": "barn", "til": "verb"},
        ]
        check = dependency.make(
            info("avhengighet", noder=nodes, bytt=["sier nei til {hva}"], fra="verb", til="hva")
        )
        assert find(check, "Vi avslår søknaden i dag.") == [
            ("avslår søknaden", ("sier nei til søknaden",))
        ]

    def test_features_and_neighbours(self, find):
        nodes = [
            {"navn": "noun", "klasse": ["NOUN"], "trekk": ["Definite=Def", "Number=Plur"]},
            {"navn": "etter", "ord": ["er"], "er": "neste", "til": "noun"},
            {"navn": "foran", "ikke_ord": ["alle"], "er": "forrige", "til": "noun"},
        ]
        check = dependency.make(info("avhengighet", noder=nodes))
        assert find(check, "Vi vet at reglene er klare.") == [("at reglene er", ())]
        assert find(check, "Vi vet at alle reglene er klare.") == []

    @pytest.mark.parametrize(
        "nodes",
        [
            None,
            [],
            [{"lemma": ["sak"]}],
            [{"navn": "a", "form": ["sak"]}],
            [{"navn": "a"}, {"navn": "b"}],
            [{"navn": "a"}, {"navn": "b", "er": "onkel", "til": "a"}],
            [{"navn": "a"}, {"navn": "b", "er": "barn", "til": "c"}],
        ],
    )
    def test_bad_nodes_are_named(self, nodes):
        options = {} if nodes is None else {"noder": nodes}
        with pytest.raises(BadDataFileError, match="prove/prove"):
            dependency.make(info("avhengighet", **options))


class TestSpelling:
    @pytest.fixture
    def check(self):
        return spelling.make(info("staving", unntak=["ihht"]))

    def test_an_unknown_word_is_told_of_with_what_may_be_meant(self, check, find):
        [(word, suggestions)] = find(check, "Vi har mottat søknaden din.")
        assert word == "mottat"
        assert suggestions[0] == "mottatt"

    @pytest.mark.parametrize(
        "text",
        [
            "Vi snakket med Kari Hjelmtveit i går.",
            "Vi bruker ACOSXY og Ephortewebben i kommunen.",
            "Vi sender det ihht avtalen.",
            "Filen heter mottat_brev.",
            "Skriv mnd og kgs.",
        ],
    )
    def test_names_codes_and_abbreviations_are_left_alone(self, check, find, text):
        assert find(check, text) == []

    def test_soft_hyphens_are_no_letters(self, check, find):
        assert find(check, "Vi har mot\u00adtatt søk\u00adnaden din.") == []

    def test_text_in_another_language_is_no_flood(self, check, find):
        text = "Wir haben Ihren Antrag erhalten und werden ihn schnellstens bearbeiten lassen."
        assert find(check, text) == []

    def test_values_must_be_numbers(self):
        with pytest.raises(BadDataFileError, match="prove/prove"):
            spelling.make(info("staving", sikker="mye"))
