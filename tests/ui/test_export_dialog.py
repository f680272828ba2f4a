"""Export: the template's fields as a form, what is missing named, the sender remembered."""

from __future__ import annotations

import docx
import pytest
from PySide6.QtWidgets import QLineEdit, QMessageBox

from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import BlockKind, Document, plain_block
from asker_skriv.ui.export_dialog import ExportDialog

LETTER = Document(
    (
        plain_block("Vedtak om støttekontakt: innvilget/delvis", BlockKind.HEADING, 1),
        plain_block("Du får støttekontakt fire timer i uken."),
    )
)


@pytest.fixture
def dialog(qtbot):
    dialog = ExportDialog(LETTER, "brev", SettingsFile())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(dialog):
    for field in dialog.template.currentData().fields:
        box = dialog.field(field.id)
        if not field.required or dialog.values()[field.id]:
            continue
        (box.setText if isinstance(box, QLineEdit) else box.setPlainText)(f"min {field.id}")


def text_of(path):
    document = docx.Document(str(path))
    parts = [node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")]
    return " ".join(parts)


def test_every_field_of_the_template_has_a_box_with_help(dialog):
    template = dialog.template.currentData()
    for field in template.fields:
        assert dialog.field(field.id).accessibleName() == field.label
        assert dialog.field(field.id).toolTip() == field.help


def test_what_is_missing_is_named_and_gets_the_keyboard(dialog, qtbot):
    template = dialog.template.currentData()
    missing = template.missing(dialog.values())
    assert missing
    dialog.accept()
    assert missing[0].label.lower() in dialog.missing.text()
    assert dialog.isVisible()
    assert dialog.exported is None


def test_a_filled_form_gives_a_word_file_with_letter_and_fields(dialog, tmp_path):
    fill(dialog)
    target = tmp_path / "ut.docx"
    assert dialog.write(target)
    text = text_of(target)
    assert "Du får støttekontakt fire timer i uken." in text
    required = [f for f in dialog.template.currentData().fields if f.required]
    assert f"min {required[0].id}" in text


def test_the_sender_is_remembered_and_the_case_is_not(dialog, qtbot, tmp_path):
    fill(dialog)
    template = dialog.template.currentData()
    dialog.write(tmp_path / "ut.docx")
    again = ExportDialog(LETTER, "brev", SettingsFile())
    qtbot.addWidget(again)
    kept = again.values()
    for field in template.fields:
        if not field.required:
            continue
        wanted = field.remember or bool(kept[field.id] and "min " not in kept[field.id])
        assert bool(kept[field.id]) is wanted


def test_changing_template_keeps_what_has_been_written(dialog):
    shared = next(
        field.id
        for field in dialog.template.itemData(0).fields
        if field.id in {other.id for other in dialog.template.itemData(1).fields}
        and isinstance(dialog.field(field.id), QLineEdit)
    )
    dialog.template.setCurrentIndex(0)
    dialog.field(shared).setText("skrevet én gang")
    dialog.template.setCurrentIndex(1)
    assert dialog.values()[shared] == "skrevet én gang"


def test_a_place_that_cannot_be_written_is_told_and_the_form_stays(dialog, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *args: told.append(args[2]))
    fill(dialog)
    blocked = tmp_path / "fil"
    blocked.write_text("x", encoding="utf-8")
    assert not dialog.write(blocked / "ut.docx")
    assert told
    assert dialog.exported is None
