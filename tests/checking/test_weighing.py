"""What a reader is shown, and what happens where two findings meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asker_skriv.checking.finding import Category, Family, Finding, Scope, Severity
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.weighing import resolve, weigh

TEXT = "Vedrørende Deres søknad om omsorgs bolig"


def finding(words, category=Category.WORD_CHOICE, **changes):
    start = TEXT.index(words)
    made = Finding(
        rule="prove/regel",
        category=category,
        severity=Severity.ADVICE,
        start=start,
        end=start + len(words),
        text=words,
        message="Kan skrives enklere.",
    )
    return replace(made, **changes)


def group(**weights):
    return TargetGroup("g", "Innbyggerne", weights={Family(k): v for k, v in weights.items()})


@pytest.mark.parametrize(
    ("severity", "weight", "shown"),
    [
        (Severity.ERROR, 1, Severity.ERROR),
        (Severity.ERROR, 0, None),
        (Severity.ADVICE, 2, Severity.ADVICE),
        (Severity.ADVICE, 1, Severity.STYLE),
        (Severity.STYLE, 1, None),
        (Severity.STYLE, 2, Severity.STYLE),
        (Severity.STYLE, 3, Severity.ADVICE),
    ],
)
def test_weight_times_severity_decides_what_is_shown(severity, weight, shown):
    told = weigh([finding("Vedrørende", severity=severity)], group(kanselliord=weight))
    assert [item.severity for item in told] == ([shown] if shown else [])


def test_a_stricter_reader_is_named_in_the_finding():
    told = weigh([finding("Vedrørende", severity=Severity.STYLE)], group(kanselliord=3))
    assert told[0].note == "strengere for innbyggerne"


def test_the_more_specific_of_two_rules_on_the_same_words_wins():
    general = finding("Deres søknad")
    specific = finding("Deres søknad", category=Category.ADDRESS, priority=5)
    assert resolve([general, specific]) == [specific]


def test_crossing_findings_leave_only_the_graver():
    advice = finding("Vedrørende Deres")
    error = finding("Deres søknad", category=Category.GRAMMAR, severity=Severity.ERROR)
    assert resolve([advice, error]) == [error]


def test_a_finding_of_another_category_inside_a_longer_one_stays():
    long = finding("søknad om omsorgs bolig", category=Category.NOMINALISATION)
    inner = finding("omsorgs bolig", category=Category.SPLIT_COMPOUND)
    assert resolve([inner, long]) == [long, inner]


def test_a_sentence_and_its_words_do_not_compete():
    sentence = finding(TEXT, category=Category.SENTENCE_LENGTH, scope=Scope.SENTENCE)
    word = finding("Vedrørende")
    assert set(resolve([sentence, word])) == {sentence, word}


def test_one_with_nothing_to_offer_gives_way_to_a_better_one_inside_it():
    around = finding("søknad om omsorgs bolig", category=Category.PASSIVE)
    inside = finding("omsorgs bolig", suggestions=("omsorgsbolig",))
    assert resolve([around, inside]) == [inside]


def test_advice_does_not_give_way_to_a_matter_of_taste_inside_it():
    around = finding("søknad om omsorgs bolig", category=Category.PASSIVE)
    inside = finding("omsorgs bolig", severity=Severity.STYLE, suggestions=("omsorgsbolig",))
    assert resolve([around, inside]) == [around, inside]


def test_a_comma_is_shown_at_its_own_word_where_the_next_opens_another_finding():
    comma = finding(
        "Vedrørende Deres", category=Category.PUNCTUATION, suggestions=("Vedrørende, Deres",)
    )
    address = finding("Deres søknad", suggestions=("søknaden din",))
    told = resolve([comma, address])
    assert [(item.text, item.suggestions) for item in told] == [
        ("Vedrørende", ("Vedrørende,",)),
        ("Deres søknad", ("søknaden din",)),
    ]


def test_a_comma_is_shown_without_the_words_that_other_findings_hold():
    spare = finding("Deres søknad", category=Category.PUNCTUATION, suggestions=("Deres, søknad",))
    before = finding("Vedrørende Deres", suggestions=("Om din",))
    after = finding("søknad om omsorgs bolig", suggestions=("ønsket om bolig",))
    told = resolve([spare, before])
    assert [(item.text, item.suggestions) for item in told] == [
        ("Vedrørende Deres", ("Om din",)),
        (" søknad", (", søknad",)),
    ]
    assert len(resolve([spare, after])) == 2
    word = finding("Deres", suggestions=("din",))
    assert [item.text for item in resolve([spare, word])] == ["Deres", " søknad"]
    wrong = replace(spare, severity=Severity.ERROR, priority=1)
    told = resolve([wrong, word, after])
    assert [(item.text, item.suggestions) for item in told] == [
        ("Deres", ("Deres,",)),
        ("søknad om omsorgs bolig", ("ønsket om bolig",)),
    ]


def test_a_word_that_the_rewrite_keeps_is_told_of_where_both_begin():
    passive = finding(
        "Vedrørende Deres søknad",
        category=Category.PASSIVE,
        suggestions=("Vi ser på vedrørende",),
    )
    word = finding("Vedrørende", suggestions=("Om",))
    assert set(resolve([passive, word])) == {passive, word}
    without = replace(passive, suggestions=("Vi ser på søknaden",))
    assert resolve([without, word]) == [without]


def test_a_misspelt_looking_word_is_not_told_of_where_another_writes_it_out():
    abbreviation = finding(
        "Vedrørende", category=Category.ABBREVIATION, suggestions=("Om",), priority=0
    )
    misspelt = finding("Vedrørende", category=Category.SPELLING, suggestions=("Vedrører",))
    inside = replace(misspelt, end=misspelt.end - 2, text="Vedrøren")
    assert resolve([abbreviation, inside]) == [abbreviation]
    capital = replace(inside, suggestions=("vedrøren",))
    assert set(resolve([abbreviation, capital])) == {abbreviation, capital}


@pytest.mark.parametrize("around", [Category.PASSIVE, Category.NOMINALISATION, Category.ADDRESS])
def test_a_stiff_word_is_not_underlined_inside_a_rewrite_that_does_without_it(around):
    rewrite = finding("Deres søknad om", category=around, suggestions=("du søker om",))
    stiff = finding("søknad", suggestions=("begjæring",))
    assert resolve([rewrite, stiff]) == [rewrite]


def test_a_stiff_word_that_the_rewrite_keeps_is_told_of_as_well():
    rewrite = finding(
        "Deres søknad", category=Category.ADDRESS, suggestions=("søknaden din om søknad",)
    )
    stiff = finding("søknad", suggestions=("begjæring",))
    assert resolve([rewrite, stiff]) == [rewrite, stiff]


def test_a_small_word_that_the_phrase_offered_does_without_is_not_told_of():
    phrase = finding("søknad om omsorgs", suggestions=("ønske om",))
    small = finding("omsorgs", category=Category.GRAMMAR, suggestions=("omsorg",))
    assert resolve([phrase, small]) == [phrase]


def test_of_two_with_nothing_to_offer_one_is_told():
    around = finding("Deres søknad", category=Category.NOMINALISATION)
    inner = finding("søknad", category=Category.PASSIVE)
    assert resolve([around, inner]) == [around]
