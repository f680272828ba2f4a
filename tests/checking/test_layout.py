"""How a letter is laid out: bold lines, empty headings, lists, law references, errands."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import (
    DocumentBlock,
    document_blocks,
    document_context,
)
from asker_skriv.checking.finding import StructureFinding
from asker_skriv.checking.layout import LayoutCheck
from asker_skriv.checking.skeleton import skeleton
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import Block, BlockKind, Document, Run
from asker_skriv.text.readers import read_document
from tests.conftest import ROOT

TEXTS = sorted((ROOT / "tests" / "corpus" / "tekster").glob("*.txt"))
CLEAN = sorted((ROOT / "benchmarks" / "brev").glob("dev_*ren_*.txt"))
LONG = "Vi skriver til deg fordi du har søkt om en plass i barnehagen."


@pytest.fixture(scope="module")
def checking():
    return assemble(DataLayers.standard())


def told(checking, blocks, group="innbyggerne", kind=""):
    reader = Reader(checking.groups.get(group), kind)
    found = LayoutCheck().find(document_context(checking.checker, blocks), reader)
    return [
        SimpleNamespace(rule=each.rule.partition("/")[2], text="", suggestions=())
        if isinstance(each, StructureFinding)
        else SimpleNamespace(
            rule=each[1].rule.partition("/")[2], text=each[1].text, suggestions=each[1].suggestions
        )
        for each in found
    ]


def rules(*args, **kwargs):
    return [each.rule for each in told(*args, **kwargs)]


def heading(text, level=2):
    return DocumentBlock(text, BlockKind.HEADING, level)


def bold(text):
    return DocumentBlock(text, bold=True)


def test_a_bold_line_over_text_poses_as_a_heading(checking):
    assert rules(checking, [bold("Slik klager du"), DocumentBlock(LONG)]) == ["fet-overskrift"]


@pytest.mark.parametrize(
    "blocks",
    [
        [heading("Slik klager du"), DocumentBlock(LONG)],
        [bold("Fristen er 3. mai."), DocumentBlock(LONG)],
        [bold("Slik klager du"), bold(LONG)],
        [DocumentBlock(LONG), bold("Kari Nordmann")],
    ],
)
def test_headings_sentences_and_signatures_do_not(checking, blocks):
    assert rules(checking, blocks) == []


def test_bold_is_read_from_the_text_itself():
    blocks = (Block((Run("Slik ", bold=True), Run("klager du", bold=True))), Block((Run("Nei"),)))
    assert [block.bold for block in document_blocks(Document(blocks))] == [True, False]


def test_a_heading_that_only_names_its_topic_gets_a_better_one(checking):
    blocks = [heading("Du får ikke plass", 1), DocumentBlock(LONG), heading("Klageadgang")]
    (found,) = told(checking, blocks)
    assert (found.text, found.suggestions) == ("Klageadgang", ("Slik klager du",))
    assert told(checking, blocks, group="media")[0].suggestions == ()
    assert rules(checking, blocks, kind="politisk-sak") == []


def test_the_law_can_wait_until_the_reader_has_the_answer(checking):
    law = DocumentBlock("Vi har avslått søknaden etter barnehageloven § 16 fordi det er fullt.")
    blocks = [heading("Du får ikke plass", 1), law, DocumentBlock(LONG)]
    assert rules(checking, blocks) == ["lov-forst"]
    assert rules(checking, [blocks[0], blocks[2], law]) == []
    assert rules(checking, blocks, group="naeringsliv") == []


def test_a_web_page_with_many_errands_is_told_of_once(checking):
    errands = [heading(text) for text in ("Søk om plass", "Betal faktura", "Si opp plassen")]
    blocks = [heading("Barnehage", 1), DocumentBlock(LONG), *errands]
    assert rules(checking, blocks, kind="nettartikkel") == ["en-oppgave"]
    assert rules(checking, blocks[:-1], kind="nettartikkel") == []
    assert rules(checking, blocks, kind="informasjonsbrev") == []


def test_a_long_row_of_things_could_be_a_list(checking):
    row = (
        "Du må sende oss en kopi av leiekontrakten din, en oversikt over inntekten din, "
        "en bekreftelse fra legen din og en kort beskrivelse av hva du trenger hjelp til "
        "i hverdagen."
    )
    assert rules(checking, [DocumentBlock(row)]) == ["punktliste"]
    assert rules(checking, [DocumentBlock("Ta med mat, drikke, sko og klær.")]) == []


@pytest.mark.parametrize("path", [*TEXTS, *CLEAN], ids=lambda path: path.stem)
def test_good_letters_are_not_told_to_be_laid_out_otherwise(checking, path):
    blocks = document_blocks(read_document(path))
    kind = checking.suggest_type(blocks)
    assert set(rules(checking, blocks, kind=kind)) <= {"lov-forst"}


def test_new_letters_of_every_type_are_laid_out_well(checking):
    for kind in checking.document_types.types:
        assert rules(checking, document_blocks(skeleton(kind)), kind=kind.id) == [], kind.id
