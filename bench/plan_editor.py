"""The plan editor under the hand: one of a thousand units dragged, and a drawn step taken."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from time import thread_time

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from bench.harness import Clocked, Figure, Pair
from bench.plan import SIZE
from jib_desk.rules import plan_edit
from jib_desk.rules.plan_draft import Draft, DraftFloor, Item, Kind, Ref
from jib_desk.rules.plan_geometry import Shape
from jib_desk.views.floor_plan.editor.gestures import Moving
from jib_desk.views.floor_plan.editor.session import EditSession
from jib_desk.views.floor_plan.editor.sheet import EditorSheet
from jib_desk.views.theme import PlanSize, Theme

_UNITS, _IN_A_ROW = 1_000, 40
_ROUNDS = 60
_FRAME_S = 1 / 60


def drag(_folder: Path) -> Iterator[Pair | Figure]:
    """A unit is dragged among a thousand in the editor, and let go."""
    application = QApplication.instance() or QApplication([])
    theme = Theme()
    theme.install()
    draft = _thousand()
    session = EditSession(draft)
    sheet = EditorSheet(session, theme, "en")
    sheet.resize(*SIZE)
    sheet.holders = dict.fromkeys(range(1, _UNITS + 1), "MoonPanda Battery")
    sheet.show()
    QApplication.processEvents()
    sheet.zoom(PlanSize.FULL_M / sheet.scale)
    yield _frame(draft, session, sheet)
    yield _step(session)
    sheet.hide()
    sheet.deleteLater()
    del application


def _thousand() -> Draft:
    """Rows of units of 4 × 6 m on one floor."""
    items: list[Item] = []
    for place in range(_UNITS):
        shape = Shape(place % _IN_A_ROW * 4.0, place // _IN_A_ROW * 6.0, 4.0, 6.0)
        door = (shape.centre[0], shape.bottom)
        items.append(Item(Ref(Kind.UNIT, place + 1), 1, shape, f"U{place:04d}", (door,), "A", 4))
    floor = DraftFloor(1, "F1", "", "", 170.0, 160.0)
    return Draft(date(2023, 12, 1), (floor,), tuple(items))


def _frame(draft: Draft, session: EditSession, sheet: EditorSheet) -> Pair:
    """One move of the hand: where it snaps to, what it would lie on, and the frame."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    scene = QGraphicsScene(sheet)  # which outlives this function
    boxes = [
        scene.addRect(item.shape.x * 24, item.shape.y * 24, item.shape.w * 24, item.shape.h * 24)
        for item in draft.items
    ]
    for item in draft.items:
        scene.addSimpleText(item.code).setPos(item.shape.x * 24, item.shape.y * 24)
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    held = boxes[_UNITS // 2]
    session.select((draft.items[_UNITS // 2].ref,))
    start = draft.items[_UNITS // 2].shape.centre
    gesture = Moving(session, start, 0.3)
    sheet.gesture = gesture
    steps = cycle((0.4, 0.9, 1.7, 2.6, 3.1, 2.2, 1.3))

    def reference() -> None:
        held.setPos(next(steps) * 24, 0)
        view.viewport().render(image)

    def own() -> None:
        gesture.move((start[0] + next(steps), start[1]))
        sheet.render(image)

    return Pair(
        "a frame of a drag in the editor, 1,000 units",
        _busy(reference),
        _busy(own),
        limit_s=_FRAME_S,
        rounds=_ROUNDS,
        against="one of 1,000 built-in items moved, and the view painted",
    )


def _step(session: EditSession) -> Pair:
    """A push by a key: the next draft, the list of changes, and what is in the way."""
    ways = cycle((1, 1, 1, -1, -1, -1))
    everything = {item.ref for item in session.draft.items}

    def reference() -> None:
        plan_edit.moved(session.draft, everything, 0.0, 0.0)

    def own() -> None:
        session.push(next(ways), 0)
        session.faults()
        session.changes()

    return Pair(
        "a push by a key in the editor, 1,000 units",
        _busy(reference),
        _busy(own),
        limit_s=0.05,
        rounds=_ROUNDS,
        against="every unit placed anew in a draft",
    )


def _busy(work: Callable[[], None]) -> Clocked:
    """Seconds that this thread was busy: frames are drawn while others use the machine, too."""

    def clocked() -> float:
        began = thread_time()
        work()
        return thread_time() - began

    return clocked
