"""A file is written whole or not at all, and a failure says what to do."""

import errno
import os
from contextlib import contextmanager

import pytest

from asker_skriv import storage
from asker_skriv.errors import ExportError
from asker_skriv.export.atomic import write_atomically
from asker_skriv.export.owners import opened_by
from asker_skriv.export.word import save_document
from asker_skriv.text.model import Document, plain_block


def test_the_file_is_new_and_nothing_lies_beside_it(tmp_path):
    target = tmp_path / "brev på Åsen.docx"
    target.write_bytes(b"gammel")
    write_atomically(target, b"ny")
    assert target.read_bytes() == b"ny"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed_so_that_the_real_file_is_new(tmp_path):
    real, link = tmp_path / "ekte.docx", tmp_path / "snarvei.docx"
    real.write_bytes(b"gammel")
    link.symlink_to(real)
    write_atomically(link, b"ny")
    assert link.is_symlink()
    assert real.read_bytes() == b"ny"


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (errno.ENOSPC, "Disken er full"),
        (errno.EROFS, "Mappen kan bare leses"),
        (errno.EACCES, "ikke tilgang"),
        (errno.EIO, "ikke tilgjengelig akkurat nå"),
    ],
)
@pytest.mark.parametrize("step", ["create", "write", "flush", "replace"])
def test_a_failing_disk_leaves_the_old_file(tmp_path, monkeypatch, code, advice, step):
    target = tmp_path / "brev.docx"
    target.write_bytes(b"gammel")
    error = OSError(code, os.strerror(code))
    with failing(monkeypatch, step, error), pytest.raises(ExportError) as caught:
        save_document(Document((plain_block("ny tekst"),)), target)
    assert target.read_bytes() == b"gammel"
    assert list(tmp_path.iterdir()) == [target]
    assert advice in str(caught.value)
    assert "brev.docx" in str(caught.value)
    assert "trygg" in str(caught.value)


@contextmanager
def failing(monkeypatch, step, error):
    """Make one step of writing fail with this error."""

    def fail(*_):
        raise error

    disk = storage.Disk()
    setattr(disk, step, fail)
    with monkeypatch.context() as patch:
        patch.setattr(storage, "disk", disk)
        yield


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (32, "åpen i Word eller et annet program"),
        (5, "åpen i Word eller et annet program"),
        (53, "Nettverksmappen svarer ikke"),
        (64, "Nettverksmappen svarer ikke"),
        (1231, "Nettverksmappen svarer ikke"),
        (206, "Navnet er for langt"),
    ],
)
def test_what_windows_says_is_understood(tmp_path, monkeypatch, number, advice):
    target = tmp_path / "brev.docx"
    target.write_bytes(b"gammel")
    error = OSError(errno.EINVAL, "sagt på engelsk")
    error.winerror = number
    with failing(monkeypatch, "write", error), pytest.raises(ExportError, match=advice):
        write_atomically(target, b"ny")
    assert target.read_bytes() == b"gammel"


def test_a_file_that_word_holds_is_told_with_the_name_of_who_has_it(tmp_path, monkeypatch):
    target = tmp_path / "vedtak.docx"
    (tmp_path / "~$dtak.docx").write_bytes(b"\x0dKari Nordmann" + bytes(40))
    denied = PermissionError(errno.EACCES, "nei")
    told = pytest.raises(ExportError, match="åpen hos Kari Nordmann")
    with failing(monkeypatch, "replace", denied), told:
        write_atomically(target, b"ny")


def test_who_has_a_file_open_is_read_from_word_and_libreoffice(tmp_path):
    letter = tmp_path / "brev.docx"
    assert opened_by(letter) is None
    mark = tmp_path / ".~lock.brev.docx#"
    mark.write_text(",kari,maskin,23.11.2026 14:02,file:///x;", encoding="utf-8")
    assert opened_by(letter) == "kari"
    (tmp_path / "~$ev.docx").write_bytes(b"")
    assert opened_by(letter) == ""


def test_a_place_without_flushing_takes_the_file_all_the_same(tmp_path, monkeypatch):
    def fail(_):
        raise OSError(errno.EINVAL, "no such thing here")

    monkeypatch.setattr(os, "fsync", fail)
    write_atomically(tmp_path / "brev.docx", b"ny")
    assert (tmp_path / "brev.docx").read_bytes() == b"ny"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_shared_with_a_group_stays_so(tmp_path):
    target = tmp_path / "brev.docx"
    target.write_bytes(b"gammel")
    target.chmod(0o664)
    write_atomically(target, b"ny")
    assert target.stat().st_mode & 0o777 == 0o664


def test_what_a_power_cut_left_beside_is_removed_by_and_by(tmp_path):
    target = tmp_path / "brev.docx"
    old, new = tmp_path / ".brev.docx.0a1b2c3d.tmp", tmp_path / ".brev.docx.ffffffff.tmp"
    other = tmp_path / ".annet.docx.0a1b2c3d.tmp"
    for path in (old, new, other):
        path.write_bytes(b"halv")
    for path in (old, other):
        os.utime(path, (1, 1))
    write_atomically(target, b"ny")
    assert sorted(tmp_path.iterdir()) == sorted([new, other, target])


def test_a_path_of_260_characters(tmp_path):
    folder = tmp_path
    while len(str(folder)) < 230:
        folder /= "mappe med æøå"
    folder.mkdir(parents=True)
    target = folder / f"{'x' * (270 - len(str(folder)))}.docx"
    assert len(str(target)) > 260
    write_atomically(target, b"ny")
    assert target.read_bytes() == b"ny"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("borte/brev.docx", "Mappen finnes ikke lenger"),
        ("mappe", "mappe med samme navn"),
        ("x" * 300 + ".docx", "for langt"),
        ("fil.txt/brev.docx", "Mappen finnes ikke lenger"),
        ("nul\0tegn.docx", "tegn som ikke kan brukes"),
    ],
)
def test_places_that_cannot_be_written(tmp_path, name, advice):
    (tmp_path / "mappe").mkdir()
    (tmp_path / "fil.txt").write_text("x")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ExportError, match=advice):
        write_atomically(tmp_path / name, b"ny")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_folder(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="ikke tilgang"):
        write_atomically(tmp_path / "brev.docx", b"ny")
