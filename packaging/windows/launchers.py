"""The two programs in the folder, compiled from launcher.c by mingw."""

from __future__ import annotations

from pathlib import Path

import version_resource
from windows.places import CONSOLE, HERE, PROJECT, VERSION, WINDOW, WORK, tell

_COMPILER = "x86_64-w64-mingw32-gcc"
_RESOURCES = "x86_64-w64-mingw32-windres"
_HARDENED = ["-Wl,--dynamicbase,--high-entropy-va,--nxcompat,--no-insert-timestamp", "-s"]
_STRICT = ["-std=c11", "-Os", "-Wall", "-Wextra", "-Werror"]


def compile_launchers(folder: Path, short: str) -> None:
    """Write asker-skriv.exe and asker-skriv-konsoll.exe for Python ``short`` («311»)."""
    for name, kind in ((WINDOW, ["-mwindows"]), (CONSOLE, ["-mconsole", "-DCONSOLE"])):
        library = f'-DPYTHON_DLL=L"python{short}.dll"'
        options = [*_STRICT, "-municode", *kind, library, *_HARDENED]
        sources = [HERE / "launcher.c", _resource(name)]
        tell(_COMPILER, *options, "-o", folder / name, *sources)


def _resource(name: str) -> Path:
    """Compile icon, manifest and version resource; return the object file."""
    program = name.removesuffix(".exe")
    script = WORK / f"{program}.rc"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(resource_script(program), encoding="utf-8")
    compiled = script.with_suffix(".o")
    tell(_RESOURCES, "--codepage=65001", "--include-dir", HERE, script, compiled)
    return compiled


def resource_script(program: str) -> str:
    """Return the resource script of a program, named without its ending."""
    numbers = ",".join(map(str, version_resource.four_numbers(VERSION)))
    texts = version_resource.texts(VERSION, PROJECT["description"], program)
    values = "\n".join(f'VALUE "{key}", "{text}"' for key, text in texts.items())
    block = version_resource.BOKMAL_UNICODE
    return f"""1 ICON "asker-skriv.ico"
1 24 "launcher.manifest"
1 VERSIONINFO FILEVERSION {numbers} PRODUCTVERSION {numbers}
FILEOS 0x40004 FILETYPE 0x1
{{
BLOCK "StringFileInfo" {{ BLOCK "{block}" {{
{values}
}} }}
BLOCK "VarFileInfo" {{ VALUE "Translation", 0x{block[:4]}, 0x{block[4:]} }}
}}
"""
