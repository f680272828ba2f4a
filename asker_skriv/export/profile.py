"""The municipality's look: name, fonts, colours and logo, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asker_skriv.errors import BadDataFileError
from asker_skriv.export.layers import checked, folders, read_toml
from asker_skriv.export.picture import Picture, read_picture
from asker_skriv.paths import DataLayers

FOLDER = "profil"
FILE = "profil.toml"
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_LEAST_CONTRAST = 4.5
"""Contrast of text against white: WCAG 2.2, success criterion 1.4.3."""
_OFFICE = ("navn", "adresse", "telefon", "epost", "nettsted", "orgnummer")
_COLORS = ("tekst", "dempet", "aksent", "lenke", "lys")
_KEYS: dict[str, type] = {
    "navn": str,
    "standard": bool,
    "kommune": dict,
    "skrift": dict,
    "farger": dict,
    "logo": dict,
}


@dataclass(frozen=True, slots=True)
class Profile:
    """One graphic profile. Colours are six hex digits."""

    id: str
    name: str
    municipality: str
    footer: str
    body_font: str
    heading_font: str
    colors: dict[str, str]
    logo: Picture | None = None
    standard: bool = False

    @property
    def values(self) -> dict[str, str]:
        """What the profile fills into a template, by the tag of the content control."""
        return {"profil.kommune": self.municipality, "profil.bunntekst": self.footer}


@dataclass(frozen=True, slots=True)
class ProfileSet:
    """The profiles that could be read, and what was wrong with the others."""

    profiles: tuple[Profile, ...]
    problems: tuple[BadDataFileError, ...] = ()

    @property
    def standard(self) -> Profile:
        """The one to use when nobody has chosen: the last that says so. Raises BadDataFileError."""
        chosen = [one for one in self.profiles if one.standard] or list(self.profiles)
        if not chosen:
            raise BadDataFileError(
                "Ingen grafisk profil kunne leses. Be IT om å installere Asker skriv på nytt."
            )
        return chosen[-1]

    def find(self, profile_id: str) -> Profile:
        """Return the profile of that id, or the standard one when it is not there."""
        return next((one for one in self.profiles if one.id == profile_id), self.standard)


def load_profiles(layers: DataLayers) -> ProfileSet:
    """Return all profiles of the layers; a later layer replaces an earlier by folder name."""
    profiles: list[Profile] = []
    problems: list[BadDataFileError] = []
    for profile_id, folder in folders(layers, FOLDER).items():
        if not (folder / FILE).is_file():
            continue
        try:
            profiles.append(read_profile(folder / FILE, profile_id))
        except BadDataFileError as problem:
            problems.append(problem)
    return ProfileSet(tuple(profiles), tuple(problems))


def read_profile(path: Path, profile_id: str) -> Profile:
    """Return the profile of one file. Raises BadDataFileError with place and cure."""
    data = read_toml(path)
    checked(path, data, _KEYS, "filen")
    office, font = data.get("kommune", {}), data.get("skrift", {})
    checked(path, office, dict.fromkeys(_OFFICE, str), "[kommune]")
    checked(path, font, {"brodtekst": str, "overskrift": str}, "[skrift]")
    municipality = str(office.get("navn", "")).strip()
    if not municipality:
        raise BadDataFileError(f"{path}: «navn» i [kommune] mangler. Skriv kommunens navn der.")
    return Profile(
        id=profile_id,
        name=data.get("navn", profile_id),
        municipality=municipality,
        footer=_footer(office),
        body_font=font.get("brodtekst", "Calibri"),
        heading_font=font.get("overskrift", font.get("brodtekst", "Calibri")),
        colors=_colors(path, data.get("farger", {})),
        logo=_logo(path, data.get("logo")),
        standard=data.get("standard", False),
    )


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours of six hex digits, 1 to 21, after WCAG 2.2."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Return the relative luminance of a colour, 0 to 1, after WCAG 2.2."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _footer(office: dict[str, str]) -> str:
    """Return the line at the foot of the page, of what is filled in."""
    number = f"Org.nr. {office['orgnummer']}" if office.get("orgnummer") else ""
    parts = [office.get(name, "").strip() for name in _OFFICE[:-1]]
    return " · ".join(part for part in (*parts, number) if part)


def _colors(path: Path, table: dict[str, Any]) -> dict[str, str]:
    """Return the colours; each that carries text must be seen against white."""
    checked(path, table, dict.fromkeys(_COLORS, str), "[farger]")
    colors: dict[str, str] = {}
    for name, value in table.items():
        if not _COLOR.fullmatch(value):
            raise BadDataFileError(
                f"{path}: «{name}» i [farger] er «{value}». Skriv fargen som #RRGGBB, "
                "for eksempel #17475B."
            )
        colors[name] = value[1:].upper()
    backgrounds = ("FFFFFF", colors.get("lys", "FFFFFF"))
    for name in _COLORS[:-1]:
        worst = min(contrast(colors.get(name, "000000"), back) for back in backgrounds)
        if worst < _LEAST_CONTRAST:
            raise BadDataFileError(
                f"{path}: «{name}» i [farger] har for lav kontrast ({_norwegian(worst)}:1). "
                "Velg en mørkere farge, slik at kontrasten blir minst 4,5:1."
            )
    return colors


def _norwegian(value: float) -> str:
    """Return a number with one decimal, rounded down so that «4,5» is never too low."""
    return f"{int(value * 10) / 10:.1f}".replace(".", ",")


def _logo(path: Path, table: dict[str, Any] | None) -> Picture | None:
    """Return the logo, if the profile has one; it must be described for those who cannot see it."""
    if table is None:
        return None
    checked(path, table, {"fil": str, "alternativ_tekst": str, "hoyde_mm": int}, "[logo]")
    description = table.get("alternativ_tekst", "").strip()
    if not description:
        raise BadDataFileError(
            f"{path}: «alternativ_tekst» i [logo] mangler. Skriv hva logoen viser."
        )
    name = table.get("fil", "")
    if Path(name).name != name or not name:
        raise BadDataFileError(
            f"{path}: «fil» i [logo] må være navnet på en fil i samme mappe som profilen."
        )
    height = min(max(table.get("hoyde_mm", 18), 5), 30)
    return read_picture(path.parent / name, description, height)
