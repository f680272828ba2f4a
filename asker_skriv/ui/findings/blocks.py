"""The letter's blocks as the checking sees them: an id, a revision and what was found.

All offsets here are UTF-16 units within the block, as Qt counts, and follow the text while it is
edited. Work is done for the blocks an edit touches, never for the whole letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from weakref import WeakValueDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QTextBlock, QTextBlockUserData, QTextDocument

from asker_skriv.engine import BlockSnapshot, Finding, Scope, clean
from asker_skriv.text.model import BlockKind
from asker_skriv.text.offsets import to_utf16

_NEARBY = 400

KindOf = Callable[[QTextBlock], BlockKind]


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding where it now stands: ``start`` to ``end`` in UTF-16 units of its block."""

    finding: Finding
    start: int
    end: int
    across: bool = False


class BlockState(QTextBlockUserData):
    """What is known of one block. May outlive it: ask ``LetterBlocks.block`` before use."""

    def __init__(self, number: int, block: QTextBlock) -> None:
        super().__init__()
        self.id = number
        self.revision = 0
        self.block = block
        self.placed: tuple[Placed, ...] = ()
        self.hidden: tuple[Placed, ...] = ()
        self.snapshot: BlockSnapshot | None = None


class LetterBlocks(QObject):
    """Gives each block of a QTextDocument an id and a revision, and keeps findings in place.

    ``revision`` counts changes of the letter. ``changed`` tells the ids that were touched.
    """

    changed = Signal(list)

    def __init__(self, document: QTextDocument, kind_of: KindOf) -> None:
        super().__init__(document)
        self.revision = 0
        self._document = document
        self._kind_of = kind_of
        self._numbers = count(1)
        self._states: WeakValueDictionary[int, BlockState] = WeakValueDictionary()
        self._block_count = document.blockCount()
        document.contentsChange.connect(self._contents_change)

    def state(self, block: QTextBlock) -> BlockState:
        """Return the block's state, made now if it has none."""
        state = block.userData()
        if not isinstance(state, BlockState):
            state = BlockState(next(self._numbers), block)
            block.setUserData(state)
            self._states[state.id] = state
        # Qt may hand the data over to another block when two are joined.
        state.block = block
        return state

    def block(self, number: int) -> QTextBlock | None:
        """Return the block of this id while it is still part of the letter."""
        state = self._states.get(number)
        if state is None or not state.block.isValid():
            return None
        # A handle stays "valid" when its slot has been given to a new block.
        return state.block if state.block.userData() is state else None

    def known(self, number: int) -> BlockState | None:
        """Return the state of this id while its block is part of the letter."""
        block = self.block(number)
        return None if block is None else self.state(block)

    def states(self) -> Iterator[BlockState]:
        """Yield every block's state in order. O(letter): for pauses, not for key presses."""
        block = self._document.begin()
        while block.isValid():
            yield self.state(block)
            block = block.next()

    def between(self, first: QTextBlock, last_number: int) -> Iterator[BlockState]:
        """Yield the states from ``first`` to the block of number ``last_number``."""
        block = first
        while block.isValid() and block.blockNumber() <= last_number:
            yield self.state(block)
            block = block.next()

    def snapshot(self, state: BlockState) -> BlockSnapshot:
        """Return the block as the engine takes it, made once a revision."""
        if state.snapshot is None or state.snapshot.revision != state.revision:
            block = state.block
            level = block.blockFormat().headingLevel()
            if not level and (letter_list := block.textList()) is not None:
                level = max(0, letter_list.format().indent() - 1)
            kind, bold = self._kind_of(block), _is_bold(block)
            state.snapshot = BlockSnapshot(
                state.id, state.revision, clean(block.text()), kind, level, bold
            )
        return state.snapshot

    def raise_all(self) -> list[int]:
        """Give every block a new revision, so that answers under way are dropped."""
        self.revision += 1
        numbers = []
        for state in self.states():
            state.revision += 1
            numbers.append(state.id)
        return numbers

    def _contents_change(self, position: int, removed: int, added: int) -> None:
        self.revision += 1
        document = self._document
        last = min(position + added, document.characterCount() - 1)
        first = document.findBlock(position)
        touched = list(self.between(first, document.findBlock(last).blockNumber()))
        simple = len(touched) == 1 and document.blockCount() == self._block_count
        self._block_count = document.blockCount()
        for state in touched:
            at = position - state.block.position()
            if simple:
                state.placed = tuple(_moved(state.placed, at, removed, added))
            elif state.placed:
                state.placed = tuple(_found_again(state, added - removed))
            state.hidden = ()
            state.revision += 1
        self.changed.emit([state.id for state in touched])


def _is_bold(block: QTextBlock) -> bool:
    """Tell whether all of a paragraph is bold, as a heading would be."""
    pieces = block.begin()
    found = False
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.text().strip():
            if piece.charFormat().fontWeight() < QFont.Weight.DemiBold:
                return False
            found = True
        pieces += 1
    return found


def place(text: str, findings: Iterable[Finding], *, across: bool = False) -> tuple[Placed, ...]:
    """Return the findings with their place in UTF-16 units of the block's ``text``.

    One that reaches outside the text, which only a broken engine tells of, is left out.
    """
    findings = [each for each in findings if 0 <= each.start <= each.end <= len(text)]
    if text.isascii() or max(text, default="") <= "\uffff":
        return tuple(Placed(each, each.start, each.end, across) for each in findings)
    return tuple(
        Placed(each, to_utf16(text, each.start), to_utf16(text, each.end), across)
        for each in findings
    )


def _moved(placed: Iterable[Placed], at: int, removed: int, added: int) -> Iterator[Placed]:
    shift = added - removed
    for each in placed:
        if at >= each.end:
            yield each
        elif at + removed <= each.start:
            yield replace(each, start=each.start + shift, end=each.end + shift)
        elif each.finding.scope is not Scope.WORDS and each.end + shift > each.start:
            yield replace(each, end=each.end + shift)


def _found_again(state: BlockState, shift: int) -> Iterator[Placed]:
    """Yield the findings whose words still stand, after an edit of which little is known."""
    text = _units(state.block.text())
    taken: set[int] = set()
    for each in sorted(state.placed, key=lambda each: each.start):
        words = _units(each.finding.text)
        for start in (each.start, each.start + shift, *_nearby(text, words, each.start)):
            if start >= 0 and start not in taken and _stands(text, words, start):
                taken.add(start)
                yield replace(each, start=start, end=start + each.end - each.start)
                break


def _nearby(text: bytes, words: bytes, start: int) -> list[int]:
    begin = max(0, start - _NEARBY)
    places = []
    while words and (hit := text.find(words, 2 * begin, 2 * (start + _NEARBY))) >= 0:
        places.append(hit // 2)
        begin = hit // 2 + 1
    return sorted(places, key=lambda place: abs(place - start))


def _stands(text: bytes, words: bytes, start: int) -> bool:
    return text[2 * start : 2 * start + len(words)] == words


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
