"""The exported letter: valid, in the template's own styles, and with nothing hidden in it."""

import re
import struct
import zipfile
import zlib
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from asker_skriv.errors import ExportError
from asker_skriv.export.picture import read_picture
from asker_skriv.export.word import export_letter
from asker_skriv.text.model import Block, BlockKind, Document, Run, plain_block
from asker_skriv.text.readers import document_from_text, read_document

from .conftest import SENDER, audit


def words(path) -> str:
    """Return all text of the main part, headers and footers."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if "word/" in name]
    return " ".join(re.sub(r"<[^>]+>", " ", part) for part in parts)


@pytest.mark.parametrize("template", ["brev", "informasjonsbrev"])
def test_a_letter_with_everything_is_valid_and_reads_back(export, letter, template):
    path = export(letter, template)
    text = read_document(path).text
    for block in letter.blocks:
        assert block.text in text
    assert "Asker kommune" in words(path)


def test_the_text_gets_the_templates_own_styles(export, letter):
    document = docx.Document(export(letter))
    styles = {p.text: p.style.name for p in document.paragraphs}
    assert styles["Du får plass i SFO"] == "Heading 1"
    assert styles["Dette må du gjøre"] == "Heading 2"
    assert styles["Betaling"] == "Heading 3"
    assert styles["Send kvittering"] == "List Bullet"
    assert styles["Deretter"] == "List Number"
    assert styles["Barn skal bli hørt."] == "Quote"
    assert not any(p.style.name == "Normal" and p.text for p in document.paragraphs)


def test_lists_are_real_with_levels_and_each_numbered_list_begins_anew(export, letter):
    document = docx.Document(export(letter))

    def place(text):
        (p,) = (p for p in document.paragraphs if p.text == text)
        return p._p.pPr.numPr.numId.val, p._p.pPr.numPr.ilvl.val

    assert place("Send kvittering")[0] == place("på nett")[0]
    assert (place("Send kvittering")[1], place("på nett")[1]) == (0, 1)
    assert place("Først")[0] == place("Deretter")[0] != place("Ny liste")[0]
    numbering = document.part.numbering_part.element
    (new,) = (n for n in numbering.num_lst if n.numId == place("Ny liste")[0])
    assert new.lvlOverride_lst[0].startOverride.val == 1


def test_tables_have_a_style_and_a_header_row(export, letter):
    first, second = docx.Document(export(letter)).tables
    assert first.style.name == "Brevtabell"
    assert first.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert first.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert second.rows[0]._tr.trPr.find(qn("w:tblHeader")) is None


def test_links_are_real_and_only_safe_ones(export):
    runs = (
        Run("nettsiden", link="www.eksempel.no"),
        Run(" og "),
        Run("disken", link="file:///C:/Users/kari/brev.docx"),
    )
    document = docx.Document(export(Document((Block(runs),))))
    (link,) = (link for p in document.paragraphs for link in p.hyperlinks)
    assert (link.text, link.address) == ("nettsiden", "https://www.eksempel.no")
    assert "C:/Users" not in str(document.part.rels)


def test_fields_are_filled_and_lines_with_only_empty_fields_are_gone(export, letter):
    path = export(letter, deres_ref="", var_ref="", kopi="")
    text = words(path)
    assert "2026/1234" in text
    assert "22. november 2026" in text
    assert "Eksempelveien 12" in text
    for label in ("Deres ref", "Vår ref", "Kopi til", "Vedlegg"):
        assert label not in text
    assert "w:sdt" not in zipfile.ZipFile(path).read("word/document.xml").decode()


def test_the_address_has_one_line_for_each(export, letter):
    document = docx.Document(export(letter))
    (address,) = (p for p in document.paragraphs if p.style.name == "Mottaker" and p.text)
    assert address.text == SENDER["mottaker"]


def test_an_empty_contact_box_is_left_out(export, letter):
    empty = dict.fromkeys(("avsender", "telefon", "epost"), "")
    assert "Kontakt oss" not in words(export(letter, "informasjonsbrev", **empty))


def test_the_writers_own_greeting_stands_alone(export):
    letter = document_from_text("Tittel\n\nTekst her.\n\nVennlig hilsen\nKari Eksempel\nrådgiver")
    path = export(letter)
    assert words(path).count("Vennlig hilsen") == 1
    assert "66 00 00 00" not in words(path)
    greeting = docx.Document(path).paragraphs[-1]
    assert (greeting.text, greeting.style.name) == (
        "Vennlig hilsen\nKari Eksempel\nrådgiver",
        "Closing",
    )


def test_a_plain_text_becomes_a_structured_letter(export):
    path = export(document_from_text("Tittel\n\nDette må du sende:\n\n- kart\n- skjema"))
    document = docx.Document(path)
    assert [p.text for p in document.paragraphs if p.style.name == "List Bullet"] == [
        "kart",
        "skjema",
    ]


def test_properties_tell_title_language_and_municipality_only(export, letter):
    properties = docx.Document(export(letter)).core_properties
    assert properties.title == "Du får plass i SFO"
    assert properties.language == "nb-NO"
    assert properties.author == "Asker kommune"
    assert properties.last_modified_by == ""
    assert properties.comments == ""
    assert properties.created.year >= 2026


@pytest.mark.parametrize(
    ("said", "told"), [("nb-NO", "nb-NO"), ("nn-NO", "nn-NO"), ("en-US", "nb-NO")]
)
def test_the_language_is_norwegian_whatever_the_opened_file_said(export, letter, said, told):
    path = export(replace(letter, language=said))
    styles = zipfile.ZipFile(path).read("word/styles.xml").decode()
    assert f'<w:lang w:val="{told}"' in styles
    assert docx.Document(path).core_properties.language == told


def test_no_trace_of_other_programs_or_of_the_templates_maker(export, letter):
    path = export(letter)
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        everything = " ".join(package.read(name).decode() for name in names).lower()
    assert not any("thumbnail" in name or "stylesWithEffects" in name for name in names)
    for trace in ("python-docx", "2013-", "en-us", "rsid", "customxml"):
        assert trace not in everything


def test_what_word_adds_to_an_edited_template_does_not_follow(tmp_path, templates, profile, letter):
    template = templates.find("brev")
    edited = tmp_path / "brev.docx"
    word = docx.Document(template.path)
    word.core_properties.author = "Ivar fra IT"
    word.add_comment(word.paragraphs[0].runs[0], "Husk logo", author="Ivar fra IT")
    word.save(edited)
    target = tmp_path / "ut.docx"
    export_letter(letter, replace(template, path=edited), profile, {}, target)
    assert "Ivar" not in words(target)
    with zipfile.ZipFile(target) as package:
        assert "Ivar" not in package.read("docProps/core.xml").decode()
        assert "word/comments.xml" not in package.namelist()
    assert audit(target) == []


def test_a_logo_comes_with_its_description(tmp_path, export, letter, profile):
    rows = b"".join(b"\0" + b"\x17\x47\x5b" * 40 for _ in range(10))

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 40, 10, 8, 2, 0, 0, 0)
    logo = tmp_path / "logo.png"
    logo.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )  # fmt: skip
    picture = read_picture(logo, "Kommunens logo: et tre & en båt", 15)
    path = export(letter, profile=replace(profile, logo=picture))
    with zipfile.ZipFile(path) as package:
        header_part = package.read("word/header1.xml").decode()
        assert package.read("word/media/logo.png") == logo.read_bytes()
    assert 'descr="Kommunens logo: et tre &amp; en båt"' in header_part


def test_colours_and_fonts_follow_the_profile(export, letter, profile):
    green = replace(profile, colors={**profile.colors, "aksent": "1B5E20"}, body_font="Arial")
    path = export(letter, profile=green)
    with zipfile.ZipFile(path) as package:
        assert 'typeface="Arial"' in package.read("word/theme/theme1.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert '<w:color w:val="1B5E20" w:themeColor="accent1"/>' in styles


def test_an_unknown_field_is_named_with_those_there_are(tmp_path, templates, profile, letter):
    with pytest.raises(ExportError, match=r"feltet «navn».*avsender"):
        export_letter(letter, templates.find("brev"), profile, {"navn": "x"}, tmp_path / "ut.docx")


@pytest.mark.parametrize(
    ("style", "block", "shown"),
    [
        ("heading 2", plain_block("Mellomtittel", BlockKind.HEADING, 2), "Overskrift 2"),
        ("List Number", Block((Run("punkt"),), BlockKind.LIST_ITEM, 0, True, 1), "Nummerert liste"),
    ],
)
def test_a_template_without_a_style_is_told_and_nothing_is_written(
    tmp_path, templates, profile, style, block, shown
):
    template = templates.find("brev")
    poor = tmp_path / "brev.docx"
    with zipfile.ZipFile(template.path) as old, zipfile.ZipFile(poor, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                f'w:name w:val="{style}"'.encode(), b'w:name w:val="Noe annet"'
            )
            new.writestr(name, content)
    target = tmp_path / "ut.docx"
    with pytest.raises(ExportError, match=f"mangler stilen «{shown}»"):
        export_letter(Document((block,)), replace(template, path=poor), profile, {}, target)
    assert not target.exists()


def test_a_damaged_template_is_told(tmp_path, templates, profile, letter):
    broken = tmp_path / "brev.docx"
    broken.write_bytes(b"PK\x03\x04 ikke noe mer")
    template = replace(templates.find("brev"), path=broken)
    with pytest.raises(ExportError, match="kan ikke brukes"):
        export_letter(letter, template, profile, {}, tmp_path / "ut.docx")


def test_a_dotx_works_as_a_template(tmp_path, templates, profile, letter):
    template = templates.find("brev")
    dotx = tmp_path / "brev.dotx"
    with zipfile.ZipFile(template.path) as old, zipfile.ZipFile(dotx, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b".document.main+xml", b".template.main+xml"))
    target = tmp_path / "ut.docx"
    export_letter(letter, replace(template, path=dotx), profile, {}, target)
    assert docx.Document(target).paragraphs
    assert audit(target) == []


@pytest.mark.parametrize(
    "text", ["", "\x00\x07", "😀\u0301 \u202eabc", "\ud83d", "<&>\"'", "a\tb\u2028c"]
)
def test_odd_characters_give_a_valid_letter(export, text):
    export(
        Document((plain_block(text), plain_block("Vanlig tekst"))), mottaker=text, deres_ref=text
    )
