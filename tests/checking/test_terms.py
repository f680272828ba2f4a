"""A professional term is told once, where it is first used, for readers who don't know it."""

from __future__ import annotations

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentBlock, check_document
from asker_skriv.paths import DataLayers

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
