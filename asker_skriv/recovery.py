"""Letters that were being written, kept aside until they are saved or let go.

One file a letter in the user's own folder, readable by that user alone.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from asker_skriv import policy as policies
from asker_skriv.policy import Feature
from asker_skriv.storage import set_aside, write_privately
from asker_skriv.text.bounds import sound
from asker_skriv.text.model import Document

FOLDER = "gjenoppretting"
_LAST_SECOND = 4e9  # Unix time; in 2096


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsaved letter: its file's name and path (``""`` for none), when (Unix time), its text.

    ``base`` is a digest of what the file held when the letter was opened or saved last, in hex.
    """

    name: str
    path: str
    when: float
    document: Document
    base: str = ""

    @property
    def first_line(self) -> str:
        """The first words, to know the letter by."""
        lines = (block.text.strip() for block in self.document.blocks)
        return next((line for line in lines if line), "")[:80]


def told_time(when: float, now: float | None = None) -> str:
    """Return a time as a Norwegian would say it: today's and yesterday's by that word."""
    there = time.localtime(when)
    today = time.localtime(time.time() if now is None else now)
    yesterday = time.localtime(time.mktime(today) - 24 * 3600)
    for name, day in (("i dag", today), ("i går", yesterday)):
        if there[:3] == day[:3]:
            return time.strftime(f"{name} kl. %H.%M", there)
    return (
        f"{there.tm_mday}.{there.tm_mon}.{there.tm_year} kl. {there.tm_hour:02}.{there.tm_min:02}"
    )


def encode(draft: Draft) -> bytes:
    """Return the draft as it is stored; lone surrogates, which no UTF-8 can hold, are replaced."""
    try:
        return msgspec.json.encode(draft)
    except UnicodeEncodeError:
        return msgspec.json.encode(_clean(msgspec.to_builtins(draft)))


def write(file: Path, content: bytes) -> None:
    """Write an encoded draft whole or not at all, unless drafts are off. Raises OSError."""
    if policies.current().allows(Feature.DRAFTS):
        write_privately(file, content)


def read(file: Path) -> Draft | None:
    """Return the draft in a file; None for one that can't be read, which is set aside."""
    try:
        draft = msgspec.json.decode(file.read_bytes(), type=Draft)
    except OSError:
        return None
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError):
        set_aside(file)
        return None
    when = draft.when if 0 <= draft.when < _LAST_SECOND else 0.0
    return replace(draft, when=when, document=sound(draft.document))


def _clean(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value
