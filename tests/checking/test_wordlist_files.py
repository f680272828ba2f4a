"""Word list files: what is read, what is named, and what is written for Excel."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.checking.finding import Severity
from asker_skriv.checking.wordlist.entries import (
    Alternative,
    Condition,
    Entry,
    Swap,
    WordClass,
    format_alternatives,
    parse_alternatives,
    slug,
)
from asker_skriv.checking.wordlist.files import (
    COLUMNS,
    WordListNotSavedError,
    format_entries,
    load_word_lists,
    make_entry,
    neutral,
    parse_entries,
    read_entries,
    write_entries,
)
from asker_skriv.checking.wordlist.kinds import load_kinds
from asker_skriv.errors import BadDataFileError
from tests.conftest import ROOT

HEADER = ";".join(COLUMNS[:7]) + "\n"


def list_of(tmp_path, name, *rows):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_the_lists_that_come_with_the_program_have_no_faults():
    files = sorted((ROOT / "rules" / "ordliste").glob("*.csv"))
    words = load_word_lists(files)
    kinds = load_kinds([ROOT / "rules" / "ordliste" / "kategorier.toml"])
    assert words.problems == ()
    assert kinds.problems == ()
    assert len(words.entries) >= 900
    assert {entry.kind for entry in words.entries} <= set(kinds.by_name)
    assert len({entry.id for entry in words.entries}) == len(words.entries)


def test_an_entry_is_read_with_all_it_says(tmp_path):
    path = list_of(
        tmp_path, "a.csv", "vedrørende;uttrykk;om [først] | når det gjelder;;;kanselliord;direkte"
    )
    (entry,) = read_entries(path).entries
    assert entry == Entry(
        id="ordliste/vedrorende",
        term="vedrørende",
        word_class=WordClass.PHRASE,
        alternatives=(Alternative("om", (Condition("først"),)), Alternative("når det gjelder")),
        kind="kanselliord",
    )


def test_later_lists_win_and_shared_ones_come_first(tmp_path):
    own = list_of(tmp_path, "asker.csv", "mail;substantiv;e-brev;;;lånord;direkte")
    shared = list_of(
        tmp_path, "felles.csv", "mail;substantiv;e-post;;;lånord;direkte", "kun;uttrykk;bare"
    )
    user = list_of(tmp_path / "bruker", "mine.csv", "kun;uttrykk;;;;;av")
    words = load_word_lists([own, shared, user])
    assert [(entry.term, entry.alternatives[0].text) for entry in words.entries] == [
        ("mail", "e-brev")
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (";uttrykk;om", "«term» er tomt"),
        ("=cmd|' /C calc'!A0;uttrykk;om", "formel"),
        ("kun;fugl;bare", "Ordklassen «fugl» finnes ikke"),
        ("kun;uttrykk;bare [oppå]", "Vilkåret «oppå» finnes ikke"),
        ("kun;uttrykk;bare [", "kan ikke leses"),
        ("kun;uttrykk;bare;;;kanselliord;kanskje", "Bytte «kanskje» finnes ikke"),
        ("kun;uttrykk;bare;;;kanselliord;direkte;for;mye", "9 felt"),
        ("!!;uttrykk;bare", "ikke et ord"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_load(tmp_path, row, told):
    path = list_of(tmp_path, "liste.csv", "samt;uttrykk;og", row, "dog;uttrykk;likevel")
    words = read_entries(path)
    assert [entry.term for entry in words.entries] == ["samt", "dog"]
    (problem,) = words.problems
    assert str(problem).startswith("liste.csv, linje 3: ")
    assert told in problem.message


def test_a_term_listed_twice_is_named(tmp_path):
    words = read_entries(
        list_of(tmp_path, "a.csv", "samt;uttrykk;og", "Samt;uttrykk;også", "samt;uttrykk;med")
    )
    assert [problem.line for problem in words.problems] == [4]


@pytest.mark.parametrize("content", ["", "\n\n", "ord;bytt\nsamt;og\n", "bare tekst uten kolonner"])
def test_a_file_without_the_columns_says_what_to_do(tmp_path, content):
    path = tmp_path / "feil.csv"
    path.write_text(content, encoding="utf-8")
    words = read_entries(path)
    assert words.entries == ()
    assert str(words.problems[0]).startswith("feil.csv: ")


def test_a_missing_file_is_a_problem_not_a_crash(tmp_path):
    assert "kan ikke leses" in str(read_entries(tmp_path / "borte.csv").problems[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_excel_writes_is_read(tmp_path, encoding):
    path = tmp_path / "excel.csv"
    path.write_bytes((HEADER + "vedrørende;uttrykk;om\n").encode(encoding))
    assert [entry.term for entry in read_entries(path).entries] == ["vedrørende"]


def test_commas_and_tabs_are_read_too():
    for sign in ",\t":
        text = f"term{sign}ordklasse{sign}alternativer\nkun{sign}uttrykk{sign}bare\n"
        assert [entry.term for entry in parse_entries(text, "a.csv").entries] == ["kun"]


def test_a_written_list_opens_in_excel_and_reads_back(tmp_path):
    words = load_word_lists(sorted((ROOT / "rules" / "ordliste").glob("*.csv")))
    path = tmp_path / "ut.csv"
    write_entries(path, words.entries)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfterm;ordklasse;")
    back = read_entries(path)
    assert back.problems == ()
    assert [entry.term for entry in back.entries] == [entry.term for entry in words.entries]
    assert [entry.alternatives for entry in back.entries] == [
        entry.alternatives for entry in words.entries
    ]


def test_a_list_that_cannot_be_written_leaves_the_old_one(tmp_path):
    path = tmp_path / "mappe"
    path.mkdir()
    (path / "innhold").write_text("x", encoding="utf-8")
    with pytest.raises(WordListNotSavedError, match="Den gamle listen er uendret"):
        write_entries(path, [])
    assert (path / "innhold").exists()


def test_formulas_are_neutral_in_what_excel_opens():
    entry = make_entry({"term": "kun", "alternativer": "bare", "merknad": "=1+1"})
    assert ";'=1+1;" in format_entries([entry])
    assert parse_entries(format_entries([entry]), "a.csv").entries[0].note == "=1+1"


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30).map(str.strip)


@given(
    term=st.text("abcæøå -", min_size=1, max_size=20).filter(lambda text: text.strip(" -")),
    note=cells,
    explanation=cells,
    severity=st.sampled_from([None, *Severity]),
    swap=st.sampled_from(list(Swap)),
)
def test_any_entry_survives_writing_and_reading(term, note, explanation, severity, swap):
    entry = make_entry(
        {
            "term": term,
            "alternativer": "om | når det gjelder [først]",
            "merknad": note,
            "forklaring": explanation,
            "alvor": severity or "",
            "bytte": swap,
        }
    )
    (back,) = parse_entries(format_entries([entry]), "a.csv").entries
    assert back.term == entry.term
    assert (back.severity, back.swap) == (severity, swap)
    if not note.startswith("'") and not explanation.startswith("'"):
        assert (back.note, back.explanation) == (note, explanation)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        words = parse_entries(text, "a.csv")
    except BadDataFileError:
        return
    assert all(entry.term for entry in words.entries)


@given(cells)
def test_no_cell_is_a_formula(cell):
    assert neutral(cell)[:1] not in tuple("=+-@\t\r")


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("vedrørende", "vedrorende"),
        ("vis-à-vis", "vis-a-vis"),
        ("og/eller", "og-eller"),
        ("f.eks.", "feks"),
        ("årsak ære", "arsak-aere"),
    ],
)
def test_ids_are_plain_letters(term, name):
    assert slug(term) == name


def test_alternatives_are_written_as_they_are_read():
    text = "be om [aktiv, ikke foran til/på] | (stryk) | se på"
    assert format_alternatives(parse_alternatives(text)) == text


def test_the_reader_needs_no_parser():
    code = (
        "import sys, asker_skriv.checking.wordlist.files, asker_skriv.checking.wordlist.kinds;"
        "sys.exit('spacy' in sys.modules)"
    )
    import subprocess

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
