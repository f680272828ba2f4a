"""Requests that wait for the checker, the most urgent first, the pointless left out."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from asker_skriv.engine.messages import BlockSnapshot, CheckBlocks, CheckDocument, Request


class Inbox:
    """A queue between the reading thread and the checking thread.

    Orders (a new reader, a preview, the end) go first, then blocks, the newest batch before
    older ones because it is what the writer looks at, then the letter as a whole. A block that
    has been typed over since is never handed out.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._orders: deque[Request] = deque()
        self._batches: list[deque[BlockSnapshot]] = []
        self._latest: dict[int, int] = {}
        self._document: CheckDocument | None = None
        self._received = 0

    def skip(self) -> None:
        """Count a line that could not be read as a request."""
        with self._changed:
            self._received += 1
            self._changed.notify()

    def put(self, request: Request) -> None:
        """Add a request."""
        with self._changed:
            self._received += 1
            if isinstance(request, CheckBlocks):
                self._latest.update((block.id, block.revision) for block in request.blocks)
                self._batches.append(deque(request.blocks))
            elif isinstance(request, CheckDocument):
                self._document = request
            else:
                self._orders.append(request)
            self._changed.notify()

    def get(self, rest: Callable[[int], None] | None = None) -> Request:
        """Wait for the next request; blocks come one at a time.

        ``rest`` is called before waiting, with the number of lines received so far.
        """
        while True:
            with self._changed:
                if (request := self._next()) is not None:
                    return request
                received = self._received
            if rest is not None:
                rest(received)
            with self._changed:
                while self._received == received:
                    self._changed.wait()

    def _next(self) -> Request | None:
        if self._orders:
            return self._orders.popleft()
        while self._batches:
            if not self._batches[-1]:
                self._batches.pop()
                continue
            block = self._batches[-1].popleft()
            if self._latest.get(block.id) == block.revision:
                return CheckBlocks((block,))
        document, self._document = self._document, None
        return document
