"""Writing the letter's file whole or not at all, and saying what to do when it can't be."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from asker_skriv.errors import ExportError
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
    if getattr(error, "winerror", None) in (5, 32, 33) and target.is_file():
        advice = (
            "Filen er åpen i Word eller et annet program. Lukk den der, eller velg et nytt navn."
        )
    else:
        code = error.errno if isinstance(error, OSError) else errno.EINVAL
        advice = _ADVICE.get(code or 0, _OTHER)
    return f"«{target.name}» ble ikke lagret. {advice} {_SAFE}"
