"""The plan as a painted surface: camera, the cached ground, units, what is dimmed and what is ringed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jib_desk.rules.plan_colours import ColourMode
from jib_desk.rules.words import UnitState
from jib_desk.services.rows.seats import FloorRow, PlanRow, SpaceRow, UnitRow
from jib_desk.views.floor_plan.camera import Camera
from jib_desk.views.floor_plan.drawing import PlanDrawing
from jib_desk.views.floor_plan.eye import FloorEye
from jib_desk.views.floor_plan.landing import Landing
from jib_desk.views.floor_plan.look import Look
from jib_desk.views.floor_plan.overlay import Overlay, reach
from jib_desk.views.item_models.plan_layers import LayerContent
from jib_desk.views.item_models.unit_colours import Face
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import Size, Theme, Type, Weight

_MANY = 200  # units from which zooming shows a picture until it is over
_DIMMED = 0.22  # opacity of units that a filter leaves out


class PlanCanvas(FloorEye):
    """Shows the rows of a `UnitsModel` on one floor. Repaints no more than what changed."""

    floor_shown = Signal(object)  # id of the floor, None without one

    def __init__(self, model: UnitsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._theme = theme
        self._floors: tuple[FloorRow, ...] = ()
        self._spaces: tuple[SpaceRow, ...] = ()
        self._floor_id: int | None = None
        self._shown: frozenset[int] | None = None
        self._selected = 0
        self._current = 0
        self._hovered = 0
        self._landing: tuple[int, Landing, QPointF] | None = None
        self._ground: QPixmap | None = None
        self._drawing = PlanDrawing(self._look(), model.lang)
        self._overlay = self._new_overlay()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        model.shown.connect(self._take_units)
        theme.changed.connect(self.restyle)

    # --- what is shown -----------------------------------------------------------------------

    def set_ground(self, floors: Sequence[FloorRow], spaces: Sequence[SpaceRow]) -> None:
        """Floors and rooms; units come from the model."""
        if (tuple(floors), tuple(spaces)) == (self._floors, self._spaces):
            return
        self._floors, self._spaces = tuple(floors), tuple(spaces)
        self.set_floor(self._floor_id if self._floor_id in {floor.id for floor in floors} else None)

    @property
    def floor_id(self) -> int | None:
        """The floor that is shown."""
        return self._floor_id

    def set_floor(self, floor_id: int | None) -> None:
        """Another floor; None is the first."""
        self._floor_id = floor_id if floor_id is not None else next((floor.id for floor in self._floors), None)
        plan = PlanRow(self.model.on, self._floors, self._spaces, self.model.rows()) if self.model.on else None
        if plan is not None:
            self._drawing.set_plan(plan, self._floor_id)
        if self._drawing.ink(self._current) is None:
            self._current = 0
        self._look_again()
        self.floor_shown.emit(self._floor_id)

    def set_filter(self, unit_ids: frozenset[int] | None) -> None:
        """Dims every unit but these; None shows all."""
        if unit_ids != self._shown:
            self._shown = unit_ids
            self.update()

    def set_mode(self, mode: ColourMode) -> None:
        """Colours units by something else."""
        self._drawing.set_mode(mode)
        self.update()

    @property
    def bright(self) -> frozenset[int] | None:
        """The units that are not dimmed; None = all."""
        return self._shown

    @property
    def made_ready(self) -> int:
        """How many units are ready to be painted at this scale."""
        return self._drawing.made_ready

    @property
    def content(self) -> LayerContent:
        """What lies over the plan."""
        return self._drawing.content

    def set_layer(self, content: LayerContent) -> None:
        """Puts something over the plan, or takes it away."""
        if content == self._drawing.content:
            return
        if self._drawing.set_layer(content):
            self._forget_ground()
        self.update()

    def set_labels(self, *, are_shown: bool) -> None:
        """Names on units can be switched off."""
        self._drawing.set_labels(are_shown=are_shown)
        self.update()

    def set_selected(self, unit_id: int) -> None:
        """Rings a unit and goes to its floor; 0 = none. Tells nobody that it was chosen."""
        unit = self.model.unit(unit_id)
        if unit is not None and unit.floor_id != self._floor_id:
            self.set_floor(unit.floor_id)
        self._ring("_selected", unit_id)
        if unit_id:
            self._ring("_current", unit_id)
            self.reveal(unit_id)

    def restyle(self) -> None:
        """Theme or language changed."""
        self._drawing.set_look(self._look(), self.model.lang)
        self._overlay = self._new_overlay()
        self._forget_ground()

    @property
    def selected(self) -> int:
        """The ringed unit, 0 without one."""
        return self._selected

    @property
    def current(self) -> int:
        """Where the arrow keys stand, 0 before the first."""
        return self._current

    # --- looking -----------------------------------------------------------------------------

    def reveal(self, unit_id: int) -> None:
        """Pans as little as needed to see a unit whole; where only a part of the floor is, its neighbours as well."""
        self.settle()
        ink = self._drawing.ink(unit_id)
        if ink is not None:
            beside = ink.rect.width() if self._is_narrowed else 0
            self._show(reach(ink.rect.adjusted(-beside, 0, beside, 0)))

    def sees(self, unit_id: int) -> bool:
        """Whether the middle of a unit of this floor is in view."""
        return not self.tile(unit_id).isEmpty() and self.rect().contains(self.tile(unit_id).center().toPoint())

    def reveal_tile(self, tile: QRectF) -> None:
        """Pans as little as needed to see what is drawn there in the view."""
        self._show(reach(tile.translated(-self._origin())))

    def _show(self, rect: QRectF) -> None:
        self._set_camera(self._camera.showing((rect.x(), rect.y(), rect.width(), rect.height()), self._extent()))

    def tile(self, unit_id: int) -> QRectF:
        """Where a unit is drawn, in the view; empty when it is not on this floor."""
        self.settle()
        ink = self._drawing.ink(unit_id)
        return ink.rect.translated(self._origin()) if ink is not None else QRectF()

    def unit_at(self, point: QPointF) -> UnitRow | None:
        """The unit under a point of the view."""
        self.settle()
        found = self._drawing.unit_at(point - self._origin())
        return self.model.unit(found) if found is not None else None

    def face_of(self, unit_id: int) -> Face | None:
        """What a unit of the floor shown says and looks like."""
        return self._drawing.face_of(unit_id)

    def is_cut(self, unit_id: int) -> bool:
        """Whether something of the unit's text had no room."""
        ink = self._drawing.ink(unit_id)
        return ink is not None and ink.is_elided

    def units(self) -> tuple[UnitRow, ...]:
        """The units of the floor shown."""
        return self._drawing.units

    def sizeHint(self) -> QSize:
        """Wide: the plan is the hero of its page."""
        return QSize(4 * Size.DRAWER, 2 * Size.DRAWER)

    def minimumSizeHint(self) -> QSize:
        """Still a plan."""
        return QSize(Size.DRAWER, Size.DRAWER // 2)

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground from its cache, units that are exposed, marks above them."""
        painter = QPainter(self)
        if self.paint_frame(painter, QColor(self._theme.tokens.surface)):
            return
        painter.drawPixmap(0, 0, self._ground_pixmap())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        origin = self._origin()
        painter.translate(origin)
        exposed = event.region().translated(-origin.toPoint())
        if self._shown is None:
            self._drawing.paint_units(painter, exposed)
        else:
            everyone = frozenset(unit.id for unit in self._drawing.units)
            painter.setOpacity(_DIMMED)
            self._drawing.paint_units(painter, exposed, self._shown)
            painter.setOpacity(1.0)
            self._drawing.paint_units(painter, exposed, everyone - self._shown)
        self._drawing.paint_layer(painter)
        self._paint_marks(painter)
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        ringed = self._drawing.ink(self._selected)
        if ringed is not None:
            self._overlay.ring(painter, ringed.rect, has_focus=True)
        current = self._drawing.ink(self._current)
        if current is not None and self._current != self._selected and self.hasFocus():
            self._overlay.ring(painter, current.rect, has_focus=False)
        hovered = self._drawing.ink(self._hovered)
        if hovered is not None and self._hovered not in {self._selected, self._current}:
            self._overlay.hover(painter, hovered.rect)
        if self._landing is not None:
            unit_id, landing, at = self._landing
            target = self._drawing.ink(unit_id)
            if target is not None:
                self._overlay.landing(painter, target.rect, landing)
            painter.translate(-self._origin())
            self._overlay.chip(painter, at, landing, QRectF(self.rect()))

    def _ground_pixmap(self) -> QPixmap:
        if self._ground is None:
            ratio = self.devicePixelRatioF()
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(QColor(self._theme.tokens.surface))
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self._origin())
            self._drawing.paint_ground(painter, QRectF(self.rect()).translated(-self._origin()))
            painter.end()
        return self._ground

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.settle()
        super().resizeEvent(event)
        self._look_again()

    def event(self, event: QEvent) -> bool:
        """Another screen has other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._forget_ground()
        return super().event(event)

    # --- helpers -----------------------------------------------------------------------------

    def _look(self) -> Look:
        return Look(self._theme.tokens, self._theme.is_dark, self._theme.font)

    def _new_overlay(self) -> Overlay:
        return Overlay(self._theme.tokens, self._theme.font(Type.CAPTION, Weight.MEDIUM))

    def _take_units(self) -> None:
        changed = self._drawing.set_units(self.model.rows())
        if len(changed) == len(self._drawing.units):
            self._forget_ground()  # another plan, or another look of everything
            return
        for unit_id in changed:
            self._update_tile(unit_id)

    def _look_again(self) -> None:
        """Fits anew where that is wished, and keeps the floor in view."""
        self._set_camera(self._fitted() if self._is_fitted else self._camera, is_same_size=False)
        free = [unit.id for unit in self.units() if unit.state is UnitState.VACANT]
        for unit_id in (self._selected,) if self._selected else free if self._is_narrowed else ():
            self.reveal(unit_id)  # beside a list or a form it is the free ones that are looked for

    def _floor_size(self) -> tuple[float, float]:
        return self._drawing.size

    def _is_heavy(self) -> bool:
        return len(self._drawing.units) > _MANY and self._ground is not None

    def _look_from(self, camera: Camera) -> None:
        self._drawing.set_scale(camera.scale)
        self._forget_ground()

    def _forget_ground(self) -> None:
        self._ground = None
        self.update()

    def _ring(self, name: str, unit_id: int) -> None:
        """Moves one of the rings and repaints only where it was and is."""
        was: int = getattr(self, name)
        if was != unit_id:
            setattr(self, name, unit_id)
            self._update_tile(was)
            self._update_tile(unit_id)

    def _update_tile(self, unit_id: int) -> None:
        if unit_id:
            self.update(reach(self.tile(unit_id)).toAlignedRect())
