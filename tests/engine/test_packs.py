"""A new pack is tried beside the engine, which answers meanwhile, and is then checked with."""

from __future__ import annotations

import queue
import sys

import pytest

from asker_skriv.engine import packs as engine_packs
from asker_skriv.engine.client import EngineClient
from asker_skriv.engine.messages import (
    BlockFindings,
    BlockSnapshot,
    CheckBlocks,
    Ready,
    Reload,
    SetReader,
)
from asker_skriv.engine.session import Session
from asker_skriv.packs.keeper import Keeper
from asker_skriv.paths import machine_folder
from tests.packs.conftest import Workshop

WAIT = 90  # seconds; only an engine that never answers takes that long


@pytest.fixture
def workshop(tmp_path):
    made = Workshop(tmp_path)
    key = (tmp_path / "kommunikasjon.pub").read_text().strip()
    machine_folder().mkdir(parents=True)
    (machine_folder() / "policy.toml").write_text(f'[nokler]\nk = "{key}"\n', encoding="utf-8")
    return made


def test_a_pack_that_is_put_on_the_machine_is_in_use_without_anybody_waiting(workshop):
    workshop.put()
    answers = queue.Queue()
    client = EngineClient(answers.put)
    client.start()

    def next_of(kind):
        while not isinstance(answer := answers.get(timeout=WAIT), kind):
            pass
        return answer

    def found():
        client.send(CheckBlocks((BlockSnapshot(1, 1, "Vi går på tvers av siloer."),)))
        return [each.rule for each in next_of(BlockFindings).findings]

    try:
        next_of(Ready)
        assert "asker/paatvers" not in found()
        next_of(Ready)
        assert "asker/paatvers" in found()
    finally:
        client.stop()


def test_tests_that_never_end_are_ended_and_the_pack_is_refused(workshop, monkeypatch):
    workshop.put()
    monkeypatch.setattr(engine_packs, "_SECONDS", 0.2)
    sleep = [sys.executable, "-c", "import time; time.sleep(60)", "motor"]
    monkeypatch.setattr(engine_packs, "engine_command", lambda: sleep)
    done = queue.Queue()
    engine_packs.try_new_packs(lambda: done.put(None))
    done.get(timeout=WAIT)
    state = Keeper.standard().refresh()
    assert state.used == state.waiting == ()
    assert "ikke ferdige" in state.refused[0].reason


def test_a_process_that_can_not_be_started_is_not_the_packs_fault(workshop, monkeypatch, tmp_path):
    workshop.put()
    monkeypatch.setattr(engine_packs, "engine_command", lambda: [str(tmp_path / "ingen"), "motor"])
    called = []
    engine_packs._try(lambda: called.append(1))
    assert not called
    assert Keeper.standard().refresh().waiting


def test_a_reader_that_is_gone_gives_way_to_the_usual_one(workshop):
    group = machine_folder() / "rules/malgrupper/hytteeiere.toml"
    group.parent.mkdir(parents=True)
    group.write_text('navn = "Hytteeiere"\n', encoding="utf-8")
    session = Session(engine_packs.assemble_with_packs)
    assert list(session.handle(SetReader("hytteeiere"))) == []
    group.unlink()
    *_, ready = session.handle(Reload())
    assert "hytteeiere" not in {each.id for each in ready.groups}
    assert list(session.handle(CheckBlocks((BlockSnapshot(1, 1, "Vi besitter det."),))))
