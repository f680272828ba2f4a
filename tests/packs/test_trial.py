"""A pack's own tests are run with the real checker."""

from __future__ import annotations

import pytest

from asker_skriv.packs.pack import open_pack
from asker_skriv.packs.trial import try_pack
from tests.packs.conftest import RULE, TODAY, WORDS


@pytest.fixture
def tried(workshop):
    def tried(**files):
        for name, content in files.items():
            workshop.write(name, content)
        return try_pack(open_pack(workshop.signed(), workshop.policy, TODAY))

    return tried


def test_a_pack_that_keeps_its_promises_passes(tried):
    result = tried()
    assert result.problems == ()
    assert result.tried == 8  # hits and misses of the rule and two words, three examples


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("rules/klarsprak/asker.toml", RULE.replace('"Vi går på', '"Vi går ikke pa'), "ikke"),
        ("rules/klarsprak/asker.toml", RULE.replace('["sammen"]', '["i lag"]'), "i lag"),
        (
            "rules/klarsprak/asker.toml",
            RULE.replace('["Vi går sammen."]', '["På tvers av siloer."]'),
            "skal ikke finne",
        ),
        ("rules/klarsprak/asker.toml", RULE.replace("monster", "mønstre"), "asker.toml"),
        ("rules/klarsprak/asker.toml", RULE.replace("\\b'", "('"), "asker.toml"),
        ("rules/klarsprak/asker.toml", "[[regel", "asker.toml"),
        (
            "rules/klarsprak/personvern.toml",
            RULE.replace("paatvers", "helse-og-navn"),
            "deling.toml",
        ),
        (
            "rules/ordliste/asker_pakke.csv",
            WORDS.replace("har en leke", "har en snurrebass"),
            "ikke",
        ),
        ("rules/ordliste/asker_pakke.csv", WORDS.replace("en snurrebass", "ball"), "snurrebass"),
        ("rules/ordliste/asker_pakke.csv", WORDS.replace("direkte", "kanskje"), "linje 2"),
        ("rules/malgrupper/hytteeiere.toml", 'navn = ""', "hytteeiere"),
        ("rules/malgrupper/hytteeiere.toml", 'navn = "H"\nlix = [50, 10]', "lix"),
        ("rules/dokumenttyper/kort.toml", 'navn = "Kort"\ndeler = ["finnes-ikke"]', "kort"),
        ("rules/lov/ny.toml", 'navn = "Ny"', "ny.toml"),
        ("resources/maler/kort/mal.toml", 'navn = "Kort"', "kort"),
        ("resources/profil/asker/profil.toml", "[kommune]", "navn"),
        ("prover/eksempler.toml", '[[prove]]\ntekst = "Hei."\nfunn = ["Hei"]', "Hei"),
        (
            "prover/eksempler.toml",
            '[[prove]]\ntekst = "Vi går på tvers av siloer."\nuten = ["på tvers av siloer"]',
            "skal ikke",
        ),
        ("prover/eksempler.toml", '[[prove]]\ntekst = "Hei."\nfun = []', "fun"),
        ("prover/eksempler.toml", "[[prove]]", "tekst"),
        ("prover/eksempler.toml", "prove = 3", "eksempler.toml"),
        ("prover/eksempler.toml", '[[prove]]\ntekst = "Hei."\nmalgruppe = "x"', "«x»"),
    ],
)
def test_a_pack_that_fails_is_told_why(tried, name, content, told):
    result = tried(**{name: content})
    assert told in " ".join(result.problems)
    assert "/tmp" not in " ".join(result.problems)


def test_a_group_a_type_and_a_letter_rule_can_come_in_a_pack(tried):
    result = tried(
        **{
            "rules/malgrupper/hytteeiere.toml": 'navn = "Hytteeiere"\n',
            "rules/dokumentdeler/hytte.toml": "[hytte]\nnavn = \"Hytta\"\nsikker = ['hytt']\n",
            "rules/dokumenttyper/hyttebrev.toml": 'navn = "Hyttebrev"\ndeler = ["hytte"]\n',
            "prover/hytte.toml": (
                '[[prove]]\ntekst = "Barnet har en snurrebass."\nmalgruppe = "hytteeiere"\n'
                'dokumenttype = "hyttebrev"\nfunn = ["snurrebass"]\n'
            ),
        }
    )
    assert result.problems == ()
