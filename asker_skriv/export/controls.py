"""Word's content controls: finding them by tag, filling them, and taking them away.

A control stands inside a line (one field) or around whole paragraphs (a group, or the text).
What is filled in becomes ordinary text: a finished letter has no controls.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from asker_skriv.export.wordpackage import WordPackage
from asker_skriv.export.wordxml import text_run
from asker_skriv.text.readers.ooxml import W, value

BODY_TAG = "brodtekst"
SIGNATURE_TAG = "signatur"

_SDT = W + "sdt"
_STORIES = ("header", "footer")


def stories(package: WordPackage) -> list[str]:
    """Return the parts that hold text: the document, and its headers and footers."""
    parts = [package.main]
    folder = package.main.rpartition("/")[0]
    for name in package.names:
        place, _, file = name.rpartition("/")
        if place == folder and file.startswith(_STORIES) and file.endswith(".xml"):
            parts.append(name)
    return parts


def tags(package: WordPackage) -> set[str]:
    """Return the tags of all content controls."""
    return {
        tag
        for part in stories(package)
        for control in package.tree(part).iter(_SDT)
        if (tag := tag_of(control))
    }


def tag_of(control: etree._Element) -> str:
    """Return a control's tag."""
    return value(control.find(W + "sdtPr"), "tag") or ""


def find(root: etree._Element, tag: str) -> list[etree._Element]:
    """Return the controls of a tag."""
    return [control for control in root.iter(_SDT) if tag_of(control) == tag]


def content_of(control: etree._Element) -> etree._Element | None:
    """Return what stands inside a control."""
    return control.find(W + "sdtContent")


def fill(root: etree._Element, values: Mapping[str, str]) -> None:
    """Fill all fields in ``root``; paragraphs and groups with only empty fields go away.

    A field without a value is empty. Other controls are left alone.
    """
    groups = [one for one in root.iter(_SDT) if _is_group(one)]
    for control in groups:
        fields = [inner for inner in control.iter(_SDT) if not _is_group(inner)]
        if fields and not any(_value(field, values) for field in fields):
            remove(control)
    for paragraph in list(root.iter(W + "p")):
        fields = list(paragraph.iter(_SDT))
        if paragraph.find(f".//{W}drawing") is not None:
            continue
        if fields and not any(_value(field, values) for field in fields):
            _remove_paragraph(paragraph)
    for control in [one for one in root.iter(_SDT) if not _is_group(one)]:
        replace(control, _filled(control, _value(control, values)))


def unwrap_groups(root: etree._Element) -> None:
    """Take away the controls around paragraphs, and keep the paragraphs."""
    for control in [one for one in root.iter(_SDT) if _is_group(one)]:
        content = content_of(control)
        replace(control, list(content) if content is not None else [])


def replace(control: etree._Element, elements: Iterable[etree._Element]) -> None:
    """Put elements where a control stands."""
    for element in elements:
        control.addprevious(element)
    remove(control)


def remove(control: etree._Element) -> None:
    """Take away a control with all it holds."""
    parent = control.getparent()
    if parent is not None:
        parent.remove(control)


def _is_group(control: etree._Element) -> bool:
    """Return whether a control stands around paragraphs or table parts."""
    content = content_of(control)
    holders = (W + "p", W + "tbl", W + "tr", W + "tc", _SDT)
    first = next(iter(content), None) if content is not None else None
    if first is None:
        parent = control.getparent()
        return parent is not None and parent.tag != W + "p"
    return first.tag in holders and (first.tag != _SDT or _is_group(first))


def _value(control: etree._Element, values: Mapping[str, str]) -> str:
    """Return the text for a control."""
    return values.get(tag_of(control), "").strip()


def _filled(control: etree._Element, text: str) -> list[etree._Element]:
    """Return the run that replaces a field, with the look that the field had in the template."""
    if not text:
        return []
    content = content_of(control)
    first = content.find(f".//{W}r/{W}rPr") if content is not None else None
    look = deepcopy(first) if first is not None else None
    style = look.find(W + "rStyle") if look is not None else None
    if look is not None and style is not None and "laceholder" in style.get(W + "val", ""):
        look.remove(style)
    lines = "\u2028".join(line.strip() for line in text.splitlines())
    return [text_run(lines, look)]


def _remove_paragraph(paragraph: etree._Element) -> None:
    """Take away a paragraph; the last one of a cell, header or footer is emptied instead."""
    parent = paragraph.getparent()
    if parent is None:
        return
    needs_one = parent.tag in (W + "tc", W + "hdr", W + "ftr")
    if needs_one and len(parent.findall(W + "p")) == 1:
        for child in list(paragraph):
            if child.tag != W + "pPr":
                paragraph.remove(child)
        return
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    if section is None:
        parent.remove(paragraph)
