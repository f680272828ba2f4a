"""What follows an opened file out again: the words that are seen, and nothing else of it.

Each thing that must stay behind has a mark of its own, looked for in every part of what is
written, unpacked.
"""

from __future__ import annotations

import re
import zipfile

import pytest

from asker_skriv.export.word import save_document
from asker_skriv.text.readers import notices, read_document, structured

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SEEN = "Du får støttekontakt"
BY = 'w:author="IvarForrige" w:initials="IVF" w:date="2024-02-03T04:05:06Z"'


def run(text, look=""):
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


WORD_BODY = f"""
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Vedtak")}</w:p>
<w:p w:rsidR="00ABCDEF">{run(SEEN)}
  <w:del w:id="1" {BY}><w:r><w:delText>SporetSletting</w:delText></w:r></w:del>
  <w:ins w:id="2" {BY}>{run(" fire timer")}</w:ins>
  <w:moveFrom w:id="3" {BY}>{run("SporetFlytting")}</w:moveFrom>
  <w:commentRangeStart w:id="0"/>{run(" i uken.")}<w:commentRangeEnd w:id="0"/>
  <w:r><w:commentReference w:id="0"/></w:r>
  {run("SkjultTekst", "<w:vanish/>")}
  {run("SkjultIStil", '<w:rStyle w:val="Skjult"/>')}
  <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="SkjemaHjelp"/></w:ffData>
    </w:fldChar></w:r><w:r><w:instrText>INCLUDETEXT "C:\\Users\\FeltInstruks\\x.docx"</w:instrText>
    </w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
  <w:hyperlink r:id="fil" w:tooltip="LenkeHint">{run(" Se filen.")}</w:hyperlink>
  <w:bookmarkStart w:id="9" w:name="BokmerkeNavn"/><w:bookmarkEnd w:id="9"/>
  <w:sdt><w:sdtPr><w:alias w:val="KontrollAlias"/><w:tag w:val="KontrollTag"/></w:sdtPr>
    <w:sdtContent>{run(" Fra kontrollen.")}</w:sdtContent></w:sdt>
  <w:r><w:rPr><w:rPrChange w:id="5" {BY}><w:rPr/></w:rPrChange></w:rPr><w:drawing>
    <wp:inline><wp:docPr id="1" name="BildeNavn" descr="BildeTekst"/></wp:inline></w:drawing></w:r>
  <w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run("SkjultAvsnitt", "<w:vanish/>")}</w:p>
<w:sectPr><w:headerReference w:type="default" r:id="topp"/></w:sectPr>
"""
WORD_LEFT_BEHIND = (
    *("SporetSletting", "SporetFlytting", "SkjultTekst", "SkjultIStil", "SkjultAvsnitt"),
    *("KommentarTekst", "IvarForrige", "IVF", "2024-02-03", "SkjemaHjelp", "FeltInstruks"),
    *("LenkeHint", "LenkeMal", "BokmerkeNavn", "KontrollAlias", "KontrollTag", "BildeNavn"),
    *("BildeTekst", "FotnoteTekst", "ToppTekst", "Firma", "Sjefen", "Egendefinert", "Nokkelord"),
    *("Beskrivelse", "XmlData", "MiniatyrBilde", "DokVariabel", "00ABCDEF", "Folk", "Ordlager"),
)


def word_file(path):
    """Write a .docx with one of everything that must stay behind."""
    spaces = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"'
    parts = {
        "_rels/.rels": relations(
            ("d", "officeDocument", "word/document.xml"),
            ("c", "metadata/core-properties", "docProps/core.xml"),
            ("x", "extended-properties", "docProps/app.xml"),
            ("u", "custom-properties", "docProps/custom.xml"),
            ("t", "metadata/thumbnail", "docProps/thumbnail.jpeg"),
        ),
        "word/_rels/document.xml.rels": relations(
            ("s", "styles", "styles.xml"),
            ("k", "comments", "comments.xml"),
            ("f", "footnotes", "footnotes.xml"),
            ("topp", "header", "header1.xml"),
            ("i", "settings", "settings.xml"),
            ("p", "people", "people.xml"),
            ("g", "glossaryDocument", "glossary/document.xml"),
            ("z", "customXml", "../customXml/item1.xml"),
        ).replace(
            "</R",
            f'<Relationship Id="fil" Type="{R}/hyperlink" TargetMode="External" '
            'Target="file:///C:/Users/LenkeMal/brev.docx"/></R',
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{WORD_BODY}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {spaces}><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/></w:style><w:style w:type="character" w:styleId="Skjult">'
        '<w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
        "word/comments.xml": f'<w:comments {spaces}><w:comment w:id="0" {BY}><w:p>'
        f"{run('KommentarTekst')}</w:p></w:comment></w:comments>",
        "word/footnotes.xml": f'<w:footnotes {spaces}><w:footnote w:id="2"><w:p>'
        f"{run('FotnoteTekst')}</w:p></w:footnote></w:footnotes>",
        "word/header1.xml": f"<w:hdr {spaces}><w:p>{run('ToppTekst')}</w:p></w:hdr>",
        "word/settings.xml": f"<w:settings {spaces}><w:docVars>"
        '<w:docVar w:name="a" w:val="DokVariabel"/></w:docVars></w:settings>',
        "word/people.xml": f"<w:people {spaces}><!-- Folk --></w:people>",
        "word/glossary/document.xml": f"<w:glossaryDocument {spaces}><!-- Ordlager -->"
        "</w:glossaryDocument>",
        "docProps/core.xml": '<c:p xmlns:c="core" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>IvarForrige</dc:creator><c:lastModifiedBy>IvarForrige</c:lastModifiedBy>"
        "<c:keywords>Nokkelord</c:keywords><dc:description>Beskrivelse</dc:description></c:p>",
        "docProps/app.xml": "<P><Company>Firma</Company><Manager>Sjefen</Manager></P>",
        "docProps/custom.xml": "<P><property name='Egendefinert'/></P>",
        "docProps/thumbnail.jpeg": "MiniatyrBilde",
        "customXml/item1.xml": "<d>XmlData</d>",
    }
    return packed(path, parts)


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT_BODY = f"""
<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info>
<dc:creator>IvarForrige</dc:creator></office:change-info><text:p>SporetSletting</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Vedtak</text:h>
<text:p>{SEEN}<text:change text:change-id="ct1"/>
<office:annotation><dc:creator>IvarForrige</dc:creator><text:p>KommentarTekst</text:p>
</office:annotation> fire timer i uken.
<text:hidden-text text:string-value="SkjultTekst">SkjultTekst</text:hidden-text>
<text:span text:style-name="S1">SkjultIStil</text:span>
<text:bookmark text:name="BokmerkeNavn"/>
<text:a xlink:href="file:///home/LenkeMal/x.odt" office:title="LenkeHint">Se filen.</text:a>
<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>FotnoteTekst</text:p>
</text:note-body></text:note></text:p>
<text:section text:name="s" text:display="none"><text:p>SkjultAvsnitt</text:p></text:section>
"""
TEXT_STYLES = (
    '<style:style style:name="S1" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
)
TEXT_LEFT_BEHIND = (
    *("SporetSletting", "KommentarTekst", "SkjultTekst", "SkjultIStil", "SkjultAvsnitt"),
    *("IvarForrige", "BokmerkeNavn", "LenkeMal", "LenkeHint", "FotnoteTekst", "Egendefinert"),
    *("MiniatyrBilde", "Skriveren", "Makroen", "Nokkelord"),
)


def text_file(path):
    """Write an .odt with one of everything that must stay behind."""
    names = ("office", "text", "style", "meta", "fo")
    longer = {"fo": "xsl-fo-compatible"}
    spaces = " ".join(f'xmlns:{n}="{ODF}{longer.get(n, n)}:1.0"' for n in names)
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{TEXT_STYLES}"
        f"</office:automatic-styles><office:body><office:text>{TEXT_BODY}</office:text>"
        "</office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {spaces}><office:meta><dc:creator>IvarForrige"
        "</dc:creator><meta:initial-creator>IvarForrige</meta:initial-creator>"
        "<meta:keyword>Nokkelord</meta:keyword>"
        '<meta:user-defined meta:name="a">Egendefinert</meta:user-defined>'
        "</office:meta></office:document-meta>",
        "settings.xml": "<s>Skriveren</s>",
        "Basic/Standard/script.xml": "<s>Makroen</s>",
        "Thumbnails/thumbnail.png": "MiniatyrBilde",
    }
    return packed(path, parts)


PAGE = f"""<html><head><title>Vedtak</title><meta name="author" content="IvarForrige">
<style>/* StilKommentar */</style><!-- Kommentaren --></head><body><h1>Vedtak</h1>
<p>{SEEN}<del>SporetSletting</del> fire timer i uken.
<span style="mso-hide:all">SkjultTekst</span><span style="display:none">SkjultIStil</span>
<span hidden>SkjultAvsnitt</span><script>Skriptet</script>
<a href="file:///C:/Users/LenkeMal/x.docx" title="LenkeHint">Se filen.</a>
<img src="file:///C:/Users/BildeSti/x.png" alt="BildeTekst">
<a style="mso-comment-reference:IVF_1">[IVF1]</a></p>
<div style="mso-element:comment-list"><p>KommentarTekst</p></div></body></html>"""
PAGE_LEFT_BEHIND = (
    *("IvarForrige", "StilKommentar", "Kommentaren", "SporetSletting", "SkjultTekst"),
    *("SkjultIStil", "SkjultAvsnitt", "Skriptet", "LenkeMal", "LenkeHint", "BildeSti"),
    *("KommentarTekst",),
)


def page_file(path):
    path.write_text(PAGE, encoding="utf-8")
    return path


def relations(*each):
    inner = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'
        for name, kind, target in each
    )
    return f'<Relationships xmlns="{REL}">{inner}</Relationships>'


def packed(path, parts):
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def everything(path):
    """Return all that a Word file holds: names and contents of its parts, and the file itself."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist()]
        named = [name.encode() for name in package.namelist()]
        comments = [info.comment + info.extra for info in package.infolist()]
    return b"\n".join([path.read_bytes(), *parts, *named, *comments])


KINDS = [
    ("brev.docx", word_file, WORD_LEFT_BEHIND),
    ("brev.odt", text_file, TEXT_LEFT_BEHIND),
    ("brev.html", page_file, PAGE_LEFT_BEHIND),
]


@pytest.mark.parametrize(("name", "make", "marks"), KINDS, ids=["docx", "odt", "html"])
def test_the_marks_are_in_the_file_that_is_opened(tmp_path, name, make, marks):
    source = make(tmp_path / name)
    content = everything(source) if name != "brev.html" else source.read_bytes()
    assert [mark for mark in marks if mark.encode() not in content] == []


@pytest.mark.parametrize(("name", "make", "marks"), KINDS, ids=["docx", "odt", "html"])
@pytest.mark.parametrize("way", ["eksport", "lagring"])
def test_only_what_is_seen_follows(tmp_path, export, name, make, marks, way):
    document = structured(read_document(make(tmp_path / name)))
    if way == "eksport":
        target = export(document)
    else:
        target = tmp_path / "lagret.docx"
        save_document(document, target)
    content = everything(target)
    assert SEEN.encode() in content
    assert [mark for mark in marks if mark.encode() in content] == []
    assert not re.search(rb"w:(?:ins|del|moveFrom|comment\w*|vanish|rsid\w*)[ />]", content)


def test_a_letter_of_our_own_says_what_stayed_behind(tmp_path):
    (told,) = notices(read_document(word_file(tmp_path / "brev.docx")))
    for part in ("1 kommentar", "sporede slettinger", "skjulte tekster"):
        assert part in told
