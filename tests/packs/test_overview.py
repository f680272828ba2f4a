"""What is installed is told whole, and without the user's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from asker_skriv.cli import main
from asker_skriv.packs import keeper as keepers
from asker_skriv.packs.keeper import Keeper
from asker_skriv.packs.overview import overview, shown
from asker_skriv.packs.trial import Trial
from asker_skriv.paths import machine_folder, user_folder


@pytest.fixture
def policy(workshop):
    """Write a policy that trusts the workshop's key, before anybody has read one."""

    def write(more=""):
        key = (workshop.folder / "kommunikasjon.pub").read_text().strip()
        path = machine_folder() / "policy.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'{more}\n[nokler]\nkommunikasjon = "{key}"\n', encoding="utf-8")

    return write


def test_versions_and_the_built_in_are_told():
    told = overview().as_text()
    assert "Asker skriv 0.1.0" in told
    assert "nb_asker_skriv" in told
    assert "(innebygd)" in told
    assert "Innebygd: " in told
    assert "Pakker som ikke er i bruk" not in told


def test_packs_refusals_policy_and_problems_are_told(workshop, policy, monkeypatch):
    monkeypatch.setattr(keepers, "try_pack", lambda _: Trial(()))
    workshop.about(utgiver='"Kommunikasjon"', gjelder_til="2099-12-31")
    workshop.put()
    workshop.put("daarlig", b"PK")
    policy('[laste_valg]\ngroup = "unge"\n[funksjoner]\nav = ["egne-regler"]')
    Keeper.standard().try_waiting()
    own = user_folder() / "rules/ordliste/egne.csv"
    own.parent.mkdir(parents=True)
    own.write_text("term;alternativer\n", encoding="utf-8")
    told = overview(["x.toml er feil."]).as_text()
    assert "«Asker» 1.0.0, fra Kommunikasjon, signert med «kommunikasjon», gjelder til" in told
    assert "daarlig.askerpakke: " in told
    assert "Låste valg: group = unge" in told
    assert "Slått av: egne-regler" in told
    assert "Dine egne: 1 ordliste" in told
    assert "x.toml er feil." in told


def test_a_choice_that_is_not_there_is_named(policy):
    policy('[laste_valg]\ngroup = "hyttefolk"\n[standardvalg]\ndocument_type = "avslag"')
    told = overview().as_text()
    assert "Målgruppen «hyttefolk» finnes ikke" in told
    assert "Dokumenttypen" not in told


def test_paths_do_not_tell_who_is_writing(monkeypatch):
    monkeypatch.setenv("USER", "kari")
    monkeypatch.delenv("USERNAME", raising=False)
    assert "kari" not in shown(Path("/hjem/kari/x"))
    assert shown(Path.home() / "x") == str(Path("~/x"))
    assert shown(Path("/etc/asker-skriv")) == str(Path("/etc/asker-skriv"))


def test_the_command_line_tells_the_same(capsys):
    assert main(["versjon"]) == 0
    assert "Innebygd: " in capsys.readouterr().out


def test_export_from_the_command_line_can_be_turned_off(policy, capsys, tmp_path):
    policy('[funksjoner]\nav = ["eksport-kommandolinje"]')
    letter = tmp_path / "brev.txt"
    letter.write_text("Hei.")
    code = main(["eksporter", str(letter), "--mal", "brev", "--ut", str(tmp_path / "ut.docx")])
    assert code == 2
    assert "Bestemt av kommunen" in capsys.readouterr().err
    assert not (tmp_path / "ut.docx").exists()


def test_the_command_line_uses_packs_and_tells_what_it_left_out(workshop, policy, capsys, tmp_path):
    policy()
    workshop.put()
    workshop.put("daarlig", b"PK")
    letter = tmp_path / "brev.txt"
    letter.write_text("Vi går på tvers av siloer.\n", encoding="utf-8")
    main(["sjekk", str(letter)])
    told = capsys.readouterr()
    assert "[asker/paatvers]" in told.out
    assert "daarlig.askerpakke er ikke i bruk" in told.err
