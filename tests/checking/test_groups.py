"""A target group is a file: written as it is read, and its bad values named."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.checking.finding import Family
from asker_skriv.checking.groups import TargetGroup, format_group, group_from, load_groups
from asker_skriv.errors import BadDataFileError
from tests.conftest import ROOT

BUILT_IN = load_groups(sorted((ROOT / "rules" / "malgrupper").glob("*.toml"))).groups
_words = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.mark.parametrize("group", BUILT_IN, ids=lambda group: group.id)
def test_the_groups_that_come_with_the_program_are_written_as_they_are_read(group, tmp_path):
    path = tmp_path / f"{group.id}.toml"
    path.write_text(format_group(group), encoding="utf-8")
    again = load_groups([path])
    assert again.problems == ()
    assert again.groups == (group,)
    assert again.groups[0].weights == group.weights


@given(name=_words.filter(str.strip), tone=_words, advice=st.lists(_words).map(tuple))
def test_any_words_survive_being_written(name, tone, advice):
    group = TargetGroup("egen", name, tone=tone, advice=advice, weights={Family.TONE: 0})
    assert group_from("egen", tomllib.loads(format_group(group))) == group


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("lix = [40, 30]", "lix"),
        ("setning_ord = 2", "setning_ord"),
        ("avsnitt_ord = 9000", "avsnitt_ord"),
        ("passivandel = 10", "passivandel"),
        ("vekter = { passiv = 7 }", "passiv"),
        ("vekter = { pasiv = 2 }", "pasiv"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(line, named):
    with pytest.raises(BadDataFileError, match=named):
        group_from("egen", tomllib.loads(f'navn = "Egen"\n{line}'))


def test_a_groups_own_words_are_read_and_written():
    table = tomllib.loads('navn = "Egen"\n[ord]\n"BPA" = "hjelp du styrer selv"\nvedtak = ""')
    group = group_from("egen", table)
    assert group.terms == {"BPA": "hjelp du styrer selv", "vedtak": ""}
    assert group_from("egen", tomllib.loads(format_group(group))).terms == group.terms


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("tiltale = ['De']", "tiltale"),
        ("snitt_ord = [15, 12]", "snitt_ord"),
        ("ord = {'' = 'a'}", "ord"),
    ],
)
def test_address_average_and_words_are_checked(line, named):
    with pytest.raises(BadDataFileError, match=named):
        group_from("egen", tomllib.loads(f'navn = "Egen"\n{line}'))
