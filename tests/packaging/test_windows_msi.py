"""The MSI that ``dev.py build windows`` made, and the source that wixl makes it from."""

from __future__ import annotations

import filecmp
import json
import shutil
import struct
import subprocess
from xml.etree import ElementTree as ET

import pytest

from windows import inventory, msi, places, product

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
README = """
## Data and licences

| Data | From | Licence |
|---|---|---|
| `resources/modell` (parser) | A treebank | CC0; see `MODELLKORT.md` |

## More
"""

built = pytest.mark.skipif(
    not places.MSI.exists() or shutil.which("msiinfo") is None,
    reason="no MSI, or no msitools; run python3 dev.py build windows",
)


@pytest.fixture
def small(tmp_path):
    """Return the source of a product with two files in it."""
    (tmp_path / "app").mkdir()
    (tmp_path / "asker-skriv.exe").touch()
    (tmp_path / "app" / "å.txt").touch()
    return ET.fromstring(product.source(tmp_path))


def test_the_codes_that_windows_knows_the_product_by_never_change():
    assert str(places.UPGRADE_CODE) == "5c0ad9a4-7d0e-4f0e-9a5c-0b6a4d2f9e31"
    assert str(product.product_code("0.1.0")) == "31784a39-ff93-5179-b630-1675a74dfe9b"
    assert product.product_code("0.1.0") != product.product_code("0.1.1")


def test_each_file_is_a_component_of_its_own_with_a_lasting_code(small):
    files = {file.get("Source").rsplit("/", 1)[-1] for file in small.iter(f"{WIX}File")}
    components = [element.get("Guid") for element in small.iter(f"{WIX}Component")]
    assert files == {"asker-skriv.exe", "å.txt"}
    assert len(set(components)) == len(components) == 5  # two of registry values and a folder
    named = [element.get("Id") for element in small.iter(f"{WIX}ComponentRef")]
    assert sorted(named) == sorted(element.get("Id") for element in small.iter(f"{WIX}Component"))


def test_it_is_among_the_programs_to_open_a_docx_with_and_not_the_one(small):
    values = {
        (value.get("Key"), value.get("Name")): value.get("Value")
        for value in small.iter(f"{WIX}RegistryValue")
    }
    assert (r"Software\Classes\.docx\OpenWithProgids", "AskerSkriv.Dokument") in values
    assert not [key for key, _ in values if key.lower() == r"software\classes\.docx"]
    command = values[r"Software\Classes\AskerSkriv.Dokument\shell\open\command", None]
    assert command == '"[INSTALLDIR]asker-skriv.exe" "%1"'


def test_the_times_in_the_summary_are_those_of_the_source():
    now = int(msi.datetime.now(msi.UTC).timestamp())
    ticks = struct.pack("<Q", (now + 11_644_473_600) * 10_000_000)
    pair = b"\x40\0\0\0" + ticks
    made = msi.with_times(b"before" + pair * 2 + b"after", 1_700_000_000)
    told = struct.unpack("<Q", made[len(b"before") + 4 :][:8])[0]
    assert told // 10_000_000 - 11_644_473_600 == 1_700_000_000
    assert made.startswith(b"before")
    assert made.endswith(b"after")


def test_the_data_and_their_licences_are_read_from_the_readme():
    (part,) = inventory.data_parts(README)
    assert (part.name, part.source) == ("resources/modell (parser)", "A treebank")
    assert part.licence == "CC0; see MODELLKORT.md"


def table(name):
    command = ["msiinfo", "export", places.MSI, name]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    heads, _, _, *rows = [line.split("\t") for line in told.replace("\r", "").splitlines()]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def pairs(name, key, value):
    return {row[key]: row[value] for row in table(name)}


@built
@pytest.mark.slow
class TestBuilt:
    def test_only_administrators_may_write_in_the_municipality_s_folder(self):
        assert pairs("CreateFolder", "Component_", "Directory_") == {"Maskinmappe": "MASKINMAPPE"}
        assert pairs("Directory", "Directory", "DefaultDir")["MASKINMAPPE"] == "AskerSkriv"
        rights = pairs("MsiLockPermissionsEx", "LockObject", "SDDLText")["MASKINMAPPE"]
        assert rights == "D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)"

    def test_properties(self):
        properties = pairs("Property", "Property", "Value")
        wanted = {
            "ALLUSERS": "1",
            "Manufacturer": "Asker kommune",
            "ProductLanguage": "1044",
            "ProductName": "Asker skriv",
            "ProductVersion": places.VERSION,
            "ProductCode": f"{{{product.product_code()}}}".upper(),
            "UpgradeCode": f"{{{places.UPGRADE_CODE}}}".upper(),
            "ARPNOMODIFY": "1",
            "ARPPRODUCTICON": "Programikon",
            "REINSTALLMODE": "amus",
        }
        assert wanted.items() <= properties.items()
        assert {"ARPCONTACT", "ARPCOMMENTS", "SecureCustomProperties"} <= set(properties)

    def test_the_summary_says_64_bit_bokmal_and_a_new_code_for_each_content(self):
        command = ["msiinfo", "suminfo", places.MSI]
        told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        code = msi.package_code(
            places.FOLDER, (places.WORK / f"{places.MSI.stem}.wxs").read_text(encoding="utf-8")
        )
        assert "Template: x64;1044" in told
        assert f"{{{code}}}".upper() in told

    def test_an_older_version_goes_first_and_comes_back_if_the_new_one_fails(self):
        steps = pairs("InstallExecuteSequence", "Action", "Sequence")
        assert int(steps["InstallInitialize"]) < int(steps["RemoveExistingProducts"])
        assert int(steps["RemoveExistingProducts"]) < int(steps["ProcessComponents"])

    def test_a_newer_version_is_not_overwritten(self):
        upgrades = pairs("Upgrade", "ActionProperty", "VersionMin")
        assert upgrades["WIX_DOWNGRADE_DETECTED"] == places.VERSION
        conditions = pairs("LaunchCondition", "Condition", "Description")
        assert conditions["NOT WIX_DOWNGRADE_DETECTED"] == product.NEWER_IS_THERE

    def test_norwegian_letters_are_told_in_the_code_page_they_are_in(self):
        command = ["msiinfo", "export", places.MSI, "_ForceCodepage"]
        assert b"1252" in subprocess.run(command, check=True, capture_output=True).stdout
        assert "klarspråk".encode("cp1252") in places.MSI.read_bytes()

    def test_the_start_menu_has_the_program(self):
        (shortcut,) = table("Shortcut")
        assert shortcut["Directory_"] == "ProgramMenuFolder"
        assert shortcut["Target"] == "[INSTALLDIR]asker-skriv.exe"

    def test_the_version_is_where_the_software_centre_looks(self):
        values = {(row["Key"], row["Name"]): row for row in table("Registry")}
        row = values[r"Software\Asker kommune\Asker skriv", "Version"]
        assert (row["Root"], row["Value"]) == ("2", "[ProductVersion]")

    def test_every_component_is_64_bit_and_belongs_to_the_feature(self):
        components = table("Component")
        assert {row["Attributes"] for row in components} <= {"256", "260"}
        assert len(components) == len(table("FeatureComponents"))

    def test_nothing_of_its_own_is_run_while_installing(self):
        assert table("CustomAction") == []

    @pytest.mark.skipif(shutil.which("msiextract") is None, reason="needs msitools")
    def test_unpacked_it_is_the_folder(self, tmp_path):
        command = ["msiextract", "--directory", tmp_path, places.MSI]
        subprocess.run(command, check=True, capture_output=True)
        (unpacked,) = (path.parent for path in tmp_path.rglob(places.WINDOW))
        names = [
            path.relative_to(places.FOLDER).as_posix()
            for path in places.FOLDER.rglob("*")
            if path.is_file()
        ]
        assert sorted(names) == sorted(
            path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()
        )
        same, other, wrong = filecmp.cmpfiles(places.FOLDER, unpacked, names, shallow=False)
        assert (len(same), other, wrong) == (len(names), [], [])

    def test_every_package_in_the_box_is_told_of(self):
        bill = json.loads((places.FOLDER / inventory.SBOM).read_text(encoding="utf-8"))
        named = {component["name"] for component in bill["components"]}
        told = (places.FOLDER / inventory.NOTICES).read_text(encoding="utf-8-sig")
        assert {"CPython", "Qt", "spacy", "numpy", "PyNaCl", "libsodium"} <= named
        assert not {"nltk", "requests", "typer"} & named  # left out of the box
        assert all(f"- {name}" in told for name in named)
        references = [component["bom-ref"] for component in bill["components"]]
        assert len(references) == len(set(references))

    def test_it_is_within_its_size(self):
        assert places.MSI.stat().st_size <= 85 * 2**20
