"""Figures for document types and structure, on the nine examples and the letters in ``brev``.

Prints the document type suggested for each, the recall of the labelled faults of the whole
letter, false «mangler» and false «hovedbudskap» on the clean ones, and how long a switch of
reader takes. The letters ``hold2_*`` and ``hold3_*`` are never read here.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

from asker_skriv.checking.assembly import Assembly, assemble
from asker_skriv.checking.document import document_blocks
from asker_skriv.checking.finding import Severity
from asker_skriv.engine.messages import (
    BlockSnapshot,
    CheckBlocks,
    CheckDocument,
    DocumentReport,
    SetReader,
)
from asker_skriv.engine.session import Session
from asker_skriv.paths import DataLayers
from asker_skriv.text.readers import read_document
from benchmarks.letters import letter_of

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "shared" / "eksempler"
LETTERS = Path(__file__).resolve().parent / "brev"
CLEAN_TEXTS = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "tekster"
# The examples' own names of their types hold these words.
TYPES = {
    "omsorgsbolig": "avslag",
    "forelopig_svar": "forelopig-svar",
    "innkalling": "innkalling",
    "nettsak": "nettartikkel",
    "horingsbrev": "horingsbrev",
    "epost": "epost",
    "internmelding": "internmelding",
    "dev_01_avslag": "avslag",
    "varsel": "varsel",
    "nettartikkel": "nettartikkel",
    "horing": "horingsbrev",
    "innvilgelse": "innvilgelse",
}
# Words in a «mangler» label -> the parts that say the same.
PARTS = {
    "innsyn": ("innsyn",),
    "klagen skal sendes": ("klagemate",),
    "kontaktperson": ("kontakt",),
    "tar imot svaret": ("hvem-svare", "kontakt"),
    "søkeknapp": ("handlingslenke",),
    "uttalelsen": ("uttalelse-adresse",),
    "e-postadressen": ("uttalelse-adresse", "kontakt"),
    "telefon": ("kontakt",),
}
STRUCTURE = {"hovedbudskap", "overskrift", "mellomtitler"}


def main() -> None:
    """Print the figures beside their goals."""
    assembly = assemble(DataLayers.standard())
    session = Session(lambda: assembly)
    if EXAMPLES.is_dir():
        _types(assembly, sorted(EXAMPLES.glob("*.txt")), "8 av 9")
        _faults(session, sorted(EXAMPLES.glob("*.json")))
    else:
        print("Eksemplene ligger ikke ved siden av.")
    print("\nbenchmarks/brev, dev_*")
    _types(assembly, sorted(LETTERS.glob("dev_*.txt")), "alle")
    _faults(session, sorted(LETTERS.glob("dev_*.json")))
    print()
    _main_message(assembly, session)
    _switch(session)


def _types(assembly: Assembly, paths: Sequence[Path], goal: str) -> None:
    wrong = []
    for path in paths:
        suggested = assembly.suggest_type(document_blocks(read_document(path)))
        if suggested != _type_of(path):
            wrong.append(f"{path.stem}: {suggested or 'ingen'}")
    told = f" ({'; '.join(wrong)})" if wrong else ""
    print(f"dokumenttype riktig   {len(paths) - len(wrong)} av {len(paths)}{told}   mål: {goal}")


def _main_message(assembly: Assembly, session: Session) -> None:
    """Print how often a clean text is told that its main message comes late or is missing."""
    clean = [*EXAMPLES.glob("ren_*.txt"), *LETTERS.glob("dev_*_ren_*.txt")]
    texts = sorted([*clean, *CLEAN_TEXTS.glob("*.txt")])
    false = []
    for path in texts:
        blocks = document_blocks(read_document(path))
        kind = assembly.suggest_type(blocks)
        if "hovedbudskap" in _told(session, path, kind):
            false.append(path.stem)
    print(f"«hovedbudskap» i rene brev og korpuset   {len(false)} av {len(texts)} {false}")


def _faults(session: Session, paths: Sequence[Path]) -> None:
    expected = found = 0
    for path in paths:
        labels = json.loads(path.read_text(encoding="utf-8"))["dokumentfunn"]
        told = _told(session, path.with_suffix(".txt"), _type_of(path))
        for label in labels:
            wanted = _wanted(label["kategori"], label["forslag"])
            if not wanted:
                continue  # it takes knowing the law, which the program never claims to
            expected += 1
            hit = bool(wanted & told.keys())
            found += hit
            if not hit:
                print(f"  ikke funnet: {path.stem[:24]}: {label['forslag']}")
        if "ren_" in path.name:
            false = [name for name, severity in told.items() if _is_missing(name, severity)]
            print(f"falske «mangler» i {path.stem[:22]}  {len(false)} {false}   mål: høyst 1")
    share = found / max(1, expected)
    print(f"feil ved hele teksten {found} av {expected} ({share:.2f})   mål: 0.90")


def _told(session: Session, path: Path, kind: str) -> dict[str, Severity]:
    """Return what is said of the letter: rule, or part, with its severity."""
    list(session.handle(SetReader("innbyggerne", kind)))
    blocks = document_blocks(read_document(path))
    snapshots = tuple(
        BlockSnapshot(n, 1, b.text, b.kind, b.level, b.bold) for n, b in enumerate(blocks)
    )
    *_, report = session.handle(CheckDocument(1, snapshots))
    assert isinstance(report, DocumentReport)
    return {each.rule.rpartition("/")[2]: each.severity for each in report.structure}


def _wanted(category: str, text: str) -> set[str]:
    if category in STRUCTURE:
        return {category}
    lowered = text.casefold()
    return {part for words, parts in PARTS.items() if words in lowered for part in parts}


def _is_missing(name: str, severity: Severity) -> bool:
    return name not in STRUCTURE and severity is not Severity.STYLE


def _type_of(path: Path) -> str:
    return next(kind for words, kind in TYPES.items() if words in path.stem)


def _switch(session: Session) -> None:
    blocks = letter_of(2000).blocks
    snapshots = tuple(BlockSnapshot(n, 1, b.text, b.kind, b.level) for n, b in enumerate(blocks))
    _check(session, snapshots)
    times = []
    for group in ("media", "innbyggerne", "lettlest", "innbyggerne"):
        started = time.perf_counter()
        list(session.handle(SetReader(group)))
        _check(session, snapshots)
        times.append((time.perf_counter() - started) * 1000)
    words = sum(len(block.text.split()) for block in blocks)
    print(f"bytte av leser, {words} ord   {sorted(times)[len(times) // 2]:.0f} ms   mål: 300 ms")


def _check(session: Session, snapshots: Sequence[BlockSnapshot]) -> None:
    list(session.handle(CheckBlocks(tuple(snapshots))))


if __name__ == "__main__":
    main()
