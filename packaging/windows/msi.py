"""The MSI: wixl packs the folder, and what wixl can't say is put right with msibuild."""

from __future__ import annotations

import hashlib
import re
import shutil
import struct
import uuid
from datetime import UTC, datetime
from pathlib import Path

from windows import product
from windows.places import (
    MANUFACTURER,
    PRODUCT,
    UPGRADE_CODE,
    VERSION,
    WORK,
    tell,
    time_of_source,
)

TOOLS = ("wixl", "msibuild", "msiinfo", "msiextract")
_BOKMAL_X64 = "x64;1044"
_CODEPAGE = "\r\n\r\n1252\t_ForceCodepage\r\n"
# Inside the transaction: an upgrade that fails brings the old version back.
_REMOVE_OLD_LATER = (
    "UPDATE InstallExecuteSequence SET Sequence=1501 WHERE Action='RemoveExistingProducts'"
)
# Administrators and the system may do all in the municipality's folder, users read; nothing is
# inherited. wixl knows no permissions, so the table is written as Windows Installer 5 has it.
_PERMISSIONS = (
    "MsiLockPermissionsEx\tLockObject\tTable\tSDDLText\tCondition\r\n"
    "s72\ts72\ts32\ts0\tS255\r\n"
    "MsiLockPermissionsEx\tMsiLockPermissionsEx\r\n"
    f"Maskinmappe\t{product.MACHINE_FOLDER}\tCreateFolder\t"
    "D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)\t\r\n"
)
_FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class MissingToolError(Exception):
    """A program that makes or reads MSI files is not installed."""


def build(folder: Path, target: Path, version: str = VERSION) -> None:
    """Pack the folder as an MSI of a version; the same folder gives the same bytes."""
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        raise MissingToolError(f"{', '.join(missing)}: apt-get install wixl msitools")
    source = WORK / f"{target.stem}.wxs"
    text = product.source(folder, version)
    source.write_text(text, encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    tell("env", "TZ=UTC", "wixl", "--arch", "x64", "--output", target, source)
    code = f"{{{package_code(folder, text)}}}".upper()
    tell("msibuild", target, "-s", PRODUCT, MANUFACTURER, _BOKMAL_X64, code)
    tell("msibuild", target, "-q", _REMOVE_OLD_LATER)
    for table in (_PERMISSIONS, _CODEPAGE):
        written = WORK / "table.idt"
        written.write_bytes(table.encode())
        tell("msibuild", target, "-i", written)
    target.write_bytes(with_times(target.read_bytes(), time_of_source()))


def package_code(folder: Path, source: str) -> uuid.UUID:
    """Return the code of this very package: another as soon as one byte of the folder is."""
    digest = hashlib.sha256(source.encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return uuid.uuid5(UPGRADE_CODE, f"package/{digest.hexdigest()}")


def with_times(content: bytes, time: int) -> bytes:
    """Return an MSI with «Created» and «Last saved» set to a time, in seconds since 1970."""
    stamp = re.compile(rb"\x40\0\0\0(.{8})\x40\0\0\0(.{8})", re.DOTALL)
    now = datetime.now(UTC)
    places = [
        match
        for match in stamp.finditer(content)
        if all(abs((_moment(told) - now).total_seconds()) < 3600 for told in match.groups())
    ]
    if len(places) != 1:
        raise ValueError(f"{len(places)} pairs of times in the MSI's summary, not one")
    since = datetime.fromtimestamp(time, UTC) - _FILETIME_EPOCH
    ticks = struct.pack("<Q", int(since.total_seconds()) * 10_000_000)
    pair = b"\x40\0\0\0" + ticks
    return content[: places[0].start()] + pair * 2 + content[places[0].end() :]


def _moment(told: bytes) -> datetime:
    """Return Windows' count of 100 ns since 1601 as a moment; what can't be one is 1601 itself."""
    seconds = struct.unpack("<Q", told)[0] / 10_000_000
    return datetime.fromtimestamp(seconds - 11_644_473_600 if seconds < 2**34 else 0, UTC)
