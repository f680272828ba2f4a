"""Nouns that hide a verb: which verb it is, and how patterns are read."""

from __future__ import annotations

import pytest

from asker_skriv.checking.nominalisation.deriving import verb_of
from asker_skriv.checking.nominalisation.light_verbs import LightVerbIndex, parse_pattern
from asker_skriv.checking.nominalisation.rewriting import rewrite
from asker_skriv.errors import BadDataFileError


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("vurdering", "vurdere"),
        ("undersøkelse", "undersøke"),
        ("rengjøring", "rengjøre"),
        ("utbetaling", "betale ut"),
        ("registrering", "registrere"),
        ("utdanning", None),
        ("ordning", None),
        ("ting", None),
        ("situasjon", None),
        ("bok", None),
    ],
)
def test_the_verb_inside_a_noun(noun, verb, lexicon):
    assert verb_of(noun, lexicon) == verb


def test_a_pattern_says_what_it_is_made_of():
    pattern = parse_pattern("ha | behov | for | trenge / behøve | mildt")
    assert (pattern.light, pattern.noun, pattern.prepositions) == ("ha", "behov", ("for",))
    assert pattern.verbs == ("trenge", "behøve")
    assert pattern.mild


def test_a_pattern_with_too_few_fields_says_what_to_write():
    with pytest.raises(BadDataFileError, match="fire felt"):
        parse_pattern("ha behov for")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Vi vil foreta en vurdering av saken.", "vurdere"),
        ("Vi foretok en vurdering av saken.", "vurderte"),
        ("I går ble det foretatt en vurdering av saken.", "vurderte vi"),
        ("I dag er det foretatt en vurdering av saken.", "har vi vurdert"),
        ("I dag skal det foretas en vurdering av saken.", "skal vi vurdere"),
        ("Det skal ikke foretas en vurdering av saken.", "vi skal ikke vurdere"),
        ("Det ble også foretatt en vurdering av saken.", "vi vurderte også"),
        ("Vi foretar en konkret vurdering av saken.", "vurderer saken konkret"),
    ],
)
def test_the_verb_takes_the_tense_of_the_light_verb(text, first, pipeline, lexicon):
    index = LightVerbIndex([parse_pattern("foreta | vurdering | av | vurdere")])
    (found,) = index.find(pipeline.parse(text), lexicon)
    assert rewrite(found, lexicon).suggestions[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "Det ble foretatt en vurdering av fastlegen.",
        "En vurdering av saken ble foretatt i går.",
        "Vi foretar en svært grundig og omfattende vurdering av saken.",
        "Vi foretar ingen vurdering av saken.",
    ],
)
def test_no_suggestion_where_it_would_not_be_sure(text, pipeline, lexicon):
    index = LightVerbIndex([parse_pattern("foreta | vurdering | av | vurdere")])
    for found in index.find(pipeline.parse(text), lexicon):
        assert rewrite(found, lexicon).suggestions == ()
