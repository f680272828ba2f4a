"""Tries one target for some seconds in a process of its own, watched, and tells as JSON.

Run as ``python -m tests.hostile.worker TARGET SECONDS SEED``.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

HANG_SECONDS = 10
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "ctypes.dlopen")
_WRITES = ("w", "a", "x", "+")


class HangError(BaseException):
    """One reading took more than ``HANG_SECONDS``."""


def main() -> int:
    """Try the target and print what happened."""
    name, seconds, seed = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    os.environ["ASKER_SKRIV_BRUKER"] = str(folder / "hjem")
    os.environ["ASKER_SKRIV_MASKIN"] = str(folder / "maskin")
    from tests.hostile.mutation import vary
    from tests.hostile.targets import TARGETS

    target = TARGETS[name]
    chance = random.Random(f"{seed}{name}")
    seeds = target.seeds(folder)
    for seed_content in seeds:  # what is imported late is imported now
        target.read(folder, seed_content)
    before = peak()
    strays = watch(folder)
    signal.signal(signal.SIGALRM, _hang)
    tried, slowest, failures = 0, 0.0, []
    until = time.monotonic() + seconds
    while time.monotonic() < until and len(failures) < 5:
        content = vary(chance.choice(seeds), chance, package=target.package)
        started = time.process_time()
        signal.alarm(HANG_SECONDS)
        try:
            target.read(folder, content)
        except (Exception, HangError) as error:
            trace = traceback.extract_tb(error.__traceback__)
            place = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(trace[-4:]))
            failures.append(f"{type(error).__name__}: {str(error)[:120]} at {place}")
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.process_time() - started)
        tried += 1
    told = {
        "target": name,
        "tried": tried,
        "slowest": round(slowest, 3),
        "peak": round(peak()),
        "grown": round(peak() - before),
        "strays": sorted(set(strays))[:5],
        "failures": failures,
    }
    print(json.dumps(told, ensure_ascii=False))
    return 1 if failures or strays else 0


def peak() -> float:
    """Return the most memory this process has had, in MB.

    Linux counts into ru_maxrss what the process that started this one had, so that is not asked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(told["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def watch(folder: Path) -> list[str]:
    """Note every file written outside ``folder``, every socket and every program started."""
    strays: list[str] = []
    inside = str(folder)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            path, mode, flags = os.fsdecode(arguments[0]), str(arguments[1]), arguments[2]
            writes = any(sign in mode for sign in _WRITES) or (
                isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
            )
            if writes and not os.path.realpath(path).startswith(inside):
                strays.append(f"{event} {path}")
        elif event.startswith(_FORBIDDEN):
            strays.append(event)

    sys.addaudithook(hook)
    return strays


def _hang(_signal: int, _frame: object) -> None:
    raise HangError


if __name__ == "__main__":
    sys.exit(main())
