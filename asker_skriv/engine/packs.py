"""New rule packs: their tests run in a process of their own, and then the engine reads them in.

The tests take seconds and hold the interpreter, and a bad expression could hold it for ever; the
engine must answer all the while.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable

from asker_skriv.checking.assembly import Assembly, assemble
from asker_skriv.engine.client import engine_command
from asker_skriv.packs.keeper import Keeper
from asker_skriv.paths import DataLayers

COMMAND = "pakkeprove"
_SECONDS = 180
_NOT_FINISHED = "Testene i pakken ble ikke ferdige på tre minutter."


def assemble_with_packs() -> Assembly:
    """Assemble the checker with the packs that are in use today."""
    Keeper.standard().refresh()
    return assemble(DataLayers.standard())


def try_new_packs(done: Callable[[], None]) -> None:
    """Run the tests of packs that wait, on a thread; ``done`` is called when there were any."""
    if Keeper.standard().refresh().waiting:
        threading.Thread(target=_try, args=(done,), name="pakker", daemon=True).start()


def try_in_own_process() -> bool:
    """Run the tests of packs that wait and return when they are done; False if it can't be done."""
    command = [*engine_command()[:-1], COMMAND]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    quiet = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    try:
        subprocess.run(  # noqa: S603 - our own program, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=hidden | quiet,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        Keeper.standard().give_up(_NOT_FINISHED)
    except OSError:
        return False  # not the pack's fault: tried again at the next start
    return True


def main() -> int:
    """Run the tests of packs that wait, in this process; returns the exit code."""
    if hasattr(os, "nice"):
        os.nice(10)
    Keeper.standard().try_waiting()
    return 0


def _try(done: Callable[[], None]) -> None:
    if try_in_own_process():
        done()
