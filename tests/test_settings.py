"""What the user has chosen survives."""

from __future__ import annotations

import os
import sys

import msgspec
import pytest

from asker_skriv.paths import user_folder
from asker_skriv.settings import Settings, SettingsFile


def file():
    return user_folder() / "innstillinger.json"


def test_a_first_start_has_the_standard_choices():
    settings = SettingsFile()
    assert settings.settings == Settings()
    assert settings.problem == ""
    assert not file().exists()


def test_a_choice_is_there_next_time():
    SettingsFile().change(theme="mork", zoom=125, fields={"avsender": "Kari"})
    kept = SettingsFile().settings
    assert (kept.theme, kept.zoom, kept.fields) == ("mork", 125, {"avsender": "Kari"})


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"zoom": "stor"}', b'{"recent": 3}', b"null"]
)
def test_a_damaged_file_is_set_aside_and_named(content):
    file().parent.mkdir(parents=True, exist_ok=True)
    file().write_bytes(content)
    settings = SettingsFile()
    assert settings.settings == Settings()
    assert "lagt til side" in settings.problem
    assert file().with_suffix(".skadet").read_bytes() == content
    settings.change(zoom=110)
    assert SettingsFile().settings.zoom == 110


def test_settings_of_a_newer_version_are_read_for_what_is_known():
    file().parent.mkdir(parents=True, exist_ok=True)
    file().write_text('{"zoom": 90, "noe_nytt": true}', encoding="utf-8")
    assert SettingsFile().settings.zoom == 90


def test_a_file_cut_short_at_any_byte_never_stops_the_program():
    whole = msgspec.json.encode(Settings(zoom=150, recent=("/a/b.docx",)))
    file().parent.mkdir(parents=True, exist_ok=True)
    for length in range(len(whole)):
        file().write_bytes(whole[:length])
        assert SettingsFile().settings == Settings()


@pytest.mark.skipif(sys.platform == "win32", reason="the profile's own rights hold on Windows")
def test_only_the_user_may_read_the_settings():
    SettingsFile().change(zoom=110)
    assert file().stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told_and_the_choice_holds(own_folders):
    folder = user_folder()
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    settings = SettingsFile()
    settings.change(zoom=110)
    assert settings.settings.zoom == 110
    assert "kunne ikke lagres" in settings.problem


def test_a_place_that_is_no_folder_is_told_and_the_choice_holds():
    user_folder().parent.mkdir(parents=True, exist_ok=True)
    user_folder().write_text("i veien", encoding="utf-8")
    settings = SettingsFile()
    settings.change(zoom=110)
    assert settings.settings.zoom == 110
    assert "kunne ikke lagres" in settings.problem
