"""Open, save and leave: the text is never lost, and no file is harmed without a question."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox

from asker_skriv import storage, versions
from asker_skriv.export.word import save_document
from asker_skriv.paths import DataLayers, user_folder
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import BlockKind, Document, plain_block
from asker_skriv.text.readers import read_document
from asker_skriv.ui.difference_view import DifferenceDialog
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.files import LetterFile
from asker_skriv.ui.filestate import loses_nothing
from asker_skriv.ui.locks import lock_letter
from asker_skriv.ui.translation import speak_norwegian
from asker_skriv.ui.versions_dialog import VersionsDialog, show_versions
from tests.conftest import ROOT

LETTER = Document((plain_block("Vedtak", BlockKind.HEADING, 1), plain_block("Du får støtte.")))


@pytest.fixture
def letter(qtbot, qapp):
    speak_norwegian(qapp)
    window = QMainWindow()
    qtbot.addWidget(window)
    editor = LetterEditor()
    window.setCentralWidget(editor)
    window.show()
    file = LetterFile(editor, SettingsFile(), window)
    file.editor, file.holder = editor, window  # kept alive for the test
    return file


@pytest.fixture
def answers(qtbot):
    """Answer the next question with the button of this text; keeps what was asked."""
    asked = []

    def answer(button):
        def press():
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                QTimer.singleShot(10, press)
                return
            asked.append(box.text())
            found = {b.text().replace("&", ""): b for b in box.buttons()}
            found[button].click()

        QTimer.singleShot(0, press)
        return asked

    return answer


@pytest.fixture
def chooses(monkeypatch):
    """Let the file dialog give these paths, one after the other; None is thought better of."""

    def choose(*paths):
        left = [str(path) if path else "" for path in paths]
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (left.pop(0), ""))

    return choose


def write(letter, text):
    letter.editor.textCursor().insertText(text)


def saved(path):
    return read_document(path).text


def test_saved_and_opened_again(letter, chooses, tmp_path):
    letter.show(LETTER, None, "")
    write(letter, "Nytt ")
    chooses(tmp_path / "søknad æøå")
    assert letter.save()
    assert letter.path == tmp_path / "søknad æøå.docx"
    assert not letter.editor.document().isModified()
    assert letter.told_saved.startswith("Lagret kl. ")
    letter.new()
    assert letter.editor.toPlainText() == ""
    assert letter.open(tmp_path / "søknad æøå.docx")
    assert letter.editor.to_document().blocks[0] == plain_block("Nytt Vedtak", BlockKind.HEADING, 1)


def test_the_second_save_asks_nothing(letter, chooses, tmp_path):
    chooses(tmp_path / "brev.docx")
    write(letter, "en")
    assert letter.save()
    chooses(None)
    write(letter, " to")
    assert letter.save()
    assert saved(tmp_path / "brev.docx") == "en to"


def test_a_save_that_is_thought_better_of_keeps_everything(letter, chooses):
    chooses(None)
    write(letter, "tekst")
    assert not letter.save()
    assert letter.editor.document().isModified()
    assert letter.path is None


@pytest.mark.parametrize("name", ["brev.txt", "brev.html"])
def test_other_formats_are_saved_under_a_new_name(letter, chooses, tmp_path, name):
    source = tmp_path / name
    source.write_text("Hei du", encoding="utf-8")
    assert letter.open(source)
    assert letter.name == name
    assert letter.path is None
    assert letter.stem == "brev"
    chooses(tmp_path / "brev.docx")
    assert letter.save()
    assert source.read_text(encoding="utf-8") == "Hei du"
    assert saved(tmp_path / "brev.docx") == "Hei du"


@pytest.mark.parametrize(("button", "leaves"), [("Avbryt", False), ("Forkast", True)])
def test_leaving_a_letter_with_changes(letter, answers, button, leaves):
    write(letter, "tekst")
    asked = answers(button)
    assert letter.may_leave() is leaves
    assert asked == ["Vil du lagre endringene i «Uten navn»?"]


def test_leaving_with_save(letter, answers, chooses, tmp_path):
    write(letter, "tekst")
    chooses(tmp_path / "brev.docx")
    answers("Lagre")
    assert letter.may_leave()
    assert saved(tmp_path / "brev.docx") == "tekst"


def test_leaving_with_save_that_fails_does_not_leave(letter, answers, chooses):
    write(letter, "tekst")
    chooses(None)
    answers("Lagre")
    assert not letter.may_leave()


def test_a_letter_without_changes_is_left_without_a_word(letter):
    letter.show(LETTER, None, "")
    assert letter.may_leave()


def test_a_file_that_cannot_be_read_changes_nothing(letter, answers, tmp_path):
    letter.show(LETTER, None, "")
    broken = tmp_path / "brev.docx"
    broken.write_bytes(b"PK\x03\x04 ikke noe")
    asked = answers("OK")
    assert not letter.open(broken)
    assert "brev.docx" in asked[0]
    assert letter.editor.to_document() == LETTER


def test_a_recent_file_that_is_gone_leaves_the_list(letter, answers, tmp_path):
    gone = tmp_path / "borte.docx"
    settings = SettingsFile()
    settings.keep(settings.settings.with_recent(gone))
    letter._settings = settings
    asked = answers("OK")
    assert not letter.open(gone)
    assert "finnes ikke lenger" in asked[0]
    assert settings.settings.recent == ()


def test_a_folder_that_is_gone_offers_a_copy_elsewhere(letter, answers, chooses, tmp_path):
    chooses(tmp_path / "borte" / "brev.docx", tmp_path / "her.docx")
    write(letter, "tekst")
    asked = answers("Lagre en kopi …")
    assert letter.save()
    assert "Teksten din er trygg" in asked[0]
    assert saved(tmp_path / "her.docx") == "tekst"
    assert letter.path == tmp_path / "her.docx"


def test_a_failed_save_leaves_the_letter_unsaved(letter, answers, chooses, tmp_path):
    chooses(tmp_path / "borte" / "brev.docx")
    write(letter, "tekst")
    answers("Avbryt")
    assert not letter.save()
    assert letter.editor.document().isModified()
    assert letter.editor.toPlainText() == "tekst"


def test_a_file_changed_by_others_is_not_written_over_without_a_question(
    letter, answers, chooses, tmp_path
):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    write(letter, "Mitt ")
    save_document(Document((plain_block("Deres"),)), file)
    os.utime(file, ns=(1, 1))
    asked = answers("Avbryt")
    assert not letter.save()
    assert "endret av noen andre" in asked[0]
    assert saved(file) == "Deres"
    chooses(tmp_path / "kopi.docx")
    answers("Lagre en kopi …")
    assert letter.save()
    assert saved(file) == "Deres"
    assert saved(tmp_path / "kopi.docx").startswith("Mitt ")


def test_a_file_that_was_only_touched_is_saved_without_a_question(letter, tmp_path):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    write(letter, "Mitt ")
    os.utime(file, ns=(1, 1))
    assert letter.save()
    assert saved(file).startswith("Mitt ")


def test_a_change_of_the_same_size_and_time_is_noticed(letter, answers, tmp_path):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    before = file.stat()
    content = bytearray(file.read_bytes())
    content[-1] ^= 1  # in the archive's comment length: another file to every reader
    file.write_bytes(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    write(letter, "Mitt ")
    asked = answers("Avbryt")
    assert not letter.save()
    assert "endret av noen andre" in asked[0]


def test_what_others_changed_can_be_seen_before_it_is_decided(
    letter, answers, tmp_path, monkeypatch
):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    write(letter, "Mitt ")
    save_document(Document((*LETTER.blocks, plain_block("Deres tillegg her."))), file)
    shown = []

    def look(dialog):
        shown.append((dialog.told.text(), dialog.view.toPlainText()))
        answers("Skriv over")
        return 0

    monkeypatch.setattr(DifferenceDialog, "exec", look)
    answers("Vis forskjell")
    assert letter.save()
    assert "borte" in shown[0][0]
    assert "Deres tillegg her." in shown[0][1]
    kept = versions.versions(file)
    assert saved(kept[0].file).endswith("Deres tillegg her."), "theirs can still be found"


def test_each_save_keeps_what_the_file_held(letter, tmp_path, monkeypatch):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    for word in ("en ", "to "):
        write(letter, word)
        assert letter.save()
    kept = [saved(each.file).splitlines()[0] for each in versions.versions(file)]
    assert kept == ["en Vedtak", "Vedtak"]

    def take_back(dialog):
        dialog.list.setCurrentRow(1)
        dialog.back_button.click()
        return 1

    monkeypatch.setattr(VersionsDialog, "exec", take_back)
    show_versions(letter, letter.editor.to_document(), letter.holder)
    assert letter.editor.to_document() == LETTER
    assert letter.editor.document().isModified()
    assert saved(file).startswith("en to "), "the file is as it was until that is saved"


def test_a_letter_without_earlier_versions_says_so(letter, answers):
    asked = answers("OK")
    show_versions(letter, LETTER, letter.holder)
    assert "ingen tidligere versjon" in asked[0]


def test_an_earlier_version_can_be_saved_as_it_was(letter, chooses, tmp_path, monkeypatch):
    file = tmp_path / "fra word.docx"
    file.write_bytes(DataLayers.standard().resource("maler/brev/brev.docx").read_bytes())
    before = file.read_bytes()
    versions.keep(file, before)
    letter.open(file)
    chooses(tmp_path / "som den var.docx")
    monkeypatch.setattr(VersionsDialog, "exec", lambda dialog: dialog.copy_button.click())
    show_versions(letter, letter.editor.to_document(), letter.holder)
    assert (tmp_path / "som den var.docx").read_bytes() == before


def test_a_version_that_cannot_be_kept_does_not_stop_the_saving(letter, tmp_path):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    user_folder().mkdir(parents=True, exist_ok=True)
    (user_folder() / versions.FOLDER).write_text("i veien", encoding="utf-8")
    told = []
    letter.told.connect(told.append)
    write(letter, "Mitt ")
    assert letter.save()
    assert saved(file).startswith("Mitt ")
    assert "forrige versjon kunne ikke tas vare på" in told[0]


def test_a_letter_that_is_open_in_another_window_is_opened_as_a_copy(
    letter, answers, chooses, tmp_path
):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    other = lock_letter(file)
    asked = answers("Avbryt")
    assert not letter.open(file)
    assert "åpent i et annet vindu" in asked[0]
    answers("Åpne en kopi")
    assert letter.open(file)
    assert letter.path is None
    assert letter.name == "Kopi av brev.docx"
    chooses(file, tmp_path / "min.docx")
    answers("Lagre en kopi …")
    write(letter, "Mitt ")
    assert letter.save(), "the other window's file is refused, another name is not"
    assert saved(file) == LETTER.text
    assert saved(tmp_path / "min.docx").startswith("Mitt ")
    other.unlock()


def test_two_programs_with_the_same_letter(letter, answers, tmp_path):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    holder = (
        "import sys, time; from pathlib import Path; from asker_skriv.ui.locks import lock_letter;"
        "held = lock_letter(Path(sys.argv[1])); print(bool(held), flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", holder, str(file)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "True\n"
        answers("Avbryt")
        assert not letter.open(file)
        other.kill()
    assert letter.open(file), "the lock of a program that was killed counts for nothing"
    assert letter.path == file


def test_a_letter_lets_go_of_its_file_when_another_is_shown(letter, tmp_path):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    assert lock_letter(file) is None
    letter.new()
    assert lock_letter(file) is not None


def test_a_file_open_in_word_is_told_of_when_it_is_opened(letter, tmp_path):
    file = tmp_path / "vedtak.docx"
    save_document(LETTER, file)
    (tmp_path / "~$dtak.docx").write_bytes(b"\x0dKari Nordmann" + bytes(40))
    told = []
    letter.told.connect(told.append)
    assert letter.open(file)
    assert told == [
        "Filen er også åpen i et annet program hos Kari Nordmann. Lukk den der før du lagrer."
    ]


def test_a_draft_of_a_file_from_word_does_not_flatten_it_without_a_question(
    letter, answers, tmp_path
):
    file = tmp_path / "fra word.docx"
    file.write_bytes(DataLayers.standard().resource("maler/brev/brev.docx").read_bytes())
    before = file.read_bytes()
    letter.take_up(LETTER, file, file.name)
    asked = answers("Avbryt")
    assert not letter.save()
    assert "Topptekst" in asked[0]
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_cannot_be_seen_is_not_written_over(letter, answers, tmp_path):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    file.chmod(0)
    write(letter, "Mitt ")
    asked = answers("Avbryt")
    assert not letter.save()
    assert "kan ikke leses akkurat nå" in asked[0]
    file.chmod(0o600)
    assert saved(file) == LETTER.text


class FullOnce(storage.Disk):
    """A disk that is full the first time."""

    def __init__(self):
        self.full = True

    def write(self, file, content):
        if self.full and content.startswith(b"PK"):
            self.full = False
            raise OSError(errno.ENOSPC, "full")
        super().write(file, content)


def test_a_failed_save_can_be_tried_again(letter, answers, chooses, tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "disk", FullOnce())
    chooses(tmp_path / "brev.docx")
    write(letter, "tekst")
    asked = answers("Prøv igjen")
    assert letter.save()
    assert "Disken er full" in asked[0]
    assert saved(tmp_path / "brev.docx") == "tekst"


def test_a_file_deleted_meanwhile_is_written_anew(letter, tmp_path):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    letter.open(file)
    file.unlink()
    write(letter, "Fortsatt ")
    assert letter.save()
    assert saved(file).startswith("Fortsatt ")


def test_a_file_from_word_is_not_flattened_without_a_question(letter, answers, tmp_path):
    file = tmp_path / "fra word.docx"
    template = DataLayers.standard().resource("maler/brev/brev.docx")
    file.write_bytes(template.read_bytes())
    before = file.read_bytes()
    assert letter.open(file)
    write(letter, "Nytt ")
    asked = answers("Avbryt")
    assert not letter.save()
    assert "Topptekst" in asked[0]
    assert file.read_bytes() == before
    answers("Skriv over")
    assert letter.save()
    assert saved(file).startswith("Nytt ")
    write(letter, "mer ")
    assert letter.save()  # asked once is enough


def test_a_file_that_was_not_read_whole_is_not_written_over_without_a_question(
    letter, answers, tmp_path
):
    file = tmp_path / "brev.docx"
    save_document(LETTER, file)
    deleted = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>a</w:delText></w:r></w:del></w:p>'
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + deleted.encode())
    with zipfile.ZipFile(file, "w") as package:
        for name, content in {**parts, "word/document.xml": body}.items():
            package.writestr(name, content)
    assert letter.open(file)
    write(letter, "Nytt ")
    asked = answers("Avbryt")
    assert not letter.save()
    assert "blir borte hvis du skriver over" in asked[0]


def test_only_our_own_working_copies_are_written_back_whole(tmp_path):
    own = tmp_path / "egen.docx"
    save_document(LETTER, own)
    assert loses_nothing(own)
    assert not loses_nothing(DataLayers.standard().resource("maler/brev/brev.docx"))
    not_a_zip = tmp_path / "tull.docx"
    not_a_zip.write_bytes(b"tull")
    assert not loses_nothing(not_a_zip)
    assert not loses_nothing(tmp_path / "finnes ikke.docx")
    with zipfile.ZipFile(own, "a") as package:
        package.writestr("word/header1.xml", "<x/>")
    assert not loses_nothing(own)


def test_recent_files_newest_first_and_no_more_than_eight(letter, tmp_path):
    for number in range(10):
        file = tmp_path / f"{number}.txt"
        file.write_text("x", encoding="utf-8")
        letter.open(file)
    letter.open(tmp_path / "4.txt")
    names = [Path(name).name for name in SettingsFile().settings.recent]
    assert names == ["4.txt", "9.txt", "8.txt", "7.txt", "6.txt", "5.txt", "3.txt", "2.txt"]


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("Vedtak om støttekontakt", "Vedtak om støttekontakt"),
        ("Svar: hvem/hva?", "Svar hvem hva"),
        ("Ord " * 40, ("Ord " * 15).strip()),
        ("x" * 90, "x" * 60),
        ("…", "…"),
        ("???", "Uten navn"),
        ("", "Uten navn"),
    ],
)
def test_a_new_letter_is_suggested_saved_under_its_first_words(letter, first, name):
    letter.show(Document((plain_block(""), plain_block(first))), None, "")
    assert letter.stem == name
