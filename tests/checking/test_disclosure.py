"""Before a letter is shared: what is asked about, for whom, and that no answer holds the secret."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asker_skriv.checking.disclosure import (
    Piece,
    Place,
    letter_pieces,
    load_disclosure_check,
    without_personal_data,
)
from asker_skriv.checking.masking import Kind, masked
from asker_skriv.checking.personal_data import is_identity_number
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind, Document, plain_block

# All numbers here are made up.
NUMBER = "15108695088"
OTHER = "41010199946"
ACCOUNT = "8601.11.17947"


@pytest.fixture(scope="module")
def check():
    return load_disclosure_check(DataLayers.standard())


def kinds(check, text, group="media", document_type="", place=Place.TEXT):
    found = check.find([Piece(place, text)], check.situation(group, document_type))
    return [each.kind.value for each in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Saken gjelder {NUMBER}.", "fodselsnummer"),
        (f"D-nummeret er {OTHER}.", "fodselsnummer"),
        (f"Kontoen hans er {ACCOUNT}.", "kontonummer"),
        ("Mobilnummeret hennes er 412 34 567.", "telefon"),
        ("Skriv til 412 34 567 i kveld.", "mobil"),
        ("Svar til kari.eksempel@gmail.com.", "epost"),
        ("Familien bor i Solbergveien 12B, 1384 Asker.", "adresse"),
        ("Kari Hansen, Nedre Skogvei 4, 1383 Asker", "adresse"),
        ("Fatima har fått diagnosen diabetes.", "helse"),
        ("Xhevdet Berisha er sykmeldt.", "helse"),
    ],
)
def test_what_everybody_can_read_is_asked_about(check, text, kind):
    assert kind in kinds(check, text)


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen gir råd om demens og kreft.",
        "Asker rådhus ligger i Katrineåsveien 20, 1384 Asker.",
        "Vi graver i Solbergveien 12 neste uke.",
        "Saksbehandler er Kari Hansen, telefon 412 34 567.",
        "Sentralbordet har nummer 66 90 90 00, og e-posten er post@asker.kommune.no.",
        f"Beløpet betales til konto {ACCOUNT}.",
        "Kari Hansen samler krefter og hiver seg rundt.",
        "Per i dag har 12 med diabetes fått plass på Asker Behandlingssenter.",
        "Saksnummeret er 2026/12345678, og beløpet er 15 108 695 kroner.",
    ],
)
def test_what_is_for_everybody_is_left_in_peace(check, text):
    assert kinds(check, text) == []


def test_a_letter_to_the_person_is_quiet_about_what_is_the_persons_own(check):
    text = f"Fødselsnummer: {NUMBER}. Du bor i Solbergveien 12. Kari, du har fått diagnosen astma."
    assert kinds(check, text, "innbyggerne", "avslag") == []
    assert kinds(check, text, "media", "avslag") == ["fodselsnummer", "adresse", "helse"]
    assert kinds(check, text, "innbyggerne", "nettartikkel") == kinds(check, text)


def test_two_peoples_numbers_are_never_both_ones_own(check):
    text = f"Søknaden fra {NUMBER} gjelder også {OTHER}."
    assert kinds(check, text, "innbyggerne", "avslag") == ["fodselsnummer", "fodselsnummer"]
    assert kinds(check, f"{NUMBER} og 151086 95088", "innbyggerne", "avslag") == []


@pytest.mark.parametrize("place", [Place.TITLE, Place.FILE_NAME, Place.PROPERTY, Place.FIELD])
def test_a_number_outside_the_text_always_asks(check, place):
    for name in (f"Vedtak {NUMBER}", f"vedtak-{NUMBER}", f"2026_{NUMBER}.docx"):
        assert kinds(check, name, "innbyggerne", "avslag", place) == ["fodselsnummer"]


def test_between_the_two_only_the_grave_stops_and_the_rest_is_told_with_it(check):
    mild = "Han kan nås på kari.eksempel@gmail.com."
    assert kinds(check, mild, "ansatte", "epost") == []
    assert kinds(check, f"{mild} {NUMBER}", "ansatte", "epost") == ["fodselsnummer", "epost"]


def test_a_group_and_a_type_nobody_knows_stand_between(check):
    assert check.situation("min-egen", "").name == "flere"
    assert check.situation("", "").name == "flere"
    assert check.situation("innbyggerne", "", "informasjonsbrev").name == "flere"
    assert check.situation("min-egen", "nettartikkel").name == "offentlig"


def test_one_thing_is_told_once_with_all_its_places(check):
    pieces = [
        Piece(Place.TITLE, f"Vedtak {NUMBER}", index=0),
        Piece(Place.TEXT, f"Vi viser til 151086 95088 og {NUMBER}.", index=1),
        Piece(Place.FILE_NAME, f"Vedtak {NUMBER}.docx"),
    ]
    (found,) = check.find(pieces, check.situation("media"))
    spots = [(spot.place, spot.index, spot.start, spot.end) for spot in found.spots]
    assert spots == [
        (Place.TITLE, 0, 7, 18),
        (Place.TEXT, 1, 13, 25),
        (Place.TEXT, 1, 29, 40),
        (Place.FILE_NAME, 0, 7, 18),
    ]
    assert found.masked == "1510** *****"


@pytest.mark.parametrize("month", [10 + 40, 10 + 65, 10 + 80])
def test_numbers_made_up_for_trials_are_known(month):
    day_and_year = [f"15{month}86{tail:03}" for tail in range(500)]
    numbers = [n + f"{c:02}" for n in day_and_year[:20] for c in range(100)]
    assert any(is_identity_number(number) for number in numbers)


@given(st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_a_mask_shows_four_digits_at_most(digits):
    for kind in (Kind.IDENTITY, Kind.ACCOUNT, Kind.PHONE, Kind.MOBILE):
        assert sum(sign.isdigit() for sign in masked(kind, digits)) <= 4


def test_what_is_told_holds_nothing_of_what_was_found(check):
    text = f"{NUMBER} Kontoen hans er {ACCOUNT}. Ola bor i Solbergveien 12. kari@gmail.com"
    found = check.find([Piece(Place.TEXT, text)], check.situation("media"))
    assert len(found) == 4
    for secret in (NUMBER, NUMBER[4:], ACCOUNT, "Solbergveien", "12", "kari"):
        assert secret not in repr([(each.masked, each.kind) for each in found])
        assert secret not in "".join(each.masked for each in found)


def test_the_first_heading_is_the_title():
    letter = Document((plain_block("Hei"), plain_block("Tittel", BlockKind.HEADING, 1)))
    assert [piece.place for piece in letter_pieces(letter)] == [Place.TEXT, Place.TITLE]


def test_a_suggested_file_name_leaves_the_number_out():
    assert without_personal_data(f"Vedtak for {NUMBER} i dag") == "Vedtak for i dag"
    assert without_personal_data("Vedtak 2026/1234") == "Vedtak 2026/1234"


def test_a_bad_file_of_the_machine_leaves_the_built_in_one_in_force(own_folders):
    layers = DataLayers.standard()
    folder = layers.user / "rules" / "personvern"
    folder.mkdir(parents=True)
    (folder / "deling.toml").write_text("[kjennetegn\n", encoding="utf-8")
    assert load_disclosure_check(layers).situation("media").name == "offentlig"


@settings(max_examples=200)
@given(st.text(max_size=300), st.sampled_from(list(Place)))
def test_any_text_gets_an_answer_with_places_inside_it(text, place):
    check = load_disclosure_check(DataLayers.standard())
    for found in check.find([Piece(place, text)], check.situation("media")):
        assert all(0 <= spot.start < spot.end <= len(text) for spot in found.spots)


@pytest.mark.parametrize("part", ["a", "A-", "1", "a.", "Ab ", "A ", "12 ", "kontakt ", "A’"])
def test_time_grows_with_length_and_no_faster(check, part):
    # No time is asserted: what is quadratic would hang here for minutes.
    text = part * (300_000 // len(part)) + f" {NUMBER}"
    found = check.find([Piece(Place.TEXT, text)], check.situation("media"))
    assert [each.kind for each in found] == [Kind.IDENTITY]
