"""Makes small packages from XML, so that each test shows exactly what is in its file."""

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TARGETS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "comments": "comments.xml",
}


def docx(
    path: Path,
    body: str,
    *,
    links: dict[str, str] | None = None,
    core: str = "",
    **parts: str,
) -> Path:
    """Write a .docx with the body's inner XML and the inner XML of further parts."""
    relations = "".join(
        f'<Relationship Id="p{i}" Type="{R}/{kind}" Target="{_TARGETS[kind]}"/>'
        for i, kind in enumerate(parts)
    ) + "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{url}" TargetMode="External"/>'
        for name, url in (links or {}).items()
    )
    spaces = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_REL}"><Relationship Id="d" Type="{R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_REL}">{relations}</Relationships>',
        )
        for kind, inner in parts.items():
            package.writestr(f"word/{_TARGETS[kind]}", f"<w:{kind} {spaces}>{inner}</w:{kind}>")
        if core:
            package.writestr(
                "docProps/core.xml",
                '<c:p xmlns:c="core" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                + core
                + "</c:p>",
            )
    return path


def p(text: str, style: str = "", numbering: str = "", run: str = "") -> str:
    """Return one Word paragraph; ``numbering`` is «numId ilvl»."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        number, level = numbering.split()
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return one Word run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def odt(path: Path, text: str, styles: str = "", **parts: str) -> Path:
    """Write an .odt with the inner XML of ``office:text`` and of the automatic styles."""
    spaces = " ".join(
        f'xmlns:{short}="{_ODF}{long}:1.0"'
        for short, long in {
            "office": "office",
            "text": "text",
            "table": "table",
            "draw": "drawing",
            "style": "style",
            "fo": "xsl-fo-compatible",
        }.items()
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body>"
            "</office:document-content>",
        )
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return path
