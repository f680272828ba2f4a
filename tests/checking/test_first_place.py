"""What matters most in a type is looked for at the start, whatever other types do."""

from __future__ import annotations

from asker_skriv.checking.parts import LATE, State, checklist
from asker_skriv.text.model import BlockKind
from tests.checking.test_skeleton import TYPES

EARLY = ("Vi har fått søknaden din", "Du får svar innen 3. mai 2027. Grunnen er mange søknader.")
LATE_ANSWER = (
    "Vi har fått søknaden din",
    "Saken handler om en terrasse på huset ditt.",
    "Du får svar innen 3. mai 2027.",
)


def answer_time(texts):
    lines = checklist(TYPES.get("forelopig-svar"), texts, [BlockKind.PARAGRAPH] * len(texts))
    return next(line for line in lines if line.part == "svartid")


def test_a_date_for_the_answer_in_the_first_paragraph_is_in_place():
    assert answer_time(EARLY).state is State.PRESENT


def test_further_down_it_is_told_to_move_up():
    line = answer_time(LATE_ANSWER)
    assert (line.state, line.hint, line.block) == (State.UNCLEAR, LATE, 2)
