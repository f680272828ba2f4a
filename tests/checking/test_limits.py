"""Long sentences and paragraphs: by the reader's limits, with a place to divide."""

from __future__ import annotations

import pytest

from asker_skriv.checking.context import Reader
from asker_skriv.checking.finding import Category, Family, Scope, Severity
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.kinds.limits import make
from asker_skriv.checking.rule import RuleInfo
from asker_skriv.errors import BadDataFileError
from tests.checking.rules import Rules

LIGHT = "Du kan gå og se på det nye huset sammen med oss i dag"
HEAVY = (
    "Kommuneplanens hovedintensjoner innebærer tilrettelegging for fortetting innenfor "
    "eksisterende byggeområder under hensyntagen til naturverdier"
)


@pytest.fixture(scope="module")
def rules(pipeline, language):
    return Rules(pipeline, language, files=("lengde",))


def reader(sentence_words, paragraph_words=1000):
    return Reader(
        TargetGroup(
            id="prøve", name="Prøve", sentence_words=sentence_words, paragraph_words=paragraph_words
        )
    )


def flagged(rules, text, limit, paragraph=1000):
    rules.reader = reader(limit, paragraph)
    return rules.find(text)


def test_a_light_sentence_may_be_a_little_longer(rules):
    assert flagged(rules, f"{LIGHT}.", 12) == []
    assert len(flagged(rules, f"{LIGHT}.", 11)) == 1


def test_a_heavy_sentence_is_told_of_a_little_sooner(rules):
    assert len(flagged(rules, f"{HEAVY}.", 16)) == 1
    assert flagged(rules, f"{HEAVY}.", 25) == []


def test_the_message_says_how_long_and_where_to_divide(rules):
    text = (
        "Vi har fått søknaden din om plass i barnehagen, og vi sender deg svar når fristen er ute, "
        "slik at du kan planlegge høsten."
    )
    (found,) = flagged(rules, text, 15)
    assert found.scope is Scope.SENTENCE
    assert found.message.startswith("Setningen har 24 ord. Del den gjerne før «og vi sender …».")
    assert found.suggestions == (
        "Vi har fått søknaden din om plass i barnehagen. Vi sender deg svar når fristen er ute, "
        "slik at du kan planlegge høsten.",
    )


def test_the_halves_of_a_divided_sentence_hold_all_its_words(rules):
    text = "Vi leser alle søknadene i april, men vi svarer ikke før fristen er ute i mai."
    (found,) = flagged(rules, text, 8)
    assert found.suggestions == (
        "Vi leser alle søknadene i april. Men vi svarer ikke før fristen er ute i mai.",
    )


def test_a_list_is_advised_for_three_parts_side_by_side(rules):
    text = (
        "Du må sende oss en kopi av leiekontrakten, siste lønnsslipp fra arbeidsgiveren, "
        "skattemeldingen for i fjor og en bekreftelse fra banken."
    )
    (found,) = flagged(rules, text, 12)
    assert "punktliste" in found.message


def test_headings_have_no_limit(rules):
    rules.reader = reader(3)
    assert rules.find(f"{LIGHT}.", kind="overskrift") == []


def test_a_paragraph_over_the_limit_is_told_of_once(rules):
    (found,) = flagged(rules, "Du får svar i mai. " * 5, 20, paragraph=20)
    assert (found.rule, found.scope) == ("lengde/langt-avsnitt", Scope.BLOCK)


def test_a_sentence_of_three_thousand_words_is_one_finding(rules):
    text = "Du må sende kopi av " + ", ".join(["brevet"] * 3000) + "."
    assert len(flagged(rules, text, 20, 10_000)) == 1


@pytest.mark.parametrize(
    "options", [{}, {"maaler": "ord"}, {"maaler": "setning", "slingring": "litt"}]
)
def test_a_bad_rule_says_what_is_wrong(options):
    info = RuleInfo(
        id="lengde/prøve",
        kind="grense",
        category=Category.SENTENCE_LENGTH,
        family=Family.SENTENCE_LENGTH,
        severity=Severity.ADVICE,
        message="",
        why="",
        hits=(),
        misses=(),
        options=options,
    )
    with pytest.raises(BadDataFileError, match="lengde/prøve"):
        make(info)
