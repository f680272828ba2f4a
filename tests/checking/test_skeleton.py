"""A new letter of each type: what it holds, and that it becomes right as it is filled in."""

from __future__ import annotations

import re

import pytest

from asker_skriv.checking.parts import State, checklist
from asker_skriv.checking.skeleton import skeleton
from asker_skriv.text.model import BlockKind
from tests.checking.test_doctypes import CONTRACT, FILLED, files, load_document_types

TYPES = load_document_types(files("dokumenttyper"), files("dokumentdeler"), files("lov"))
_PROMPT = re.compile(r"\[[^\[\]]{1,60}\]")


def filled(text):
    for prompt, value in FILLED.items():
        text = re.sub(re.escape(prompt), value, text, flags=re.IGNORECASE)
    return _PROMPT.sub(lambda prompt: prompt.group()[1:-1], text)


def test_a_refusal_begins_with_the_decision_and_ends_with_the_rules():
    blocks = skeleton(TYPES.get("avslag")).blocks
    assert blocks[0].text == "Du får ikke [det du søkte om]"
    assert (blocks[0].kind, blocks[0].level) == (BlockKind.HEADING, 1)
    assert blocks[1].text == "Vi har bestemt at du ikke får [det du søkte om]."
    headings = [block.text for block in blocks if block.level == 2]
    assert headings[:2] == ["Hvorfor får du ikke det du søkte om?", "Slik klager du"]
    assert blocks[-1].text.startswith("Vedtaket bygger på")


@pytest.mark.parametrize("type_id", CONTRACT)
def test_every_required_part_is_there_when_the_prompts_are_filled_in(type_id):
    kind = TYPES.get(type_id)
    blocks = skeleton(kind).blocks
    lines = checklist(kind, [filled(block.text) for block in blocks], [b.kind for b in blocks])
    missing = {line.part: line.state for line in lines if not line.optional}
    assert {part for part, state in missing.items() if state is State.MISSING} == set()


@pytest.mark.parametrize("type_id", CONTRACT)
def test_every_skeleton_has_prompts_and_says_nothing_twice(type_id):
    blocks = skeleton(TYPES.get(type_id)).blocks
    assert any(_PROMPT.search(block.text) for block in blocks)
    texts = [block.text for block in blocks]
    assert len(set(texts)) == len(texts)
    assert all(texts)


@pytest.mark.parametrize("type_id", CONTRACT)
def test_headings_belong_to_parts_of_the_type(type_id):
    kind = TYPES.get(type_id)
    assert set(kind.headings) <= {part.id for part in kind.parts}


def test_a_lead_in_is_not_said_again_below_its_heading():
    blocks = skeleton(TYPES.get("politisk-sak")).blocks
    at = [block.text for block in blocks].index("Sammendrag")
    assert blocks[at + 1].text.startswith("Saken gjelder [")


def test_a_saksfremlegg_numbers_what_is_to_be_decided():
    blocks = skeleton(TYPES.get("politisk-sak")).blocks
    points = [block.text for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [block.ordered for block in blocks if block.kind is BlockKind.LIST_ITEM] == [True, True]
    assert points[0] == "Kommunestyret vedtar [det kommunen skal gjøre]."


def test_a_part_is_not_in_place_until_its_prompt_is_filled_in():
    kind = TYPES.get("politisk-sak")
    blocks = skeleton(kind).blocks
    kinds = [block.kind for block in blocks]
    before = {s.part: s for s in checklist(kind, [block.text for block in blocks], kinds)}
    after = {s.part: s for s in checklist(kind, [filled(block.text) for block in blocks], kinds)}
    assert before["vurdering"].state is State.UNCLEAR
    assert "felt" in before["vurdering"].hint
    assert before["vurdering"].sentence == ""  # a second one would not help
    assert after["vurdering"].state is State.PRESENT


def test_a_heading_over_nothing_is_not_the_part():
    kind = TYPES.get("politisk-sak")
    texts = ["Ny svømmehall", "Sammendrag", "Vi bygger.", "Vurdering", "Konklusjon"]
    kinds = [BlockKind.HEADING, BlockKind.HEADING, BlockKind.PARAGRAPH] + [BlockKind.HEADING] * 2
    states = {status.part: status.state for status in checklist(kind, texts, kinds)}
    assert states["sammendrag"] is State.PRESENT
    assert states["vurdering"] is states["konklusjon"] is State.UNCLEAR
