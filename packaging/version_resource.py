"""The version resource of the Windows programs: what Explorer and the software centre show."""

from __future__ import annotations

from typing import Any

BOKMAL_UNICODE = "041404b0"


def version_resource(version: str, description: str, program: str) -> Any:
    """Return PyInstaller's version resource; ``version`` is the project's, as «1.2.3»."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    numbers = four_numbers(version)
    named = texts(version, description, program)
    table = StringTable(BOKMAL_UNICODE, [StringStruct(key, text) for key, text in named.items()])
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            StringFileInfo([table]),
            VarFileInfo([VarStruct("Translation", [0x0414, 0x04B0])]),
        ],
    )


def texts(version: str, description: str, program: str) -> dict[str, str]:
    """Return the texts of the resource by their Windows names.

    FileDescription is what the taskbar and the task manager call the program.
    """
    console = ", kontroll og kommandolinje" if program.endswith("-konsoll") else ""
    return {
        "Comments": description,
        "CompanyName": "Asker kommune",
        "FileDescription": f"Asker skriv{console}",
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Asker skriv",
        "ProductVersion": version,
    }


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return «1.2.3» as Windows' four numbers."""
    parts = [int(part) for part in version.split(".")]
    padded = [*parts, 0, 0, 0, 0]
    return padded[0], padded[1], padded[2], padded[3]
