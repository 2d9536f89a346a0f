"""A floor as a drawing: rooms, walls, doors and signs below, units on top, at any scale.

Only QtGui: the plan on the page and the picture in the workbook are the same drawing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QRegion

from jib_desk.rules.plan_colours import ColourMode
from jib_desk.rules.plan_geometry import Wall
from jib_desk.rules.words import Lang, SpaceKind
from jib_desk.services.rows.seats import FloorRow, PlanRow, SpaceRow, UnitRow
from jib_desk.views.floor_plan.floor_ink import FloorInk
from jib_desk.views.floor_plan.hues import styles_for
from jib_desk.views.floor_plan.layer_ink import LayerInk
from jib_desk.views.floor_plan.look import Faces, Look
from jib_desk.views.floor_plan.unit_ink import UnitInk, UnitPainter
from jib_desk.views.floor_plan.unit_maker import UnitMaker
from jib_desk.views.floor_plan.walls import walls_of
from jib_desk.views.item_models.plan_layers import NOTHING, LayerContent
from jib_desk.views.item_models.unit_colours import Colouring, Face
from jib_desk.views.item_models.unit_faces import people_in
from jib_desk.views.theme import PlanSize

_KEPT = 3000  # looks of units kept at one scale: who drags the day sees the same ones again and again


class PlanDrawing:
    """One floor at one scale, ready for painting. Coordinates are pixels of the plan, floor origin at (0, 0)."""

    def __init__(self, look: Look, lang: Lang) -> None:
        self._lang: Lang = lang
        self._scale = 1.0
        self._floor: FloorRow | None = None
        self._spaces: tuple[SpaceRow, ...] = ()
        self._units: tuple[UnitRow, ...] = ()
        self._everybody: Sequence[UnitRow] = ()  # units of all floors
        self._mode = ColourMode.STATUS
        self._faces_of: Mapping[int, Face] = {}
        self._has_labels = True
        self._inks: dict[int, UnitInk] = {}
        self._by_id: dict[int, UnitRow] = {}
        self._walls: Sequence[Wall] | None = None
        self._known: dict[tuple[int, Face], UnitInk] = {}
        self._ground: FloorInk | None = None
        self._content = NOTHING
        self._layer: LayerInk | None = None
        self._is_stale = True
        self.set_look(look, lang)

    # --- what is drawn -----------------------------------------------------------------------

    def set_look(self, look: Look, lang: Lang) -> None:
        """Another theme or language."""
        self._lang = lang
        self._look = look
        self._faces = Faces(look.font)
        self._look_at(self._everybody)
        self._dress()

    def set_plan(self, plan: PlanRow, floor_id: int | None = None) -> None:
        """One floor of a plan; without an id its first."""
        chosen = [floor for floor in plan.floors if floor_id is None or floor.id == floor_id]
        self._floor = chosen[0] if chosen else None
        shown = self._floor.id if self._floor else None
        self._spaces = tuple(space for space in plan.spaces if space.floor_id == shown)
        self._units = tuple(unit for unit in plan.units if unit.floor_id == shown)
        self._walls = None
        self._look_at(plan.units)
        self._rebuild()

    def set_mode(self, mode: ColourMode) -> None:
        """Colours by something else."""
        if mode is not self._mode:
            self._mode = mode
            self._look_at(self._everybody)
            self._dress()

    def set_units(self, units: Sequence[UnitRow]) -> tuple[int, ...]:
        """The same units with other facts; gives the ids that look different now."""
        shown = self._floor.id if self._floor else None
        before, shapes = self._faces_of, {unit.id: unit.shape for unit in self._units}
        self._units = tuple(unit for unit in units if unit.floor_id == shown)
        self._look_at(units)
        if shapes != {unit.id: unit.shape for unit in self._units}:
            self._walls = None
            self._rebuild()
            return tuple(shapes.keys() | {unit.id for unit in self._units})
        changed = [unit for unit in self._units if before.get(unit.id) != self._faces_of[unit.id]]
        for unit in changed:
            self._inks.pop(unit.id, None)
        return tuple(unit.id for unit in changed)

    def set_layer(self, content: LayerContent) -> bool:
        """What lies over the plan; says whether the ground looks different, too."""
        if content == self._content:
            return False
        has_other_ground = content.notes != self._content.notes
        self._content, self._layer = content, None
        if has_other_ground:
            self._ground = None
        return has_other_ground

    def set_scale(self, scale: float) -> None:
        """Pixels a metre."""
        if scale != self._scale:
            self._scale = scale
            self._rebuild()

    def set_labels(self, *, are_shown: bool) -> None:
        """Names on units can be switched off."""
        if are_shown != self._has_labels:
            self._has_labels = are_shown
            self._rebuild()

    # --- asking ------------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """Pixels a metre."""
        return self._scale

    @property
    def made_ready(self) -> int:
        """How many units are ready to be painted at this scale."""
        return len(self._inks)

    @property
    def content(self) -> LayerContent:
        """What lies over the plan."""
        return self._content

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the floor in metres."""
        return (self._floor.width_m, self._floor.height_m) if self._floor else (0.0, 0.0)

    @property
    def units(self) -> tuple[UnitRow, ...]:
        """The units of this floor."""
        return self._units

    def ink(self, unit_id: int) -> UnitInk | None:
        """A unit as it is drawn."""
        unit = self._by_id.get(unit_id)
        return self._ink_of(unit) if unit is not None else None

    def face_of(self, unit_id: int) -> Face | None:
        """What a unit says and looks like."""
        return self._faces_of.get(unit_id)

    def unit_at(self, point: QPointF) -> int | None:
        """The unit at a point of the plan."""
        x, y = point.x() / self._scale, point.y() / self._scale
        for unit in self._units:
            if unit.shape.has(x, y):
                return unit.id
        return None

    def room_at(self, point: QPointF) -> SpaceRow | None:
        """The room at a point of the plan."""
        x, y = point.x() / self._scale, point.y() / self._scale
        rooms = (space for space in self._spaces if space.kind is not SpaceKind.CORRIDOR)
        return next((room for room in rooms if room.shape.has(x, y)), None)

    def room(self, key: int) -> SpaceRow | None:
        """A room of this floor."""
        return next((space for space in self._spaces if space.id == key), None)

    def room_rect(self, key: int) -> QRectF:
        """Where a room is drawn; empty when it is not on this floor."""
        room = self.room(key)
        return self._room(room) if room is not None else QRectF()

    # --- painting ----------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter, exposed: QRectF | None = None) -> None:
        """Rooms, walls, doors, names and signs that touch a rectangle (all without one)."""
        self._make_ready()
        if self._ground is None and self._floor is not None:
            if self._walls is None:
                self._walls = walls_of(self._floor, self._spaces, self._units)
            self._ground = FloorInk(
                self._floor,
                self._walls,
                self._spaces,
                self._units,
                self._look,
                self._faces,
                self._lang,
                self._scale,
                self._content.notes,
            )
        if self._ground is not None:
            width, height = self.size
            self._ground.paint(painter, exposed or QRectF(0, 0, width * self._scale, height * self._scale))

    def paint_layer(self, painter: QPainter) -> None:
        """Badges and signs, above the units."""
        self.layer().paint(painter)

    def layer(self) -> LayerInk:
        """What lies over the plan, as it is drawn."""
        self._make_ready()
        if self._layer is None:
            here = {space.id: space for space in self._spaces}
            signs = tuple(sign for sign in self._content.signs if self._floor and sign.floor_id == self._floor.id)
            self._layer = LayerInk(replace(self._content, signs=signs), self._look, self._faces, self._scale)
            self._layer.add_badges(
                lambda key: self._ink_of(self._by_id[key]).rect if key in self._by_id else QRectF(),
                lambda key: self._room(here[key]) if key in here else QRectF(),
            )
        return self._layer

    def _room(self, space: SpaceRow) -> QRectF:
        shape, scale = space.shape, self._scale
        inset = PlanSize.GAP + PlanSize.WALL
        return QRectF(shape.x * scale, shape.y * scale, shape.w * scale, shape.h * scale).adjusted(
            inset, inset, -inset, -inset
        )

    def paint_units(
        self, painter: QPainter, exposed: QRegion | None = None, besides: frozenset[int] = frozenset()
    ) -> None:
        """Units that touch a region (all without one), except some."""
        inks = [self._ink_of(unit) for unit in self._units_in(exposed) if unit.id not in besides]
        if exposed is not None and exposed.rectCount() > 1:  # some tiles here and there
            inks = [ink for ink in inks if exposed.intersects(ink.rect.toAlignedRect())]
        inks.sort(key=lambda ink: ink.key)  # runs of one style, so that pens change seldom
        self._painter.paint(painter, inks)

    def _units_in(self, exposed: QRegion | None) -> Sequence[UnitRow]:
        """Units of which something may be seen in a region: of a thousand only few are ever made ready."""
        width, height = self.size
        if exposed is None:
            return self._units
        box = QRectF(exposed.boundingRect())
        if box.contains(QRectF(0, 0, width * self._scale, height * self._scale)):
            return self._units
        left, top = box.left() / self._scale, box.top() / self._scale
        right, bottom = box.right() / self._scale, box.bottom() / self._scale
        return [
            unit
            for unit in self._units
            if unit.shape.x <= right
            and unit.shape.y <= bottom
            and unit.shape.x + unit.shape.w >= left
            and unit.shape.y + unit.shape.h >= top
        ]

    # --- making ready ------------------------------------------------------------------------

    def _look_at(self, units: Sequence[UnitRow]) -> None:
        """What each unit of this floor shows; a company's people and desks are counted over all floors."""
        self._everybody = units
        self._by_id = {unit.id: unit for unit in self._units}
        people = people_in(units)
        colouring = Colouring.of(self._mode, units)
        self._faces_of = {unit.id: colouring.face(unit, people.get(unit.id), self._lang) for unit in self._units}

    def _dress(self) -> None:
        self._maker = UnitMaker(self._faces, styles_for(self._look, self._mode))
        self._painter = UnitPainter(self._look.tokens)
        self._rebuild()

    def _rebuild(self) -> None:
        """Everything anew, when it is next asked for: a plan that opens changes several times before it is seen."""
        self._is_stale = True
        self._known.clear()

    def _make_ready(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        self._inks = {}
        self._ground = self._layer = None

    def _ink_of(self, unit: UnitRow) -> UnitInk:
        """A unit as it is drawn, made ready when it is first seen."""
        self._make_ready()
        found = self._inks.get(unit.id)
        if found is None:
            found = self._inks[unit.id] = self._made(unit)
        return found

    def _made(self, unit: UnitRow) -> UnitInk:
        key = (unit.id, self._faces_of[unit.id])
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = self._maker.make(*key, unit.shape, self._scale, has_labels=self._has_labels)
        return self._known[key]
