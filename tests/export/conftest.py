"""The templates and profiles of the repository, and one letter that holds everything."""

from datetime import date
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from asker_skriv.export.profile import load_profiles
from asker_skriv.export.templates import load_templates
from asker_skriv.export.word import export_letter
from asker_skriv.paths import DataLayers
from asker_skriv.text.readers import document_from_html

LETTER = """
<h1>Du får plass i SFO</h1>
<p>Vi har <b>innvilget</b> søknaden <i>din</i>. Les <a href="https://eksempel.no/sfo">vedtektene</a>.</p>
<h2>Dette må du gjøre</h2>
<ul><li>Send kvittering<ul><li>på nett</li></ul></li><li>Svar <u>innen fristen</u></li></ul>
<ol><li>Først</li><li>Deretter<ol><li>a</li></ol></li></ol><p></p>
<h3>Betaling</h3>
<table><thead><tr><th>Måned</th><th>Beløp</th></tr></thead>
<tr><td>januar</td><td>1 000 kr</td></tr></table>
<table><tr><td>en celle</td></tr></table>
<ol><li>Ny liste</li></ol><blockquote>Barn skal bli hørt.</blockquote>
"""

SENDER = {
    "mottaker": "Ola Nordmann\nEksempelveien 12\n0000 Eksempelsted",
    "mottakere": "Beboere i Solveien",
    "saksnummer": "2026/1234",
    "avdeling": "Tildelingskontoret",
    "avsender": "Kari Eksempel",
    "stilling": "saksbehandler",
    "telefon": "66 00 00 00",
    "epost": "kari@eksempel.no",
}


@pytest.fixture
def layers(own_folders):
    return DataLayers.standard()


@pytest.fixture
def templates(layers):
    return load_templates(layers)


@pytest.fixture
def profile(layers):
    return load_profiles(layers).standard


@pytest.fixture
def letter():
    return document_from_html(LETTER)


@pytest.fixture
def export(tmp_path, templates, profile):
    """Return a function that exports and answers the path of the file, found valid."""

    def run(document, template_id="brev", profile=profile, **values) -> Path:
        template = templates.find(template_id)
        filled = template.initial_values(date(2026, 11, 22))
        filled |= {name: text for name, text in SENDER.items() if name in filled}
        target = tmp_path / "ut.docx"
        export_letter(document, template, profile, filled | values, target)
        assert audit(target) == []
        return target

    return run


def audit(path) -> list[str]:
    """Return what openxml-audit has to say against a Word file."""
    result = OpenXmlValidator().validate(path)
    return [str(error) for error in result.errors]
