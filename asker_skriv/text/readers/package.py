"""A zip package (.docx, .odt) opened with care: bounded in parts, bytes and growth."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.readers.opening import MEGABYTE, damaged, too_large, unreadable

MAX_PART_BYTES = 25 * MEGABYTE
"""Limit for one unpacked part. Some 150,000 words in Word's own wordy XML."""
MAX_TOTAL_BYTES = 1000 * MEGABYTE
"""Limit for what all parts say they unpack to, pictures included."""
MAX_RATIO = 250
"""A part that grows more than this is made to harm. Word's own XML grows 5 to 60 times."""
_RATIO_FREE_BYTES = 2 * MEGABYTE
_MAX_DIRECTORY_BYTES = 2 * MEGABYTE
_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_TAIL_BYTES = 66_000
_SAFE_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED_BIT = 0x1


class Package:
    """The parts of one .docx or .odt, by name. A context manager.

    Raises UnreadableFileError when the package is damaged, encrypted or unreasonably large.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _check_directory(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise unreadable(path, error) from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
            raise damaged(path) from error
        self._parts = {info.filename.lower().lstrip("/"): info for info in self._zip.infolist()}
        if sum(info.file_size for info in self._parts.values()) > MAX_TOTAL_BYTES:
            self._zip.close()
            raise too_large(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower().lstrip("/") in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts, as they are written."""
        return [info.filename.lstrip("/") for info in self._parts.values() if not info.is_dir()]

    def read(self, name: str) -> bytes | None:
        """Return a part unpacked, or None when there is no such part."""
        info = self._parts.get(name.lower().lstrip("/"))
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED_BIT:
            raise UnreadableFileError(
                f"«{self.path.name}» er beskyttet med passord. "
                "Fjern passordet i programmet filen er laget i, og lagre den på nytt."
            )
        self._check_growth(info)
        try:
            return self._zip.read(info)
        except OSError as error:
            raise unreadable(self.path, error) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
            raise damaged(self.path) from error

    def _check_growth(self, info: zipfile.ZipInfo) -> None:
        """Refuse a part that unpacks to more than a text can be."""
        if info.compress_type not in _SAFE_METHODS:
            raise damaged(self.path)
        if info.file_size > MAX_PART_BYTES:
            raise too_large(self.path)
        grows = info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if grows and info.file_size > _RATIO_FREE_BYTES:
            raise too_large(self.path)


def _check_directory(path: Path) -> None:
    """Refuse a package whose list of parts is missing or would itself fill the memory."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL_BYTES))
            tail = file.read()
    except OSError as error:
        raise unreadable(path, error) from error
    place = tail.rfind(_END)
    if place < 0 or place + 22 > len(tail):
        raise damaged(path)
    (directory_bytes,) = struct.unpack_from("<I", tail, place + 12)
    if directory_bytes > _MAX_DIRECTORY_BYTES or _END64_LOCATOR in tail[max(0, place - 20) : place]:
        raise too_large(path)
