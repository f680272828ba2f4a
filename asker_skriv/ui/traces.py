"""«Slett spor på denne maskinen», and what is not to become a trace in the first place."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMessageBox

from asker_skriv.engine import tells_identity
from asker_skriv.paths import user_folder
from asker_skriv.settings import Settings
from asker_skriv.traces import remove_traces, traces
from asker_skriv.ui.locks import lock

if TYPE_CHECKING:
    from asker_skriv.ui.main_window import MainWindow

QT_FOLDER = "qt"
_QUESTION = (
    "Dette sletter lista over siste filer, kladder av brev som ikke er lagret, tidligere "
    "utgaver av brevene, felt som er husket, og hva du har latt stå. Brevene dine og ordlista "
    "di blir ikke rørt. Vil du slette?"
)


def ask_and_remove(window: MainWindow) -> None:
    """Delete what the program keeps of this user's letters, after asking.

    Letters that are open go on being kept aside until they are saved or closed.
    """
    answer = QMessageBox.question(window, "Slett spor på denne maskinen", _QUESTION)
    if answer != QMessageBox.StandardButton.Yes:
        return
    forget_folders()
    left = remove_traces(spare=_in_use())
    window.settings.settings = Settings(introduced=True)
    window.traces_removed.emit()
    window.recovery.keep()
    window.tell("Sporene er slettet." if not left else "Noe kunne ikke slettes. Prøv igjen senere.")


def remembered(settings: Settings, path: Path) -> Settings:
    """Return the settings with ``path`` as the file opened last, but for names with numbers."""
    if not tells_identity(str(path)):
        return settings.with_recent(path)
    folder = settings.folder if tells_identity(str(path.parent)) else str(path.parent)
    return replace(settings, folder=folder)


def hold_qt_in_place() -> None:
    """Have Qt's file dialogs remember in our own folder, which nobody else can read."""
    folder = user_folder() / QT_FOLDER
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def forget_folders() -> None:
    """Take away where Qt's file dialogs have been. On Windows it lies in the registry."""
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in ("FileDialog/lastVisited", "FileDialog/history"):
        kept.remove(key)
    kept.sync()


def _in_use() -> set[Path]:
    """Return the lock files that running windows hold, and the drafts beside them."""
    used = set()
    for path in traces():
        if path.suffix != ".lock":
            continue
        held = lock(path)
        if held is None:
            used |= {path, path.with_suffix(".json")}
        else:
            held.unlock()
    return used
