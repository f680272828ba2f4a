import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.mistakes import cost
from asker_skriv.language.sounds import key
from asker_skriv.language.spelling import Spelling

SPELLING = Spelling(Lexicon.open(), own_words=["Bekkevoll", "omsorgsplusstillegg"])


@pytest.mark.parametrize(
    "word",
    [
        "søknad", "Søknaden", "VEDTAK", "kommunens", "søknadsskjemaet", "støttekontaktvedtaket",
        "10-årig", "10-åringen", "5G", "3D", "2026", "1990-tallet", "kr", "nr", "f.eks.", "bl.a.",
        "sommer-", "og/eller", "arbeids-", "e-post", "SFO-plass", "PC-en", "NRKs", "BankID", "Nav",
        "Altinn", "Heggedal", "Slemmestad", "Røyken", "Sætres", "Statsforvalteren", "PPT", "BPA",
        "Bekkevoll", "Bekkevolls", "omsorgsplusstillegg", "post@asker.kommune.no", "www.asker.no",
        "dét", "«vedtak»", "søn-", "😀", "…", "", "staseligheten", "vurderinga", "Kowalczyk",
    ],
)  # fmt: skip
def test_known(word):
    assert SPELLING.is_known(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("desverre", "dessverre"),
        ("Desverre", "Dessverre"),
        ("komunen", "kommunen"),
        ("søkand", "søknad"),
        ("søknadden", "søknaden"),
        ("vurderig", "vurdering"),
        ("kansje", "kanskje"),
        ("skjøpe", "kjøpe"),
        ("jennom", "gjennom"),
        ("vordan", "hvordan"),
        ("interesant", "interessant"),
        ("situasion", "situasjon"),
        ("familje", "familie"),
        ("tilgjenlig", "tilgjengelig"),
        ("saksbehandlig", "saksbehandling"),
        ("barnhage", "barnehage"),
        ("oplysninger", "opplysninger"),
        ("vedtakk", "vedtak"),
        ("inbyggere", "innbyggere"),
        ("igang", "i gang"),
        ("idag", "i dag"),
        ("epost", "e-post"),
        ("leggevakt", "legevakt"),
    ],
)
def test_misspelled(wrong, right):
    assert not SPELLING.is_known(wrong)
    assert SPELLING.suggest(wrong)[0] == right


def test_own_words_are_suggested_too():
    assert "Bekkevoll" in SPELLING.suggest("Bekkevol")
    assert "Slemmestad" in SPELLING.suggest("Slemestad")


def test_what_cannot_be_seen_is_no_mistake():
    assert SPELLING.is_known("søk\u00adnad")
    assert SPELLING.is_known("a\u030arene")  # å as a letter and a combining ring
    assert SPELLING.is_known("\ufb01nne")
    assert not SPELLING.is_known("KOMUNE")


def test_a_word_can_be_learnt(lexicon):
    spelling = Spelling(lexicon)
    assert not spelling.is_known("vgrplomsk")
    spelling.learn(["vgrplomsk"])
    assert spelling.is_known("vgrplomsk") and spelling.is_known("Vgrplomsk")


def test_no_more_suggestions_than_asked_for():
    assert len(SPELLING.suggest("intresant", limit=2)) <= 2
    assert SPELLING.suggest("😀") == ()
    assert SPELLING.suggest("x" * 100) == ()


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(text):
    SPELLING.is_known(text)
    assert text not in SPELLING.suggest(text)


def test_sounds_that_are_mixed_up_have_one_key():
    for one, other in [("kjøre", "skjøre"), ("gjøre", "jøre"), ("hva", "va"), ("ball", "bal")]:
        assert key(one) == key(other)
    assert key("kommune") != key("kommisjon")


def test_likely_slips_cost_less():
    assert cost("vedtak", "vedtak") == 0
    assert cost("komune", "kommune") < cost("kotmune", "kommune")
    assert cost("skjøpe", "kjøpe") < cost("sløpe", "kjøpe")
    assert cost("søkand", "søknad") < 1
