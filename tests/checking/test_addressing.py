"""Suggestions speak to the reader as letters to that target group do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asker_skriv.checking.addressing import in_words_for
from asker_skriv.checking.finding import Category, Finding, Severity
from asker_skriv.checking.groups import TargetGroup

CITIZENS = TargetGroup("innbyggerne", "Innbyggerne", address=("du", "dere", "vi"))
CLUBS = TargetGroup("frivillighet", "Frivillighet", address=("dere", "vi"))
PRESS = TargetGroup("media", "Media", address=("noytral",))


def finding(text, *suggestions, **changes):
    first = suggestions[0] if suggestions else ""
    made = Finding(
        rule="ordliste/prove",
        category=Category.WORD_CHOICE,
        severity=Severity.ADVICE,
        start=0,
        end=len(text),
        text=text,
        message=f"Kan sies kortere: «{first}».",
        suggestions=suggestions,
    )
    return replace(made, **changes)


def told(found, group):
    (only,) = in_words_for([found], group)
    return only


@pytest.mark.parametrize(
    ("group", "suggestions", "message"),
    [
        (CITIZENS, ("Vi ber deg om å",), "Kan sies kortere: «Vi ber deg om å»."),
        (CLUBS, ("Vi ber dere om å",), "Kan sies kortere: «Vi ber dere om å»."),
        (PRESS, (), "Kan sies kortere."),
    ],
)
def test_a_request_is_made_to_the_reader(group, suggestions, message):
    found = told(finding("Det bes om å", "Vi ber deg om å"), group)
    assert (found.suggestions, found.message) == (suggestions, message)


def test_a_press_release_says_the_municipality():
    found = told(finding("Det vises til", "Vi viser til"), PRESS)
    assert found.suggestions == ("Kommunen viser til",)


def test_what_the_writer_wrote_is_kept():
    found = finding("er du ikke i stand til å", "kan du ikke")
    assert told(found, CLUBS) is found


def test_suggestions_that_come_to_say_the_same_are_one():
    found = told(finding("innehar", "du har", "dere har"), CLUBS)
    assert found.suggestions == ("dere har",)


def test_rules_that_look_at_the_reader_themselves_are_left_alone():
    found = finding("dere", "du", category=Category.ADDRESS)
    assert told(found, CLUBS) is found
