"""The plan's painting beside Qt's own graphics items showing the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QRegion
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from bench.harness import CLOSE_ROUNDS, Clocked, Figure, Pair, clocked
from jib_desk.services.rows.seats import PlanRow, UnitRow
from jib_desk.services.sample import sample
from jib_desk.views.floor_plan.plan_view import PlanView
from jib_desk.views.floor_plan.unit_ink import UnitInk
from jib_desk.views.item_models.unit_faces import mark_of, name_of
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import Theme

SIZE = (1600, 1000)
_DAY = date(2023, 11, 30)
_LANG = "en"
_TIMES = 34  # how often the 30 units stand side by side for a large floor


def repaint(folder: Path) -> Iterator[Pair | Figure]:
    """The plan is painted: all of it, and one unit; 30 units and a thousand."""
    application = QApplication.instance() or QApplication([])
    services = sample.demo(folder / "sample.db", on=_DAY)
    plan = services.plans.plan(_DAY)
    services.close()
    yield from _pairs(plan, "30 units", full=1.2, one=1.3)
    yield from _pairs(enlarged(plan), f"{_TIMES * len(plan.units):,} units", full=0.6, one=None)
    del application


def _pairs(plan: PlanRow, what: str, full: float, one: float | None) -> Iterator[Pair]:
    view, model = view_of(plan)
    scene = _scene(view, plan.units)
    items = QGraphicsView(scene)
    items.setRenderHint(QPainter.RenderHint.Antialiasing)
    items.resize(*SIZE)
    tile = view.tile(plan.units[len(plan.units) // 2].id).toAlignedRect().adjusted(-2, -2, 2, 2)
    whole = QRect(0, 0, *SIZE)
    against = "the same tiles, dots and texts as built-in QGraphics items over the same ground"
    for part, rect, goal, calls in (("whole", whole, full, 5), ("one unit", tile, one, 50)):
        yield Pair(
            f"{what}, {part}",
            _painted(items.viewport(), rect, calls),
            _painted(view, rect, calls),
            goal=goal,
            rounds=2 * CLOSE_ROUNDS,
            against=against,
        )
    items.deleteLater()
    view.deleteLater()
    model.deleteLater()


def view_of(plan: PlanRow) -> tuple[PlanView, UnitsModel]:
    """A plan as the page shows it, in light colours."""
    model = UnitsModel(_LANG)
    model.set_rows(plan.units, _DAY)
    theme = Theme(model)
    theme.set_mode("light")
    view = PlanView(model, theme)
    view.resize(*SIZE)
    view.set_ground(plan.floors, plan.spaces)
    view.fit()
    return view, model


def _painted(widget: QWidget, rect: QRect, calls: int) -> Clocked:
    """The widget paints this part of itself into an image."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    region = QRegion(rect)

    def paint() -> None:
        widget.render(image, QPoint(rect.topLeft()), region, QWidget.RenderFlag.DrawWindowBackground)

    return clocked(paint, calls)


def _scene(view: PlanView, units: Sequence[UnitRow]) -> QGraphicsScene:
    """The units as graphics items, in the pixels of the view, over a picture of rooms and walls."""
    scene = QGraphicsScene(QRectF(0, 0, *SIZE))
    view.settle()
    ground = view._ground_pixmap()
    scene.addPixmap(ground)
    inks = [(unit, view._drawing.ink(unit.id), view.tile(unit.id)) for unit in units]
    for unit, ink, tile in inks:
        if ink is not None:
            _add_unit(scene, unit, ink, tile)
    return scene


def _add_unit(scene: QGraphicsScene, unit: UnitRow, ink: UnitInk, tile: QRectF) -> None:
    path = QPainterPath()
    path.addRoundedRect(tile, 5, 5)
    scene.addPath(path, ink.style.edge, ink.style.fill)
    shift = tile.topLeft() - ink.rect.topLeft()
    for point in (*ink.taken, *ink.free):
        dot = point + shift
        scene.addEllipse(QRectF(dot - QPointF(2, 2), dot + QPointF(2, 2)), ink.style.edge, ink.style.fill)
    for line in ink.lines:
        scene.addLine(line.translated(shift), ink.style.pattern_pen)
    drawn = [(text.at + shift, text.text.text(), text.font, text.colour) for text in ink.texts]
    for at, words, font, colour in drawn or _all_texts(unit, tile):
        item = scene.addSimpleText(words) if font is None else scene.addSimpleText(words, font)
        item.setPos(at)
        item.setBrush(colour)


def _all_texts(unit: UnitRow, tile: QRectF) -> Iterator[tuple[QPointF, str, None, QColor]]:
    """What a scene shows of a unit too small to be read."""
    for row, words in enumerate((unit.code, name_of(unit, _LANG), mark_of(unit, _LANG))):
        yield tile.topLeft() + QPointF(2, 2 + 3 * row), words, None, QColor("black")


def enlarged(plan: PlanRow) -> PlanRow:
    """The same floor many times, side by side and below each other."""
    floor = plan.floors[0]
    columns = round(_TIMES**0.5)
    units: list[UnitRow] = []
    for copy in range(_TIMES):
        right, down = (copy % columns) * floor.width_m, (copy // columns) * floor.height_m
        moved: Callable[[UnitRow], UnitRow] = lambda unit, right=right, down=down, copy=copy: replace(  # noqa: E731
            unit,
            id=unit.id + 1000 * copy,
            shape=replace(unit.shape, x=unit.shape.x + right, y=unit.shape.y + down),
            doors=tuple((x + right, y + down) for x, y in unit.doors),
        )
        units += map(moved, plan.units)
    rows = -(-_TIMES // columns)
    large = replace(floor, width_m=floor.width_m * columns, height_m=floor.height_m * rows)
    return PlanRow(plan.on, (large,), (), tuple(units))
