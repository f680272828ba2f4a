"""Document types are data: a new one, a new part or a new law date is a file and no code."""

from __future__ import annotations

import re
from datetime import date

import pytest

from asker_skriv.checking.doctypes import load_document_types
from asker_skriv.checking.groups import load_groups
from asker_skriv.checking.parts import State, checklist
from asker_skriv.errors import BadDataFileError
from asker_skriv.text.model import BlockKind
from tests.conftest import ROOT

RULES = ROOT / "rules"
CONTRACT = [
    *("avslag", "innvilgelse", "forelopig-svar", "informasjonsbrev", "innkalling", "varsel"),
    *("nettartikkel", "pressemelding", "horingsbrev", "internmelding", "epost", "politisk-sak"),
]

# What a caseworker would write in place of the prompts that matter for recognition.
FILLED = {
    "[antall]": "fire",
    "[dato]": "3. mai 2027",
    "[nummer]": "66 00 00 00",
    "[e-postadresse]": "post@eksempel.no",
    "[adresse]": "post@eksempel.no",
    "[adresse eller lenke]": "Asker kommune",
    "[nettadresse]": "www.eksempel.no",
    "[klageorgan]": "Statsforvalteren",
    "[beløp eller omfang]": "fire timer",
    "[klokkeslett]": "10",
    "[konsekvens]": "du får et gebyr",
    "[tid]": "en time",
    "[hvem]": "kommunen",
    "[navn]": "Kari",
    "[loven]": "barnehageloven",
}

REFUSAL = """Du får ikke støttekontakt

Vi har bestemt at du ikke får støttekontakt. Grunnen er at du allerede har et tilbud.

Du kan klage på vedtaket innen tre uker. Skriv hva du vil at vi skal endre.
"""


def files(folder):
    return sorted((RULES / folder).glob("*.toml"))


@pytest.fixture(scope="module")
def loaded():
    return load_document_types(files("dokumenttyper"), files("dokumentdeler"), files("lov"))


def states(kind, text):
    texts = text.split("\n")
    lines = checklist(kind, texts, [BlockKind.PARAGRAPH] * len(texts))
    return {line.part: line for line in lines}


def test_the_twelve_types_of_the_contract_load_without_problems(loaded):
    assert loaded.problems == ()
    assert sorted(kind.id for kind in loaded.types) == sorted(CONTRACT)


def test_a_refusal_looks_like_one(loaded):
    assert loaded.suggest(REFUSAL) == "avslag"


def test_a_note_that_looks_like_nothing_gets_no_type(loaded):
    assert loaded.suggest("Melk, brød og ost.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Referat fra møte i brukerutvalget\n\nInnkalling og saksliste ble godkjent. Neste møte er "
        "torsdag. Avdelingsleder deltar på møtet.",
        "Svar på henvendelse om støy\n\nKlagen er tildelt saksbehandler. Vi fører tilsyn med "
        "eieren, som får uttale seg før vi eventuelt gjør vedtak. Saksbehandlingstiden er lang.",
        "Årsmelding for frivilligsentralen\n\nMange søknader ble innvilget, og noen fikk avslag.",
        "Ledig stilling som helsefagarbeider\n\nVi behandler søknader fortløpende og innkaller "
        "aktuelle søkere til intervju.",
    ],
)
def test_a_letter_of_another_kind_gets_no_type(loaded, text):
    assert loaded.suggest(text) == ""


def test_the_checklist_says_what_is_there_and_what_is_not(loaded):
    lines = states(loaded.get("avslag"), REFUSAL)
    assert lines["avgjorelse-avslag"].state is State.PRESENT
    assert lines["klagefrist"].state is State.PRESENT
    assert lines["innsyn"].state is State.MISSING
    assert lines["klageinstans"].state is State.MISSING


def test_a_part_is_placed_where_it_was_seen(loaded):
    line = states(loaded.get("avslag"), REFUSAL)["klagerett"]
    text = REFUSAL.split("\n")[line.block]
    assert "klage" in text[line.start : line.end]


def test_a_decision_far_down_is_unclear(loaded):
    late = (
        "Vedrørende søknad\nVi viser til søknaden din fra i vår.\nMer bakgrunn.\nSøknaden avslås."
    )
    line = states(loaded.get("avslag"), late)["avgjorelse-avslag"]
    assert line.state is State.UNCLEAR
    assert "Flytt dette" in line.hint


@pytest.mark.parametrize("type_id", CONTRACT)
def test_each_ready_sentence_is_recognised_as_the_part_it_inserts(loaded, type_id):
    kind = loaded.get(type_id)
    for part in kind.parts:
        if not part.sentence:
            continue
        filled = re.sub(
            r"\[[^]]*\]", lambda prompt: FILLED.get(prompt[0].lower(), "noe"), part.sentence
        )
        assert any(pattern.search(filled) for pattern in part.sure), f"{part.id}: {filled}"


def test_an_unknown_type_is_named(loaded):
    with pytest.raises(BadDataFileError, match="finnes ikke"):
        loaded.get("ode")


def test_a_new_type_with_a_new_part_is_a_file_each(tmp_path):
    (tmp_path / "dugnad.toml").write_text(
        'navn = "Dugnad"\ndeler = ["kaker"]\n[kjennetegn]\n"dugnad" = 6\n', encoding="utf-8"
    )
    parts = tmp_path / "egne.toml"
    parts.write_text('[kaker]\nnavn = "Kaker"\nsikker = ["kake"]\n', encoding="utf-8")
    loaded = load_document_types(
        [*files("dokumenttyper"), tmp_path / "dugnad.toml"],
        [*files("dokumentdeler"), parts],
        [],
    )
    assert loaded.problems == ()
    assert loaded.suggest("Velkommen til dugnad") == "dugnad"
    assert states(loaded.get("dugnad"), "Ta med kake")["kaker"].state is State.PRESENT


def test_a_new_law_takes_over_on_its_day(tmp_path):
    old, new = tmp_path / "gammel.toml", tmp_path / "ny.toml"
    old.write_text(
        'navn = "Gammel"\ngjelder_fra = 1970-01-01\ngjelder_til = 2027-12-31\n'
        '[henvisning]\nklage = "§ 28"\n',
        encoding="utf-8",
    )
    new.write_text(
        'navn = "Ny"\ngjelder_fra = 2028-01-01\n[henvisning]\nklage = "§ 99"\n', encoding="utf-8"
    )
    loaded = load_document_types([], [], [old, new])
    assert loaded.reference("klage", date(2027, 12, 31)) == "§ 28"
    assert loaded.reference("klage", date(2028, 1, 1)) == "§ 99"
    assert loaded.reference("ukjent", date(2028, 1, 1)) == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("navn = ", "kan ikke leses"),
        ('navn = "Uten deler"', "deler"),
        ('navn = "X"\ndeler = ["finnes-ikke"]', "finnes-ikke"),
        ('navn = "X"\ndeler = []\n[kjennetegn]\n"(" = 1', "uttrykk"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_load(tmp_path, content, told):
    bad = tmp_path / "darlig.toml"
    bad.write_text(content, encoding="utf-8")
    loaded = load_document_types([bad, *files("dokumenttyper")], files("dokumentdeler"), [])
    assert len(loaded.types) == len(CONTRACT)
    assert len(loaded.problems) == 1
    assert "darlig.toml" in loaded.problems[0]
    assert told in loaded.problems[0]


def test_a_new_target_group_is_a_file(tmp_path):
    own = tmp_path / "velforeninger.toml"
    own.write_text('navn = "Velforeninger"\nsetning_ord = 18\n[vekter]\npassiv = 1\n', "utf-8")
    groups = load_groups([*files("malgrupper"), own])
    assert groups.problems == ()
    assert groups.get("velforeninger").sentence_words == 18


def test_a_bad_value_in_a_group_is_named(tmp_path):
    own = tmp_path / "rar.toml"
    own.write_text('navn = "Rar"\n[vekter]\nstemning = 3\n', "utf-8")
    groups = load_groups([own])
    assert "stemning" in groups.problems[0]
