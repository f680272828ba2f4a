"""What the municipality has decided, as the window shows it: greyed, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from asker_skriv.policy import DECIDED, Feature, Policy

if TYPE_CHECKING:
    from asker_skriv.ui.main_window import MainWindow

# Menu and the beginning of the action's text, ampersands left out.
_ACTIONS = {
    Feature.OWN_WORDS: ("Verktøy", "Ordliste"),
    Feature.OWN_GROUPS: ("Verktøy", "Målgrupper"),
    Feature.RECENT_FILES: ("Fil", "Siste filer"),
    Feature.VERSIONS: ("Fil", "Forrige versjon"),
}
_FAULTY = (
    "Kommunens policyfil har en feil. Det som kan leses, gjelder. Meld fra til IT: "
    "«Hjelp > Om Asker skriv» viser hva som er galt."
)


def apply(window: MainWindow) -> None:
    """Grey what is locked or off, once the window has all its menus."""
    policy = window.settings.policy
    if "group" in policy.locked:
        grey(window.reader_combo)
    for feature, (menu, text) in _ACTIONS.items():
        if not policy.allows(feature):
            _grey_action(window.actions_.menus[menu], text)
    if policy.problems:
        window.tell(_FAULTY)


def grey(widget: QWidget) -> None:
    """Make a widget unusable, and say why to eyes and to screen readers."""
    widget.setEnabled(False)
    widget.setToolTip(DECIDED)
    widget.setAccessibleDescription(DECIDED)


def lock_template(policy: Policy, chooser: QWidget) -> None:
    """Grey the choice of template where it is locked."""
    if "template" in policy.locked:
        grey(chooser)


def _grey_action(menu: QMenu, text: str) -> None:
    menu.setToolTipsVisible(True)
    for action in menu.actions():
        if action.text().replace("&", "").startswith(text):
            action.setEnabled(False)
            action.setToolTip(DECIDED)
