"""The main job end to end: open, check, take every suggestion, export, open again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import check_document, document_blocks
from asker_skriv.checking.finding import Scope
from asker_skriv.export.profile import load_profiles
from asker_skriv.export.templates import load_templates
from asker_skriv.export.word import export_letter
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import Run
from asker_skriv.text.readers import read_document, structured
from tests.conftest import ROOT, SHARED

LETTERS = sorted((ROOT / "tests" / "corpus" / "tekster").glob("*.txt"))
LETTERS += sorted((SHARED / "eksempler").glob("*.txt"))


@pytest.fixture(scope="module")
def assembly():
    return assemble(DataLayers.standard())


def accepted(text, findings):
    """Return the text with the first suggestion of each finding, those inside others left."""
    free = len(text)
    for finding in sorted(findings, key=lambda finding: (-finding.end, finding.start)):
        if finding.suggestions and finding.scope is Scope.WORDS and finding.end <= free:
            text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
            free = finding.start
    return text


def corrected(assembly, document):
    """Return the document with all suggestions taken, and how many there were."""
    reader = Reader(assembly.groups.get("innbyggerne"))
    blocks = document_blocks(document)
    result = check_document(assembly.checker, assembly.document_checks, blocks, reader)
    changed = [
        replace(block, runs=(Run(accepted(block.text, found)),)) if block.text else block
        for block, found in zip(document.blocks, result.by_block, strict=True)
    ]
    taken = sum(bool(finding.suggestions) for found in result.by_block for finding in found)
    return replace(document, blocks=tuple(changed)), taken


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_letter_goes_from_draft_to_word(assembly, path, tmp_path):
    document = structured(read_document(path))
    better, taken = corrected(assembly, document)
    _, left = corrected(assembly, better)
    assert left < max(taken, 1) or taken == 0, "accepting must leave fewer suggestions"
    layers = DataLayers.standard()
    template = load_templates(layers).find("brev")
    values = template.initial_values(date(2026, 11, 22))
    values |= {"mottaker": "Kari Eksempel", "avsender": "Ola Eksempel"}
    target = tmp_path / "brev.docx"
    export_letter(better, template, load_profiles(layers).standard, values, target)
    words = read_document(target).text.split()
    missing = [word for word in better.text.split() if word not in words]
    assert missing == []
