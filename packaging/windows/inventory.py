"""What is in the box, by whom and on what terms: the SBOM (CycloneDX) and the notices file."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from windows import libraries
from windows.places import (
    MANUFACTURER,
    PRODUCT,
    PROGRAM,
    PROJECT,
    ROOT,
    UPGRADE_CODE,
    VERSION,
    time_of_source,
)
from windows.runtime import Runtime

SBOM = "sbom.cdx.json"
NOTICES = "TREDJEPART.txt"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_RULE = "=" * 78

# Libraries that packages carry inside, whose vulnerabilities are told under their own names.
# Their licence texts are in the package's own licence files.
_CARRIED = {
    "pyside6-essentials": (("Qt", "LGPL-3.0-only OR GPL-3.0-only"),),
    "numpy": (("OpenBLAS", "BSD-3-Clause"),),
    "lxml": (("libxml2", "MIT"), ("libxslt", "MIT"), ("zlib", "Zlib")),
    "pynacl": (("libsodium", "ISC"),),
    "blis": (("BLIS", "BSD-3-Clause"),),
}
_MICROSOFT = "Microsoft Visual C++ Redistributable (msvcp140, vcruntime140)"
_MICROSOFT_TERMS = "Microsoft Visual Studio Distributable Code"


@dataclass(frozen=True, slots=True)
class Part:
    """Something in the box. ``kind`` and ``purl`` are CycloneDX's."""

    name: str
    version: str
    licence: str
    source: str = ""
    kind: str = "library"
    purl: str = ""
    sha256: str = ""
    texts: tuple[str, ...] = ()


def write(folder: Path, runtime: Runtime, packages: Iterable[Distribution]) -> None:
    """Write the SBOM and the notices into the application folder."""
    shipped = [package for package in packages if _is_shipped(package, folder / "lib")]
    parts = [*_runtimes(folder, runtime), *(_package(package) for package in shipped)]
    for package in shipped:
        parts += carried(package)
    parts += data_parts((ROOT / "README.md").read_text(encoding="utf-8"))
    text = json.dumps(sbom(parts), ensure_ascii=False, indent=1)
    (folder / SBOM).write_text(text + "\n", encoding="utf-8", newline="\n")
    # Notepad shows letters beyond ASCII right when the file begins with a byte order mark
    (folder / NOTICES).write_text(notices(parts), encoding="utf-8-sig", newline="\r\n")


def sbom(parts: Iterable[Part]) -> dict[str, Any]:
    """Return a CycloneDX 1.5 bill of materials; the same parts give the same bill."""
    components = [_component(part) for part in parts]
    content = json.dumps(components, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(UPGRADE_CODE, f'sbom/{VERSION}/{content}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(time_of_source(), UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": PROGRAM,
                "name": PRODUCT,
                "version": VERSION,
                "description": PROJECT["description"],
                "supplier": {"name": MANUFACTURER},
                "licenses": [{"expression": PROJECT["license"]}],
            },
        },
        "components": components,
    }


def notices(parts: Iterable[Part]) -> str:
    """Return the text file that names every part, its licence and the licence's words."""
    parts = list(parts)
    lines = [
        f"{PRODUCT} {VERSION}: innhold fra andre",
        "",
        f"{PRODUCT} er fri programvare under {PROJECT['license']}; se LISENS.txt. Delene nedenfor",
        "er laget av andre og følger med på vilkårene som står ved hver av dem. Qt brukes her",
        "under GPL-3.0. Listen er laget av byggingen, og finnes også som " + SBOM + ".",
        "",
        *(f"- {part.name} {part.version}".rstrip() + f": {part.licence}" for part in parts),
    ]
    for part in (part for part in parts if part.texts):
        lines += ["", _RULE, f"{part.name} {part.version}".rstrip(), part.source, _RULE, ""]
        lines += part.texts
    return "\n".join(lines) + "\n"


def data_parts(readme: str) -> list[Part]:
    """Return the data the program carries, from the table under «Data and licences»."""
    section = readme.partition("\n## Data and licences\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \| (.+?) \| (.+?) \|$", section, re.MULTILINE)
    if not rows:
        raise ValueError("README.md has no table under «Data and licences».")
    return [
        Part(name.replace("`", ""), VERSION, licence.replace("`", ""), source, kind="data")
        for name, source, licence in rows
    ]


def carried(package: Distribution) -> list[Part]:
    """Return the libraries that lie inside a package."""
    found = _CARRIED.get(_normal(package.name), ())
    version = package.version if package.name.startswith("PySide6") else ""
    return [Part(name, version, licence, f"i {package.name}") for name, licence in found]


def licence_of(package: Distribution) -> str:
    """Return a package's licence, as precisely as its metadata tells it."""
    told = _told(package, "License-Expression") or _told(package, "License")
    if told and "\n" not in told:
        return told
    classifiers = package.metadata.get_all("Classifier") or []
    named = [line.rsplit(" :: ", 1)[1] for line in classifiers if line.startswith("License ::")]
    return " OR ".join(named) or "se lisensteksten"


def _runtimes(folder: Path, runtime: Runtime) -> Iterator[Part]:
    yield Part(
        "CPython",
        runtime.version,
        "PSF-2.0",
        runtime.origin,
        kind="framework",
        purl=f"pkg:generic/python@{runtime.version}",
        sha256=runtime.sha256,
        texts=(runtime.files["LICENSE.txt"].decode("utf-8", "replace").replace("\r\n", "\n"),),
    )
    version = ".".join(map(str, libraries.version(folder / "vcruntime140.dll")))
    yield Part(_MICROSOFT, version, _MICROSOFT_TERMS, "i CPython og PySide6")


def _package(package: Distribution) -> Part:
    files = [
        Path(str(package.locate_file(file)))
        for file in sorted(package.files or (), key=str)
        if ".dist-info/" in str(file) and _LICENCE_FILE.search(Path(str(file)).name)
    ]
    texts = tuple(path.read_text(encoding="utf-8", errors="replace") for path in files)
    return Part(
        package.name,
        package.version,
        licence_of(package),
        _home(package),
        purl=f"pkg:pypi/{_normal(package.name)}@{package.version}",
        texts=texts,
    )


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {"type": part.kind, "name": part.name}
    component["bom-ref"] = part.purl or f"{PROGRAM}/{part.name}"
    if part.version:
        component["version"] = part.version
    component["licenses"] = [{"license": {"name": part.licence}}]
    if part.purl:
        component["purl"] = part.purl
    if part.sha256:
        component["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    if part.source:
        component["properties"] = [{"name": f"{PROGRAM}:kilde", "value": part.source}]
    return component


def _is_shipped(package: Distribution, lib: Path) -> bool:
    """Tell whether any module or library of a package lies in the folder."""
    modules = (Path(str(file)) for file in package.files or () if ".dist-info/" not in str(file))
    return any(
        (lib / module.with_suffix(".pyc" if module.suffix == ".py" else module.suffix)).exists()
        for module in modules
        if module.suffix in {".py", ".pyd"}
    )


def _home(package: Distribution) -> str:
    urls = dict(
        line.split(", ", 1)
        for line in package.metadata.get_all("Project-URL") or []
        if ", " in line
    )
    named = [
        url for name, url in urls.items() if name.lower() in {"homepage", "source", "repository"}
    ]
    return _told(package, "Home-page") or next(iter(named), "")


def _told(package: Distribution, key: str) -> str:
    return str((package.metadata.get_all(key) or [""])[0])


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
