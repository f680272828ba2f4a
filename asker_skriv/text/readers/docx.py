"""Reads .docx: the text as it stands once tracked changes are taken, without what is hidden.

The XML is walked directly: python-docx stops at a missing part, and neither it nor mammoth tells
lists apart or knows tracked changes. Pictures are never unpacked.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from asker_skriv.text.model import Block, Document
from asker_skriv.text.readers.docx_body import Body
from asker_skriv.text.readers.docx_numbering import Numbering
from asker_skriv.text.readers.docx_styles import Styles
from asker_skriv.text.readers.ooxml import DC, REL, W, as_transitional
from asker_skriv.text.readers.opening import damaged
from asker_skriv.text.readers.package import Package
from asker_skriv.text.readers.pieces import clean, safe_link
from asker_skriv.text.readers.safexml import MAX_NODES, MAX_NODES_BESIDE, parse_part

_DEFAULT_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class _Relation:
    """Where a part of the package, or a link, leads."""

    kind: str
    target: str
    external: bool


def main_part(package: Package) -> str | None:
    """Return the name of the main document part, or None when this is no .docx."""
    for relation in _relations(package, "").values():
        if relation.kind == "officeDocument" and relation.target in package:
            return relation.target
    return _DEFAULT_MAIN if _DEFAULT_MAIN in package else None


def read_docx(package: Package, main: str) -> Document:
    """Return the text of a .docx whose main part is ``main``.

    ``properties`` counts what was left out: see ``notices``. Raises UnreadableFileError.
    """
    relations = _relations(package, main)
    root = _part(package, main, MAX_NODES)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise damaged(package.path)
    styles = Styles(_part(package, _target(relations, "styles")))
    numbering = Numbering(_part(package, _target(relations, "numbering")))
    links = {
        name: link
        for name, relation in relations.items()
        if relation.kind == "hyperlink" and (link := safe_link(relation.target))
    }
    reader = Body(styles, numbering, links)
    reader.read(body)
    counts = reader.counts
    comments = _part(package, _target(relations, "comments"))
    if comments is not None:
        counts["comments"] = sum(1 for _ in comments.iterfind(W + "comment"))
    title, language = _core(package)
    return Document(
        tuple(reader.blocks) or (Block(),),
        title=title,
        language=language or clean(styles.language) or "nb-NO",
        properties=_told(counts),
    )


def _told(counts: Counter[str]) -> dict[str, str]:
    """Return the counts that are more than nothing, as properties."""
    return {name: str(count) for name, count in sorted(counts.items()) if count}


def _part(
    package: Package, name: str | None, most: int = MAX_NODES_BESIDE
) -> etree._Element | None:
    """Return the root of a part, or None when it is missing."""
    content = package.read(name) if name else None
    return None if content is None else parse_part(as_transitional(content), package.path, most)


def _relations(package: Package, part: str) -> dict[str, _Relation]:
    """Return the relations of a part (the package's own for an empty name), by id."""
    folder, name = posixpath.split(part)
    root = _part(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    relations: dict[str, _Relation] = {}
    for element in root.iterfind(REL + "Relationship") if root is not None else ():
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        relations[element.get("Id", "")] = _Relation(kind, target, external)
    return relations


def _target(relations: dict[str, _Relation], kind: str) -> str | None:
    """Return the part of the package that a kind of relation leads to."""
    return next(
        (one.target for one in relations.values() if one.kind == kind and not one.external), None
    )


def _core(package: Package) -> tuple[str, str]:
    """Return the title and language among the file's properties."""
    kinds = ("core-properties",)
    name = next(
        (one.target for one in _relations(package, "").values() if one.kind in kinds),
        "docProps/core.xml",
    )
    root = _part(package, name)
    if root is None:
        return "", ""
    title = clean(root.findtext(DC + "title") or "").strip()
    return title, clean(root.findtext(DC + "language") or "").strip()
