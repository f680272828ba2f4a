"""``eksporter`` warns of what the window would ask about, and ends as it would have ended."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

NUMBER = "15108695088"  # made up


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "asker_skriv", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def export(tmp_path, text, *fields):
    source = tmp_path / "brev.txt"
    source.write_text(text, encoding="utf-8")
    arguments = [part for field in fields for part in ("--felt", field)]
    target = tmp_path / "ut.docx"
    return run("eksporter", str(source), "--mal", "brev", "--ut", str(target), *arguments)


def test_a_number_in_title_and_field_is_warned_of_masked_and_exported_all_the_same(tmp_path):
    text = f"Vedtak for {NUMBER}\n\nDu får støttekontakt fire timer i uken.\n"
    result = export(tmp_path, text, f"deres_ref={NUMBER}")
    assert result.returncode == 0
    (warning,) = result.stderr.splitlines()
    assert "Fødselsnummer 1510** *****" in warning
    assert "felt deres_ref" in warning
    assert NUMBER not in result.stderr + result.stdout
    assert (tmp_path / "ut.docx").exists()


def test_an_ordinary_letter_is_exported_without_a_word(tmp_path):
    result = export(tmp_path, "Svar\n\nDu får svar innen 1. mai.\n", "saksnummer=2026/1")
    assert (result.returncode, result.stderr) == (0, "")


def test_a_field_that_is_no_field_is_not_repeated(tmp_path):
    result = export(tmp_path, "Svar\n\nDu får svar innen 1. mai.\n", NUMBER)
    assert result.returncode == 2
    assert NUMBER not in result.stderr


def test_what_is_printed_as_text_shows_no_number(tmp_path):
    source = tmp_path / "brev.txt"
    source.write_text(f"Saken gjelder {NUMBER}.\n", encoding="utf-8")
    result = run("sjekk", str(source))
    assert "personvern/fodselsnummer" in result.stdout
    assert NUMBER not in result.stdout + result.stderr
