"""Writes the example letter of a first start. Run as ``python -m tools.make_example``."""

from __future__ import annotations

from pathlib import Path

from asker_skriv.export.word import save_document
from asker_skriv.text.model import Block, BlockKind, Document, Run, plain_block

TARGET = Path(__file__).resolve().parent.parent / "resources" / "eksempelbrev" / "eksempel.docx"
_HEADING, _ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM

LETTER = (
    plain_block("Vedrørende søknad om støttekontakt", _HEADING, 1),
    plain_block(
        "Det vises til Deres søknad mottatt 3. september 2026 vedrørende støttekontakt for "
        "datteren Deres. Søknaden er nå ferdig behandlet, og det er innhentet uttalelse fra skolen "
        "i den forbindelse."
    ),
    plain_block(
        "I henhold til kommunens retningslinjer har vi foretatt en vurdering av behovet. Søknaden "
        "innvilges med fire timer pr uke fra 1 oktober 2026, og tiltaket skal evalueres innen ett "
        "år dersom det fortsatt foreligger behov for bistand."
    ),
    plain_block("Dette må De gjøre", _HEADING, 2),
    plain_block("Vedlagte skjema må fylles ut og sendes inn innen 15. oktober.", _ITEM),
    plain_block("Ta kontakt med undertegnede for å avtale et samarbeids møte.", _ITEM),
    plain_block("Meld fra om endringer som kan ha betydning for vedtaket.", _ITEM),
    plain_block("Klage", _HEADING, 2),
    plain_block(
        "Vedtaket kan påklages innen tre uker fra det er mottatt. Klagen sendes til kommunen men "
        "avgjøres av Statsforvalteren dersom vi ikke finner grunn til å endre vedtaket."
    ),
    Block(
        (
            Run(
                "Har dere spørsmål, kan dere ringe Kari Eksempel på telefon 66 00 00 00 eller lese "
                "mer på "
            ),
            Run("siden om støttekontakt", link="https://www.eksempel.no/stottekontakt"),
            Run("."),
        )
    ),
    plain_block("Vennlig hilsen"),
    plain_block("Kari Eksempel, saksbehandler"),
)


def main() -> int:
    """Write the letter."""
    save_document(Document(LETTER, title="Eksempelbrev"), TARGET)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
