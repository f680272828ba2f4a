"""«Slett spor på denne maskinen» leaves own words, own groups and rule packs, and nothing else."""

from __future__ import annotations

import sys

import pytest

from asker_skriv.traces import remove_traces, traces

# Every path that the program writes under the user's own folder, and whether it is a trace.
# tests/ui/test_leaks.py fails when a session leaves a file that is not told of here.
WRITTEN = {
    "innstillinger.json": True,  # settings, recent files, remembered fields
    "innstillinger.skadet": True,  # set aside when damaged
    "latt_sta.json": True,  # dismissals, as keyed hashes
    "latt_sta.skadet": True,
    "gjenoppretting/0123456789abcdef.json": True,  # drafts
    "gjenoppretting/0123456789abcdef.lock": True,
    "gjenoppretting/0123456789abcdef.skadet": True,
    "tidligere/0123-456.docx": True,  # the letter as it was before it was saved
    "apne/0123456789abcdef.lock": True,  # which letters are open
    "qt/QtProject.conf": True,  # where Qt's file dialogs have been
    ".innstillinger.json.0a1b2c3d.tmp": True,  # what a power cut leaves of a write
    "gjenoppretting/.0123.json.0a1b2c3d.tmp": True,
    "rules/ordliste/egne.csv": False,  # own words
    "rules/ordliste/egne.csv.gammel": False,
    "rules/ordliste/ordbok.txt": False,
    "rules/malgrupper/min.toml": False,  # own target groups
    "pakker/tilstand.json": False,  # the municipality's rule packs
}


def write(folder, names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names(folder, paths):
    return {path.relative_to(folder).as_posix() for path in paths}


def test_everything_but_the_users_own_work_goes(tmp_path):
    write(tmp_path, WRITTEN)
    assert names(tmp_path, traces(tmp_path)) == {name for name, trace in WRITTEN.items() if trace}
    assert remove_traces(tmp_path) == []
    left = names(tmp_path, (path for path in tmp_path.rglob("*") if path.is_file()))
    assert left == {name for name, trace in WRITTEN.items() if not trace}


def test_a_file_that_nobody_thought_of_is_a_trace(tmp_path):
    write(tmp_path, ["ny/noe.bin"])
    remove_traces(tmp_path)
    assert traces(tmp_path) == []


def test_what_is_in_use_is_spared(tmp_path):
    write(tmp_path, ["gjenoppretting/a.json", "gjenoppretting/b.json"])
    remove_traces(tmp_path, spare={tmp_path / "gjenoppretting" / "a.json"})
    assert names(tmp_path, traces(tmp_path)) == {"gjenoppretting/a.json"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_nothing_outside_the_folder_is_touched(tmp_path):
    home, other = tmp_path / "hjem", tmp_path / "annet"
    write(other, ["brev.docx", "mappe/brev.docx"])
    write(home, ["innstillinger.json"])
    (home / "lenke").symlink_to(other / "mappe", target_is_directory=True)
    (home / "fil.json").symlink_to(other / "brev.docx")
    assert remove_traces(home) == []
    assert (other / "brev.docx").exists()
    assert (other / "mappe" / "brev.docx").exists()
    assert traces(home) == []


def test_an_empty_machine_has_no_traces(tmp_path):
    assert traces(tmp_path / "finnes-ikke") == []
