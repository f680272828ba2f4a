"""Reads .odt: OpenDocument text from LibreOffice, Qt and others.

A small walk of its own over content.xml: odfpy would bring a parser that takes document types,
and a tree of Python objects ten times the size, for the little we need.
"""

from __future__ import annotations

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.model import Block, Document
from asker_skriv.text.readers.odt_body import Body
from asker_skriv.text.readers.odt_styles import DC, OFFICE, Styles
from asker_skriv.text.readers.opening import damaged
from asker_skriv.text.readers.package import Package
from asker_skriv.text.readers.pieces import clean
from asker_skriv.text.readers.safexml import MAX_NODES_BESIDE, parse_part

_MANIFEST = "META-INF/manifest.xml"
CONTENT = "content.xml"


def read_odt(package: Package) -> Document:
    """Return the text of an .odt. ``properties`` counts what was left out: see ``notices``.

    Raises UnreadableFileError.
    """
    if b"encryption-data" in (package.read(_MANIFEST) or b""):
        raise UnreadableFileError(
            f"«{package.path.name}» er beskyttet med passord. Åpne filen i LibreOffice, "
            "lagre den uten passord, og prøv igjen."
        )
    content = package.read(CONTENT)
    if content is None:
        raise damaged(package.path)
    root = parse_part(content, package.path)
    text = root.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise UnreadableFileError(
            f"«{package.path.name}» er ikke et tekstdokument. "
            "Velg en fil av typen .docx, .odt, .txt eller .html."
        )
    common = package.read("styles.xml")
    styles = Styles(
        [root] if common is None else [parse_part(common, package.path, MAX_NODES_BESIDE), root]
    )
    reader = Body(styles)
    reader.read(text)
    title, language = _meta(package)
    counts = {name: str(count) for name, count in sorted(reader.counts.items()) if count}
    return Document(
        tuple(reader.blocks) or (Block(),),
        title=title,
        language=language or styles.language or "nb-NO",
        properties=counts,
    )


def _meta(package: Package) -> tuple[str, str]:
    """Return the title and language among the file's properties."""
    content = package.read("meta.xml")
    if content is None:
        return "", ""
    meta = parse_part(content, package.path, MAX_NODES_BESIDE).find(OFFICE + "meta")
    if meta is None:
        return "", ""
    title = clean(meta.findtext(DC + "title") or "").strip()
    return title, clean(meta.findtext(DC + "language") or "").strip()
