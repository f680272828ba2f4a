"""Findings follow the letter: what is sent, what is kept, what is taken."""

from __future__ import annotations

import gc

from PySide6.QtGui import QTextCursor

from asker_skriv.engine import BlockFindings, CheckBlocks, CheckDocument, EngineProblem, Ready
from asker_skriv.ui.findings.accept import replacement
from asker_skriv.ui.findings.navigation import after, at, before
from tests.ui.letter import WORDS, checked, find_in, open_letter

LETTER = (
    "Vedrørende søknaden din\n"
    "Vi skriver vedrørende saken. Vennligst svar oss.\n"
    "Svaret er desverre nei, i henhold til loven."
)


def test_a_letter_is_checked_when_the_engine_is_ready(qtbot):
    letter = open_letter(qtbot, LETTER)
    assert letter.words == ["Vedrørende", "vedrørende", "Vennligst", "desverre", "i henhold til"]


def test_only_the_edited_block_is_sent_again(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.engine.requests.clear()
    letter.caret_to_end()
    letter.editor.textCursor().insertText(" Vedrørende dette.")
    checked(qtbot, letter)
    sent = [r for r in letter.engine.requests if isinstance(r, CheckBlocks)]
    assert [[block.text for block in request.blocks] for request in sent] == [
        ["Svaret er desverre nei, i henhold til loven. Vedrørende dette."]
    ]
    assert letter.words[-1] == "Vedrørende"


def test_a_letter_is_not_sent_while_the_writer_types(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.engine.requests.clear()
    letter.caret_to_end()
    for char in " og så videre":
        letter.editor.textCursor().insertText(char)
        qtbot.wait(5)
    assert letter.engine.requests == []


def test_visible_blocks_go_first(qtbot):
    letter = open_letter(qtbot, "\n".join(f"Avsnitt {number} her." for number in range(200)))
    letter.caret_to_end()
    letter.editor.ensureCursorVisible()
    letter.engine.requests.clear()
    letter.controller.set_reader("media")
    checked(qtbot, letter)
    first = next(r for r in letter.engine.requests if isinstance(r, CheckBlocks))
    numbers = [int(block.text.split()[1]) for block in first.blocks]
    assert min(numbers) > 150
    blocks = [b for r in letter.engine.requests if isinstance(r, CheckBlocks) for b in r.blocks]
    assert len(blocks) == 200


def test_an_answer_about_an_older_text_is_dropped(qtbot):
    letter = open_letter(qtbot, LETTER)
    state = next(letter.controller.blocks.states())
    old = BlockFindings(state.id, state.revision, tuple(find_in("Vennligst om", WORDS)))
    letter.editor.textCursor().insertText("A")
    letter.engine.answered.emit(old)
    assert "Vennligst" not in [each.finding.text for each in state.placed]


def test_an_answer_about_a_deleted_block_is_dropped(qtbot):
    letter = open_letter(qtbot, LETTER)
    states = list(letter.controller.blocks.states())
    number, revision = states[1].id, states[1].revision
    del states
    gc.collect()
    letter.editor.setPlainText("Et helt nytt brev.")
    letter.engine.answered.emit(BlockFindings(number, revision, tuple(find_in(LETTER, WORDS))))
    assert letter.controller.blocks.block(number) is None
    assert letter.words == []


def test_findings_move_with_the_text_at_once(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.caret_at("Vi skriver")
    letter.editor.textCursor().insertText("Hei 😀. ")
    moved = letter.find("vedrørende")
    text = letter.editor.document().findBlockByNumber(1).text()
    units = text.encode("utf-16-le")[2 * moved.placed.start : 2 * moved.placed.end]
    assert units.decode("utf-16-le") == "vedrørende"


def test_a_word_that_is_edited_loses_its_finding_at_once(qtbot):
    letter = open_letter(qtbot, LETTER)
    cursor = letter.editor.document().find("desverre")
    cursor.setPosition(cursor.selectionStart() + 2)
    cursor.insertText("s")
    assert "desverre" not in letter.words
    checked(qtbot, letter)
    assert "dessverre" not in letter.words


def test_a_new_paragraph_keeps_the_findings_around_it(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.caret_at("Vennligst")
    letter.editor.textCursor().insertBlock()
    assert "vedrørende" in letter.words
    checked(qtbot, letter)
    assert letter.words == ["Vedrørende", "vedrørende", "Vennligst", "desverre", "i henhold til"]


def test_joined_paragraphs_are_checked_as_one(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.caret_at("Vi skriver")
    letter.editor.textCursor().deletePreviousChar()
    checked(qtbot, letter)
    assert letter.words == ["Vedrørende", "vedrørende", "Vennligst", "desverre", "i henhold til"]
    assert letter.editor.document().blockCount() == 2


def test_everything_can_be_deleted_and_come_back(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.editor.selectAll()
    letter.editor.textCursor().removeSelectedText()
    checked(qtbot, letter)
    assert letter.words == []
    letter.editor.undo()
    checked(qtbot, letter)
    assert len(letter.words) == 5


def test_emoji_and_combining_marks_before_a_word_leave_it_in_place(qtbot):
    letter = open_letter(qtbot, "👩‍👩‍👧 é 𝔸 skriver vedrørende 😀 saken vedrørende.")
    for _time in ("first", "second"):
        letter.controller.accept(letter.find("vedrørende"), "om")
        checked(qtbot, letter)
    assert letter.text == "👩‍👩‍👧 é 𝔸 skriver om 😀 saken om."


def test_taking_a_suggestion_is_one_step_to_undo(qtbot):
    letter = open_letter(qtbot, LETTER)
    assert letter.controller.accept(letter.find("i henhold til"), "etter") == 1
    assert letter.text.endswith("nei, etter loven.")
    letter.editor.undo()
    assert letter.text == LETTER


def test_taking_all_like_cases_is_one_step_and_keeps_capitals(qtbot):
    letter = open_letter(qtbot, LETTER)
    assert len(letter.controller.identical(letter.find("vedrørende"))) == 2
    assert letter.controller.accept_all(letter.find("vedrørende"), "om") == 2
    assert letter.text.startswith("Om søknaden din\nVi skriver om saken.")
    assert letter.words == ["Vennligst", "desverre", "i henhold til"]
    letter.editor.undo()
    assert letter.text == LETTER


def test_a_suggestion_keeps_the_look_of_the_words_it_replaces(qtbot):
    letter = open_letter(qtbot, "")
    letter.editor.setHtml("<p>Vi skriver <b>vedrørende</b> saken.</p>")
    checked(qtbot, letter)
    letter.controller.accept(letter.find("vedrørende"), "om")
    cursor = letter.editor.document().find("om")
    assert cursor.charFormat().fontWeight() > 500
    cursor = letter.editor.document().find("saken")
    assert cursor.charFormat().fontWeight() < 500


def test_a_suggestion_for_words_that_are_gone_changes_nothing(qtbot):
    letter = open_letter(qtbot, LETTER)
    located = letter.find("desverre")
    letter.editor.setPlainText("Noe annet som står her nå.")
    assert letter.controller.accept(located, "dessverre") == 0
    assert letter.text == "Noe annet som står her nå."


def test_striking_words_leaves_no_double_space_and_keeps_the_capital():
    def struck(text, words):
        start = text.index(words)
        begin, end, new = replacement(text, start, start + len(words), "")
        return text[:begin] + new + text[end:]

    assert struck("Hei. Vennligst svar oss.", "Vennligst") == "Hei. Svar oss."
    assert struck("Kan du vennligst svare?", "vennligst") == "Kan du svare?"
    assert struck("Svar oss vennligst.", "vennligst") == "Svar oss."
    assert struck("Vennligst", "Vennligst") == ""
    assert struck("Vennligst Anne", "Vennligst") == "Anne"


def test_what_is_let_stand_is_gone_after_edits_and_a_restart(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.controller.dismiss([letter.find("desverre")])
    assert "desverre" not in letter.words
    letter.caret_to_end()
    letter.editor.textCursor().insertText(" Det er slik.")
    checked(qtbot, letter)
    assert "desverre" not in letter.words
    again = open_letter(qtbot, letter.text)
    assert "desverre" not in again.words
    assert [each.finding.text for each in again.controller.hidden()] == ["desverre"]
    again.controller.restore(again.controller.hidden())
    assert "desverre" in again.words


def test_letting_stand_works_on_text_that_has_moved_since_it_was_checked(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.caret_at("Svaret")
    letter.editor.textCursor().insertText("Kjære deg. ")
    letter.controller.dismiss([letter.find("desverre")])
    checked(qtbot, letter)
    assert "desverre" not in letter.words


def test_another_reader_tells_what_it_changed(qtbot):
    letter = open_letter(qtbot, LETTER + "\nHusk at frist er i dag. Ny frist kommer.")
    with qtbot.waitSignal(letter.controller.compared) as told:
        letter.controller.set_reader("lettlest")
    assert told.args == [2, 0]
    with qtbot.waitSignal(letter.controller.compared) as told:
        letter.controller.set_reader("innbyggerne")
    assert told.args == [0, 2]


def test_the_whole_letter_is_asked_about_when_the_writer_pauses(qtbot):
    letter = open_letter(qtbot, LETTER)
    with qtbot.waitSignal(letter.controller.reported) as told:
        letter.editor.textCursor().insertText("x")
    assert told.args[0].statistics.words == 18
    asked = [r for r in letter.engine.requests if isinstance(r, CheckDocument)]
    assert len(asked[-1].blocks) == 3


def test_a_new_engine_gets_the_whole_letter(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.engine.requests.clear()
    letter.engine.answered.emit(EngineProblem("Kontrollen er startet på nytt."))
    letter.engine.answered.emit(Ready(()))
    checked(qtbot, letter)
    sent = [b for r in letter.engine.requests if isinstance(r, CheckBlocks) for b in r.blocks]
    assert len(sent) == 3
    assert len(letter.words) == 5


def test_an_engine_that_gives_up_leaves_the_writer_alone(qtbot):
    letter = open_letter(qtbot, LETTER)
    letter.engine.answered.emit(EngineProblem("Kontrollen er slått av.", fatal=True))
    letter.engine.requests.clear()
    letter.editor.textCursor().insertText("Hei. ")
    qtbot.wait(300)
    assert letter.engine.requests == []
    assert letter.text == "Hei. " + LETTER


def test_next_and_previous_go_round(qtbot):
    letter = open_letter(qtbot, LETTER)
    found = list(letter.controller.findings())
    assert after(found, -1) == found[0]
    assert after(found, found[0].position) == found[1]
    assert after(found, found[-1].position) == found[0]
    assert before(found, found[1].position) == found[0]
    assert before(found, 0) == found[-1]
    assert after([], 0) is before([], 0) is None


def test_the_finding_at_a_place_is_the_words_before_the_sentence(qtbot):
    long = "Vi skriver vedrørende " + " ".join(["saken"] * 25) + "."
    letter = open_letter(qtbot, long)
    inside = letter.editor.document().find("vedrørende").selectionStart() + 2
    assert at(letter.controller, inside).finding.text == "vedrørende"
    assert at(letter.controller, len(long) - 5).finding.text == long


def test_a_deleted_block_is_never_mistaken_for_the_one_that_took_its_place(qtbot):
    letter = open_letter(qtbot, LETTER)
    numbers = [state.id for state in letter.controller.blocks.states()]
    cursor = QTextCursor(letter.editor.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    cursor.insertText("en\nto\ntre\nfire")
    for number in numbers:
        block = letter.controller.blocks.block(number)
        assert block is None or letter.controller.blocks.state(block).id == number
    checked(qtbot, letter)
    assert letter.words == []
