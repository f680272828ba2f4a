"""What a pack says of itself: ``manifest.json``, the part that is signed."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from asker_skriv.errors import AskerSkrivError

FORMAT = 1
_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,59}")
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,2}")
_LONGEST_NAME = 120  # code points


class PackRefusedError(AskerSkrivError):
    """A pack that must not be used; the message says why. ``pack_id`` is ``""`` if unreadable."""

    def __init__(self, message: str, pack_id: str = "") -> None:
        super().__init__(message)
        self.pack_id = pack_id


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pack's identity and contents: ``filer`` has each file's SHA-256, in hexadecimal.

    ``gjelder_fra`` and ``gjelder_til`` are the first and the last day of use. ``krever`` is the
    oldest version of the program that can use the pack.
    """

    format: int
    id: str
    versjon: str
    navn: str
    filer: dict[str, str]
    utgiver: str = ""
    gjelder_fra: date | None = None
    gjelder_til: date | None = None
    krever: str = ""

    @property
    def rank(self) -> tuple[int, ...]:
        """The version as something to compare."""
        return version_numbers(self.versjon)

    @property
    def told(self) -> str:
        """Name and version, as a sentence has them."""
        return f"«{self.navn}» {self.versjon}"


class _Claim(msgspec.Struct, frozen=True):
    """The part of a manifest that is read whatever its format."""

    format: int
    id: str = ""


def version_numbers(version: str) -> tuple[int, ...]:
    """Return ``1.2`` as (1, 2, 0); what isn't a number counts as 0."""
    numbers = [int(part) if part.isdecimal() else 0 for part in version.split(".")[:3]]
    return (*numbers, 0, 0, 0)[:3]


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as bytes that are the same each time it is made."""
    raw = msgspec.json.encode(manifest, order="sorted")
    return msgspec.json.format(raw, indent=2) + b"\n"


def decode_manifest(content: bytes) -> Manifest:
    """Read a manifest; raises PackRefusedError that says what is wrong with it."""
    try:
        claim = msgspec.json.decode(content, type=_Claim)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise PackRefusedError("manifest.json kan ikke leses. Bygg pakken på nytt.") from None
    known_id = claim.id if _ID.fullmatch(claim.id) else ""
    if claim.format > FORMAT:
        raise PackRefusedError(
            "Pakken er laget i et nyere format enn denne utgaven av Asker skriv kan lese. "
            "Oppdater programmet først.",
            known_id,
        )
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PackRefusedError(f"manifest.json har en feil: {error}.", known_id) from None
    require_sound(manifest)
    return manifest


def require_sound(manifest: Manifest) -> None:
    """Raise PackRefusedError that names the first value no pack can have."""
    begin, end = manifest.gjelder_fra, manifest.gjelder_til
    for holds, told in (
        (manifest.format == FORMAT, f"Formatet {manifest.format} finnes ikke."),
        (
            _ID.fullmatch(manifest.id),
            "«id» må bestå av små bokstaver a–z, tall og bindestrek, og være 2 til 60 tegn.",
        ),
        (_VERSION.fullmatch(manifest.versjon), "«versjon» må være tall som 1.2 eller 1.2.0."),
        (
            manifest.navn.strip()
            and max(len(manifest.navn), len(manifest.utgiver)) <= _LONGEST_NAME
            and (manifest.navn + manifest.utgiver).isprintable(),
            "«navn» mangler, eller navn og utgiver er for lange.",
        ),
        (
            not manifest.krever or _VERSION.fullmatch(manifest.krever),
            "«krever» må være en versjon av programmet, som 1.2.",
        ),
        (begin is None or end is None or begin <= end, "«gjelder_til» er før «gjelder_fra»."),
        (manifest.filer, "Pakken er tom."),
    ):
        if not holds:
            raise PackRefusedError(told, manifest.id if _ID.fullmatch(manifest.id) else "")
