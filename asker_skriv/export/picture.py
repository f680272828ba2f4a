"""A logo: its bytes, size and description."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from asker_skriv.errors import BadDataFileError

_MAX_BYTES = 2_000_000
_MAX_WIDTH_MM = 80
_EMU_PER_MM = 36_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to place in a letter; ``width`` and ``height`` are in Word's EMU."""

    content: bytes
    suffix: str
    description: str
    width: int
    height: int


def read_picture(path: Path, description: str, height_mm: int) -> Picture:
    """Return a PNG or JPEG scaled to a height. Raises BadDataFileError with the cure."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BadDataFileError(f"{path}: Logoen er over 2 MB. Lagre den mindre.")
        content = path.read_bytes()
    except OSError as error:
        raise BadDataFileError(f"{path}: Fant ikke logoen. Legg filen i mappen.") from error
    pixels = _pixels(content)
    if pixels is None or 0 in pixels:
        raise BadDataFileError(f"{path}: Logoen må være et PNG- eller JPEG-bilde. Lagre den slik.")
    width_mm = height_mm * pixels[0] / pixels[1]
    scale = min(1.0, _MAX_WIDTH_MM / width_mm)
    return Picture(
        content,
        "png" if content.startswith(_PNG) else "jpeg",
        description,
        round(width_mm * scale * _EMU_PER_MM),
        round(height_mm * scale * _EMU_PER_MM),
    )


def _pixels(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, or None for another kind of file."""
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack_from(">II", content, 16)
        return width, height
    if content.startswith(_JPEG):
        return _jpeg_pixels(content)
    return None


def _jpeg_pixels(content: bytes) -> tuple[int, int] | None:
    """Return the size told by a JPEG's first frame header."""
    place = 2
    while place + 9 <= len(content):
        if content[place] != 0xFF:
            return None
        if content[place + 1] in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        place += 2 + int(struct.unpack_from(">H", content, place + 2)[0])
    return None
