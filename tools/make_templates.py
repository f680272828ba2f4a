"""Writes the Word templates of ``resources/maler`` from scratch: `python -m tools.make_templates`.

Run it only to begin anew: the .docx files are the truth and may be edited in Word. The same run
gives the same bytes.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools import wordparts
from tools.wordparts import ACCENT, HEAD, SPACES, R
from tools.wordstyles import styles_part

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "maler"
_MM = 56.7  # twentieths of a point
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LEFT, _RIGHT, _TOP, _BOTTOM, _HEADER = 25, 25, 25, 22, 13
_WINDOW_TOP = 50
"""Millimetres from the top of the page to the address: inside the window of C5 and E65 envelopes
(window from about 42 to 87 mm down and from 20 mm in on a folded A4 page)."""


def mm(length: float) -> int:
    """Return millimetres as Word's twentieths of a point."""
    return round(length * _MM)


def field(tag: str, label: str, style: str = "") -> str:
    """Return a content control inside a line; its tag is the field's id."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{tag}"/>'
        f'<w:id w:val="{_number(tag + label + style)}"/><w:text w:multiLine="1"/></w:sdtPr>'
        f"<w:sdtContent><w:r>{look}<w:t>{label}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def group(tag: str, label: str, inner: str) -> str:
    """Return a content control around whole paragraphs."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{tag}"/>'
        f'<w:id w:val="{_number(tag + label)}"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _number(text: str) -> int:
    """Return a control's id: any number, the same each time."""
    total = 7
    for char in text:
        total = (total * 31 + ord(char)) % 2_000_000_000
    return total


def p(style: str, inner: str, more: str = "") -> str:
    """Return a paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'


def t(text: str, look: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def labelled(tag: str, label: str) -> str:
    """Return a label and its field."""
    return t(f"{label}: ", '<w:rStyle w:val="Ledetekst"/>') + field(tag, label)


_BODY = group("brodtekst", "Brevteksten", p("Brodtekst", t("Brevteksten kommer her.")))
_TAB = "<w:r><w:tab/></w:r>"
_KEEP = "<w:keepNext/>"
_BREAK = "<w:r><w:br/></w:r>"
_PAGE = (
    t("Side ")
    + '<w:fldSimple w:instr=" PAGE ">' + t("1") + "</w:fldSimple>"
    + t(" av ") + '<w:fldSimple w:instr=" NUMPAGES ">' + t("1") + "</w:fldSimple>"
)  # fmt: skip


def _section(first_header: bool) -> str:
    first = (
        '<w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId7"/>'
    )
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/>'
        + (first if first_header else "")
        + '<w:footerReference w:type="default" r:id="rId7"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{mm(_TOP)}" w:right="{mm(_RIGHT)}" '
        f'w:bottom="{mm(_BOTTOM)}" w:left="{mm(_LEFT)}" w:header="{mm(_HEADER)}" '
        f'w:footer="{mm(10)}" w:gutter="0"/>' + ("<w:titlePg/>" if first_header else "")
        + "</w:sectPr>"
    )  # fmt: skip


def letter() -> dict[str, str]:
    """Return the parts of «brev»: address window at the left, case details at the right."""
    frame = (
        f'<w:framePr w:w="{mm(62)}" w:hSpace="{mm(3)}" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{mm(123)}" w:y="{mm(_WINDOW_TOP)}"/>'
    )
    details = "".join(
        p("Saksopplysninger", labelled(tag, label), frame)
        for tag, label in (
            *(("dato", "Dato"), ("saksnummer", "Saksnummer"), ("var_ref", "Vår ref.")),
            *(("deres_ref", "Deres ref."),),
        )
    )
    signature = group(
        "signatur",
        "Underskrift",
        p("Hilsen", t("Vennlig hilsen"))
        + p("Underskrift", field("avsender", "Navn"), f'{_KEEP}<w:spacing w:before="240"/>')
        + p("Underskrift", field("stilling", "Stilling"), _KEEP)
        + p("Underskrift", field("avdeling", "Avdeling"), _KEEP)
        + p("Underskrift", labelled("telefon", "Telefon"), _KEEP)
        + p("Underskrift", labelled("epost", "E-post")),
    )
    body = (
        details
        + p("Mottaker", field("mottaker", "Mottaker"))
        + p("Mottaker", "", f'<w:spacing w:line="{mm(16)}" w:lineRule="exact"/>')
        + _BODY
        + signature
        + p("Tillegg", t("Vedlegg", "<w:b/>") + _BREAK + field("vedlegg", "Vedlegg"))
        + p("Tillegg", t("Kopi til", "<w:b/>") + _BREAK + field("kopi", "Kopi til"))
    )
    # The first header's lines have fixed heights, so that the text below begins at the window.
    header = (
        p(
            "Kommunenavn",
            field("profil.logo", "Logo") + field("profil.kommune", "Kommunens navn"),
            f'<w:spacing w:line="{mm(9)}" w:lineRule="exact"/>',
        )
        + p(
            "Topptekst",
            field("avdeling", "Avdeling", "Ledetekst"),
            f'<w:spacing w:line="{mm(6)}" w:lineRule="exact"/>',
        )
        + p(
            "Topptekst",
            "",
            f'<w:spacing w:line="{mm(_WINDOW_TOP - _HEADER - 15)}" w:lineRule="exact"/>',
        )
    )
    return _parts(body, header, styles_part(20))


def information_letter() -> dict[str, str]:
    """Return the parts of «informasjonsbrev»: a band at the top, a contact box at the end."""
    contact = group(
        "kontakt",
        "Kontaktboks",
        p("Saksopplysninger", "", f'<w:spacing w:line="{mm(5)}" w:lineRule="exact"/>')
        + p("Kontakttittel", t("Kontakt oss"))
        + p("Kontakt", field("avsender", "Kontaktperson"), _KEEP)
        + p("Kontakt", labelled("telefon", "Telefon"), _KEEP)
        + p("Kontakt", labelled("epost", "E-post")),
    )
    body = (
        p("Saksopplysninger", labelled("dato", "Dato"))
        + p("Saksopplysninger", labelled("saksnummer", "Saksnummer"))
        + p("Saksopplysninger", labelled("mottakere", "Til"))
        + p("Saksopplysninger", "", f'<w:spacing w:line="{mm(9)}" w:lineRule="exact"/>')
        + _BODY
        + contact
    )
    band = (
        f'<w:pBdr><w:top w:val="single" w:sz="48" w:space="0" w:color="{ACCENT}" '
        'w:themeColor="accent1"/></w:pBdr>'
    )
    exact = f'<w:spacing w:line="{mm(5)}" w:lineRule="exact"/>'
    name = field("profil.logo", "Logo") + field("profil.kommune", "Kommunens navn")
    header = (
        p("Topptekst", "", band + exact)
        + p("Kommunenavn", name)
        + p("Topptekst", field("avdeling", "Avdeling", "Ledetekst"))
    )
    header += p("Topptekst", "", f'<w:spacing w:line="{mm(8)}" w:lineRule="exact"/>')
    return _parts(body, header, styles_part(24))


def working_copy() -> dict[str, str]:
    """Return the parts of the writer's own plain document: styles and lists, no letterhead."""
    parts = _parts("", "", styles_part(20))
    margins = f'w:top="{mm(25)}" w:right="{mm(25)}" w:bottom="{mm(25)}" w:left="{mm(25)}"'
    section = (
        f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:header="709" '
        'w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    paragraph = group("brodtekst", "Teksten", p("Brodtekst", ""))
    parts["word/document.xml"] = _document(paragraph + section)
    for name in list(parts):
        if "header" in name or "footer" in name:
            del parts[name]
    return parts


def _document(inner: str) -> str:
    return f"{HEAD}<w:document {SPACES}><w:body>{inner}</w:body></w:document>"


def _parts(body: str, first_header: str, styles: str) -> dict[str, str]:
    next_header = p(
        "Topptekst",
        field("profil.kommune", "Kommunens navn", "Ledetekst")
        + _TAB
        + field("saksnummer", "Saksnummer", "Ledetekst"),
        '<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>',
    )
    rule = (
        f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{ACCENT}" '
        'w:themeColor="accent1"/></w:pBdr>'
    )
    footer = p("Bunntekst", field("profil.bunntekst", "Kommunens adresse") + _TAB + _PAGE, rule)
    return {
        "word/document.xml": _document(body + _section(bool(first_header))),
        "word/styles.xml": styles,
        "word/numbering.xml": wordparts.numbering_part(),
        "word/settings.xml": wordparts.settings_part(),
        "word/fontTable.xml": wordparts.font_part(),
        "word/theme/theme1.xml": wordparts.theme_part(),
        "word/header1.xml": f"{HEAD}<w:hdr {SPACES}>{first_header}</w:hdr>",
        "word/header2.xml": f"{HEAD}<w:hdr {SPACES}>{next_header}</w:hdr>",
        "word/footer1.xml": f"{HEAD}<w:ftr {SPACES}>{footer}</w:ftr>",
    }


_KINDS = {
    "document": ("", f"{_WORD}.document.main+xml"),
    "styles": ("rId1", f"{_WORD}.styles+xml"),
    "numbering": ("rId2", f"{_WORD}.numbering+xml"),
    "settings": ("rId3", f"{_WORD}.settings+xml"),
    "theme1": ("rId4", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "header1": ("rId5", f"{_WORD}.header+xml"),
    "header2": ("rId6", f"{_WORD}.header+xml"),
    "fontTable": ("rId8", f"{_WORD}.fontTable+xml"),
    "footer1": ("rId7", f"{_WORD}.footer+xml"),
}


def write(path: Path, parts: dict[str, str]) -> None:
    """Write the package, with a fixed time on every part."""
    overrides, relations = "", ""
    for name in parts:
        stem = Path(name).stem
        relation, content_type = _KINDS[stem]
        overrides += f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        if relation:
            kind = stem.rstrip("0123456789")
            target = name.removeprefix("word/")
            relations += f'<Relationship Id="{relation}" Type="{R}/{kind}" Target="{target}"/>'
    everything = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_RELS}"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        **parts,
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{_RELS}">{relations}'
        "</Relationships>",
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in everything.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)


def main() -> None:
    """Write all templates."""
    write(FOLDER / "brev" / "brev.docx", letter())
    write(FOLDER / "informasjonsbrev" / "informasjonsbrev.docx", information_letter())
    write(FOLDER / "arbeidskopi" / "arbeidskopi.docx", working_copy())


if __name__ == "__main__":
    main()
