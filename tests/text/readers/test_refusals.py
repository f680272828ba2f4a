"""Files that cannot be opened: each is told apart, and each message says what to do."""

import struct
import zipfile

import pytest

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.readers import opening, read_document

from .packages import docx, odt, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_document(path)
    message = str(caught.value)
    assert path.name in message
    assert message.endswith(".")
    assert "!" not in message
    return message


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("tom.docx", b"", "er tom"),
        ("tom.txt", b"", "er tom"),
        ("brev.docx", b"Dette er bare tekst", "ikke et Word-dokument"),
        ("brev.odt", b"Dette er bare tekst", "ikke et OpenDocument-dokument"),
        ("bilde.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "er et bilde"),
        ("foto.docx", b"\xff\xd8\xff\xe0" + b"\0" * 50, "er et bilde"),
        ("brev.docx", b"%PDF-1.7\n", "er en PDF"),
        ("brev.docx", b"{\\rtf1\\ansi hei}", "RTF"),
        ("gammel.doc", OLE + "WordDocument".encode("utf-16-le"), ".doc. Åpne filen i Word"),
        ("laast.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "beskyttet med passord"),
        ("ark.docx", OLE + b"\0" * 600, "er ikke en tekst"),
        (
            "program.txt",
            b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + bytes(range(256)) * 9,
            "ikke en tekstfil",
        ),
        ("notat.md", b"# Tittel", "type som ikke kan"),
        ("brev.docx", b"PK\x03\x04" + b"avkortet" * 20, "er skadet"),
    ],
)
def test_each_kind_of_wrong_file_is_named(tmp_path, name, content, says):
    assert says in refusal(write(tmp_path, name, content))


def test_a_missing_file_and_a_folder(tmp_path):
    assert "finnes ikke lenger" in refusal(tmp_path / "borte.docx")
    folder = tmp_path / "mappe.docx"
    folder.mkdir()
    assert "er en mappe" in refusal(folder)


def test_a_fifty_megabyte_text_is_refused_with_its_size(tmp_path):
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.write(b"tekst ")
        file.truncate(50 * opening.MEGABYTE)
    message = refusal(path)
    assert "50 MB" in message
    assert "10 MB" in message


def test_a_fifty_megabyte_letter_of_pictures_opens(tmp_path):
    path = docx(tmp_path / "bilder.docx", p("Tekst"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as package:
        package.writestr("word/media/bilde.png", bytes(50 * opening.MEGABYTE))
    assert read_document(path).text == "Tekst"


def test_a_truncated_document_is_damaged(tmp_path):
    path = docx(tmp_path / "brev.docx", p("Tekst" * 500))
    path.write_bytes(path.read_bytes()[:-40])
    assert "er skadet" in refusal(path)


def test_a_package_without_a_text_is_told(tmp_path):
    path = tmp_path / "regneark.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert "ikke et tekstdokument" in refusal(path)


def test_missing_parts_beside_the_text_do_no_harm(tmp_path):
    path = tmp_path / "bare_tekst.docx"
    docx(path, p("Tekst", "Overskrift1", numbering="7 0"))
    with zipfile.ZipFile(path) as old:
        document = old.read("word/document.xml")
    with zipfile.ZipFile(path, "w") as new:
        new.writestr("word/document.xml", document)
    assert read_document(path).text == "Tekst"


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = docx(tmp_path / "bombe.docx", p(" " * 20_000_000))
    assert "for stor til å åpnes trygt" in refusal(path)


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path):
    path = docx(tmp_path / "brev.docx", p("Tekst " * 1000))
    content = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = 0
        while (start := content.find(signature, start)) >= 0:
            struct.pack_into("<I", content, start + place, 10)
            start += 4
    path.write_bytes(content)
    assert "er skadet" in refusal(path)


@pytest.mark.parametrize("make", [docx, odt])
def test_external_entities_are_refused(tmp_path, make):
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig", encoding="utf-8")
    path = make(tmp_path / "brev.docx", "TEKST")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, doctype + content if "TEKST" in content else content)
    assert "utenfor dokumentet" in refusal(path)


def test_too_many_tags_are_refused_before_they_fill_the_memory(tmp_path):
    rows = "".join(f'<w:r w:a="{i % 97}"/>' for i in range(700_000))
    assert "for stor" in refusal(docx(tmp_path / "tagger.docx", rows))
    page = tmp_path / "side.html"
    page.write_text("<b>" * 900_000, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="for stor"):
        read_document(page)


def test_a_password_on_the_zip_itself(tmp_path):
    path = docx(tmp_path / "brev.docx", p("Tekst"))
    content = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := content.find(signature, start)) >= 0:
            content[start + place] |= 1
            start += 4
    path.write_bytes(content)
    assert "beskyttet med passord" in refusal(path)


def test_an_encrypted_odt(tmp_path):
    path = odt(tmp_path / "brev.odt", "", **{"META-INF__manifest.xml": "<m:encryption-data/>"})
    assert "beskyttet med passord" in refusal(path)


def test_a_page_made_to_be_slow_is_refused(tmp_path):
    page = tmp_path / "side.html"
    for content in ("<p " + "a=1 " * 500_000, "<div>" * 5000 + "tekst"):
        page.write_text(content, encoding="utf-8")
        with pytest.raises(UnreadableFileError, match="for stor"):
            read_document(page)


def test_deep_nesting_ends_in_a_message_or_a_text(tmp_path):
    deep = "<w:sdt><w:sdtContent>" * 120 + p("dypt") + "</w:sdtContent></w:sdt>" * 120
    assert read_document(docx(tmp_path / "dyp.docx", deep)).text == "dypt"
    deeper = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    assert "er skadet" in refusal(docx(tmp_path / "dypere.docx", deeper))


def test_a_document_without_paragraphs_is_one_empty_block(tmp_path):
    assert read_document(docx(tmp_path / "tom.docx", "")).text == ""
    assert len(read_document(odt(tmp_path / "tom.odt", "")).blocks) == 1
