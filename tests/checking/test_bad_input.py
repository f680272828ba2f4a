"""Text that is no letter: the whole checker survives it, stays calm, and says so at most once."""

from __future__ import annotations

import random
import tomllib

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.checker import MOST_ALIKE
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentBlock, check_document
from asker_skriv.checking.letter_rules import MOST_PLACES
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind
from tests.conftest import ROOT

FOREIGN = {
    "sprak/nn": "Kommunen har motteke søknaden din. Du får svar innan tre veker frå oss.",
    "sprak/en": "You can apply for a place in kindergarten all year round. Please contact us.",
    "sprak/se": "Dutnje lea riekti oažžut dulkka go válddát oktavuođa suohkaniin.",
    "sprak/kode": "for (int i = 0; i < n; i++) { sum += a[i]; }",
}


@pytest.fixture(scope="module")
def assembly():
    return assemble(DataLayers.standard())


@pytest.fixture
def check(assembly):
    def check(*texts):
        """Return all findings of a letter of these blocks; each says what stands at its place."""
        reader = Reader(assembly.groups.get("innbyggerne"))
        blocks = [DocumentBlock(text) for text in texts]
        result = check_document(assembly.checker, assembly.document_checks, blocks, reader)
        letter = "\n".join(texts)
        findings = list(result.placed())
        assert all(letter[f.start : f.end] == f.text for f in findings)
        return findings

    return check


@pytest.mark.parametrize(("rule", "text"), FOREIGN.items(), ids=FOREIGN)
def test_another_language_or_code_gets_one_quiet_note(check, rule, text):
    assert [finding.rule for finding in check(text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000,
        "a " * 2_000,
        "1" * 5_000,
        "_" * 5_000,
        "!?.,;:" * 500,
        ". " * 1_000,
        "søknad " * 1_000,
        "og " * 1_000,
        "[ " * 500,
        "🙂 " * 300,
        "12,5\t13,0\t14,5\t2026\t2027\t100\t5000\t25000\n" * 40,
        "VI HAR MOTTATT SØKNADEN DIN. DU FÅR SVAR INNEN TRE UKER, OG DU KAN KLAGE PÅ VEDTAKET.",
        "Vi har mot\u00adtatt søk\u00adna\u00adden din om barne\u00adhage\u00adplass. " * 5,
        "Vi\u00a0har\u00a0fått\u00a0søknaden\u00a0din\u00a0om\u00a0barnehageplass. " * 5,
        "https://www.asker.kommune.no/skole?x=1&y=2 " * 100,
        "Kari Nordmann\tAskerveien 12\t1384 Asker\t66 90 00 00\n" * 20,
    ],
    ids=lambda text: text[:12],
)
def test_no_flood(check, text):
    assert len(check(text)) <= 3


@pytest.mark.parametrize("text", ["[a] " * 500, "23% " * 400, '"a" ' * 400])
def test_what_must_be_told_is_not_told_a_hundred_times(check, text):
    assert len(check(text)) <= max(MOST_ALIKE, MOST_PLACES) + 5


def test_a_prompt_to_fill_in_is_no_code(check):
    rules = {finding.rule for finding in check("Kjære <navn>, møtet er <dato> i <rom> på <sted>.")}
    assert rules == {"konsistens/ikke-utfylt"}


def test_a_sentence_of_3000_words_is_survived(check):
    choice = random.Random(1)
    words = [
        "vi",
        "du",
        "som",
        "og",
        "å",
        "hvis",
        "men",
        "søknaden",
        "omsorgs",
        "bolig",
        "kl",
        "10",
    ]
    check("Vi " + " ".join(choice.choice(words) for _ in range(3_000)) + ".")


def half_written():
    """Return each example of the rule files without its last word: so it stands while written."""
    texts: set[str] = set()
    for path in sorted((ROOT / "rules" / "klarsprak").glob("*.toml")):
        for rule in tomllib.loads(path.read_text(encoding="utf-8"))["regel"]:
            texts |= {example["tekst"] for example in rule.get("treff", [])}
            texts |= {text for text in rule.get("ikke_treff", []) if isinstance(text, str)}
    return sorted({text.rpartition(" ")[0] for text in texts})


def test_sentences_are_read_while_they_are_written(assembly):
    reader = Reader(assembly.groups.get("innbyggerne"))
    for text in half_written():
        for finding in assembly.checker.check_block(text, BlockKind.PARAGRAPH, reader):
            assert text[finding.start : finding.end] == finding.text
