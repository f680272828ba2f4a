"""Tone: blame, shouting, vague time and empty links, on whole paragraphs."""

from __future__ import annotations

import pytest

from tests.checking.rules import Rules


@pytest.fixture(scope="module")
def rules(pipeline, language):
    return Rules(pipeline, language, files=("tone", "lenker"))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Du har dessverre unnlatt å svare på brevet.", "tone/bebreidelse"),
        ("Dere har forsømt plikten til å måke.", "tone/bebreidelse"),
        ("Til tross for gjentatte purringer mangler skjemaet.", "tone/pekefinger"),
        ("Du MÅ svare innen fredag denne uka.", "tone/rop"),
        ("Vi svarer så raskt som mulig.", "tone/vag-tid"),
        ("Det er ikke umulig å få plass.", "tone/dobbel-nekting"),
        ("Trykk her for å søke om plass.", "lenker/tom-lenketekst"),
    ],
)
def test_an_editor_would_say_something(text, rule, rules):
    assert rule in [told.rule for told in rules.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi har unnlatt å svare, og det beklager vi.",
        "Vi svarer så raskt som mulig, og senest 1. mai.",
        "VI STENGER I JULEN",
        "Skolen har både SFO og FAU.",
        "Det er ikke mulig å få plass nå.",
        "Les mer om priser i SFO.",
        "Klikk på «Send» når du er ferdig.",
        "Her kan du søke om plass.",
    ],
)
def test_good_text_is_left_alone(text, rules):
    assert rules.find(text) == []


def test_a_double_negation_becomes_a_plain_word(rules):
    assert rules.accept_all("Det er ikke uvanlig med kø.") == "Det er vanlig med kø."
    assert rules.accept_all("Ikke uvanlige feil.") == "Vanlige feil."
