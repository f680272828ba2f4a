"""The checker as a process of its own.

This is the whole of what the window sees of checking: the client, the messages, and the plain
values that they carry. Nothing here imports a parser.
"""

from asker_skriv.checking.disclosure import (
    Disclosure,
    DisclosureCheck,
    Piece,
    Place,
    Spot,
    letter_pieces,
    load_disclosure_check,
    tells_identity,
    without_personal_data,
)
from asker_skriv.checking.dismissals import Dismissals, DismissalsNotSavedError
from asker_skriv.checking.doctypes import DocumentType, load_document_types
from asker_skriv.checking.doctypes import Loaded as DocumentTypes
from asker_skriv.checking.finding import (
    Category,
    Family,
    Finding,
    Scope,
    Severity,
    StructureFinding,
)
from asker_skriv.checking.groups import (
    GroupSet,
    TargetGroup,
    format_group,
    load_groups,
    require_sound,
)
from asker_skriv.checking.masking import kind_name
from asker_skriv.checking.skeleton import skeleton
from asker_skriv.checking.wordlist.entries import (
    Entry,
    Swap,
    WordClass,
    format_alternatives,
)
from asker_skriv.checking.wordlist.files import (
    Problem,
    WordList,
    WordListNotSavedError,
    entry_key,
    make_entry,
    read_entries,
    write_entries,
)
from asker_skriv.engine.client import EngineClient
from asker_skriv.engine.messages import (
    Answer,
    BlockFindings,
    BlockSnapshot,
    BlockStatistics,
    CheckBlocks,
    CheckDocument,
    CompareReaders,
    Comparison,
    DocumentReport,
    DocumentTypeName,
    EngineProblem,
    PlacedFinding,
    PreviewEntry,
    PreviewHit,
    PreviewHits,
    ReaderResult,
    Ready,
    Reload,
    Request,
    SetReader,
    Shutdown,
    clean,
)
from asker_skriv.language.statistics import Statistics

__all__ = [
    "Answer",
    "BlockFindings",
    "BlockSnapshot",
    "BlockStatistics",
    "Category",
    "CheckBlocks",
    "CheckDocument",
    "CompareReaders",
    "Comparison",
    "Disclosure",
    "DisclosureCheck",
    "Dismissals",
    "DismissalsNotSavedError",
    "DocumentReport",
    "DocumentType",
    "DocumentTypeName",
    "DocumentTypes",
    "EngineClient",
    "EngineProblem",
    "Entry",
    "Family",
    "Finding",
    "GroupSet",
    "Piece",
    "Place",
    "PlacedFinding",
    "PreviewEntry",
    "PreviewHit",
    "PreviewHits",
    "Problem",
    "ReaderResult",
    "Ready",
    "Reload",
    "Request",
    "Scope",
    "SetReader",
    "Severity",
    "Shutdown",
    "Spot",
    "Statistics",
    "StructureFinding",
    "Swap",
    "TargetGroup",
    "WordClass",
    "WordList",
    "WordListNotSavedError",
    "clean",
    "entry_key",
    "format_alternatives",
    "format_group",
    "kind_name",
    "letter_pieces",
    "load_disclosure_check",
    "load_document_types",
    "load_groups",
    "make_entry",
    "read_entries",
    "require_sound",
    "skeleton",
    "tells_identity",
    "without_personal_data",
    "write_entries",
]
