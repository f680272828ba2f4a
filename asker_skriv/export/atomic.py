"""Writing the letter's file whole or not at all, and saying what to do when it can't be."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from asker_skriv.errors import ExportError
from asker_skriv.export.owners import opened_by
from asker_skriv.storage import write_whole

_SAFE = "Teksten din er trygg i Asker skriv."
_LONG_WINDOWS_PATH = 240
_ADVICE = {
    errno.ENOSPC: "Disken er full. Frigjør plass, eller velg et annet sted.",
    errno.EDQUOT: "Plassen din på disken er brukt opp. Frigjør plass, eller velg et annet sted.",
    errno.EROFS: "Mappen kan bare leses. Velg en annen mappe.",
    errno.EACCES: "Du har ikke tilgang til mappen. Velg en annen mappe.",
    errno.EPERM: "Du har ikke tilgang til mappen. Velg en annen mappe.",
    errno.ENOENT: "Mappen finnes ikke lenger. Velg en annen mappe.",
    errno.ENOTDIR: "Mappen finnes ikke lenger. Velg en annen mappe.",
    errno.EISDIR: "Det finnes en mappe med samme navn. Velg et annet navn.",
    errno.ENAMETOOLONG: "Navnet er for langt. Velg et kortere navn.",
    errno.EINVAL: "Navnet har tegn som ikke kan brukes i filnavn. Velg et annet navn.",
}
_HELD = {5, 32, 33}  # Windows: access denied, sharing violation, locked region
_DENIED = {errno.EACCES, errno.EPERM, errno.EBUSY}
_TOO_LONG = 206  # Windows says ENOENT of it
# Windows' words for a network place that is gone; Python makes EINVAL of most of them.
_AWAY = {51, 53, 54, 55, 58, 59, 64, 65, 67, 71, 121, 1203, 1222, 1231, 1232, 1236, 1256}
_AWAY_CODES = {
    errno.ENOTCONN,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.ENETDOWN,
    errno.ESTALE,
    errno.ETIMEDOUT,
}
_NETWORK = (
    "Nettverksmappen svarer ikke. Lagre en kopi på maskinen, og flytt den når nettet er tilbake."
)
_OTHER = "Stedet er ikke tilgjengelig akkurat nå. Prøv igjen, eller velg et annet sted."


def write_atomically(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target`` so that the old file stands until the new one is whole.

    Raises ExportError with a sentence that says what to do; ``target`` is then as it was.
    """
    try:
        write_whole(_reachable(target), content)
    except (OSError, ValueError) as error:
        raise ExportError(_message(target, error)) from error


def _reachable(target: Path) -> Path:
    """Return the file itself behind a link, written so that Windows takes long paths."""
    try:
        place = target.resolve() if target.is_symlink() else target.absolute()
    except (OSError, ValueError):
        place = target
    return _long(place) if os.name == "nt" else place


def _long(place: Path) -> Path:
    """Return a path that Windows takes however long it is."""
    text = str(place)
    if len(text) < _LONG_WINDOWS_PATH or text.startswith("\\\\?\\"):
        return place
    return Path("\\\\?\\UNC" + text[1:] if text.startswith("\\\\") else "\\\\?\\" + text)


def _message(target: Path, error: OSError | ValueError) -> str:
    """Return the sentence for a write that failed."""
    return f"«{target.name}» ble ikke lagret. {_advice(target, error)} {_SAFE}"


def _advice(target: Path, error: OSError | ValueError) -> str:
    windows = getattr(error, "winerror", None)
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    owner = opened_by(target)
    if (windows in _HELD and target.is_file()) or (owner is not None and code in _DENIED):
        who = f"hos {owner}" if owner else "i Word eller et annet program"
        return f"Filen er åpen {who}. Lukk den der, eller velg et nytt navn."
    if windows in _AWAY or code in _AWAY_CODES:
        return _NETWORK
    if windows == _TOO_LONG:
        code = errno.ENAMETOOLONG
    return _ADVICE.get(code or 0, _OTHER)
