"""How letters are laid out: good ones and new ones are left in peace.

What is told of stands in ``rules/brevet/struktur.toml``, with examples.
"""

from __future__ import annotations

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import document_blocks, survey
from asker_skriv.checking.skeleton import skeleton
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import Block, Document, Run
from asker_skriv.text.readers import read_document
from tests.conftest import ROOT

TEXTS = sorted((ROOT / "tests" / "corpus" / "tekster").glob("*.txt"))
CLEAN = sorted((ROOT / "benchmarks" / "brev").glob("dev_*ren_*.txt"))
LAYOUT = {
    f"struktur/{name}"
    for name in ("fet-overskrift", "emneoverskrift", "lov-forst", "en-oppgave", "punktliste")
}


@pytest.fixture(scope="module")
def checking():
    return assemble(DataLayers.standard())


def told(checking, blocks, kind):
    reader = Reader(checking.groups.get("innbyggerne"), kind)
    found = survey(checking.checker, checking.document_checks, blocks, reader)
    rules = {finding.rule for _, finding in found.across}
    return LAYOUT & (rules | {whole.rule for whole in found.structure})


def test_bold_is_read_from_the_text_itself():
    blocks = (Block((Run("Slik ", bold=True), Run("klager du", bold=True))), Block((Run("Nei"),)))
    assert [block.bold for block in document_blocks(Document(blocks))] == [True, False]


@pytest.mark.parametrize("path", [*TEXTS, *CLEAN], ids=lambda path: path.stem)
def test_good_letters_are_not_told_to_be_laid_out_otherwise(checking, path):
    blocks = document_blocks(read_document(path))
    assert told(checking, blocks, checking.suggest_type(blocks)) <= {"struktur/lov-forst"}


def test_new_letters_of_every_type_are_laid_out_well(checking):
    for kind in checking.document_types.types:
        assert told(checking, document_blocks(skeleton(kind)), kind.id) == set(), kind.id
