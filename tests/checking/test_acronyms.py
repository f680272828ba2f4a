"""Abbreviations in capitals: told once a letter, unless the letter explains them."""

from __future__ import annotations

import pytest

from asker_skriv.checking.acronyms import AcronymCheck
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.document import DocumentBlock, DocumentContext
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.protection import protected_stretches
from asker_skriv.text.model import BlockKind


@pytest.fixture
def told(pipeline, language):
    def told(*texts, kind=BlockKind.PARAGRAPH):
        contexts = []
        for text in texts:
            doc = pipeline.parse(text)
            contexts.append(BlockContext(text, kind, doc, language, protected_stretches(text, doc)))
        document = DocumentContext(
            tuple(DocumentBlock(text, kind) for text in texts), tuple(contexts)
        )
        reader = Reader(TargetGroup(id="innbyggerne", name="Innbyggerne"))
        return [(index, finding.text) for index, finding in AcronymCheck().find(document, reader)]

    return told


def test_the_first_place_in_the_letter_is_told_of(told):
    assert told("Ta kontakt med PPT.", "Skolen samarbeider med PPT og ABUP.") == [
        (0, "PPT"),
        (1, "ABUP"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pedagogisk-psykologisk tjeneste (PPT) kan hjelpe. Ring PPT.",
        "PPT (pedagogisk-psykologisk tjeneste) kan hjelpe.",
        "Barnet går på SFO.",
        "Brevet er i PDF.",
        "Kong Haakon VII åpnet brua.",
        "Bilen er AB 12345.",
        "VIKTIG MELDING TIL ALLE I VESTRE",
        "Les «PPT i praksis».",
        "Skriv til post@NAV.no.",
    ],
)
def test_what_is_explained_or_known_by_all_is_left_alone(told, text):
    assert told(text) == []


def test_table_cells_are_left_alone(told):
    assert told("PPT", kind=BlockKind.TABLE_CELL) == []
