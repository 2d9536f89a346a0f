"""The plan as a PNG for the monthly workbook: the same drawing as on the page, with legend and day.

Needs no window. Where no Qt application runs (command line), an offscreen one is made and kept.
"""

import os

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage, QPainter, QTransform

from jib_desk.rules.words import Lang
from jib_desk.services.rows.seats import PlanRow
from jib_desk.views.floor_plan.drawing import PlanDrawing
from jib_desk.views.floor_plan.look import Look, styles_of
from jib_desk.views.floor_plan.unit_ink import paint_swatch
from jib_desk.views.item_models.days import day_text
from jib_desk.views.item_models.unit_faces import Facet, counts_of
from jib_desk.views.theme import LIGHT, PlanSize, Size, Space, Type, Weight, face, install_faces

_kept: list[QGuiApplication] = []


def plan_png(plan: PlanRow, lang: Lang, width_px: int = 2400) -> bytes:
    """The first floor of a plan as a PNG of that width, in the light colours; empty without a floor.

    Letters keep their size relative to the plan, whatever the width.
    """
    if not plan.floors:
        return b""
    _ensure_application()
    floor = plan.floors[0]
    look = Look(LIGHT, is_dark=False, font=face)
    drawing = PlanDrawing(look, lang)
    drawing.set_plan(plan, floor.id)
    drawing.set_scale(PlanSize.FULL_M)
    width = floor.width_m * PlanSize.FULL_M + 2 * Space.L
    height = floor.height_m * PlanSize.FULL_M + 3 * Space.L + Size.ICON_LARGE
    ratio = width_px / width
    image = QImage(width_px, round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setTransform(QTransform.fromTranslate(Space.L, Space.L), True)
    drawing.paint_ground(painter)
    drawing.paint_units(painter)
    painter.restore()
    legend = QRectF(Space.L, height - Space.L - Size.ICON_LARGE, width - 2 * Space.L, Size.ICON_LARGE)
    _paint_legend(painter, legend, plan, look, lang)
    painter.end()
    return _png(image)


def _paint_legend(painter: QPainter, box: QRectF, plan: PlanRow, look: Look, lang: Lang) -> None:
    """What each look means and how often it is there; on the right the day."""
    counts = counts_of(plan.units)
    numbers = {
        Facet.OCCUPIED: counts.occupied,
        Facet.ENDING: counts.ending,
        Facet.OVERSTAYED: counts.overstayed,
        Facet.HELD: counts.held,
        Facet.VACANT: counts.vacant,
        Facet.OUT_OF_SERVICE: counts.out_of_service,
    }
    styles = styles_of(look)
    font = look.font(Type.CAPTION, Weight.MEDIUM)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    left = box.left()
    for facet, number in numbers.items():
        swatch = QRectF(left, box.center().y() - Size.ICON / 2, Size.ICON, Size.ICON)
        paint_swatch(painter, styles[facet], swatch)
        text = f"{facet.word(lang)} {number}"
        painter.setPen(QColor(look.tokens.text))
        room = QRectF(swatch.right() + Space.S, box.top(), metrics.horizontalAdvance(text) + Space.S, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        left = room.right() + Space.L
    painter.setPen(QColor(look.tokens.dim))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day_text(plan.on, lang))


def _ensure_application() -> None:
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QGuiApplication(["jib-desk"]))
        install_faces()


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - the stubs want a str here
    buffer.close()
    return bytes(data.data())
