"""What the .odt reader keeps, resolves and leaves out."""

from asker_skriv.text.model import Cell
from asker_skriv.text.readers import read_document

from .packages import odt

STYLES = """
<style:style style:name="T1" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text">
  <style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>
  <text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/>
</text:list-style>
"""


def read(tmp_path, text, **parts):
    return read_document(odt(tmp_path / "brev.odt", text, STYLES, **parts))


def test_headings_looks_links_and_white_space(tmp_path):
    text = (
        '<text:p text:style-name="P1">Tittel</text:p><text:h text:outline-level="4">Under</text:h>'
        '<text:p>  Vi\n har <text:span text:style-name="T1">innvilget</text:span>'
        '<text:s text:c="2"/>det<text:tab/><text:a xlink:href="https://eksempel.no">her</text:a>'
        "<text:line-break/>slutt</text:p>"
    )
    blocks = read(tmp_path, text).blocks
    assert [(b.kind.name, b.level) for b in blocks] == [
        ("HEADING", 1),
        ("HEADING", 3),
        ("PARAGRAPH", 0),
    ]
    assert blocks[2].text == "Vi har innvilget  det\ther\u2028slutt"
    assert [(run.text, run.bold, run.link) for run in blocks[2].runs][1:4:2] == [
        ("innvilget", True, None),
        ("her", False, "https://eksempel.no"),
    ]


def test_lists_by_style_and_level(tmp_path):
    def item(inner):
        return f"<text:list-item>{inner}</text:list-item>"

    text = (
        '<text:list text:style-name="L1">'
        + item(
            "<text:p>kule</text:p><text:list>" + item("<text:p>bokstav</text:p>") + "</text:list>"
        )
        + "</text:list>"
        '<text:list text:style-name="L2">'
        + item("<text:p>en</text:p><text:p>mer</text:p>")
        + "</text:list>"
    )
    blocks = read(tmp_path, text).blocks
    assert [(b.text, b.kind.name, b.level, b.ordered, b.list_id) for b in blocks] == [
        ("kule", "LIST_ITEM", 0, False, 0),
        ("bokstav", "LIST_ITEM", 1, True, 1),
        ("en", "LIST_ITEM", 0, True, 2),
        ("mer", "PARAGRAPH", 0, False, 0),
    ]


def test_tables_with_header_rows_and_covered_cells(tmp_path):
    def cell(text, span=""):
        return f"<table:table-cell {span}><text:p>{text}</text:p></table:table-cell>"

    text = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("A", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>"
        + cell("B")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("1") + cell("2") + cell("3") + "</table:table-row></table:table>"
    )  # fmt: skip
    assert [(b.text, b.cell) for b in read(tmp_path, text).blocks] == [
        ("A", Cell(0, 0, 0, True)),
        ("B", Cell(0, 0, 2, True)),
        ("1", Cell(0, 1, 0)),
        ("2", Cell(0, 1, 1)),
        ("3", Cell(0, 1, 2)),
    ]


def test_deletions_comments_notes_and_hidden_text_stay_behind(tmp_path):
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Synlig<office:annotation><text:p>kommentar</text:p></office:annotation>"
        '<text:span text:style-name="T2">skjult</text:span>'
        "<text:note><text:note-body><text:p>fotnote</text:p></text:note-body></text:note></text:p>"
    )
    document = read(tmp_path, text)
    assert document.text == "Synlig"
    assert document.properties == {
        "comments": "1",
        "deletions": "1",
        "footnotes": "1",
        "hidden": "1",
    }


def test_a_text_frame_follows_its_paragraph(tmp_path):
    text = (
        "<text:p>Før<draw:frame><draw:text-box><text:p>i rammen</text:p></draw:text-box>"
        "</draw:frame></text:p><text:p>Etter</text:p>"
    )
    assert read(tmp_path, text).text == "Før\ni rammen\nEtter"


def test_a_list_may_continue_another_or_begin_anew(tmp_path):
    def numbered(text, more="", start=""):
        item = f"<text:list-item {start}><text:p>{text}</text:p></text:list-item>"
        return f'<text:list text:style-name="L2" {more}>{item}</text:list>'

    text = (
        numbered("a1", 'xml:id="a"') + numbered("b1") + numbered("a2", 'text:continue-list="a"')
        + numbered("c1", 'text:continue-list="a"', 'text:start-value="1"')
        + numbered("c2", 'text:continue-numbering="true"')
    )  # fmt: skip
    blocks = read(tmp_path, text).blocks
    assert [(b.text, b.list_id) for b in blocks] == [
        ("a1", 1),
        ("b1", 2),
        ("a2", 1),
        ("c1", 3),
        ("c2", 3),
    ]


def test_what_stands_in_the_wrong_place_is_not_lost(tmp_path):
    # Qt writes a table after a nested list inside that list, and its cells outside their rows.
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    text = (
        f"<text:list><table:table>{cell.format('en')}</table:table>"
        f"<table:table-row>{cell.format('to')}</table:table-row></text:list>"
    )
    assert read(tmp_path, text).text == "en\nto"
