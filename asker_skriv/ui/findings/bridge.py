"""The engine on Qt's side: answers come as signals, requests never hold the writer up."""

from __future__ import annotations

import queue
import threading
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from asker_skriv.engine import Answer, EngineClient, Request


class Engine(Protocol):
    """What the window needs of an engine."""

    answered: SignalInstance

    def start(self) -> None:
        """Start checking; Ready will be answered."""
        ...

    def send(self, request: Request) -> None:
        """Send a request without waiting."""
        ...

    def stop(self) -> None:
        """End checking."""
        ...


class EngineBridge(QObject):
    """An EngineClient whose answers arrive on the window's thread.

    A pipe that is full blocks its writer, so a thread of its own does the sending.
    """

    answered = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self.answered, Qt.ConnectionType.QueuedConnection)
        self._client = EngineClient(self._receive)
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._stopped = False

    def start(self) -> None:
        """Start the checking process."""
        threading.Thread(target=self._send_all, name="til motor", daemon=True).start()
        self._client.start()

    def send(self, request: Request) -> None:
        """Queue a request."""
        self._requests.put(request)

    def stop(self) -> None:
        """End the process; what is queued is not sent."""
        self._stopped = True
        self._requests.put(None)
        self._client.stop()

    def _send_all(self) -> None:
        while (request := self._requests.get()) is not None and not self._stopped:
            self._client.send(request)

    def _receive(self, answer: Answer) -> None:
        if self._stopped:
            return
        try:
            self._arrived.emit(answer)
        except RuntimeError:
            return  # the window is gone
