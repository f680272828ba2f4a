"""What the .docx reader keeps, resolves and leaves out."""

from asker_skriv.text.model import BlockKind, Cell
from asker_skriv.text.readers import notices, read_document

from .packages import docx, p, r

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Kommunens mellomtittel"/>
  <w:basedOn w:val="Overskrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Omriss"><w:name w:val="Min stil"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Listeavsnitt"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperkobling"><w:name w:val="Hyperlink"/>
  <w:rPr><w:u w:val="single"/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def read(tmp_path, body, **parts):
    return read_document(docx(tmp_path / "brev.docx", body, **parts))


def test_headings_are_known_by_style_name_base_and_outline(tmp_path):
    body = p("En", "Overskrift1") + p("To", "Egen") + p("Tre", "Omriss") + p("Tekst")
    blocks = read(tmp_path, body, styles=STYLES).blocks
    assert [(b.kind, b.level) for b in blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_without_a_styles_part_the_style_id_is_the_name(tmp_path):
    (block,) = read(tmp_path, p("Tittel", "Heading2")).blocks
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_looks_come_from_runs_and_character_styles(tmp_path):
    body = (
        "<w:p>" + r("a", "<w:b/>") + r("b", "<w:b/>") + r("c", '<w:i/><w:b w:val="0"/>')
        + r("d", '<w:rStyle w:val="Sterk"/>') + r("e", '<w:u w:val="single"/>')
        + r("f", '<w:u w:val="none"/>') + "</w:p>"
    )  # fmt: skip
    (block,) = read(tmp_path, body, styles=STYLES).blocks
    assert [(x.text, x.bold, x.italic, x.underline) for x in block.runs] == [
        ("ab", True, False, False),
        ("c", False, True, False),
        ("d", True, False, False),
        ("e", False, False, True),
        ("f", False, False, False),
    ]


def test_links_are_kept_and_their_underline_is_not_emphasis(tmp_path):
    link = '<w:hyperlink r:id="r1">' + r("siden", '<w:rStyle w:val="Hyperkobling"/>')
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"mailto:post@eksempel.no" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("skriv")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{link}</w:hyperlink>{r(' eller ')}{field}</w:p>"
    document = read(tmp_path, body, styles=STYLES, links={"r1": "https://eksempel.no"})
    (block,) = document.blocks
    assert [(x.text, x.link, x.underline) for x in block.runs] == [
        ("siden", "https://eksempel.no", False),
        (" eller ", None, False),
        ("skriv", "mailto:post@eksempel.no", False),
    ]


def test_a_link_that_would_run_something_is_only_text(tmp_path):
    body = f'<w:p><w:hyperlink r:id="r1">{r("klikk")}</w:hyperlink></w:p>'
    (block,) = read(tmp_path, body, links={"r1": "javascript:alert(1)"}).blocks
    assert block.runs[0].link is None


def test_lists_are_resolved_through_numbering(tmp_path):
    body = (
        p("kulepunkt", numbering="1 0") + p("under", numbering="1 1") + p("stil", "Listeavsnitt")
        + p("første", numbering="2 0") + p("bokstav", numbering="2 1") + p("andre", numbering="2 0")
        + p("ny liste", numbering="3 0") + p("ingen liste", numbering="0 0")
    )  # fmt: skip
    blocks = read(tmp_path, body, styles=STYLES, numbering=NUMBERING).blocks
    assert [(b.kind.name, b.level, b.ordered, b.list_id) for b in blocks] == [
        ("LIST_ITEM", 0, False, 0),
        ("LIST_ITEM", 1, False, 0),
        ("LIST_ITEM", 0, False, 0),
        ("LIST_ITEM", 0, True, 1),
        ("LIST_ITEM", 1, True, 1),
        ("LIST_ITEM", 0, True, 1),
        ("LIST_ITEM", 0, True, 2),
        ("PARAGRAPH", 0, False, 0),
    ]


def test_items_after_a_restart_belong_to_the_list_that_restarted(tmp_path):
    # LibreOffice gives only the first item of a restarted list the number that restarts.
    body = (
        p("a1", numbering="2 0") + p("b1", numbering="3 0") + p("b2", numbering="2 0")
        + p("b3", numbering="3 0")
    )  # fmt: skip
    blocks = read(tmp_path, body, numbering=NUMBERING).blocks
    assert [(b.text, b.list_id) for b in blocks] == [("a1", 1), ("b1", 2), ("b2", 2), ("b3", 2)]


def test_tables_give_cells_with_header_span_and_merge(tmp_path):
    def row(*cells, header=""):
        return f"<w:tr><w:trPr>{header}</w:trPr>{''.join(cells)}</w:tr>"

    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    body = (
        "<w:tbl>"
        + row(cell("Periode", '<w:gridSpan w:val="2"/>'), cell("Beløp"), header="<w:tblHeader/>")
        + row(cell("jan", '<w:vMerge w:val="restart"/>'), cell("x"), cell("1 000 kr"))
        + row(cell("", "<w:vMerge/>"), cell("y"), cell("2 000 kr"))
        + "</w:tbl>"
    )
    blocks = read(tmp_path, body).blocks
    assert [(b.text, b.cell) for b in blocks] == [
        ("Periode", Cell(0, 0, 0, True)),
        ("Beløp", Cell(0, 0, 2, True)),
        ("jan", Cell(0, 1, 0)),
        ("x", Cell(0, 1, 1)),
        ("1 000 kr", Cell(0, 1, 2)),
        ("y", Cell(0, 2, 1)),
        ("2 000 kr", Cell(0, 2, 2)),
    ]
    assert all(b.kind is BlockKind.TABLE_CELL for b in blocks)


def test_tracked_changes_are_taken_and_told(tmp_path):
    body = (
        "<w:p>" + r("Du får ") + '<w:del w:id="1"><w:r><w:delText>ikke </w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{r("hel ")}</w:ins>' + r("plass") + "</w:p>"
        + f'<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>{r("To avsnitt ")}</w:p>'
        + p("ble ett")
    )  # fmt: skip
    document = read(tmp_path, body)
    assert document.text == "Du får hel plass\nTo avsnitt ble ett"
    assert document.properties == {"deletions": "1"}
    assert notices(document) == (
        "Dette ble ikke med fra filen: 1 sporet sletting. Originalen er uendret.",
    )


def test_hidden_text_and_comments_do_not_come_along(tmp_path):
    body = "<w:p>" + r("Synlig") + r("hemmelig", "<w:vanish/>") + "</w:p>"
    comments = f'<w:comment w:id="1">{p("hva mener du?")}</w:comment>'
    document = read(tmp_path, body, comments=comments)
    assert document.text == "Synlig"
    assert document.properties == {"comments": "1", "hidden": "1"}


def test_a_text_box_becomes_paragraphs_once(tmp_path):
    box = f"<w:drawing><w:txbxContent>{p('i boksen')}</w:txbxContent></w:drawing>"
    old = f"<w:pict><w:txbxContent>{p('i boksen')}</w:txbxContent></w:pict>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    document = read(tmp_path, f"<w:p>{r('før')}<w:r>{both}</w:r></w:p>")
    assert document.text == "før\ni boksen"


def test_breaks_tabs_and_special_hyphens_are_characters(tmp_path):
    body = (
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/>"
        '<w:t>d</w:t><w:br w:type="page"/><w:t>e</w:t></w:r></w:p>'
    )
    assert read(tmp_path, body).text == "a\u2028b\tc\u2011de"


def test_content_controls_and_fields_show_their_content(tmp_path):
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('i feltet')}</w:sdtContent></w:sdt>"
    inline = (
        f"<w:p><w:sdt><w:sdtContent>{r('26/1')}</w:sdtContent></w:sdt>"
        f'<w:fldSimple w:instr=" PAGE ">{r("3")}</w:fldSimple></w:p>'
    )
    assert read(tmp_path, control + inline).text == "i feltet\n26/13"


def test_title_and_language_are_the_files_own(tmp_path):
    core = "<dc:title>Vedtak</dc:title><dc:creator>Ola</dc:creator><dc:language>nn-NO</dc:language>"
    document = read(tmp_path, p("Tekst"), core=core)
    assert (document.title, document.language) == ("Vedtak", "nn-NO")
    assert "Ola" not in str(document)


def test_strict_open_xml_reads_the_same(tmp_path):
    import zipfile

    path = docx(tmp_path / "brev.docx", p("Tittel", "Heading1"))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    common = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(common, strict)
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert read_document(path).text == "Tittel"


def test_pictures_without_words_for_the_blind_are_told_of(tmp_path):
    def picture(told, inside=""):
        return f"<w:r><w:drawing><w:docPr id='1' {told}>{inside}</w:docPr></w:drawing></w:r>"

    ornament = "<x:decorative xmlns:x='urn:x' val='1'/>"
    pictures = (picture(""), picture("descr=' '"), picture("descr='Kart'"), picture("", ornament))
    path = docx(tmp_path / "a.docx", f"<w:p>{''.join(pictures)}</w:p>")
    document = read_document(path)
    assert document.properties == {"images": "4", "undescribed": "2"}
    assert notices(document)[1].startswith("2 bilder i filen mangler alternativ tekst.")
