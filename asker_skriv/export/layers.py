"""Data folders of the resources' layers, and their small TOML files read with care."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from asker_skriv.datafiles import read_table
from asker_skriv.errors import BadDataFileError
from asker_skriv.paths import DataLayers


def folders(layers: DataLayers, name: str) -> dict[str, Path]:
    """Return the folders under ``resources/name`` by id; a later layer replaces an earlier."""
    found: dict[str, Path] = {}
    for root in layers.roots(name):
        place = root / "resources" / name
        if place.is_dir():
            found |= {path.name: path for path in sorted(place.iterdir()) if path.is_dir()}
    return found


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file. Raises BadDataFileError with place and cure."""
    try:
        return read_table(path)
    except UnicodeDecodeError as error:
        raise BadDataFileError(f"{path}: Filen må lagres som UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadDataFileError(f"{path}: Filen har en skrivefeil ({error}). Rett den.") from error
    except OSError as error:
        raise BadDataFileError(f"{path}: Filen kan ikke leses. Sjekk tilgangen.") from error


def checked(path: Path, table: dict[str, Any], allowed: dict[str, type], where: str) -> None:
    """Raise BadDataFileError for a key that is unknown or has a value of the wrong kind."""
    for key, value in table.items():
        if key not in allowed:
            known = ", ".join(allowed)
            raise BadDataFileError(
                f"{path}: «{key}» i {where} er ukjent. Bruk en av disse: {known}."
            )
        if not isinstance(value, allowed[key]) or (allowed[key] is int and isinstance(value, bool)):
            raise BadDataFileError(
                f"{path}: «{key}» i {where} har feil slags verdi. "
                f"Det skal være {_KINDS[allowed[key]]}."
            )


_KINDS: dict[type, str] = {
    str: "tekst i anførselstegn",
    bool: "true eller false",
    int: "et helt tall",
    dict: "en egen del",
    list: "en liste",
}
