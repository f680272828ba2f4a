"""Whether keeping the draft is felt while one writes. ``python3 dev.py bench journal``.

A letter of 10,000 words is written in, a key every 90 ms, while its draft goes to the disk again
and again; a clock in the window's thread tells the longest time that nothing else could be done.
The same without a draft is shown beside it: what then remains is the writing itself.
"""

from __future__ import annotations

import gc
import os
import tempfile
import time
from pathlib import Path

WORDS = 10_000
SECONDS = 12
KEY_MS = 90
AGAIN_MS = 400
"""Drafts are written this often here, so that many are measured; usually it is 2.5 s."""


def row(name: str, value: float, unit: str, goal: str) -> None:
    """Print one figure beside its goal."""
    print(f"{name:<56} {value:>8.1f} {unit:<4} goal {goal}")


def stalls(letter: object, *, keeping: bool) -> tuple[list[float], int]:
    """Return the pauses in the window's thread in ms, sorted, and how many drafts were written."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    from asker_skriv.settings import SettingsFile
    from asker_skriv.ui import recovery
    from asker_skriv.ui.main_window import MainWindow

    written: list[Path] = []
    write = recovery.recovery.write

    def counted(file: Path, content: bytes) -> None:
        written.append(file)
        write(file, content)

    recovery.recovery.write = counted
    recovery.LATEST_MS = AGAIN_MS if keeping else 10**8
    window = MainWindow(SettingsFile())
    window.editor.load(letter)
    window.show()
    window.editor.moveCursor(QTextCursor.MoveOperation.NextBlock)
    gc.freeze()  # as the program does when it has started
    clock, gaps = QElapsedTimer(), []
    clock.start()
    beat = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    beat.timeout.connect(lambda: gaps.append(clock.nsecsElapsed() / 1e6) or clock.start())
    keys = QTimer(interval=KEY_MS)

    def key() -> None:
        # The key's own work is not counted: it is there without a draft too.
        gaps.append(clock.nsecsElapsed() / 1e6)
        QTest.keyClick(window.editor, Qt.Key.Key_E)
        clock.start()

    keys.timeout.connect(key)
    loop = QEventLoop()
    QTimer.singleShot(2000, lambda: (clock.start(), beat.start(), keys.start()))
    QTimer.singleShot(2000 + 1000 * SECONDS, loop.quit)
    loop.exec()
    window.editor.document().setModified(False)
    window.close()
    recovery.recovery.write = write
    return sorted(gaps), len(written)


def main() -> int:
    """Print the table."""
    from PySide6.QtWidgets import QApplication

    from asker_skriv import recovery
    from asker_skriv.text.model import Block, BlockKind, Document, Run
    from benchmarks.letters import letter_of

    with tempfile.TemporaryDirectory() as home:
        os.environ["ASKER_SKRIV_BRUKER"] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QApplication([])
        words = ["Dere", "får", "støtte", "fra", "mai", "til", "juni", "neste"]
        looks = tuple(Run(f"{word} ", bold=n % 2 == 0) for n, word in enumerate(words))
        items = tuple(Block(looks, BlockKind.LIST_ITEM) for _ in range(WORDS // len(words)))
        for name, letter in (("plain", letter_of(WORDS)), ("all lists, bold", Document(items))):
            for keeping in (False, True):
                gaps, drafts = stalls(letter, keeping=keeping)
                told = f"{name}, {drafts} drafts" if keeping else f"{name}, no draft"
                row(f"10,000 words, {told}: p99.9", gaps[int(0.999 * len(gaps))], "ms", "(shown)")
                goal = "≤ 16" if keeping else "(shown)"
                row(f"10,000 words, {told}: longest stall", gaps[-1], "ms", goal)
            draft = recovery.Draft("brev", "", 1.0, letter)
            began = time.perf_counter()
            size = len(recovery.encode(draft))
            spent = 1000 * (time.perf_counter() - began)
            row(f"{name}: encoding ({size // 1024} kB), on its own thread", spent, "ms", "(shown)")
        app.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
