"""Passive sentences and stiff forms of address, before and after the suggestions are taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from asker_skriv.checking.context import Reader
from asker_skriv.checking.groups import load_groups
from tests.checking.rules import Rules
from tests.conftest import ROOT

GROUPS = load_groups(sorted((ROOT / "rules" / "malgrupper").glob("*.toml")))


def examples():
    """Yield (target group, sentence, what it becomes)."""
    group = ""
    for line in (Path(__file__).parent / "active.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            group = line.removeprefix("# ")
            continue
        before, after = line.split(" => ")
        yield group, before, before if after == "=" else after


EXAMPLES = list(examples())


@pytest.fixture(scope="module")
def rules(pipeline, language):
    return Rules(pipeline, language, files=("passiv", "tiltale"))


@pytest.mark.parametrize(("group", "before", "after"), EXAMPLES)
def test_accepting_leaves_a_good_sentence(group, before, after, rules):
    rules.reader = Reader(GROUPS.get(group))
    assert rules.accept_all(before) == after


def test_suggestions_begin_with_a_capital_only_where_a_sentence_does(rules):
    rules.reader = Reader(GROUPS.get("innbyggerne"))
    for _, before, _ in EXAMPLES:
        for finding in rules.find(before):
            opens = (
                before[: finding.start].rstrip(" «").endswith((".", "?", "!"))
                or not (before[: finding.start])
            )
            for suggestion in finding.suggestions:
                assert suggestion[0].isupper() == opens, (finding.text, suggestion)
