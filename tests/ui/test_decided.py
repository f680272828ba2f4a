"""What the municipality has decided is greyed, with the reason, and can't be changed."""

from __future__ import annotations

import pytest

from asker_skriv import recovery, versions
from asker_skriv.paths import machine_folder, user_folder
from asker_skriv.policy import DECIDED
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Document
from asker_skriv.ui.export_dialog import ExportDialog
from asker_skriv.ui.findings.attach import attach
from asker_skriv.ui.main_window import MainWindow
from tests.ui.letter import LocalEngine


@pytest.fixture
def open_window(qtbot):
    """Open a window under a policy; the file is written before anybody has read one."""

    def open_window(policy=""):
        machine_folder().mkdir(parents=True, exist_ok=True)
        if policy:
            (machine_folder() / "policy.toml").write_text(policy, encoding="utf-8")
        window = MainWindow(SettingsFile())
        checking = attach(window, LocalEngine())
        checking.engine.start()
        qtbot.addWidget(window, before_close_func=lambda w: w.editor.document().setModified(False))
        qtbot.waitUntil(lambda: window.reader_combo.count() > 0)
        return window, checking

    return open_window


def action(window, menu, text):
    return next(
        each
        for each in window.actions_.menus[menu].actions()
        if each.text().replace("&", "").startswith(text)
    )


@pytest.fixture
def all_off():
    names = ("egen-ordliste", "egen-ordbok", "egne-malgrupper", "siste-filer", "kladder")
    quoted = ", ".join(f'"{name}"' for name in (*names, "tidligere-versjoner"))
    return f"[funksjoner]\nav = [{quoted}]\n"


def test_without_a_policy_everything_can_be_used(open_window):
    window, _ = open_window()
    assert window.reader_combo.isEnabled()
    assert action(window, "Verktøy", "Ordliste").isEnabled()
    assert action(window, "Fil", "Siste filer").isEnabled()
    assert not window.notice.isVisibleTo(window)


def test_a_locked_group_is_shown_and_can_not_be_changed(open_window):
    window, checking = open_window('[laste_valg]\ngroup = "unge"')
    assert window.reader_combo.currentData() == "unge"
    assert not window.reader_combo.isEnabled()
    assert window.reader_combo.toolTip() == DECIDED
    assert window.reader_combo.accessibleDescription() == DECIDED
    assert checking.engine.reader.group == "unge"


def test_a_locked_template_is_greyed_in_the_export(open_window, qtbot):
    window, _ = open_window('[laste_valg]\ntemplate = "informasjonsbrev"')
    dialog = ExportDialog(Document(), "brev", window.settings, window)
    qtbot.addWidget(dialog)
    assert dialog.template.currentData().id == "informasjonsbrev"
    assert not dialog.template.isEnabled()
    assert dialog.template.toolTip() == DECIDED


def test_a_type_to_begin_with(open_window):
    window, checking = open_window('[standardvalg]\ndocument_type = "avslag"')
    assert window.type_combo.currentData() == "avslag"
    assert checking.engine.reader.document_type == "avslag"
    assert window.type_combo.isEnabled()


def test_what_is_off_is_greyed_with_the_reason(open_window, all_off):
    window, _ = open_window(all_off)
    for menu, text in (
        ("Verktøy", "Ordliste"),
        ("Verktøy", "Målgrupper"),
        ("Fil", "Siste filer"),
        ("Fil", "Forrige versjon"),
    ):
        assert not action(window, menu, text).isEnabled()
        assert action(window, menu, text).toolTip() == DECIDED
        assert window.actions_.menus[menu].toolTipsVisible()


def test_no_word_is_learnt_when_the_own_dictionary_is_off(open_window, all_off):
    window, checking = open_window(all_off)
    assert not checking.panel.may_learn
    checking.panel.word_known.emit("snurrebass")
    assert not (user_folder() / "rules").exists()
    assert DECIDED in window.notice.label.text()


def test_nothing_of_a_letter_is_kept_aside_when_that_is_off(open_window, all_off, tmp_path):
    open_window(all_off)
    recovery.write(tmp_path / "kladd.json", b"{}")
    assert not (tmp_path / "kladd.json").exists()
    assert versions.keep(tmp_path / "brev.docx", b"x", tmp_path / "tidligere")
    assert not (tmp_path / "tidligere").exists()


def test_a_policy_with_a_fault_is_told(open_window):
    window, _ = open_window("[laste_valg]\ngroup = unge")
    assert "policyfil" in window.notice.label.text()
    assert not window.reader_combo.isEnabled()
