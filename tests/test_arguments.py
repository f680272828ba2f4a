"""The command line speaks Norwegian."""

from __future__ import annotations

import pytest

from asker_skriv.cli import main


@pytest.mark.parametrize("arguments", [["--hjelp"], ["pakke", "-h"], ["pakke", "bygg", "--help"]])
def test_help_is_in_norwegian(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    told = capsys.readouterr().out
    assert end.value.code == 0
    assert told.startswith("Bruk: asker-skriv")
    for english in ("usage", "options", "positional", "show this"):
        assert english not in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pakke", "bygg"], "Dette mangler: MAPPE, --ut."),
        (["sjekk", "x", "--format", "pdf"], "Dette kan ikke velges: 'pdf'"),
        (["versjon", "--rar"], "Dette er ukjent: --rar."),
        (["pakke", "bygg", "x", "--ut"], "Det mangler en verdi."),
    ],
)
def test_errors_are_in_norwegian_and_end_with_2(arguments, told, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert told in capsys.readouterr().err
