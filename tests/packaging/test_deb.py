"""The Debian package that ``dev.py build deb`` made."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.conftest import ROOT

PACKAGES = sorted((ROOT / "dist").glob("*.deb"))
LETTER = ROOT / "resources" / "eksempelbrev" / "eksempel.docx"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PACKAGES, reason="no Debian package; run dev.py build deb"),
    pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb"),
]


def told(*command):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pakke")
    told("dpkg-deb", "-x", PACKAGES[-1], folder)
    return folder


def test_says_what_it_is_and_asks_for_the_window_s_libraries():
    assert told("dpkg-deb", "-f", PACKAGES[-1], "Package").strip() == "asker-skriv"
    depends = told("dpkg-deb", "-f", PACKAGES[-1], "Depends")
    for package in ("libc6", "libx11-6", "libfontconfig1", "libdbus-1-3"):
        assert package in depends


def test_the_program_on_the_path_checks_a_letter(unpacked, tmp_path):
    done = subprocess.run(
        [unpacked / "usr" / "bin" / "asker-skriv", "sjekk", LETTER],
        env={"PATH": os.environ["PATH"], "ASKER_SKRIV_BRUKER": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    assert "eksempel.docx" in done.stdout


def test_stands_in_the_menu_with_an_icon_and_opens_letters(unpacked):
    share = unpacked / "usr" / "share"
    entry = (share / "applications" / "asker-skriv.desktop").read_text(encoding="utf-8")
    assert "Exec=asker-skriv %f" in entry
    assert "wordprocessingml.document" in entry
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "asker-skriv.svg").is_file()


def test_tells_the_licences_of_what_it_carries(unpacked):
    told_licences = unpacked / "usr" / "share" / "doc" / "asker-skriv" / "copyright"
    text = told_licences.read_text(encoding="utf-8")
    for licence in ("GPL-3.0", "CC BY 4.0", "CC BY-SA 4.0", "CC0"):
        assert licence in text


def test_everything_is_root_s_and_readable_by_all():
    for line in told("dpkg-deb", "-c", PACKAGES[-1]).splitlines():
        rights, owner = line.split()[:2]
        assert owner == "root/root", line
        assert rights[7] == "r", line
