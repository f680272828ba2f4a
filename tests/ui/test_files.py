"""Open, save and leave: the text is never lost, and no file is harmed without a question."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox

from asker_skriv.export.word import save_document
from asker_skriv.paths import DataLayers
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import BlockKind, Document, plain_block
from asker_skriv.text.readers import read_document
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.files import LetterFile
from asker_skriv.ui.filestate import loses_nothing
from asker_skriv.ui.translation import speak_norwegian

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
