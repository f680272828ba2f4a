"""The MSI's source for wixl: what is installed where, and what Windows is told about it."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from windows.places import (
    HERE,
    MANUFACTURER,
    PRODUCT,
    PROJECT,
    ROOT,
    UPGRADE_CODE,
    VERSION,
    WINDOW,
)

_NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
MACHINE_FOLDER = "MASKINMAPPE"
REGISTRY_KEY = rf"Software\{MANUFACTURER}\{PRODUCT}"
_PROG_ID = "AskerSkriv.Dokument"
_CLASSES = r"Software\Classes"
_APPLICATION = rf"{_CLASSES}\Applications\{WINDOW}"
_OPENS = (".docx", ".odt", ".txt", ".html")
_START = f'"[INSTALLDIR]{WINDOW}"'
NEWER_IS_THERE = (
    f"En nyere versjon av {PRODUCT} er allerede installert. Ingenting er endret. Skal du tilbake "
    "til denne versjonen, avinstaller den nyere først."
)
_TOO_OLD = f"{PRODUCT} krever 64-bit Windows 10 eller nyere."

_PROPERTIES = {
    "ARPPRODUCTICON": "Programikon",
    "ARPCONTACT": f"IT i {MANUFACTURER}",
    "ARPCOMMENTS": PROJECT["description"],
    "ARPNOMODIFY": "1",
    # Every file is the product's own: a repair or an upgrade writes all of them. Without it,
    # a library that goes back a version would be skipped first and removed with the old product.
    "REINSTALLMODE": "amus",
}

# name («» is the key's own value), value, below HKLM; the writer's default program stays.
_REGISTRY: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Versjon": (
        (REGISTRY_KEY, "Version", "[ProductVersion]"),
        (REGISTRY_KEY, "InstallDir", "[INSTALLDIR]"),
    ),
    "ApneMed": (
        (rf"{_CLASSES}\{_PROG_ID}", "", f"Dokument i {PRODUCT}"),
        (rf"{_CLASSES}\{_PROG_ID}\shell\open\command", "", f'{_START} "%1"'),
        (rf"{_CLASSES}\.docx\OpenWithProgids", _PROG_ID, ""),
        (_APPLICATION, "FriendlyAppName", PRODUCT),
        (rf"{_APPLICATION}\shell\open\command", "", f'{_START} "%1"'),
        *((rf"{_APPLICATION}\SupportedTypes", ending, "") for ending in _OPENS),
    ),
}


def product_code(version: str = VERSION) -> uuid.UUID:
    """Return the ProductCode of a version: the same each time it is built."""
    return uuid.uuid5(UPGRADE_CODE, f"product/{version}")


def source(folder: Path, version: str = VERSION) -> str:
    """Return the .wxs source that installs the folder as a version of the product."""
    ET.register_namespace("", _NAMESPACE)
    wix = ET.Element(f"{{{_NAMESPACE}}}Wix")
    product = _add(
        wix,
        "Product",
        Name=PRODUCT,
        Id=_guid(product_code(version)),
        UpgradeCode=_guid(UPGRADE_CODE),
        Language="1044",
        Codepage="1252",
        Version=version,
        Manufacturer=MANUFACTURER,
    )
    _about(product, version)
    target = _add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _add(target, "Directory", Id="ProgramFiles64Folder")
    install = _add(programs, "Directory", Id="INSTALLDIR", Name=PRODUCT)
    _add(target, "Directory", Id="ProgramMenuFolder")
    components = [*_files(install, folder, folder), *_registry(install), _machine_folder(target)]
    feature = _add(product, "Feature", Id="Alt", Level="1", Title=PRODUCT)
    for component in components:
        _add(feature, "ComponentRef", Id=component)
    ET.indent(wix)
    return ET.tostring(wix, encoding="unicode", xml_declaration=False)


def _about(product: ET.Element, version: str) -> None:
    _add(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description=PRODUCT,  # wixl writes UTF-8 here and calls it 1252, so ASCII it is
        Comments=f"{PRODUCT} {version}",
        Manufacturer=MANUFACTURER,
        Languages="1044",
    )
    _add(product, "MajorUpgrade", DowngradeErrorMessage=NEWER_IS_THERE)
    _add(product, "Condition", Message=_TOO_OLD).text = "VersionNT64 AND VersionNT >= 603"
    _add(product, "Media", Id="1", Cabinet="innhold.cab", EmbedCab="yes")
    for name, value in _PROPERTIES.items():
        _add(product, "Property", Id=name, Value=value)
    _add(product, "Icon", Id="Programikon", SourceFile=_from_root(HERE / "asker-skriv.ico"))


def _files(parent: ET.Element, folder: Path, root: Path) -> Iterator[str]:
    """Add a component for each file below a folder; yield the components' names."""
    for path in sorted(folder.iterdir()):
        name = path.relative_to(root).as_posix()
        key = uuid.uuid5(UPGRADE_CODE, name).hex
        if path.is_dir():
            inner = _add(parent, "Directory", Id=f"d{key}", Name=path.name)
            yield from _files(inner, path, root)
            continue
        component = _component(parent, f"c{key}", name)
        _add(component, "File", Id=f"f{key}", Source=_from_root(path), KeyPath="yes")
        yield f"c{key}"


def _registry(parent: ET.Element) -> Iterator[str]:
    """Add what Windows is told, and the Start menu's entry; yield the components' names."""
    for name, values in _REGISTRY.items():
        component = _component(parent, name, name)
        for number, (key, entry, value) in enumerate(values):
            attributes = {"Name": entry} if entry else {}
            if number == 0:
                attributes["KeyPath"] = "yes"
            _add(
                component,
                "RegistryValue",
                Root="HKLM",
                Key=key,
                Type="string",
                Value=value,
                **attributes,
            )
        if name == "Versjon":
            _add(
                component,
                "Shortcut",
                Id="Startmeny",
                Directory="ProgramMenuFolder",
                Name=PRODUCT,
                Description=PROJECT["description"],
                Target=f"[INSTALLDIR]{WINDOW}",
                WorkingDirectory="INSTALLDIR",
            )
        yield name


def _machine_folder(target: ET.Element) -> str:
    """Add the municipality's folder, empty: made at once, so that no user can make it first."""
    common = _add(target, "Directory", Id="CommonAppDataFolder")
    folder = _add(common, "Directory", Id=MACHINE_FOLDER, Name="AskerSkriv")
    component = _component(folder, "Maskinmappe", MACHINE_FOLDER)
    _add(component, "CreateFolder")
    return "Maskinmappe"


def _component(parent: ET.Element, name: str, place: str) -> ET.Element:
    guid = _guid(uuid.uuid5(UPGRADE_CODE, f"component/{place}"))
    return _add(parent, "Component", Id=name, Guid=guid, Win64="yes")


def _add(parent: ET.Element, tag: str, /, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", attributes)


def _guid(value: uuid.UUID) -> str:
    return str(value).upper()


def _from_root(path: Path) -> str:
    """Return a path as wixl takes it: from the folder it is run in."""
    return os.path.relpath(path, ROOT).replace(os.sep, "/")
