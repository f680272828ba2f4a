"""The working copy: what is saved is what is read back."""

import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asker_skriv.export.word import save_document
from asker_skriv.text.model import Block, BlockKind, Cell, Document, Run
from asker_skriv.text.readers import read_document

from .conftest import audit

_CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\t", exclude_characters="\ufffe\uffff"
)
_TEXT = st.text(
    _CHARACTERS | st.sampled_from("\t\u2028 \u00a0å😀\u0301\u202e<&"), min_size=1, max_size=30
)
_LINKS = st.sampled_from(
    [None, None, "https://eksempel.no/a?b=1&c=%C3%A5", "mailto:post@eksempel.no"]
)
_RUN = st.builds(Run, _TEXT, st.booleans(), st.booleans(), st.booleans()) | st.builds(
    Run, _TEXT, st.booleans(), st.booleans(), link=_LINKS
)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Return runs where no two neighbours look the same, as a reader gives them."""
    kept: list[Run] = []
    for run in runs:
        if not kept or _look(kept[-1]) != _look(run):
            kept.append(run)
    return tuple(kept)


def _look(run: Run) -> tuple:
    return run.bold, run.italic, run.underline, run.link


_RUNS = st.lists(_RUN, max_size=4).map(_merged)
_PARAGRAPH = st.builds(Block, _RUNS, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.QUOTE]))
_HEADING = st.builds(Block, _RUNS, st.just(BlockKind.HEADING), st.integers(1, 3))
_BULLET = st.builds(Block, _RUNS, st.just(BlockKind.LIST_ITEM), st.integers(0, 8))
_NUMBER = st.builds(
    Block, _RUNS, st.just(BlockKind.LIST_ITEM), st.integers(0, 8), st.just(True), st.integers(1, 3)
)
_TABLE = st.tuples(st.integers(1, 3), st.integers(1, 3), st.booleans(), st.lists(_RUNS, min_size=9))
_PART = _PARAGRAPH | _HEADING | _BULLET | _NUMBER | _TABLE


def _document(parts: list, title: str) -> Document:
    """Return a document as a reader gives it: tables and lists counted in the order they come."""
    blocks: list[Block] = []
    lists: dict[int, int] = {}
    tables = 0
    for part in parts:
        if isinstance(part, Block):
            if part.ordered:
                number = lists.setdefault(part.list_id, len(lists) + 1)
                part = Block(part.runs, part.kind, part.level, True, number)  # noqa: PLW2901
            blocks.append(part)
            continue
        rows, columns, header, texts = part
        for row in range(rows):
            for column in range(columns):
                cell = Cell(tables, row, column, header and row == 0)
                blocks.append(Block(texts[row * 3 + column], BlockKind.TABLE_CELL, cell=cell))
        tables += 1
    return Document(tuple(blocks), title=" ".join(title.split()))


_DOCUMENTS = st.builds(
    _document, st.lists(_PART, min_size=1, max_size=8), st.text("abc æøå", max_size=20)
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(document=_DOCUMENTS)
def test_what_is_saved_is_what_is_read(tmp_path, document):
    target = tmp_path / "kopi.docx"
    save_document(document, target)
    read = read_document(target)
    assert read.blocks == document.blocks
    assert (read.title, read.language) == (document.title, "nb-NO")
    assert read.properties == {}


def test_the_working_copy_is_valid_and_says_nothing_of_its_writer(tmp_path, letter):
    target = tmp_path / "kopi.docx"
    save_document(letter, target)
    assert audit(target) == []
    core = zipfile.ZipFile(target).read("docProps/core.xml").decode()
    assert "creator" not in core


def test_an_empty_document_is_saved_as_one_empty_paragraph(tmp_path):
    target = tmp_path / "tom.docx"
    save_document(Document(), target)
    assert read_document(target).blocks == (Block(),)


def test_saving_twice_gives_the_same_text_bytes(tmp_path, letter):
    parts = []
    for name in ("a.docx", "b.docx"):
        save_document(letter, tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as package:
            parts.append(package.read("word/document.xml"))
    assert parts[0] == parts[1]
