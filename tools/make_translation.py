"""Compiles resources/oversettelse/qt_nb.toml to qt_nb.qm with Qt's own lrelease.

Qt ships no bokmål for its own dialogs. Run as ``python -m tools.make_translation``.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "oversettelse"


def translation_source(contexts: dict[str, dict[str, str]]) -> str:
    """Return the texts as Qt's translation XML."""
    parts = ['<?xml version="1.0" encoding="utf-8"?>', '<TS version="2.1" language="nb_NO">']
    for context, texts in contexts.items():
        parts.append(f"<context><name>{context}</name>")
        parts += [
            f"<message><source>{escape(source)}</source>"
            f"<translation>{escape(text)}</translation></message>"
            for source, text in texts.items()
        ]
        parts.append("</context>")
    return "\n".join([*parts, "</TS>"])


def main() -> int:
    """Write qt_nb.qm beside its source."""
    contexts = tomllib.loads((FOLDER / "qt_nb.toml").read_text(encoding="utf-8"))
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    with TemporaryDirectory() as folder:
        source = Path(folder) / "qt_nb.ts"
        source.write_text(translation_source(contexts), encoding="utf-8")
        command = [str(lrelease), str(source), "-qm", str(FOLDER / "qt_nb.qm")]
        return subprocess.run(command, check=False).returncode  # noqa: S603 - Qt's own tool


if __name__ == "__main__":
    raise SystemExit(main())
