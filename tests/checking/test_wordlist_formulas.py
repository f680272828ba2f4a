"""A word list that goes by way of Excel: no cell is a formula there, and every entry comes back."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.checking.wordlist.entries import format_alternatives
from asker_skriv.checking.wordlist.files import COLUMNS, format_entries, make_entry, parse_entries
from asker_skriv.errors import BadDataFileError

RUNS = tuple("=+-@＝＋－＠\t\r\n")
_ODD = st.sampled_from(
    ["=1+1", "+47 66 90 90 00", "-messig", "@be", "\t=x", "＝1", "=cmd|' /C calc'!A0"]
)
_CELL = _ODD | st.text(st.characters(codec="utf-8"), max_size=12)


@given(term=_CELL, alternative=_CELL, explanation=_CELL, note=_CELL)
def test_no_cell_runs_and_every_entry_comes_back(term, alternative, explanation, note):
    cells = {"alternativer": alternative, "forklaring": explanation, "merknad": note}
    try:
        entry = make_entry({"term": term, **cells})
    except BadDataFileError:
        return
    text = format_entries([entry])
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) == 2
    assert not any(cell.startswith(RUNS) for cell in rows[1])
    (again,) = parse_entries(text, "egne.csv").entries
    assert again.term == entry.term
    assert format_alternatives(again.alternatives) == format_alternatives(entry.alternatives)


def test_the_first_line_is_the_columns():
    assert format_entries([]).strip() == ";".join(COLUMNS)
