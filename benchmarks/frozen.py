"""How large the application folder is and how fast it starts. Run by ``python3 dev.py build``."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.speed_window import row

RUNS = 7
FOLDER = Path(__file__).parents[1] / "dist" / "asker-skriv"
WINDOWS = sys.platform == "win32"
PROGRAM = FOLDER / ("asker-skriv-konsoll.exe" if WINDOWS else "asker-skriv")


def main() -> int:
    """Print the table."""
    if not PROGRAM.exists():
        print("There is no application folder; python3 dev.py build makes it.")
        return 0
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 2**20
    row(f"application folder, {len(files)} files", size, "MB", f"≤ {190 if WINDOWS else 220}")
    starts = [start() for _ in range(RUNS + 1)][1:]  # the first one warms the disk's cache
    row("frozen start to a painted window, warm, median", statistics.median(starts), "s", "≤ 1.0")
    return 0


def start() -> float:
    """Return the seconds from the start of the program till it says that it can be written in."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "ASKER_SKRIV_BRUKER": home}
        began = time.perf_counter()
        with subprocess.Popen(
            [PROGRAM, "--oppstart"], env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            if process.stdout.readline() != "klar\n":
                raise RuntimeError("The program ended before its window was there.")
            return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
