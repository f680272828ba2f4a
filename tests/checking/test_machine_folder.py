"""What IT puts in the machine-wide folder is used, each kind; a bad file is named, alone."""

from __future__ import annotations

from datetime import date

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.checking.context import Reader
from asker_skriv.checking.document import DocumentBlock, check_document
from asker_skriv.paths import DataLayers, machine_folder
from asker_skriv.text.model import BlockKind
from tests.packs.conftest import RULE, WORDS

GROUP = 'navn = "Hytteeiere"\nsetning_ord = 12\n'
PART = "[hytte]\nnavn = \"Hytta\"\nsikker = ['hytt']\n"
TYPE = 'navn = "Hyttebrev"\ndeler = ["hytte"]\n'
LAW = 'navn = "Ny lov"\ngjelder_fra = 2026-01-01\n[henvisning]\nklagefrist = "ny lov § 1"\n'
LETTER_RULE = """
[[regel]]
navn = "vei-adresse"
kategori = "struktur"
melding = "Skriv hvem som kan svare på spørsmål."
kode = "questions.no_contact"
treff = [{ tekst = "Hei.", funn = "" }]
ikke_treff = ["Hei. Ring oss."]
"""


def put(name, content):
    path = machine_folder() / "rules" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def assembled():
    return assemble(DataLayers.standard())


def rules_found(assembly, text, group="innbyggerne"):
    reader = Reader(assembly.groups.get(group))
    return {each.rule for each in assembly.checker.check_block(text, BlockKind.PARAGRAPH, reader)}


def test_a_word_list_a_dictionary_and_a_kind():
    put("ordliste/bydel.csv", WORDS.replace(";;direkte", ";bydelens ord;direkte"))
    put("ordliste/ordbok.txt", "Snurrebassistan\n")
    put("ordliste/kategorier.toml", '["bydelens ord"]\nkategori = "ordvalg"\nhvorfor = "Vi sier."')
    assembly = assembled()
    assert assembly.problems == ()
    assert "ordliste/snurrebass" in rules_found(assembly, "Barnet har en snurrebass.")
    assert "rettskriving/ukjent" not in rules_found(assembly, "Han bor i Snurrebassistan.")
    assert assembly.entry_kinds.get("bydelens ord").why == "Vi sier."


def test_a_word_can_be_turned_off_for_the_whole_machine():
    before = rules_found(assembled(), "Vi besitter utstyret.")
    assert before
    put("ordliste/av.csv", "term;alternativer;bytte\nbesitte;;av\n")
    assert rules_found(assembled(), "Vi besitter utstyret.") < before


def test_a_rule():
    put("klarsprak/asker.toml", RULE)
    assert "asker/paatvers" in rules_found(assembled(), "Vi går på tvers av siloer.")


def test_a_group():
    put("malgrupper/hytteeiere.toml", GROUP)
    assert assembled().groups.get("hytteeiere").sentence_words == 12


def test_a_group_of_the_municipality_replaces_the_built_in_of_the_same_name():
    put("malgrupper/eldre.toml", GROUP)
    groups = assembled().groups
    assert groups.get("eldre").name == "Hytteeiere"
    assert len([each for each in groups.groups if each.id == "eldre"]) == 1


def test_a_document_type_with_a_part_of_its_own():
    put("dokumentdeler/hytte.toml", PART)
    put("dokumenttyper/hyttebrev.toml", TYPE)
    assembly = assembled()
    assert assembly.problems == ()
    assert [part.id for part in assembly.document_types.get("hyttebrev").parts] == ["hytte"]


def test_a_law_from_its_date_on():
    put("lov/ny.toml", LAW)
    types = assembled().document_types
    assert types.reference("klagefrist", date(2026, 6, 1)) == "ny lov § 1"
    assert types.reference("klagefrist", date(2025, 6, 1)) != "ny lov § 1"


# Templates and profiles: tests/export/test_templates.py

NOT_TEXT = b"\xff\xfe\x00["
BAD = [
    ("ordliste/daarlig.csv", b""),
    ("ordliste/daarlig.csv", "uten;kolonner\n"),
    ("ordliste/daarlig.csv", "term;alternativer\n=SUM(A1);x\n"),
    ("ordliste/kategorier.toml", "[kanselliord\n"),
    ("ordliste/kategorier.toml", "kanselliord = 3\n"),
    *((f"{folder}/daarlig.toml", "x = [") for folder in ("klarsprak", "brevet", "malgrupper")),
    *((f"{folder}/daarlig.toml", NOT_TEXT) for folder in ("klarsprak", "brevet", "malgrupper")),
    *((f"{folder}/daarlig.toml", "x = [") for folder in ("dokumenttyper", "dokumentdeler", "lov")),
    *((f"{folder}/daarlig.toml", "x = 3") for folder in ("dokumenttyper", "dokumentdeler", "lov")),
    *((f"{folder}/daarlig.toml", NOT_TEXT) for folder in ("dokumenttyper", "lov")),
    ("klarsprak/daarlig.toml", "regel = 3"),
    ("klarsprak/daarlig.toml", "regel = [3]"),
    ("klarsprak/daarlig.toml", 'regel = "navn"'),
    ("klarsprak/daarlig.toml", "[regel]\nnavn = 'a'"),
    ("klarsprak/daarlig.toml", RULE + 'prioritet = "mye"'),
    ("klarsprak/daarlig.toml", RULE + "eksempel = 3"),
    ("klarsprak/daarlig.toml", RULE + 'eksempel = ["bare en"]'),
    ("klarsprak/daarlig.toml", RULE.replace("bytt = ['sammen']", "bytt = 3")),
    ("klarsprak/daarlig.toml", RULE.replace("'\\b", "'(\\b")),
    ("klarsprak/daarlig.toml", RULE.replace("bytt = ['sammen']", "bytt = ['\\9']")),
    ("klarsprak/daarlig.toml", RULE.replace('"uttrykk"', '"kode"')),
    ("klarsprak/daarlig.toml", RULE.replace('"uttrykk"', '"ordpar"')),
    ("klarsprak/daarlig.toml", RULE.replace('"uttrykk"', '"avhengighet"')),
    ("klarsprak/daarlig.toml", RULE.replace('"uttrykk"', '"grense"')),
    ("klarsprak/daarlig.toml", RULE.replace('"uttrykk"', "[]")),
    ("brevet/daarlig.toml", LETTER_RULE),
    ("brevet/daarlig.toml", "regel = 3"),
    ("malgrupper/daarlig.toml", GROUP + "vekter = 3"),
    ("malgrupper/daarlig.toml", GROUP + "[vekter]\nkomma = []"),
    ("malgrupper/daarlig.toml", GROUP + "lix = 3"),
    ("malgrupper/daarlig.toml", GROUP + "tiltale = 3"),
    ("malgrupper/daarlig.toml", GROUP + "rad = 3"),
    ("dokumenttyper/daarlig.toml", TYPE.replace('"hytte"', '"finnes-ikke"')),
    ("dokumenttyper/daarlig.toml", 'navn = "x"\ndeler = 3'),
    ("dokumentdeler/daarlig.toml", PART.replace("'hytt'", "'('")),
    ("lov/daarlig.toml", LAW.replace("2026-01-01", '"i dag"')),
    ("lov/daarlig.toml", LAW.replace("2026-01-01", "2026-01-01T10:00:00")),
]


@pytest.mark.parametrize(("name", "content"), BAD)
def test_a_bad_file_is_named_and_the_rest_still_load(name, content):
    put(name, content)
    put("klarsprak/god.toml", RULE)
    assembly = assembled()
    assert name.rpartition("/")[2] in " ".join(assembly.problems)
    assert "god/paatvers" in rules_found(assembly, "Vi går på tvers av siloer.")
    reader = Reader(assembly.groups.get("innbyggerne"))
    letter = [DocumentBlock("Vi går på tvers av siloer.")]
    assert check_document(assembly.checker, assembly.document_checks, letter, reader)
