"""Pictures under a plan, made ready for painting: decoded once, and no larger than a screen can use."""

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from jib_desk.rules.plan_pictures import Format, PictureFault, look_at
from jib_desk.services.errors import PictureRefused

_LARGEST_SIDE = 4096
_DRAWN_SIDE = 3000  # of a drawing, which has no pixels of its own


def decoded(name: str, content: bytes) -> QImage:
    """The picture itself. Raises PictureRefused, also for what only the decoder finds out.

    May be called in any thread: images are no widgets.
    """
    try:
        facts = look_at(content)
    except PictureFault as fault:
        raise PictureRefused(name, fault.code, detail=fault.detail) from fault
    image = _drawing(content, facts.width, facts.height) if facts.format is Format.SVG else _pixels(content)
    if image.isNull():
        raise PictureRefused(name, "damaged")
    return image


def _pixels(content: bytes) -> QImage:
    data = QByteArray(content)
    buffer = QBuffer(data)
    reader = QImageReader(buffer)  # which opens it
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST_SIDE:
        reader.setScaledSize(size.scaled(_LARGEST_SIDE, _LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    buffer.close()
    return image


def _drawing(content: bytes, width: float, height: float) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # only for those who use a drawing

    renderer = QSvgRenderer(QByteArray(content))
    if not renderer.isValid():
        return QImage()
    scale = _DRAWN_SIDE / max(width, height)
    size = QSize(max(1, round(width * scale)), max(1, round(height * scale)))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)  # nothing: what lies beneath is seen
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
