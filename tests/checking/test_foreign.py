"""Paragraphs in other languages are recognised; Bokmål is never taken for one of them."""

from __future__ import annotations

import lzma

import pytest

from asker_skriv.checking.finding import Scope, Severity
from asker_skriv.checking.foreign import note, recognise
from tests.conftest import SHARED


@pytest.mark.parametrize(
    "text",
    [
        "Eg har ikkje fått svar på søknaden min, og eg lurer på kva som skjer vidare.",
        "Kommunen har motteke søknaden din. Du får svar innan tre veker.",
        "Dersom du ønskjer å klage, må du sende klagen til kommunen innan tre veker.",
        "Tenesta er gratis for innbyggjarar. Ta kontakt dersom du treng rettleiing frå oss.",
    ],
)
def test_nynorsk(text):
    assert recognise(text) == "nn"


@pytest.mark.parametrize(
    "text",
    [
        "You can apply for a place in kindergarten all year round. Please contact us.",
        "If you do not speak Norwegian, ring us and we will find an interpreter for you.",
    ],
)
def test_english(text):
    assert recognise(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Don sáhtát ohcat báikki mánáidgárdái birra jagi.",
        "Dutnje lea riekti oažžut dulkka go válddát oktavuođa suohkaniin.",
    ],
)
def test_northern_sami(text):
    assert recognise(text) == "se"


@pytest.mark.parametrize(
    "text",
    [
        "Vi har mottatt søknaden din. Please find the form attached.",
        "Kurset «How to apply for a job in Norway» er fullt, men du kan stå på venteliste.",
        "Du kan ta med deg barna inn i barnehagen når som helst.",
        "Skiftende meningsmålinger bringer nervene i høyspenn i alle partier.",
        "Utvalget på Karasjok skole, Kárášjoga skuvla, er stort for elevene.",
        "Dersom du ønsker å klage må du skrive til oss.",
        "Du må sende klagen etter møtet, heller enn å sjekke saken.",
        "Hvert kor og lag kan skrive og sende søknaden selv, et kvart år før møtet.",
    ],
)
def test_bokmaal_with_something_foreign_in_it(text):
    assert recognise(text) == "nb"


@pytest.mark.parametrize("text", ["", "Asker", "12 500 kroner", "!!! ???", "Kari Hansen"])
def test_too_little_to_tell(text):
    assert recognise(text) == ""


def test_the_note_is_quiet_and_about_the_whole_paragraph():
    text = "  Eg har ikkje fått svar på søknaden min, og eg lurer på kva som skjer."
    found = note(text)
    assert found is not None
    assert found.rule == "sprak/nn"
    assert found.scope is Scope.BLOCK
    assert found.severity is Severity.STYLE
    assert text[found.start : found.end] == found.text == text.strip()


def test_bokmaal_gets_no_note():
    assert note("Vi har mottatt søknaden din, og du får svar innen tre uker.") is None


@pytest.mark.skipif(not SHARED.exists(), reason="the treebank is not on this machine")
def test_edited_bokmaal_is_never_taken_for_nynorsk_or_sami():
    path = SHARED / "data" / "no_bokmaal-ud-dev.conllu.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [line[9:].strip() for line in lines if line.startswith("# text = ")]
    wrong = [text for text in texts if recognise(text) in {"nn", "se"}]
    assert wrong == []
