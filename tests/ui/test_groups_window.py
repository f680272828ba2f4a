"""A department's own target group: made from another, saved, shared, and bad values named."""

from __future__ import annotations

import pytest

from asker_skriv.engine import Family, Reload
from asker_skriv.ui.group_store import id_of
from asker_skriv.ui.groups_window import FAMILIES, GroupsWindow
from tests.ui.letter import open_letter


@pytest.fixture
def window(qtbot):
    letter = open_letter(qtbot, "Vi skriver vedrørende saken.")
    window = GroupsWindow(letter.controller)
    qtbot.addWidget(window)
    window.show()
    window.engine = letter.engine
    return window


def test_every_family_can_be_weighed():
    assert set(FAMILIES) == set(Family)


def test_a_group_of_ones_own_starts_from_another_and_is_used_at_once(window):
    window.name.setText("Foreldre på Åros skole")
    window.sentence.setValue(17)
    window.weights[Family.PASSIVE].setCurrentIndex(0)
    window.save()
    saved = next(group for group in window.store.all() if group.id == "foreldre-pa-aros-skole")
    assert (saved.name, saved.sentence_words) == ("Foreldre på Åros skole", 17)
    assert saved.weight(Family.PASSIVE) == 0
    assert isinstance(window.engine.requests[-1], Reload)
    assert window.list.currentItem().text() == "Foreldre på Åros skole (egen)"


def test_the_groups_of_the_program_are_not_replaced(window):
    window.name.setText("Innbyggerne")
    window.save()
    assert "finnes fra før" in window.told.text()
    assert not any(window.store.is_own(group.id) for group in window.store.all())


def test_a_value_that_cannot_be_used_is_named(window):
    window.name.setText("Naboer")
    window.lix_low.setValue(60)
    window.lix_high.setValue(30)
    window.save()
    assert "lix" in window.told.text()


def test_a_shared_group_comes_back_the_same(window, tmp_path):
    window.name.setText("Naboer")
    window.advice.setPlainText("Si «du».\n\nSkriv kort.")
    shared = window.edited()
    window.export_to(tmp_path / "naboer.toml")
    window.list.setCurrentRow(3)
    window.import_from(tmp_path / "naboer.toml")
    again = window.edited()
    assert (again.name, again.advice) == ("Naboer", ("Si «du».", "Skriv kort."))
    assert again.weights == shared.weights


def test_a_damaged_file_changes_nothing_and_is_named(window, tmp_path):
    before = window.edited()
    path = tmp_path / "skadet.toml"
    path.write_text("navn = ", encoding="utf-8")
    window.import_from(path)
    assert "skadet.toml" in window.told.text()
    assert window.edited() == before


def test_an_id_is_plain_letters():
    assert id_of("Søkere i Øvre Asker!") == "sokere-i-ovre-asker"
    assert id_of("«»") == "egen"
