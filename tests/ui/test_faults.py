"""Each step of writing is made to fail in turn, through a whole session of work.

Whatever fails: every file holds its old or its new content whole, nothing lies half written, the
writer is told, and the text is in the window.
"""

from __future__ import annotations

import errno
import os

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from asker_skriv import recovery, storage, versions
from asker_skriv.checking.dismissals import Dismissals
from asker_skriv.checking.finding import Category, Finding, Severity
from asker_skriv.checking.wordlist.files import make_entry, read_entries, write_entries
from asker_skriv.errors import AskerSkrivError
from asker_skriv.export.profile import load_profiles
from asker_skriv.export.templates import load_templates
from asker_skriv.export.word import export_letter
from asker_skriv.paths import DataLayers, user_folder
from asker_skriv.settings import SettingsFile
from asker_skriv.text.readers import read_document
from asker_skriv.ui.main_window import MainWindow


class FaultyDisk(storage.Disk):
    """Counts the steps and fails one of them, or that one and all that follow."""

    def __init__(self, fails=-1, code=errno.ENOSPC, *, lasts=False):
        self.count, self.failed = 0, 0
        self._fails, self._code, self._lasts = fails, code, lasts

    def _step(self):
        number, self.count = self.count, self.count + 1
        if number == self._fails or (self._lasts and number > self._fails >= 0):
            self.failed += 1
            raise OSError(self._code, os.strerror(self._code))

    def create(self, path, mode):
        self._step()
        return super().create(path, mode)

    def write(self, file, content):
        try:
            self._step()
        except OSError:
            super().write(file, content[: len(content) // 2])  # as a full disk does
            raise
        super().write(file, content)

    def flush(self, file):
        self._step()
        super().flush(file)

    def replace(self, beside, target):
        self._step()
        super().replace(beside, target)


class Session:
    """A writer's work: each part may fail, is told of, and leaves its file whole."""

    def __init__(self, window, folder):
        self.window, self.folder = window, folder
        self.told = []
        self.allowed = {}
        self.tell_from(window)

    def tell_from(self, window):
        window.settings.tell = self.told.append
        window.recovery.trouble.connect(self.told.append)
        window.letter.told.connect(self.told.append)

    @property
    def letter(self):
        return self.folder / "vedtak æøå.docx"

    @property
    def exported(self):
        return self.folder / "ut.docx"

    def run(self, disk):
        """Do the work; yields after each part what failed in it and what was told."""
        for part in (
            self.choose, self.write, self.keep_draft, self.save, self.write, self.keep_draft,
            self.save, self.let_stand, self.add_word, self.export, self.write, self.save,
        ):  # fmt: skip
            failed, told = disk.failed, len(self.told)
            try:
                part()
            except AskerSkrivError as error:
                self.told.append(str(error))  # as the window's edges do
            yield part.__name__, disk.failed - failed, self.told[told:]

    def choose(self):
        settings = self.window.settings
        zoom = settings.settings.zoom + 10
        settings.problem = ""
        settings.change(zoom=zoom)

    def write(self):
        self.window.editor.textCursor().insertText("Vi har fått søknaden din. ")

    def keep_draft(self):
        keeper = self.window.recovery
        keeper.keep()
        keeper.settle()
        QApplication.processEvents()  # the keeper's thread tells

    def save(self):
        self.window.letter.save()

    def let_stand(self):
        finding = Finding("x/y", Category.WORD_CHOICE, Severity.STYLE, 0, 2, "Vi", "")
        Dismissals(user_folder() / "latt_sta.json").dismiss([(finding, "Vi har fått svar.")])

    def add_word(self):
        entry = make_entry({"term": "herved", "alternativer": "nå"})
        write_entries(user_folder() / "rules" / "ordliste" / "egne.csv", [entry], private=True)

    def export(self):
        layers = DataLayers.standard()
        template = load_templates(layers).templates[0]
        profile = load_profiles(layers).profiles[0]
        export_letter(self.window.editor.to_document(), template, profile, {}, self.exported)


@pytest.fixture
def window(qtbot):
    made = MainWindow(SettingsFile())
    qtbot.addWidget(made, before_close_func=lambda _: made.editor.document().setModified(False))
    return made


@pytest.fixture
def session(window, tmp_path, monkeypatch):
    made = Session(window, tmp_path)

    def stop(box):
        made.told.append(box.text())
        box.escapeButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", stop)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(made.letter), ""))
    return made


def begin_anew(session):
    """Empty the window and the folders."""
    session.window.editor.document().setModified(False)
    session.window.letter.new()
    session.window.recovery.settle()
    session.told.clear()
    for folder in (session.folder, user_folder()):
        for file in folder.rglob("*"):
            if file.is_file() and file.suffix != ".lock":
                file.unlink()


def all_is_whole(session):
    """Read every file as the program would; anything half written fails."""
    for file in (*session.folder.glob("*.docx"), *(user_folder() / versions.FOLDER).glob("*")):
        text = read_document(file).text
        assert file == session.exported or not text.replace("Vi har fått søknaden din. ", "")
    for file in (user_folder() / recovery.FOLDER).glob("*.json"):
        assert recovery.read(file) is not None
    assert SettingsFile().problem == ""
    assert Dismissals(user_folder() / "latt_sta.json").problem == ""
    words = user_folder() / "rules" / "ordliste" / "egne.csv"
    assert not words.exists() or read_entries(words).problems == ()
    left = [path for home in (session.folder, user_folder()) for path in home.rglob("*.tmp")]
    assert left == []


@pytest.mark.parametrize("lasts", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_every_step_that_can_fail_is_made_to(session, monkeypatch, lasts):
    disk = FaultyDisk()
    monkeypatch.setattr(storage, "disk", disk)
    assert [told for _, _, told in session.run(disk)] == [[]] * 12
    steps = disk.count
    assert steps > 4 * 10
    codes = (errno.ENOSPC, errno.EIO, errno.EACCES)
    for fails in range(steps):
        begin_anew(session)
        disk = FaultyDisk(fails, codes[fails % len(codes)], lasts=lasts)
        monkeypatch.setattr(storage, "disk", disk)
        for part, failed, told in session.run(disk):
            where = f"step {fails} in {part}"
            assert told or not failed or (part == "keep_draft" and session.told), where
        text = session.window.editor.toPlainText()
        assert text == "Vi har fått søknaden din. " * 3
        assert disk.failed
        monkeypatch.setattr(storage, "disk", storage.Disk())
        all_is_whole(session)
        if not session.window.editor.document().isModified():
            assert read_document(session.letter).text == text
