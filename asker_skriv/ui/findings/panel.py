"""The list of findings: grouped, filtered, and in step with the letter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import Category, Severity
from asker_skriv.ui.findings.controller import FindingsController, Located
from asker_skriv.ui.findings.looks import CATEGORY_NAMES, SEVERITY_NAMES, Looks
from asker_skriv.ui.findings.wording import flagged_label, suggestion_label

_SHOWN_AT_ONCE = 10
_NOTHING = "Ingen råd nå.\n\nSkriv videre, eller velg en annen leser for å se hva de trenger."
_WAITING = "Leser gjennom brevet …"
_ALL_FILTERED = "Ingen av rådene passer filteret. Velg «Alle» for å se dem."
_LOCATED = Qt.ItemDataRole.UserRole


class _Tree(QTreeWidget):
    """A tree where Enter does what a click does, and Delete lets stand."""

    let_stand = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        located = item.data(0, _LOCATED) if item is not None else None
        if item is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.itemClicked.emit(item, 0)
        elif located is not None and event.key() == Qt.Key.Key_Delete:
            self.let_stand.emit(located)
        else:
            super().keyPressEvent(event)


class FindingsPanel(QWidget):
    """The findings as a focusable list. ``count_changed`` tells how many show in the letter."""

    opened = Signal(object)
    count_changed = Signal(int)
    word_known = Signal(str)

    def __init__(self, controller: FindingsController) -> None:
        super().__init__()
        self._controller = controller
        self._folded: set[str] = set()
        self._all: set[str] = set()
        self.may_learn = True
        self.filter = QComboBox()
        self.filter.setAccessibleName("Vis bare")
        self.empty = QLabel(_WAITING, objectName="stille", wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(6, 12, 6, 0)
        self.tree = _Tree()
        self.tree.setAccessibleName("Råd i brevet")
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._build()
        self.tree.itemClicked.connect(self._clicked)
        self.tree.let_stand.connect(lambda located: controller.dismiss([located]))
        self.tree.itemCollapsed.connect(lambda item: self._remember(item, folded=True))
        self.tree.itemExpanded.connect(lambda item: self._remember(item, folded=False))
        self.tree.customContextMenuRequested.connect(self._menu)
        self.filter.currentIndexChanged.connect(lambda _: self.refresh())
        controller.changed.connect(self.refresh)
        controller.checking.connect(lambda _: self._show_emptiness(self.tree.topLevelItemCount()))

    def refresh(self) -> None:
        """Bring the list up to date; what was chosen stays chosen."""
        current = self.tree.currentItem()
        chosen = current.data(0, _LOCATED) if current is not None else None
        focus, scrolled = self.tree.hasFocus(), self.tree.verticalScrollBar().value()
        located = list(self._controller.findings())
        self._fill_filter(located)
        wanted = self.filter.currentData()
        groups: dict[Category, list[Located]] = {}
        for each in located:
            if wanted in {None, each.finding.severity, each.finding.category}:
                groups.setdefault(each.finding.category, []).append(each)
        self.tree.blockSignals(True)
        self.tree.clear()
        for category in sorted(groups, key=lambda each: _rank(each, groups[each])):
            self._add_group(category, groups[category])
        if chosen is not None:
            self._choose_again(chosen)
        self.tree.verticalScrollBar().setValue(scrolled)
        self.tree.blockSignals(False)
        if focus:
            self.tree.setFocus()
        self._show_emptiness(len(groups))
        self.count_changed.emit(len(located))

    def changeEvent(self, event: QEvent) -> None:
        """Colour what is wrong anew when the window turns dark or light."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.tree.topLevelItemCount():
            self.refresh()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 8, 8)
        row = QHBoxLayout()
        label = QLabel("Vis", objectName="stille")
        label.setBuddy(self.filter)
        row.addWidget(label)
        row.addWidget(self.filter, 1)
        layout.addLayout(row)
        layout.addWidget(self.empty)
        layout.addWidget(self.tree, 1)
        self.filter.addItem("Alle", None)

    def _choose_again(self, chosen: Located) -> None:
        """Choose the finding that was chosen, or the one that took its place in the list."""
        place = chosen.placed.start

        def distance(item: QTreeWidgetItem) -> tuple[bool, bool, bool, int]:
            each: Located = item.data(0, _LOCATED)
            same_case = each.finding.identity == chosen.finding.identity
            group = each.finding.category is chosen.finding.category
            here = each.state is chosen.state
            return not (same_case and here), not group, not here, abs(each.placed.start - place)

        items = list(self._items())
        if items:
            self.tree.setCurrentItem(min(items, key=distance))

    def _items(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            if item.data(0, _LOCATED) is not None:
                yield item
            walk += 1

    def _add_group(self, category: Category, located: list[Located]) -> None:
        head = QTreeWidgetItem([f"{CATEGORY_NAMES[category]}  {len(located)}"])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.setData(0, _LOCATED + 1, category.value)
        self.tree.addTopLevelItem(head)
        shown = located if category.value in self._all else located[:_SHOWN_AT_ONCE]
        for each in shown:
            head.addChild(self._item(each))
        if len(shown) < len(located):
            more = QTreeWidgetItem([f"Vis {len(located) - len(shown)} til …"])
            more.setData(0, _LOCATED + 2, category.value)
            head.addChild(more)
        head.setExpanded(category.value not in self._folded)

    def _item(self, located: Located) -> QTreeWidgetItem:
        finding = located.finding
        text = flagged_label(finding.text)
        if finding.suggestions:
            text += f"  →  {suggestion_label(finding.suggestions[0])}"
        else:
            text += f"  ·  {finding.message}"
        is_error = finding.severity is Severity.ERROR
        item = QTreeWidgetItem([f"▲ {text}" if is_error else text])
        item.setData(0, _LOCATED, located)
        item.setToolTip(0, finding.message)
        if is_error:
            item.setForeground(0, Looks.of(self.palette()).colour(finding.severity))
        said = f"{SEVERITY_NAMES[finding.severity]}: {text}. {finding.message}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    def _fill_filter(self, located: list[Located]) -> None:
        severities = [s for s in Severity if any(each.finding.severity is s for each in located)]
        found = {each.finding.category for each in located}
        categories = sorted(found, key=lambda category: CATEGORY_NAMES[category])
        wanted: list[tuple[str, Severity | Category | None]] = [("Alle", None)]
        wanted += [(f"Bare {SEVERITY_NAMES[s].lower()}", s) for s in severities]
        wanted += [(CATEGORY_NAMES[c], c) for c in categories]
        have = [
            (self.filter.itemText(i), self.filter.itemData(i)) for i in range(self.filter.count())
        ]
        if wanted == have:
            return
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)
        self.filter.clear()
        for name, value in wanted:
            self.filter.addItem(name, value)
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))
        self.filter.blockSignals(False)

    def _show_emptiness(self, groups: int) -> None:
        self.empty.setVisible(groups == 0)
        self.tree.setVisible(groups > 0)
        if groups:
            return
        if not self._controller.is_idle:
            self.empty.setText(_WAITING)
        else:
            self.empty.setText(_NOTHING if self.filter.currentData() is None else _ALL_FILTERED)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        if (located := item.data(0, _LOCATED)) is not None:
            self.opened.emit(located)
        elif (category := item.data(0, _LOCATED + 2)) is not None:
            self._all.add(category)
            self.refresh()

    def _remember(self, item: QTreeWidgetItem, *, folded: bool) -> None:
        category = item.data(0, _LOCATED + 1)
        if category is not None:
            (self._folded.add if folded else self._folded.discard)(category)

    def _menu(self, point: QPoint) -> None:
        item = self.tree.itemAt(point)
        located = item.data(0, _LOCATED) if item is not None else None
        if located is None:
            return
        menu = QMenu(self)
        for suggestion in located.finding.suggestions[:4]:
            take = partial(self._controller.accept, located, suggestion)
            menu.addAction(f"Bytt til «{suggestion_label(suggestion)}»", take)
        if located.finding.category is Category.SPELLING:
            learn = menu.addAction(
                f"Legg «{located.finding.text}» til i ordboka mi",
                partial(self.word_known.emit, located.finding.text),
            )
            learn.setEnabled(self.may_learn)
        same = self._controller.identical(located)
        if len(same) > 1 and located.finding.suggestions and located.finding.direct:
            first = located.finding.suggestions[0]
            take_all = partial(self._controller.accept_all, located, first)
            menu.addAction(f"Bytt alle ({len(same)}) til «{suggestion_label(first)}»", take_all)
        menu.addAction("La stå", lambda: self._controller.dismiss([located]))
        if len(same) > 1:
            menu.addAction(f"La alle stå ({len(same)})", lambda: self._controller.dismiss(same))
        menu.exec(self.tree.viewport().mapToGlobal(point))


def _rank(category: Category, located: list[Located]) -> tuple[bool, str]:
    """Put what is wrong before what could be better, else the names in order."""
    has_error = any(each.finding.severity is Severity.ERROR for each in located)
    return not has_error, CATEGORY_NAMES[category]
