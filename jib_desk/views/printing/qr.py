"""A QR code as a picture of one pixel a module, to be drawn without smoothing at any size."""

from functools import lru_cache

import segno
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

QUIET = 4  # modules of white that scanners need on every side (ISO/IEC 18004)
_INK, _PAPER = 0, 255  # what a scanner tells apart, whatever the theme


@lru_cache(maxsize=512)
def qr_image(content: str, version: int | None = None, mask: int | None = None) -> QImage:
    """Black on white with its quiet zone, error correction M. A fixed `version` keeps all codes of a sheet one size.

    A fixed `mask` (0 to 7) spares the search for the evenest one, which takes four fifths of the time.
    Raises ValueError when the content does not fit the version.
    """
    code = segno.make_qr(content, error="m", version=version, mask=mask, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    side = len(rows) + 2 * QUIET
    blank = bytes([_PAPER])
    margin = blank * QUIET
    lines = [blank * side] * QUIET
    lines += [margin + bytes(_INK if is_dark else _PAPER for is_dark in row) + margin for row in rows]
    pixels = b"".join([*lines, *[blank * side] * QUIET])
    return QImage(pixels, side, side, side, QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_Mono)


def draw_qr(
    painter: QPainter, place: QRectF, content: str, version: int | None = None, mask: int | None = None
) -> None:
    """Draws the code with sharp edges into a square of the painter's units."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(place, qr_image(content, version, mask))
    painter.restore()
