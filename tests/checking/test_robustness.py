"""Odd text: no crash, no flood of findings, and offsets that point at the words told of."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checking.rules import Rules

PIECES = (
    *("kl 10.30", "5.000,-", "§ 12-10", "22/11-26", "kr.", "%", '"', "»", "«", " - ", "–", "--"),
    *("men", "og", "å", "som", "hvis", "Når", "er", "ikke", "omsorgs", "bolig", "SFO", "leder"),
    *("Asker", "Kommune", "Mandag", "denne", "vurdering", "et", "søknad", "barnet", "syk", "dem"),
    *("\u00a0", "\u202f", "\u00ad", "\u2028", "\n", "\t", "  ", ".", ",", "!", "(", ")", "'s", "’"),
    *("é", "e\u0301", "🙂", "𝔸", "1", "2026", "gnr", "feks", "bl.a", "mvh", "i følge", "idag"),
)


@pytest.fixture(scope="module")
def rules(pipeline, language):
    return Rules(pipeline, language)


def check(rules, text):
    """Return the findings, after seeing that each says what stands at its place."""
    findings = rules.find(text)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert finding.message
        assert finding.text not in finding.suggestions
        assert "" not in finding.suggestions
    return findings


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_offsets_hold_in_any_mix_of_words_and_signs(rules, text):
    check(rules, text)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80))
def test_any_text_at_all_is_survived(rules, text):
    check(rules, text.replace("\r", " "))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * 5_000,
        "a " * 2_000,
        "!?.,;:" * 500,
        "- - - - - - - - - -",
        "\u00ad\u00ad\u00ad",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
        "12,5\t13,0\t14,5\t2026\t2027\t100\t5000\t25000",
        "VIKTIG INFORMASJON OM STENGING AV BARNEHAGER I MAI",
        "for (int i = 0; i < n; i++) { sum += a[i]; }",
        "SELECT navn, adresse FROM personer WHERE id = 12345;",
        "« » « » « »",
        "()()()()",
    ],
)
def test_no_flood(rules, text):
    assert len(check(rules, text)) <= 2


def test_soft_hyphens_and_hard_spaces_keep_their_places(rules):
    text = "Vi\u00a0har mot\u00adtatt søknaden om omsorgs\u00a0bolig den 12\u00a0september."
    findings = check(rules, text)
    assert "12\u00a0september" in [finding.text for finding in findings]
    assert "mot\u00adtatt" not in [finding.text for finding in findings]


def sentence(words, seed=1):
    """Return one sentence of so many words, of the kinds that rules look closely at."""
    choice = random.Random(seed)
    vocabulary = [
        *("vi", "du", "som", "og", "å", "hvis", "men", "søknaden", "omsorgs", "bolig", "er"),
        *("ikke", "skal", "klage", "kl", "10", "5.000"),
    ]
    return "Vi " + " ".join(choice.choice(vocabulary) for _ in range(words)) + "."


def test_a_sentence_of_3000_words_is_survived(rules):
    check(rules, sentence(3_000))
