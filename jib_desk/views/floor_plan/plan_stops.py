"""What of the plan can be found and spoken: units, and on a layer the rooms that it tells of and the fire items."""

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jib_desk.services.rows.seats import SpaceRow
from jib_desk.views.floor_plan.dragging import PlanDragging
from jib_desk.views.floor_plan.stops import Stop, stops_of
from jib_desk.views.item_models.plan_layers import LayerContent, Sign
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import Theme
from jib_desk.views.widgets.spoken_items import install_spoken_items


class PlanStops(PlanDragging):
    """Knows where rooms and fire items are drawn, what each thing is called, and where the keys are beside units."""

    def __init__(self, model: UnitsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        install_spoken_items()
        self._stop = 0  # the item of the room or fire item that the arrow keys are on, instead of a unit
        self._left_for_stop = 0  # the unit that they were on before
        model.dataChanged.connect(self._tell_change)

    # --- rooms and fire items ----------------------------------------------------------------

    def room_at(self, point: QPointF) -> SpaceRow | None:
        """The room under a point of the view."""
        return self._drawing.room_at(point - self._origin())

    def room(self, key: int) -> SpaceRow | None:
        """A room of the floor shown."""
        return self._drawing.room(key)

    def room_tile(self, key: int) -> QRectF:
        """Where a room is drawn, in the view."""
        return self._drawing.room_rect(key).translated(self._origin())

    def sign_at(self, point: QPointF) -> Sign | None:
        """The fire item under a point of the view."""
        return self._drawing.layer().sign_at(point - self._origin())

    def sign(self, sign_id: int) -> Sign | None:
        """A fire item of the floor shown."""
        return self._drawing.layer().sign(sign_id)

    def sign_tile(self, sign_id: int) -> QRectF:
        """Where a fire item is drawn, in the view."""
        return self._drawing.layer().sign_box(sign_id).translated(self._origin())

    # --- for screen readers ------------------------------------------------------------------

    def spoken_items(self) -> list[int]:
        """Units in the order of the list; then what the layer tells of, by its items."""
        return [*(unit.id for unit in self.units()), *(stop.item for stop in self._stops())]

    def spoken_name(self, item: int) -> str:
        """Number, state, company and last day of a unit; name and state of a room or a fire item."""
        stop = self._stop_of(item)
        if stop is not None:
            return stop.name
        unit = self.model.unit(item)
        return self.model.spoken(unit) if unit is not None else ""

    def spoken_description(self, item: int) -> str:
        """What the layer puts over the unit, in words."""
        badges = self.content.badges.get(item, ()) if item > 0 else self.content.room_badges.get(-item, ())
        return self.model.spoken_badges(badges)

    def spoken_place(self, item: int) -> QRect:
        """Where the unit stands on the screen."""
        tile = self._tile_of(item).toRect()
        return QRect(self.mapToGlobal(tile.topLeft()), tile.size())

    def _stops(self) -> list[Stop]:
        return stops_of(self.content, self.room, self.floor_id or 0, self.model.lang)

    def _stop_of(self, item: int) -> Stop | None:
        return next((stop for stop in self._stops() if stop.item == item), None) if item < 0 else None

    def _tile_of(self, item: int) -> QRectF:
        stop = self._stop_of(item)
        if stop is None:
            return self.tile(item)
        return self.room_tile(stop.id) if stop.kind == "room" else self.sign_tile(stop.id)

    def _tell_change(self, first: QModelIndex, last: QModelIndex) -> None:
        """A screen reader hears of what changed under it, by whomever."""
        if not QAccessible.isActive():
            return
        changed = {self.model.rows()[row].id for row in range(first.row(), last.row() + 1)}
        for place, unit in enumerate(self.units()):
            if unit.id in changed:
                event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
                event.setChild(place)
                QAccessible.updateAccessibility(event)

    def current_item(self) -> int | None:
        """What the arrow keys are on."""
        return self._stop or self.current

    def selected_item(self) -> int | None:
        """The unit whose panel is open."""
        return self.selected

    def _speak(self) -> None:
        """Tells a screen reader what has the focus."""
        items, current = self.spoken_items(), self._stop or self._current
        if current in items:
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(items.index(current))
            QAccessible.updateAccessibility(event)

    # --- where the keys are ------------------------------------------------------------------

    def set_layer(self, content: LayerContent) -> None:
        """Another layer; where it does not tell of what the keys are on, they go back to the unit before."""
        super().set_layer(content)
        if self._stop and self._stop_of(self._stop) is None:
            self._leave_stop()
            self._ring("_current", self._left_for_stop)

    def _leave_stop(self) -> None:
        if self._stop:
            self._stop = 0
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._stop and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._overlay.ring(painter, self._tile_of(self._stop), has_focus=False)
            painter.end()
