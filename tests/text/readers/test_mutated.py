"""Damaged files: every reader gives a text or a refusal, never anything else."""

import io
import random
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asker_skriv.errors import UnreadableFileError
from asker_skriv.text.model import Document
from asker_skriv.text.readers import read_document

from .packages import docx, odt, p, r
from .test_docx import NUMBERING, STYLES
from .test_markup import WORD
from .test_odt import STYLES as ODT_STYLES


def seeds(folder):
    """Return one whole file of each kind, by suffix."""
    table = f"<w:tbl><w:tr><w:tc>{p('celle')}</w:tc></w:tr></w:tbl>"
    body = p("Tittel", "Overskrift1") + p("punkt", numbering="2 0") + table + f"<w:p>{r('x')}</w:p>"
    word = docx(folder / "frø.docx", body, styles=STYLES, numbering=NUMBERING)
    text = odt(folder / "frø.odt", "<text:h>T</text:h><text:p>a<text:s/></text:p>", ODT_STYLES)
    return {
        ".docx": word.read_bytes(),
        ".odt": text.read_bytes(),
        ".html": WORD.encode(),
        ".txt": "Søknad på Ås\r\n- punkt\n\U0001f44d\u202e\u0301".encode(),
    }


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return content with a few bytes changed, cut out, repeated or swapped in."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) or 1)
        match chance.randrange(5):
            case 0 if data:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randrange(1, 40)]
            case 2:
                data[place:place] = data[place : place + chance.randrange(1, 40)]
            case 3:
                del data[place:]
            case _:
                data[place:place] = chance.randbytes(chance.randrange(1, 20))
    return bytes(data)


def mutated_inside(content: bytes, chance: random.Random) -> bytes:
    """Return a package that unpacks, with values or tags of one part swapped for others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        victim = chance.choice(
            [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        )
        for name in old.namelist():
            part = old.read(name).decode()
            if name == victim and chance.random() < 0.5:
                values = [*re.findall('="[^"]*"', part), '="-1"', '="99999999999"', '="x"', '=""']
                for _ in range(5):
                    part = part.replace(chance.choice(values), chance.choice(values), 1)
            elif name == victim:
                tags = re.findall(r"<(\w+:[\w-]+)", part) or ["x"]
                one, other = chance.choice(tags), chance.choice(tags)
                part = re.sub(rf"(</?){one}(?=[ />])", rf"\1{other}", part)
            new.writestr(name, part)
    return out.getvalue()


def opens_or_is_refused(path):
    try:
        document = read_document(path)
    except UnreadableFileError as refusal:
        assert str(refusal).endswith(".")
        return
    assert isinstance(document, Document)
    assert all("\n" not in block.text for block in document.blocks)
    document.text.encode("utf-8")  # no lone surrogate gets through


def try_mutations(folder, rounds, seed):
    for suffix, content in seeds(folder).items():
        chance = random.Random(f"{seed}{suffix}")
        path = folder / f"skadet{suffix}"
        for _ in range(rounds):
            path.write_bytes(mutated(content, chance))
            opens_or_is_refused(path)
            if suffix in (".docx", ".odt"):
                path.write_bytes(mutated_inside(content, chance))
                opens_or_is_refused(path)


def test_mutated_files(tmp_path):
    try_mutations(tmp_path, 150, "rask")


@pytest.mark.slow
def test_many_mutated_files(tmp_path):
    try_mutations(tmp_path, 5000, "lang")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".txt", ".html"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400))
def test_any_bytes(tmp_path, suffix, content):
    path = tmp_path / f"hva som helst{suffix}"
    path.write_bytes(content)
    opens_or_is_refused(path)


# Mutating the zip mostly breaks its checksum; here the markup inside is any well-formed mixture.
_LEAVES = st.sampled_from(
    ["<w:t>tekst</w:t>", "<w:br/>", "<w:p/>", "\u202e\u0301", "&amp;", '<w:sym w:char="F0B7"/>']
    + [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    + ['<w:instrText>HYPERLINK "x"</w:instrText>', "<w:trPr><w:tblHeader/></w:trPr>"]
    + ['<w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="2"/></w:numPr></w:pPr>']
    + ['<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>', "<w:rPr><w:vanish/></w:rPr>"]
    + ['<w:tcPr><w:gridSpan w:val="-5"/><w:vMerge/></w:tcPr>', "<w:unknown/>"]
)
_HOLDERS = ["p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "hyperlink", "drawing"]
_HOLDERS += ["txbxContent", "fldSimple", "customXml", "pict"]
_MARKUP = st.recursive(
    _LEAVES,
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(_HOLDERS),
        st.lists(inner, max_size=5),
    ),
    max_leaves=30,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=_MARKUP)
def test_any_word_markup(tmp_path, body):
    path = docx(tmp_path / "brev.docx", body, styles=STYLES, numbering=NUMBERING)
    opens_or_is_refused(path)
