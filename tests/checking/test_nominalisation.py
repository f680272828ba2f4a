"""Nouns that hide a verb: which verb it is, and how patterns are read."""

from __future__ import annotations

import pytest

from asker_skriv.checking.nominalisation import governed, predicates
from asker_skriv.checking.nominalisation.deriving import plain_verbs, verb_of
from asker_skriv.checking.nominalisation.light_verbs import LightVerbIndex, parse_pattern
from asker_skriv.checking.nominalisation.rewriting import rewrite
from asker_skriv.checking.nominalisation.situations import Situations, when
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


@pytest.mark.parametrize(
    ("noun", "verbs"),
    [
        ("fremvisning", ("vise",)),
        ("omlegging", ("legge om",)),
        ("utlysning", ("lyse ut",)),
        ("vurdering", ("vurdere",)),
        ("utdanning", ()),
        ("opplæring", ("lære opp",)),
    ],
)
def test_the_verb_people_say_comes_first(noun, verbs, lexicon):
    assert plain_verbs(noun, lexicon) == verbs


HEADS = {"om": ["søknad", "krav"], "til": ["rett", "mulighet"], "for": ["*"]}
FIXED = {"søknad": ["endring"], "avdeling": ["*"]}
ALONE = {"": {"medvirkning": "medvirke"}, "i": {"deltakelse": "delta i"}}


@pytest.mark.parametrize(
    ("text", "stretch", "offers"),
    [
        ("De stiller krav om fremvisning av kort.", "fremvisning av", ("å vise",)),
        ("Vi viser til søknad av 3. mai 2026 om leie av naust.", "leie av", ("å leie",)),
        ("Han har rett til medvirkning.", "medvirkning", ("å medvirke",)),
        ("Hun har mulighet til deltakelse i møtet.", "deltakelse i", ("å delta i",)),
        ("Prisen for leie av salen er lav.", "leie av", ("å leie",)),
        ("De stiller krav om skriftlig fremvisning av kort.", "skriftlig fremvisning av", ()),
    ],
)
def test_a_noun_after_a_word_that_takes_an_infinitive(text, stretch, offers, pipeline, lexicon):
    doc = pipeline.parse(text)
    (found,) = governed.after_preposition(doc, lexicon, HEADS, FIXED, ALONE)
    assert text[found.start : found.end] == stretch
    assert found.suggestions == offers


@pytest.mark.parametrize(
    "text",
    [
        "Vi viser til søknad om endring av planen.",
        "Avdeling for behandling av byggesaker svarer deg.",
        "Du har rett til behandling av lege.",
        "Vi går for utdanning av gode grunner.",
        "Han har rett til utdanning.",
    ],
)
def test_names_and_people_stay(text, pipeline, lexicon):
    assert not list(governed.after_preposition(pipeline.parse(text), lexicon, HEADS, FIXED, ALONE))


SITUATIONS = Situations(
    {"ved søknad om": "når du søker om"},
    {"ved fravær": "hvis du er borte"},
    {"vi": {"behandling": "behandle"}, "du": {"utfylling": "fylle ut", "levering": "levere"}},
)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Ved søknad om plass må du logge inn.", ("når du søker om plass,",)),
        ("Før utfylling av skjemaet må du logge inn.", ("før du fyller ut skjemaet,",)),
        ("Etter behandling av saken får du svar.", ("etter at vi har behandlet saken,",)),
        ("Under behandlingen av saken får du svar.", ("mens vi behandler saken,",)),
        ("Ved manglende levering av rapport får du gebyr.", ("hvis du ikke leverer rapport,",)),
        ("Ved fravær må du ringe.", ("hvis du er borte,",)),
        ("Du må ringe ved fravær.", ("hvis du er borte",)),
        ("Ved mottak av varer må du skrive under.", ()),
        ("Under bygging av skolen blir det støy.", ()),
        ("Under behandlingen av saken kom det et brev.", ()),
    ],
)
def test_a_situation_becomes_a_clause(text, offers, pipeline, lexicon):
    (found,) = when(pipeline.parse(text), SITUATIONS, lexicon)
    assert found.suggestions == offers


@pytest.mark.parametrize(
    "text",
    [
        "Etter behandling av sykdommen må du hvile.",
        "Ved bruk av bil må du ha førerkort.",
        "Vi møtes før overtakelse av ny leietaker.",
        "Ved fravær fra skolen mister du mye.",
    ],
)
def test_some_situations_are_plain(text, pipeline, lexicon):
    assert not list(when(pipeline.parse(text), SITUATIONS, lexicon))


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Kontroll av anlegget utføres av Asker Drift.", "Asker Drift kontrollerer anlegget"),
        (
            "Kontroll av anlegget må utføres årlig av eieren.",
            "eieren må kontrollere anlegget årlig",
        ),
        ("Brøyting av veien ble utført av kommunen.", "vi brøytet veien"),
        ("Vaksinering av elevene gjennomføres i mai.", "vi vaksinerer elevene"),
    ],
)
def test_who_does_it_comes_first(text, offer, pipeline, lexicon):
    (found,) = predicates.done_by(pipeline.parse(text), lexicon, "vi", ["bestilling"])
    assert [found.suggestions[0].lower()] == [offer.lower()]


def test_what_the_reader_does_is_not_said_to_be_done_by_us(pipeline, lexicon):
    doc = pipeline.parse("Bestilling av time gjennomføres på nett.")
    assert not list(predicates.done_by(doc, lexicon, "vi", ["bestilling"]))


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Lufting av hunder er ikke tillatt.", "du kan ikke lufte hunder"),
        ("Parkering langs veien er forbudt.", "du kan ikke parkere langs veien"),
        ("Servering av alkohol er bare tillatt i kantina.", "du kan bare servere alkohol"),
    ],
)
def test_what_is_allowed_is_what_the_reader_may_do(text, offer, pipeline, lexicon):
    doc = pipeline.parse(text)
    (found,) = predicates.allowed(doc, lexicon, {"parkering": "parkere"}, "du")
    assert found.suggestions == (offer,)


def test_nobody_is_spoken_to_where_the_reader_has_no_name(pipeline, lexicon):
    doc = pipeline.parse("Lufting av hunder er ikke tillatt.")
    (found,) = predicates.allowed(doc, lexicon, {}, "")
    assert found.suggestions == ()
