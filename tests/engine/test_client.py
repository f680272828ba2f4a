"""The engine may die, or talk rubbish: the window goes on, and is told."""

from __future__ import annotations

import os
import queue
import signal
import sys

import pytest

from asker_skriv.engine.client import EngineClient, engine_command
from asker_skriv.engine.messages import (
    BlockFindings,
    BlockSnapshot,
    CheckBlocks,
    EngineProblem,
    Ready,
    SetReader,
)

WAIT = 60  # seconds; only an engine that never answers takes that long


@pytest.fixture
def talk():
    """Start an engine and return it with a function that waits for the next message."""
    clients = []

    def start(command=None):
        answers = queue.Queue()
        client = EngineClient(answers.put, command)
        clients.append(client)
        client.start()

        def next_of(kind):
            while True:
                answer = answers.get(timeout=WAIT)
                if isinstance(answer, kind):
                    return answer

        return client, next_of

    yield start
    for client in clients:
        client.stop()


def test_a_letter_is_checked_in_a_process_of_its_own(talk):
    client, next_of = talk()
    ready = next_of(Ready)
    assert "innbyggerne" in [group.id for group in ready.groups]
    client.send(SetReader("innbyggerne"))
    client.send(CheckBlocks((BlockSnapshot(7, 3, "Møtet er kl 10.30 👍 på idag."),)))
    findings = next_of(BlockFindings)
    assert (findings.id, findings.revision) == (7, 3)
    assert "idag" in [finding.text for finding in findings.findings]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_an_engine_that_is_killed_comes_back_with_the_same_reader(talk):
    client, next_of = talk()
    next_of(Ready)
    client.send(SetReader("media"))
    os.kill(client.pid, signal.SIGKILL)
    assert not next_of(EngineProblem).fatal
    next_of(Ready)
    client.send(CheckBlocks((BlockSnapshot(1, 1, "Søknaden avslås."),)))
    assert next_of(BlockFindings).id == 1


def test_an_engine_that_dies_again_and_again_is_given_up(talk):
    _, next_of = talk([sys.executable, "-c", "raise SystemExit(1)"])
    problems = [next_of(EngineProblem) for _ in range(4)]
    assert [problem.fatal for problem in problems] == [False, False, False, True]
    assert "Teksten er trygg" in problems[-1].message


def test_an_engine_that_talks_rubbish_is_started_anew(talk):
    rubbish = "import sys, time; print('{\"type\": 3', flush=True); time.sleep(60)"
    _, next_of = talk([sys.executable, "-c", rubbish])
    assert not next_of(EngineProblem).fatal


def test_an_engine_that_is_not_there_is_told_of(talk):
    _, next_of = talk(["/finnes/ikke/asker-skriv"])
    assert next_of(EngineProblem).fatal


def test_the_windows_program_with_a_console_runs_the_engine(tmp_path, monkeypatch):
    console = tmp_path / "asker-skriv-konsoll.exe"
    console.touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "asker-skriv.exe"))
    assert engine_command() == [str(console), "motor"]
