"""The checker: nothing parsed twice, other languages left alone, readers told apart."""

from __future__ import annotations

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentBlock, check_document
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind

PARAGRAPH = BlockKind.PARAGRAPH
ENGLISH = "You can apply for a place at the after-school programme before the first of March."
NYNORSK = "Dykk kan ikkje søkje om plass no, men de får eit brev frå kommunen når det opnar att."


@pytest.fixture(scope="module")
def assembly():
    return assemble(DataLayers.standard())


@pytest.fixture
def reader(assembly):
    return lambda group: Reader(assembly.groups.get(group))


def test_all_data_files_of_the_product_can_be_read(assembly):
    assert assembly.problems == ()


def test_a_block_is_parsed_once_whoever_reads(assembly, reader):
    text = "Vedrørende søknaden din om plass."
    first = assembly.checker.context(text, PARAGRAPH)
    assembly.checker.check_block(text, PARAGRAPH, reader("media"))
    assert assembly.checker.context(text, PARAGRAPH) is first


def test_the_same_words_weigh_differently_for_different_readers(assembly, reader):
    text = "Vi mener at søker er selvhjulpen."
    citizens = assembly.checker.check_block(text, PARAGRAPH, reader("innbyggerne"))
    media = assembly.checker.check_block(text, PARAGRAPH, reader("media"))
    assert "tiltale" in [finding.category for finding in citizens]
    assert "tiltale" not in [finding.category for finding in media]


@pytest.mark.parametrize("text", [ENGLISH, NYNORSK])
def test_a_paragraph_in_another_language_gets_one_quiet_note_at_most(assembly, reader, text):
    findings = assembly.checker.check_block(text, PARAGRAPH, reader("innbyggerne"))
    assert len(findings) <= 1
    assert all(finding.severity == "stil" for finding in findings)


def test_findings_of_a_document_have_offsets_in_its_text(assembly, reader):
    blocks = [DocumentBlock("Om plass 👍"), DocumentBlock("Vi ber om svar vedrørende søknaden.")]
    result = check_document(
        assembly.checker, assembly.document_checks, blocks, reader("innbyggerne")
    )
    text = "\n".join(block.text for block in blocks)
    found = list(result.placed())
    assert "vedrørende" in [finding.text for finding in found]
    assert all(text[finding.start : finding.end] == finding.text for finding in found)
