"""Makes a pack of a folder: ``pakke.toml`` beside ``rules``, ``resources`` and ``prover``."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from asker_skriv.datafiles import parse_table
from asker_skriv.packs.archive import (
    LARGEST_CONTENT,
    LARGEST_FILE,
    MOST_FILES,
    Archive,
    is_content,
    read_archive,
    write_archive,
)
from asker_skriv.packs.manifest import (
    FORMAT,
    Manifest,
    PackRefusedError,
    encode_manifest,
    require_sound,
)

ABOUT = "pakke.toml"
_TEXTS = ("id", "versjon", "navn", "utgiver", "krever")
_DAYS = ("gjelder_fra", "gjelder_til")
_FOLDERS = ("rules", "resources", "prover")
_READ_ME = "LESMEG.md"


def build(folder: Path) -> bytes:
    """Return an unsigned pack of a folder, the same bytes each time.

    Raises PackRefusedError that names the file and the cure.
    """
    about = _about(folder / ABOUT)
    files = _files(folder)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = Manifest(format=FORMAT, filer=dict(sorted(hashes.items())), **about)
    require_sound(manifest)
    packed = write_archive(Archive(encode_manifest(manifest), files))
    read_archive(packed)  # what can't be read back must not leave the house
    return packed


def _about(path: Path) -> dict[str, Any]:
    try:
        about = parse_table(path.read_bytes().decode("utf-8-sig"))
    except OSError:
        raise PackRefusedError(
            f"Fant ikke {ABOUT} i mappen. Lag den med id, versjon og navn."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackRefusedError(f"{ABOUT} kan ikke leses: {error}.") from None
    for name, value in about.items():
        if name not in (*_TEXTS, *_DAYS):
            known = ", ".join((*_TEXTS, *_DAYS))
            raise PackRefusedError(f"{ABOUT}: «{name}» er ukjent. Bruk en av disse: {known}.")
        if name in _TEXTS and not isinstance(value, str):
            raise PackRefusedError(f"{ABOUT}: «{name}» skal være tekst i anførselstegn.")
        if name in _DAYS and type(value) is not date:
            raise PackRefusedError(f"{ABOUT}: «{name}» skal være en dato som 2026-12-31.")
    for name in ("id", "versjon", "navn"):
        if name not in about:
            raise PackRefusedError(f"{ABOUT}: «{name}» mangler.")
    return about


def _files(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    found = [path for part in _FOLDERS for path in sorted((folder / part).rglob("*"))]
    for path in found:
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            raise PackRefusedError(f"«{name}» er en snarvei. Legg filen selv i mappen.")
        if path.is_dir() or path.name == _READ_ME or path.name.startswith((".", "~$")):
            continue
        if not is_content(name):
            raise PackRefusedError(
                f"«{name}» hører ikke hjemme i en regelpakke. Flytt filen, eller gi den et navn "
                "med bare a–z, tall, bindestrek og understrek."
            )
        if path.stat().st_size > LARGEST_FILE:
            raise PackRefusedError(f"«{name}» er over {LARGEST_FILE // 1_000_000} MB.")
        files[name] = path.read_bytes()
    if len(files) > MOST_FILES - 2 or sum(map(len, files.values())) > LARGEST_CONTENT:
        raise PackRefusedError("Mappen har for mange eller for store filer til å bli en pakke.")
    return files
