"""A bad rule is named with file, place and cure, and the rest still load."""

from __future__ import annotations

import pytest

from asker_skriv.checking.rulefiles import load_rules

GOOD = """
[[regel]]
navn = "klokke"
slag = "uttrykk"
kategori = "format"
familie = "tall"
melding = "Skriv «{forslag}»."
monster = 'kl (?=\\d)'
bytt = ["kl. "]
treff = [{ tekst = "Møt kl 10.", funn = "kl " }]
ikke_treff = ["Møt kl. 10."]
"""


@pytest.fixture
def rule_file(tmp_path):
    def write(content, name="prove.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_a_good_rule_gets_its_id_from_file_and_name(rule_file):
    rules = load_rules([rule_file(GOOD)])
    assert rules.problems == ()
    assert [info.id for info, _ in rules.rules] == ["prove/klokke"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('slag = "uttrykk"', 'slag = "magi"', "Slaget «magi» finnes ikke"),
        ('kategori = "format"', 'kategori = "stemning"', "stemning"),
        ('navn = "klokke"', 'navn = "Klokke på"', "små bokstaver"),
        ("monster = 'kl (?=\\d)'", "monster = 'kl ('", "mønster som ikke kan leses"),
        ('melding = "Skriv «{forslag}»."', "", "mangler melding"),
        ('ikke_treff = ["Møt kl. 10."]', "ikke_treff = []", "minst ett treff"),
    ],
)
def test_a_bad_rule_is_named_and_the_good_one_still_loads(rule_file, old, new, told):
    bad = GOOD.replace(old, new)
    rules = load_rules([rule_file(bad, "darlig.toml"), rule_file(GOOD, "god.toml")])
    assert [info.id for info, _ in rules.rules] == ["god/klokke"]
    assert len(rules.problems) == 1
    assert "darlig.toml, regel 1" in rules.problems[0]
    assert told in rules.problems[0]


def test_a_file_that_is_no_toml_is_named(rule_file):
    rules = load_rules([rule_file("dette er ikke [[ toml")])
    assert "prove.toml" in rules.problems[0]


def test_a_later_layer_replaces_a_rule_of_the_same_id(tmp_path, rule_file):
    (tmp_path / "lokal").mkdir()
    own = tmp_path / "lokal" / "prove.toml"
    own.write_text(GOOD.replace("Skriv «{forslag}».", "Egen melding."), encoding="utf-8")
    rules = load_rules([rule_file(GOOD), own])
    assert [info.message for info, _ in rules.rules] == ["Egen melding."]


SPARE_COMMA = """
[[regel]]
navn = "subjekt"
slag = "kode"
kode = "comma_places.suspected"
kategori = "tegnsetting"
familie = "komma"
melding = "{melding}"
{lister}
treff = [{{ tekst = "Det er bra sier hun.", funn = "bra sier" }}]
ikke_treff = ["Det er bra, sier hun."]
"""


def test_a_rule_keeps_the_lists_of_the_one_it_replaces_where_it_names_none(rule_file):
    built_in = SPARE_COMMA.format(
        melding="Sett komma.", lister='plasser = ["replikk"]\nterskel = 0'
    )
    own = SPARE_COMMA.format(melding="Husk komma.", lister="terskel = 1")
    rules = load_rules([rule_file(built_in), rule_file(own, "own/prove.toml")])
    ((info, _),) = rules.rules
    assert info.message == "Husk komma."
    assert info.options["plasser"] == ["replikk"]
    assert info.options["terskel"] == 1
