"""What a sentence becomes when the writer takes every suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.rules import Rules

LINES = (Path(__file__).parent / "accepted.txt").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split(" => ")) for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def rules(pipeline, language):
    return Rules(pipeline, language)


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=[before for before, _ in PAIRS])
def test_accepting_leaves_a_good_sentence(before, after, rules):
    wanted = before if after == "=" else after.replace("~", "\u00a0")
    assert rules.accept_all(before) == wanted


@pytest.mark.parametrize("after", [after for _, after in PAIRS if after != "="])
def test_a_sentence_put_right_is_left_alone(after, rules):
    text = after.replace("~", "\u00a0")
    assert rules.accept_all(text) == text
