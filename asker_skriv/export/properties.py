"""The file's own properties, and what of the template's past must not follow."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from lxml import etree

from asker_skriv.export.wordpackage import WordPackage
from asker_skriv.text.readers.ooxml import W
from asker_skriv.text.readers.pieces import LINE_BREAK, clean

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"

_TRACES = re.compile(
    r"docProps/.*"
    r"|customXml/.*"
    r"|word/(?:comments\w*|people|stylesWithEffects|webSettings)\.xml"
    r"|word/glossary/.*"
    r"|word/vbaProject\.bin|word/vbaData\.xml"
)
_EDITING = ("rsids", "attachedTemplate", "docVars", "documentProtection", "trackRevisions")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MAX_TITLE = 200


def remove_traces(package: WordPackage) -> None:
    """Take away who made the template, and when: people, comments, edit marks, custom data."""
    for name in package.names:
        if _TRACES.fullmatch(name) and not name.endswith(".rels"):
            package.drop(name)
    settings = package.target(package.main, "settings")
    if settings is not None:
        root = package.tree(settings)
        for child in list(root):
            if child.tag in {W + name for name in _EDITING}:
                root.remove(child)
    for name in package.names:
        if name.endswith(".xml") and name.startswith("word/"):
            _remove_edit_marks(package.tree(name))


def set_properties(package: WordPackage, *, title: str, creator: str, language: str) -> None:
    """Write title, creator, language and the time of writing; nothing else about anybody."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    spaces = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    core = etree.Element(f"{{{_CP}}}coreProperties", nsmap=spaces)
    for name, text in (("title", title), ("creator", creator), ("language", language)):
        if text:
            etree.SubElement(core, f"{{{_DC}}}{name}").text = clean(text)
    for name in ("created", "modified"):
        moment = etree.SubElement(core, f"{{{_TERMS}}}{name}")
        moment.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        moment.text = now
    app = etree.Element(f"{{{_EXTENDED}}}Properties")
    etree.SubElement(app, f"{{{_EXTENDED}}}Application").text = "Asker skriv"
    for name, root, kind, content_type in (
        (_CORE, core, _CORE_KIND, _CORE_TYPE),
        (_APP, app, "extended-properties", _APP_TYPE),
    ):
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package.put(name, content, content_type)
        package.relate("", kind, name)


def set_language(package: WordPackage, language: str) -> None:
    """Say which language the text is in, for spelling and for screen readers."""
    part = package.target(package.main, "styles")
    if part is None:
        return
    for run in package.tree(part).iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"):
        place = run.find(W + "lang")
        if place is None:
            place = etree.SubElement(run, W + "lang")
        place.set(W + "val", language)


def safe_language(language: str) -> str:
    """Return a language tag that is one; Bokmål for anything else."""
    return language if _LANGUAGE.fullmatch(language) else "nb-NO"


def safe_title(title: str) -> str:
    """Return a title on one line and of reasonable length."""
    return " ".join(clean(title).replace(LINE_BREAK, " ").split())[:_MAX_TITLE]


def _remove_edit_marks(root: etree._Element) -> None:
    """Take away the numbers that tell Word's editing sessions apart."""
    for element in root.iter():
        for name in [name for name in element.attrib if str(name).startswith(W + "rsid")]:
            del element.attrib[name]
