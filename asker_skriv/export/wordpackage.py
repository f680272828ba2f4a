"""A Word file as parts that can be changed and written again."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from asker_skriv.errors import ExportError, UnreadableFileError
from asker_skriv.text.readers.ooxml import REL, R
from asker_skriv.text.readers.package import Package
from asker_skriv.text.readers.safexml import parse_part

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CONTENT_TYPES = "[Content_Types].xml"
_TEMPLATE = "wordprocessingml.template.main+xml"
_DOCUMENT = "wordprocessingml.document.main+xml"
_TIME = (1980, 1, 1, 0, 0, 0)


class WordPackage:
    """The parts of one Word file. ``tree`` hands out a part to change in place."""

    def __init__(self, parts: dict[str, bytes], source: Path) -> None:
        self._parts = parts
        self._trees: dict[str, etree._Element] = {}
        self.source = source
        relation = next(
            (
                element
                for element in self.relations("")
                if element.get("Type", "").endswith("/officeDocument")
            ),
            None,
        )
        self.main = relation.get("Target", "").lstrip("/") if relation is not None else ""
        if self.main not in parts:
            raise self._damaged()

    @classmethod
    def open(cls, path: Path) -> WordPackage:
        """Return the parts of a .docx or .dotx. Raises ExportError."""
        try:
            with Package(path) as package:
                return cls({name: package.read(name) or b"" for name in package.names()}, path)
        except UnreadableFileError as error:
            raise ExportError(
                f"Malfilen «{path.name}» kan ikke brukes. {error} Be IT om å sjekke malen."
            ) from error

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def tree(self, name: str) -> etree._Element:
        """Return the root of an XML part, to be changed in place. Raises ExportError."""
        if name not in self._trees:
            try:
                self._trees[name] = parse_part(self._parts[name], self.source)
            except (UnreadableFileError, KeyError) as error:
                raise self._damaged() from error
        return self._trees[name]

    def put(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part, or replace it."""
        self._parts[name] = content
        self._trees.pop(name, None)
        types = self.tree(CONTENT_TYPES)
        for element in types.findall(TYPES + "Override"):
            if element.get("PartName") == f"/{name}":
                types.remove(element)
        etree.SubElement(types, TYPES + "Override", PartName=f"/{name}", ContentType=content_type)

    def drop(self, name: str) -> None:
        """Take a part away, with all that leads to it."""
        self._parts.pop(name, None)
        self._trees.pop(name, None)
        own = relations_of(name)
        self._parts.pop(own, None)
        self._trees.pop(own, None)
        types = self.tree(CONTENT_TYPES)
        for element in types.findall(TYPES + "Override"):
            if element.get("PartName") == f"/{name}":
                types.remove(element)
        for part in [part for part in self._parts if part.endswith(".rels")]:
            root = self.tree(part)
            for relation in root.findall(REL + "Relationship"):
                external = relation.get("TargetMode") == "External"
                if not external and target_of(part, relation) == name:
                    root.remove(relation)

    def relations(self, part: str) -> list[etree._Element]:
        """Return the relations of a part; of the whole package for an empty name."""
        name = relations_of(part)
        return self.tree(name).findall(REL + "Relationship") if name in self._parts else []

    def target(self, part: str, kind: str) -> str | None:
        """Return the part that a kind of relation of ``part`` leads to."""
        for relation in self.relations(part):
            if relation.get("Type", "").endswith(f"/{kind}"):
                return target_of(relations_of(part), relation)
        return None

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relation and return its id; ``kind`` may be a whole address."""
        name = relations_of(part)
        if name not in self._parts:
            self._parts[name] = f'<Relationships xmlns="{REL[1:-1]}"/>'.encode()
        root = self.tree(name)
        used = {element.get("Id") for element in root}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        full = kind if "://" in kind else f"{R[1:-1]}/{kind}"
        relation = etree.SubElement(root, REL + "Relationship", Id=f"rId{number}", Type=full)
        relation.set("Target", target)
        if external:
            relation.set("TargetMode", "External")
        return f"rId{number}"

    def to_bytes(self) -> bytes:
        """Return the whole file; the same parts give the same bytes."""
        self._become_document()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name in sorted(self._parts, key=lambda part: (part != CONTENT_TYPES, part)):
                info = zipfile.ZipInfo(name, _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                package.writestr(info, self._content(name))
        return out.getvalue()

    def _content(self, name: str) -> bytes:
        """Return a part's bytes, written anew when it was handed out."""
        if name not in self._trees:
            return self._parts[name]
        return etree.tostring(
            self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def _become_document(self) -> None:
        """Say that this is a document: a .dotx differs only in this word."""
        for element in self.tree(CONTENT_TYPES):
            kind = element.get("ContentType", "")
            if _TEMPLATE in kind:
                element.set("ContentType", kind.replace(_TEMPLATE, _DOCUMENT))

    def _damaged(self) -> ExportError:
        return ExportError(
            f"Malfilen «{self.source.name}» er skadet. Be IT om å legge inn malen på nytt."
        )


def relations_of(part: str) -> str:
    """Return the name of the part that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(relations: str, relation: etree._Element) -> str:
    """Return the part that a relation leads to; ``relations`` is the part it stands in."""
    folder = posixpath.dirname(posixpath.dirname(relations))
    path = posixpath.join("/", folder, relation.get("Target", ""))
    return posixpath.normpath(path).lstrip("/")
