"""What the writer has chosen to let stand, remembered without remembering the text.

A dismissal is a keyed hash of the rule, the flagged words and the words next to them. Either
side may change later and the dismissal still holds, so an edit nearby does not bring the remark
back; the same words in another sentence are a new case.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from asker_skriv.checking.finding import Finding, Scope
from asker_skriv.errors import AskerSkrivError
from asker_skriv.storage import set_aside, write_privately

FILE_NAME = "latt_sta.json"
KEPT = 5_000
_VERSION = 1
_NEIGHBOURS = 3
_NEAR = 400  # code points that hold the neighbours, so that a long block costs no more
_ENOUGH_ALONE = 2
_EDGE_WORDS = 5
_WORD = re.compile(r"\w+")


class DismissalsNotSavedError(AskerSkrivError):
    """The choice holds in this session but could not be written to disk."""


class Dismissals:
    """This user's dismissals, in one file that only they can read.

    A damaged file is set aside under another name and ``problem`` says so; the program goes on
    with none. The newest ``KEPT`` marks are kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problem = ""
        self._key, self._marks = self._read()

    def __contains__(self, case: tuple[Finding, str]) -> bool:
        """Tell whether the finding (offsets in code points of the text) has been dismissed."""
        return bool(self._marks) and any(mark in self._marks for mark in self._marks_of(*case))

    def dismiss(self, cases: Iterable[tuple[Finding, str]]) -> None:
        """Remember these findings, each with its block's text.

        Raises DismissalsNotSavedError when the file can't be written; the choice still holds.
        """
        today = date.today().isoformat()
        for finding, text in cases:
            for mark in self._marks_of(finding, text):
                self._marks.pop(mark, None)  # put the renewed mark last, as the newest
                self._marks[mark] = today
        for mark in list(self._marks)[: max(0, len(self._marks) - KEPT)]:
            del self._marks[mark]
        self._write()

    def restore(self, cases: Iterable[tuple[Finding, str]]) -> None:
        """Forget these dismissals again; raises as ``dismiss``."""
        for finding, text in cases:
            for mark in self._marks_of(finding, text):
                self._marks.pop(mark, None)
        self._write()

    def forget(self) -> None:
        """Forget everything, and the key; the file is somebody else's to delete."""
        self._key, self._marks = secrets.token_bytes(16), {}

    def _marks_of(self, finding: Finding, text: str) -> list[str]:
        return [self._hash(finding.rule, *part) for part in _contexts(finding, text)]

    def _hash(self, *parts: str) -> str:
        joined = "\x1f".join(parts).encode("utf-8", "replace")
        return hashlib.blake2b(joined, key=self._key, digest_size=12).hexdigest()

    def _read(self) -> tuple[bytes, dict[str, str]]:
        try:
            return _parse(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._set_aside()
        return secrets.token_bytes(16), {}

    def _set_aside(self) -> None:
        self.problem = (
            "Filen som husker hva du har latt stå, kan ikke leses. Den er lagt til side, og "
            "du kan skrive som før. Råd du har latt stå, kan dukke opp igjen."
        )
        set_aside(self._path)

    def _write(self) -> None:
        content = {"versjon": _VERSION, "nokkel": self._key.hex(), "merker": self._marks}
        try:
            write_privately(self._path, json.dumps(content))
        except OSError:
            raise DismissalsNotSavedError(
                "Valget gjelder til du lukker programmet, men kunne ikke lagres. "
                "Se etter om disken er full."
            ) from None


def _parse(content: str) -> tuple[bytes, dict[str, str]]:
    data: Any = json.loads(content)
    if data["versjon"] != _VERSION:
        raise ValueError(data["versjon"])
    key = bytes.fromhex(data["nokkel"])
    if not 8 <= len(key) <= 64:
        raise ValueError(len(key))
    return key, {str(mark): str(day) for mark, day in data["merker"].items()}


def _contexts(finding: Finding, text: str) -> list[tuple[str, ...]]:
    """Return the contexts that each alone are enough to know the case by."""
    flagged = _words(finding.text)
    if finding.scope is not Scope.WORDS:
        # The flagged words are the sentence itself: its two ends stand for it, so that
        # rewriting one of them does not bring the remark back.
        return [("start", *flagged[:_EDGE_WORDS]), ("slutt", *flagged[-_EDGE_WORDS:])]
    words = flagged or [finding.text]
    before = _words(text[max(0, finding.start - _NEAR) : finding.start])[-_NEIGHBOURS:]
    after = _words(text[finding.end : finding.end + _NEAR])[:_NEIGHBOURS]
    contexts: list[tuple[str, ...]] = [("hele", *before, "|", *words, "|", *after)]
    if len(before) >= _ENOUGH_ALONE:
        contexts.append(("foran", *before, "|", *words))
    if len(after) >= _ENOUGH_ALONE:
        contexts.append(("bak", *words, "|", *after))
    return contexts


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
