"""HTML from files and from the clipboard: structure kept, junk dropped."""

from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.text.model import BlockKind, Cell
from asker_skriv.text.readers import document_from_html, notices, read_document

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} @list l0:level1 {mso-level-number-format:bullet;} --></style>
</head><body lang=NO-BOK style='tab-interval:35.4pt'><!--StartFragment-->
<h1>Du får plass<o:p></o:p></h1>
<p class=MsoNormal>Vi har <b style='mso-bidi-font-weight:normal'>innvilget</b><span
style='mso-spacerun:yes'>&nbsp; </span>søknaden <i>din</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Ta med legitimasjon<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>pass<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span>
<span style='mso-list:Ignore'>1.<span>&nbsp;
</span></span></span><!--[endif]-->Ring oss<o:p></o:p></p>
<p class=MsoNormal>Se <a href="https://eksempel.no/sfo">vedtektene</a><span
class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor
href="#_msocom_1">[KE1]</a></span></span>.</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'>Skal dette med?</div></div>
<!--EndFragment--></body></html>
"""


def shape(document):
    return [(b.kind.name, b.level, b.ordered, b.text) for b in document.blocks]


def test_a_paste_from_word_keeps_structure_and_drops_junk():
    document = document_from_html(WORD)
    assert shape(document) == [
        ("HEADING", 1, False, "Du får plass"),
        ("PARAGRAPH", 0, False, "Vi har innvilget søknaden din."),
        ("PARAGRAPH", 0, False, ""),
        ("LIST_ITEM", 0, False, "Ta med legitimasjon"),
        ("LIST_ITEM", 1, False, "pass"),
        ("LIST_ITEM", 0, True, "Ring oss"),
        ("PARAGRAPH", 0, False, "Se vedtektene."),
    ]
    bold = [run.text for run in document.blocks[1].runs if run.bold]
    assert bold == ["innvilget"]
    assert document.blocks[6].runs[1].link == "https://eksempel.no/sfo"


def test_nested_lists_and_their_numbers():
    html = (
        "<ol><li>En<ul><li>punkt</li></ul></li><li><p>To</p><p>mer om to</p></li></ol>"
        "<ol><li>Ny</li></ol>"
    )
    blocks = document_from_html(html).blocks
    assert [(b.text, b.kind.name, b.level, b.ordered, b.list_id) for b in blocks] == [
        ("En", "LIST_ITEM", 0, True, 1),
        ("punkt", "LIST_ITEM", 1, False, 0),
        ("To", "LIST_ITEM", 0, True, 1),
        ("mer om to", "PARAGRAPH", 0, False, 0),
        ("Ny", "LIST_ITEM", 0, True, 2),
    ]


def test_a_list_that_starts_later_continues_the_one_before():
    html = "<ol><li>En</li></ol><p>Mellom</p><ol start=2><li>To</li></ol><ol><li>Ny</li></ol>"
    blocks = document_from_html(html).blocks
    assert [b.list_id for b in blocks if b.ordered] == [1, 1, 2]


def test_the_weight_of_a_heading_and_the_line_under_a_link_are_no_emphasis():
    html = (
        "<h1><span style='font-weight:700'>Tittel</span></h1><p><u><a href='#x'>lenke</a></u></p>"
    )
    heading, paragraph = document_from_html(html).blocks
    assert not heading.runs[0].bold
    assert not paragraph.runs[0].underline


def test_tables_with_spans_and_headers():
    html = (
        "<table><tr><th>Måned<th>Beløp</tr><tr><td rowspan=2>jan<td>1</tr>"
        "<tr><td><p>2</p><p>3</p></td></tr></table>"
    )
    blocks = document_from_html(html).blocks
    assert [(b.text, b.cell) for b in blocks] == [
        ("Måned", Cell(0, 0, 0, True)),
        ("Beløp", Cell(0, 0, 1, True)),
        ("jan", Cell(0, 1, 0)),
        ("1", Cell(0, 1, 1)),
        ("2", Cell(0, 2, 1)),
        ("3", Cell(0, 2, 1)),
    ]


def test_scripts_hidden_text_and_pictures_are_gone_and_told():
    html = (
        "<title>Side</title><script>alert(1)</script><style>p{}</style><p>Tekst"
        "<span style='display:none'>skjult</span><img src='http://eksempel.no/spor.gif'></p>"
        "<p><a href='javascript:x()'>lenke</a></p>"
    )
    document = document_from_html(html)
    assert document.text == "Tekst\nlenke"
    assert document.title == "Side"
    assert document.properties == {"hidden": "1", "images": "1", "undescribed": "1"}
    assert document.blocks[1].runs[0].link is None


def test_a_picture_without_words_for_the_blind_is_told_of():
    html = "<p>Kart <img src='a.png'><img src='b.png' alt='Kart over Asker'><img alt=''></p>"
    document = document_from_html(html)
    assert document.properties == {"images": "3", "undescribed": "1"}
    assert notices(document)[1].startswith("Et bilde i filen mangler alternativ tekst.")


def test_google_docs_wrapper_is_not_bold():
    html = (
        "<b style='font-weight:normal'><p><span style='font-weight:700'>Frist</span> 1. mai</p></b>"
    )
    (block,) = document_from_html(html).blocks
    assert [(run.text, run.bold) for run in block.runs] == [("Frist", True), (" 1. mai", False)]


def test_white_space_is_as_a_browser_shows_it():
    html = "<p>  To\n  ord <b> og </b> mer<br>ny linje<br></p><pre>a\n  b</pre>"
    assert document_from_html(html).text == "To ord og mer\u2028ny linje\na\u2028  b"


def test_headings_below_three_are_three_and_quotes_are_quotes():
    blocks = document_from_html("<h5>Lite</h5><blockquote><p>Sagt</p></blockquote>").blocks
    assert [(b.kind, b.level) for b in blocks] == [(BlockKind.HEADING, 3), (BlockKind.QUOTE, 0)]


def test_lone_surrogates_and_emoji_from_the_clipboard():
    assert document_from_html("<p>a\ud83d\ude00b\ud800c</p>").text == "a\U0001f600b\ufffdc"


def test_the_declared_encoding_of_a_file_is_followed(tmp_path):
    path = tmp_path / "side.html"
    path.write_bytes("<meta charset='iso-8859-1'><p>blåbær – på".encode("cp1252"))
    assert read_document(path).text == "blåbær – på"


@given(st.text(alphabet=st.sampled_from("<>/ab=\"'!-[] pli&;\n") | st.characters(), max_size=300))
def test_any_markup_gives_blocks_without_newlines(html):
    document = document_from_html(html)
    assert document.blocks
    assert all("\n" not in block.text and "\r" not in block.text for block in document.blocks)
