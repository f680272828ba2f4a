"""A file is written whole or not at all, and a failure says what to do."""

import errno
import os

import pytest

from asker_skriv.errors import ExportError
from asker_skriv.export.atomic import write_atomically
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
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file(tmp_path, monkeypatch, code, advice, step):
    target = tmp_path / "brev.docx"
    target.write_bytes(b"gammel")

    def fail(*_, **__):
        raise OSError(code, os.strerror(code))

    place = os if step == "fsync" else type(target)
    monkeypatch.setattr(place, step, fail)
    with pytest.raises(ExportError) as caught:
        save_document(Document((plain_block("ny tekst"),)), target)
    monkeypatch.undo()
    assert target.read_bytes() == b"gammel"
    assert list(tmp_path.iterdir()) == [target]
    assert advice in str(caught.value)
    assert "brev.docx" in str(caught.value)
    assert "trygg" in str(caught.value)


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
