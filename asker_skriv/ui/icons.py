"""Line icons in the theme's colour, drawn from ``resources/ikoner``."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap

from asker_skriv.paths import DataLayers
from asker_skriv.ui.theme import Theme

SIZE = 20
_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)
_INK = 'stroke="#000"'


def icon(name: str, theme: Theme) -> QIcon:
    """Return the icon in the theme's text colour, and paler for what can't be used now."""
    source = DataLayers.standard().resource(f"ikoner/{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.faint)):
        drawing = QByteArray(source.replace(_INK, f'stroke="{colour}"').encode())
        for scale in _SCALES:
            picture = QPixmap.fromImage(_drawn(drawing, round(SIZE * scale)))
            picture.setDevicePixelRatio(scale)
            result.addPixmap(picture, mode)
    return result


def _drawn(drawing: QByteArray, size: int) -> QImage:
    buffer = QBuffer(drawing)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return reader.read()
