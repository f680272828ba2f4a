"""Personal data: found where it stands, never repeated in what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer, kontonr

from asker_skriv.checking.personal_data import is_identity_number
from tests.checking.rules import Rules

FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)


def numbers(opening, remainders):
    """Yield the identity numbers with these nine digits whose first check leaves a remainder."""
    for first in range(10):
        total = sum(w * int(d) for w, d in zip(FIRST_WEIGHTS, opening, strict=True)) + first
        second = fodselsnummer.calc_check_digit2(f"{opening}{first}")
        if total % 11 in remainders and len(second) == 1:
            yield f"{opening}{first}{second}"


@pytest.fixture(scope="module")
def rules(pipeline, language):
    return Rules(pipeline, language, files=("personvern",))


def test_todays_numbers_are_known_by_both_check_digits():
    assert is_identity_number("15108695088")
    assert not is_identity_number("15108695089")
    assert not is_identity_number("15108695077")


def test_numbers_from_2032_leave_zero_to_three():
    accepted = [*numbers("151086950", {0, 1, 2, 3})]
    assert len(accepted) >= 2
    assert all(is_identity_number(number) for number in accepted)
    assert not any(is_identity_number(number) for number in numbers("151086950", range(4, 11)))


def test_from_2032_the_middle_digits_say_nothing_of_the_century():
    # Individual number 600 with the year 45 belongs to no century today.
    later = [*numbers("150445600", {1, 2, 3})]
    assert later
    assert all(is_identity_number(number) for number in later)
    assert not any(fodselsnummer.is_valid(number) for number in later)


def test_foreigners_numbers_have_forty_added_to_the_day():
    assert is_identity_number("41010199946")


@pytest.mark.parametrize("digits", ["32130195088", "00000000000", "1510869508", "151086950881"])
def test_what_opens_with_no_date_is_no_identity_number(digits):
    assert not is_identity_number(digits)


@pytest.mark.parametrize(
    "written", ["15108695088", "151086 95088", "15 10 86 95088", "151086-95088"]
)
def test_spaces_inside_do_not_hide_a_number(written, rules):
    found = rules.find(f"Saken gjelder {written}, som bor i Asker.")
    assert [(told.text, told.severity) for told in found] == [(written, "feil")]
    assert not any(character.isdigit() for character in found[0].message + found[0].why)


@given(st.from_regex(r"\d{11}", fullmatch=True))
def test_any_eleven_digits_get_an_answer(digits):
    answer = is_identity_number(digits)
    assert answer or not fodselsnummer.is_valid(digits)


def test_an_account_number_to_pay_to_is_no_secret(rules):
    account = "8601.11.17947"
    assert kontonr.is_valid(account)
    assert rules.find(f"Beløpet betales til konto {account}.") == []
    assert [told.rule for told in rules.find(f"Kontoen din, {account}, er sperret.")] == [
        "personvern/kontonummer"
    ]


def test_an_account_number_is_not_taken_for_an_identity_number(rules):
    found = rules.find("Vi har registrert kontonummer 8601 11 17947 på deg.")
    assert [told.rule for told in found] == ["personvern/kontonummer"]


def test_contact_lines_are_left_alone(rules):
    assert (
        rules.find("Kari Hansen, saksbehandler, telefon 66 90 90 00, kari@asker.kommune.no") == []
    )
