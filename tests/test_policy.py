"""What the municipality decides holds, and a slip of the pen unlocks nothing."""

from __future__ import annotations

import base64

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asker_skriv import paths
from asker_skriv import policy as policies
from asker_skriv.paths import DataLayers, machine_folder, user_folder
from asker_skriv.policy import LOCKABLE, Feature, Policy, read_policy
from asker_skriv.settings import Settings, SettingsFile
from tests.conftest import ROOT

KEY = base64.b64encode(bytes(range(32))).decode()
WHOLE = f"""
[standardvalg]
theme = "mork"
zoom = 125
document_type = "avslag"

[laste_valg]
group = "lettlest"

[funksjoner]
av = ["egne-malgrupper", "siste-filer"]

[pakker]
usignerte = true
tilbakekalt = ["asker-klarsprak 1.2.0", "gammel"]

[nokler]
kommunikasjon = "{KEY}"
"""


def written(content):
    path = machine_folder() / policies.FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_policy(path)


def test_without_a_file_nothing_is_decided():
    assert policies.current() == Policy()
    assert not Policy().unsigned_packs


def test_an_environment_variable_can_not_lead_past_a_policy(monkeypatch, tmp_path):
    installed = tmp_path / "etc"
    installed.mkdir()
    monkeypatch.setattr(paths, "installed_machine_folder", lambda: installed)
    monkeypatch.setenv("ASKER_SKRIV_MASKIN", str(tmp_path / "prove"))
    assert machine_folder() == tmp_path / "prove"
    (installed / policies.FILE_NAME).write_text("")
    assert machine_folder() == installed


def test_a_whole_file_is_read():
    policy = written(WHOLE)
    assert policy.problems == ()
    assert policy.locked == {"group": "lettlest"}
    assert policy.defaults == {"theme": "mork", "zoom": 125}
    assert policy.document_type == "avslag"
    assert policy.off == {Feature.OWN_GROUPS, Feature.RECENT_FILES}
    assert policy.keys == {"kommunikasjon": bytes(range(32))}
    assert policy.unsigned_packs
    assert policy.revoked == {"asker-klarsprak 1.2.0", "gammel"}


def test_a_bottomless_statement_is_named_and_the_locks_still_hold():
    policy = written(WHOLE + "\n[annet]\ndyp = " + "[" * 5000 + "\n")
    assert policy.problems
    assert policy.locked == {"group": "lettlest"}


def test_the_example_that_it_staff_copy_is_right():
    policy = read_policy(ROOT / "packaging" / "policy" / "policy.eksempel.toml")
    assert policy.problems == ()
    assert policy.locked
    assert policy.keys


def test_what_can_be_locked_are_settings_with_their_standard_values():
    assert {name: getattr(Settings(), name) for name in LOCKABLE} == LOCKABLE


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[laste_valg]\ngruppe = "x"', "«gruppe»"),
        ('[laste_valg]\nzoom = "100"', "kan ikke låses"),
        ('[laste]\ngroup = "x"', "«laste»"),
        ('[funksjoner]\nav = ["ordliste"]', "«ordliste»"),
        ("[standardvalg]\ntheme = 3", "«theme»"),
        ('[standardvalg]\ntheme = "blå"', "«blå»"),
        ('[nokler]\nk = "abc"', "«k»"),
        ('[pakker]\nusignerte = "ja"', "«usignerte»"),
        ('[pakker]\ntilbakekalt = ["A 1"]', "«A 1»"),
        ('laste_valg = "group"', "[laste_valg]"),
        (b"\xff\xfe[laste_valg]", "UTF-8"),
    ],
)
def test_what_can_not_be_used_is_named(content, told):
    policy = written(content)
    assert told in " ".join(policy.problems)
    assert not policy.unsigned_packs


def test_a_lock_without_a_value_that_can_be_read_is_still_a_lock():
    policy = written("[laste_valg]\ngroup = lettlest\ntemplate = 'brev'\n")
    assert policy.locked == {"group": LOCKABLE["group"], "template": "brev"}
    assert "skrivefeil" in policy.problems[0]


def test_the_rest_of_a_file_with_a_slip_holds():
    slips = (
        ("[laste_valg]", "[laste_valg"),
        ('"lettlest"', '"lettlest'),
        ("usignerte = true", "usignerte ="),
        ("[pakker]", "[pakker]]"),
    )
    for slip in slips:
        policy = written(WHOLE.replace(*slip))
        assert set(policy.locked) == {"group"}, slip
        assert policy.off == {Feature.OWN_GROUPS, Feature.RECENT_FILES}, slip
        assert policy.keys, slip
        assert policy.problems, slip


def test_a_list_without_its_end_turns_off_what_it_names():
    policy = written('[funksjoner]\nav = ["kladder", "egen-ordbok"\n[laste_valg]\ngroup = "unge"')
    assert policy.off == {Feature.DRAFTS, Feature.OWN_DICTIONARY}


@given(st.integers(0, len(WHOLE)), st.integers(1, 12))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_damage_makes_it_fail_or_trust_more(place, length):
    policy = written(WHOLE.replace("true", "false")[:place] + WHOLE[place + length :])
    assert set(policy.keys.values()) <= {bytes(range(32))}


@given(st.binary(max_size=200))
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_bytes_can_be_read(content):
    assert not written(content).unsigned_packs


def test_a_locked_setting_holds_and_the_users_own_choice_is_kept():
    SettingsFile().change(group="unge")
    lock = Policy(locked={"group": "lettlest"})
    locked = SettingsFile(policy=lock)
    assert locked.settings.group == "lettlest"
    locked.change(group="eldre", zoom=150)
    assert (locked.settings.group, locked.settings.zoom) == ("lettlest", 150)
    assert SettingsFile(policy=Policy()).settings.group == "unge"


def test_defaults_are_for_those_who_have_not_chosen():
    begun = SettingsFile(policy=Policy(defaults={"group": "unge"}))
    assert begun.settings.group == "unge"
    begun.change(group="eldre")
    assert SettingsFile(policy=Policy(defaults={"group": "unge"})).settings.group == "eldre"


def test_what_may_not_be_remembered_is_not():
    off = frozenset({Feature.RECENT_FILES, Feature.REMEMBERED_FIELDS})
    SettingsFile().change(recent=("/brev.docx",), fields={"avsender": "Kari"})
    kept = SettingsFile(policy=Policy(off=off))
    assert (kept.settings.recent, kept.settings.fields) == ((), {})
    kept.change(recent=("/nytt.docx",), fields={"avsender": "Per"})
    assert "nytt" not in (user_folder() / "innstillinger.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("feature", "folder", "name", "pattern"),
    [
        (Feature.OWN_WORDS, "ordliste", "egne.csv", "*.csv"),
        (Feature.OWN_DICTIONARY, "ordliste", "ordbok.txt", "ordbok.txt"),
        (Feature.OWN_GROUPS, "malgrupper", "mine.toml", "*.toml"),
        (Feature.OWN_RULES, "klarsprak", "mine.toml", "*.toml"),
        (Feature.OWN_RULES, "dokumenttyper", "mine.toml", "*.toml"),
    ],
)
def test_own_files_are_left_unread_when_the_feature_is_off(feature, folder, name, pattern):
    path = user_folder() / "rules" / folder / name
    path.parent.mkdir(parents=True)
    path.write_text("")
    assert path in DataLayers.standard().files(folder, pattern)
    closed = DataLayers(ROOT, machine_folder(), user_folder(), closed=Policy(off={feature}).closed)
    assert path not in closed.files(folder, pattern)
    rest = Policy(off=set(Feature) - {feature}).closed
    assert path in DataLayers(ROOT, machine_folder(), user_folder(), closed=rest).files(
        folder, pattern
    )
