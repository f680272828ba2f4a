"""A pack and the checks that are quick enough for every start: all but its own tests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from asker_skriv import __version__
from asker_skriv.packs.archive import Archive, read_archive
from asker_skriv.packs.manifest import (
    Manifest,
    PackRefusedError,
    decode_manifest,
    version_numbers,
)
from asker_skriv.packs.signing import signer
from asker_skriv.policy import Policy


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that may be used if its tests pass. ``digest`` is the whole file's SHA-256.

    ``key`` is the name of the key that signed it, ``""`` for an unsigned one.
    """

    manifest: Manifest
    archive: Archive
    digest: str
    key: str = ""

    @property
    def files(self) -> Mapping[str, bytes]:
        """The content by path."""
        return self.archive.files


def open_pack(content: bytes, policy: Policy, today: date) -> Pack:
    """Return the pack in ``content``, checked against the policy.

    Raises PackRefusedError for a damaged, unsigned, wrongly signed, changed, revoked or outdated
    pack, and for one that is not yet in force or is made for a newer program.
    """
    archive = read_archive(content)
    manifest = decode_manifest(archive.manifest)
    try:
        key = signer_of(archive, policy)
        require_whole(manifest, archive)
        require_in_force(manifest, policy, today)
    except PackRefusedError as error:
        raise PackRefusedError(str(error), manifest.id) from None
    return Pack(manifest, archive, hashlib.sha256(content).hexdigest(), key)


def signer_of(archive: Archive, policy: Policy) -> str:
    """Return the name of the key, ``""`` for an unsigned pack that is let in.

    Raises PackRefusedError for another key, and for none where one is needed.
    """
    if not archive.signature:
        if policy.unsigned_packs:
            return ""
        raise PackRefusedError("Pakken er ikke signert.")
    name = signer(archive.manifest, archive.signature, policy.keys)
    if not name:
        told = "er ikke laget med noen av nøklene" if policy.keys else "kan ikke kontrolleres:"
        why = "i policy.toml" if policy.keys else "det står ingen nøkler i policy.toml"
        raise PackRefusedError(
            f"Signaturen {told} {why}, eller pakken er endret etter at den ble signert."
        )
    return name


def require_whole(manifest: Manifest, archive: Archive) -> None:
    """Raise PackRefusedError when the files are others than the manifest's."""
    strangers = sorted(set(manifest.filer) ^ set(archive.files))
    if strangers:
        raise PackRefusedError(f"«{strangers[0]}» er lagt til eller fjernet etter byggingen.")
    for name, content in archive.files.items():
        if hashlib.sha256(content).hexdigest() != manifest.filer[name]:
            raise PackRefusedError(f"«{name}» er endret etter at pakken ble bygd.")


def require_in_force(manifest: Manifest, policy: Policy, today: date) -> None:
    """Raise PackRefusedError for a pack that this program must not use today."""
    names = {manifest.id, f"{manifest.id} {manifest.versjon}"}
    if not names.isdisjoint(policy.revoked):
        raise PackRefusedError("Pakken er tilbakekalt i policy.toml.")
    if version_numbers(manifest.krever) > version_numbers(__version__):
        raise PackRefusedError(
            f"Pakken krever Asker skriv {manifest.krever}. Oppdater programmet først."
        )
    if manifest.gjelder_fra is not None and today < manifest.gjelder_fra:
        raise PackRefusedError(f"Pakken gjelder først fra {told_day(manifest.gjelder_fra)}.")
    if manifest.gjelder_til is not None and today > manifest.gjelder_til:
        raise PackRefusedError(f"Pakken gjaldt til {told_day(manifest.gjelder_til)}.")


def told_day(day: date) -> str:
    """Return a date as Norwegians write it in figures."""
    return f"{day:%d.%m.%Y}"
