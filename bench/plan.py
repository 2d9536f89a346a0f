"""The floor plan beside a scene of Qt's own graphics items: thirty units, one of them, a thousand."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QWidget,
)

from bench.ground import new_centre
from bench.harness import CLOSE_ROUNDS, Pair, clocked
from jib_desk.models.database import Database
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import UnitState
from jib_desk.services.clock import SystemClock
from jib_desk.services.plans import PlansService
from jib_desk.services.rows.seats import PlanRow, UnitRow
from jib_desk.views.floor_plan.drawing import PlanDrawing
from jib_desk.views.floor_plan.floor_ink import FloorInk
from jib_desk.views.floor_plan.look import Look
from jib_desk.views.floor_plan.plan_view import PlanView
from jib_desk.views.floor_plan.unit_ink import UnitInk
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import PlanSize, Radius, Theme

ON = date(2023, 11, 30)
_SIZE = (1600, 1000)
_STATES = (
    {"state": UnitState.OCCUPIED},
    {"state": UnitState.OCCUPIED},
    {"state": UnitState.OCCUPIED, "is_ending": True, "days_left": 15},
    {"state": UnitState.OCCUPIED, "is_overstayed": True, "days_left": -3},
    {"state": UnitState.HELD, "until": ON + timedelta(days=8)},
    {"state": UnitState.VACANT},
    {"state": UnitState.OUT_OF_SERVICE},
)


def repaint(folder: Path) -> Iterator[Pair]:
    """The plan painted: all of thirty units, one of them, and a thousand at once."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QApplication.instance() or QApplication(["bench"])
    theme = Theme()
    theme.install()
    database = Database.open(new_centre(folder / "plan.db"))
    plan = PlansService(database, SystemClock()).plan(ON)
    database.close()
    plan = replace(plan, units=_dressed(plan.units))
    against = "the same shapes and texts from built-in QGraphics items, same process"
    view, drawing = _view(plan, theme), _drawing(plan, theme, 0.0)
    scene = _scene_view(drawing, view)
    yield Pair(
        "plan, 30 units, full paint", clocked(scene.viewport().repaint), clocked(view.repaint), 1.2,
        rounds=4 * CLOSE_ROUNDS, against=against,
    )  # fmt: skip
    yield Pair(
        "plan, 30 units, after a zoom", clocked(scene.viewport().repaint), clocked(lambda: _anew(view)), None,
        rounds=CLOSE_ROUNDS, against=against + "; its own ground is drawn anew",
    )  # fmt: skip
    tile = view.tile(plan.units[3].id).toAlignedRect()
    yield Pair(
        "plan, one unit", clocked(lambda: scene.viewport().repaint(tile)), clocked(lambda: view.repaint(tile)), 1.3,
        rounds=10 * CLOSE_ROUNDS, against=against,
    )  # fmt: skip
    many = _thousand(plan)
    view, drawing = _view(many, theme), _drawing(many, theme, PlanSize.FULL_M)
    scene = _scene_view(drawing, view)
    yield Pair(
        "plan, 1,000 units, full paint", clocked(scene.viewport().repaint), clocked(view.repaint), 0.6,
        rounds=CLOSE_ROUNDS, against=against,
    )  # fmt: skip


# --- the program's own -----------------------------------------------------------------------


def _dressed(units: Sequence[UnitRow]) -> tuple[UnitRow, ...]:
    """Units of every state, with names, people and ends."""
    named = ("MoonPanda Battery", "OwlEye Vision", "TurtleDrive", "DewDrop Recycling", "KiteSignal V2X")
    dressed: list[UnitRow] = []
    for place, unit in enumerate(units):
        facts = _STATES[place % len(_STATES)]
        is_taken = facts["state"] in {UnitState.OCCUPIED, UnitState.HELD}
        company = {"company_id": place + 1, "company_en": named[place % len(named)], "headcount": 3} if is_taken else {}
        dressed.append(replace(unit, **facts, **company))
    return tuple(dressed)


def _thousand(plan: PlanRow) -> PlanRow:
    """Fifty by twenty units on one floor."""
    units = [
        replace(
            plan.units[number % 30],
            id=number + 1,
            code=f"U{number:04d}",
            shape=Shape(number % 50 * 4.0, number // 50 * 6.0, 4, 6),
            doors=(),
        )
        for number in range(1000)
    ]
    floor = replace(plan.floors[0], width_m=200, height_m=120)
    return replace(plan, floors=(floor,), spaces=(), units=_dressed(units))


def _view(plan: PlanRow, theme: Theme) -> PlanView:
    model = UnitsModel("en")
    model.set_rows(plan.units, ON)
    view = PlanView(model, theme)
    view.resize(*_SIZE)
    view.set_ground(plan.floors, plan.spaces)
    _shown(view)
    return view


def _drawing(plan: PlanRow, theme: Theme, scale: float) -> PlanDrawing:
    """The same drawing for the scene; without a scale as close as the view fits it."""
    drawing = PlanDrawing(Look(theme.tokens, theme.is_dark, theme.font), "en")
    drawing.set_plan(plan)
    floor = plan.floors[0]
    drawing.set_scale(scale or min(_SIZE[0] / floor.width_m, _SIZE[1] / floor.height_m))
    return drawing


def _anew(view: PlanView) -> None:
    view._forget_ground()
    view.repaint()


def _shown(widget: QWidget) -> None:
    widget.show()
    for _ in range(3):
        QApplication.processEvents()


# --- the reference ---------------------------------------------------------------------------


def _scene_view(drawing: PlanDrawing, view: PlanView) -> QGraphicsView:
    """One graphics item for every rectangle, line, dot and text of the drawing."""
    scene = QGraphicsScene(view)
    ground = drawing._ground
    assert ground is not None
    _add_ground(scene, ground)
    for unit in drawing.units:
        ink = drawing.ink(unit.id)
        assert ink is not None
        _add_unit(scene, ink)
    shown = QGraphicsView(scene, None)
    shown.setFrameShape(QFrame.Shape.NoFrame)
    shown.setRenderHint(QPainter.RenderHint.Antialiasing)
    for set_policy in (shown.setHorizontalScrollBarPolicy, shown.setVerticalScrollBarPolicy):
        set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.resize(*_SIZE)
    _shown(shown)
    shown.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)  # the viewport has its size only now
    _shown(shown)
    return shown


def _add_ground(scene: QGraphicsScene, ground: FloorInk) -> None:
    none = QPen(Qt.PenStyle.NoPen)
    scene.addRect(ground._ground, none, ground._way_fill)
    for room in ground._rooms:
        scene.addRect(room, none, ground._room_fill)
    scene.addPath(ground._leaves, ground._thin)
    scene.addPath(ground._signs, ground._thin)
    for wall in ground._walls:
        scene.addLine(wall, ground._wall)
    scene.addPath(ground._arrow, none, ground._accent)
    for box, text, is_small in ground._names:
        item = scene.addSimpleText(text, ground._faces.small if is_small else ground._faces.room)
        item.setBrush(ground._ink)
        item.setPos(box.center() - item.boundingRect().center())


def _add_unit(scene: QGraphicsScene, ink: UnitInk) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(ink.rect, Radius.UNIT, Radius.UNIT)
    tile = scene.addPath(outline, ink.style.edge, ink.style.fill)
    for line in ink.lines:
        QGraphicsLineItem(line, tile).setPen(ink.style.pattern_pen)
    for point in ink.points:
        _dot(tile, point, PlanSize.STRONG_EDGE, ink.style.pattern_pen.color())
    if ink.shape is not None:
        cut = QGraphicsPathItem(ink.shape, tile)
        cut.setPen(QPen(Qt.PenStyle.NoPen))
        cut.setBrush(ink.style.pattern_fill)
    for point in (*ink.taken, *ink.free):
        _dot(tile, point, PlanSize.DOT, ink.style.ink)
    for text in ink.texts:
        item = QGraphicsSimpleTextItem(text.text.text(), tile)
        item.setFont(text.font)
        item.setBrush(text.colour)
        item.setPos(text.at)


def _dot(parent: QGraphicsItem, middle: QPointF, size: float, colour: QColor) -> None:
    dot = QGraphicsEllipseItem(QRectF(middle - QPointF(size / 2, size / 2), QSizeF(size, size)), parent)
    dot.setPen(QPen(Qt.PenStyle.NoPen))
    dot.setBrush(colour)
