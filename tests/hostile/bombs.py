"""Files made to harm: each is written, read in a process of its own, and measured.

Run as ``python -m tests.hostile.bombs NAME`` for one, told as JSON.
"""

from __future__ import annotations

import io
import json
import os
import struct
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.text.readers.packages import docx, odt, p

SECRET = "HemmeligInnholdFraEnAnnenFil"
MEGABYTE = 1_000_000
Maker = Callable[[Path], Path]

_LAUGHS = "<!DOCTYPE x [<!ENTITY a '{}'>{}]>".format(
    "ha" * 10,
    "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)),
)
_OUTSIDE = "<!DOCTYPE x [<!ENTITY ut SYSTEM 'file://{}'>]>"


def _replaced(path: Path, part: str, content: bytes | str, name: str = "bombe.docx") -> Path:
    """Write an ordinary package with one part exchanged."""
    target = path.with_name(name)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != part:
                new.writestr(each, old.read(each))
        new.writestr(part, content)
    return target


def _word(folder: Path, body: str = "", **parts: str) -> Path:
    return docx(folder / "frø.docx", body or p("Hei"), **parts)


def zeros(folder: Path) -> Path:
    """2 GB of zeros in 2 MB."""
    target = _word(folder)
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/styles.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(2000):
            part.write(b"\0" * MEGABYTE)
    return target


def just_within(folder: Path) -> Path:
    """The largest part that the reader lets through, as small tags."""
    return _replaced(_word(folder), "word/document.xml", _document(_paragraphs(49_000)))


def four_within(folder: Path) -> Path:
    """Text, styles, numbering and comments, each the largest part let through."""
    many = "<w:style w:styleId='{0}'><w:name w:val='{0}'/></w:style>"
    styles = "".join(many.format(_random(6)) for _ in range(29_000))
    numbers = "".join(f'<w:num w:numId="{_random(6)}"/>' for _ in range(74_000))
    comments = "".join(f"<w:comment>{_random(6)}<w:p/></w:comment>" for _ in range(49_000))
    path = _word(folder, "", styles=styles, numbering=numbers, comments=comments)
    return _replaced(path, "word/document.xml", _document(_paragraphs(49_000)))


def elements_within(folder: Path) -> Path:
    """As many tags as one part may have, nothing in them."""
    body = "".join(f"<w:p>{_random(3)}</w:p>" for _ in range(90_000)) + "<w:b/>" * 900_000
    return _replaced(_word(folder), "word/document.xml", _document(f"<w:p><w:r>{body}</w:r></w:p>"))


def one_long_text(folder: Path) -> Path:
    """24 MB of letters in one paragraph."""
    return _word(folder, p(_random(12 * MEGABYTE)))


def many_parts(folder: Path) -> Path:
    """A list of 60,000 parts."""
    target = _word(folder)
    with zipfile.ZipFile(target, "a") as package:
        for number in range(60_000):
            package.writestr(f"x/{number}", b"")
    return target


def overlapping(folder: Path) -> Path:
    """A thousand names for the same compressed bytes."""
    target = _word(folder)
    content = bytearray(target.read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        start = package.start_dir
    entry = bytes(content[start : content.rfind(b"PK\x05\x06")])
    end = bytearray(content[content.rfind(b"PK\x05\x06") :])
    times = 1000
    struct.pack_into("<HHI", end, 8, 4 * times, 4 * times, len(entry) * times)
    target.write_bytes(bytes(content[:start]) + entry * times + bytes(end))
    return target


def climbing_names(folder: Path) -> Path:
    """Parts that would lie outside the folder if anybody unpacked them."""
    target = _word(folder)
    with zipfile.ZipFile(target, "a") as package:
        for name in ("../../ut.xml", "/etc/ut.xml", "C:\\ut.xml", "word/../../../ut.xml"):
            package.writestr(name, "<x/>")
    return target


def laughs_docx(folder: Path) -> Path:
    """A billion laughs in the text of a .docx."""
    return _replaced(
        _word(folder),
        "word/document.xml",
        _LAUGHS + _document("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"),
    )


def laughs_styles(folder: Path) -> Path:
    """A billion laughs in another part, in UTF-16."""
    path = _word(folder, styles="<w:style/>")
    return _replaced(
        path, "word/styles.xml", (_LAUGHS + "<w:styles>&j;</w:styles>").encode("utf-16")
    )


def laughs_odt(folder: Path) -> Path:
    """A billion laughs in an .odt."""
    path = odt(folder / "frø.odt", "<text:p>x</text:p>")
    return _replaced(path, "content.xml", _LAUGHS + "<x>&j;</x>", "bombe.odt")


def laughs_html(folder: Path) -> Path:
    """A billion laughs in a web page."""
    target = folder / "bombe.html"
    target.write_text(f"{_LAUGHS}<p>&j;</p>", encoding="utf-8")
    return target


def outside_docx(folder: Path) -> Path:
    """A .docx that asks for another file's content."""
    ask = _OUTSIDE.format(_secret(folder)) + _document("<w:p><w:r><w:t>&ut;</w:t></w:r></w:p>")
    return _replaced(_word(folder), "word/document.xml", ask)


def outside_odt(folder: Path) -> Path:
    """An .odt that asks for another file's content."""
    path = odt(folder / "frø.odt", "<text:p>x</text:p>")
    return _replaced(path, "content.xml", _OUTSIDE.format(_secret(folder)) + "<x>&ut;</x>", "b.odt")


def outside_include(folder: Path) -> Path:
    """A .docx that includes another file in every way that XML and Word have."""
    secret = _secret(folder).as_uri()
    body = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT '
        f'"{secret}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:altChunk r:id="ut"/><w:subDoc r:id="ut"/>'
    )
    return docx(folder / "bombe.docx", body, links={"ut": secret})


def outside_html(folder: Path) -> Path:
    """A web page that asks for files in every way that HTML has."""
    secret = _secret(folder).as_uri()
    target = folder / "bombe.html"
    target.write_text(
        f'<!DOCTYPE html SYSTEM "{secret}"><html><head><base href="{secret}">'
        f'<link rel="stylesheet" href="{secret}"></head><body><p>x</p><img src="{secret}">'
        f'<iframe src="{secret}"></iframe><object data="{secret}"></object></body></html>',
        encoding="utf-8",
    )
    return target


def wide_docx(folder: Path) -> Path:
    """A table of 45,000 rows, one of them a billion columns wide."""
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc>'
    rows = "".join(f"<w:tr><w:tc>{p(_random(8))}</w:tc></w:tr>" for _ in range(45_000))
    return _word(folder, f"<w:tbl>{rows}<w:tr>{wide}<w:tc>{p('ut')}</w:tc></w:tr></w:tbl>")


def repeated_odt(folder: Path) -> Path:
    """A cell repeated a billion times across and down."""
    times = 'table:number-{}-repeated="1000000000"'
    return odt(
        folder / "bombe.odt",
        f"<table:table><table:table-row {times.format('rows')}><table:table-cell "
        f"{times.format('columns')}><text:p>x<text:s text:c='2000000000'/></text:p>"
        "</table:table-cell></table:table-row></table:table>",
    )


def wide_html(folder: Path) -> Path:
    """A web page with cells a billion wide and high, in tables inside each other."""
    target = folder / "bombe.html"
    cell = '<table><tr><td colspan="1000000000" rowspan="1000000000">x</td><td>y</td></tr>'
    target.write_text(cell * 2_000, encoding="utf-8")
    return target


def tags_html(folder: Path) -> Path:
    """10 MB of tags."""
    target = folder / "bombe.html"
    target.write_text("<p>" * 3_200_000, encoding="utf-8")
    return target


def deep_html(folder: Path) -> Path:
    """A web page of 700,000 levels."""
    target = folder / "bombe.html"
    target.write_text("<div>" * 700_000 + "x", encoding="utf-8")
    return target


def attributes_html(folder: Path) -> Path:
    """One tag with a million attributes."""
    target = folder / "bombe.html"
    target.write_text("<p " + "".join(f"a{n}=1 " for n in range(900_000)) + ">x", encoding="utf-8")
    return target


def lines_txt(folder: Path) -> Path:
    """10 million empty lines."""
    target = folder / "bombe.txt"
    target.write_bytes(b"\n" * (10 * MEGABYTE - 1))
    return target


def word_txt(folder: Path) -> Path:
    """One word of 10 MB."""
    target = folder / "bombe.txt"
    target.write_bytes(b"a" * (10 * MEGABYTE - 1))
    return target


def cells_csv(folder: Path) -> Path:
    """A word list of 10 million cells in one row."""
    target = folder / "bombe.csv"
    target.write_bytes(b"term;alternativer\n" + b";" * (10 * MEGABYTE - 100))
    return target


def rows_csv(folder: Path) -> Path:
    """A word list of 800,000 rows."""
    target = folder / "bombe.csv"
    target.write_text(
        "term;alternativer\n" + "".join(f"ord{n};x\n" for n in range(800_000)), encoding="utf-8"
    )
    return target


def quote_csv(folder: Path) -> Path:
    """A word list with a quotation mark that never ends."""
    target = folder / "bombe.csv"
    target.write_bytes(b'term;alternativer\n"' + b"a;\n" * (3 * MEGABYTE))
    return target


def deep_toml(folder: Path) -> Path:
    """A group file of lists in lists."""
    target = folder / "bombe.toml"
    target.write_bytes(b"rad = " + b"[" * 900_000)
    return target


def keys_toml(folder: Path) -> Path:
    """A group file with one key of 250,000 parts, and many tables of many parts."""
    target = folder / "bombe.toml"
    many = b"".join(b"[" + b".".join([b"a"] * 200) + b".b%d]\n" % n for n in range(1_000))
    target.write_bytes(many + b".".join([b"x"] * 250_000) + b" = 1\n")
    return target


def long_toml(folder: Path) -> Path:
    """A group file of 100 MB."""
    target = folder / "bombe.toml"
    target.write_bytes(b"# x\n" * (25 * MEGABYTE))
    return target


def number_toml(folder: Path) -> Path:
    """A group file with a number of 900,000 digits."""
    target = folder / "bombe.toml"
    target.write_bytes(b"navn = 'x'\nsetning_ord = " + b"9" * 900_000)
    return target


def deep_json(folder: Path) -> Path:
    """Settings of a million levels."""
    target = folder / "innstillinger.json"
    target.write_bytes(b'{"fields":' * MEGABYTE)
    return target


def pipe(folder: Path) -> Path:
    """A named pipe that nobody writes to."""
    target = folder / "bombe.docx"
    os.mkfifo(target)
    return target


def endless_link(folder: Path) -> Path:
    """A link to an endless device."""
    target = folder / "bombe.txt"
    target.symlink_to("/dev/zero")
    return target


def _random(length: int) -> str:
    return os.urandom(length).hex()


def _paragraphs(count: int) -> str:
    """Return paragraphs that no packing makes small enough to be suspected."""
    return "".join(f"<w:p><w:r><w:t>{_random(8)}</w:t></w:r></w:p>" for _ in range(count))


def _document(body: str) -> str:
    from tests.text.readers.packages import W

    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def _secret(folder: Path) -> Path:
    path = folder / "hemmelig.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


BOMBS: Mapping[str, Maker] = {
    make.__name__: make
    for make in (
        *(zeros, just_within, four_within, elements_within, one_long_text, many_parts, overlapping),
        *(climbing_names, laughs_docx, laughs_styles, laughs_odt, laughs_html),
        *(outside_docx, outside_odt, outside_include, outside_html),
        *(wide_docx, repeated_odt, wide_html, tags_html, deep_html, attributes_html),
        *(lines_txt, word_txt, cells_csv, rows_csv, quote_csv),
        *(deep_toml, keys_toml, long_toml, number_toml, deep_json, pipe, endless_link),
    )
}


def read(path: Path) -> str:
    """Read a file the way its kind is read; returns what it gave or why it was refused."""
    from asker_skriv.checking.groups import load_groups
    from asker_skriv.checking.rulefiles import load_rules
    from asker_skriv.checking.wordlist.files import read_entries
    from asker_skriv.errors import AskerSkrivError
    from asker_skriv.settings import SettingsFile
    from asker_skriv.text.readers import read_document, structured

    if path.suffix == ".csv":
        return f"{len(read_entries(path).entries)} oppslag"
    if path.suffix == ".toml":
        load_rules([path])
        return load_groups([path]).problems[0][:80]
    if path.suffix == ".json":
        return SettingsFile(path).problem
    try:
        document = structured(read_document(path))
    except AskerSkrivError as error:
        return f"avvist: {str(error)[:60]}"
    assert SECRET not in document.text
    assert all(not block.cell or block.cell.row < 20_000 for block in document.blocks)
    return f"{len(document.blocks)} blokker, {len(document.text)} tegn"


def main() -> int:
    """Make one bomb in a child, read it here, and print what came of it."""
    from tests.hostile.worker import peak, watch

    name = sys.argv[1]
    folder = Path(tempfile.mkdtemp(prefix="bombe-"))
    os.environ["ASKER_SKRIV_BRUKER"] = str(folder / "hjem")
    child = os.fork()  # what the making costs is not the reader's
    if not child:
        BOMBS[name](folder)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        return 2
    made = [each for each in folder.iterdir() if each.name.startswith(("bombe", "b.", "inn"))]
    path = (made or [each for each in folder.iterdir() if each.name.startswith("frø")])[0]
    import asker_skriv.checking.groups
    import asker_skriv.checking.rulefiles
    import asker_skriv.text.readers  # noqa: F401 - measured apart from the reading

    strays = watch(folder)
    before, started = peak(), time.process_time()
    size = 0 if path.is_fifo() or path.is_symlink() else path.stat().st_size
    told = {"bomb": name, "file": round(size / MEGABYTE, 2), "gave": read(path)}
    told |= {"seconds": round(time.process_time() - started, 2), "peak": round(peak())}
    told |= {"before": round(before), "strays": strays}
    print(json.dumps(told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
