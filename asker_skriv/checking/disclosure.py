"""What to ask about before a letter is shared: personal data, weighed by who will read it.

Nothing here needs the parser, so the check holds when the engine is gone. What was found is kept
masked; no value that is handed out holds a whole number, an address or a name.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from asker_skriv.checking import personal_data
from asker_skriv.checking.masking import Kind, masked
from asker_skriv.checking.personal_data import Names, Span
from asker_skriv.checking.rulefiles import read_tables
from asker_skriv.datafiles import read_table
from asker_skriv.errors import BadDataFileError
from asker_skriv.paths import DataLayers
from asker_skriv.text.model import BlockKind, Document

_FOLDER, _FILE = "personvern", "deling.toml"
_NO_LETTERS = re.compile(r"[\W_]+")
_JOINERS = str.maketrans("-_/\\", "    ")  # «vedtak-15108695088.docx»
_DIGIT = re.compile(r"\d")
_ASK, _TELL = 2, 1
_UNUSABLE = (
    OSError,
    LookupError,
    ArithmeticError,
    ValueError,
    TypeError,
    AttributeError,
    StopIteration,
    re.error,
)
_SALT = secrets.token_bytes(16)  # fingerprints mean nothing outside this process


class Place(StrEnum):
    """Where in what is shared something stands."""

    TEXT = "tekst"
    TITLE = "tittel"
    FIELD = "felt"
    FILE_NAME = "filnavn"
    PROPERTY = "egenskap"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of what is shared. ``name`` is shown («Deres referanse»), ``index`` the caller's."""

    place: Place
    text: str
    name: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of something found; ``start`` and ``end`` are code points in the piece's text."""

    place: Place
    name: str
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One thing that would be shared, masked, and every place where it stands.

    ``fingerprint`` is the same for the same thing as long as the program runs.
    """

    kind: Kind
    masked: str
    spots: tuple[Spot, ...]
    fingerprint: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """Who may come to read: weights by zone («tekst», «felt», «utenpa») and kind, 0 to 2."""

    name: str
    about: str
    weights: Mapping[str, Mapping[str, int]]
    groups: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    is_standard: bool = False
    several_people: int = 0

    def weight(self, place: Place, kind: Kind) -> int:
        """Return 0 (quiet), 1 (told when something else stops) or 2 (stop and ask)."""
        zone = place.value if place in {Place.TEXT, Place.FIELD} else "utenpa"
        return self.weights.get(zone, {}).get(kind.value, 0)


@dataclass(frozen=True, slots=True)
class Signs:
    """The words and expressions of the rule files that the search goes by."""

    ours: re.Pattern[str]
    email: re.Pattern[str]
    private: re.Pattern[str]
    at_work: re.Pattern[str]
    lives: re.Pattern[str]
    public: re.Pattern[str]
    health: re.Pattern[str]
    names: Names


@dataclass(frozen=True, slots=True)
class DisclosureCheck:
    """The check before export and before the whole text is copied."""

    signs: Signs
    situations: tuple[Situation, ...]

    def situation(self, group: str, document_type: str = "", template: str = "") -> Situation:
        """Return the strictest situation that group, document type or template point to.

        Ids that no situation names leave the standard one in force.
        """
        named = [
            situation
            for situation in self.situations
            if group in situation.groups
            or document_type in situation.types
            or template in situation.templates
        ]
        known = any(group in situation.groups for situation in self.situations)
        standard = [situation for situation in self.situations if situation.is_standard]
        return min([*named, *([] if known else standard)], key=self.situations.index)

    def find(self, pieces: Iterable[Piece], situation: Situation) -> tuple[Disclosure, ...]:
        """Return what to ask about, in order of appearance; () when nothing asks."""
        found: dict[tuple[Kind, str], Disclosure] = {}
        for piece in pieces:
            for kind, (start, end) in self._search(piece):
                words = piece.text[start:end]
                mark = _fingerprint(kind, words)
                spot = Spot(piece.place, piece.name, piece.index, start, end)
                known = found.get((kind, mark)) or Disclosure(
                    kind, masked(kind, words), (), mark, asks=False
                )
                found[kind, mark] = replace(known, spots=(*known.spots, spot))
        weighed = tuple(_weighed(list(found.values()), situation))
        return weighed if any(each.asks for each in weighed) else ()

    def _search(self, piece: Piece) -> Iterator[tuple[Kind, Span]]:
        """Yield what stands in a piece, each stretch once."""
        signs, text = self.signs, piece.text
        if piece.place is not Place.TEXT:
            text = text.translate(_JOINERS)
        taken: list[Span] = []
        digits = bool(_DIGIT.search(text))  # most paragraphs have nothing to search for
        emails = (each.span() for each in signs.email.finditer(piece.text))
        searches: Sequence[tuple[Kind, bool, Iterable[Span]]] = (
            (Kind.IDENTITY, digits, personal_data.identity_numbers(text)),
            (Kind.ACCOUNT, digits, personal_data.account_numbers(text, signs.ours)),
            (Kind.EMAIL, "@" in text, emails),
            (Kind.PHONE, digits, personal_data.phones(text, signs.private)),
            (Kind.MOBILE, digits, personal_data.mobiles(text, signs.at_work)),
            (
                Kind.ADDRESS,
                digits,
                personal_data.addresses(text, signs.lives, signs.public, signs.names),
            ),
            (
                Kind.HEALTH,
                bool(signs.health.search(text)),
                personal_data.health_words(text, signs.health, signs.names),
            ),
        )
        for kind, worth_it, spans in searches:
            if not worth_it:
                continue
            for start, end in spans:
                if not any(start < other and begin < end for begin, other in taken):
                    taken.append((start, end))
                    yield kind, (start, end)


def letter_pieces(document: Document) -> list[Piece]:
    """Return a letter's pieces: its title (the first heading) and the other blocks by number."""
    heads = [n for n, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING]
    title = next((n for n in heads if document.blocks[n].text.strip()), -1)
    return [
        Piece(Place.TITLE if number == title else Place.TEXT, block.text, index=number)
        for number, block in enumerate(document.blocks)
    ]


def without_personal_data(name: str) -> str:
    """Return a name for a file without identity numbers in it."""
    for start, end in reversed(list(personal_data.identity_numbers(name.translate(_JOINERS)))):
        name = name[:start] + name[end:]
    return " ".join(name.split())


def tells_identity(name: str) -> bool:
    """Tell whether a path, or anything else short, holds an identity number."""
    return any(personal_data.identity_numbers(name.translate(_JOINERS)))


def load_disclosure_check(layers: DataLayers) -> DisclosureCheck:
    """Read the check from ``rules/personvern`` and the data-protection rules.

    A file of a later layer that can't be used leaves the one before in force; raises
    BadDataFileError when none can.
    """
    failure: Exception | None = None
    for path in reversed(layers.files(_FOLDER, _FILE)):
        try:
            table = read_table(path)
            situations = tuple(_situation(each) for each in table["situasjon"])
            next(each for each in situations if each.is_standard)
            return DisclosureCheck(_signs(table["kjennetegn"], layers), situations)
        except _UNUSABLE as error:
            failure = error
    raise BadDataFileError(
        f"Filen «{_FOLDER}/{_FILE}» kan ikke brukes. Meld fra til IT."
    ) from failure


def _signs(table: Mapping[str, Any], layers: DataLayers) -> Signs:
    problems: list[str] = []
    rules: dict[str, Mapping[str, Any]] = {}
    for _, found in read_tables(layers.files("klarsprak", "personvern.toml"), problems):
        rules |= {str(rule["navn"]): rule for rule in found}
    contact = rules["privat-kontakt"]
    health = "|".join(map(re.escape, rules["helse-og-navn"]["ord"]))
    left_out = "|".join(map(re.escape, rules["helse-og-navn"]["unntatt"]))
    any_case = re.IGNORECASE
    return Signs(
        ours=re.compile(rules["kontonummer"]["kommunens"], any_case),
        email=re.compile(contact["epost"], any_case),
        private=re.compile(contact["privat"], any_case),
        at_work=re.compile(table["jobb"], any_case),
        lives=re.compile(table["bor"], any_case),
        public=re.compile(table["offentlig"]),
        health=re.compile(rf"\b(?!(?:{left_out})\b)(?:{health})\w*", any_case),
        names=Names(
            frozenset(table["fornavn"].casefold().split()), re.compile(table["ikke_person"])
        ),
    )


def _situation(table: Mapping[str, Any]) -> Situation:
    return Situation(
        name=str(table["navn"]),
        about=str(table.get("forklaring", "")),
        weights={
            zone: {Kind(kind).value: int(weight) for kind, weight in table[zone].items()}
            for zone in ("tekst", "felt", "utenpa")
        },
        groups=tuple(table.get("malgrupper", ())),
        types=tuple(table.get("dokumenttyper", ())),
        templates=tuple(table.get("maler", ())),
        is_standard=bool(table.get("standard", False)),
        several_people=int(table.get("flere_personer", 0)),
    )


def _weighed(found: Sequence[Disclosure], situation: Situation) -> Iterator[Disclosure]:
    """Yield what weighs something, with only the places where it does."""
    several = sum(each.kind is Kind.IDENTITY for each in found) > 1
    for each in found:
        least = situation.several_people if several and each.kind is Kind.IDENTITY else 0
        weights = {spot: max(least, situation.weight(spot.place, each.kind)) for spot in each.spots}
        spots = tuple(spot for spot, weight in weights.items() if weight >= _TELL)
        if spots:
            yield replace(each, spots=spots, asks=max(weights.values()) >= _ASK)


def _fingerprint(kind: Kind, words: str) -> str:
    plain = _NO_LETTERS.sub("", words).casefold()
    return blake2b(f"{kind}:{plain}".encode(), key=_SALT, digest_size=12).hexdigest()
