"""The file a pack is: a zip read with suspicion and written the same each time."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from asker_skriv.packs.manifest import PackRefusedError

SUFFIX = ".askerpakke"
MANIFEST = "manifest.json"
SIGNATURE = "signatur.txt"
LARGEST_PACK = 20_000_000  # bytes, of the file
LARGEST_CONTENT = 40_000_000  # bytes, unpacked
LARGEST_FILE = 8_000_000  # bytes, unpacked
MOST_FILES = 500
_NAME = r"(?![.])[A-Za-z0-9_.-]{1,80}"
_CONTENT = re.compile(
    rf"""rules/(?:klarsprak|brevet|malgrupper|dokumenttyper|dokumentdeler|lov)/{_NAME}\.toml
    | rules/ordliste/(?:{_NAME}\.csv|kategorier\.toml|ordbok\.txt)
    | resources/maler/{_NAME}/(?:mal\.toml|{_NAME}\.docx)
    | resources/profil/{_NAME}/(?:profil\.toml|{_NAME}\.(?:png|jpg|jpeg))
    | prover/{_NAME}\.toml""",
    re.VERBOSE,
)
# Names that Windows keeps for devices, whatever stands after the first dot.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_WHEN = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16


@dataclass(frozen=True, slots=True)
class Archive:
    """What lies in a pack: manifest and signature as bytes (``b""`` for none), and the files."""

    manifest: bytes
    files: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    signature: bytes = b""


def is_content(name: str) -> bool:
    """Tell whether a file of this name has a place in a pack."""
    if _CONTENT.fullmatch(name) is None:
        return False
    return not any(_RESERVED.match(part) or part.endswith(".") for part in name.split("/"))


def read_bytes(path: Path) -> bytes:
    """Return a pack's bytes; raises PackRefusedError for one that is too large or can't be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PACK + 1)
    except OSError as error:
        reason = error.strerror or "ukjent feil"
        raise PackRefusedError(f"Filen kan ikke leses: {reason}.") from error
    if len(content) > LARGEST_PACK:
        raise PackRefusedError(f"Filen er over {LARGEST_PACK // 1_000_000} MB.")
    return content


def read_archive(content: bytes) -> Archive:
    """Unpack a pack in memory. Raises PackRefusedError for anything a pack can't be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            files = _read_all(opened)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError):
        raise PackRefusedError(
            "Filen er ikke en regelpakke, eller den er skadet. Kopier den på nytt."
        ) from None
    manifest = files.pop(MANIFEST, None)
    if manifest is None:
        raise PackRefusedError("Pakken mangler manifest.json. Bygg den på nytt.")
    return Archive(manifest, files, files.pop(SIGNATURE, b""))


def write_archive(archive: Archive) -> bytes:
    """Return the pack as bytes that depend on its content only.

    Nothing is compressed: zlib's results differ from machine to machine, and a pack is small.
    """
    out = io.BytesIO()
    head = {MANIFEST: archive.manifest}
    if archive.signature:
        head[SIGNATURE] = archive.signature
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, content in (*head.items(), *sorted(archive.files.items())):
            info = zipfile.ZipInfo(name, _WHEN)
            info.create_system = 3  # as if made on Unix, wherever it is made
            info.external_attr = _MODE
            packed.writestr(info, content)
    return out.getvalue()


def _read_all(opened: zipfile.ZipFile) -> dict[str, bytes]:
    members = opened.infolist()
    if len(members) > MOST_FILES:
        raise PackRefusedError(f"Pakken har over {MOST_FILES} filer.")
    files: dict[str, bytes] = {}
    seen: set[str] = set()
    total = 0
    for member in members:
        _require_plain(member)
        name = member.filename
        if name.casefold() in seen:
            raise PackRefusedError(f"Pakken har to filer som heter «{name}».")
        seen.add(name.casefold())
        with opened.open(member) as file:
            files[name] = file.read(LARGEST_FILE + 1)
        total += len(files[name])
        if len(files[name]) > LARGEST_FILE or total > LARGEST_CONTENT:
            raise PackRefusedError(f"«{name}» eller pakken som helhet er for stor.")
    return files


def _require_plain(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if name not in {MANIFEST, SIGNATURE} and not is_content(name):
        raise PackRefusedError(f"«{name[:80]}» hører ikke hjemme i en regelpakke.")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG} or member.flag_bits & 0x1:
        raise PackRefusedError(f"«{name}» er ikke en vanlig fil.")
    if member.orig_filename != name or member.file_size > LARGEST_FILE:
        raise PackRefusedError(f"«{name}» er for stor, eller navnet er ikke til å stole på.")
