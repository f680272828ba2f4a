import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.language.inflection import agreeing_determiner, genitive, like_case
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.variety import MODERATE, Variety

SHARED = Path(__file__).resolve().parents[3] / "shared"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
DEFINITE = "Definite=Def|Number=Sing"


@pytest.mark.parametrize(
    ("lemma", "present", "past", "participle"),
    [
        ("be", "ber", "ba", "bedt"),
        ("gjøre", "gjør", "gjorde", "gjort"),
        ("gi", "gir", "ga", "gitt"),
        ("si", "sier", "sa", "sagt"),
        ("være", "er", "var", "vært"),
        ("vurdere", "vurderer", "vurderte", "vurdert"),
        ("kaste", "kaster", "kastet", "kastet"),
        ("sørge for", "sørger for", "sørget for", "sørget for"),
        ("ta kontakt med", "tar kontakt med", "tok kontakt med", "tatt kontakt med"),
        ("legge til rette for", "legger til rette for", "la til rette for", "lagt til rette for"),
        ("klage på", "klager på", "klaget på", "klaget på"),
        ("er i stand til", "er i stand til", "var i stand til", "vært i stand til"),
        ("ikke holde", "ikke holder", "ikke holdt", "ikke holdt"),
        ("hensynta", "hensyntar", "hensyntok", "hensyntatt"),
    ],
)
def test_verbs(lexicon, lemma, present, past, participle):
    found = [lexicon.inflect(lemma, "VERB", f)[0] for f in (PRESENT, PAST, "VerbForm=Part")]
    assert found == [present, past, participle]


@pytest.mark.parametrize(
    ("lemma", "definite", "plural", "definite_plural"),
    [
        ("søknad", "søknaden", "søknader", "søknadene"),
        ("vurdering", "vurderingen", "vurderinger", "vurderingene"),
        ("vedtak", "vedtaket", "vedtak", "vedtakene"),
        ("bok", "boken", "bøker", "bøkene"),
        ("barn", "barnet", "barn", "barna"),
        ("søknadsskjema", "søknadsskjemaet", "søknadsskjema", "søknadsskjemaene"),
        (
            "støttekontaktvedtak",
            "støttekontaktvedtaket",
            "støttekontaktvedtak",
            "støttekontaktvedtakene",
        ),
        ("brudd på reglene", "bruddet på reglene", "brudd på reglene", "bruddene på reglene"),
    ],
)
def test_nouns(lexicon, lemma, definite, plural, definite_plural):
    wishes = (DEFINITE, "Definite=Ind|Number=Plur", "Definite=Def|Number=Plur")
    found = [lexicon.inflect(lemma, "NOUN", wish)[0] for wish in wishes]
    assert found == [definite, plural, definite_plural]


@pytest.mark.parametrize(
    ("lemma", "features", "form"),
    [
        ("god nok", "Definite=Ind|Degree=Pos|Gender=Neut|Number=Sing", "godt nok"),
        ("god nok", "Degree=Pos|Number=Plur", "gode nok"),
        ("god", "Degree=Cmp", "bedre"),
        ("liten", "Definite=Ind|Degree=Pos|Gender=Fem|Number=Sing", "lita"),
        ("liten", "Definite=Def|Degree=Pos|Number=Sing", "lille"),
        ("nødvendig", "Definite=Ind|Degree=Pos|Gender=Masc|Number=Sing", "nødvendig"),
        ("passende", "Degree=Pos|Number=Plur", "passende"),
        ("innhente", "Number=Plur|VerbForm=Part", "innhentede"),
        ("avslå", "Definite=Ind|Gender=Neut|Number=Sing|VerbForm=Part", "avslått"),
    ],
)
def test_adjectives(lexicon, lemma, features, form):
    assert form in lexicon.inflect(lemma, "ADJ", features)[:2]


def test_the_usual_homograph_comes_first_and_a_wish_for_gender_decides(lexicon):
    assert lexicon.inflect("bruk", "NOUN", DEFINITE)[0] == "bruken"
    assert lexicon.inflect("kurs", "NOUN", DEFINITE + "|Gender=Neut")[0] == "kurset"
    assert lexicon.inflect("sak", "NOUN", DEFINITE + "|Gender=Fem")[0] == "saka"


def test_nothing_rather_than_a_wrong_form(lexicon):
    assert lexicon.inflect("være", "VERB", PRESENT + "|Voice=Pass") == ()
    assert lexicon.inflect("den som har rett til det", "NOUN", DEFINITE) == ()
    assert lexicon.inflect("tettere bebyggelse", "NOUN", DEFINITE) == ()
    assert lexicon.inflect("når du bruker", "VERB", PAST) == ()
    assert lexicon.inflect("qwrtz", "NOUN", DEFINITE) == ()


@pytest.mark.parametrize(
    ("form", "source", "target", "pos", "expected"),
    [
        ("anmodet", "anmode", "be", "VERB", ("ba", "bedt")),
        ("foretar", "foreta", "gjøre", "VERB", ("gjør",)),
        ("anmodes", "anmode", "be om", "VERB", ("bes om",)),
        ("avholdt", "avholde", "gjennomføre", "VERB", ("gjennomførte", "gjennomført")),
        ("innhent", "innhente", "be om", "VERB", ("be om",)),
        ("anmodningen", "anmodning", "spørsmål", "NOUN", ("spørsmålet",)),
        ("anmodninger", "anmodning", "ønske", "NOUN", ("ønsker",)),
        ("innehaverens", "innehaver", "eier", "NOUN", ("eierens",)),
        ("adekvate", "adekvat", "god nok", "ADJ", ("gode nok",)),
        ("støttekontaktvedtaket", "støttekontaktvedtak", "brev", "NOUN", ("brevet",)),
    ],
)
def test_transfer(lexicon, form, source, target, pos, expected):
    assert lexicon.transfer(form, source, target, pos)[: len(expected)] == expected


def test_transfer_of_one_reading_only(lexicon):
    assert lexicon.transfer("anmodet", "anmode", "be om", "VERB", features="VerbForm=Part") == (
        "bedt om",
    )


def test_transfer_of_a_form_that_is_not_the_source_word(lexicon):
    assert lexicon.transfer("bilen", "anmode", "be", "VERB") == ()


def test_the_writers_own_variety_comes_first(lexicon):
    radical = Variety.of("Vi kasta søknaden etter vurderinga, og snakka om regninga.")
    assert lexicon.inflect("melding", "NOUN", DEFINITE, radical)[0] == "meldinga"
    assert lexicon.inflect("vente", "VERB", PAST, radical)[0] == "venta"
    assert lexicon.inflect("melding", "NOUN", DEFINITE, MODERATE)[0] == "meldingen"


def test_a_form_that_the_text_uses_comes_first(lexicon):
    text = Variety.of("Hytta ligger ved elva.")
    assert lexicon.inflect("elv", "NOUN", DEFINITE, text)[0] == "elva"


def test_fram_or_frem_as_the_text_has_it(lexicon):
    frem = Variety.of("Du må legge frem papirene. Fremdriften er god i fremtiden.")
    assert lexicon.transfer("fremla", "fremlegge", "legge fram", "VERB", frem)[0] == "la frem"
    assert lexicon.transfer("fremla", "fremlegge", "legge fram", "VERB")[0] == "la fram"


def test_passive_with_bli(lexicon):
    assert lexicon.passive_with_bli("innhente", PRESENT)[0] == "blir innhentet"
    assert lexicon.passive_with_bli("be om", "VerbForm=Inf") == ("bli bedt om",)


@pytest.mark.parametrize(
    ("form", "gender", "number", "expected"),
    [
        ("denne", "Neut", "Sing", "dette"),
        ("Denne", "Neut", "Plur", "Disse"),
        ("min", "Neut", "Sing", "mitt"),
        ("ditt", "Masc", "Sing", "din"),
        ("en", "Neut", "Sing", "et"),
        ("et", "Masc", "Sing", "en"),
        ("en", "Neut", "Plur", None),
        ("bil", "Neut", "Sing", None),
    ],
)
def test_determiners_agree(form, gender, number, expected):
    assert agreeing_determiner(form, gender, number) == expected


def test_genitive_and_case():
    assert (genitive("kommunen"), genitive("hus")) == ("kommunens", "hus’")
    assert (like_case("Anmode", "be om"), like_case("VEDTAK", "brev")) == ("Be om", "BREV")


@given(st.sampled_from(["søknad", "vurdering", "vedtak", "skjema", "krav", "kommune", "uke"]))
def test_every_noun_form_reads_back_as_what_was_asked_for(lemma):
    lexicon = Lexicon.open()
    for definite in ("Def", "Ind"):
        for number in ("Sing", "Plur"):
            for form in lexicon.inflect(lemma, "NOUN", f"Definite={definite}|Number={number}"):
                assert any(
                    r.lemma == lemma
                    and f"Definite={definite}" in r.features
                    and f"Number={number}" in r.features
                    for r in lexicon.analyse(form)
                )


@pytest.mark.skipif(not (SHARED / "klarsprak").exists(), reason="needs ../shared")
def test_every_verb_of_the_plain_language_lists_inflects(lexicon):
    with (SHARED / "klarsprak" / "kanselli.csv").open(encoding="utf-8") as file:
        verbs = [row["term"].split()[0] for row in csv.DictReader(file) if row["pos"] == "verb"]
    missing = [verb for verb in verbs if not lexicon.inflect(verb, "VERB", PRESENT)]
    assert missing == []


@pytest.mark.parametrize(
    ("form", "wish", "expected"),
    [
        ("stor", ("Neut",), "stort"),
        ("Store", ("Masc", "Sing", "Ind"), "Stor"),
        ("ny", ("Neut", "Sing", "Def"), "nye"),
        ("avslått", ("Masc", "Plur"), "avslåtte"),
        ("større", ("Neut",), "større"),
        ("passende", ("Neut", "Plur"), "passende"),
        ("bil", ("Neut",), None),
    ],
)
def test_adjectives_agree(lexicon, form, wish, expected):
    assert lexicon.agreeing_adjective(form, *wish) == expected


def test_variety_by_the_lexicons_readings(lexicon):
    radical = Variety.of("Vi drøfta løypa og klaga på elva.", lexicon.analyse)
    assert (radical.feminine_a, radical.verb_a) == (True, True)
    moderate = Variety.of("Vi drøftet saken og klaget på veien. Jenta lekte.", lexicon.analyse)
    assert (moderate.feminine_a, moderate.verb_a) == (False, False)
