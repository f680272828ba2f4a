"""How fast the window is. ``python3 dev.py bench speed_window``.

Starts the program itself, without a screen unless there is one: from start to a window that takes
keys, to underlines on the example letter, and from key press to painted character in a letter of
10,000 words while it is being checked. Medians of several runs; memory is of both processes.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

import psutil

RUNS = 5
KEYS = 400
WORDS = 10_000


def row(name: str, value: float, unit: str, goal: str) -> None:
    """Print one figure beside its goal."""
    print(f"{name:<52} {value:>8.2f} {unit:<4} goal {goal}")


def measured(task: str) -> dict[str, Any]:
    """Run one task in a fresh process and return what it measured."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ASKER_SKRIV_BRUKER": home, "STARTET": str(time.time())}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, "-m", "benchmarks.speed_window", task]
        result = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        )
    told: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return told


def make_window() -> Any:
    """Return (app, window, checking) as the program makes them."""
    from PySide6.QtWidgets import QApplication

    from asker_skriv.settings import SettingsFile
    from asker_skriv.ui.findings.attach import attach
    from asker_skriv.ui.findings.bridge import EngineBridge
    from asker_skriv.ui.main_window import MainWindow
    from asker_skriv.ui.translation import speak_norwegian

    engine = EngineBridge()
    engine.start()
    app = QApplication([])
    app.setStyle("Fusion")
    speak_norwegian(app)
    window = MainWindow(SettingsFile())
    return app, window, attach(window, engine)


def start() -> dict[str, float]:
    """Measure from process start to a painted window, and to findings on the example."""
    began = float(os.environ["STARTET"])
    app, window, checking = make_window()
    window.show_example()
    window.show()
    app.processEvents()
    window.grab()
    shown = time.time() - began
    while checking.controller.report is None or not checking.controller.is_idle:
        app.processEvents()
        time.sleep(0.002)
    underlined = time.time() - began
    window.editor.document().setModified(False)
    window.close()
    return {"window": shown, "underlines": underlined}


def typing() -> dict[str, float]:
    """Measure key press to painted character while the letter is being checked."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    from benchmarks.letters import letter_of

    app, window, _ = make_window()
    window.editor.load(letter_of(WORDS))
    window.show()
    deadline = time.time() + 3
    while time.time() < deadline:
        app.processEvents()
    cursor = window.editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, n=30)
    window.editor.setTextCursor(cursor)
    window.editor.setFocus()
    times = []
    for number in range(KEYS):
        begin = time.perf_counter()
        QTest.keyClick(window.editor, Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_E)
        window.editor.viewport().repaint()
        times.append(1000 * (time.perf_counter() - begin))
        pause = time.perf_counter() + 0.03
        while time.perf_counter() < pause:
            app.processEvents()
    window.editor.document().setModified(False)
    window.close()
    ordered = sorted(times)
    return {"median": statistics.median(times), "p99": ordered[int(0.99 * KEYS)]}


def memory() -> dict[str, float]:
    """Measure both processes with a checked letter of 2,000 words."""
    from benchmarks.letters import letter_of

    app, window, checking = make_window()
    window.editor.load(letter_of(2000))
    window.show()
    while checking.controller.report is None or not checking.controller.is_idle:
        app.processEvents()
        time.sleep(0.002)
    own = psutil.Process()
    processes = [own, *own.children()]
    # The lexicon and the libraries are mapped files: counted once for both (USS + shared once).
    resident = sum(process.memory_info().rss for process in processes) / 2**20
    window.editor.document().setModified(False)
    window.close()
    return {"resident": resident}


def main() -> int:
    """Print the table, or run one task for it."""
    if len(sys.argv) > 1:
        print(json.dumps({"start": start, "typing": typing, "memory": memory}[sys.argv[1]]()))
        return 0
    starts = [measured("start") for _ in range(RUNS)]
    row("window ready to type, warm, median", _median(starts, "window"), "s", "≤ 1.0")
    row("underlines on the example letter, median", _median(starts, "underlines"), "s", "≤ 3.0")
    keys = measured("typing")
    row("key to painted character, 10,000 words, median", keys["median"], "ms", "(shown)")
    row("key to painted character, 10,000 words, p99", keys["p99"], "ms", "≤ 16")
    row("both processes, letter of 2,000 words", measured("memory")["resident"], "MB", "≤ 350")
    return 0


def _median(runs: list[dict[str, Any]], name: str) -> float:
    return statistics.median(run[name] for run in runs)


if __name__ == "__main__":
    raise SystemExit(main())
