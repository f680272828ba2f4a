"""The highest good version is used, a bad file leaves the last good one, a removed one is gone."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date

import pytest

from asker_skriv.checking.groups import load_groups
from asker_skriv.export.profile import load_profiles
from asker_skriv.export.templates import load_templates
from asker_skriv.packs import keeper as keepers
from asker_skriv.packs.manifest import version_numbers
from asker_skriv.packs.pack import open_pack
from asker_skriv.packs.state import read_state
from asker_skriv.packs.trial import Trial
from asker_skriv.paths import DataLayers, active_packs, machine_folder, packs_folder, user_folder
from asker_skriv.ui.wordlist.store import Origin, WordStore
from tests.conftest import ROOT
from tests.packs.conftest import RULE, TODAY


@pytest.fixture
def trials(monkeypatch):
    """Count the trials; a pack whose rule file says «svikt» fails, as the real one is slow."""
    run = []

    def try_quickly(pack):
        run.append(pack.manifest.versjon)
        failed = any(b"svikt" in content for content in pack.files.values())
        return Trial(("Regelen svikter.",) if failed else ())

    monkeypatch.setattr(keepers, "try_pack", try_quickly)
    return run


def versions(state):
    return [(used.version, used.is_last_good) for used in state.used]


def reasons(state):
    return {refused.file: refused.reason for refused in state.refused}


def test_without_packs_nothing_is_written(workshop):
    assert workshop.keeper().refresh().used == ()
    assert not user_folder().exists()


def test_a_new_pack_waits_until_its_tests_are_run_and_is_then_a_layer(workshop, trials):
    workshop.put()
    assert workshop.keeper().refresh().waiting == ("asker.askerpakke",)
    assert active_packs() == ()
    state = workshop.keeper().try_waiting()
    assert versions(state) == [("1.0.0", False)]
    assert state.used[0].key == "kommunikasjon"
    files = DataLayers.standard().files("klarsprak", "*.toml")
    assert files[-1].name == "asker.toml"
    assert files[-1].read_text(encoding="utf-8") == RULE


def test_the_tests_are_run_once_for_each_file_and_program(workshop, trials, monkeypatch):
    workshop.put()
    workshop.keeper().try_waiting()
    workshop.keeper().try_waiting()
    assert len(trials) == 1
    monkeypatch.setattr(keepers, "__version__", "99.0")
    state = workshop.keeper().refresh()
    assert versions(state) == [("1.0.0", False)]  # in use while it waits
    assert state.waiting
    workshop.keeper().try_waiting()
    workshop.keeper().try_waiting()
    assert len(trials) == 2


def test_the_real_trial_lets_the_sound_pack_in(workshop):
    workshop.put()
    assert versions(workshop.keeper().try_waiting()) == [("1.0.0", False)]


def test_the_highest_version_wins_and_taking_it_away_rolls_back(workshop, trials):
    workshop.put("v1")
    workshop.about(versjon='"1.10.0"')
    newest = workshop.put("v10")
    workshop.about(versjon='"1.9.0"')
    workshop.put("v9")
    assert versions(workshop.keeper().try_waiting()) == [("1.10.0", False)]
    newest.unlink()
    assert versions(workshop.keeper().try_waiting()) == [("1.9.0", False)]


def test_putting_the_old_version_over_the_new_rolls_back(workshop, trials):
    old = workshop.signed()
    workshop.about(versjon='"2.0.0"')
    workshop.put()
    workshop.keeper().try_waiting()
    workshop.put(content=old)
    assert versions(workshop.keeper().try_waiting()) == [("1.0.0", False)]


def half_a_file(shop):
    return shop.signed()[:200]


def unsigned(shop):
    from asker_skriv.packs.building import build

    shop.about(versjon='"2.0.0"')
    return build(shop.source)


def failing(shop):
    shop.about(versjon='"2.0.0"')
    shop.write("rules/klarsprak/asker.toml", RULE + "# svikt\n")
    return shop.signed()


@pytest.mark.parametrize("broken", [half_a_file, unsigned, failing])
def test_a_bad_file_in_place_of_a_good_one_leaves_the_last_good_in_use(workshop, trials, broken):
    workshop.put()
    workshop.keeper().try_waiting()
    workshop.put(content=broken(workshop))
    for _ in range(3):  # and stays so, start after start
        state = workshop.keeper().try_waiting()
        assert versions(state) == [("1.0.0", True)]
        assert reasons(state)["asker.askerpakke"]
        assert active_packs()
    workshop.put(content=b"worse")
    assert versions(workshop.keeper().try_waiting()) == [("1.0.0", True)]


def test_a_failing_new_file_beside_the_old_changes_nothing(workshop, trials):
    workshop.put("v1")
    workshop.keeper().try_waiting()
    workshop.put("v2", failing(workshop))
    state = workshop.keeper().try_waiting()
    assert versions(state) == [("1.0.0", False)]
    assert reasons(state) == {"v2.askerpakke": "Regelen svikter."}


def test_a_pack_that_never_passed_is_not_used(workshop, trials):
    workshop.put(content=failing(workshop))
    assert workshop.keeper().try_waiting().used == ()
    assert active_packs() == ()


def test_a_removed_pack_falls_away_with_all_that_was_unpacked(workshop, trials):
    path = workshop.put()
    folder = packs_folder() / workshop.keeper().try_waiting().used[0].folder
    assert folder.is_dir()
    path.unlink()
    state = workshop.keeper().refresh()
    assert state.used == state.refused == ()
    assert active_packs() == ()
    assert not folder.exists()
    assert not list((packs_folder() / "beholdt").iterdir())
    workshop.put(content=b"damaged")
    assert workshop.keeper().refresh().used == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"revoked": frozenset({"asker-klarsprak 1.0.0"})},
        {"keys": {}},
        {"keys": {"kommunikasjon": bytes(32)}},
    ],
)
def test_what_the_policy_no_longer_trusts_falls_away_the_last_good_too(workshop, trials, changes):
    workshop.put()
    workshop.keeper().try_waiting()
    workshop.put(content=b"damaged")
    assert workshop.keeper().refresh().used
    assert workshop.keeper(policy=replace(workshop.policy, **changes)).refresh().used == ()
    assert active_packs() == ()


def test_a_pack_past_its_last_day_falls_away(workshop, trials):
    workshop.about(gjelder_til="2026-12-31")
    workshop.put()
    workshop.keeper().try_waiting()
    state = workshop.keeper(today=date(2027, 1, 1)).refresh()
    assert state.used == ()
    assert "31.12.2026" in reasons(state)["asker.askerpakke"]


def test_what_the_user_changes_in_the_unpacked_pack_is_put_right(workshop, trials):
    workshop.put()
    folder = packs_folder() / workshop.keeper().try_waiting().used[0].folder
    rule = folder / "rules/klarsprak/asker.toml"
    rule.write_text("", encoding="utf-8")
    (folder / "rules/klarsprak/mer.toml").write_text("", encoding="utf-8")
    workshop.keeper().refresh()
    assert rule.read_text(encoding="utf-8") == RULE
    assert not (folder / "rules/klarsprak/mer.toml").exists()


def test_a_user_can_not_let_an_unsigned_pack_in(workshop, trials):
    other = unsigned(workshop)
    workshop.put()
    workshop.keeper().try_waiting()
    (packs_folder() / "beholdt/asker-klarsprak.askerpakke").write_bytes(other)
    workshop.put(content=b"damaged")
    assert workshop.keeper().refresh().used == ()


@pytest.mark.parametrize("name", ["aktive.json", "tilstand.json", "dommer.json"])
@pytest.mark.parametrize("content", [b"", b"{", b"[3]", b"null", b'["../.."]', b"\xff"])
def test_damaged_notes_are_made_anew(workshop, trials, name, content):
    workshop.put()
    workshop.keeper().try_waiting()
    (packs_folder() / name).write_bytes(content)
    assert all(path.parent == packs_folder() for path in active_packs())
    assert versions(workshop.keeper().try_waiting()) == [("1.0.0", False)]
    assert read_state().used


def test_two_packs_are_layers_in_the_order_of_their_ids(workshop, trials):
    workshop.put("b")
    workshop.about(id='"aa-forst"')
    workshop.put("a")
    state = workshop.keeper().try_waiting()
    assert [used.id for used in state.used] == ["aa-forst", "asker-klarsprak"]
    assert [path.name for path in active_packs()] == [used.folder for used in state.used]


def test_a_file_of_the_machine_wins_over_a_pack_and_a_pack_over_the_built_in(workshop, trials):
    workshop.put()
    workshop.keeper().try_waiting()
    own = machine_folder() / "rules/klarsprak/asker.toml"
    own.parent.mkdir(parents=True)
    own.write_text("", encoding="utf-8")
    files = DataLayers.standard().files("klarsprak", "*.toml")
    assert files[-1] == own
    assert files[-2].is_relative_to(packs_folder())
    assert files[0].is_relative_to(DataLayers.standard().built_in)


def test_all_a_pack_can_hold_is_picked_up(workshop, trials):
    template = ROOT / "resources/maler/brev"
    shutil.copytree(template, workshop.source / "resources/maler/hyttebrev")
    word = workshop.source / "resources/maler/hyttebrev/brev.docx"
    word.rename(word.with_name("hyttebrev.docx"))
    about = word.with_name("mal.toml")
    told = re.sub(r"^fil = .*$", "", about.read_text(encoding="utf-8"), flags=re.MULTILINE)
    about.write_text(told, encoding="utf-8")
    workshop.write("resources/profil/hytte/profil.toml", '[kommune]\nnavn = "Hyttekommunen"\n')
    workshop.write("rules/malgrupper/hytteeiere.toml", 'navn = "Hytteeiere"\n')
    workshop.put()
    workshop.keeper().try_waiting()
    layers = DataLayers.standard()
    assert "hyttebrev" in {each.id for each in load_templates(layers).templates}
    assert "hytte" in {each.id for each in load_profiles(layers).profiles}
    groups = load_groups(layers.files("malgrupper", "*.toml"))
    assert groups.get("hytteeiere").name == "Hytteeiere"
    row = next(row for row in WordStore(layers).rows() if row.entry.term == "snurrebass")
    assert row.origin is Origin.MACHINE


def test_tests_that_never_end_refuse_the_pack(workshop, trials):
    workshop.put()
    state = workshop.keeper().give_up("Testene ble ikke ferdige.")
    assert reasons(state) == {"asker.askerpakke": "Testene ble ikke ferdige."}
    assert state.waiting == ()


def test_a_disk_that_says_no_is_told_and_the_program_goes_on(workshop, trials, monkeypatch):
    workshop.put()
    keeper = workshop.keeper()
    keeper.try_waiting()
    monkeypatch.setattr(keepers, "unpack", full_disk)
    (packs_folder() / keeper.refresh().used[0].folder / "rules/klarsprak/asker.toml").unlink()
    assert "disken er full" in reasons(keeper.refresh())["asker.askerpakke"]


def full_disk(files, folder):
    raise OSError(28, "No space left on device")


def test_versions_are_in_the_state_as_they_are_told(workshop, trials):
    pack = open_pack(workshop.signed(), workshop.policy, TODAY)
    assert version_numbers(pack.manifest.versjon) == (1, 0, 0)
