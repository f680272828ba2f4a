"""Between the letter and the engine: what is checked, what was found, what the writer decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from asker_skriv.engine import (
    Answer,
    BlockFindings,
    CheckDocument,
    Dismissals,
    DismissalsNotSavedError,
    DocumentReport,
    EngineProblem,
    Finding,
    PreviewHits,
    Ready,
    Reload,
    Scope,
    SetReader,
)
from asker_skriv.text.offsets import to_code_points
from asker_skriv.ui.findings.accept import Change, accept
from asker_skriv.ui.findings.blocks import BlockState, KindOf, LetterBlocks, Placed, place
from asker_skriv.ui.findings.bridge import Engine
from asker_skriv.ui.findings.schedule import CheckSchedule

TELL_MS = 120


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the block it is in."""

    state: BlockState
    placed: Placed

    @property
    def finding(self) -> Finding:
        """The finding as the engine told it."""
        return self.placed.finding

    @property
    def position(self) -> int:
        """Where it begins in the QTextDocument."""
        return self.state.block.position() + self.placed.start

    @property
    def case(self) -> tuple[Finding, str]:
        """The finding with its offsets of now, in code points, and the block's text."""
        text = self.state.block.text()
        start, end = (to_code_points(text, at) for at in (self.placed.start, self.placed.end))
        return replace(self.finding, start=start, end=end), text


class FindingsController(QObject):
    """Keeps the letter's findings right while it is written.

    ``block_found`` tells a block's id as soon as its findings change, ``changed`` that lists and
    counts should be brought up to date (gathered up, not for each block). ``compared`` tells how
    many remarks came and went when the reader was changed.
    """

    block_found = Signal(int)
    changed = Signal()
    checking = Signal(bool)
    reported = Signal(object)
    ready = Signal(object)
    previewed = Signal(object)
    compared = Signal(int, int)
    problem = Signal(str, bool)

    def __init__(
        self, editor: QTextEdit, engine: Engine, dismissals: Dismissals, kind_of: KindOf
    ) -> None:
        super().__init__(editor)
        self.editor = editor
        self.engine = engine
        self.report: DocumentReport | None = None
        self._tell = QTimer(self, singleShot=True, interval=TELL_MS)
        self._tell.timeout.connect(self.changed)
        self._dismissals = dismissals
        self._reader: SetReader | None = None
        self._before: Counter[tuple[int, str, str]] | None = None
        self._surveyed: dict[int, int] = {}
        self.blocks = LetterBlocks(editor.document(), kind_of)
        self._schedule = CheckSchedule(editor, self.blocks, engine.send)
        self._schedule.busy.connect(lambda: self.checking.emit(True))
        self._schedule.idle.connect(self._all_checked)
        self._schedule.paused.connect(self.check_document)
        self.blocks.changed.connect(lambda _: self._tell.start())
        engine.answered.connect(self._answer)

    @property
    def is_idle(self) -> bool:
        """Whether every block has been checked."""
        return self._schedule.is_idle

    def set_reader(self, group: str, document_type: str = "") -> None:
        """Check for another reader from now on; ``compared`` tells what it changed."""
        request = SetReader(group, document_type)
        if request == self._reader:
            return
        if self._reader is not None and self._before is None:
            self._before = self._tally()
        self._reader = request
        self.engine.send(request)
        self._check_everything()

    def reload(self) -> None:
        """Have the engine read rules and word lists again, and check with them."""
        self.engine.send(Reload())

    def check_document(self) -> None:
        """Ask for what holds of the letter as a whole."""
        snapshots = tuple(self.blocks.snapshot(state) for state in self.blocks.states())
        self._surveyed = {each.id: each.revision for each in snapshots}
        self.engine.send(CheckDocument(self.blocks.revision, snapshots))

    def findings(self) -> Iterator[Located]:
        """Yield all findings that show, in the order of the letter."""
        for state in self.blocks.states():
            for placed in state.placed:
                yield Located(state, placed)

    def hidden(self) -> list[Located]:
        """Return the findings that the writer has let stand."""
        return [Located(s, placed) for s in self.blocks.states() for placed in s.hidden]

    def identical(self, located: Located) -> list[Located]:
        """Return all findings of the same case, this one among them, in order."""
        identity = located.finding.identity
        same = [each for each in self.findings() if each.finding.identity == identity]
        return same or [located]

    def accept(self, located: Located, suggestion: str) -> int:
        """Put the suggestion in; returns 1, or 0 when the words are gone."""
        return accept(self.editor, [Change(located.state, located.placed, suggestion)])

    def accept_all(self, located: Located, suggestion: str) -> int:
        """Put the suggestion in wherever the case occurs, each inflected as it stands there.

        What depends on its sentence is put in here alone.
        """
        if not located.finding.direct:
            return self.accept(located, suggestion)
        choice = located.finding.suggestions.index(suggestion)
        changes = [
            Change(each.state, each.placed, each.finding.suggestions[choice])
            for each in self.identical(located)
            if choice < len(each.finding.suggestions)
        ]
        return accept(self.editor, changes)

    def dismiss(self, cases: Iterable[Located]) -> None:
        """Let these stand."""
        self._decide(list(cases), self._dismissals.dismiss)

    def restore(self, cases: Iterable[Located]) -> None:
        """Show these again."""
        self._decide(list(cases), self._dismissals.restore)

    def _decide(
        self, cases: list[Located], decide: Callable[[list[tuple[Finding, str]]], None]
    ) -> None:
        try:
            decide([each.case for each in cases])
        except DismissalsNotSavedError as error:
            self.problem.emit(str(error), False)
        for state in {each.state.id: each.state for each in cases}.values():
            self._sort(state, (*state.placed, *state.hidden))
        self.changed.emit()

    def _answer(self, answer: Answer) -> None:
        if isinstance(answer, BlockFindings):
            self._found(answer)
        elif isinstance(answer, DocumentReport):
            self._reported(answer)
        elif isinstance(answer, Ready):
            self.ready.emit(answer)
            self._check_everything(start=True)
        elif isinstance(answer, PreviewHits):
            self.previewed.emit(answer)
        elif isinstance(answer, EngineProblem):
            self.problem.emit(answer.message, answer.fatal)
            if answer.fatal:
                self._schedule.stop()
            else:
                self._schedule.skip_under_way()

    def _check_everything(self, *, start: bool = False) -> None:
        numbers = self.blocks.raise_all()
        if start or self._schedule.is_ready:
            self._schedule.start_over(numbers)

    def _found(self, answer: BlockFindings) -> None:
        state = self.blocks.known(answer.id)
        if state is not None and state.revision == answer.revision:
            across = [each for each in (*state.placed, *state.hidden) if each.across]
            own = place(state.block.text(), answer.findings)
            self._sort(state, _merged(own, across))
            self._tell.start()
        self._schedule.answered(answer.id, answer.revision)

    def _reported(self, report: DocumentReport) -> None:
        across: dict[int, list[Finding]] = {}
        for told in report.findings:
            across.setdefault(told.block, []).append(told.finding)
        for state in self.blocks.states():
            if self._surveyed.get(state.id) != state.revision:
                continue  # typed in since; the next pause will tell
            own = [each for each in (*state.placed, *state.hidden) if not each.across]
            new = place(state.block.text(), across.get(state.id, ()), across=True)
            if new or len(own) < len(state.placed) + len(state.hidden):
                self._sort(state, _merged(own, new))
        self.report = report
        self.reported.emit(report)
        self.changed.emit()

    def _sort(self, state: BlockState, placed: Iterable[Placed]) -> None:
        shown: list[Placed] = []
        hidden: list[Placed] = []
        for each in sorted(placed, key=lambda each: (each.start, each.end)):
            (hidden if Located(state, each).case in self._dismissals else shown).append(each)
        state.placed, state.hidden = tuple(shown), tuple(hidden)
        self.block_found.emit(state.id)

    def _all_checked(self) -> None:
        self.checking.emit(False)
        if self._before is not None:
            before, after = self._before, self._tally()
            self._before = None
            self.compared.emit((after - before).total(), (before - after).total())

    def _tally(self) -> Counter[tuple[int, str, str]]:
        return Counter(
            (each.state.id, each.finding.rule, each.finding.text)
            for each in self.findings()
            if not each.placed.across
        )


def _merged(own: Iterable[Placed], across: Iterable[Placed]) -> list[Placed]:
    """Join the two, without saying two things of the same words."""
    merged = list(own)
    words = [each for each in merged if each.finding.scope is Scope.WORDS]
    for each in across:
        competes = each.finding.scope is Scope.WORDS and any(
            each.start < other.end and other.start < each.end for other in words
        )
        if not competes:
            merged.append(each)
    return merged
