"""Nothing that is read from strangers crashes, hangs, fills the memory or reaches outside.

A few seconds of each here; ``python -m benchmarks.fuzz`` goes on for as long as one likes, and
prints what was tried.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.hostile.bombs import BOMBS
from tests.hostile.targets import TARGETS

MOST_MEGABYTES = 500
SHORT, LONG = 0.7, 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measured by Unix means")


def run(*arguments):
    """Run a module in a process of its own; one that hangs in C is ended from here."""
    result = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.stdout, result.stderr[-2000:]
    return json.loads(result.stdout)


def tried(name, seconds, seed):
    told = run("tests.hostile.worker", name, str(seconds), seed)
    assert told["failures"] == []
    assert told["strays"] == []
    assert told["peak"] < MOST_MEGABYTES
    return told["tried"]


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_hundred_damaged_inputs(name):
    assert tried(name, SHORT, "rask") > 0


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_damaged_inputs_for_a_minute(name):
    assert tried(name, LONG, "lang") > 0


HEAVY = {"zeros", "one_long_text", "four_within", "elements_within", "wide_docx", "just_within"}


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.slow if n in HEAVY else ()) for n in BOMBS]
)
def test_a_file_made_to_harm(name):
    told = run("tests.hostile.bombs", name)
    assert told["strays"] == []
    assert told["peak"] < MOST_MEGABYTES
