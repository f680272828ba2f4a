"""Gives links the theme's colour without touching the document or its undo history."""

from __future__ import annotations

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument


class LinkColour(QSyntaxHighlighter):
    """Colours links. Runs for the blocks an edit touches only."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._form = QTextCharFormat()
        self._colour = QColor()

    def set_colour(self, colour: QColor) -> None:
        """Use this colour from now on."""
        if colour != self._colour:
            self._colour = colour
            self._form.setForeground(colour)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: ARG002 - Qt's signature
        """Colour the links of the current block."""
        block = self.currentBlock()
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if fragment.charFormat().isAnchor():
                start = fragment.position() - block.position()
                self.setFormat(start, fragment.length(), self._form)
            place += 1
