"""What a file is, judged by its first bytes and not only by its name, and how it is refused.

A refusal is a sentence for the caseworker: what the file is, and the way out.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from asker_skriv.errors import UnreadableFileError

READABLE_SUFFIXES = (".docx", ".odt", ".txt", ".html", ".htm")
"""The file types that can be opened, for file dialogs."""

MEGABYTE = 1_000_000
MAX_TEXT_BYTES = 10 * MEGABYTE
"""Limit for .txt and .html, which are read whole."""
MAX_PACKAGE_BYTES = 200 * MEGABYTE
"""Limit for .docx and .odt: pictures make them large, and pictures are never unpacked."""
MAX_CHARACTERS = 5 * MEGABYTE
"""Limit for the text itself, some 700,000 words: more than any editor is pleasant with."""
MAX_BLOCKS = 50_000
"""Limit for paragraphs, list items and cells together; the window takes some 5 s to show them."""

_HEAD = 4096
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_SEARCH_BYTES = 4 * MEGABYTE
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
)
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


class FileKind(StrEnum):
    """The reader that a file needs."""

    PACKAGE = "pakke"
    HTML = "html"
    PLAIN = "tekst"


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A kind of file that cannot be read: how it begins, and what to tell."""

    starts: tuple[bytes, ...]
    advice: str


_REFUSALS = (
    _Refusal(
        (b"%PDF",),
        "er en PDF. Åpne originalen i Word, eller kopier teksten fra PDF-en og lim den inn.",
    ),
    _Refusal(
        (b"{\\rtf",),
        "er i formatet RTF. Åpne filen i Word, velg «Lagre som» og lagre den som .docx.",
    ),
    _Refusal(
        _PICTURES,
        "er et bilde, ikke en tekst. Velg filen som har selve teksten.",
    ),
)


def kind_of(path: Path) -> FileKind:
    """Return which reader ``path`` needs.

    Raises UnreadableFileError when the file is missing, empty, too large or of another kind.
    """
    size, head = _size_and_head(path)
    if size == 0:
        raise UnreadableFileError(
            f"«{path.name}» er tom. Velg en annen fil, eller begynn på en ny tekst."
        )
    if head.startswith(_ZIP_SIGNATURES):
        _check_size(path, size, MAX_PACKAGE_BYTES)
        return FileKind.PACKAGE
    if head.startswith(_OLE_SIGNATURE):
        raise UnreadableFileError(f"«{path.name}» {_ole_advice(path)}")
    for refusal in _REFUSALS:
        if head.startswith(refusal.starts):
            raise UnreadableFileError(f"«{path.name}» {refusal.advice}")
    kind = _kind_by_name(path)
    _check_size(path, size, MAX_TEXT_BYTES)
    if kind is FileKind.PLAIN and b"\x00" in head and not _may_be_utf16(head):
        raise UnreadableFileError(
            f"«{path.name}» er ikke en tekstfil. "
            "Velg en fil av typen .docx, .odt, .txt eller .html."
        )
    return kind


def read_bytes(path: Path) -> bytes:
    """Return a file's content. Raises UnreadableFileError with advice."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> UnreadableFileError:
    """Return the sentence for a file that the operating system does not hand out."""
    name = path.name or str(path)
    if isinstance(error, FileNotFoundError):
        advice = (
            "finnes ikke lenger. Den kan være flyttet eller ha fått nytt navn. Velg den på nytt."
        )
    elif isinstance(error, IsADirectoryError) or (path.is_dir() and not path.is_file()):
        advice = "er en mappe. Velg en fil i mappen."
    elif getattr(error, "winerror", None) in (32, 33):
        advice = "er åpen i et annet program. Lukk den der, og prøv igjen."
    elif isinstance(error, PermissionError):
        advice = "kan ikke leses, for du har ikke tilgang. Be eieren om tilgang eller en kopi."
    elif error.errno == errno.ENAMETOOLONG:
        advice = "har et for langt navn. Gi filen et kortere navn, og prøv igjen."
    else:
        advice = (
            "kunne ikke leses akkurat nå. Sjekk at nettverksdisken er tilgjengelig, og prøv igjen."
        )
    return UnreadableFileError(f"«{name}» {advice}")


def damaged(path: Path) -> UnreadableFileError:
    """Return the sentence for a document that is cut short or otherwise broken."""
    return UnreadableFileError(
        f"«{path.name}» er skadet og kan ikke åpnes. Prøv å åpne den i Word og lagre den på nytt, "
        "eller hent en tidligere versjon."
    )


def too_large(path: Path) -> UnreadableFileError:
    """Return the sentence for a document that unpacks to more than a text can be."""
    return UnreadableFileError(
        f"«{path.name}» er for stor til å åpnes trygt. "
        "Kopier delen du skal arbeide med, og lim den inn."
    )


def _size_and_head(path: Path) -> tuple[int, bytes]:
    """Return the size in bytes and the beginning of the file."""
    try:
        if not path.is_file():
            if path.exists() and not path.is_dir():
                # A pipe or a device would make the reading wait for ever.
                raise UnreadableFileError(
                    f"«{path.name}» er ikke en vanlig fil. Velg en annen fil."
                )
            if path.exists():
                raise IsADirectoryError(errno.EISDIR, "a folder")
            raise FileNotFoundError(errno.ENOENT, "missing")
        with path.open("rb") as file:
            return path.stat().st_size, file.read(_HEAD)
    except (OSError, ValueError) as error:
        cause = error if isinstance(error, OSError) else FileNotFoundError(errno.ENOENT, "name")
        raise unreadable(path, cause) from error


def _check_size(path: Path, size: int, limit: int) -> None:
    """Refuse a file of more than ``limit`` bytes."""
    if size > limit:
        raise UnreadableFileError(
            f"«{path.name}» er på {round(size / MEGABYTE)} MB, og grensen er "
            f"{limit // MEGABYTE} MB. Kopier delen du skal arbeide med, og lim den inn."
        )


def _ole_advice(path: Path) -> str:
    """Tell an encrypted .docx from an old .doc: both lie in the same kind of container."""
    with path.open("rb") as file:
        content = file.read(_OLE_SEARCH_BYTES)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return (
            "er beskyttet med passord. Åpne filen i Word, fjern passordet under "
            "«Fil», «Informasjon», «Beskytt dokument», og lagre den."
        )
    if "WordDocument".encode("utf-16-le") in content or path.suffix.lower() in (".doc", ".dot"):
        return (
            "er i det gamle Word-formatet .doc. Åpne filen i Word, velg «Lagre som» "
            "og lagre den som .docx."
        )
    return "er ikke en tekst. Velg en fil av typen .docx, .odt, .txt eller .html."


def _kind_by_name(path: Path) -> FileKind:
    """Return the reader that the name asks for, for a file without a telling beginning."""
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm"):
        return FileKind.HTML
    if suffix == ".txt":
        return FileKind.PLAIN
    if suffix in (".docx", ".odt"):
        what = "Word-dokument" if suffix == ".docx" else "OpenDocument-dokument"
        raise UnreadableFileError(
            f"«{path.name}» er ikke et {what}, selv om navnet ender på {suffix}. "
            "Den kan være skadet eller ha fått feil navn. Hent originalen, eller lim inn teksten."
        )
    if suffix in (".doc", ".rtf", ".dot", ".wpd"):
        raise UnreadableFileError(
            f"«{path.name}» er i et eldre format. Åpne filen i Word, velg «Lagre som» "
            "og lagre den som .docx."
        )
    raise UnreadableFileError(
        f"«{path.name}» er av en type som ikke kan åpnes. "
        "Velg en fil av typen .docx, .odt, .txt eller .html."
    )


def _may_be_utf16(head: bytes) -> bool:
    """Return whether the zero bytes can be UTF-16: a mark first, or all on one side."""
    if head.startswith(_TEXT_BOMS):
        return True
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return min(even, odd) * 10 < max(even, odd) and max(even, odd) * 4 > len(head) // 2
