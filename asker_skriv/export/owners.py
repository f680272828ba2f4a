"""Who has a letter open in Word or LibreOffice, as those programs tell it beside the file."""

from __future__ import annotations

from pathlib import Path

_ENOUGH = 400  # bytes


def opened_by(letter: Path) -> str | None:
    """Return who has the file open in another program, ``""`` when it does not say; else None.

    A program that crashed may have left its mark: this is a hint, never a reason to refuse.
    """
    try:
        for mark in (f"~${letter.name[2:]}", f"~${letter.name}"):
            if (raw := _read(letter.with_name(mark))) is not None:
                return _word_user(raw)
        if (raw := _read(letter.with_name(f".~lock.{letter.name}#"))) is not None:
            return raw.decode("utf-8", "replace").lstrip(",").split(",")[0].strip()[:60]
    except (OSError, ValueError):
        return None
    return None


def _read(mark: Path) -> bytes | None:
    """Return the start of the file; ``b""`` when its owner lets no one read it."""
    if not mark.is_file():
        return None
    try:
        with mark.open("rb") as file:
            return file.read(_ENOUGH)
    except OSError:
        return b""


def _word_user(raw: bytes) -> str:
    """Return the name in Word's owner file: its length in a byte, then the name."""
    name = raw[1 : 1 + raw[0]] if raw else b""
    told = name.decode("cp1252", "replace").strip()
    return told if told.isprintable() else ""
