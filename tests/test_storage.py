"""What is the user's own survives a machine that stops at any byte, and a disk that says no."""

from __future__ import annotations

import os

import pytest

from asker_skriv import recovery, storage
from asker_skriv.checking.dismissals import Dismissals
from asker_skriv.checking.finding import Category, Finding, Severity
from asker_skriv.checking.wordlist.files import make_entry, read_entries, write_entries
from asker_skriv.paths import user_folder
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Document, plain_block


class Stopped(BaseException):
    """The machine stops: nothing more is done, not even tidying up."""


class StoppingDisk(storage.Disk):
    """Stops for good after so many bytes."""

    def __init__(self, left):
        self.left = left

    def write(self, file, content):
        file.write(content[: self.left])
        file.flush()
        if len(content) > self.left:
            raise Stopped
        self.left -= len(content)


def stops_after(monkeypatch, count, do):
    """Do something with a machine that stops after so many bytes; tells whether it did."""
    with monkeypatch.context() as patch:
        patch.setattr(storage, "disk", StoppingDisk(count))
        try:
            do()
        except Stopped:
            return True
    return False


def choose(zoom):
    return lambda: SettingsFile().change(zoom=zoom)


def settings_hold(zoom):
    kept = SettingsFile()
    return kept.problem == "" and kept.settings.zoom == zoom


def let_stand(word):
    def do():
        Dismissals(dismissals_file()).dismiss([case(word)])

    return do


def dismissals_file():
    return user_folder() / "latt_sta.json"


def case(word):
    text = f"Dette er {word} og mer."
    start = text.index(word)
    finding = Finding(
        "x/y", Category.WORD_CHOICE, Severity.STYLE, start, start + len(word), word, ""
    )
    return finding, text


def stands(*words):
    kept = Dismissals(dismissals_file())
    return kept.problem == "" and all(case(word) in kept for word in words)


def words_file():
    return user_folder() / "rules" / "ordliste" / "egne.csv"


def add(*terms):
    entries = [make_entry({"term": term, "alternativer": "om"}) for term in terms]
    return lambda: write_entries(words_file(), entries, private=True)


def words_are(*terms):
    found = read_entries(words_file())
    return found.problems == () and [entry.term for entry in found.entries] == list(terms)


def draft_file():
    return user_folder() / recovery.FOLDER / "a.json"


def keep(text):
    draft = recovery.Draft("brev", "", 1.0, Document((plain_block(text),)))
    return lambda: recovery.write(draft_file(), recovery.encode(draft))


def draft_is(text):
    draft = recovery.read(draft_file())
    return draft is not None and draft.document.text == text


KINDS = {
    "settings": (choose(110), choose(120), lambda: settings_hold(110), lambda: settings_hold(120)),
    "dismissals": (
        let_stand("herved"),
        let_stand("vedrørende"),
        lambda: stands("herved") and not stands("vedrørende"),
        lambda: stands("herved", "vedrørende"),
    ),
    "words": (
        add("herved"),
        add("herved", "vedrørende"),
        lambda: words_are("herved"),
        lambda: words_are("herved", "vedrørende"),
    ),
    "draft": (
        keep("Først æøå"),
        keep("Så 👍"),
        lambda: draft_is("Først æøå"),
        lambda: draft_is("Så 👍"),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_machine_that_stops_at_any_byte_leaves_the_old_or_the_new(kind, monkeypatch):
    first, then, old, new = KINDS[kind]
    first()
    assert old()
    count = 0
    while stops_after(monkeypatch, count, then):
        assert old(), f"stopped after {count} bytes"
        count += 1
    assert count > 20
    assert new()


FILES = {
    "settings": (choose(110), user_folder, "innstillinger.json", lambda: SettingsFile().problem),
    "dismissals": (
        let_stand("herved"), user_folder, "latt_sta.json",
        lambda: Dismissals(dismissals_file()).problem,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_was_cut_at_any_byte_is_set_aside_and_named(kind):
    make, folder, name, problem = FILES[kind]
    make()
    file = folder() / name
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert "lagt til side" in problem(), length
        assert file.with_suffix(".skadet").read_bytes() == whole[:length]
    file.write_bytes(whole)
    assert problem() == ""


def test_a_word_list_that_was_cut_at_any_byte_loses_no_more_than_its_last_row():
    add("herved", "vedrørende", "såfremt")()
    whole = words_file().read_bytes()
    for length in range(len(whole)):
        words_file().write_bytes(whole[:length])
        found = read_entries(words_file())
        rows = whole[:length].count(b"\r\n")
        assert len(found.entries) >= max(0, rows - 1), length


def test_a_draft_that_was_cut_at_any_byte_is_set_aside():
    keep("Vi har fått søknaden din.")()
    whole = draft_file().read_bytes()
    for length in range(len(whole)):
        draft_file().write_bytes(whole[:length])
        assert recovery.read(draft_file()) is None
        assert draft_file().with_suffix(".skadet").read_bytes() == whole[:length]


def test_what_was_left_half_written_is_removed_when_it_is_old():
    keep("tekst")()
    folder = draft_file().parent
    old, new = folder / ".b.json.0a1b2c3d.tmp", folder / ".c.json.0a1b2c3d.tmp"
    mine = folder / ".notater.tmp"
    for path in (old, new, mine):
        path.write_bytes(b"halv")
    for path in (old, mine):
        os.utime(path, (1, 1))
    storage.remove_leftovers(folder)
    assert sorted(folder.iterdir()) == sorted([draft_file(), new, mine])
