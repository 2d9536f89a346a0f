"""What an editor does with a draft: each operation is a function from one draft to the next.

Pieces never leave their floor: a push or a pull that would take them off is shortened.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from jib_desk.rules import plan_numbers, plan_snap
from jib_desk.rules.plan_draft import LARGEST_SIDE_M, Draft, DraftFloor, Item, Kind, Picture, Ref, metres
from jib_desk.rules.plan_geometry import DOOR_WIDTH_M, Point, Shape
from jib_desk.rules.plan_snap import Axis, Edge, Handle, bounds, kept_inside, within
from jib_desk.rules.words import SpaceKind

Refs = Collection[Ref]

_FIRST_UNIT = "A00"  # the next of it is A01
_BOOKABLE = frozenset(
    {SpaceKind.HALL, SpaceKind.TRAINING, SpaceKind.MEETING, SpaceKind.BOOTH, SpaceKind.DEMO},
)
_DOOR_REACH_M = 1.0  # how far from a wall a click still means that wall
_STRAY_DESK_M2 = 6.0  # what a desk takes, to begin with


# --- making ----------------------------------------------------------------------------------


def added(draft: Draft, item: Item) -> tuple[Draft, Ref]:
    """One piece more, with an id of its own, pushed onto its floor; and what it is known by."""
    ref = Ref(item.ref.kind, draft.next_id())
    floor = draft.floor(item.floor_id).shape
    shape = _clamped(floor, item.shape)
    made = replace(item.placed(shape), ref=ref)
    return replace(draft, items=(*draft.items, made)), ref


def new_unit(draft: Draft, floor_id: int, shape: Shape) -> Item:
    """A unit to be added: the next number of the series, as many desks as there is room for, a door below."""
    units = [item for item in draft.items if item.ref.kind is Kind.UNIT]
    like = units[-1] if units else None
    return Item(
        ref=Ref(Kind.UNIT, 0),
        floor_id=floor_id,
        shape=shape,
        code=plan_numbers.next_code(_codes(draft), like.code if like else _FIRST_UNIT),
        doors=((metres(shape.centre[0]), shape.bottom),),
        zone=like.zone if like else "A",
        desks=max(1, int(shape.w * shape.h / _STRAY_DESK_M2)),
    )


def new_space(draft: Draft, floor_id: int, shape: Shape, kind: SpaceKind) -> Item:
    """A room, a corridor … to be added; offices are units."""
    prefix = "R-0" if kind in _BOOKABLE else "S-0"
    doors = () if kind is SpaceKind.CORRIDOR else ((metres(shape.centre[0]), shape.bottom),)
    return Item(
        ref=Ref(Kind.SPACE, 0),
        floor_id=floor_id,
        shape=shape,
        code=plan_numbers.next_code(_codes(draft), prefix),
        doors=doors,
        space_kind=kind,
    )


def duplicated(draft: Draft, refs: Refs) -> tuple[Draft, tuple[Ref, ...]]:
    """Copies beside the originals (right, else below, else left, else above), numbered on; and what they are."""
    originals = [item for item in draft.items if item.ref in refs]
    if not originals:
        return draft, ()
    dx, dy = _way_aside(draft, originals)
    made: list[Ref] = []
    for original in originals:
        shape = _moved_shape(original.shape, dx, dy)
        code = original.code
        if not original.is_mark:
            code = plan_numbers.next_code(_codes(draft), original.code)
        draft, ref = added(draft, replace(original.placed(shape), code=code))
        made.append(ref)
    return draft, tuple(made)


def _way_aside(draft: Draft, items: Sequence[Item]) -> Point:
    """Where copies of some pieces have room: the first side on the floor that nothing lies on, else a small step."""
    floor = draft.floor(items[0].floor_id).shape
    box = bounds(item.shape for item in items)
    across, down = max(box.w, 1.0), max(box.h, 1.0)
    solid = [item.shape for item in draft.on_floor(items[0].floor_id) if not item.is_mark]
    for dx, dy in ((across, 0.0), (0.0, down), (-across, 0.0), (0.0, -down)):
        aside = Shape(box.x + dx, box.y + dy, box.w, box.h)
        if floor.holds(aside) and not any(aside.overlaps(shape) for shape in solid):
            return dx, dy
    return kept_inside(floor, box, 1.0, 1.0)


def removed(draft: Draft, refs: Refs) -> Draft:
    """Without some pieces: what is new was never there, what is kept will be retired from the draft's day on."""
    return replace(draft, items=tuple(item for item in draft.items if item.ref not in refs))


# --- moving and pulling ----------------------------------------------------------------------


def moved(draft: Draft, refs: Refs, dx: float, dy: float) -> Draft:
    """Some pieces of one floor pushed together; the push ends where the first of them reaches the floor's edge."""
    items = [item for item in draft.items if item.ref in refs]
    if not items:
        return draft
    floor = draft.floor(items[0].floor_id).shape
    dx, dy = kept_inside(floor, bounds(item.shape for item in items), dx, dy)
    return draft.with_items({item.ref: item.placed(_moved_shape(item.shape, dx, dy)) for item in items})


def resized(draft: Draft, ref: Ref, handle: Handle, to: Point) -> Draft:
    """One piece pulled by a handle to a point; marks have no extent and stay."""
    item = draft.item(ref)
    if item is None or item.is_mark:
        return draft
    floor = draft.floor(item.floor_id).shape
    return draft.with_items({ref: item.placed(plan_snap.pulled(floor, item.shape, handle, to))})


def grown(draft: Draft, refs: Refs, across: float, down: float) -> Draft:
    """The right and lower edges of some pieces pushed by so many metres, each on its own."""
    for ref in refs:
        item = draft.item(ref)
        if item is not None:
            to = (item.shape.right + across, item.shape.bottom + down)
            draft = resized(draft, ref, Handle.BOTTOM_RIGHT, to)
    return draft


def reshaped(draft: Draft, ref: Ref, shape: Shape) -> Draft:
    """One piece with a typed shape, pushed back and cut so that it lies on its floor; a mark stays a point."""
    item = draft.item(ref)
    if item is None:
        return draft
    if item.is_mark:
        shape = Shape(shape.x, shape.y, 0.0, 0.0)
    return draft.with_items({ref: item.placed(_clamped(draft.floor(item.floor_id).shape, shape))})


def put_on_floor(draft: Draft, refs: Refs, floor_id: int) -> Draft:
    """Some pieces on another floor, where they were on theirs as far as it reaches; what is larger is cut."""
    items = [item for item in draft.items if item.ref in refs and item.floor_id != floor_id]
    if not items:
        return draft
    floor = draft.floor(floor_id).shape
    dx, dy = kept_inside(floor, bounds(item.shape for item in items), 0.0, 0.0)
    there = {item.ref: item.placed(_clamped(floor, _moved_shape(item.shape, dx, dy))) for item in items}
    return draft.with_items({ref: replace(item, floor_id=floor_id) for ref, item in there.items()})


def aligned(draft: Draft, refs: Refs, edge: Edge) -> Draft:
    """Some pieces on one line."""
    items = [item for item in draft.items if item.ref in refs]
    return _placed(draft, items, plan_snap.aligned([item.shape for item in items], edge)) if items else draft


def spread(draft: Draft, refs: Refs, axis: Axis) -> Draft:
    """Three or more pieces with the same gap between each two."""
    items = [item for item in draft.items if item.ref in refs]
    return _placed(draft, items, plan_snap.spread([item.shape for item in items], axis)) if items else draft


def _placed(draft: Draft, items: Sequence[Item], shapes: Sequence[Shape]) -> Draft:
    return draft.with_items({item.ref: item.placed(shape) for item, shape in zip(items, shapes, strict=True)})


# --- facts -----------------------------------------------------------------------------------


def changed(draft: Draft, refs: Refs, **values: Any) -> Draft:
    """Some pieces with other facts (code, desks, zone, kind …); shapes are changed by the functions above."""
    return draft.with_items({item.ref: replace(item, **values) for item in draft.items if item.ref in refs})


def numbered(draft: Draft, refs: Refs, first: str, step: int = 1) -> Draft:
    """Units and spaces numbered in series (A01, A02 …) in reading order."""
    items = [item for item in draft.items if item.ref in refs and not item.is_mark]
    order = plan_numbers.reading_order([item.shape for item in items])
    codes = plan_numbers.numbered(first, len(items), step)
    return draft.with_items(
        {items[at].ref: replace(items[at], code=code) for at, code in zip(order, codes, strict=True)}
    )


def with_door(draft: Draft, floor_id: int, at: Point, grid: float = 0.0) -> Draft:
    """A door in the wall nearest to a point, or, where one is, that door away; far from any wall nothing happens.

    Two shapes that share the wall: the one whose inside holds the point gets the door. Along its wall the door goes
    to the nearest line of the grid or to the wall's middle: no hand is exact to the centimetre.
    """
    solid = [item for item in draft.on_floor(floor_id) if not item.is_mark]
    near = [(_wall_gap(item.shape, at), not _is_inside(item.shape, at), place) for place, item in enumerate(solid)]
    if not near or min(near)[0] > _DOOR_REACH_M:
        return draft
    item = solid[min(near)[2]]
    return draft.with_items({item.ref: replace(item, doors=toggled_door(item, at, grid))})


def toggled_door(item: Item, at: Point, grid: float = 0.0) -> tuple[Point, ...]:
    """The doors of a piece with one more at the wall nearest to a point, or one less where there is one."""
    door = _on_wall(item.shape, at)
    standing = [known for known in item.doors if _apart(known, door) < DOOR_WIDTH_M]
    if standing:
        return tuple(known for known in item.doors if known not in standing)
    return (*item.doors, _along_grid(item.shape, door, grid))


def _along_grid(shape: Shape, door: Point, grid: float) -> Point:
    """A door pushed along its wall, to the grid or to the wall's middle, whichever is nearer."""
    x, y = door
    if metres(y) in (metres(shape.y), metres(shape.bottom)):
        return _on_line(x, grid, shape.x, shape.right), y
    return x, _on_line(y, grid, shape.y, shape.bottom)


def _on_line(place: float, grid: float, start: float, end: float) -> float:
    """Where on a wall from start to end a door belongs; a leaf keeps clear of the corners."""
    half = min(DOOR_WIDTH_M, end - start) / 2
    line = min((plan_snap.on_grid(place, grid), (start + end) / 2), key=lambda line: abs(line - place))
    return metres(min(max(line, start + half), end - half))


def _on_wall(shape: Shape, at: Point) -> Point:
    """The nearest point of the outline, far enough from the corners for a leaf."""
    x, y = within(shape, at)
    half_x, half_y = min(DOOR_WIDTH_M / 2, shape.w / 2), min(DOOR_WIDTH_M / 2, shape.h / 2)
    level = min(max(x, shape.x + half_x), shape.right - half_x)
    upright = min(max(y, shape.y + half_y), shape.bottom - half_y)
    walls = (
        (abs(at[1] - shape.y), (level, shape.y)),
        (abs(at[1] - shape.bottom), (level, shape.bottom)),
        (abs(at[0] - shape.x), (shape.x, upright)),
        (abs(at[0] - shape.right), (shape.right, upright)),
    )
    x, y = min(walls, key=lambda wall: _apart(wall[1], at))[1]
    return metres(x), metres(y)


def _wall_gap(shape: Shape, at: Point) -> float:
    """How far a point lies from the outline."""
    if _is_inside(shape, at):
        return min(at[0] - shape.x, shape.right - at[0], at[1] - shape.y, shape.bottom - at[1])
    return _apart(within(shape, at), at)


def _is_inside(shape: Shape, at: Point) -> bool:
    return shape.x <= at[0] <= shape.right and shape.y <= at[1] <= shape.bottom


def _apart(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


# --- floors and their picture ----------------------------------------------------------------


def floor_added(draft: Draft, width_m: float = 30.0, height_m: float = 20.0) -> tuple[Draft, int]:
    """One floor more, empty, as large as said; and its id."""
    code = plan_numbers.next_code((floor.code for floor in draft.floors), "F0")
    floor_id = draft.next_id()
    floor = DraftFloor(floor_id, code, "", "", metres(width_m), metres(height_m))
    return replace(draft, floors=(*draft.floors, floor)), floor_id


def floor_removed(draft: Draft, floor_id: int) -> Draft:
    """Without a floor that is new; one that is kept stays."""
    if floor_id >= 0:
        return draft
    floors = tuple(floor for floor in draft.floors if floor.id != floor_id)
    return replace(draft, floors=floors, items=tuple(item for item in draft.items if item.floor_id != floor_id))


def floor_resized(draft: Draft, floor_id: int, width_m: float, height_m: float) -> Draft:
    """A floor of another size, yet never smaller than what lies on it."""
    shapes = [item.shape for item in draft.on_floor(floor_id)]
    width = max([width_m, 1.0, *(shape.right for shape in shapes)])
    height = max([height_m, 1.0, *(shape.bottom for shape in shapes)])
    return draft.with_floor(
        floor_id, width_m=metres(min(width, LARGEST_SIDE_M)), height_m=metres(min(height, LARGEST_SIDE_M))
    )


def picture_fitted(draft: Draft, floor_id: int, name: str, content: bytes, width_px: float, height_px: float) -> Draft:
    """A new picture under a floor: in the place of the one before, else as large as fits, its proportions kept."""
    floor = draft.floor(floor_id)
    scale = min(floor.width_m / width_px, floor.height_m / height_px)
    shape = Shape(0.0, 0.0, metres(width_px * scale), metres(height_px * scale))
    fade = 50
    if floor.picture is not None:
        was = floor.picture.shape
        shape = Shape(was.x, was.y, was.w, metres(was.w * height_px / width_px))
        fade = floor.picture.fade
    return draft.with_floor(floor_id, picture=Picture(name, shape, fade, 0, content))


def picture_placed(draft: Draft, floor_id: int, shape: Shape) -> Draft:
    """The picture elsewhere or in another size; units stay where they are."""
    picture = draft.floor(floor_id).picture
    return draft if picture is None else draft.with_floor(floor_id, picture=replace(picture, shape=shape))


def scaled_by(shape: Shape, one: Point, other: Point, distance_m: float) -> Shape | None:
    """A picture in which two points are so many metres apart; the first point stays where it is.

    None when the points lie on each other, or the distance is none.
    """
    drawn = ((other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2) ** 0.5
    if drawn < 0.01 or not 0.01 <= distance_m <= LARGEST_SIDE_M:
        return None
    factor = distance_m / drawn
    if max(shape.w, shape.h) * factor > 10 * LARGEST_SIDE_M:
        return None
    return Shape(
        metres(one[0] + (shape.x - one[0]) * factor),
        metres(one[1] + (shape.y - one[1]) * factor),
        metres(shape.w * factor),
        metres(shape.h * factor),
    )


# --- helpers ---------------------------------------------------------------------------------


def _codes(draft: Draft) -> list[str]:
    return [item.code for item in draft.items if not item.is_mark]


def _moved_shape(shape: Shape, dx: float, dy: float) -> Shape:
    return Shape(metres(shape.x + dx), metres(shape.y + dy), shape.w, shape.h)


def _clamped(floor: Shape, shape: Shape) -> Shape:
    """Pushed back onto the floor, cut where it is larger than that."""
    w, h = min(shape.w, floor.w), min(shape.h, floor.h)
    x = min(max(shape.x, floor.x), floor.right - w)
    y = min(max(shape.y, floor.y), floor.bottom - h)
    return Shape(metres(x), metres(y), metres(w), metres(h))
