"""What the editor draws at small scales: names of marks beside the texts of seats and rooms, never over them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from jib_desk.rules.plan_draft import Draft, DraftFloor, Item, Kind, Ref
from jib_desk.rules.plan_geometry import Shape
from jib_desk.services.centre import Services
from jib_desk.views.floor_plan.editor.ink import SIDE, EditorInk, Marked, mark_rect
from jib_desk.views.floor_plan.look import Look
from jib_desk.views.theme import LIGHT, face

TODAY = date(2023, 11, 30)
MARGIN = 60


@pytest.fixture
def draft(sample: Services) -> Draft:
    return sample.plan_edits.draft(TODAY)


def painted(floor: DraftFloor, items: Sequence[Item], scale: float, marked: Marked) -> QImage:
    size = (int(floor.width_m * scale) + 2 * MARGIN, int(floor.height_m * scale) + 2 * MARGIN)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(MARGIN, MARGIN)
    ink = EditorInk(Look(LIGHT, False, face), "en")
    ink.paint_items(painter, items, floor, scale, QRectF(image.rect()).translated(-MARGIN, -MARGIN), marked)
    painter.end()
    return image


def dark(image: QImage) -> set[tuple[int, int]]:
    """Where something is written."""
    found = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return {(x, y) for x, y in found if QColor(image.pixel(x, y)).lightness() < 110}


@pytest.mark.parametrize("scale", [6.0, 9.7])
def test_names_of_marks_cover_no_name_of_a_seat(qapp: object, draft: Draft, scale: float) -> None:
    floor = draft.floors[0]
    items = draft.on_floor(floor.id)
    alone = [item for item in items if not item.is_mark]
    squares = [mark_rect(item.shape, scale).adjusted(-2, -2, 2, 2) for item in items if item.is_mark]
    assert len(squares) > 10
    holders = Marked(holders={item.ref.id: "SlowSnail Charging" for item in alone})
    before = dark(painted(floor, alone, scale, holders))
    after = dark(painted(floor, items, scale, holders))
    ways = [
        QRectF(item.shape.x * scale, item.shape.y * scale, item.shape.w * scale, item.shape.h * scale)
        for item in alone
        if item.space_kind == "corridor"
    ]
    gone = [QPointF(x - MARGIN, y - MARGIN) for x, y in before - after]
    assert not [at for at in gone if not any(area.contains(at) for area in (*squares, *ways))]


def test_the_name_of_a_mark_in_a_crowd_is_said_once_it_is_chosen(qapp: object, draft: Draft) -> None:
    floor, scale = draft.floors[0], 9.7
    mark = next(item for item in draft.on_floor(floor.id) if item.is_mark and item.code == "F06")
    around = [
        replace(mark, ref=Ref(Kind.MARK, 1000 + place), shape=Shape(x, y, 0, 0), code="")
        for place, (x, y) in enumerate(
            (mark.shape.x + right * 2.2, mark.shape.y + down * 1.8) for right in (-1, 0, 1) for down in (-1, 0, 1)
        )
        if (x, y) != (mark.shape.x, mark.shape.y)
    ]
    crowd = [mark, *around]
    hidden, chosen = (painted(floor, crowd, scale, Marked(said)) for said in (frozenset(), frozenset({mark.ref})))
    beside = mark_rect(mark.shape, scale).translated(MARGIN + SIDE + 4, MARGIN).toRect()
    nameless = painted(floor, [replace(mark, code=""), *around], scale, Marked())
    assert hidden == nameless
    assert dark(chosen.copy(beside)) != dark(hidden.copy(beside))
