"""The data-protection check on the command line: warnings, masked, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from asker_skriv.checking.disclosure import (
    Piece,
    Place,
    letter_pieces,
    load_disclosure_check,
)
from asker_skriv.checking.doctypes import load_document_types
from asker_skriv.checking.masking import kind_name
from asker_skriv.export.word import letter_title
from asker_skriv.paths import DataLayers
from asker_skriv.text.readers import read_document

_GROUP = "innbyggerne"  # as in ``sjekk``
_ENOUGH_TO_KNOW = 6_000  # characters from the start, as in the window


def warnings(source: Path, fields: Mapping[str, str], template: str, target: Path) -> Iterator[str]:
    """Yield a sentence for each thing in an exported letter that the window would ask about.

    Raises UnreadableFileError for the source and BadDataFileError for the check's own files.
    """
    layers = DataLayers.standard()
    document = read_document(source)
    types = load_document_types(
        layers.files("dokumenttyper", "*.toml"), layers.files("dokumentdeler", "*.toml"), []
    )
    check = load_disclosure_check(layers)
    situation = check.situation(_GROUP, types.suggest(document.text[:_ENOUGH_TO_KNOW]), template)
    pieces = [
        *letter_pieces(document),
        Piece(Place.PROPERTY, letter_title(document)),
        *(Piece(Place.FIELD, value, name) for name, value in fields.items()),
        Piece(Place.FILE_NAME, target.stem),
    ]
    for found in check.find(pieces, situation):
        places = dict.fromkeys(f"{spot.place.value} {spot.name}".strip() for spot in found.spots)
        yield (
            f"{kind_name(found.kind)} {found.masked} ({', '.join(places)}). "
            "Se etter om det må være med."
        )
