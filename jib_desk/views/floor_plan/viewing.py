"""How the plan is looked at: layer, colours, labels, floor, the legend's filter and the search. Changes nothing."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from jib_desk.rules.plan_colours import NOT_OCCUPIED, ColourMode
from jib_desk.rules.safety import Due
from jib_desk.rules.words import word
from jib_desk.services.rows.plan_layers import Meant, PlanNow
from jib_desk.services.rows.repairs import OpenPlaces
from jib_desk.services.rows.safety import SafetyRow
from jib_desk.services.rows.seats import PlanRow, UnitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.hues import styles_for
from jib_desk.views.floor_plan.legend import Entry, Legend, Swatch, mark_swatch, token_swatch
from jib_desk.views.floor_plan.plan_view import PlanView
from jib_desk.views.item_models.plan_layers import (
    NOTHING,
    Layer,
    LayerContent,
    Sign,
    Tone,
    due_counts,
    now_content,
    safety_content,
    sign_details,
    visitors_at,
)
from jib_desk.views.item_models.unit_colours import Colouring, bucket_word
from jib_desk.views.item_models.units import UnitsModel

_MINUTE_MS = 60_000
_REPAIRS, _VISITED, _EVENTS = "repairs", "visited", "events"
_DUE_TOKENS = {
    Due.OVERDUE: "overstayed_edge",
    Due.SOON: "ends_soon_edge",
    Due.IN_ORDER: "dim",
    Due.UNCHECKED: "vacant_edge",
}


class PlanViewing(QObject):
    """Keeps what a person chose to see, and gives plan and legend what follows from it."""

    layer_changed = Signal(str)
    mode_changed = Signal(str)
    found = Signal(object)  # tuple of unit ids in order of their codes; None while nothing is searched

    def __init__(self, desk: DeskContext, units: UnitsModel, plan: PlanView, legend: Legend) -> None:
        super().__init__(plan)
        self._desk, self._units, self._plan, self._legend = desk, units, plan, legend
        self.layer = Layer.SEATS
        self.mode = ColourMode.STATUS
        self.are_labels_shown = True
        self._row: PlanRow | None = None
        self._keys: frozenset[str] = frozenset()
        self._meant: Meant | None = None
        self._now: PlanNow | None = None
        self._marks: tuple[SafetyRow, ...] = ()
        self._repairs = OpenPlaces()
        self._are_calls_stale = True
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.refresh_layer)
        legend.keys_chosen.connect(self._choose_keys)
        plan.installEventFilter(self)

    # --- what is looked at -------------------------------------------------------------------

    def show_plan(self, row: PlanRow) -> None:
        """The plan of a day, just read; units are in the model already."""
        self._row = row
        self._plan.set_ground(row.floors, row.spaces)
        self._are_calls_stale = True
        if self.layer is Layer.SEATS:
            self._show_legend()
            self._dim()
        else:
            self.refresh_layer()

    def set_layer(self, layer: Layer) -> None:
        """Seats in the chosen colours; or what is now, or the fire check, over quiet units."""
        if layer is self.layer:
            return
        self.layer = layer
        self._legend.clear()
        self._plan.set_mode(self.mode if layer is Layer.SEATS else ColourMode.PLAIN)
        self.refresh_layer()
        self._keep_time()
        self.layer_changed.emit(layer)

    def set_mode(self, mode: ColourMode) -> None:
        """Colours by something else; that is seen on the seats."""
        self.mode = mode
        self._legend.clear()
        if self.layer is Layer.SEATS:
            self._plan.set_mode(mode)
            self._show_legend()
        else:
            self.set_layer(Layer.SEATS)
        self.mode_changed.emit(mode)

    @property
    def is_keeping_time(self) -> bool:
        """Whether the layer is read anew at the turn of each minute."""
        return self._tick.isActive()

    @property
    def shows_status(self) -> bool:
        """Whether the legend is that of the states, which the rate of occupancy sums up."""
        return self.layer is Layer.SEATS and self.mode is ColourMode.STATUS

    @property
    def moment(self) -> PlanNow | None:
        """What is now, as the layer shows it; None on the others."""
        return self._now if self.layer is Layer.NOW else None

    def set_labels(self, *, are_shown: bool) -> None:
        """Names on units, or their numbers alone."""
        self.are_labels_shown = are_shown
        self._plan.set_labels(are_shown=are_shown)

    def set_floor(self, floor_id: int | None) -> None:
        """Another floor."""
        if floor_id != self._plan.floor_id:
            self._plan.set_floor(floor_id)

    def step_floor(self, step: int) -> None:
        """The next floor up (+1) or down, in the order of the plan."""
        ids = [floor.id for floor in self._row.floors] if self._row else []
        if self._plan.floor_id in ids:
            place = ids.index(self._plan.floor_id) + step
            if 0 <= place < len(ids):
                self.set_floor(ids[place])

    # --- searching ---------------------------------------------------------------------------

    def find(self, text: str) -> None:
        """Dims every unit that is not meant by a text; an empty one ends the search."""
        self._meant = self._desk.read(lambda: self._desk.services.plan_layers.meant(text)) if text.strip() else None
        self._dim()
        matches = self.matches()
        self._bring_into_view(matches or ())
        self.found.emit(matches)

    def _bring_into_view(self, matches: Sequence[int]) -> None:
        """What is found is seen: the plan is pushed, or another floor shown, where nothing of it is."""
        plan = self._plan
        here = {unit.id for unit in plan.units()}
        found = [key for key in matches if key in here]
        if not found and matches:
            first = self._units.unit(matches[0])
            if first is None:
                return
            self.set_floor(first.floor_id)
            found = [first.id]
        if found and not any(plan.sees(key) for key in found):
            plan.reveal(found[0])

    def matches(self) -> tuple[int, ...] | None:
        """Units that the search means, in order of their codes; None while nothing is searched."""
        meant = self._meant
        if meant is None:
            return None
        found = [
            unit
            for unit in self._units.rows()
            if unit.id in meant.units
            or unit.company_id in meant.companies
            or (unit.company_id is not None and unit.sector in meant.sectors)
        ]
        return tuple(unit.id for unit in sorted(found, key=lambda unit: unit.code))

    # --- cards -------------------------------------------------------------------------------

    def unit_lines(self, unit: UnitRow) -> tuple[str, ...]:
        """What the card beside a unit says."""
        if self._are_calls_stale:
            self._are_calls_stale = False
            self._units.set_calls(self._desk.read(self._desk.services.plan_layers.calls))
        self._units.set_visitors(self.moment.visitors if self.moment is not None else {})
        return tuple(self._units.details(unit).split("\n"))

    def sign_lines(self, sign: Sign) -> tuple[str, ...]:
        """What the card beside a fire item says."""
        item = self.mark(sign.id)
        return sign_details(item, self.on, self._desk.lang) if item is not None else ()

    def mark(self, key: int) -> SafetyRow | None:
        """A fire item that is shown."""
        return next((item for item in self._marks if item.id == key), None)

    def due_marks(self) -> tuple[SafetyRow, ...]:
        """The fire items that are checked, the next due first."""
        return tuple(sorted((item for item in self._marks if item.due_on), key=lambda item: item.due_on or date.max))

    # --- layers ------------------------------------------------------------------------------

    def refresh_layer(self) -> None:
        """Reads what the layer shows anew, and nothing where only seats are seen."""
        services = self._desk.services
        if self.layer is Layer.NOW:
            self._now = self._desk.read(services.plan_layers.now)
        elif self.layer is Layer.SAFETY:
            self._marks = self._desk.read(lambda: services.safety.items(None, self.on))
        if self.layer is not Layer.SEATS:
            self._repairs = self._desk.read(services.mending.open_places)
        self._show_legend()
        self._dim()
        self._keep_time()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Time is kept only while it is seen."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._keep_time()
        return False

    def _keep_time(self) -> None:
        if self.layer is Layer.NOW and self._plan.isVisible():
            now = self._desk.clock.now()
            self._tick.start(_MINUTE_MS - (now.second * 1000 + now.microsecond // 1000))  # at the turn of the minute
        else:
            self._tick.stop()

    @property
    def on(self) -> date:
        """The day that is looked at."""
        return self._row.on if self._row is not None else self._desk.today()

    def _content(self) -> LayerContent:
        lang = self._desk.lang
        if self._row is None or self.layer is Layer.SEATS:
            return NOTHING
        if self.moment is not None:
            whole = now_content(self.moment, self._row.spaces, self._units.rows(), self._repairs, lang, self._desk.zone)
            tones = {Tone(key) for key in self._keys if key in {Tone.BUSY, Tone.FREE, Tone.CLOSED}}
            notes = {key: note for key, note in whole.notes.items() if not tones or note.tone in tones}
            if _EVENTS in self._keys:
                notes = {key: note for key, note in whole.notes.items() if key in self._event_spaces()}
            return LayerContent(notes, whole.badges, whole.room_badges)
        whole = safety_content(self._marks, self._repairs, self.on, lang)
        dues = {Due(key) for key in self._keys if key != _REPAIRS}
        signs = tuple(sign for sign in whole.signs if not self._keys or sign.due in dues)
        return LayerContent(whole.notes, whole.badges, whole.room_badges, signs)

    # --- legend ------------------------------------------------------------------------------

    def _choose_keys(self, keys: frozenset[str]) -> None:
        self._keys = keys
        self._dim()

    def _dim(self) -> None:
        """What the legend and the search leave bright; both where both are asked."""
        self._plan.set_layer(self._content())
        chosen = self._chosen_units()
        matches = self.matches()
        if matches is not None:
            chosen = frozenset(matches) if chosen is None else chosen & frozenset(matches)
        self._plan.set_filter(chosen)

    def _chosen_units(self) -> frozenset[int] | None:
        units = self._units.rows()
        if self.layer is Layer.SEATS:
            colouring = Colouring.of(self.mode, units)
            found = frozenset(unit.id for unit in units if any(colouring.has(unit, key) for key in self._keys))
            return found if self._keys else None
        wanted: set[int] = set()
        if _REPAIRS in self._keys:
            wanted |= set(self._repairs.units)
        if _VISITED in self._keys and self._now is not None:
            wanted |= set(visitors_at(self._now.visitors, units))
        return frozenset(wanted) if self._keys & {_REPAIRS, _VISITED} else None

    def _show_legend(self) -> None:
        if self.layer is Layer.NOW:
            entries = self._now_entries()
        elif self.layer is Layer.SAFETY:
            entries = self._safety_entries()
        elif self.mode is ColourMode.STATUS:
            entries = self._legend.status_entries(self._units.counts())
        else:
            entries = self._bucket_entries()
        self._legend.set_entries(entries)

    def _bucket_entries(self) -> tuple[Entry, ...]:
        units, mode = self._units.rows(), self.mode
        counts = Colouring.of(mode, units).counts(units)

        def swatch(key: str) -> Swatch:
            return token_swatch("line") if key == NOT_OCCUPIED else lambda look: styles_for(look, mode)[key]

        lang = self._desk.lang
        return tuple(
            Entry(key, f"{bucket_word(mode, key, lang)} {count}", swatch(key)) for key, count in counts.items()
        )

    def _now_entries(self) -> tuple[Entry, ...]:
        rooms = list(self._now.rooms.values()) if self._now is not None else []
        busy = sum(room.is_busy and room.closed_for is None for room in rooms)
        free = sum(not room.is_busy for room in rooms)
        heads = sum(self._now.visitors.values()) if self._now is not None else 0
        return (
            Entry(Tone.BUSY, self.tr("Rooms in use {count}").format(count=busy), mark_swatch("accent")),
            Entry(
                Tone.FREE, self.tr("Rooms free {count}").format(count=free), mark_swatch("background", "vacant_edge")
            ),
            *self._event_entries(),
            Entry(
                _VISITED,
                self.tr("Visitors at companies {count}").format(count=heads),
                mark_swatch("accent", kind="disc"),
            ),
            self._repair_entry(),
        )

    def _event_entries(self) -> tuple[Entry, ...]:
        events = self._now.events if self._now is not None else ()
        text = self.tr("Events running {count}").format(count=len(events))
        return (Entry(_EVENTS, text, mark_swatch("accent", kind="diamond"), " · ".join(events)),) if events else ()

    def _event_spaces(self) -> frozenset[int]:
        rooms = self._now.rooms.values() if self._now is not None else ()
        ids = {room.room_id for room in rooms if room.booking is not None and room.booking.event_id is not None}
        return frozenset(space.id for space in (self._row.spaces if self._row else ()) if space.room_id in ids)

    def _safety_entries(self) -> tuple[Entry, ...]:
        counts = due_counts(self._marks, self.on)
        lang = self._desk.lang
        return (
            *(
                Entry(due, f"{word('safety_due', due).said(lang)} {counts[due]}", token_swatch(_DUE_TOKENS[due]))
                for due in Due
            ),
            self._repair_entry(),
        )

    def _repair_entry(self) -> Entry:
        places = (*self._repairs.units.values(), *self._repairs.spaces.values())
        count = sum(place.count for place in places)
        text = self.tr("Repairs open {count}").format(count=count)
        return Entry(_REPAIRS, text, mark_swatch("ends_soon_edge", kind="pill"))
