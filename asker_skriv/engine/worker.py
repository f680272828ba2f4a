"""The checking process: reads requests from standard input, writes answers to standard output."""

from __future__ import annotations

import os
import sys
import threading
from typing import BinaryIO

from asker_skriv.checking.assembly import assemble
from asker_skriv.engine.inbox import Inbox
from asker_skriv.engine.messages import Answer, EngineProblem, Shutdown, decode_request, encode
from asker_skriv.engine.session import Session
from asker_skriv.errors import AskerSkrivError
from asker_skriv.paths import DataLayers


def main() -> int:
    """Run until the window closes the pipe or says Shutdown; returns the exit code."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    sys.stdout = sys.stderr  # a stray print must not break the protocol
    inbox = Inbox()
    threading.Thread(target=_read, args=(sys.stdin.buffer, inbox), daemon=True).start()
    try:
        session = Session(lambda: assemble(DataLayers.standard()))
    except AskerSkrivError as error:
        _tell(answers, EngineProblem(str(error), fatal=True))
        return 1
    _tell(answers, session.greeting())
    while not isinstance(request := inbox.get(), Shutdown):
        try:
            for answer in session.handle(request):
                _tell(answers, answer)
        except AskerSkrivError as error:
            _tell(answers, EngineProblem(str(error)))
        except BrokenPipeError:
            return 0
    return 0


def _read(source: BinaryIO, inbox: Inbox) -> None:
    for line in source:
        try:
            inbox.put(decode_request(line))
        except AskerSkrivError:
            continue  # half a line from a dying window
    inbox.put(Shutdown())


def _tell(answers: BinaryIO, answer: Answer) -> None:
    answers.write(encode(answer))
