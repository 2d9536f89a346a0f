"""A pass as a card: painted once, for a picture to send, for a PDF, and for the preview in the window.

It is what goes out of the house, so it is light whatever the window's theme is.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from jib_desk.rules.pass_texts import PassFace
from jib_desk.rules.passes import shown_code
from jib_desk.rules.words import Word
from jib_desk.views.printing.output import pdf_of
from jib_desk.views.printing.painter import paper_font
from jib_desk.views.printing.qr import draw_qr
from jib_desk.views.theme import LIGHT, Weight

_TITLE = Word("Visitor pass", "访客通行证")
_ONCE = Word("For this visit on this day, once", "仅限当日本次来访使用")
_MM_PER_INCH = 25.4
_SMALLER = 0.94
_LEAST = 5.0  # points: what is longer than that allows is cut


class CardSize:
    """A card: `_MM` in millimetres, the rest in points."""

    WIDTH_MM: Final = 80
    HEIGHT_MM: Final = 128
    MARGIN_MM: Final = 6
    QR_MM: Final = 56
    LINE_MM: Final = 6.5
    CODE_MM: Final = 12
    DOTS_PER_INCH: Final = 300
    TITLE: Final = 12
    NAME: Final = 16
    CODE: Final = 24
    SMALL: Final = 9


def paint_card(painter: QPainter, face: PassFace, mm: float) -> None:
    """The whole card from (0, 0); `mm` is how many units of the painter a millimetre has."""
    size = CardSize
    painter.fillRect(QRectF(0, 0, size.WIDTH_MM * mm, size.HEIGHT_MM * mm), QColor(LIGHT.surface))
    left, width = size.MARGIN_MM * mm, (size.WIDTH_MM - 2 * size.MARGIN_MM) * mm
    top = size.MARGIN_MM * mm
    lines = (
        (_TITLE.both(), size.TITLE, Weight.BOLD, size.LINE_MM, LIGHT.text),
        (face.centre_zh, size.SMALL, Weight.REGULAR, size.LINE_MM, LIGHT.dim),
        (face.centre_en, size.SMALL, Weight.REGULAR, size.LINE_MM, LIGHT.dim),
        (face.name, size.NAME, Weight.BOLD, size.CODE_MM, LIGHT.text),
        (f"{face.at:%Y-%m-%d %H:%M}", size.TITLE, Weight.MEDIUM, size.LINE_MM, LIGHT.text),
        (f"→ {face.host}" if face.host else "", size.SMALL, Weight.REGULAR, size.LINE_MM, LIGHT.text),
    )
    for text, points, weight, height, colour in lines:
        _line(painter, QRectF(left, top, width, height * mm), text, points, weight, colour)
        top += height * mm
    square = QRectF((size.WIDTH_MM - size.QR_MM) / 2 * mm, top, size.QR_MM * mm, size.QR_MM * mm)
    draw_qr(painter, square, face.qr_text)
    code = QRectF(left, square.bottom(), width, size.CODE_MM * mm)
    _line(painter, code, shown_code(face.code), size.CODE, Weight.BOLD, LIGHT.text)
    foot = QRectF(left, code.bottom(), width, size.LINE_MM * mm)
    _line(painter, foot, _ONCE.both(), size.SMALL, Weight.REGULAR, LIGHT.dim)


def _line(painter: QPainter, box: QRectF, text: str, points: float, weight: int, colour: str) -> None:
    """One line in the middle, smaller where it is long, cut where it is very long."""
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
    painter.setPen(QColor(colour))
    painter.setFont(paper_font(points, weight))
    while points > _LEAST and painter.fontMetrics().horizontalAdvance(text) > box.width():
        points *= _SMALLER
        painter.setFont(paper_font(points, weight))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, flags, shown)


def card_picture(face: PassFace, dots_per_inch: int = CardSize.DOTS_PER_INCH) -> QImage:
    """The card as a picture."""
    mm = dots_per_inch / _MM_PER_INCH
    picture = QImage(round(CardSize.WIDTH_MM * mm), round(CardSize.HEIGHT_MM * mm), QImage.Format.Format_RGB32)
    per_metre = round(mm * 1000)
    picture.setDotsPerMeterX(per_metre)
    picture.setDotsPerMeterY(per_metre)
    painter = QPainter(picture)
    try:
        paint_card(painter, face, mm)
    finally:
        painter.end()
    return picture


def card_png(face: PassFace) -> bytes:
    """The picture as a PNG, to be sent."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    card_picture(face).save(buffer, "PNG")  # type: ignore[call-overload] - takes a format's name as text
    return bytes(buffer.data().data())


def card_pdf(faces: Sequence[PassFace]) -> bytes:
    """Each card a page of its true size. The title names nobody."""
    page = QPageSize(QSizeF(CardSize.WIDTH_MM, CardSize.HEIGHT_MM), QPageSize.Unit.Millimeter)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF())

    def paint(device: QPagedPaintDevice) -> None:
        painter = QPainter(device)
        try:
            for place, face in enumerate(faces):
                if place:
                    device.newPage()
                paint_card(painter, face, device.logicalDpiX() / _MM_PER_INCH)
        finally:
            painter.end()

    return pdf_of(_TITLE.both(), layout, paint)
