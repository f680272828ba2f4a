"""The Windows folder that ``dev.py build windows`` made, read without Windows."""

from __future__ import annotations

import marshal

import pytest

from windows import folder, libraries, places, trim

FOLDER = places.FOLDER

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not FOLDER.exists(), reason="no Windows folder; run python3 dev.py build windows"
    ),
]


def test_every_library_finds_what_it_asks_for():
    assert libraries.problems(FOLDER) == []


def test_a_library_that_lacks_one_is_found_out(tmp_path):
    (tmp_path / "lib" / "PySide6").mkdir(parents=True)
    lonely = tmp_path / "lib" / "PySide6" / "QtCore.pyd"
    lonely.write_bytes((FOLDER / "lib" / "PySide6" / "QtCore.pyd").read_bytes())
    told = "\n".join(libraries.problems(tmp_path))
    assert "lib/PySide6/QtCore.pyd asks for qt6core.dll" in told
    assert "python3.dll" in told


def test_microsofts_runtime_is_there_once_and_as_new_as_qts():
    copies = [path for path in libraries.binaries(FOLDER) if path.name.startswith("vcruntime140")]
    assert {path.parent for path in copies} == {FOLDER}
    assert (FOLDER / "msvcp140.dll").exists()  # spaCy's libraries ask for it and bring none
    qts = places.WORK / "wheels" / "PySide6"
    for path in copies:
        assert libraries.version(path) >= libraries.version(qts / path.name)


def test_no_interpreter_that_runs_any_script_comes_along():
    assert {path.name for path in FOLDER.rglob("*.exe")} == {places.WINDOW, places.CONSOLE}
    assert not list(FOLDER.rglob("*ssl*.dll"))


@pytest.mark.parametrize(("program", "subsystem"), [(places.WINDOW, 2), (places.CONSOLE, 3)])
def test_the_programs_say_who_they_are(program, subsystem):
    import pefile

    with pefile.PE(str(FOLDER / program)) as image:
        assert subsystem == image.OPTIONAL_HEADER.Subsystem
        texts = {
            key.decode(): value.decode()
            for group in image.FileInfo[0]
            for table in getattr(group, "StringTable", [])
            for key, value in table.entries.items()
        }
        kinds = {entry.id for entry in image.DIRECTORY_ENTRY_RESOURCE.entries}
        hardened = image.OPTIONAL_HEADER.DllCharacteristics
    assert texts["CompanyName"] == "Asker kommune"
    assert texts["FileDescription"].startswith("Asker skriv")
    assert texts["Comments"] == places.PROJECT["description"]
    assert texts["OriginalFilename"] == program
    assert {3, 14, 16, 24} <= kinds  # icon, icon group, version, manifest
    assert hardened & 0x160 == 0x160  # high entropy, dynamic base, no execution of data


def test_bytecode_is_never_compared_with_its_source_nor_tells_where_it_was_built():
    modules = list(FOLDER.rglob("*.pyc"))
    assert len(modules) > 500
    for path in modules:
        content = path.read_bytes()
        assert content[4:8] == b"\x01\0\0\0", path  # by hash, unchecked
        assert not marshal.loads(content[16:]).co_filename.startswith("/"), path


def test_python_finds_its_places_in_the_folder():
    places_told = next(FOLDER.glob("python3*._pth")).read_text().split()
    assert all((FOLDER / place.replace("\\", "/")).exists() for place in places_told)
    for name in ("asker_skriv", "rules", "resources"):  # as asker_skriv/paths.py looks for them
        assert (FOLDER / "app" / name).is_dir()


def test_every_qt_library_is_asked_for_and_windows_plugin_is_there():
    assert trim.unreached_qt_libraries(FOLDER / "lib") == []
    plugins = {path.name for path in (FOLDER / "lib" / "PySide6" / "plugins").rglob("*.dll")}
    assert {"qwindows.dll", "qmodernwindowsstyle.dll", "qsvg.dll", "qsvgicon.dll"} <= plugins


def test_the_folder_is_within_its_size():
    assert folder.size(FOLDER)[0] <= 190
