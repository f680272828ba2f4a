"""The engine's protocol in both directions: rubbish, and what is well formed but makes no sense."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asker_skriv.engine import (
    Answer,
    BlockFindings,
    BlockSnapshot,
    CheckBlocks,
    CheckDocument,
    CompareReaders,
    PreviewEntry,
    Request,
    SetReader,
)
from asker_skriv.engine.messages import Shutdown, decode_answer, decode_request, encode
from asker_skriv.errors import EngineError
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Document, plain_block
from asker_skriv.ui.findings.attach import attach
from asker_skriv.ui.main_window import MainWindow
from tests.conftest import ROOT
from tests.hostile.mutation import vary
from tests.hostile.targets import TARGETS
from tests.ui.letter import LocalEngine

HUGE = 2**63 - 1
ODD = "a\u0301\u202e\u2028\x00\U0001f44d" * 40
BLOCK = BlockSnapshot(1, 1, "Vedrørende søknaden.")
SENSELESS: tuple[Request, ...] = (
    SetReader("finnes ikke", "heller ikke"),
    SetReader("innbyggerne", "../../etc/passwd"),
    SetReader("", ""),
    CheckBlocks(()),
    CheckBlocks((BlockSnapshot(-1, -HUGE, ODD, level=HUGE), BlockSnapshot(-1, HUGE, ""))),
    CheckBlocks((BlockSnapshot(HUGE, 0, "\n\n\t \u2028" * 50),)),
    CheckDocument(-5, ()),
    CheckDocument(HUGE, (BLOCK, BLOCK, BlockSnapshot(1, 9, ODD))),
    CompareReaders(1, ("finnes ikke",), (BLOCK,)),
    CompareReaders(-1, (), ()),
    PreviewEntry(1, "", "", (), (BLOCK,)),
    PreviewEntry(1, "(a+)+$", "uttrykk", ("(((",), (BLOCK,)),
    PreviewEntry(1, "=1+1", "finnes ikke", ("x" * 5000,), (BLOCK,)),
)


@pytest.mark.parametrize("decode", [decode_request, decode_answer])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.binary(max_size=200))
def test_a_line_is_a_message_or_refused(decode, line):
    try:
        decode(line)
    except EngineError:
        return


def test_the_engine_goes_on_after_rubbish_and_nonsense():
    chance = random.Random("motor")
    target = TARGETS["til motoren"]
    seeds = [seed for seed in target.seeds(ROOT) if b"Reload" not in seed]
    rubbish = [vary(chance.choice(seeds), chance, package=False) for _ in range(300)]
    lines = [line.replace(b"\n", b" ") + b"\n" for line in rubbish]
    lines += [encode(message) for message in SENSELESS]
    lines += [encode(SetReader("innbyggerne")), encode(CheckBlocks((BLOCK,))), b"{half a line"]
    last = encode(CheckBlocks((BlockSnapshot(77, 1, "Vedrørende plassen."),)))
    process = subprocess.Popen(
        [sys.executable, "-m", "asker_skriv", "motor"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    content = b"".join(lines) + b"\n" + last
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(content)
    process.stdin.flush()
    found: list[Answer] = []
    while not any(isinstance(each, BlockFindings) and each.id == 77 for each in found):
        line = process.stdout.readline()
        assert line, "the engine ended"
        found.append(decode_answer(line))
    assert next(e for e in found if isinstance(e, BlockFindings) and e.id == 77).findings
    process.stdin.write(encode(Shutdown()))
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()
    assert process.stderr is not None
    process.stderr.close()


def engine_line(kind, **values):
    """Return an answer as the window reads it from the pipe."""
    import msgspec

    return decode_answer(msgspec.json.encode({"type": kind, **values}))


FINDING = {
    "rule": "x/y",
    "category": "ordvalg",
    "severity": "raad",
    "text": "Vedrørende",
    "message": "m",
    "suggestions": ["Om"],
}
FIGURES = {
    "words": -1,
    "lix": 1e308,
    "rix": -1e308,
    "passive_share": -4.0,
    "reading_seconds": -HUGE,
    "sentence_lengths": [-1, 0, 10**9],
}
STATUS = {"part": "x", "name": ODD, "state": "mangler", "block": HUGE, "start": -9, "end": HUGE}
REPORT = {
    "revision": HUGE,
    "statistics": FIGURES,
    "blocks": [{"id": -1, "lix": -1e308, "words": -5, "sentences": [-1, 10**9]}],
    "findings": [{"block": -7, "finding": {**FINDING, "start": -1, "end": HUGE}}],
    "suggested_type": ODD,
    "checklist": [{"status": STATUS, "block": HUGE}],
    "gist": [{"answer": {"question": ODD, "text": ODD, "start": -9, "end": HUGE}, "block": -3}],
}


def senseless_answers(block, revision):
    places = [(-5, 3), (3, -5), (0, HUGE), (5, 2), (HUGE, HUGE), (0, 0), (0, 10)]
    findings = [{**FINDING, "start": start, "end": end} for start, end in places]
    yield "BlockFindings", {"id": block, "revision": revision, "findings": findings}
    yield "BlockFindings", {"id": -HUGE, "revision": 1, "findings": findings}
    yield "DocumentReport", REPORT
    yield "PreviewHits", {"request": HUGE, "hits": []}
    yield "Comparison", {"request": -1, "results": []}
    yield "EngineProblem", {"message": ODD}
    yield "EngineProblem", {"message": ""}
    yield "Ready", {"groups": [], "problems": [ODD]}


def test_the_window_takes_answers_that_make_no_sense(qtbot):
    window = MainWindow(SettingsFile())
    qtbot.addWidget(window, before_close_func=lambda w: w.editor.document().setModified(False))
    engine = LocalEngine()
    checking = attach(window, engine)
    window.show()
    window.letter.show(Document((plain_block("Vedrørende plassen. 👍"),)), None, "")
    engine.start()
    qtbot.waitUntil(lambda: bool(list(checking.controller.findings())))
    state = checking.controller.blocks.state(window.editor.document().begin())
    for kind, values in senseless_answers(state.id, state.revision):
        engine.answered.emit(engine_line(kind, **values))
        qtbot.wait(1)
    inside = [each.finding for each in checking.controller.findings()]
    assert inside, "those that make sense are shown"
    assert all(0 <= each.start <= each.end <= 23 for each in inside)
    for located in list(checking.controller.findings()):
        checking.controller.accept(located, "Om")
    checking.companion.go_next()
    checking._go_to_place(state.id, -9, HUGE)
    checking._go_to_sentence(HUGE)
    qtbot.wait(200)
    assert "plassen" in window.editor.toPlainText()
