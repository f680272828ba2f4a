"""What Windows libraries ask for, and whether the folder or Windows itself has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pefile

AMD64 = 0x8664
BINARIES = {".exe", ".dll", ".pyd"}

# Of Windows 10 1809 and newer, the oldest that Qt 6.11 runs on.
_WINDOWS_NAMES = """
advapi32 authz bcrypt bcryptprimitives comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dcomp
dnsapi dwmapi dwrite dxgi gdi32 icuuc imm32 iphlpapi kernel32 mpr mscms msvcrt netapi32
ntdll ole32 oleaut32 powrprof propsys rpcrt4 secur32 setupapi shcore shell32 shlwapi
ucrtbase uiautomationcore user32 userenv uxtheme version winmm winspool.drv ws2_32 wtsapi32
"""
_WINDOWS = frozenset(_WINDOWS_NAMES.split())
_API_SET = re.compile(r"^(api|ext)-ms-[\w-]+\.dll$")
# Folders that a package adds to the search itself when it is imported (os.add_dll_directory).
_ADDED_BY = {"PySide6": ("lib/PySide6", "lib/shiboken6"), "numpy": ("lib/numpy.libs",)}


def binaries(folder: Path) -> Iterator[Path]:
    """Yield the programs and libraries in a folder, in order."""
    yield from (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in BINARIES)


def asked_for(path: Path) -> dict[str, set[str]]:
    """Return the libraries, in lower case, that a binary asks for, and what it wants of each.

    What is asked for by number is named «#7».
    """
    with pefile.PE(str(path), fast_load=True) as image:
        kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
        image.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
        entries = [
            *getattr(image, "DIRECTORY_ENTRY_IMPORT", []),
            *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", []),
        ]
        return {
            entry.dll.decode().lower(): {
                wanted.name.decode() if wanted.name else f"#{wanted.ordinal}"
                for wanted in entry.imports
            }
            for entry in entries
        }


def offered_by(path: Path) -> set[str]:
    """Return the names and numbers that a library offers."""
    # Qt's libraries offer more than pefile believes a library can
    with pefile.PE(str(path), fast_load=True, max_symbol_exports=0x10000) as image:
        image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
        table = getattr(image, "DIRECTORY_ENTRY_EXPORT", None)
        found = table.symbols if table else []
        names = {symbol.name.decode() for symbol in found if symbol.name}
        return names | {f"#{symbol.ordinal}" for symbol in found}


def machine(path: Path) -> int:
    """Return the processor a binary is built for, as Windows numbers them."""
    with pefile.PE(str(path), fast_load=True) as image:
        return int(image.FILE_HEADER.Machine)


def version(path: Path) -> tuple[int, int, int, int]:
    """Return the file version in a binary's version resource; zeros when it has none."""
    with pefile.PE(str(path), fast_load=True) as image:
        image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        for fixed in getattr(image, "VS_FIXEDFILEINFO", []):
            high, low = fixed.FileVersionMS, fixed.FileVersionLS
            return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF
    return 0, 0, 0, 0


def is_windows_own(library: str) -> bool:
    """Tell whether Windows itself has a library, given in lower case with its ending."""
    return bool(_API_SET.match(library)) or library.removesuffix(".dll") in _WINDOWS


def where(folder: Path, path: Path, library: str) -> Path | None:
    """Return the file in the application folder that Windows finds for a library of ``path``.

    Looked for where the loader looks: beside the binary, beside the program, in the runtime's
    folder when the binary lies there, and in the folders its package adds.
    """
    package = path.relative_to(folder).parts[1:2]
    added = [folder / name for name in _ADDED_BY.get("".join(package), ())]
    for place in [path.parent, folder, *added]:
        for found in place.glob("*.*"):
            if found.name.lower() == library:
                return found
    return None


def problems(folder: Path) -> list[str]:
    """Return a line for each library or name that a binary in the folder asks for in vain."""
    found = []
    offers: dict[Path, set[str]] = {}
    for path in binaries(folder):
        name = path.relative_to(folder).as_posix()
        if machine(path) != AMD64:
            found.append(f"{name} is not built for x64")
        for library, wanted in asked_for(path).items():
            source = where(folder, path, library)
            if source is None:
                if not is_windows_own(library):
                    found.append(f"{name} asks for {library}, which is nowhere")
                continue
            if source not in offers:
                offers[source] = offered_by(source)
            if missing := wanted - offers[source]:
                found.append(f"{name} asks {source.name} for {', '.join(sorted(missing)[:3])}")
    return found
