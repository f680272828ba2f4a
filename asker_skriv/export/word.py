"""The two ways out to Word: a letter on the municipality's letterhead, and the working copy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from asker_skriv.errors import ExportError
from asker_skriv.export.atomic import write_atomically
from asker_skriv.export.body import BodyWriter
from asker_skriv.export.controls import (
    BODY_TAG,
    SIGNATURE_TAG,
    fill,
    find,
    remove,
    replace,
    stories,
    unwrap_groups,
)
from asker_skriv.export.look import apply_profile
from asker_skriv.export.profile import Profile
from asker_skriv.export.properties import (
    remove_traces,
    safe_language,
    safe_title,
    set_language,
    set_properties,
)
from asker_skriv.export.styles import TemplateStyles
from asker_skriv.export.templates import Template
from asker_skriv.export.wordpackage import WordPackage
from asker_skriv.paths import data_root
from asker_skriv.text.model import Block, BlockKind, Document
from asker_skriv.text.readers import structured

_WORKING_COPY = "resources/maler/arbeidskopi/arbeidskopi.docx"
_GREETING = re.compile(
    r"(?:(?:med\s+)?(?:vennlig|venleg|beste|hjertelig)e?\s+hils(?:en|ing)|hilsen|mvh)\b[.,]?\s*",
    re.IGNORECASE,
)
_GREETING_SEARCH = 8
"""How many blocks from the end a letter's own greeting is looked for."""


def export_letter(
    document: Document,
    template: Template,
    profile: Profile,
    values: Mapping[str, str],
    target: Path,
) -> None:
    """Write ``document`` as a letter on the template's letterhead.

    ``values`` are the template's fields by id; a line with only empty fields is left out. When
    the text ends with its own greeting, that one stands and the template's is left out. Author,
    comments and hidden text of anything read before do not follow. Raises ExportError with a
    sentence that says what to do; ``target`` is then as it was.
    """
    unknown = sorted(set(values) - {field.id for field in template.fields})
    if unknown:
        known = ", ".join(field.id for field in template.fields)
        raise ExportError(
            f"Malen «{template.name}» har ikke feltet «{unknown[0]}». Feltene er: {known}."
        )
    blocks = _without_empty(structured(document).blocks)
    package = WordPackage.open(template.path)
    remove_traces(package)
    apply_profile(package, profile)
    closing = _own_greeting(blocks)
    if closing is not None:
        for control in find(package.tree(package.main), SIGNATURE_TAG):
            remove(control)
    _put_text(package, template.name, blocks, closing)
    for part in stories(package):
        fill(package.tree(part), {**values, **profile.values})
        unwrap_groups(package.tree(part))
    # Many files say English for Norwegian text; a letter of ours is in Bokmål or Nynorsk.
    language = "nn-NO" if document.language.lower().startswith("nn") else "nb-NO"
    _finish(package, _title(document, blocks), profile.municipality, language)
    write_atomically(target, package.to_bytes())


def letter_title(document: Document) -> str:
    """Return the title that ``export_letter`` writes among the file's properties."""
    return _title(document, _without_empty(structured(document).blocks))


def save_document(document: Document, target: Path) -> None:
    """Write the writer's own working copy: a plain .docx that ``read_document`` reads back.

    Raises ExportError with a sentence that says what to do; ``target`` is then as it was.
    """
    package = WordPackage.open(data_root() / _WORKING_COPY)
    remove_traces(package)
    _put_text(package, "arbeidskopi", document.blocks or (Block(),), None)
    _finish(package, document.title, "", safe_language(document.language))
    write_atomically(target, package.to_bytes())


def _put_text(
    package: WordPackage, name: str, blocks: Sequence[Block], closing: int | None
) -> None:
    """Put the blocks where the template has room for the text."""
    places = find(package.tree(package.main), BODY_TAG)
    if not places:
        raise ExportError(
            f"Malen «{name}» mangler plassen til brevteksten. "
            "Be IT om å rette malen, eller velg en annen mal."
        )
    writer = BodyWriter(package, TemplateStyles(package, name), closing)
    replace(places[0], writer.write(blocks))


def _finish(package: WordPackage, title: str, creator: str, language: str) -> None:
    """Write the properties and the language."""
    set_language(package, language)
    set_properties(package, title=title, creator=creator, language=language)


def _without_empty(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks without empty paragraphs: in a letter the styles make the room."""
    return tuple(
        block for block in blocks if block.text.strip() or block.kind is BlockKind.TABLE_CELL
    )


def _own_greeting(blocks: Sequence[Block]) -> int | None:
    """Return the index of the text's own «Vennlig hilsen», or None when it has none."""
    start = max(0, len(blocks) - _GREETING_SEARCH)
    for index in range(start, len(blocks)):
        block = blocks[index]
        first = block.text.split("\u2028", 1)[0]
        if block.kind is BlockKind.PARAGRAPH and _GREETING.fullmatch(first.strip()):
            return index
    return None


def _title(document: Document, blocks: Sequence[Block]) -> str:
    """Return the letter's title: its first heading, else the file's own, else the first words."""
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.text.strip():
            return safe_title(block.text)
    if document.title:
        return safe_title(document.title)
    return safe_title(blocks[0].text) if blocks else ""
