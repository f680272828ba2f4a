"""The word list in the window: found, changed, shared, and tried on the open letter at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from asker_skriv.engine import Reload, Swap, make_entry
from asker_skriv.errors import BadDataFileError
from asker_skriv.paths import DataLayers
from asker_skriv.ui.wordlist.model import ROW
from asker_skriv.ui.wordlist.store import Origin, WordStore
from asker_skriv.ui.wordlist.window import WordListWindow
from tests.ui.letter import open_letter

LETTER = "Vi skriver vedrørende saken.\nNy informasjon vedrørende fristen kommer."


def entry(term, instead, **cells):
    return make_entry({"term": term, "alternativer": instead, **cells})


@pytest.fixture
def own_path(own_folders):
    return own_folders / "bruker" / "rules" / "ordliste" / "egne.csv"


@pytest.fixture
def window(qtbot):
    letter = open_letter(qtbot, LETTER)
    window = WordListWindow(letter.controller)
    qtbot.addWidget(window)
    window.show()
    window.letter = letter
    return window


def write(qtbot, box, text):
    box.clear()
    qtbot.keyClicks(box, text)


def shown(window):
    return [window.filter.index(n, 0).data(ROW).entry.term for n in range(window.filter.rowCount())]


def choose(window, term):
    window.search.setText(term)
    window.table.setCurrentIndex(window.filter.index(shown(window).index(term), 0))


def test_the_store_lists_what_comes_with_the_program():
    rows = WordStore(DataLayers.standard()).rows()
    assert len(rows) > 500
    assert {row.origin for row in rows} == {Origin.BUILT_IN}


def test_an_own_word_is_there_the_next_time(own_path):
    WordStore(DataLayers.standard()).save(entry("dialogmøte", "møte"))
    again = WordStore(DataLayers.standard())
    assert [each.term for each in again.own] == ["dialogmøte"]
    assert own_path.read_bytes().startswith(b"\xef\xbb\xbfterm;")


def test_an_own_word_wins_over_the_shared_one():
    store = WordStore(DataLayers.standard())
    shared = next(row for row in store.rows() if row.entry.term == "agenda")
    store.save(entry("agenda", "plan"), shared.entry)
    row = next(row for row in store.rows() if row.entry.term == "agenda")
    assert (row.origin, row.replaces) == (Origin.OWN, True)
    assert row.entry.kind == shared.entry.kind


def test_deleting_an_own_word_brings_the_shared_one_back():
    store = WordStore(DataLayers.standard())
    store.save(entry("agenda", "plan"))
    store.remove(store.own[0])
    row = next(row for row in store.rows() if row.entry.term == "agenda")
    assert row.origin is Origin.BUILT_IN


def test_a_shared_word_can_be_turned_off():
    store = WordStore(DataLayers.standard())
    shared = next(row for row in store.rows() if row.entry.term == "agenda")
    store.remove(shared.entry)
    assert [(each.term, each.swap) for each in store.own] == [("agenda", Swap.OFF)]


def test_renaming_an_own_word_leaves_no_copy():
    store = WordStore(DataLayers.standard())
    store.save(entry("dialogmøte", "møte"))
    store.save(entry("dialogmøter", "møter"), store.own[0])
    assert [each.term for each in store.own] == ["dialogmøter"]


def test_rows_that_cannot_be_read_are_kept_in_a_copy(own_path):
    own_path.parent.mkdir(parents=True)
    content = "term;alternativer\nfoo;bar\n=cmd|' /C calc'!A0;x\n"
    own_path.write_text(content, encoding="utf-8")
    store = WordStore(DataLayers.standard())
    assert [problem.line for problem in store.problems] == [3]
    store.save(entry("dialogmøte", "møte"))
    assert own_path.with_suffix(".csv.gammel").read_text(encoding="utf-8") == content
    assert [each.term for each in WordStore(DataLayers.standard()).own] == ["dialogmøte", "foo"]


def test_import_counts_and_names_the_bad_rows(tmp_path):
    store = WordStore(DataLayers.standard())
    store.save(entry("foo", "bar"))
    path = tmp_path / "liste.csv"
    path.write_text("term;alternativer\nfoo;baz\nny;gammel\n;tom\n", encoding="cp1252")
    result = store.take_in(path)
    assert (result.new, result.changed) == (1, 1)
    assert [str(problem) for problem in result.problems] == [
        "liste.csv, linje 4: Feltet «term» er tomt. Skriv ordet, eller slett raden."
    ]


def test_a_file_that_is_no_word_list_changes_nothing(tmp_path, own_path):
    path = tmp_path / "bilde.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = WordStore(DataLayers.standard()).take_in(path)
    assert result.new == 0
    assert "mangler kolonnen" in result.problems[0].message
    assert not own_path.exists()


def test_searching_finds_terms_and_what_to_write_instead(window, qtbot):
    qtbot.keyClicks(window.search, "saksliste")
    assert "agenda" in shown(window)
    assert len(shown(window)) < 10


def test_an_empty_search_says_what_to_do(window, qtbot):
    qtbot.keyClicks(window.search, "finnesikkeher")
    assert not window.table.isVisible()
    assert "Nytt ord" in window.nothing.text()


def test_own_words_only_starts_out_empty(window):
    window.own_only.setChecked(True)
    assert shown(window) == []
    assert "ingen egne ord" in window.nothing.text()


def test_a_new_word_shows_at_once_where_it_stands_in_the_letter(window, qtbot):
    window.start_new()
    write(qtbot, window.form.term, "vedrørende")
    write(qtbot, window.form.alternatives, "om")
    qtbot.waitUntil(lambda: window.preview.hits.count() == 2)
    assert window.preview.hits.item(0).text() == "Vi skriver «vedrørende» saken.   →  om"
    assert window.preview.summary.text() == "2 steder. Klikk for å se."
    with qtbot.waitSignal(window.preview.place_wanted) as told:
        window.preview.hits.itemClicked.emit(window.preview.hits.item(1))
    assert told.args[1:] == [15, 25]


def test_a_word_that_is_not_in_the_letter_says_so(window, qtbot):
    write(qtbot, window.form.term, "fakturering")
    qtbot.waitUntil(lambda: "står ikke" in window.preview.summary.text())
    assert not window.preview.hits.isVisible()


def test_saving_a_word_checks_the_letter_with_it(window, qtbot):
    write(qtbot, window.form.term, "informasjon")
    write(qtbot, window.form.alternatives, "opplysning")
    with qtbot.waitSignal(window.letter.controller.ready):
        qtbot.keyClick(window.form.alternatives, Qt.Key.Key_Return)
    assert [each.term for each in window.store.own] == ["informasjon"]
    assert any(isinstance(request, Reload) for request in window.letter.engine.requests)
    assert "lagret" in window.told.text()


def test_a_word_without_anything_to_write_instead_is_asked_for(window, qtbot):
    write(qtbot, window.form.term, "informasjon")
    window.save_button.click()
    assert window.store.own == []
    assert "Fyll ut" in window.told.text()


def test_a_word_that_cannot_be_used_says_why(window, qtbot):
    write(qtbot, window.form.term, "=cmd")
    write(qtbot, window.form.alternatives, "x")
    assert "formel" in window.told.text()
    window.save_button.click()
    assert window.store.own == []


def test_a_shared_word_is_changed_for_the_user_alone(window, qtbot):
    choose(window, "agenda")
    assert window.remove_button.text() == "Slå av for meg"
    write(qtbot, window.form.alternatives, "plan")
    window.save_button.click()
    assert [each.alternatives[0].text for each in window.store.own] == ["plan"]
    assert window.remove_button.text() == "Slett"
    window.remove_button.click()
    assert window.store.own == []


def test_turning_a_shared_word_off_shows_it_as_off(window):
    choose(window, "agenda")
    window.remove_button.click()
    assert window.filter.index(0, 1).data() == "slått av"
    assert "slått av for deg" in window.told.text()


def test_export_and_import_again_is_the_same_list(window, qtbot, tmp_path):
    window.store.save(entry("dialogmøte", "møte", merknad="Si det som det er."))
    window.store.save(entry("-formel", "x"))
    window.own_only.setChecked(True)
    window._show_rows()
    path = tmp_path / "mine.csv"
    window.give_out(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    before = window.store.own
    for each in before:
        window.store.remove(each)
    window.take_in(path)
    assert window.store.own == before
    assert "2 nye ord" in window.told.text()


def test_an_import_with_bad_rows_names_them_in_the_window(window, tmp_path):
    path = tmp_path / "feil.csv"
    path.write_text("term;alternativer;ordklasse\nhund;bikkje;dyr\n", encoding="utf-8")
    window.take_in(path)
    assert "feil.csv, linje 2" in window.told.text()


def test_a_folder_that_cannot_be_written_is_told_and_changes_nothing(window, tmp_path):
    blocked = tmp_path / "fil"
    blocked.write_text("x", encoding="utf-8")
    window.give_out(blocked / "ut.csv")
    assert "kan ikke lagres" in window.told.text()


def test_bad_cells_are_an_error_with_a_cure():
    with pytest.raises(BadDataFileError, match="Velg"):
        entry("hund", "bikkje", ordklasse="dyr")
