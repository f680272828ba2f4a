"""What a letter without a name is suggested saved as."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextDocument

_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\u2028\x00-\x1f]')


def first_words(document: QTextDocument) -> str:
    """Return the letter's first line that has words."""
    block = document.begin()
    while block.isValid() and not block.text().strip():
        block = block.next()
    return block.text().strip() if block.isValid() else ""


def file_name(title: str) -> str:
    """Return a title as a file name that every system takes."""
    usable = " ".join(_NOT_IN_NAMES.sub(" ", title).split())
    if len(usable) > _LONGEST_NAME:
        usable = usable[: _LONGEST_NAME + 1].rpartition(" ")[0] or usable[:_LONGEST_NAME]
    return usable.strip(" .")
