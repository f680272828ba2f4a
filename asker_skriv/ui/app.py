"""Starts the window."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from asker_skriv.paths import DataLayers
from asker_skriv.settings import SettingsFile
from asker_skriv.ui.drafts import offer
from asker_skriv.ui.findings.attach import attach
from asker_skriv.ui.findings.bridge import EngineBridge
from asker_skriv.ui.findings.controller import FindingsController
from asker_skriv.ui.main_window import MainWindow
from asker_skriv.ui.prompts import may_export
from asker_skriv.ui.traces import forget_folders, hold_qt_in_place
from asker_skriv.ui.translation import speak_norwegian

_PICTURE_SECONDS = 30


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit code.

    ``arguments`` are the command line's: a file to open; ``--skjermbilde FIL`` to save a picture
    of the window with the example letter and end; ``--oppstart`` to say «klar» and end as soon as
    the window can be written in, which is how the start is timed.
    """
    engine = EngineBridge()  # the process starts while Qt does
    engine.start()
    app = QApplication.instance() or QApplication(list(arguments[:1]))
    assert isinstance(app, QApplication)
    app.setApplicationName("Asker skriv")
    app.setStyle("Fusion")
    icon = DataLayers.standard().resource("ikoner/asker-skriv.svg")
    app.setWindowIcon(QIcon(str(icon)))
    speak_norwegian(app)
    hold_qt_in_place()
    window = MainWindow(SettingsFile())
    checking = attach(window, engine)
    window.export_button.clicked.connect(lambda: export(window))
    _open_first(window, arguments[1:])
    window.show()
    window.editor.setFocus()
    gc.freeze()  # what stays all day is not looked through again in the middle of a word
    if "--oppstart" in arguments:
        QTimer.singleShot(0, window, lambda: _tell_ready(window))
    elif "--skjermbilde" not in arguments:
        QTimer.singleShot(0, window, lambda: offer(window.recovery, window.letter, window))
    else:
        picture = Path(arguments[list(arguments).index("--skjermbilde") + 1])
        _take_picture(window, checking.controller, picture)
    code = app.exec()
    forget_folders()
    engine.stop()
    return code


def export(window: MainWindow) -> None:
    """Ask for the template's fields and write the Word letter."""
    from asker_skriv.ui.export_dialog import ExportDialog, tell_exported

    sharing = window.sharing
    if not may_export(window.prompts, window) or not sharing.may_export_letter():
        return
    document = window.editor.to_document()
    settings, ask = window.settings, sharing.may_write
    dialog = ExportDialog(document, window.letter.stem, settings, window, ask)
    if dialog.exec() and dialog.exported is not None:
        tell_exported(dialog.exported, window)
    elif dialog.wanted is not None:
        sharing.go_to(dialog.wanted)


def _open_first(window: MainWindow, arguments: Sequence[str]) -> None:
    """Open the file asked for, the example on a first start, else an empty letter."""
    files = [argument for argument in arguments if not argument.startswith("--")]
    if "--skjermbilde" in arguments:
        window.show_example()
    elif files:
        window.letter.read(Path(files[0]))
    elif not window.settings.settings.introduced:
        window.show_example()
        window.welcome.show()
        window.settings.change(introduced=True)


def _tell_ready(window: MainWindow) -> None:
    window.grab()  # painted, not only shown
    if sys.stdout is not None:  # a windowed program on Windows has none
        sys.stdout.write("klar\n")
        sys.stdout.flush()
    QApplication.exit(0)


def _take_picture(window: MainWindow, controller: FindingsController, picture: Path) -> None:
    """Save a picture once the letter is checked and end with 0; end with 1 if it never is."""
    started = time.monotonic()
    timer = QTimer(window, interval=200)

    def look() -> None:
        checked = controller.report is not None and controller.is_idle
        if checked or time.monotonic() - started > _PICTURE_SECONDS:
            timer.stop()
            QTimer.singleShot(400, window, lambda: save(0 if checked else 1))

    def save(code: int) -> None:
        picture.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(picture))
        window.editor.document().setModified(False)
        QApplication.exit(code)

    timer.timeout.connect(look)
    timer.start()
