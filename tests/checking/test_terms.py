"""A professional term is told once, where it is first used, for readers who don't know it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentBlock, check_document
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind

LETTER = ("Vi sender saken til klageorganet.", "Klageorganet avgjør saken i vår.")


@pytest.fixture(scope="module")
def assembly():
    return assemble(DataLayers.standard())


def told(assembly, *texts, group="innbyggerne"):
    blocks = [DocumentBlock(text) for text in texts]
    reader = Reader(assembly.groups.get(group))
    result = check_document(assembly.checker, assembly.document_checks, blocks, reader)
    return [each for each in result.placed() if each.rule == "ordliste/klageorgan"]


def test_the_first_use_is_told_with_the_explanation_ready_to_insert(assembly):
    (finding,) = told(assembly, *LETTER)
    assert (finding.start, finding.text) == (LETTER[0].index("klageorganet"), "klageorganet")
    assert finding.suggestions == ("klageorganet (den som avgjør klagen)",)


def test_a_letter_that_explains_the_term_is_left_alone(assembly):
    explained = LETTER[0].replace("klageorganet", "klageorganet (den som avgjør klagen)")
    assert told(assembly, explained, LETTER[1]) == []


@pytest.mark.parametrize(
    "explained",
    [
        "Klageorganet er en nemnd som er uavhengig av kommunen.",
        "Et klageorgan, altså en nemnd, ser på saken.",
        "«Klageorgan» betyr den nemnda som ser på saken.",
    ],
)
def test_a_letter_may_tell_in_its_own_words_what_the_term_means(assembly, explained):
    assert told(assembly, *LETTER, explained) == []


def test_many_of_them_are_explained_as_many(assembly):
    (finding,) = told(assembly, "Saken er hos to klageorganer.")
    assert finding.suggestions == ("klageorganer (de som avgjør klagen)",)


def test_the_explanation_goes_into_the_text_rather_than_into_the_heading(assembly):
    reader = Reader(assembly.groups.get("innbyggerne"))

    def places(*blocks):
        result = check_document(assembly.checker, assembly.document_checks, blocks, reader)
        return [index for index, each in result.across if each.rule == "ordliste/klageorgan"]

    heading = DocumentBlock("Svar fra klageorganet", BlockKind.HEADING)
    assert places(heading, DocumentBlock(LETTER[0])) == [1]
    assert places(heading, DocumentBlock("Saken er ferdig.")) == [0]


def own_terms(assembly, *texts):
    group = replace(
        assembly.groups.get("innbyggerne"),
        terms={"BPA": "hjelp du styrer selv", "tiltaksplan": "plan for hjelpen", "klageorgan": ""},
    )
    blocks = [DocumentBlock(text) for text in texts]
    result = check_document(assembly.checker, assembly.document_checks, blocks, Reader(group))
    return {each.text: each.suggestions for each in result.placed()}


def test_a_groups_own_terms_are_explained_in_the_form_they_stand_in(assembly):
    found = own_terms(assembly, "Du får BPA fra mandag.", "Tiltaksplanen ligger ved. BPA er bra.")
    assert found == {
        "BPA": ("BPA (hjelp du styrer selv)",),
        "Tiltaksplanen": ("Tiltaksplanen (planen for hjelpen)",),
    }
    plural = own_terms(assembly, "Vi har laget nye tiltaksplaner.")
    assert plural == {"tiltaksplaner": ("tiltaksplaner (planer for hjelpen)",)}


def test_what_the_reader_knows_or_the_letter_explains_is_left_alone(assembly):
    assert own_terms(assembly, "Saken går til klageorganet.") == {}
    assert own_terms(assembly, "Du får BPA (hjelp du styrer selv).", "BPA er bra.") == {}
