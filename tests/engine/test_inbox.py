"""The most urgent request first, the pointless left out."""

from __future__ import annotations

from asker_skriv.engine.inbox import Inbox
from asker_skriv.engine.messages import BlockSnapshot, CheckBlocks, CheckDocument, SetReader


def block(number, revision=1):
    return BlockSnapshot(number, revision, f"Avsnitt {number}, utgave {revision}.")


def drained(inbox, count):
    return [inbox.get() for _ in range(count)]


def test_the_newest_batch_is_checked_first():
    inbox = Inbox()
    inbox.put(CheckBlocks((block(1), block(2))))
    inbox.put(CheckBlocks((block(3),)))
    order = [request.blocks[0].id for request in drained(inbox, 3)]
    assert order == [3, 1, 2]


def test_a_block_that_was_typed_over_is_never_handed_out():
    inbox = Inbox()
    inbox.put(CheckBlocks((block(1), block(2))))
    inbox.put(CheckBlocks((block(1, revision=2),)))
    handed = [request.blocks[0] for request in drained(inbox, 2)]
    assert handed == [block(1, revision=2), block(2)]


def test_a_new_reader_goes_before_blocks_and_the_whole_letter_comes_last():
    inbox = Inbox()
    inbox.put(CheckDocument(1, (block(1),)))
    inbox.put(CheckBlocks((block(1),)))
    inbox.put(SetReader("media"))
    assert [type(request) for request in drained(inbox, 3)] == [
        SetReader,
        CheckBlocks,
        CheckDocument,
    ]


def test_only_the_last_request_for_the_whole_letter_counts():
    inbox = Inbox()
    inbox.put(CheckDocument(1, ()))
    inbox.put(CheckDocument(2, ()))
    inbox.put(CheckBlocks((block(9),)))
    assert drained(inbox, 2)[1] == CheckDocument(2, ())
