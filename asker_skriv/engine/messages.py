"""What the window and the checking process say to each other: one JSON object a line.

Offsets are code points in the block's text. A revision is the sender's count of changes; an
answer carries the revision it is about, so that a stale one can be dropped.
"""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from asker_skriv.checking.finding import Finding, StructureFinding
from asker_skriv.checking.groups import TargetGroup
from asker_skriv.checking.parts import PartStatus, ReaderAnswer
from asker_skriv.errors import EngineError
from asker_skriv.language.statistics import Statistics
from asker_skriv.text.model import BlockKind

_T = TypeVar("_T")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class BlockSnapshot(msgspec.Struct, frozen=True):
    """One block of the letter as it was at ``revision``.

    ``level`` as in text.Block; ``bold`` when all of a paragraph is.
    """

    id: int
    revision: int
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    bold: bool = False


class SetReader(msgspec.Struct, frozen=True, tag=True):
    """Check for this target group and document type from now on (``""``: not known)."""

    group: str
    document_type: str = ""


class CheckBlocks(msgspec.Struct, frozen=True, tag=True):
    """Check these blocks, in this order. Each is answered by one BlockFindings."""

    blocks: tuple[BlockSnapshot, ...]


class CheckDocument(msgspec.Struct, frozen=True, tag=True):
    """Check the letter as a whole. Answered by a DocumentReport."""

    revision: int
    blocks: tuple[BlockSnapshot, ...]


class PreviewEntry(msgspec.Struct, frozen=True, tag=True):
    """Tell what a word-list entry would hit in the letter. Answered by PreviewHits."""

    request: int
    term: str
    word_class: str
    alternatives: tuple[str, ...]
    blocks: tuple[BlockSnapshot, ...]


class CompareReaders(msgspec.Struct, frozen=True, tag=True):
    """Tell how the letter does with each of these target groups. Answered by Comparison."""

    request: int
    groups: tuple[str, ...]
    blocks: tuple[BlockSnapshot, ...]


class Reload(msgspec.Struct, frozen=True, tag=True):
    """Read rules, word lists and groups again. Answered by Ready."""


class Shutdown(msgspec.Struct, frozen=True, tag=True):
    """End the checking process."""


class DocumentTypeName(msgspec.Struct, frozen=True):
    """A document type that can be chosen."""

    id: str
    name: str


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The engine can check. ``problems`` are sentences about data files that could not be read."""

    groups: tuple[TargetGroup, ...]
    document_types: tuple[DocumentTypeName, ...] = ()
    versions: dict[str, str] = {}
    problems: tuple[str, ...] = ()


class BlockFindings(msgspec.Struct, frozen=True, tag=True):
    """All findings of a block, offsets in code points of the block's text."""

    id: int
    revision: int
    findings: tuple[Finding, ...]


class BlockStatistics(msgspec.Struct, frozen=True):
    """Readability of one block; ``sentences`` are the sentence lengths in words."""

    id: int
    lix: float
    words: int
    sentences: tuple[int, ...]


class PlacedFinding(msgspec.Struct, frozen=True):
    """A finding that takes the whole letter to see, placed in a block."""

    block: int
    finding: Finding


class ChecklistLine(msgspec.Struct, frozen=True):
    """A part of the document type: how it stands, and the id of the block it was seen in."""

    status: PartStatus
    block: int = -1


class GistLine(msgspec.Struct, frozen=True):
    """One of the reader's questions, the draft's answer and the id of the block it stands in."""

    answer: ReaderAnswer
    block: int = -1


class DocumentReport(msgspec.Struct, frozen=True, tag=True):
    """What holds of the letter as a whole."""

    revision: int
    statistics: Statistics
    blocks: tuple[BlockStatistics, ...] = ()
    findings: tuple[PlacedFinding, ...] = ()
    structure: tuple[StructureFinding, ...] = ()
    suggested_type: str = ""
    checklist: tuple[ChecklistLine, ...] = ()
    gist: tuple[GistLine, ...] = ()


class ReaderResult(msgspec.Struct, frozen=True):
    """How the letter does with one target group: findings by severity, LIX and its band."""

    group: str
    errors: int
    advice: int
    style: int
    lix: float
    lix_band: tuple[int, int]


class Comparison(msgspec.Struct, frozen=True, tag=True):
    """The answer to CompareReaders."""

    request: int
    results: tuple[ReaderResult, ...]


class PreviewHit(msgspec.Struct, frozen=True):
    """A place in a block that an entry would flag."""

    block: int
    start: int
    end: int
    text: str
    suggestion: str


class PreviewHits(msgspec.Struct, frozen=True, tag=True):
    """The answer to PreviewEntry."""

    request: int
    hits: tuple[PreviewHit, ...]


class EngineProblem(msgspec.Struct, frozen=True, tag=True):
    """Something went wrong, in a sentence for the user. ``fatal``: no more checking."""

    message: str
    fatal: bool = False


class Working(msgspec.Struct, frozen=True, tag=True):
    """The checking thread begins a piece of work and will be heard of within ``seconds``.

    ``block`` is the id of the block it looks at, if it is one. Not an answer to anything.
    """

    seconds: float
    block: int = -1


class Resting(msgspec.Struct, frozen=True, tag=True):
    """The checking thread has nothing to do; ``received`` counts the lines it has been sent."""

    received: int


Request = (
    SetReader | CheckBlocks | CheckDocument | PreviewEntry | CompareReaders | Reload | Shutdown
)
Answer = (
    Ready
    | BlockFindings
    | DocumentReport
    | PreviewHits
    | Comparison
    | EngineProblem
    | Working
    | Resting
)

_encoder = msgspec.json.Encoder()
_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def encode(message: Request | Answer) -> bytes:
    """Return the message as one line of JSON.

    Half a surrogate pair, which no UTF-8 can hold, has been replaced by the sender.
    """
    return _encoder.encode(message) + b"\n"


def decode_request(line: bytes) -> Request:
    """Read a line from the window; raises EngineError for anything else."""
    return _decode(_requests, line)


def decode_answer(line: bytes) -> Answer:
    """Read a line from the engine; raises EngineError for anything else."""
    return _decode(_answers, line)


def _decode(decoder: msgspec.json.Decoder[_T], line: bytes) -> _T:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise EngineError("Kontrollen svarte noe programmet ikke forstår.") from None


def clean(text: str) -> str:
    """Return ``text`` with each half surrogate replaced by U+FFFD; offsets stay the same."""
    return _LONE_SURROGATE.sub("\ufffd", text)
