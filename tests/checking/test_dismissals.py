"""What is let stand stays let stand, and the file never holds the letter."""

from __future__ import annotations

import json
import sys

import pytest

from asker_skriv.checking import dismissals as module
from asker_skriv.checking.dismissals import Dismissals, DismissalsNotSavedError
from asker_skriv.checking.finding import Category, Finding, Scope, Severity


def find(text, words, rule="ordliste/vedrorende", scope=Scope.WORDS):
    start = text.index(words)
    return Finding(
        rule=rule,
        category=Category.WORD_CHOICE,
        severity=Severity.ADVICE,
        start=start,
        end=start + len(words),
        text=words,
        message="Kan skrives enklere.",
        scope=scope,
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bruker" / "latt_sta.json"


LETTER = "Vi skriver til deg vedrørende søknaden din om barnehageplass."


def test_a_dismissed_finding_is_known_again_after_a_restart(path):
    Dismissals(path).dismiss([(find(LETTER, "vedrørende"), LETTER)])
    assert (find(LETTER, "vedrørende"), LETTER) in Dismissals(path)


@pytest.mark.parametrize(
    "edited",
    [
        "Hei. Vi skriver til deg vedrørende søknaden din om barnehageplass.",
        "Vi skriver til deg vedrørende saken.",
        "Brevet er vedrørende søknaden din om barnehageplass.",
        "VI SKRIVER TIL DEG VEDRØRENDE saken.",
    ],
)
def test_it_survives_edits_on_one_side(path, edited):
    dismissals = Dismissals(path)
    dismissals.dismiss([(find(LETTER, "vedrørende"), LETTER)])
    words = "VEDRØRENDE" if edited.isupper() or "VEDRØRENDE" in edited else "vedrørende"
    assert (find(edited, words), edited) in dismissals


@pytest.mark.parametrize(
    "other",
    [
        "Møtet vedrørende budsjettet er utsatt.",
        "vedrørende",
        "Kontakt oss vedrørende dette.",
    ],
)
def test_the_same_words_elsewhere_are_a_new_case(path, other):
    dismissals = Dismissals(path)
    dismissals.dismiss([(find(LETTER, "vedrørende"), LETTER)])
    assert (find(other, "vedrørende"), other) not in dismissals


def test_another_rule_on_the_same_words_still_speaks(path):
    dismissals = Dismissals(path)
    dismissals.dismiss([(find(LETTER, "vedrørende"), LETTER)])
    assert (find(LETTER, "vedrørende", rule="tone/stiv"), LETTER) not in dismissals


def test_a_paragraph_that_is_only_the_word_can_be_dismissed(path):
    dismissals = Dismissals(path)
    dismissals.dismiss([(find("Vedrørende", "Vedrørende"), "Vedrørende")])
    assert (find("Vedrørende", "Vedrørende"), "Vedrørende") in dismissals
    assert (find("Vedrørende saken", "Vedrørende"), "Vedrørende saken") not in dismissals


def test_a_long_sentence_stays_dismissed_while_its_end_is_rewritten(path):
    before = "Søknaden din er vurdert etter reglene som gjelder for alle i kommunen."
    after = "Søknaden din er vurdert etter loven."
    other = "Vi har vurdert etter loven, og vedtaket kommer snart."
    dismissals = Dismissals(path)
    dismissals.dismiss([(find(before, before, "grense/setning", Scope.SENTENCE), before)])
    assert (find(after, after, "grense/setning", Scope.SENTENCE), after) in dismissals
    assert (find(other, other, "grense/setning", Scope.SENTENCE), other) not in dismissals


def test_punctuation_alone_can_be_dismissed(path):
    dismissals = Dismissals(path)
    text = "Vi svarer deg snart  og sender brev."
    dismissals.dismiss([(find(text, "  "), text)])
    assert (find(text, "  "), text) in dismissals


def test_restoring_brings_the_remark_back(path):
    dismissals = Dismissals(path)
    case = (find(LETTER, "vedrørende"), LETTER)
    dismissals.dismiss([case])
    dismissals.restore([case])
    assert case not in dismissals
    assert case not in Dismissals(path)


def test_the_file_holds_no_words_of_the_letter(path):
    text = "Ola Nordmann, født 010190, har søkt vedrørende bolig i Asker."
    Dismissals(path).dismiss([(find(text, "vedrørende"), text)])
    content = path.read_text(encoding="utf-8").casefold()
    assert not any(word.casefold() in content for word in ("Ola", "Nordmann", "010190", "vedrør"))


def test_two_users_hash_the_same_case_differently(tmp_path):
    case = (find(LETTER, "vedrørende"), LETTER)
    marks = []
    for name in ("en", "to"):
        path = tmp_path / name / "latt_sta.json"
        Dismissals(path).dismiss([case])
        marks.append(set(json.loads(path.read_text(encoding="utf-8"))["merker"]))
    assert marks[0].isdisjoint(marks[1])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_only_the_user_can_read_the_file(path):
    Dismissals(path).dismiss([(find(LETTER, "vedrørende"), LETTER)])
    assert path.stat().st_mode & 0o777 == 0o600
    assert [child.name for child in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"versjon": 9}', b'{"versjon": 1, "nokkel": "zz", "merker": {}}',
     b'{"versjon": 1, "nokkel": "00", "merker": {}}',
     b'{"versjon": 1, "nokkel": "00112233445566778899", "merker": []}', b"\xff\xfe\x00"],
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_named(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    dismissals = Dismissals(path)
    assert "lagt til side" in dismissals.problem
    assert path.with_suffix(".skadet").read_bytes() == content
    dismissals.dismiss([(find(LETTER, "vedrørende"), LETTER)])
    assert (find(LETTER, "vedrørende"), LETTER) in Dismissals(path)


def test_a_first_start_has_no_problem_and_writes_nothing(path):
    assert Dismissals(path).problem == ""
    assert not path.parent.exists()


def test_a_choice_that_cannot_be_saved_still_holds(tmp_path):
    blocked = tmp_path / "fil"
    blocked.write_text("ikke en mappe", encoding="utf-8")
    dismissals = Dismissals(blocked / "latt_sta.json")
    case = (find(LETTER, "vedrørende"), LETTER)
    with pytest.raises(DismissalsNotSavedError, match="kunne ikke lagres"):
        dismissals.dismiss([case])
    assert case in dismissals


def test_the_oldest_marks_make_room_for_new_ones(path, monkeypatch):
    monkeypatch.setattr(module, "KEPT", 6)
    dismissals = Dismissals(path)
    texts = [f"Nummer {name} gjelder vedrørende sak om {name}." for name in ("en", "to", "tre")]
    for text in texts:
        dismissals.dismiss([(find(text, "vedrørende"), text)])
    known = [(find(text, "vedrørende"), text) in Dismissals(path) for text in texts]
    assert known == [False, True, True]


def test_half_surrogates_do_no_harm(path):
    text = "Vi \ud83d skriver vedrørende \udc00 saken din."
    dismissals = Dismissals(path)
    dismissals.dismiss([(find(text, "vedrørende"), text)])
    assert (find(text, "vedrørende"), text) in Dismissals(path)
