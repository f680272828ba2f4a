"""Ed25519 signatures (RFC 8032) over a pack's manifest, by PyNaCl."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Mapping
from pathlib import Path

from asker_skriv.errors import AskerSkrivError
from asker_skriv.policy import public_key

PRIVATE_SUFFIX, PUBLIC_SUFFIX = ".nokkel", ".pub"
_SIGNATURE_BYTES = 64
# A signature of a pack must not be one of anything else made with the same key.
_DOMAIN = b"asker-skriv regelpakke 1\n"
_HEADER = "asker-skriv privat nøkkel (Ed25519). Del den ikke med noen."


class KeyFileError(AskerSkrivError):
    """A key file could not be read or written; the message says why."""


def make_keys(path: Path) -> tuple[Path, Path]:
    """Make a key pair: ``path`` with .nokkel (only its owner may read it) and with .pub.

    Returns both paths. Raises KeyFileError; a key that is there is never written over.
    """
    from nacl.signing import SigningKey

    private, public = (path.with_name(path.name + s) for s in (PRIVATE_SUFFIX, PUBLIC_SUFFIX))
    key = SigningKey.generate()
    lines = (_HEADER, base64.b64encode(bytes(key)).decode(), "")
    try:
        _require_absent(public)
        handle = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        with public.open("x", encoding="ascii") as file:
            file.write(base64.b64encode(bytes(key.verify_key)).decode() + "\n")
    except FileExistsError:
        raise KeyFileError(f"«{path.name}» finnes fra før. Velg et annet navn.") from None
    except OSError as error:
        raise KeyFileError(f"Nøkkelen kan ikke lagres der: {error.strerror}.") from None
    return private, public


def _require_absent(path: Path) -> None:
    if path.exists():
        raise FileExistsError(str(path))


def sign(manifest: bytes, private: Path) -> bytes:
    """Return the signature of a manifest as a line of base64; raises KeyFileError."""
    from nacl.signing import SigningKey

    try:
        lines = private.read_text(encoding="utf-8").splitlines()
        key = SigningKey(base64.b64decode(lines[1], validate=True))
    except OSError as error:
        raise KeyFileError(f"Nøkkelen kan ikke leses: {error.strerror}.") from None
    except Exception:
        # The message of whatever went wrong may hold a part of the key.
        raise KeyFileError(
            f"«{private.name}» er ikke en privat nøkkel. Velg .nokkel-filen fra "
            "«asker-skriv pakke nokkel»."
        ) from None
    return base64.b64encode(key.sign(_DOMAIN + manifest).signature) + b"\n"


def read_public_key(path: Path) -> bytes:
    """Return the public key in a .pub file; raises KeyFileError."""
    try:
        return public_key(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        raise KeyFileError(f"«{path.name}» er ikke en offentlig nøkkel. Velg .pub-filen.") from None


def signer(manifest: bytes, signature: bytes, keys: Mapping[str, bytes]) -> str:
    """Return the name of the key that made the signature, or ``""`` when none of them did."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        raw = base64.b64decode(signature.strip(), validate=True)
    except binascii.Error:
        return ""
    if len(raw) != _SIGNATURE_BYTES:
        return ""
    for name, key in keys.items():
        try:
            VerifyKey(key).verify(_DOMAIN + manifest, raw)
        except (CryptoError, ValueError):
            continue
        return name
    return ""
