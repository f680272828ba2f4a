"""Brings the checking into the window: engine, underlines, note, lists and their shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor

from asker_skriv.engine import Dismissals, DocumentReport, Ready, TargetGroup
from asker_skriv.paths import user_folder
from asker_skriv.policy import DECIDED, Feature
from asker_skriv.storage import write_privately
from asker_skriv.text.offsets import to_utf16
from asker_skriv.ui import decided
from asker_skriv.ui.editor.letter_editor import LetterEditor
from asker_skriv.ui.findings.bridge import Engine
from asker_skriv.ui.findings.companion import Companion
from asker_skriv.ui.findings.controller import FindingsController, Located
from asker_skriv.ui.findings.panel import FindingsPanel
from asker_skriv.ui.findings.underlines import Underliner
from asker_skriv.ui.findings.wording import difference, shortened
from asker_skriv.ui.main_window import MainWindow
from asker_skriv.ui.panels.checklist_panel import ChecklistPanel
from asker_skriv.ui.panels.reader_panel import ReaderPanel
from asker_skriv.ui.reader_tools import ReaderTools, group_gone, present_group, reasons

if TYPE_CHECKING:
    from asker_skriv.ui.wordlist.window import WordListWindow

_NO_TYPE = "Velg type"


class Checking(QObject):
    """The checking of one window's letter, with all that shows it."""

    def __init__(self, window: MainWindow, engine: Engine) -> None:
        super().__init__(window)
        self.window = window
        self.engine = engine
        dismissals = Dismissals(user_folder() / "latt_sta.json")
        kind_of = LetterEditor.block_kind
        self.controller = FindingsController(window.editor, engine, dismissals, kind_of)
        self.underliner = Underliner(self.controller)
        self.companion = Companion(self.controller, self.underliner)
        self.panel = FindingsPanel(self.controller)
        self.panel.may_learn = window.settings.policy.allows(Feature.OWN_DICTIONARY)
        self.reader = ReaderPanel(self._opening)
        self.checklist = ChecklistPanel()
        self._groups: dict[str, TargetGroup] = {}
        self._type = window.settings.policy.document_type
        self._regrouped = False
        self._off = False
        self._why = ""
        self._figures = ""
        self._words: WordListWindow | None = None
        window.add_side_tab(self.panel, "Råd")
        window.add_side_tab(self.reader, "Leser")
        window.add_side_tab(self.checklist, "Sjekkliste")
        self._connect()
        window.traces_removed.connect(dismissals.forget)
        self._add_actions()
        for problem in (dismissals.problem, window.settings.problem):
            if problem:
                window.tell(problem)

    def _connect(self) -> None:
        window, controller = self.window, self.controller
        controller.ready.connect(self._ready)
        controller.reported.connect(self._reported)
        controller.checking.connect(self._show_state)
        controller.compared.connect(self._tell_difference)
        controller.problem.connect(self._trouble)
        self.panel.opened.connect(self._open_listed)
        self.panel.count_changed.connect(self._count)
        self.panel.word_known.connect(self._learn)
        self.reader.block_wanted.connect(self._go_to_block)
        self.reader.sentence_wanted.connect(self._go_to_sentence)
        self.checklist.place_wanted.connect(self._go_to_place)
        self.checklist.sentence_offered.connect(self._insert_sentence)
        window.reader_changed.connect(self._choose_group)
        window.document_type_changed.connect(self._choose_type)
        window.closing.connect(self.engine.stop)

    def _add_actions(self) -> None:
        add = self.window.actions_.add
        steps: tuple[tuple[str, Callable[[], object], str], ...] = (
            ("Neste råd", self.companion.go_next, "F8"),
            ("Forrige råd", self.companion.go_previous, "Shift+F8"),
            ("Vis rådet her", self.companion.open_at_caret, "Ctrl+."),
            ("Vis råd jeg har latt stå", self._restore_all, ""),
        )
        for text, do, keys in steps:
            add("Verktøy", text, do, keys)
        self.window.actions_.menus["Verktøy"].addSeparator()
        add("Verktøy", "Ordliste …", self._word_list)
        self.tools = ReaderTools(self)

    @property
    def groups(self) -> tuple[TargetGroup, ...]:
        """The target groups that can be chosen."""
        return tuple(self._groups.values())

    def _ready(self, ready: Ready) -> None:
        window = self.window
        self._off = False
        window.data_problems = ready.problems
        chosen = window.settings.settings.group
        was = self._groups.get(chosen)
        self._groups = {group.id: group for group in ready.groups}
        window.reader_combo.clear()
        for group in ready.groups:
            window.reader_combo.addItem(group.name, group.id)
        gone = chosen if chosen and chosen not in self._groups else ""
        chosen = present_group(chosen, self._groups)
        window.reader_combo.setCurrentIndex(max(0, window.reader_combo.findData(chosen)))
        window.type_combo.clear()
        window.type_combo.addItem(_NO_TYPE, "")
        for kind in ready.document_types:
            window.type_combo.addItem(kind.name, kind.id)
        window.type_combo.setCurrentIndex(max(0, window.type_combo.findData(self._type)))
        if chosen:
            self.controller.set_reader(chosen, self._type)
            self.reader.show_group(self._groups[chosen])
        for problem in ready.problems[:1]:
            more = f" (og {len(ready.problems) - 1} til)" if len(ready.problems) > 1 else ""
            window.tell(problem + more)
        if gone and chosen:
            window.tell(group_gone(was.name if was else gone, self._groups[chosen].name))

    def _choose_group(self, group: str) -> None:
        before = self._groups.get(self.window.settings.settings.group)
        if before is not None:
            self._why = reasons(before, self._groups[group])
        self.window.settings.change(group=group)
        self._regrouped = True
        self.reader.show_group(self._groups[group])
        self.controller.set_reader(group, self._type)

    def _tell_difference(self, more: int, fewer: int) -> None:
        """Tell what another reader changed; of another type, only if it changed anything."""
        if self._regrouped or more or fewer:
            why = self._why if more or fewer else ""
            self.window.tell(f"{difference(more, fewer)}{why}.")
        self._regrouped, self._why = False, ""

    def _choose_type(self, kind: str) -> None:
        self._type = kind
        self.controller.set_reader(self.window.reader_combo.currentData(), kind)

    def _reported(self, report: DocumentReport) -> None:
        self.reader.show_report(report)
        kind = self._type or report.suggested_type
        index = self.window.type_combo.findData(kind)
        name = self.window.type_combo.itemText(index) if kind and index > 0 else ""
        self.checklist.show_report(report, name, suggested=not self._type)
        unanswered = self.window.type_combo.findData("")
        if unanswered >= 0:
            suggestion = f"{name} (foreslått)" if name and not self._type else _NO_TYPE
            self.window.type_combo.setItemText(unanswered, suggestion)
        figures = report.statistics
        group = self._groups.get(self.window.reader_combo.currentData() or "")
        goal = f" (mål {group.lix[0]}–{group.lix[1]})" if group else ""
        self._figures = f"{figures.words} ord · LIX {figures.lix:.0f}{goal}"
        self._show_state(checking=not self.controller.is_idle)

    def _trouble(self, message: str, fatal: bool) -> None:
        """Say what went wrong; that there will be no more advice stands until it is read."""
        if fatal:
            self._off = True
            self.window.notice.stand(message)
            self._show_state(checking=False)
        else:
            self.window.tell(message)

    def _show_state(self, checking: bool) -> None:
        state = "leser gjennom …" if checking else "kontrollert"
        if self._off:
            state = "rådene er slått av"
        parts = (self._figures, state) if self._figures else (state.capitalize(),)
        self.window.figures.setText(" · ".join(parts))

    def _open_listed(self, located: Located) -> None:
        self.companion.go_to(located, home=self.panel.tree)

    def _count(self, count: int) -> None:
        self.window.side.setTabText(0, f"Råd {count}" if count else "Råd")

    def _restore_all(self) -> None:
        hidden = self.controller.hidden()
        self.controller.restore(hidden)
        found = f"{len(hidden)} råd vises igjen." if hidden else "Du har ikke latt noe stå her."
        self.window.tell(found)

    def _learn(self, word: str) -> None:
        """Put a word in the user's own dictionary and check again."""
        if not self.window.settings.policy.allows(Feature.OWN_DICTIONARY):
            self.window.tell(f"Du kan ikke legge til ord i ordboka. {DECIDED}.")
            return
        path = user_folder() / "rules" / "ordliste" / "ordbok.txt"
        try:
            known = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
            write_privately(path, "\n".join(sorted({*known, word}, key=str.casefold)) + "\n")
        except OSError:
            self.window.tell("Ordboka kunne ikke lagres. Se etter om disken er full.")
            return
        self.controller.reload()
        self.window.tell(f"«{word}» er lagt til i ordboka di.")

    def _word_list(self) -> None:
        from asker_skriv.ui.wordlist.window import WordListWindow

        if self._words is None:
            self._words = WordListWindow(self.controller, self.window)
            self._words.preview.place_wanted.connect(self._go_to_place)
            self._words.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._words.destroyed.connect(self._forget_words)
        self._words.show()
        self._words.raise_()

    def _forget_words(self) -> None:
        self._words = None

    def _go_to_block(self, number: int) -> None:
        block = self.controller.blocks.block(number)
        if block is not None:
            self._select(block.position(), block.position())

    def _opening(self, number: int) -> str:
        """Return the first words of a block, to know it by."""
        block = self.controller.blocks.block(number)
        return shortened(block.text(), 34) if block is not None else ""

    def _go_to_place(self, number: int, start: int, end: int) -> None:
        block = self.controller.blocks.block(number)
        if block is not None:
            text = block.text()
            origin = block.position()
            self._select(origin + to_utf16(text, start), origin + to_utf16(text, end))

    def _go_to_sentence(self, wanted: int) -> None:
        """Go to the block that holds the sentence of that number."""
        report = self.controller.report
        for block in report.blocks if report else ():
            if wanted < len(block.sentences):
                self._go_to_block(block.id)
                return
            wanted -= len(block.sentences)

    def _select(self, start: int, end: int) -> None:
        editor = self.window.editor
        cursor = QTextCursor(editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()
        editor.setFocus()

    def _insert_sentence(self, sentence: str) -> None:
        """Put a ready sentence in a paragraph of its own after the one with the caret."""
        editor = self.window.editor
        cursor = editor.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.block().text().strip():
            cursor.insertBlock()
        start = cursor.position()
        cursor.insertText(sentence)
        cursor.endEditBlock()
        first = sentence.find("[")
        if first >= 0:
            end = sentence.find("]", first) + 1
            self._select(start + first, start + end)
        else:
            editor.setTextCursor(cursor)
            editor.setFocus()


def attach(window: MainWindow, engine: Engine) -> Checking:
    """Check the window's letter with this engine."""
    checking = Checking(window, engine)
    decided.apply(window)
    return checking
