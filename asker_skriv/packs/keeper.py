"""Which packs are in use: the machine-wide folder looked through, and the last good ones kept.

Every start looks through the packs in ``pakker`` of the machine-wide folder: signature, hashes
and dates take milliseconds. A pack's own tests take seconds and are run once for each file and
version of the program, by ``try_waiting``; until then the pack waits, and the one before it stays
in use. Of each id the highest acceptable version wins. When none is, the copy of the last good
one is used for as long as the machine-wide folder still has a file of that id or that name.

What is known lies in the user's own folder. A user who changes it there gains nothing: signatures
and hashes are checked again at every start, against keys that lie in the machine-wide folder.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from asker_skriv import __version__
from asker_skriv import policy as policies
from asker_skriv.packs.archive import SUFFIX, read_bytes
from asker_skriv.packs.manifest import Manifest, PackRefusedError
from asker_skriv.packs.pack import Pack, open_pack
from asker_skriv.packs.state import (
    KeptPack,
    RefusedPack,
    State,
    UsedPack,
    Verdict,
    read_state,
    read_verdicts,
    write_active,
    write_state,
    write_verdicts,
)
from asker_skriv.packs.trial import try_pack, unpack
from asker_skriv.paths import machine_folder, packs_folder
from asker_skriv.policy import Policy

FOLDER = "pakker"
_KEPT = "beholdt"
_UNDER_WAY = "ny-"  # folders that another window may be unpacking in
_MOST_PACKS = 50
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file in the machine-wide folder that holds an acceptable pack."""

    file: str
    content: bytes
    pack: Pack


@dataclass(frozen=True, slots=True)
class Keeper:
    """The packs of one machine and one user, on one day."""

    machine: Path
    home: Path
    policy: Policy
    today: date

    @classmethod
    def standard(cls) -> Keeper:
        """Return the keeper of this machine and user."""
        return cls(machine_folder() / FOLDER, packs_folder(), policies.current(), date.today())

    def refresh(self) -> State:
        """Find the packs to use and unpack them for ``DataLayers``; runs no tests.

        Never raises: what can't be used is told in the state.
        """
        before = read_state(self.home)
        candidates, refused, claimed = self._look_through()
        verdicts = read_verdicts(self.home)
        used: list[UsedPack] = []
        waiting: list[str] = []
        kept: list[KeptPack] = []
        for pack_id in sorted({each.pack.manifest.id for each in candidates} | set(claimed)):
            own = [each for each in candidates if each.pack.manifest.id == pack_id]
            chosen = _chosen(own, verdicts, refused, waiting)
            files = [*claimed.get(pack_id, ()), *(each.file for each in own)]
            last = None if chosen else self._last_good(pack_id, before)
            try:
                if chosen is not None:
                    self._keep(chosen)
                    used.append(self._in_use(chosen.pack, chosen.file))
                elif last is not None:
                    used.append(replace(self._in_use(last, files[0]), is_last_good=True))
            except OSError:
                told = "Pakken kan ikke pakkes ut. Se etter om disken er full."
                refused.append(RefusedPack(files[0], told, pack_id))
            kept.append(KeptPack(pack_id, tuple(dict.fromkeys(files))))
        state = State(tuple(used), tuple(refused), tuple(waiting), tuple(kept))
        with suppress(OSError):
            self._write(before, state)
        return state

    def try_waiting(self) -> State:
        """Run the tests of the packs that wait for it, and return what is in use after that."""
        for name in self.refresh().waiting:
            try:
                pack = open_pack(read_bytes(self.machine / name), self.policy, self.today)
            except PackRefusedError:
                continue  # changed or removed meanwhile; refresh will tell
            self.judge(pack.digest, try_pack(pack).problems)
        return self.refresh()

    def give_up(self, why: str) -> State:
        """Refuse the packs whose tests could not be run to their end."""
        for name in self.refresh().waiting:
            with suppress(PackRefusedError):
                pack = open_pack(read_bytes(self.machine / name), self.policy, self.today)
                self.judge(pack.digest, (why,))
        return self.refresh()

    def judge(self, digest: str, problems: Sequence[str]) -> None:
        """Remember what came of a pack's tests."""
        told = " ".join(problems[:_MOST_TOLD])
        if len(problems) > _MOST_TOLD:
            told += f" Og {len(problems) - _MOST_TOLD} til."
        with suppress(OSError):
            verdicts = {**read_verdicts(self.home), digest: Verdict(__version__, told)}
            write_verdicts(self.home, verdicts)

    def _look_through(self) -> tuple[list[_Candidate], list[RefusedPack], dict[str, list[str]]]:
        """Return acceptable packs, refused files, and the files that claim to be of each id."""
        candidates: list[_Candidate] = []
        refused: list[RefusedPack] = []
        claimed: dict[str, list[str]] = {}
        origins = {name: kept.id for kept in read_state(self.home).kept for name in kept.files}
        files = list(_pack_files(self.machine))
        too_many = f"Det er over {_MOST_PACKS} pakker i mappen."
        refused += [RefusedPack(path.name, too_many) for path in files[_MOST_PACKS:]]
        for path in files[:_MOST_PACKS]:
            try:
                content = read_bytes(path)
                pack = open_pack(content, self.policy, self.today)
                candidates.append(_Candidate(path.name, content, pack))
            except PackRefusedError as error:
                pack_id = error.pack_id or origins.get(path.name, "")
                refused.append(RefusedPack(path.name, str(error), pack_id))
                if pack_id:
                    claimed.setdefault(pack_id, []).append(path.name)
        return candidates, refused, claimed

    def _last_good(self, pack_id: str, before: State) -> Pack | None:
        """Return the kept copy of a pack, checked again, or None when there is none to trust."""
        if pack_id not in {kept.id for kept in before.kept}:
            return None
        try:
            content = read_bytes(self._copy(pack_id))
            pack = open_pack(content, self.policy, self.today)
        except PackRefusedError:
            return None
        verdict = read_verdicts(self.home).get(pack.digest)
        passed = verdict is not None and not verdict.reason
        return pack if passed and pack.manifest.id == pack_id else None

    def _copy(self, pack_id: str) -> Path:
        return self.home / _KEPT / f"{pack_id}{SUFFIX}"

    def _keep(self, chosen: _Candidate) -> None:
        copy = self._copy(chosen.pack.manifest.id)
        if copy.is_file() and copy.read_bytes() == chosen.content:
            return
        copy.parent.mkdir(parents=True, exist_ok=True)
        beside = copy.with_suffix(".ny")
        beside.write_bytes(chosen.content)
        beside.replace(copy)

    def _in_use(self, pack: Pack, file: str) -> UsedPack:
        """Unpack a pack, unless that was done and nothing there has been changed since."""
        manifest = pack.manifest
        folder = self.home / folder_name(manifest, pack.digest)
        if _content(folder) != dict(pack.files):
            self.home.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.home, prefix=_UNDER_WAY) as name:
                fresh = Path(name) / "pakke"
                unpack(pack.files, fresh)
                shutil.rmtree(folder, ignore_errors=True)
                with suppress(OSError):  # another window may have been quicker
                    fresh.replace(folder)
            if _content(folder) != dict(pack.files):
                raise OSError(str(folder))
        return UsedPack(
            id=manifest.id,
            version=manifest.versjon,
            name=manifest.navn,
            publisher=manifest.utgiver,
            file=file,
            folder=folder.name,
            key=pack.key,
            valid_to=manifest.gjelder_til,
        )

    def _write(self, before: State, state: State) -> None:
        folders = [used.folder for used in state.used]
        write_active(self.home, folders)
        if state != before:
            write_state(self.home, state)
        if not self.home.is_dir():
            return
        ids = {kept.id for kept in state.kept}
        for path in self.home.iterdir():
            in_use = path.name in {*folders, _KEPT} or path.name.startswith(_UNDER_WAY)
            if path.is_dir() and not in_use:
                shutil.rmtree(path, ignore_errors=True)
        for path in (self.home / _KEPT).glob(f"*{SUFFIX}"):
            if path.stem not in ids:
                path.unlink(missing_ok=True)


def folder_name(manifest: Manifest, digest: str) -> str:
    """Return the name of the folder that a pack is unpacked in."""
    return f"{manifest.id}-{digest[:16]}"


def _chosen(
    own: list[_Candidate],
    verdicts: Mapping[str, Verdict],
    refused: list[RefusedPack],
    waiting: list[str],
) -> _Candidate | None:
    """Return the highest version whose tests have passed; note what fails and what waits."""
    for each in sorted(own, key=lambda each: (each.pack.manifest.rank, each.file), reverse=True):
        verdict = verdicts.get(each.pack.digest)
        if verdict is None or verdict.program != __version__:
            waiting.append(each.file)
        if verdict is None:
            continue
        if not verdict.reason:
            return each
        if verdict.program == __version__:
            refused.append(RefusedPack(each.file, verdict.reason, each.pack.manifest.id))
    return None


def _pack_files(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    yield from (path for path in found if path.suffix == SUFFIX and path.is_file())


def _content(folder: Path) -> dict[str, bytes]:
    """Return the files under a folder; one that can't be read counts as changed."""
    files: dict[str, bytes] = {}
    for path in folder.rglob("*"):
        if path.is_symlink():
            return {}
        if path.is_file():
            try:
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
            except OSError:
                return {}
    return files
