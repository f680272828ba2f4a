"""Whatever happens, the words are there afterwards."""

from __future__ import annotations

import errno
import os
import random
import stat
import threading
import time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from asker_skriv import recovery, storage
from asker_skriv.export.word import save_document
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Document, plain_block
from asker_skriv.text.readers import read_document
from asker_skriv.ui.difference_view import within
from asker_skriv.ui.drafts import DraftsDialog, offer
from asker_skriv.ui.gradual import GradualReader
from asker_skriv.ui.locks import lock_letter
from asker_skriv.ui.main_window import MainWindow
from asker_skriv.ui.recovery import Recovery
from benchmarks import kills

SENTENCE = "Vi har fått søknaden din 👍 og svarer innen fire uker."


@pytest.fixture
def window(qtbot):
    made = MainWindow(SettingsFile())
    # Closing a changed letter asks what to do with it.
    qtbot.addWidget(made, before_close_func=lambda _: made.editor.document().setModified(False))
    return made


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kladder"


def drafts(folder):
    return [recovery.read(file) for file in folder.glob("*.json")]


def test_a_letter_never_saved_is_on_disk_within_seconds(window, folder, qtbot):
    keeper = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Vi har bestemt at")
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1, timeout=10_000)
    draft = drafts(folder)[0]
    assert draft.first_line == "Vi har bestemt at"
    keeper.close()
    assert list(folder.glob("*.json")) == []


def test_saving_the_letter_forgets_the_draft(window, folder, qtbot):
    keeper = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Hei")
    keeper.keep()
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1)
    window.editor.document().setModified(False)
    qtbot.waitUntil(lambda: drafts(folder) == [])
    keeper.close()


def test_only_the_user_can_read_a_draft(window, folder, qtbot):
    keeper = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Hemmelig")
    keeper.keep()
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1)
    mode = stat.S_IMODE(next(folder.glob("*.json")).stat().st_mode)
    assert os.name == "nt" or mode == 0o600
    keeper.close()


def test_a_letter_that_is_open_in_another_window_is_not_offered(window, folder, qtbot):
    first = Recovery(window.editor, window.letter, folder)
    QTest.keyClicks(window.editor, "Hei")
    first.keep()
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1)
    second = Recovery(window.editor, window.letter, folder)
    assert second.left_behind() == []
    second.close()
    first.close()


def left_in(folder, *, name="vedtak.docx", path="", text=SENTENCE):
    folder.mkdir(exist_ok=True)
    draft = recovery.Draft(name, path, time.time(), Document((plain_block(text),)))
    file = folder / f"{len(list(folder.iterdir()))}.json"
    recovery.write(file, recovery.encode(draft))
    return file


@pytest.fixture
def presses(monkeypatch):
    """Press these buttons of the drafts' window, one after the other; keeps what it said."""
    said = []

    def press(*texts):
        def run(dialog):
            for text in texts:
                said.append((dialog.state.text(), dialog.view.toPlainText()))
                buttons = dialog.findChildren(QPushButton)
                next(b for b in buttons if b.text().replace("&", "") == text).click()
            return dialog.result()

        monkeypatch.setattr(DraftsDialog, "exec", run)
        return said

    return press


@pytest.fixture
def keeper(window, folder):
    made = Recovery(window.editor, window.letter, folder)
    yield made
    made.close()


def test_a_draft_left_behind_is_taken_up_again(window, folder, keeper, presses, qtbot):
    file = left_in(folder)
    presses("Åpne utkastet")
    assert offer(keeper, window.letter, window)
    assert window.editor.toPlainText() == SENTENCE
    assert window.editor.document().isModified()
    assert file.exists(), "it is on disk until it is saved"
    window.editor.document().setModified(False)
    qtbot.waitUntil(lambda: not file.exists())


def test_the_draft_of_a_saved_letter_is_compared_with_its_file(
    window, folder, keeper, presses, tmp_path
):
    saved = tmp_path / "vedtak.docx"
    save_document(Document((plain_block("Vi har fått søknaden din 👍."),)), saved)
    left_in(folder, path=str(saved))
    later = time.time() + 60
    os.utime(saved, (later, later))
    said = presses("Senere")
    assert not offer(keeper, window.letter, window)
    [(state, shown)] = said
    assert "Filen er nyere enn utkastet." in state
    assert "Ett avsnitt er endret." in state
    assert "Endret:" in shown
    assert "svarer innen fire uker" in shown


def test_a_drive_that_never_answers_does_not_hold_the_window_up():
    answers = threading.Event()
    assert within(0.05, lambda: answers.wait(60)) is None
    answers.set()
    assert within(60, lambda: Document((plain_block("her"),))).text == "her"


def test_what_others_did_to_the_file_after_the_crash_is_asked_about(
    window, folder, keeper, presses, tmp_path, monkeypatch
):
    saved = tmp_path / "vedtak.docx"
    save_document(Document((plain_block("Slik det var."),)), saved)
    window.letter.read(saved)
    QTest.keyClicks(window.editor, "Mitt. ")
    keeper.keep()
    keeper.settle()
    [left] = drafts(folder)
    window.editor.document().setModified(False)
    window.letter.new()
    save_document(Document((plain_block("Slik andre ville ha det."),)), saved)
    other = folder / "b.json"
    recovery.write(other, recovery.encode(left))
    presses("Åpne utkastet")
    assert offer(keeper, window.letter, window)
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or 0)
    assert not window.letter.save()
    assert "endret av noen andre" in asked[0]


def test_a_session_that_is_logged_off_keeps_what_is_there(window, folder, keeper):
    QTest.keyClicks(window.editor, "Hei")
    QApplication.instance().commitDataRequest.emit(None)
    assert drafts(folder)[0].document.text == "Hei"


def test_a_draft_that_its_file_holds_is_not_offered(window, folder, keeper, tmp_path):
    saved = tmp_path / "vedtak.docx"
    save_document(Document((plain_block(SENTENCE),)), saved)
    file = left_in(folder, path=str(saved))
    assert not offer(keeper, window.letter, window)
    assert not file.exists()


def test_a_draft_without_a_word_is_not_offered(window, folder, keeper):
    file = left_in(folder, name="Uten navn", text=" ")
    assert not offer(keeper, window.letter, window)
    assert not file.exists()


def test_a_draft_is_deleted_only_when_that_is_said_twice(
    window, folder, keeper, presses, monkeypatch
):
    file = left_in(folder)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.escapeButton().click() or 0)
    presses("Slett utkastet", "Senere")
    offer(keeper, window.letter, window)
    assert file.exists()

    def sure(box):
        next(b for b in box.buttons() if b.text() == "Slett utkastet").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", sure)
    presses("Slett utkastet")
    offer(keeper, window.letter, window)
    assert not file.exists()


def test_a_draft_can_be_saved_as_a_file_of_its_own(
    window, folder, keeper, presses, monkeypatch, tmp_path
):
    file = left_in(folder)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "reddet.docx"), "")
    )
    presses("Lagre utkastet som …")
    assert not offer(keeper, window.letter, window)
    assert read_document(tmp_path / "reddet.docx").text == SENTENCE
    assert not file.exists()


def test_what_is_put_off_is_there_next_time(window, folder, keeper, presses):
    for name in ("en.docx", "to.docx"):
        left_in(folder, name=name)
    presses("Åpne utkastet")
    assert offer(keeper, window.letter, window)
    assert len(keeper.left_behind()) == 1


def test_a_draft_whose_letter_is_open_in_another_window_goes_on_as_a_copy(
    window, folder, keeper, presses, tmp_path
):
    saved = tmp_path / "vedtak.docx"
    save_document(Document((plain_block("Noe annet"),)), saved)
    left_in(folder, path=str(saved))
    other = lock_letter(saved)
    presses("Åpne utkastet")
    assert offer(keeper, window.letter, window)
    assert window.letter.path is None
    assert window.letter.name == "Kopi av vedtak.docx"
    other.unlock()


def test_a_full_disk_is_told_once_and_tried_again(window, folder, keeper, qtbot, monkeypatch):
    told = []
    keeper.trouble.connect(told.append)
    works = storage.Disk()
    monkeypatch.setattr(storage, "disk", FullDisk())
    QTest.keyClicks(window.editor, "Hei")
    keeper.keep()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "lagre brevet selv" in told[0]
    monkeypatch.setattr(storage, "disk", works)
    qtbot.waitUntil(lambda: len(drafts(folder)) == 1, timeout=10_000)
    assert drafts(folder)[0].document.text == "Hei"
    assert len(told) == 1


class FullDisk(storage.Disk):
    def write(self, *_):
        raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2026-11-23 14:02", "i dag kl. 14.02"),
        ("2026-11-22 09:30", "i går kl. 09.30"),
        ("2026-01-02 08:05", "2.1.2026 kl. 08.05"),
    ],
)
def test_times_are_told_as_people_tell_them(when, told):
    now = time.mktime(time.strptime("2026-11-23 15:30", "%Y-%m-%d %H:%M"))
    then = time.mktime(time.strptime(when, "%Y-%m-%d %H:%M"))
    assert recovery.told_time(then, now) == told


def test_a_long_letter_is_read_as_it_is_at_one_moment(window, qtbot):
    window.editor.load(Document(tuple(plain_block(f"avsnitt {n}") for n in range(800))))
    reader = GradualReader(window.editor.document(), window)
    read = []
    reader.done.connect(read.append)
    reader.start()
    QTest.keyClicks(window.editor, "Først ")
    qtbot.waitUntil(lambda: bool(read))
    assert read == [window.editor.to_document()]
    assert read[0].blocks[0].text == "Først avsnitt 0"


@pytest.mark.parametrize("seed", range(8))
def test_what_is_remembered_of_a_letter_is_never_stale(window, qtbot, seed):
    chance = random.Random(seed)
    editor = window.editor
    editor.load(Document(tuple(plain_block(f"avsnitt {n} æøå 👍") for n in range(12))))
    reader = GradualReader(editor.document(), window)
    read = []
    reader.done.connect(read.append)
    for _ in range(25):
        cursor = editor.textCursor()
        cursor.setPosition(chance.randrange(editor.document().characterCount()))
        span = chance.randrange(editor.document().characterCount())
        if chance.random() < 0.5:
            cursor.setPosition(min(span, cursor.position() + 40), cursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        change = chance.choice(
            [
                lambda: editor.insertPlainText("nytt\nog mer"),
                lambda: editor.textCursor().removeSelectedText(),
                editor.toggle_bold, editor.toggle_bullets, editor.undo, editor.redo,
                lambda: editor.set_heading(chance.randrange(3)),
                lambda: add_table(editor),
                lambda: editor.textCursor().insertBlock(),
            ]
        )  # fmt: skip
        change()
        read.clear()
        reader.start()
        qtbot.waitUntil(lambda: bool(read))
        assert read == [editor.to_document()]


def add_table(editor):
    if editor.textCursor().currentTable() is None and editor.textCursor().currentList() is None:
        editor.textCursor().insertTable(2, 2)


def test_a_damaged_draft_is_set_aside(folder):
    folder.mkdir()
    (folder / "odelagt.json").write_text('{"name": "x", "docu')
    assert recovery.read(folder / "odelagt.json") is None
    assert (folder / "odelagt.skadet").exists()


def test_half_a_surrogate_pair_does_not_stop_the_keeping(folder):
    draft = recovery.Draft("x", "", 1.0, Document((plain_block("hei \ud83d der"),)))
    recovery.write(folder / "a.json", recovery.encode(draft))
    assert recovery.read(folder / "a.json").first_line == "hei ? der"


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_what_is_five_seconds_old_survives_a_kill():
    for outcome in kills.outcomes(3):
        assert outcome.old
        assert not outcome.old_lost


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_nothing_older_than_five_seconds_is_lost_in_two_hundred_kills():
    outcomes = kills.outcomes(200)
    assert [outcome.old_lost for outcome in outcomes] == [0] * 200
