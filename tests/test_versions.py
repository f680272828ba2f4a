"""What a save wrote over can be found again: the newest few, for some days, by this user."""

from __future__ import annotations

import os
import time

import pytest

from asker_skriv import versions
from asker_skriv.paths import user_folder


@pytest.fixture
def letter(tmp_path):
    return tmp_path / "vedtak om støtte.docx"


def kept(letter):
    return [each.file.read_bytes() for each in versions.versions(letter)]


def test_the_newest_version_comes_first(letter):
    for content in (b"en", b"to", b"tre"):
        assert versions.keep(letter, content)
    assert kept(letter) == [b"tre", b"to", b"en"]
    assert versions.versions(letter)[0].when == pytest.approx(time.time(), abs=60)


def test_the_same_content_is_kept_once(letter):
    for content in (b"en", b"en", b"to", b"en"):
        versions.keep(letter, content)
    assert kept(letter) == [b"en", b"to", b"en"]


def test_another_letter_has_its_own(letter):
    versions.keep(letter, b"en")
    assert versions.versions(letter.with_name("annet.docx")) == []


def test_they_are_few_and_both_ends_stay(letter):
    for number in range(40):
        versions.keep(letter, str(number).encode())
    left = kept(letter)
    assert len(left) == versions.PER_LETTER
    assert (left[0], left[-1]) == (b"39", b"0")


def test_old_ones_go(letter, monkeypatch):
    long_ago = time.time_ns() - (versions.DAYS + 1) * 24 * 3600 * 10**9
    with monkeypatch.context() as earlier:
        earlier.setattr(time, "time_ns", lambda: long_ago)
        versions.keep(letter, b"gammel")
    versions.keep(letter, b"ny")
    assert kept(letter) == [b"ny"]


def test_the_oldest_go_when_there_is_too_much(letter, monkeypatch):
    monkeypatch.setattr(versions, "IN_ALL", 10)
    for content in (b"aaaa", b"bbbb", b"cccc"):
        versions.keep(letter, content)
    assert kept(letter) == [b"cccc", b"bbbb"]


def test_a_very_large_file_is_not_kept(letter, monkeypatch):
    monkeypatch.setattr(versions, "LARGEST", 3)
    assert not versions.keep(letter, b"stor")
    assert kept(letter) == []


@pytest.mark.skipif(os.name == "nt", reason="the profile's own rights hold on Windows")
def test_only_the_user_may_read_them_and_the_name_is_not_told(letter):
    versions.keep(letter, b"hemmelig")
    [file] = (user_folder() / versions.FOLDER).iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert "vedtak" not in file.name
