"""A text file: every encoding a caseworker meets, every character where the file has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.text.model import BlockKind
from asker_skriv.text.readers import document_from_text, read_document, structured
from asker_skriv.text.readers.plain import decode

LETTER = "Søknaden din på Ås\n\nVi – altså «kommunen» – har fått søknaden. Blåbær og æøå.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_encodings_of_windows_give_the_same_text(tmp_path, encoding, newline):
    path = tmp_path / "brev.txt"
    path.write_bytes(LETTER.replace("\n", newline).encode(encoding))
    assert read_document(path).text == LETTER


@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "cp865"])
def test_older_encodings_are_told_by_their_norwegian_letters(encoding):
    text = "Vi har fått søknaden din på nytt. Ærlig talt: Øl og blåbær på Åsen."
    assert decode(text.encode(encoding)) == text


def test_a_few_broken_bytes_do_not_turn_utf8_into_rubbish():
    assert decode("blåbær, søknad, Ås, øl, æra".encode() + b"\xff") == (
        "blåbær, søknad, Ås, øl, æra\ufffd"
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff")))
def test_offsets_are_those_of_the_file(text):
    document = document_from_text(text)
    assert document.text == text
    for offset, block in document.placed():
        assert text[offset : offset + len(block.text)] == block.text


def test_headings_and_items_are_marked_but_keep_their_text():
    text = (
        "Du får ikke omsorgsbolig\n\nHei!\n\nVi har behandlet søknaden din.\n\n"
        "Dette må du gjøre\n\n- send regnskapet\n  - alle bilag\n1. Ring oss\n2. Møt opp\n\n"
        "1. mars er fristen\n\nVennlig hilsen\nKari Eksempel\n"
    )
    document = document_from_text(text)
    assert document.text == text
    marked = [
        (b.text, b.kind.name, b.level, b.ordered) for b in document.blocks if b.kind != "avsnitt"
    ]
    assert marked == [
        ("Du får ikke omsorgsbolig", "HEADING", 1, False),
        ("Dette må du gjøre", "HEADING", 2, False),
        ("- send regnskapet", "LIST_ITEM", 0, False),
        ("  - alle bilag", "LIST_ITEM", 1, False),
        ("1. Ring oss", "LIST_ITEM", 0, True),
        ("2. Møt opp", "LIST_ITEM", 0, True),
    ]


@pytest.mark.parametrize(
    "line",
    ["Hei", "Kjære Kari", "Emne: Tilskudd", "Vi har fått søknaden din.", "12", "vi tok feil"],
)
def test_what_only_stands_alone_is_no_heading(line):
    document = document_from_text(f"Tittel her\n\n{line}\n\nMer tekst.")
    assert document.blocks[2].kind is BlockKind.PARAGRAPH


def test_structured_gives_real_items_and_joins_what_belongs_together():
    wrapped = (
        "Denne linjen er brutt av et program fordi den ble for lang for skjermen\nog går videre."
    )
    text = f"Tittel\n\n{wrapped}\n\n- ett\n- to\n\nVennlig hilsen\nKari Eksempel"
    document = structured(document_from_text(text))
    assert [b.text for b in document.blocks] == [
        "Tittel",
        wrapped.replace("\n", " "),
        "ett",
        "to",
        "Vennlig hilsen\u2028Kari Eksempel",
    ]
    assert structured(document) is document


def test_the_example_letters_keep_their_text(examples):
    for path in examples:
        assert read_document(path).text == path.read_text(encoding="utf-8")
