"""Putting a suggestion into the letter: one edit block, hence one step to undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from asker_skriv.text.offsets import to_code_points, utf16_length
from asker_skriv.ui.findings.blocks import BlockState, Placed

_SENTENCE_ENDS = (".", "!", "?", ":", "\u2028")


@dataclass(frozen=True, slots=True)
class Change:
    """A finding in its block and the text that shall stand there instead."""

    state: BlockState
    placed: Placed
    suggestion: str


def accept(editor: QTextEdit, changes: Iterable[Change]) -> int:
    """Make the changes as one undo step; returns how many could be made.

    A change whose words no longer stand where they stood is left out. The caret ends after the
    change nearest the start of the letter.
    """
    edits = sorted(_edits(changes), key=lambda edit: edit[0], reverse=True)
    if not edits:
        return 0
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    for start, end, text in edits:
        cursor.setPosition(start + 1 if end > start else start)
        look = cursor.charFormat()  # of the first character replaced
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text, look)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    return len(edits)


def _edits(changes: Iterable[Change]) -> Iterable[tuple[int, int, str]]:
    last_end: dict[int, int] = {}
    for change in sorted(changes, key=lambda each: each.placed.start):
        state, placed = change.state, change.placed
        text = state.block.text()
        start = to_code_points(text, placed.start)
        end = to_code_points(text, placed.end)
        if text[start:end] != placed.finding.text or start < last_end.get(state.id, 0):
            continue
        start, end, new = replacement(text, start, end, change.suggestion)
        last_end[state.id] = end
        origin = state.block.position()
        yield (
            origin + utf16_length(text[:start]),
            origin + utf16_length(text[:end]),
            new,
        )


def replacement(text: str, start: int, end: int, suggestion: str) -> tuple[int, int, str]:
    """Return what to replace in ``text`` and with what, in code points.

    Striking words takes one of the spaces around them too, and hands their capital on to the
    word that follows.
    """
    if suggestion or start == end:
        return start, end, suggestion
    before, after = text[:start], text[end:]
    opens_sentence = not before.strip() or before.rstrip().endswith(_SENTENCE_ENDS)
    if after.startswith(" ") and (not before or before[-1].isspace()):
        end += 1
    elif before.endswith(" ") and (not after or after[0] in ".,;:!?)"):
        return start - 1, end, ""
    following = text[end : end + 1]
    if opens_sentence and text[start : start + 1].isupper() and following.islower():
        return start, end + 1, following.upper()
    return start, end, ""
