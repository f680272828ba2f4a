"""Signing, by a program of IT's own: this room never sees a key."""

from __future__ import annotations

from pathlib import Path

import pefile

from windows import libraries
from windows.places import tell


def unsigned(folder: Path) -> list[Path]:
    """Return the programs and libraries in a folder that nobody has signed."""
    return [path for path in libraries.binaries(folder) if not _is_signed(path)]


def sign(paths: list[Path], signer: Path) -> None:
    """Run ``signer FILE`` for each file; it signs the file where it is, or ends with an error."""
    for path in paths:
        tell(signer.resolve(), path)


def _is_signed(path: Path) -> bool:
    """Tell whether a binary carries a signature; whose, and whether it holds, is not looked at."""
    with pefile.PE(str(path), fast_load=True) as image:
        number = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_SECURITY"]
        return bool(image.OPTIONAL_HEADER.DATA_DIRECTORY[number].Size)
