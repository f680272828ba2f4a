"""``asker-skriv pakke …``: build, sign, check and compare rule packs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from asker_skriv import policy as policies
from asker_skriv.errors import AskerSkrivError
from asker_skriv.packs.archive import SUFFIX, Archive, read_archive, read_bytes, write_archive
from asker_skriv.packs.building import build
from asker_skriv.packs.manifest import Manifest, PackRefusedError, decode_manifest
from asker_skriv.packs.pack import require_in_force, require_whole, signer_of, told_day
from asker_skriv.policy import Policy

OK, REFUSED, UNREADABLE = 0, 1, 2


def add_pack_commands(commands: argparse._SubParsersAction[Any]) -> None:
    """Add ``pakke`` and what it can do to a parser's commands."""
    pack = commands.add_parser(
        "pakke", help="lag, signer og kontroller regelpakker", description="Regelpakker."
    )
    actions = pack.add_subparsers(required=True, metavar="HANDLING")

    make = actions.add_parser("bygg", help="lag en pakke av en mappe med pakke.toml")
    make.add_argument("folder", type=Path, metavar="MAPPE", help="mappe med pakke.toml og rules/")
    make.add_argument("--ut", required=True, type=Path, metavar="FIL", help=f"navn på {SUFFIX}")
    make.set_defaults(run=_build)

    keys = actions.add_parser("nokkel", help="lag et nøkkelpar til å signere med")
    keys.add_argument(
        "--ut", required=True, type=Path, metavar="NAVN", help="lager NAVN.nokkel og NAVN.pub"
    )
    keys.set_defaults(run=_make_keys)

    sign = actions.add_parser("signer", help="signer en pakke med den private nøkkelen")
    sign.add_argument("file", type=Path, metavar="FIL")
    sign.add_argument("--nokkel", required=True, type=Path, metavar="NAVN.nokkel")
    sign.set_defaults(run=_sign)

    check = actions.add_parser(
        "kontroller",
        help="gjør alle kontroller som programmet gjør, med pakkens egne tester",
        description="Avslutter med 0 når pakken kan brukes, 1 når den blir avvist, og 2 når "
        "filen eller nøkkelen ikke kan leses.",
    )
    check.add_argument("file", type=Path, metavar="FIL")
    check.add_argument(
        "--nokkel",
        type=Path,
        metavar="NAVN.pub",
        help="den offentlige nøkkelen. Uten: nøklene i policy.toml på denne maskinen",
    )
    check.set_defaults(run=_check)

    compare = actions.add_parser("forskjell", help="vis hva en ny utgave endrer")
    compare.add_argument("old", type=Path, metavar="GAMMEL", help="pakke eller mappe")
    compare.add_argument("new", type=Path, metavar="NY", help="pakke eller mappe")
    compare.add_argument(
        "--tekst",
        action="append",
        default=[],
        type=Path,
        metavar="FIL",
        help="vis også hvilke funn som kommer og går i denne teksten. Kan gjentas",
    )
    compare.set_defaults(run=_compare)


def _build(options: argparse.Namespace) -> int:
    content = build(options.folder)
    manifest = decode_manifest(read_archive(content).manifest)
    _write(options.ut, content)
    _say(
        f"Bygde {manifest.told} med {len(manifest.filer)} filer: {options.ut}",
        f"Neste steg: asker-skriv pakke signer {options.ut} --nokkel NAVN.nokkel",
    )
    return OK


def _make_keys(options: argparse.Namespace) -> int:
    from asker_skriv.packs.signing import make_keys

    private, public = make_keys(options.ut)
    line = public.read_text(encoding="ascii").strip()
    _say(
        f"Privat nøkkel: {private}. Del den ikke, og ta vare på en kopi på et trygt sted.",
        f"Offentlig nøkkel: {public}. Den skal inn i policy.toml:",
        "",
        "[nokler]",
        f'{_bare(public.stem)} = "{line}"',
    )
    return OK


def _sign(options: argparse.Namespace) -> int:
    from asker_skriv.packs.signing import sign

    archive = read_archive(read_bytes(options.file))
    manifest = decode_manifest(archive.manifest)
    require_whole(manifest, archive)
    signature = sign(archive.manifest, options.nokkel)
    _write(options.file, write_archive(Archive(archive.manifest, archive.files, signature)))
    _say(f"Signerte {manifest.told}: {options.file}")
    return OK


def _check(options: argparse.Namespace) -> int:
    policy = policies.current()
    if options.nokkel is not None:
        from asker_skriv.packs.signing import read_public_key

        policy = Policy(keys={options.nokkel.stem: read_public_key(options.nokkel)})
    if not options.file.is_file():
        raise AskerSkrivError(f"Fant ikke filen «{options.file}».")
    try:
        archive = read_archive(read_bytes(options.file))
        manifest = decode_manifest(archive.manifest)
    except PackRefusedError as error:
        _say(f"FEIL  {error}", "", "Pakken blir avvist.")
        return REFUSED
    _say(f"{manifest.told}, id {manifest.id}, fra {manifest.utgiver or 'ukjent utgiver'}", "")
    checks: list[tuple[str, Callable[[], str]]] = [
        ("Filer", lambda: _whole(manifest, archive)),
        ("Signatur", lambda: _signed(archive, policy)),
        ("Gyldighet", lambda: _in_force(manifest, policy)),
        ("Innhold og tester", lambda: _tested(archive)),
    ]
    passed = [_passes(name, do) for name, do in checks]
    _say("", "Pakken kan tas i bruk." if all(passed) else "Pakken blir avvist.")
    return OK if all(passed) else REFUSED


def _passes(name: str, do: Callable[[], str]) -> bool:
    try:
        _say(f"ok    {name}: {do()}")
    except PackRefusedError as error:
        _say(f"FEIL  {name}: {error}".replace(" \n", "\n"))
        return False
    return True


def _whole(manifest: Manifest, archive: Archive) -> str:
    require_whole(manifest, archive)
    size = max(1, sum(map(len, archive.files.values())) // 1000)
    return f"{len(archive.files)} filer, {size} kB, kontrollsummene stemmer."


def _signed(archive: Archive, policy: Policy) -> str:
    name = signer_of(archive, policy)
    return f"laget med nøkkelen «{name}»." if name else "ingen, men policyen godtar usignerte."


def _in_force(manifest: Manifest, policy: Policy) -> str:
    require_in_force(manifest, policy, date.today())
    first = f"fra {told_day(manifest.gjelder_fra)} " if manifest.gjelder_fra else ""
    last = f"til {told_day(manifest.gjelder_til)}" if manifest.gjelder_til else "uten sluttdato"
    return f"gjelder {first}{last}."


def _tested(archive: Archive) -> str:
    from asker_skriv.packs.trial import try_folder, unpacked

    with unpacked(archive.files) as folder:
        result = try_folder(folder)
    if result.problems:
        raise PackRefusedError("\n      ".join(("", *result.problems)))
    return f"alt kan leses, {result.tried} tester stemmer."


def _compare(options: argparse.Namespace) -> int:
    from asker_skriv.packs.differences import (
        about_differences,
        differences,
        findings_differences,
        read_either,
    )
    from asker_skriv.packs.trial import unpacked

    first, second = read_either(options.old), read_either(options.new)
    old, new = first.files, second.files
    lines = [*about_differences(first, second), *differences(old, new)]
    _say(*(lines or ["Pakkene har samme innhold."]))
    if options.tekst:
        _say("", "Funn som kommer (+) og går (-):")
        with unpacked(old) as before, unpacked(new) as after:
            _say(*findings_differences(before, after, options.tekst))
    return OK


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".ny")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise AskerSkrivError(f"«{path}» kan ikke lagres: {error.strerror}.") from error


def _bare(name: str) -> str:
    """Return a name that TOML takes without quotation marks."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name) or "nokkel"


def _say(*lines: str) -> None:
    sys.stdout.writelines(line + "\n" for line in lines)
