"""Draws packaging/windows/asker-skriv.ico from resources/ikoner/asker-skriv.svg.

Windows wants one file with several sizes. Run as ``python -m tools.make_icon``; the result is
committed, so a build needs no screen.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "ikoner" / "asker-skriv.svg"
ICON = ROOT / "packaging" / "windows" / "asker-skriv.ico"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_HEADER = struct.Struct("<HHH")
_ENTRY = struct.Struct("<BBBBHHII")


def icon_file(pictures: Mapping[int, bytes]) -> bytes:
    """Return an ICO file of PNG pictures, given by their side in pixels (at most 256)."""
    offset = _HEADER.size + _ENTRY.size * len(pictures)
    entries = []
    for side, png in sorted(pictures.items()):
        # a side of 256 is written as 0
        entries.append(_ENTRY.pack(side % 256, side % 256, 0, 0, 1, 32, len(png), offset))
        offset += len(png)
    images = [png for _, png in sorted(pictures.items())]
    return b"".join([_HEADER.pack(0, 1, len(pictures)), *entries, *images])


def draw(side: int) -> bytes:
    """Return the drawing as a PNG of ``side`` by ``side`` pixels."""
    from PySide6.QtCore import QBuffer, QSize
    from PySide6.QtGui import QIcon

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QIcon(str(DRAWING)).pixmap(QSize(side, side)).save(buffer, "PNG")
    return bytes(buffer.data().data())


def main() -> None:
    """Write the icon file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    ICON.parent.mkdir(parents=True, exist_ok=True)
    ICON.write_bytes(icon_file({side: draw(side) for side in SIZES}))
    app.quit()


if __name__ == "__main__":
    main()
