"""A letter in an editor with an engine in this process, small enough to foresee its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from asker_skriv.engine import (
    BlockFindings,
    BlockStatistics,
    Category,
    CheckBlocks,
    CheckDocument,
    Dismissals,
    DocumentReport,
    DocumentTypeName,
    Family,
    Finding,
    PreviewEntry,
    PreviewHit,
    PreviewHits,
    Ready,
    Reload,
    Scope,
    SetReader,
    Severity,
    Statistics,
    load_groups,
)
from asker_skriv.paths import DataLayers, user_folder
from asker_skriv.text.model import BlockKind
from asker_skriv.ui.findings.controller import FindingsController

WORDS = {
    "vedrørende": (("om", "angående"), Category.WORD_CHOICE, Severity.ADVICE),
    "i henhold til": (("etter",), Category.WORD_CHOICE, Severity.ADVICE),
    "vennligst": (("",), Category.TONE, Severity.STYLE),
    "desverre": (("dessverre",), Category.SPELLING, Severity.ERROR),
    "blir behandlet": ((), Category.PASSIVE, Severity.ADVICE),
}
STRICTER = {"frist": (("siste dag",), Category.WORD_CHOICE, Severity.STYLE)}
_SENTENCE = re.compile(r"[^.!?\u2028]+[.!?]?")


def find_in(text, words):
    for word, (suggestions, category, severity) in words.items():
        for match in re.finditer(rf"\b{word}\b", text, re.IGNORECASE):
            capital = match.group()[0].isupper()
            yield Finding(
                rule=f"ordliste/{word.replace(' ', '-')}",
                category=category,
                severity=severity,
                start=match.start(),
                end=match.end(),
                text=match.group(),
                message="Kan skrives enklere.",
                why="Ordet er vanlig i gamle brev, men ikke i tale.",
                suggestions=tuple(s[:1].upper() + s[1:] if capital else s for s in suggestions),
                example=("Vi skriver vedrørende saken.", "Vi skriver om saken."),
                source="Språkrådet",
            )
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        if len(sentence.split()) > 20:
            start = text.index(sentence)
            yield Finding(
                rule="grense/lang-setning",
                category=Category.SENTENCE_LENGTH,
                severity=Severity.ADVICE,
                start=start,
                end=start + len(sentence),
                text=sentence,
                message="Setningen har mer enn 20 ord.",
                why="Korte setninger er lettere å lese.",
                family=Family.SENTENCE_LENGTH,
                scope=Scope.SENTENCE,
            )


class LocalEngine(QObject):
    """Answers as the checking process does, one turn of the event loop later."""

    answered = Signal(object)

    def __init__(self):
        super().__init__()
        self.requests = []
        self.reader = None
        self.deaf = False

    def start(self):
        groups = load_groups(DataLayers.standard().files("malgrupper", "*.toml")).groups
        types = (DocumentTypeName("avslag", "Avslag"), DocumentTypeName("varsel", "Varsel"))
        self.answer(Ready(groups, types))

    def stop(self):
        self.deaf = True

    def answer(self, message):
        QTimer.singleShot(0, self, lambda: self.answered.emit(message))

    def send(self, request):
        self.requests.append(request)
        if self.deaf:
            return
        if isinstance(request, SetReader):
            self.reader = request
        elif isinstance(request, CheckBlocks):
            for block in request.blocks:
                self.answer(BlockFindings(block.id, block.revision, self.findings(block.text)))
        elif isinstance(request, CheckDocument):
            self.answer(report(request))
        elif isinstance(request, PreviewEntry):
            self.answer(PreviewHits(request.request, tuple(self.hits(request))))
        elif isinstance(request, Reload):
            self.start()

    def findings(self, text):
        strict = self.reader is not None and self.reader.group == "lettlest"
        found = find_in(text, WORDS | (STRICTER if strict else {}))
        return tuple(sorted(found, key=lambda finding: finding.start))

    def hits(self, request):
        for block in request.blocks:
            for match in re.finditer(re.escape(request.term), block.text, re.IGNORECASE):
                first = request.alternatives[0] if request.alternatives else ""
                yield PreviewHit(block.id, match.start(), match.end(), match.group(), first)


def report(request):
    blocks = []
    for block in request.blocks:
        lengths = tuple(len(s.split()) for s in _SENTENCE.findall(block.text) if s.strip())
        words = sum(lengths)
        blocks.append(BlockStatistics(block.id, 20.0 + words / 2, words, lengths))
    lengths = tuple(length for block in blocks for length in block.sentences)
    words = sum(lengths)
    average = words / len(lengths) if lengths else 0.0
    statistics = Statistics(
        words, len(lengths), 38.4, 3.0, 0.2, average, 0.1, words // 3, lengths
    )  # fmt: skip
    return DocumentReport(request.revision, statistics, tuple(blocks))


def kind_of(block):
    return BlockKind.HEADING if block.blockFormat().headingLevel() else BlockKind.PARAGRAPH


@dataclass
class Letter:
    editor: QTextEdit
    engine: LocalEngine
    controller: FindingsController

    @property
    def words(self):
        return [each.finding.text for each in self.controller.findings()]

    @property
    def text(self):
        return self.editor.toPlainText()

    def find(self, words, nth=0):
        return [each for each in self.controller.findings() if each.finding.text == words][nth]

    def caret_at(self, words):
        cursor = self.editor.document().find(words)
        assert not cursor.isNull(), words
        self.editor.setTextCursor(place_of(self.editor, cursor.selectionStart()))

    def caret_to_end(self):
        self.editor.moveCursor(QTextCursor.MoveOperation.End)


def place_of(editor, position):
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    return cursor


def checked(qtbot, letter):
    """Wait until the letter has been checked."""
    qtbot.waitUntil(lambda: letter.controller.is_idle)
    qtbot.wait(1)


def open_letter(qtbot, text, editor=None):
    editor = editor or QTextEdit()
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.setPlainText(text)
    engine = LocalEngine()
    dismissals = Dismissals(user_folder() / "latt_sta.json")
    controller = FindingsController(editor, engine, dismissals, kind_of)
    letter = Letter(editor, engine, controller)
    editor.show()
    qtbot.waitExposed(editor)
    controller.set_reader("innbyggerne")
    with qtbot.waitSignal(controller.ready):
        engine.start()
    checked(qtbot, letter)
    return letter
