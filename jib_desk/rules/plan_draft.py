"""A plan while it is being edited: immutable pieces, the whole draft as one value, and the history of drafts.

Lengths are metres, origin of a floor top left, y down. Ids below zero are of what is new and not yet saved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from jib_desk.rules.plan_geometry import TOLERANCE_M, Point, Shape
from jib_desk.rules.words import Layout, SafetyKind, SpaceKind

LEAST_SIDE_M = 0.5
LARGEST_SIDE_M = 1_000.0
_AREA_SLACK_M2 = 0.006  # stored areas may be written with two decimals
MOST_STEPS = 300  # that undo remembers


class Kind(StrEnum):
    """What a piece of the plan is."""

    UNIT = "unit"
    SPACE = "space"
    MARK = "mark"
    FLOOR = "floor"
    PICTURE = "picture"


class Ref(NamedTuple):
    """One piece of the plan, by its kind and its id."""

    kind: Kind
    id: int

    @property
    def is_new(self) -> bool:
        """Whether it has never been saved."""
        return self.id < 0


Capacity = tuple[tuple[Layout, int], ...]


def capacity_of(places: Mapping[Layout, int]) -> Capacity:
    """People per layout in the order of layouts, so that equal ones are equal."""
    return tuple((layout, places[layout]) for layout in Layout if layout in places)


def metres(value: float) -> float:
    """A length in whole millimetres: what a hand draws is no more exact."""
    return round(value, 3) + 0.0


@dataclass(frozen=True, slots=True)
class Item:
    """A unit, a space or a mark. A mark is a point: its shape has no extent; its `code` is its label.

    `own_area_m2` is what somebody measured or agreed on; None = what the shape covers. `fire_limit` above 0
    makes a space bookable, and only then it has names; `capacity` is how many people each layout seats well.
    """

    ref: Ref
    floor_id: int
    shape: Shape
    code: str = ""
    doors: tuple[Point, ...] = ()
    zone: str = ""
    desks: int = 0
    own_area_m2: float | None = None
    space_kind: SpaceKind = SpaceKind.OFFICE
    safety_kind: SafetyKind = SafetyKind.EXTINGUISHER
    name_en: str = ""
    name_zh: str = ""
    fire_limit: int = 0
    capacity: Capacity = ()

    @property
    def area_m2(self) -> float:
        """The agreed area, else the shape's, to 0.01 m²."""
        return self.own_area_m2 if self.own_area_m2 is not None else covered_m2(self.shape)

    @property
    def is_mark(self) -> bool:
        """Whether it is a point rather than a rectangle."""
        return self.ref.kind is Kind.MARK

    def placed(self, shape: Shape) -> "Item":
        """The same piece with another shape; its doors stay in the walls they are in."""
        return replace(self, shape=shape, doors=relaid(self.doors, self.shape, shape))


def covered_m2(shape: Shape) -> float:
    """What a shape covers, to 0.01 m²."""
    return round(shape.w * shape.h, 2)


def own_area(area_m2: float, shape: Shape) -> float | None:
    """An area that says more than the shape does; None when it is what the shape covers."""
    return None if abs(area_m2 - covered_m2(shape)) < _AREA_SLACK_M2 else area_m2


def relaid(doors: Iterable[Point], was: Shape, now: Shape) -> tuple[Point, ...]:
    """Doors of a shape that is moved or resized: each in the same wall, at the same share of its length."""
    return tuple(
        (_along(x, was.x, was.right, now.x, now.right), _along(y, was.y, was.bottom, now.y, now.bottom))
        for x, y in doors
    )


def _along(value: float, start: float, end: float, new_start: float, new_end: float) -> float:
    if abs(value - start) <= TOLERANCE_M or end == start:
        return new_start
    if abs(value - end) <= TOLERANCE_M:
        return new_end
    return metres(new_start + (value - start) / (end - start) * (new_end - new_start))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture under the plan. `attachment_id` 0: its `content` is not kept yet. `fade` 0…100: 100 is not seen."""

    name: str
    shape: Shape
    fade: int = 50
    attachment_id: int = 0
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class DraftFloor:
    """One floor and the picture under it."""

    id: int
    code: str
    name_en: str
    name_zh: str
    width_m: float
    height_m: float
    picture: Picture | None = None

    @property
    def shape(self) -> Shape:
        """All of the floor."""
        return Shape(0.0, 0.0, self.width_m, self.height_m)


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole plan as it shall be from a day on."""

    on: date
    floors: tuple[DraftFloor, ...]
    items: tuple[Item, ...]

    def floor(self, floor_id: int) -> DraftFloor:
        """A floor by its id. Raises KeyError."""
        for floor in self.floors:
            if floor.id == floor_id:
                return floor
        raise KeyError(floor_id)

    def on_floor(self, floor_id: int) -> tuple[Item, ...]:
        """What lies on one floor, in drawing order."""
        return tuple(item for item in self.items if item.floor_id == floor_id)

    def by_ref(self) -> Mapping[Ref, Item]:
        """Every piece by what it is known by."""
        return {item.ref: item for item in self.items}

    def item(self, ref: Ref) -> Item | None:
        """One piece; None when it is not there (any more)."""
        return next((item for item in self.items if item.ref == ref), None)

    def next_id(self) -> int:
        """An id for something new."""
        used = (*(item.ref.id for item in self.items), *(floor.id for floor in self.floors))
        return min((0, *used)) - 1

    def with_items(self, changed: Mapping[Ref, Item]) -> "Draft":
        """The draft with some pieces in another form; order kept."""
        return replace(self, items=tuple(changed.get(item.ref, item) for item in self.items))

    def with_floor(self, floor_id: int, **values: Any) -> "Draft":
        """The draft with other values of a floor."""
        floors = tuple(replace(floor, **values) if floor.id == floor_id else floor for floor in self.floors)
        return replace(self, floors=floors)


@dataclass(frozen=True, slots=True)
class History:
    """Drafts in order: the present one, those before it and those taken back. A value like any other."""

    present: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    deed: str = ""  # what led to the present one

    def did(self, draft: Draft, deed: str = "") -> "History":
        """One step on. Steps in a row of one named deed (a held arrow key) are taken back together."""
        if draft == self.present:
            return self
        if deed and deed == self.deed:
            return replace(self, present=draft, future=())
        return History(draft, (*self.past, self.present)[-MOST_STEPS:], (), deed)

    def undone(self) -> "History":
        """One step back; itself at the beginning."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.present, *self.future))

    def redone(self) -> "History":
        """One step on again; itself when nothing was taken back."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.present), self.future[1:])
