"""The checking process: reads requests from standard input, writes answers to standard output."""

from __future__ import annotations

import os
import sys
import threading
from typing import BinaryIO

from asker_skriv.engine.inbox import Inbox
from asker_skriv.engine.messages import (
    Answer,
    EngineProblem,
    Reload,
    Resting,
    Shutdown,
    decode_request,
    encode,
)
from asker_skriv.engine.packs import assemble_with_packs, try_new_packs
from asker_skriv.engine.session import Session
from asker_skriv.errors import AskerSkrivError


def main() -> int:
    """Run until the window closes the pipe or says Shutdown; returns the exit code."""
    requests, answers = _take_streams()
    inbox = Inbox()
    threading.Thread(target=_read, args=(requests, inbox), daemon=True).start()
    try:
        session = Session(assemble_with_packs)
    except AskerSkrivError as error:
        _tell(answers, EngineProblem(str(error), fatal=True))
        return 1
    _tell(answers, session.greeting())
    try_new_packs(lambda: inbox.put(Reload()))
    while True:
        try:
            request = inbox.get(lambda received: _tell(answers, Resting(received)))
            if isinstance(request, Shutdown):
                return 0
            for answer in session.handle(request):
                _tell(answers, answer)
        except AskerSkrivError as error:
            _tell(answers, EngineProblem(str(error)))
        except BrokenPipeError:
            return 0


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return what the window writes and what it reads, and leave empty streams in their place.

    A stray print must not break the protocol. And on Windows a library that so much as looks at
    standard input while a thread is reading it waits for ever; numpy's OpenBLAS looks at it when
    it is loaded (numpy issue 24290).
    """
    requests = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    sys.stdout = sys.stderr
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.stdin.fileno())
    os.close(nothing)
    return requests, answers


def _read(source: BinaryIO, inbox: Inbox) -> None:
    for line in source:
        try:
            inbox.put(decode_request(line))
        except AskerSkrivError:
            inbox.skip()  # half a line from a dying window
    inbox.put(Shutdown())


def _tell(answers: BinaryIO, answer: Answer) -> None:
    answers.write(encode(answer))
