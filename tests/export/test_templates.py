"""Templates and profiles are data: new ones are files, and bad ones are named."""

import shutil
from datetime import date

import pytest

from asker_skriv.errors import BadDataFileError, ExportError
from asker_skriv.export.profile import contrast, load_profiles, read_profile
from asker_skriv.export.templates import load_templates, norwegian_date, read_template
from asker_skriv.paths import machine_folder, user_folder


def test_the_two_templates_are_there_with_their_fields(templates):
    assert templates.problems == ()
    assert [template.id for template in templates.templates] == ["brev", "informasjonsbrev"]
    letter = templates.find("brev")
    assert {field.id for field in letter.fields if field.remember} == {
        *("avdeling", "avsender", "stilling", "telefon", "epost")
    }
    values = letter.initial_values(date(2026, 3, 1))
    assert values["dato"] == "1. mars 2026"
    assert [field.id for field in letter.missing(values)] == ["mottaker", "avsender"]


def test_dates_are_written_out():
    assert norwegian_date(date(2026, 12, 24)) == "24. desember 2026"


def test_an_unknown_template_names_those_there_are(templates):
    with pytest.raises(ExportError, match="brev, informasjonsbrev"):
        templates.find("vedtak")


def test_a_new_template_is_a_folder_and_a_later_layer_wins(layers, templates):
    source = templates.find("brev").path.parent
    shutil.copytree(source, machine_folder() / "resources/maler/vedtak")
    own = user_folder() / "resources/maler/brev"
    shutil.copytree(source, own)
    text = (own / "mal.toml").read_text(encoding="utf-8")
    text = text.replace('navn = "Brev"', 'navn = "Mitt brev"')
    (own / "mal.toml").write_text(text, encoding="utf-8-sig")
    (own.parent / "ødelagt").mkdir()
    (own.parent / "ødelagt" / "mal.toml").write_text("navn = ", encoding="utf-8")
    found = load_templates(layers)
    assert {t.id: t.name for t in found.templates} == {
        "brev": "Mitt brev",
        "informasjonsbrev": "Informasjonsbrev",
        "vedtak": "Brev",
    }
    (problem,) = found.problems
    assert "ødelagt" in str(problem)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("navn = ", "nvn = "), "«nvn».*ukjent"),
        (("pakrevd = true", 'pakrevd = "ja"'), "true eller false"),
        (('id = "stilling"', 'id = "avsender"'), "To felt har id «avsender»"),
        (('id = "stilling"', 'id = "Min stilling"'), "små bokstaver"),
        (('id = "stilling"', 'id = "tittel"'), "koden «tittel»"),
        (('fil = "brev.docx"', 'fil = "borte.docx"'), "finnes ikke"),
    ],
)
def test_each_fault_in_a_template_is_named_with_its_cure(tmp_path, templates, change, says):
    folder = tmp_path / "brev"
    shutil.copytree(templates.find("brev").path.parent, folder)
    path = folder / "mal.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(BadDataFileError, match=says) as caught:
        read_template(path, "brev")
    assert str(path) in str(caught.value)


def test_a_profile_of_the_communications_section_takes_over_without_code(layers):
    folder = machine_folder() / "resources/profil/asker"
    folder.mkdir(parents=True)
    (folder / "profil.toml").write_text(
        'navn = "Asker"\nstandard = true\n[kommune]\nnavn = "Asker kommune"\n'
        'adresse = "Gata 1, 0000 Sted"\norgnummer = "000 000 000"\n[farger]\naksent = "#1B5E20"\n',
        encoding="utf-8",
    )
    profile = load_profiles(layers).standard
    assert profile.id == "asker"
    assert profile.footer == "Asker kommune · Gata 1, 0000 Sted · Org.nr. 000 000 000"
    assert load_profiles(layers).find("noytral").name == "Nøytral"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[kommune]\nnavn = ''", "navn.*mangler"),
        ("[kommune]\nnavn = 'A'\n[farger]\naksent = 'blå'", "#RRGGBB"),
        ("[kommune]\nnavn = 'A'\n[farger]\naksent = '#FFCC00'", "lav kontrast"),
        ("[kommune]\nnavn = 'A'\n[logo]\nfil = 'logo.png'", "alternativ_tekst"),
        ("[kommune]\nnavn = 'A'\n[logo]\nfil = '../x.png'\nalternativ_tekst = 'x'", "samme mappe"),
        ("[kommune]\nnavn = 'A'\n[logo]\nfil = 'profil.toml'\nalternativ_tekst = 'x'", "PNG"),
        ("[kommune]\nnavn = 'A'\n[logo]\nfil = 'borte.png'\nalternativ_tekst = 'x'", "Fant ikke"),
    ],
)
def test_each_fault_in_a_profile_is_named_with_its_cure(tmp_path, text, says):
    path = tmp_path / "profil.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadDataFileError, match=says):
        read_profile(path, "x")


def test_contrast_is_that_of_the_guidelines():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
