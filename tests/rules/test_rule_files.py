"""Every rule in ``rules/klarsprak`` carries its own tests; here they are run."""

from __future__ import annotations

import pytest

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.groups import load_groups
from asker_skriv.checking.protection import protected_stretches
from asker_skriv.checking.rulefiles import load_rules
from asker_skriv.datafiles import read_table
from asker_skriv.text.model import BlockKind
from tests.conftest import ROOT

RULES = load_rules(sorted((ROOT / "rules" / "klarsprak").glob("*.toml")))
FILES = [
    *(ROOT / "rules" / "klarsprak").glob("*.toml"),
    *(ROOT / "rules" / "brevet").glob("*.toml"),
]
GROUPS = load_groups(sorted((ROOT / "rules" / "malgrupper").glob("*.toml")))
HITS = [(info, check, hit) for info, check in RULES.rules for hit in info.hits]
MISSES = [(info, check, miss) for info, check in RULES.rules for miss in info.misses]


@pytest.fixture
def find(pipeline, language):
    def find(check, text, kind="avsnitt", group="innbyggerne", document_type=""):
        doc = pipeline.parse(text)
        stretches = protected_stretches(text, doc)
        block = BlockContext(text, BlockKind(kind), doc, language, stretches)
        return list(check.find(block, Reader(GROUPS.get(group), document_type)))

    return find


def test_all_rule_files_can_be_read():
    assert RULES.problems == ()
    assert GROUPS.problems == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_rule_takes_the_place_of_another_in_its_file(path):
    names = [table["navn"] for table in read_table(path)["regel"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("info", "check", "hit"), HITS, ids=[f"{info.id}:{hit.text[:40]}" for info, _, hit in HITS]
)
def test_flags_what_it_says_it_flags(info, check, hit, find):
    findings = find(check, hit.text, hit.kind, hit.group, hit.document_type)
    assert hit.flagged in [finding.text for finding in findings]
    if hit.suggestions:
        told = next(finding for finding in findings if finding.text == hit.flagged)
        assert told.suggestions[: len(hit.suggestions)] == hit.suggestions


@pytest.mark.parametrize(
    ("info", "check", "miss"),
    MISSES,
    ids=[f"{info.id}:{miss.text[:40]}" for info, _, miss in MISSES],
)
def test_is_silent_where_it_says_it_is_silent(info, check, miss, find):
    found = find(check, miss.text, miss.kind, miss.group, miss.document_type)
    assert [finding.text for finding in found] == []


@pytest.mark.parametrize(
    ("info", "check", "hit"), HITS, ids=[f"{info.id}:{hit.text[:40]}" for info, _, hit in HITS]
)
def test_says_nothing_of_words_it_does_not_offer(info, check, hit, find):
    findings = find(check, hit.text, hit.kind, hit.group, hit.document_type)
    assert [told.message for told in findings if "«»" in told.message] == []
