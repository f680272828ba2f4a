"""Kinds of entry: what a file says, what is named when it says something else."""

from __future__ import annotations

from asker_skriv.checking.finding import Category, Family
from asker_skriv.checking.wordlist.kinds import EntryKind, load_kinds


def test_a_kind_takes_what_it_does_not_say_from_the_standard(tmp_path):
    path = tmp_path / "kategorier.toml"
    path.write_text(
        '[standard]\nhvorfor = "Derfor."\n\n[moteord]\nfamilie = "lanord"\n', encoding="utf-8"
    )
    kinds = load_kinds([path])
    assert kinds.get("moteord").family is Family.LOANWORDS
    assert kinds.get("moteord").why == "Derfor."
    assert kinds.get("finnes ikke").why == "Derfor."


def test_a_bad_kind_is_named_and_the_rest_load(tmp_path):
    path = tmp_path / "kategorier.toml"
    path.write_text(
        '[rart]\nkategori = "rart"\n\n[forkortelse]\nkategori = "forkortelse"\n', encoding="utf-8"
    )
    kinds = load_kinds([path])
    assert kinds.get("forkortelse").category is Category.ABBREVIATION
    assert "rart" in kinds.problems[0]


def test_a_file_that_is_no_toml_leaves_the_plain_wording(tmp_path):
    path = tmp_path / "kategorier.toml"
    path.write_text("[[[", encoding="utf-8")
    kinds = load_kinds([path])
    assert kinds.get("kanselliord") == EntryKind()
    assert "kan ikke leses" in kinds.problems[0]
