"""Abbreviations in capitals: told once a letter. More is told in ``rules/brevet``."""

from __future__ import annotations

import pytest

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.letter_rules import load_letter_rules, small_letter
from asker_skriv.checking.protection import protected_stretches
from tests.conftest import ROOT


@pytest.fixture
def told(pipeline, language):
    (check,) = load_letter_rules([ROOT / "rules" / "brevet" / "forkortelser.toml"]).checks

    def told(text):
        blocks = small_letter(text)
        contexts = []
        for block in blocks:
            doc = pipeline.parse(block.text)
            stretches = protected_stretches(block.text, doc)
            contexts.append(BlockContext(block.text, block.kind, doc, language, stretches))
        reader = Reader(TargetGroup(id="innbyggerne", name="Innbyggerne"))
        document = DocumentContext(blocks, tuple(contexts))
        return [(index, finding.text) for index, finding in check.find(document, reader)]

    return told


def test_the_first_place_in_the_letter_is_told_of(told):
    assert told("Ta kontakt med PPT.\nSkolen samarbeider med PPT og ABUP.") == [
        (0, "PPT"),
        (1, "ABUP"),
    ]
