"""The checking process itself, started as the window starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from asker_skriv.engine.client import engine_command


@pytest.mark.skipif(sys.platform != "linux", reason="looks at an open file the way Linux shows it")
def test_libraries_find_an_empty_standard_input_however_the_window_writes():
    with subprocess.Popen(
        engine_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        greeting = process.stdout.readline()
        assert b"Ready" in greeting
        assert Path(f"/proc/{process.pid}/fd/0").readlink() == Path(os.devnull)
        process.stdin.close()
        assert process.wait(10) == 0
