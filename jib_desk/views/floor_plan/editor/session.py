"""What is being edited: the draft with its history, what is selected, and with which tool; without any widget."""

from collections.abc import Collection
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from jib_desk.rules import plan_edit, plan_snap
from jib_desk.rules.plan_changes import Change, Fault, added_faults, changes, faults, rebased
from jib_desk.rules.plan_draft import Draft, DraftFloor, History, Item, Kind, Picture, Ref
from jib_desk.rules.plan_geometry import Direction, Point, Shape, nearest
from jib_desk.rules.words import SafetyKind, SpaceKind

_UNIT_M = (4.0, 6.0)  # the size of what is put rather than drawn, until another was drawn
_ROOM_M = (6.0, 5.0)


class Tool(StrEnum):
    """What the pointer does."""

    SELECT = "select"
    UNIT = "unit"
    SPACE = "space"
    DOOR = "door"
    MARK = "mark"
    PICTURE = "picture"


class EditSession(QObject):
    """One draft under the hand. Everything goes through `do`, so that everything can be taken back."""

    drawn = Signal()  # another draft, or another floor
    selected = Signal()
    tool_changed = Signal()

    def __init__(self, base: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.base = base
        self.history = History(base)
        if not base.floors:  # nothing was ever drawn: the first floor is the first change
            self.history = History(plan_edit.floor_added(base)[0])
        self.floor_id = self.draft.floors[0].id
        self.selection: tuple[Ref, ...] = ()
        self.tool = Tool.SELECT
        self.grid = 0.5
        self.space_kind = SpaceKind.MEETING
        self.safety_kind = SafetyKind.EXTINGUISHER
        self._faults: tuple[Draft, Draft, tuple[Fault, ...], tuple[Fault, ...]] | None = None

    # --- what there is -----------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The plan as it stands now."""
        return self.history.present

    @property
    def floor(self) -> DraftFloor:
        """The floor that is shown."""
        return self.draft.floor(self.floor_id)

    @property
    def picture(self) -> Picture | None:
        """What lies under the floor shown."""
        return self.floor.picture

    @property
    def items(self) -> tuple[Item, ...]:
        """What lies on the floor shown."""
        return self.draft.on_floor(self.floor_id)

    def chosen(self) -> tuple[Item, ...]:
        """What is selected, in the order of the plan."""
        return tuple(item for item in self.items if item.ref in self.selection)

    def changes(self) -> tuple[Change, ...]:
        """What saving would do."""
        return changes(self.base, self.draft)

    def faults(self) -> tuple[Fault, ...]:
        """What keeps it from being saved: what it adds to the plan, or touches."""
        return self._found()[0]

    def old_faults(self) -> tuple[Fault, ...]:
        """What could not be in the plan before already, and keeps nothing from being saved."""
        return self._found()[1]

    def _found(self) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
        """Computed once a draft."""
        known = self._faults
        if known is None or known[0] is not self.draft or known[1] is not self.base:
            added = added_faults(self.base, self.draft)
            old = tuple(fault for fault in faults(self.draft) if fault not in added)
            known = self._faults = (self.draft, self.base, added, old)
        return known[2], known[3]

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.draft != self.base

    @property
    def is_unsaved(self) -> bool:
        """Whether a person would lose anything: the first floor of an empty centre is nobody's work."""
        return self.is_changed and bool(self.history.past)

    # --- going on and back -------------------------------------------------------------------

    def do(self, draft: Draft, deed: str = "") -> None:
        """One step; steps in a row of one named deed count as one."""
        self._show(self.history.did(draft, deed))

    def undo(self) -> None:
        """One step back."""
        self._show(self.history.undone())

    def redo(self) -> None:
        """One step on again."""
        self._show(self.history.redone())

    def begin_from(self, fresh: Draft) -> None:
        """Another plan underneath (another day, or what somebody else saved): all steps are done to it instead."""
        base, past = self.base, self.history
        self.base = fresh
        self._show(
            History(
                rebased(base, past.present, fresh),
                tuple(rebased(base, draft, fresh) for draft in past.past),
                tuple(rebased(base, draft, fresh) for draft in past.future),
            )
        )

    def _show(self, history: History) -> None:
        if history is self.history:
            return
        self.history = history
        if all(floor.id != self.floor_id for floor in self.draft.floors):
            self.floor_id = self.draft.floors[0].id if self.draft.floors else self._first_floor()
        known = self.draft.by_ref()
        self.drawn.emit()
        self.select(tuple(ref for ref in self.selection if ref in known))

    def _first_floor(self) -> int:
        draft, floor_id = plan_edit.floor_added(self.draft)
        self.history = History(draft)
        return floor_id

    # --- where and what ----------------------------------------------------------------------

    def show_floor(self, floor_id: int) -> None:
        """Another floor; the selection stays behind."""
        if floor_id != self.floor_id:
            self.floor_id = floor_id
            self.select(())
            self.drawn.emit()

    def select(self, refs: Collection[Ref]) -> None:
        """Exactly these, as far as they lie on the floor shown."""
        here = {item.ref for item in self.items}
        wanted = tuple(ref for ref in refs if ref in here)
        if wanted != self.selection:
            self.selection = wanted
            self.selected.emit()

    def toggle(self, ref: Ref) -> None:
        """One more, or one less."""
        without = tuple(known for known in self.selection if known != ref)
        self.select(without if ref in self.selection else (*self.selection, ref))

    def select_all(self) -> None:
        """Everything on the floor."""
        self.select(tuple(item.ref for item in self.items))

    def use(self, tool: Tool) -> None:
        """Another tool."""
        if tool is not self.tool:
            self.tool = tool
            self.tool_changed.emit()

    def walk(self, direction: Direction) -> None:
        """Selects the neighbour in a direction, or the first piece."""
        items = self.items
        if not items:
            return
        chosen = self.chosen()
        if not chosen:
            self.select((items[0].ref,))
            return
        found = nearest(chosen[-1].shape, [item.shape for item in items], direction)
        if found is not None:
            self.select((items[found].ref,))

    # --- verbs -------------------------------------------------------------------------------

    @property
    def step(self) -> float:
        """How far an arrow key goes, in metres; also where there is no grid."""
        return self.grid or 0.1

    def push(self, dx: int, dy: int) -> None:
        """What is selected, by steps of the grid."""
        self.do(plan_edit.moved(self.draft, self.selection, dx * self.step, dy * self.step), "push")

    def grow(self, dx: int, dy: int) -> None:
        """Right and lower edges of what is selected, by steps of the grid."""
        self.do(plan_edit.grown(self.draft, self.selection, dx * self.step, dy * self.step), "grow")

    def duplicate(self) -> None:
        """Copies, which are selected then."""
        draft, made = plan_edit.duplicated(self.draft, self.selection)
        if made:
            self.do(draft)
            self.select(made)

    def remove(self) -> None:
        """Takes away what is selected."""
        self.do(plan_edit.removed(self.draft, self.selection))

    def take_to_floor(self, floor_id: int) -> None:
        """What is selected, on another floor, which is shown then."""
        refs = self.selection
        self.do(plan_edit.put_on_floor(self.draft, refs, floor_id))
        self.show_floor(floor_id)
        self.select(refs)

    def put(self, shape: Shape) -> None:
        """A unit or a space where it was drawn, by the tool in use."""
        if self.tool is Tool.UNIT:
            item = plan_edit.new_unit(self.draft, self.floor_id, shape)
        else:
            item = plan_edit.new_space(self.draft, self.floor_id, shape, self.space_kind)
        self._add(item)

    def put_door(self, at: Point, *, is_free: bool = False) -> None:
        """A door in the wall at a point, on the grid unless the hand is free; one that stands there goes."""
        self.do(plan_edit.with_door(self.draft, self.floor_id, at, 0.0 if is_free else self.grid))

    def put_at(self, at: Point) -> None:
        """What the tool makes, in its usual size, with its upper left corner on a point of the grid."""
        at = plan_snap.on_grid(at[0], self.grid), plan_snap.on_grid(at[1], self.grid)
        if self.tool is Tool.MARK:
            self.put_mark(at)
        elif self.tool in {Tool.UNIT, Tool.SPACE}:
            self.put(Shape(*at, *self._usual_size()))

    def put_mark(self, at: Point) -> None:
        """A mark of the chosen kind."""
        shape = Shape(*plan_snap.within(self.floor.shape, at), 0.0, 0.0)
        self._add(Item(Ref(Kind.MARK, 0), self.floor_id, shape, safety_kind=self.safety_kind))

    def put_free(self) -> None:
        """What the tool makes, on the first free place: drawing without a pointer."""
        if self.tool is Tool.DOOR:
            for item in self.chosen():
                below = (item.shape.centre[0], item.shape.bottom)
                self.do(plan_edit.changed(self.draft, {item.ref}, doors=plan_edit.toggled_door(item, below)))
            return
        self.put_at(self._free_place())

    def _add(self, item: Item) -> None:
        draft, ref = plan_edit.added(self.draft, item)
        self.do(draft)
        self.select((ref,))

    def _usual_size(self) -> Point:
        kind = Kind.UNIT if self.tool is Tool.UNIT else Kind.SPACE
        like = [item.shape for item in self.items if item.ref.kind is kind and item.ref.is_new]
        if like:
            return like[-1].w, like[-1].h
        return _UNIT_M if kind is Kind.UNIT else _ROOM_M

    def _free_place(self) -> Point:
        """The first corner of the grid, row by row, where the usual size lies on nothing; else the floor's corner."""
        if self.tool is Tool.MARK:
            return self.floor.shape.centre
        w, h = self._usual_size()
        floor = self.floor.shape
        solid = [item.shape for item in self.items if not item.is_mark]
        step = max(self.step, 0.5)
        for row in range(int((floor.h - h) / step) + 1):
            for column in range(int((floor.w - w) / step) + 1):
                place = Shape(column * step, row * step, w, h)
                if not any(place.overlaps(shape) for shape in solid):
                    return place.x, place.y
        return 0.0, 0.0
