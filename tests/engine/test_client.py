"""The engine may die, hang or talk rubbish: the window goes on, and is told."""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading

import pytest

from asker_skriv.engine.client import EngineClient, engine_command
from asker_skriv.engine.inbox import Inbox
from asker_skriv.engine.messages import (
    BlockFindings,
    BlockSnapshot,
    CheckBlocks,
    CheckDocument,
    EngineProblem,
    Ready,
    SetReader,
    Shutdown,
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


# An engine that greets, says what it works on, and then does as its last words say.
FAKE = """
import json, os, signal, sys, time
def say(kind, **more):
    print(json.dumps({"type": kind, **more}), flush=True)
say("Ready", groups=[])
received = 0
for line in sys.stdin:
    received += 1
    request = json.loads(line)
    if request["type"] == "Shutdown":
        break
    for block in request.get("blocks", ()):
        say("Working", seconds=0.5, block=block["id"])
        if "farlig" in block["text"]:
            {harm}
        say("BlockFindings", id=block["id"], revision=block["revision"], findings=[])
    say("Resting", received=received)
"""


def fake(harm):
    return [sys.executable, "-c", FAKE.replace("{harm}", harm)]


def blocks(*texts):
    return CheckBlocks(tuple(BlockSnapshot(n, 1, text) for n, text in enumerate(texts)))


@pytest.mark.parametrize(
    "harm",
    [
        "time.sleep(600)",
        "exec('while True: pass')",
        pytest.param(
            "os.kill(os.getpid(), signal.SIGSTOP)",
            marks=pytest.mark.skipif(os.name == "nt", reason="POSIX"),
        ),
    ],
)
def test_an_engine_that_hangs_in_its_work_is_started_anew(talk, harm):
    client, next_of = talk(fake(harm))
    next_of(Ready)
    client.send(blocks("farlig"))
    problem = next_of(EngineProblem)
    assert "svarte ikke" in problem.message
    assert not problem.fatal
    next_of(Ready)
    client.send(blocks("trygt"))
    assert next_of(BlockFindings).id == 0


@pytest.mark.skipif(os.name == "nt", reason="SIGSTOP is POSIX")
def test_an_engine_that_hangs_while_it_has_nothing_to_do_is_missed_when_it_is_needed(talk):
    client, next_of = talk(fake("pass"))
    next_of(Ready)
    client.send(blocks("trygt"))
    next_of(BlockFindings)
    os.kill(client.pid, signal.SIGSTOP)
    client.send(blocks("trygt"))
    assert "svarte ikke" in next_of(EngineProblem).message
    next_of(Ready)


@pytest.mark.skipif(os.name == "nt", reason="SIGSTOP is POSIX")
def test_the_window_can_close_on_an_engine_that_does_not_listen(talk):
    client, next_of = talk(fake("os.kill(os.getpid(), signal.SIGSTOP)"))
    next_of(Ready)
    client.send(blocks("farlig"))
    sending = threading.Thread(target=client.send, args=(blocks("x" * 10**6),), daemon=True)
    sending.start()
    client.stop(timeout=0.1)
    sending.join(WAIT)
    assert not sending.is_alive()


def test_work_may_take_as_long_as_it_says(talk):
    client, next_of = talk(fake("say('Working', seconds=30, block=0); time.sleep(2.5)"))
    next_of(Ready)
    client.send(blocks("farlig"))
    assert isinstance(next_of((BlockFindings, EngineProblem)), BlockFindings)


def test_a_paragraph_the_engine_dies_of_twice_is_left_out(talk):
    client, next_of = talk(fake("os._exit(1)"))
    messages = []
    for _ in range(2):
        next_of(Ready)
        client.send(blocks("trygt", "farlig"))
        messages.append(next_of(EngineProblem).message)
    assert "hopper over" in messages[-1]
    next_of(Ready)
    client.send(blocks("trygt", "farlig", "også trygt"))
    assert {next_of(BlockFindings).id for _ in range(3)} == {0, 1, 2}
    client.send(CheckDocument(1, blocks("trygt", "farlig").blocks))
    assert isinstance(next_of((BlockFindings, EngineProblem)), BlockFindings)


def test_answers_that_cannot_be_true_are_not_passed_on(talk):
    finding = {
        "rule": "x/y", "category": "ordvalg", "severity": "stil", "start": 2, "end": 99,
        "text": "y", "message": "m",
    }  # fmt: skip
    harm = f"say('BlockFindings', id=0, revision=1, findings=[{finding}])"
    client, next_of = talk(fake(harm))
    next_of(Ready)
    client.send(blocks("farlig"))
    assert isinstance(next_of((BlockFindings, EngineProblem)), EngineProblem)


def test_the_real_engine_tells_that_it_works_and_rests():
    inbox, told = Inbox(), []
    inbox.put(blocks("en"))
    assert inbox.get(told.append) == blocks("en")
    assert told == []
    threading.Timer(0.05, lambda: inbox.put(Shutdown())).start()
    assert inbox.get(told.append) == Shutdown()
    assert told == [1]


def test_an_engine_that_is_not_there_is_told_of(talk):
    _, next_of = talk(["/finnes/ikke/asker-skriv"])
    assert next_of(EngineProblem).fatal


def test_the_windows_program_with_a_console_runs_the_engine(tmp_path, monkeypatch):
    console = tmp_path / "asker-skriv-konsoll.exe"
    console.touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "asker-skriv.exe"))
    assert engine_command() == [str(console), "motor"]
