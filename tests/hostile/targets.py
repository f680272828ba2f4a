"""What is read from strangers, and how: seeds to mutate, and the reading of one input.

A reading may refuse with an error of our own. It may not raise another, run long, fill the
memory, open a socket, start a program or touch a file outside its folder.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from asker_skriv.checking.disclosure import load_disclosure_check
from asker_skriv.checking.dismissals import Dismissals
from asker_skriv.checking.doctypes import load_document_types
from asker_skriv.checking.groups import format_group, load_groups
from asker_skriv.checking.letter_rules import load_letter_rules
from asker_skriv.checking.rulefiles import load_rules
from asker_skriv.checking.wordlist.files import format_entries, parse_entries, read_entries
from asker_skriv.checking.wordlist.kinds import load_kinds
from asker_skriv.engine.messages import (
    BlockFindings,
    BlockSnapshot,
    CheckBlocks,
    CheckDocument,
    PreviewEntry,
    SetReader,
    decode_answer,
    decode_request,
    encode,
)
from asker_skriv.errors import AskerSkrivError
from asker_skriv.export.templates import load_templates
from asker_skriv.paths import DataLayers, data_root
from asker_skriv.recovery import Draft
from asker_skriv.recovery import read as read_draft
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Block, BlockKind, Cell, Document, Run
from asker_skriv.text.readers import document_from_html, read_document
from tests.export.test_follows import text_file, word_file
from tests.text.readers.test_mutated import seeds as reader_seeds

Seeds = Callable[[Path], list[bytes]]
Reading = Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads: example inputs, and the reading of one in a folder of its own."""

    name: str
    seeds: Seeds
    read: Reading
    package: bool = False


def _file(suffix: str, seed: Seeds) -> Target:
    def read(folder: Path, content: bytes) -> None:
        path = folder / f"inn{suffix}"
        path.write_bytes(content)
        try:
            document = read_document(path)
        except AskerSkrivError:
            return
        document.text.encode("utf-8")

    return Target(suffix.lstrip("."), seed, read, package=suffix in {".docx", ".odt"})


def _seeds_of(suffix: str) -> Seeds:
    def seeds(folder: Path) -> list[bytes]:
        found = [reader_seeds(folder)[suffix]]
        whole = {".docx": word_file, ".odt": text_file}.get(suffix)
        if whole is not None:
            found.append(whole(folder / f"hel{suffix}").read_bytes())
        return found

    return seeds


def _pasted(_folder: Path, content: bytes) -> None:
    try:
        document_from_html(
            content.decode("utf-8", "surrogatepass" if len(content) % 2 else "replace")
        )
    except (AskerSkrivError, UnicodeDecodeError):
        return


def _words(folder: Path, content: bytes) -> None:
    """Read a word list and write it again: the same entries, and nothing that Excel would run."""
    path = folder / "liste.csv"
    path.write_bytes(content)
    entries = read_entries(path).entries
    text = format_entries(entries)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        for cell in row:
            assert not cell.startswith(tuple("=+-@＝＋－＠\t\r\n")), cell[:5]
    again = parse_entries(text, "igjen").entries
    assert [(e.term, e.alternatives) for e in again] == [(e.term, e.alternatives) for e in entries]


def _in(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _rules(folder: Path, content: bytes) -> None:
    path = _in(folder, "regler.toml", content)
    assert load_rules([path]).problems is not None
    load_letter_rules([path])


def _groups(folder: Path, content: bytes) -> None:
    for group in load_groups([_in(folder, "gruppe.toml", content)]).groups:
        again = load_groups([_in(folder, "gruppe.toml", format_group(group).encode())])
        assert again.groups == (group,), "a group that is read can be written and read again"


def _types(folder: Path, content: bytes) -> None:
    path = _in(folder, "type.toml", content)
    own = DataLayers.standard().files("dokumentdeler", "*.toml")
    loaded = load_document_types([path], [*own, path], [path])
    loaded.suggest("Vedtak om avslag på søknaden din.")


def _kinds(folder: Path, content: bytes) -> None:
    load_kinds([_in(folder, "kategorier.toml", content)])


def _disclosure(folder: Path, content: bytes) -> None:
    _in(folder, "bruker/rules/personvern/deling.toml", content)
    layers = DataLayers.standard()
    load_disclosure_check(DataLayers(layers.built_in, folder / "ingen", folder / "bruker"))


def _template(folder: Path, content: bytes) -> None:
    _in(folder, "bruker/resources/maler/brev/mal.toml", content)
    layers = DataLayers.standard()
    load_templates(DataLayers(layers.built_in, folder / "ingen", folder / "bruker"))


def _settings(folder: Path, content: bytes) -> None:
    path = _in(folder, "innstillinger.json", content)
    kept = SettingsFile(path)
    kept.change(zoom=120)
    assert SettingsFile(path).settings.zoom == 120


def _dismissals(folder: Path, content: bytes) -> None:
    path = _in(folder, "latt_sta.json", content)
    Dismissals(path).restore([])
    assert Dismissals(path).problem == ""


def _draft(folder: Path, content: bytes) -> None:
    read_draft(_in(folder, "kladd.json", content))


def _request(_folder: Path, content: bytes) -> None:
    try:
        encode(decode_request(content))
    except AskerSkrivError:
        return


def _answer(_folder: Path, content: bytes) -> None:
    try:
        encode(decode_answer(content))
    except AskerSkrivError:
        return


_LETTER = Document(
    (
        Block((Run("Vedtak", bold=True),), BlockKind.HEADING, 1),
        Block(
            (Run("Les "), Run("her", link="https://eksempel.no"), Run(" 👍")),
        ),
        Block((Run("celle"),), BlockKind.TABLE_CELL, cell=Cell(0, 0, 0, header=True)),
    )
)


def _written(value: object) -> bytes:
    return encode(value)  # type: ignore[arg-type]


def _requests(_folder: Path) -> list[bytes]:
    blocks = (BlockSnapshot(1, 2, "Vedrørende søknaden 👍", BlockKind.PARAGRAPH, 0),)
    return [
        _written(SetReader("innbyggerne", "avslag")),
        _written(CheckBlocks(blocks)),
        _written(CheckDocument(3, blocks)),
        _written(PreviewEntry(4, "anmode", "verb", ("be",), blocks)),
        b'{"type":"Reload"}\n',
    ]


def _answers(_folder: Path) -> list[bytes]:
    from tests.ui.letter import WORDS, find_in

    found = tuple(find_in("Vedrørende plass. Desverre.", WORDS))
    return [
        _written(BlockFindings(1, 2, found)),
        b'{"type":"EngineProblem","message":"x","fatal":true}\n',
        b'{"type":"Ready","groups":[],"document_types":[],"versions":{},"problems":["x"]}\n',
    ]


def _rule_files(folder: str, names: str = "*.toml") -> Seeds:
    def seeds(_folder: Path) -> list[bytes]:
        return [path.read_bytes() for path in sorted((data_root() / "rules" / folder).glob(names))]

    return seeds


def _lists(_folder: Path) -> list[bytes]:
    lists = (data_root() / "rules" / "ordliste").glob("*.csv")
    own = "term;alternativer;forklaring\r\n'=1+1;x | y;'-2\r\nanmode;'@be;'\t\r\n"
    return [
        own.encode("utf-8-sig"),
        *("\n".join(each.read_text("utf-8-sig").splitlines()[:40]).encode() for each in lists),
    ]


def _settings_seeds(_folder: Path) -> list[bytes]:
    values = {"theme": "mork", "zoom": 110, "recent": ["/a/b.docx"], "fields": {"a": "b"}}
    return [json.dumps(values).encode()]


def _dismissal_seeds(_folder: Path) -> list[bytes]:
    content = {"versjon": 1, "nokkel": "00" * 16, "merker": {"ab" * 12: "2026-11-23"}}
    return [json.dumps(content).encode()]


def _draft_seeds(_folder: Path) -> list[bytes]:
    from asker_skriv.recovery import encode as encode_draft

    written = encode_draft(Draft("brev", "/a/brev.docx", 1.0, _LETTER))
    return [written if isinstance(written, bytes) else written.encode()]


TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        *(_file(suffix, _seeds_of(suffix)) for suffix in (".docx", ".odt", ".html", ".txt")),
        Target("limt inn", _seeds_of(".html"), _pasted),
        Target("ordliste", _lists, _words),
        Target("regler", _rule_files("klarsprak"), _rules),
        Target("malgrupper", _rule_files("malgrupper"), _groups),
        Target("dokumenttyper", _rule_files("dokumenttyper"), _types),
        Target("kategorier", _rule_files("ordliste", "kategorier.toml"), _kinds),
        Target("deling", _rule_files("personvern"), _disclosure),
        Target(
            "maler",
            lambda _: [
                p.read_bytes() for p in (data_root() / "resources/maler").glob("*/mal.toml")
            ],
            _template,
        ),
        Target("innstillinger", _settings_seeds, _settings),
        Target("latt sta", _dismissal_seeds, _dismissals),
        Target("kladd", _draft_seeds, _draft),
        Target("til motoren", _requests, _request),
        Target("fra motoren", _answers, _answer),
    )
}
