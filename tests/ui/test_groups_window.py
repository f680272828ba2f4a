"""A department's own target group: made from another, changed, shared, deleted, faults named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from asker_skriv.engine import Family, Reload, format_group
from asker_skriv.paths import machine_folder, user_folder
from asker_skriv.ui.group_form import FAMILIES, format_words, read_words
from asker_skriv.ui.group_store import id_of
from asker_skriv.ui.groups_window import GroupsWindow
from tests.ui.letter import open_letter


@pytest.fixture
def letter(qtbot):
    return open_letter(qtbot, "Vi skriver vedrørende saken.")


def open_window(qtbot, letter):
    window = GroupsWindow(letter.controller)
    qtbot.addWidget(window, before_close_func=lambda each: each.form.setEnabled(False))
    window.show()
    window.engine = letter.engine
    return window


@pytest.fixture
def window(qtbot, letter):
    return open_window(qtbot, letter)


def make(window, name):
    window.make_own()
    window.form.name.setText(name)
    window.save()


def own_names(window):
    return [group.name for group in window.store.all() if window.store.is_own(group.id)]


def press(text):
    """Press the button of that name in the message box that is about to open."""

    def find():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, find)


def row_of(window, text):
    rows = range(window.list.count())
    return next(row for row in rows if window.list.item(row).text() == text)


def test_every_family_can_be_weighed():
    assert set(FAMILIES) == set(Family)


def test_a_group_of_ones_own_starts_from_another_and_is_used_at_once(window):
    window.make_own()
    window.form.name.setText("Foreldre på Åros skole")
    window.form.reader.setPlainText("Foreldre som leser på\nmobilen.")
    window.form.sentence.setValue(17)
    window.form.average_low.setValue(9)
    window.form.average_high.setValue(13)
    window.form.words.setPlainText("SFO: skolefritidsordning\nukeplan")
    window.form.weights[Family.PASSIVE].setCurrentIndex(0)
    window.save()
    saved = next(group for group in window.store.all() if group.id == "foreldre-pa-aros-skole")
    assert (saved.name, saved.sentence_words) == ("Foreldre på Åros skole", 17)
    assert saved.reader == "Foreldre som leser på mobilen."
    assert saved.average_words[1] == 13
    assert saved.terms == {"SFO": "skolefritidsordning", "ukeplan": ""}
    assert saved.weight(Family.PASSIVE) == 0
    assert isinstance(window.engine.requests[-1], Reload)
    assert window.list.currentItem().text() == "Foreldre på Åros skole (egen)"


def test_only_ones_own_can_be_changed(window):
    assert not window.form.isEnabled()
    assert window.make_button.isVisible()
    make(window, "Naboer")
    assert window.form.isEnabled()
    assert window.delete_button.isVisible()


def test_a_new_name_is_the_same_group(window):
    make(window, "Naboer")
    window.form.name.setText("Naboer i Vollen")
    window.save()
    assert own_names(window) == ["Naboer i Vollen"]
    assert window.store.is_own("naboer")


@pytest.mark.parametrize("name", ["Innbyggerne", "innbyggerne", "Naboer"])
def test_two_groups_cannot_have_the_same_name(window, name):
    make(window, "Naboer")
    make(window, name)
    assert "finnes en målgruppe fra før" in window.told.text()
    assert own_names(window) == ["Naboer"]


def test_two_names_that_make_the_same_id_are_two_groups(window):
    make(window, "Naboer i Vollen")
    make(window, "Naboer, i Vollen!")
    assert window.store.is_own("naboer-i-vollen-2")


def test_a_file_with_a_built_in_id_is_told_of(qtbot, letter, window):
    group = next(group for group in window.store.all() if group.id == "media")
    folder = user_folder() / "rules" / "malgrupper"
    folder.mkdir(parents=True)
    (folder / "media.toml").write_text(format_group(group), encoding="utf-8")
    again = open_window(qtbot, letter)
    again.list.setCurrentRow(row_of(again, "Media (egen)"))
    assert "«media»" in again.told.text()


def test_bad_values_are_named_beside_their_fields(window):
    window.make_own()
    window.form.lix_low.setValue(60)
    window.form.lix_high.setValue(30)
    for box in window.form.address.values():
        box.setChecked(False)
    window.save()
    shown = {field for field, label in window.form.faults.items() if label.isVisible()}
    assert shown == {"navn", "lix", "tiltale"}
    assert own_names(window) == []


def test_a_deleted_group_can_be_brought_back(window):
    make(window, "Naboer")
    press("Slett")
    window.delete_button.click()
    assert own_names(window) == []
    assert isinstance(window.engine.requests[-1], Reload)
    window.undo_button.click()
    assert own_names(window) == ["Naboer"]
    assert not window.undo_button.isVisible()


def test_a_group_is_kept_when_the_writer_thinks_again(window):
    make(window, "Naboer")
    press("Behold")
    window.delete_button.click()
    assert own_names(window) == ["Naboer"]


def test_changes_are_not_lost_by_looking_at_another_group(window):
    make(window, "Naboer")
    window.form.sentence.setValue(11)
    press("Bli her")
    window.list.setCurrentRow(0)
    assert window.list.currentItem().text() == "Naboer (egen)"
    assert window.form.sentence.value() == 11
    press("Forkast endringene")
    window.list.setCurrentRow(0)
    assert not window.form.isEnabled()


def test_a_group_from_the_municipality_is_shown_as_such(qtbot, letter, window):
    group = window.store.all()[0]
    folder = machine_folder() / "rules" / "malgrupper"
    folder.mkdir(parents=True)
    text = format_group(group).replace(group.name, "Pårørende")
    (folder / "parorende.toml").write_text(text, encoding="utf-8")
    again = open_window(qtbot, letter)
    again.list.setCurrentRow(row_of(again, "Pårørende (fra kommunen)"))
    assert "Kommunen har laget" in again.told.text()
    assert not again.form.isEnabled()


def test_a_shared_group_comes_back_the_same(window, tmp_path):
    window.make_own()
    window.form.name.setText("Naboer")
    window.form.advice.setPlainText("Si «du».\n\nSkriv kort.")
    window.form.words.setPlainText("nabovarsel: brevet om byggingen")
    shared = window.edited()
    window.export_to(tmp_path / "naboer.toml")
    press("Forkast endringene")
    window.list.setCurrentRow(3)
    window.import_from(tmp_path / "naboer.toml")
    again = window.edited()
    assert (again.name, again.advice) == ("Naboer", ("Si «du».", "Skriv kort."))
    assert again.terms == {"nabovarsel": "brevet om byggingen"}
    assert again.weights == shared.weights
    window.save()
    assert own_names(window) == ["Naboer"]


def test_a_damaged_file_changes_nothing_and_is_named(window, tmp_path):
    before = window.edited()
    path = tmp_path / "skadet.toml"
    path.write_text("navn = ", encoding="utf-8")
    window.import_from(path)
    assert "skadet.toml" in window.told.text()
    assert window.edited() == before


def test_words_are_read_as_they_are_shown():
    words = {"BPA": "hjelp: du styrer selv", "vedtak": ""}
    assert read_words(format_words(words)) == words
    assert read_words("\n  \nBPA :  hjelp ") == {"BPA": "hjelp"}


def test_an_id_is_plain_letters():
    assert id_of("Søkere i Øvre Asker!") == "sokere-i-ovre-asker"
    assert id_of("«»") == "egen"
