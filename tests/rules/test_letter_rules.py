"""Every rule in ``rules/brevet`` carries its own tests, as small letters; here they are run."""

from __future__ import annotations

import pytest

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.finding import StructureFinding
from asker_skriv.checking.groups import load_groups
from asker_skriv.checking.letter_rules import load_letter_rules, small_letter
from asker_skriv.checking.protection import protected_stretches
from asker_skriv.text.model import BlockKind
from tests.checking.test_skeleton import TYPES
from tests.conftest import ROOT

RULES = load_letter_rules(sorted((ROOT / "rules" / "brevet").glob("*.toml")), TYPES)
GROUPS = load_groups(sorted((ROOT / "rules" / "malgrupper").glob("*.toml")))
HITS = [(check, hit) for check in RULES.checks for hit in check.info.hits]
MISSES = [(check, miss) for check in RULES.checks for miss in check.info.misses]


@pytest.fixture
def told(pipeline, language):
    def told(check, text, group="innbyggerne", document_type=""):
        """Return the words flagged in the small letter; "" is a remark about the whole."""
        blocks = small_letter(text)
        contexts = []
        for block in blocks:
            doc = pipeline.parse(block.text)
            stretches = protected_stretches(block.text, doc)
            contexts.append(BlockContext(block.text, block.kind, doc, language, stretches))
        reader = Reader(GROUPS.get(group), document_type)
        flagged = []
        for found in check.find(DocumentContext(blocks, tuple(contexts)), reader):
            if isinstance(found, StructureFinding):
                flagged.append("")
                continue
            index, finding = found
            assert blocks[index].text[finding.start : finding.end] == finding.text
            assert "…" not in finding.message  # every blank is filled
            flagged.append(finding.text)
        return flagged

    return told


def test_all_rule_files_can_be_read():
    assert RULES.problems == ()
    assert RULES.checks


@pytest.mark.parametrize(
    ("check", "hit"), HITS, ids=[f"{check.info.id}:{hit.text[:40]}" for check, hit in HITS]
)
def test_flags_what_it_says_it_flags(check, hit, told):
    assert hit.flagged in told(check, hit.text, hit.group, hit.document_type)


@pytest.mark.parametrize(
    ("check", "miss"), MISSES, ids=[f"{check.info.id}:{miss.text[:40]}" for check, miss in MISSES]
)
def test_is_silent_where_it_says_it_is_silent(check, miss, told):
    assert told(check, miss.text, miss.group, miss.document_type) == []


def test_small_letters_have_kinds_of_blocks():
    blocks = small_letter("# Tittel\nHei\n- punkt\n| celle\n**fet**")
    assert [(block.kind, block.bold) for block in blocks] == [
        (BlockKind.HEADING, False),
        (BlockKind.PARAGRAPH, False),
        (BlockKind.LIST_ITEM, False),
        (BlockKind.TABLE_CELL, False),
        (BlockKind.PARAGRAPH, True),
    ]


def test_a_rule_without_its_code_is_named_and_the_rest_still_load(tmp_path):
    table = '[[regel]]\nnavn = "{}"\nkode = "{}"\nkategori = "struktur"\nmelding = "Se her."\n'
    examples = 'treff = [{ tekst = "a", funn = "a" }]\nikke_treff = ["b"]\n'
    path = tmp_path / "konsistens.toml"
    path.write_text(
        table.format("en", "finnes.ikke")
        + examples
        + table.format("to", "figures.two_values")
        + examples,
        encoding="utf-8",
    )
    loaded = load_letter_rules([path])
    assert [check.info.id for check in loaded.checks] == ["konsistens/to"]
    assert len(loaded.problems) == 1
    assert "konsistens/en" in loaded.problems[0]
