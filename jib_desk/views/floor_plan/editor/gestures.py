"""What a hand does between press and release: move, pull, draw, band. Each shows what would be, and then does it."""

from collections.abc import Sequence

from jib_desk.rules import plan_edit, plan_snap
from jib_desk.rules.plan_draft import Draft, Item, Ref
from jib_desk.rules.plan_geometry import Point, Shape, Wall
from jib_desk.rules.plan_snap import Handle
from jib_desk.views.floor_plan.editor.session import EditSession

_MANY = 50  # pieces in the hand, above which overlaps are told when they are let go


class Gesture:
    """One press, as long as it lasts. `reach` is how near (metres) something must come to snap."""

    def __init__(self, session: EditSession, start: Point, reach: float) -> None:
        self.session = session
        self.start = start
        self.reach = reach
        self.preview: Draft | None = None  # the draft as it would be
        self.band: Shape | None = None
        self.guides: tuple[Wall, ...] = ()
        self.note = ""

    def move(self, at: Point, *, is_free: bool = False) -> None:
        """The pointer is there now; `is_free` switches snapping off."""

    def clashing(self) -> frozenset[Ref]:
        """What would lie on each other."""
        if self.preview is None or len(self.session.selection) > _MANY:
            return frozenset()
        items = [item for item in self.preview.on_floor(self.session.floor_id) if not item.is_mark]
        mine = [item for item in items if item.ref in self.session.selection]
        pairs = ((one, other) for one in mine for other in items if other is not one)
        return frozenset(ref for one, other in pairs if one.shape.overlaps(other.shape) for ref in (one.ref, other.ref))

    def finish(self) -> None:
        """Let go."""
        if self.preview is not None:
            self.session.do(self.preview)

    def _neighbours(self, besides: Sequence[Item] = ()) -> list[Shape]:
        own = {item.ref for item in besides}
        return [
            self.session.floor.shape,
            *(item.shape for item in self.session.items if item.ref not in own and not item.is_mark),
        ]

    def _snapped(self, at: Point, others: Sequence[Shape], *, is_free: bool) -> Point:
        if is_free:
            self.guides = ()
            return at
        snap = plan_snap.snapped_point(at, others, self.session.grid, self.reach)
        self.guides = snap.guides
        return at[0] + snap.dx, at[1] + snap.dy


class Moving(Gesture):
    """What is selected goes with the pointer."""

    def __init__(self, session: EditSession, start: Point, reach: float) -> None:
        super().__init__(session, start, reach)
        self._items = session.chosen()
        self._box = plan_snap.bounds(item.shape for item in self._items)
        self._others = self._neighbours(self._items)

    def move(self, at: Point, *, is_free: bool = False) -> None:
        dx, dy = at[0] - self.start[0], at[1] - self.start[1]
        self.guides = ()
        if not is_free:
            box = Shape(self._box.x + dx, self._box.y + dy, self._box.w, self._box.h)
            snap = plan_snap.snapped_box(box, self._others, self.session.grid, self.reach)
            dx, dy = dx + snap.dx, dy + snap.dy
            self.guides = snap.guides
        self.preview = plan_edit.moved(self.session.draft, self.session.selection, dx, dy)
        box = plan_snap.bounds(
            item.shape for item in self.preview.on_floor(self.session.floor_id) if item.ref in self.session.selection
        )
        self.note = f"{box.x:g}, {box.y:g} m"


class Pulling(Gesture):
    """One handle of one piece goes with the pointer."""

    def __init__(self, session: EditSession, start: Point, reach: float, handle: Handle) -> None:
        super().__init__(session, start, reach)
        self._items = session.chosen()
        self._handle = handle
        self._others = self._neighbours(self._items)

    def move(self, at: Point, *, is_free: bool = False) -> None:
        item = self._items[0]
        to = self._snapped(at, self._others, is_free=is_free)
        self.preview = plan_edit.resized(self.session.draft, item.ref, self._handle, to)
        pulled = self.preview.item(item.ref)
        self.note = f"{pulled.shape.w:g} × {pulled.shape.h:g} m" if pulled is not None else ""


class Drawing(Gesture):
    """A new unit or space between two corners; a mere click puts one of the usual size."""

    def __init__(self, session: EditSession, start: Point, reach: float) -> None:
        super().__init__(session, start, reach)
        self._others = self._neighbours()
        self._corner = self._snapped(start, self._others, is_free=False)

    def move(self, at: Point, *, is_free: bool = False) -> None:
        end = self._snapped(at, self._others, is_free=is_free)
        self.band = plan_snap.drawn(self.session.floor.shape, self._corner, end)
        self.note = f"{self.band.w:g} × {self.band.h:g} m" if self.band is not None else ""

    def finish(self) -> None:
        if self.band is not None:
            self.session.put(self.band)
        else:
            self.session.put_at(self._corner)


class Banding(Gesture):
    """A rubber band selects what it touches; a mere click beside everything selects nothing."""

    def __init__(self, session: EditSession, start: Point, reach: float, *, adds: bool) -> None:
        super().__init__(session, start, reach)
        self._before = session.selection if adds else ()

    def move(self, at: Point, *, is_free: bool = False) -> None:
        del is_free
        (x1, y1), (x2, y2) = self.start, at
        self.band = Shape(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))

    def finish(self) -> None:
        band = self.band
        touched = () if band is None else tuple(item.ref for item in self.session.items if _touches(band, item.shape))
        self.session.select(tuple(dict.fromkeys((*self._before, *touched))))


class PictureMoving(Gesture):
    """The picture underneath goes with the pointer; pieces stay."""

    def move(self, at: Point, *, is_free: bool = False) -> None:
        del is_free
        picture = self.session.picture
        if picture is None:
            return
        was = picture.shape
        dx, dy = at[0] - self.start[0], at[1] - self.start[1]
        shape = Shape(round(was.x + dx, 3), round(was.y + dy, 3), was.w, was.h)
        self.preview = plan_edit.picture_placed(self.session.draft, self.session.floor_id, shape)


def _touches(band: Shape, shape: Shape) -> bool:
    return band.x <= shape.right and shape.x <= band.right and band.y <= shape.bottom and shape.y <= band.bottom
