"""How much a kill can take. ``python3 dev.py bench kills``; 200 with ``-m benchmarks.kills 200``.

A real program writes, makes new paragraphs, saves now and then and begins new letters, and is
killed (SIGKILL) at a random moment; then what the next start would find is compared with what was
written. Everything older than five seconds must be there, each time.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

KILLS = 6
AT_A_TIME = 3
OLD = 5.0
"""Seconds after which a character must be found."""
_EARLIEST, _LATEST = 5.2, 9.5
_TURN_MS = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kill took: of the words older than five seconds, and of the younger ones."""

    old: int
    old_lost: int
    characters_lost: int
    oldest_lost: float


def session(folder: Path) -> int:
    """Write until killed; tells each word and when it stood in the window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from asker_skriv.settings import SettingsFile
    from asker_skriv.ui.main_window import MainWindow

    app = QApplication([])
    window = MainWindow(SettingsFile())
    window.show()
    numbers = iter(range(1_000_000))
    chance = random.Random(os.getpid())

    def turn() -> None:
        number = next(numbers)
        what = chance.random()
        if what < 0.02:
            window.letter.path = window.letter.path or folder / f"brev {number} æøå.docx"
            window.letter.save()
            if what < 0.006:
                window.letter.new()
        elif what < 0.06:
            window.editor.textCursor().insertBlock()
        elif what < 0.08:
            window.editor.toggle_bold()
        elif what < 0.1:
            window.editor.moveCursor(QTextCursor.MoveOperation.Start)
        QTest.keyClicks(window.editor, f"ord{number}æ ")
        print(number, time.time(), flush=True)

    timer = QTimer(interval=_TURN_MS)
    timer.timeout.connect(turn)
    timer.start()
    return app.exec()


def found_in(home: Path) -> str:
    """Return all the text that the next start offers or the letters' files hold."""
    from asker_skriv import recovery
    from asker_skriv.text.readers import read_document

    drafts = [recovery.read(file) for file in (home / recovery.FOLDER).glob("*.json")]
    texts = [draft.document.text for draft in drafts if draft is not None]
    texts += [read_document(file).text for file in home.glob("*.docx")]
    return " ".join(texts)


def killed(home: Path, seconds: float) -> Outcome:
    """Run the writing program, kill it ``seconds`` after its first word, see what is left."""
    environment = {**os.environ, "ASKER_SKRIV_BRUKER": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.kills", "skriv", str(home)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        time.sleep(seconds)
        at = time.time()
        os.kill(process.pid, signal.SIGKILL)
        lines += process.stdout.readlines()
    if not lines[-1].endswith("\n"):
        lines.pop()  # cut by the kill
    told = [line.split() for line in lines]
    written = [(f"ord{number}æ", at - float(when)) for number, when in told]
    found = set(found_in(home).split())
    lost = [(word, age) for word, age in written if word not in found]
    return Outcome(
        old=sum(age > OLD for _, age in written),
        old_lost=sum(age > OLD for _, age in lost),
        characters_lost=sum(len(word) + 1 for word, _ in lost),
        oldest_lost=max((age for _, age in lost), default=0.0),
    )


def outcomes(count: int, at_a_time: int = AT_A_TIME) -> list[Outcome]:
    """Kill the program this many times, at random moments."""
    chance = random.Random(2026)
    moments = [chance.uniform(_EARLIEST, _LATEST) for _ in range(count)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_a_time) as threads:
        homes = [Path(folder) / str(number) for number in range(count)]
        for home in homes:
            home.mkdir()
        return list(threads.map(killed, homes, moments))


def main() -> int:
    """Print the figures; 1 when anything old was lost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    results = outcomes(count)
    whole = sum(not result.old_lost for result in results)
    characters = [result.characters_lost for result in results]
    ages = [result.oldest_lost for result in results]
    print(f"kills with every word older than 5 s found      {whole:>6} of {count}   goal all")
    print(f"words older than 5 s, in all                    {sum(r.old for r in results):>6}")
    print(f"characters lost in a kill, median               {median(characters):>6.0f}   (shown)")
    print(f"characters lost in a kill, most                 {max(characters):>6}   (shown)")
    print(f"age of the oldest word lost, median             {median(ages):>6.2f} s (shown)")
    print(f"age of the oldest word lost, most               {max(ages):>6.2f} s goal ≤ 5")
    return 0 if whole == count else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["skriv"]:
        raise SystemExit(session(Path(sys.argv[2])))
    raise SystemExit(main())
