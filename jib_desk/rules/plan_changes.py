"""What differs between two drafts, what cannot be in one, and one person's changes put on another's plan."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.plan_draft import LEAST_SIDE_M, Draft, DraftFloor, Item, Kind, Picture, Ref, relaid
from jib_desk.rules.plan_geometry import TOLERANCE_M, Point, Shape
from jib_desk.rules.texts import CODE_LIMIT, NAME_LIMIT, clean_text

T = TypeVar("T", Item, DraftFloor)

MAX_COUNT = 10_000  # desks of a unit, people in a room
MAX_AREA_M2 = 1_000_000.0

# --- what differs ----------------------------------------------------------------------------


class What(StrEnum):
    """What became of a piece."""

    ADDED = "added"
    MOVED = "moved"
    RESIZED = "resized"
    RENUMBERED = "renumbered"
    CHANGED = "changed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the list before saving. `code` is what the piece is called, `was` what it was called."""

    what: What
    ref: Ref
    code: str
    was: str = ""
    fields: tuple[str, ...] = ()  # of CHANGED: the names of the facts

    @property
    def is_dated(self) -> bool:
        """Whether it holds from the draft's day on. Rooms, marks, floors and pictures have no history: at once."""
        return self.ref.kind is Kind.UNIT


_FACTS = (
    *("zone", "desks", "own_area_m2", "space_kind", "safety_kind"),
    *("name_en", "name_zh", "fire_limit", "capacity", "floor_id"),
)
_FLOOR_FACTS = ("code", "name_en", "name_zh", "width_m", "height_m")


def changes(base: Draft, draft: Draft) -> tuple[Change, ...]:
    """Everything that saving would do, in the order of the plan; what is gone comes last."""
    return (*_floor_changes(base, draft), *_item_changes(base, draft))


def _item_changes(base: Draft, draft: Draft) -> Iterator[Change]:
    was, now = base.by_ref(), draft.by_ref()
    for ref, item in now.items():
        before = was.get(ref)
        if before is None:
            yield Change(What.ADDED, ref, item.code)
        elif before is not item and before != item:
            yield from _differences(before, item)
    for ref, item in was.items():
        if ref not in now:
            yield Change(What.RETIRED, ref, item.code)


def _differences(before: Item, item: Item) -> Iterator[Change]:
    if (item.shape.w, item.shape.h) != (before.shape.w, before.shape.h):
        yield Change(What.RESIZED, item.ref, item.code, before.code)
    elif (item.shape.x, item.shape.y) != (before.shape.x, before.shape.y):
        yield Change(What.MOVED, item.ref, item.code, before.code)
    if item.code != before.code:
        yield Change(What.RENUMBERED, item.ref, item.code, before.code)
    facts = [name for name in _FACTS if getattr(item, name) != getattr(before, name)]
    if item.doors != relaid(before.doors, before.shape, item.shape):
        facts.append("doors")
    if facts:
        yield Change(What.CHANGED, item.ref, item.code, before.code, tuple(facts))


def _floor_changes(base: Draft, draft: Draft) -> Iterator[Change]:
    was = {floor.id: floor for floor in base.floors}
    for floor in draft.floors:
        ref = Ref(Kind.FLOOR, floor.id)
        before = was.get(floor.id)
        if before is None:
            yield Change(What.ADDED, ref, floor.code)
        else:
            facts = tuple(name for name in _FLOOR_FACTS if getattr(floor, name) != getattr(before, name))
            if facts:
                yield Change(What.CHANGED, ref, floor.code, before.code, facts)
        yield from _picture_changes(before.picture if before else None, floor)


def _picture_changes(before: Picture | None, floor: DraftFloor) -> Iterator[Change]:
    ref, now = Ref(Kind.PICTURE, floor.id), floor.picture
    if before == now:
        return
    if before is None or now is None:
        yield Change(What.ADDED if before is None else What.RETIRED, ref, floor.code)
    elif now.attachment_id != before.attachment_id:
        yield Change(What.CHANGED, ref, floor.code, fields=("content",))
    else:
        names = tuple(name for name in ("shape", "fade") if getattr(now, name) != getattr(before, name))
        yield Change(What.CHANGED, ref, floor.code, fields=names)


# --- what cannot be --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be saved, and where: codes as in plan files, the pieces' codes, the floor and the middle of it.

    Codes: overlap, outside, duplicate_code, missing, too_small, not_positive, not_finite, too_big, door_off_wall,
    text_too_long, control_character.
    """

    code: str
    place: str
    refs: tuple[Ref, ...]
    floor_id: int
    at: Point = (0.0, 0.0)


def faults(draft: Draft) -> tuple[Fault, ...]:
    """Everything that keeps a draft from being saved, floor by floor."""
    found = [fault for floor in draft.floors for fault in _floor_faults(draft, floor)]
    found += _twins(item for item in draft.items if not item.is_mark)
    seen: set[str] = set()
    for floor in draft.floors:
        if floor.code.casefold() in seen:
            found.append(Fault("duplicate_code", floor.code, (Ref(Kind.FLOOR, floor.id),), floor.id))
        seen.add(floor.code.casefold())
    return tuple(found)


def added_faults(base: Draft, draft: Draft) -> tuple[Fault, ...]:
    """What cannot be in `draft` and is of its own making: new, or about a piece that it touches.

    What could not be in `base` already, and lies as it lay, is no reason to refuse something else.
    """
    known = {(fault.code, fault.refs): fault for fault in faults(base)}
    return tuple(
        fault
        for fault in faults(draft)
        if (old := known.get((fault.code, fault.refs))) is None or not _lies_as_it_lay(base, draft, old)
    )


def _lies_as_it_lay(base: Draft, draft: Draft, fault: Fault) -> bool:
    was, now = _floor(base, fault.floor_id), _floor(draft, fault.floor_id)
    if was is None or now is None or replace(was, picture=None) != replace(now, picture=None):
        return False
    return all(base.item(ref) == draft.item(ref) for ref in fault.refs)


def _floor(draft: Draft, floor_id: int) -> DraftFloor | None:
    return next((floor for floor in draft.floors if floor.id == floor_id), None)


def _floor_faults(draft: Draft, floor: DraftFloor) -> Iterator[Fault]:
    here = Ref(Kind.FLOOR, floor.id)
    for code in _text_faults(floor.code, floor.name_en, floor.name_zh):
        yield Fault(code, floor.code, (here,), floor.id)
    if not _is_measure(floor.width_m) or not _is_measure(floor.height_m):
        yield Fault("not_positive", floor.code, (here,), floor.id)
        return
    sound: list[Item] = []
    for item in draft.on_floor(floor.id):
        own = tuple(_item_faults(item, floor.shape))
        for code in own:
            at = item.shape.centre if code != "not_finite" else (0.0, 0.0)
            yield Fault(code, item.code.strip() or _place(at), (item.ref,), floor.id, at)
        if not item.is_mark and not {"not_finite", "too_small"}.intersection(own):
            sound.append(item)
    yield from _overlaps(sound, floor.id)


def _item_faults(item: Item, floor: Shape) -> Iterator[str]:
    shape = item.shape
    if not all(math.isfinite(value) for value in (shape.x, shape.y, shape.w, shape.h, item.area_m2)):
        yield "not_finite"
        return
    if item.is_mark:
        if not floor.holds(shape):
            yield "outside"
        yield from _text_faults(item.code, must_be=False)
        return
    if min(shape.w, shape.h) < LEAST_SIDE_M - TOLERANCE_M:
        yield "too_small"
    if not floor.holds(shape):
        yield "outside"
    if not all(shape.has_on_edge(door) for door in item.doors):
        yield "door_off_wall"
    counts = (item.desks, item.fire_limit, *(people for _, people in item.capacity))
    if min(counts) < 0 or not item.area_m2 > 0:
        yield "not_positive"
    elif max(counts) > MAX_COUNT or item.area_m2 > MAX_AREA_M2:
        yield "too_big"
    yield from _text_faults(item.code, item.zone, item.name_en, item.name_zh)


def _text_faults(code: str, *names: str, must_be: bool = True) -> Iterator[str]:
    if must_be and not code.strip():
        yield "missing"
    for text, limit in ((code, CODE_LIMIT), *((name, NAME_LIMIT) for name in names)):
        try:
            clean_text(text, limit)
        except RuleFault as fault:
            yield fault.code
            return


def _place(at: Point) -> str:
    return f"{at[0]:g}, {at[1]:g} m"


def _is_measure(value: float) -> bool:
    return math.isfinite(value) and value >= LEAST_SIDE_M


def _overlaps(items: list[Item], floor_id: int) -> Iterator[Fault]:
    """Sweep from left to right; only what reaches past the present one's left edge is compared."""
    reaching: list[Item] = []
    for item in sorted(items, key=lambda item: item.shape.x):
        shape = item.shape
        reaching = [other for other in reaching if other.shape.right > shape.x + TOLERANCE_M]
        for other in reaching:
            if shape.overlaps(other.shape):
                left, top = max(shape.x, other.shape.x), max(shape.y, other.shape.y)
                right, bottom = min(shape.right, other.shape.right), min(shape.bottom, other.shape.bottom)
                at = ((left + right) / 2, (top + bottom) / 2)
                yield Fault("overlap", _together(other, item), (other.ref, item.ref), floor_id, at)
        reaching.append(item)


def _twins(items: Iterable[Item]) -> Iterator[Fault]:
    seen: dict[str, Item] = {}
    for item in items:
        # Codes are matched without case when people write them, so A01 and a01 are one.
        code = item.code.strip().casefold()
        if not code:
            continue
        other = seen.setdefault(code, item)
        if other is not item:
            yield Fault("duplicate_code", item.code, (other.ref, item.ref), item.floor_id, item.shape.centre)


def _together(*items: Item) -> str:
    return ", ".join(sorted(item.code for item in items))


# --- one person's changes on another's plan --------------------------------------------------


def rebased(base: Draft, draft: Draft, fresh: Draft) -> Draft:
    """What was changed between `base` and `draft`, done to `fresh`.

    What somebody else took away stays away, and with a floor goes what was drawn on it. Fact by fact: a unit that
    one renumbered and another moved is renumbered and moved.
    """
    was, mine = base.by_ref(), draft.by_ref()
    items = [
        _merged(was[item.ref], mine[item.ref], item) if item.ref in was and item.ref in mine else item
        for item in fresh.items
        if item.ref in mine or item.ref not in was
    ]
    items += [item for item in draft.items if item.ref.is_new]
    old = {floor.id: floor for floor in base.floors}
    own = {floor.id: floor for floor in draft.floors}
    floors = [
        _merged(old[floor.id], own[floor.id], floor) if floor.id in old and floor.id in own else floor
        for floor in fresh.floors
    ]
    floors += [floor for floor in draft.floors if floor.id < 0]
    known = {floor.id for floor in floors}
    return Draft(fresh.on, tuple(floors), tuple(item for item in items if item.floor_id in known))


def _merged(was: T, mine: T, theirs: T) -> T:
    """The other's values, and mine where I changed them."""
    names = (item.name for item in fields(was))
    own = {name: getattr(mine, name) for name in names if getattr(mine, name) != getattr(was, name)}
    return replace(theirs, **own)
