"""``asker-skriv pakke``: from a folder to a pack that a machine trusts."""

from __future__ import annotations

import pytest

from asker_skriv.cli import main
from asker_skriv.packs.archive import read_archive, write_archive
from asker_skriv.policy import read_policy
from tests.packs.conftest import RULE, WORDS


@pytest.fixture
def run(capsys):
    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


@pytest.fixture
def signed(workshop, tmp_path):
    path = tmp_path / "asker.askerpakke"
    path.write_bytes(workshop.signed())
    return path


def test_from_key_to_a_pack_that_is_let_in(run, workshop, tmp_path):
    key, pack = tmp_path / "seksjon-2026", tmp_path / "ny.askerpakke"
    code, told = run("pakke", "nokkel", "--ut", key)
    assert code == 0
    assert (tmp_path / "seksjon-2026.nokkel").read_text().splitlines()[1] not in told
    policy = tmp_path / "policy.toml"
    policy.write_text(told[told.index("[nokler]") :])
    assert list(read_policy(policy).keys) == ["seksjon-2026"]
    assert run("pakke", "bygg", workshop.source, "--ut", pack)[0] == 0
    code, told = run("pakke", "kontroller", pack, "--nokkel", f"{key}.pub")
    assert code == 1
    assert "FEIL  Signatur: Pakken er ikke signert." in told
    assert "8 tester stemmer" in told
    assert run("pakke", "signer", pack, "--nokkel", f"{key}.nokkel")[0] == 0
    code, told = run("pakke", "kontroller", pack, "--nokkel", f"{key}.pub")
    assert code == 0
    assert told.endswith("Pakken kan tas i bruk.\n")


def test_a_pack_is_checked_with_the_machines_keys_when_no_other_is_given(run, signed):
    code, told = run("pakke", "kontroller", signed)
    assert code == 1
    assert "ingen nøkler i policy.toml" in told


def test_each_fault_is_told_with_all_the_others(run, workshop, signed):
    whole = read_archive(signed.read_bytes())
    name = "rules/klarsprak/asker.toml"
    broken = RULE.replace('["sammen"]', '["i lag"]').encode()
    files = {**whole.files, name: broken}
    signed.write_bytes(write_archive(type(whole)(whole.manifest, files, whole.signature)))
    code, told = run(
        "pakke", "kontroller", signed, "--nokkel", workshop.folder / "kommunikasjon.pub"
    )
    assert code == 1
    assert f"«{name}» er endret" in told
    assert "i lag" in told
    assert told.endswith("Pakken blir avvist.\n")


@pytest.mark.parametrize("content", [b"", b"PK", b"noe annet"])
def test_what_is_no_pack_is_refused(run, tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    assert run("pakke", "kontroller", tmp_path / "x")[0] == 1


def test_a_missing_file_or_key_is_another_exit_code(run, signed, tmp_path):
    assert run("pakke", "kontroller", tmp_path / "borte")[0] == 2
    assert run("pakke", "kontroller", signed, "--nokkel", signed)[0] == 2
    assert run("pakke", "signer", signed, "--nokkel", tmp_path / "borte.nokkel")[0] == 2
    assert run("pakke", "bygg", tmp_path / "borte", "--ut", tmp_path / "x")[0] == 2
    assert run("pakke", "bygg", tmp_path, "--ut", tmp_path / "ingen" / "x")[0] == 2


def test_what_a_new_version_changes_is_told_in_words(run, workshop, signed, tmp_path):
    workshop.about(versjon='"1.1.0"')
    workshop.write(
        "rules/klarsprak/asker.toml",
        RULE.replace("Skriv «{forslag}».", "Bruk «{forslag}».")
        + RULE.replace("paatvers", "siloer").replace('"sammen"', '"sammen "'),
    )
    workshop.write("rules/ordliste/asker_pakke.csv", WORDS.replace("snurrebass;", "hoppetau;"))
    workshop.write("rules/malgrupper/hytteeiere.toml", 'navn = "Hytteeiere"\n')
    workshop.write("rules/lov/ny.toml", 'navn = "Ny lov"\n')
    code, told = run("pakke", "forskjell", signed, workshop.source)
    assert code == 0
    assert told.splitlines() == [
        "versjon: 1.0.0 -> 1.1.0",
        "Nye regler (1):",
        "  asker/siloer: Skriv «{forslag}».",
        "Endrede regler (1):",
        "  asker/paatvers",
        "    melding: Skriv «{forslag}». -> Bruk «{forslag}».",
        "Nye ord (1):",
        "  hoppetau: leke",
        "Fjernede ord (1):",
        "  snurrebass: leke",
        "Nye målgrupper (1):",
        "  hytteeiere: Hytteeiere",
        "Nye lovfiler (1):",
        "  ny: Ny lov",
    ]
    assert run("pakke", "forskjell", signed, signed)[1] == "Pakkene har samme innhold.\n"


def test_what_comes_and_goes_in_a_text_is_told(run, workshop, signed, tmp_path):
    letter = tmp_path / "brev.txt"
    letter.write_text("Barnet har en snurrebass og et hoppetau.\n", encoding="utf-8")
    workshop.write(
        "rules/ordliste/asker_pakke.csv",
        WORDS.replace("snurrebass", "hoppetau").replace("en hoppetau", "et hoppetau"),
    )
    _, told = run("pakke", "forskjell", signed, workshop.source, "--tekst", letter)
    assert "  + «et hoppetau» -> en leke [ordliste/hoppetau]" in told or "+ «hoppetau»" in told
    assert "  - «" in told


def test_a_file_that_can_not_be_read_is_shown_as_such(run, workshop, signed):
    workshop.write("rules/klarsprak/asker.toml", "[[regel")
    assert "kan ikke leses" in run("pakke", "forskjell", signed, workshop.source)[1]
