"""The plan page under the hand: the date dragged, a search typed, a thousand units pushed about and zoomed."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path
from time import thread_time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsScene, QGraphicsView

from bench.harness import Clocked, Figure, Pair
from bench.plan import SIZE, enlarged, view_of
from jib_desk.models import direct
from jib_desk.services.centre import Services
from jib_desk.services.rows.seats import PlanRow
from jib_desk.services.sample import sample
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.theme import PlanSize

_DAY = date(2023, 11, 30)
_PAGE = (1376, 872)
_ROUNDS = 100
_FRAME_S = 1 / 60
# What a plan of a day asks of the database.
_ASKED = (
    "SELECT * FROM unit", "SELECT * FROM assignment WHERE live = 1", "SELECT * FROM headcount",
    "SELECT * FROM unit_layout", "SELECT * FROM company", "SELECT * FROM floor", "SELECT * FROM space",
)  # fmt: skip
_TYPED = ("s", "si", "sil", "silk", "z", "zh", "zha", "zhao", "c", "c0", "c07", "iot", "qq")


def look(folder: Path) -> Iterator[Pair | Figure]:
    """The plan is looked at: a step of the date slider, a key in the search, panning and zooming a thousand units."""
    application = QApplication.instance() or QApplication([])
    services = sample.demo(folder / "sample.db", on=_DAY)
    desk = DeskContext(services)
    desk.theme.set_mode("light")
    page = FloorPlanPage(desk)
    page.resize(*_PAGE)
    page.show()
    QApplication.processEvents()
    page.curve.setUpdatesEnabled(False)
    yield _date_step(page, services, "a step of the date, 30 units", limit_s=0.004)
    page.curve.setUpdatesEnabled(True)
    yield _date_step(page, services, "the same with the curve, its handle moved", limit_s=0.004)
    yield _search(page, services)
    plan = enlarged(services.plans.plan(_DAY))
    yield from _hand(plan)
    page.hide()
    page.deleteLater()
    desk.close()
    services.close()
    del application


def _date_step(page: FloorPlanPage, services: Services, name: str, limit_s: float | None) -> Pair:
    """Day after day through two years, as a drag does."""
    days = cycle([_DAY - timedelta(days=step) for step in (*range(1, 700, 3), *range(700, 1, -3))])
    items = [(item, QBrush(QColor("white")), QBrush(QColor("gray"))) for item in _items(page)]
    scene_view = items[0][0].scene().views()[0]
    turn = count()

    def reference() -> None:
        with services.database.quick_read() as source:
            for statement in _ASKED:
                direct.fetch(source, statement)
        place = next(turn)
        for item, one, other in items:
            item.setBrush(one if place % 2 else other)
        scene_view.viewport().repaint()

    def own() -> None:
        page.set_day(next(days))
        QApplication.processEvents()  # paints what changed: tiles, counts, the handle on the curve

    return Pair(
        name,
        _busy(reference),
        _busy(own),
        limit_s=limit_s,
        rounds=_ROUNDS,
        against="the same tables read bare, 30 built-in items given another brush and painted",
    )


def _items(page: FloorPlanPage) -> list[QGraphicsRectItem]:
    scene = QGraphicsScene(QRectF(page.plan.rect()))
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(page.plan.size())
    view.show()
    made = [scene.addRect(page.plan.tile(unit.id)) for unit in page.units.rows()]
    for unit in page.units.rows():
        scene.addSimpleText(unit.code).setPos(page.plan.tile(unit.id).topLeft())
    _kept.extend((scene, view))
    return made


_kept: list[object] = []


def _search(page: FloorPlanPage, services: Services) -> Pair:
    typed = cycle(_TYPED)

    def reference() -> None:
        with services.database.quick_read() as source:
            direct.fetch(source, "SELECT ref_id FROM search_key WHERE key >= 'si' AND key < 'sj'")
        page.plan.repaint()

    def own() -> None:
        page.viewing.find(next(typed))
        page.plan.repaint()

    return Pair(
        "a key in the search, 30 units",
        _busy(reference),
        _busy(own),
        limit_s=0.016,
        rounds=_ROUNDS,
        against="one scan of the index, and the plan painted",
    )


def _hand(plan: PlanRow) -> Iterator[Pair]:
    """Frames of a thousand units, from the first to be seen; a frame has a sixtieth of a second."""
    for name, scale in (("whole floor", None), ("100 %", PlanSize.FULL_M)):
        view, model = view_of(plan)
        if scale is not None:
            view.zoom(scale / view.camera.scale)
        view.settle()
        frame = _framed(view.render)
        frame()
        bare = QGraphicsScene()
        for unit in plan.units:
            shape, factor = unit.shape, view.camera.scale
            box = QRectF(shape.x * factor, shape.y * factor, shape.w * factor, shape.h * factor)
            bare.addRect(box)
            bare.addSimpleText(unit.code).setPos(box.topLeft())
        items = QGraphicsView(bare)
        items.setRenderHint(QPainter.RenderHint.Antialiasing)
        items.resize(*SIZE)
        painted = _framed(items.viewport().render)
        ways = cycle((1, 1, 1, -1, -1, -1))

        def pan(view=view, frame=frame, ways=ways) -> None:  # noqa: ANN001 - bound here, for this turn
            view.pan(-7.0 * next(ways), 3.0)
            frame()

        def zoom(view=view, frame=frame, ways=ways) -> None:  # noqa: ANN001
            view.zoom(1.05 ** next(ways))
            frame()

        against = "tiles and numbers as built-in QGraphics items, painted where they are"
        for deed, own in (("pan", pan), ("zoom", zoom)):
            yield Pair(
                f"{len(plan.units):,} units, {name}: {deed}",
                _busy(painted),
                _busy(own),
                limit_s=_FRAME_S,
                rounds=_ROUNDS,
                against=against,
            )
        view.settle()
        for widget in (items, view):
            widget.deleteLater()
        model.deleteLater()


def _framed(render: Callable[[QImage], object]) -> Callable[[], object]:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    return lambda: render(image)


def _busy(work: Callable[[], object]) -> Clocked:
    """The processor's time of the window's thread: limits in milliseconds, which a busy neighbour would stretch."""

    def run() -> float:
        start = thread_time()
        work()
        return thread_time() - start

    return run
