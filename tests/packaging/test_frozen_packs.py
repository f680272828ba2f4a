"""The frozen program signs, checks and uses rule packs: its libraries for that came along."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import ROOT
from tests.packaging import test_frozen
from tests.packaging.test_frozen import CONSOLE, frozen

__all__ = ["frozen"]
pytestmark = test_frozen.pytestmark
EXAMPLE = ROOT / "packaging" / "policy" / "eksempelpakke"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Return a machine-wide folder that the frozen program reads."""
    folder = tmp_path / "maskin"
    (folder / "pakker").mkdir(parents=True)
    monkeypatch.setenv("ASKER_SKRIV_MASKIN", str(folder))
    return folder


def test_a_pack_is_made_checked_and_used(machine, frozen, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "mappe")
    for line in (
        "nokkel --ut k",
        "bygg mappe --ut e.askerpakke",
        "signer e.askerpakke --nokkel k.nokkel",
        "kontroller e.askerpakke --nokkel k.pub",
    ):
        done = frozen(CONSOLE, "pakke", *line.split())
        assert done.returncode == 0, done.stdout + done.stderr
    key = (tmp_path / "k.pub").read_text().strip()
    (machine / "policy.toml").write_text(f'[nokler]\nk = "{key}"\n', encoding="utf-8")
    shutil.copy(tmp_path / "e.askerpakke", machine / "pakker")
    letter = tmp_path / "brev.txt"
    letter.write_text("Vi arbeider på tvers av siloer.\n", encoding="utf-8")
    done = frozen(CONSOLE, "sjekk", letter)
    assert "asker_eksempel/paa-tvers-av-siloer" in done.stdout, done.stderr
