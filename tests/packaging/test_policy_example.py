"""What is there to copy in ``packaging/policy`` works as it stands."""

from __future__ import annotations

import re
import shlex

import pytest

from asker_skriv.cli import main
from asker_skriv.policy import Feature
from tests.conftest import ROOT

FOLDER = ROOT / "packaging" / "policy"
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_commands_of_the_readme_make_a_pack_that_is_let_in(tmp_path, monkeypatch, capsys):
    """Run the README's own lines, in its order, where they name the example."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "eksempelpakke").symlink_to(FOLDER / "eksempelpakke")
    wanted = r"^asker-skriv (pakke (?:nokkel|bygg|signer|kontroller) .*)$"
    lines = re.findall(wanted, README, re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        assert main(shlex.split(line)) == 0, line
    told = capsys.readouterr().out
    block = README[README.index("«Eksempel på regelpakke»") :].partition("```")[0]
    assert block.strip() in told


def test_the_example_policy_names_every_feature():
    example = (FOLDER / "policy.eksempel.toml").read_text(encoding="utf-8")
    assert [feature for feature in Feature if f"#   {feature} " not in example] == []


@pytest.mark.parametrize("folder", ["klarsprak", "brevet", "malgrupper", "dokumenttyper", "lov"])
def test_every_place_for_files_is_in_the_readme(folder):
    assert f"rules\\{folder}" in README
