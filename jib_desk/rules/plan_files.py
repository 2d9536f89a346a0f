"""Plan files: `{"format": "jib-plan/1", "floors": [...]}` in and out.

A floor has code, name_en, name_zh, width_m, height_m, units (code, zone, x, y, w, h, doors, desks,
area_m2), spaces (code, kind, x, y, w, h, doors, name_en, name_zh, and for what can be booked
room: {capacity: {layout: people}, fire_limit}) and marks of the fire check (kind, x, y, label).
Lengths are metres, origin top left, y down. An absent list is empty; what is not named here is not read.
"""

import json
import math
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from typing import Any, cast

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.plan_geometry import (
    TOLERANCE_M,
    Plan,
    PlanFloor,
    PlanMark,
    PlanRoom,
    PlanSpace,
    PlanUnit,
    Point,
    Shape,
)
from jib_desk.rules.texts import CODE_LIMIT, NAME_LIMIT, clean_text
from jib_desk.rules.words import Layout, SafetyKind, SpaceKind

FORMAT = "jib-plan/1"

MAX_BYTES = 4_000_000
MAX_FLOORS = 20
MAX_SHAPES = 2_000  # units, spaces and marks of a floor, each
MAX_SIDE_M = 1_000.0
MAX_DOORS = 50
MAX_COUNT = 10_000  # desks of a unit, people in a room
MAX_AREA_M2 = MAX_SIDE_M * MAX_SIDE_M

Fields = Mapping[str, object]


class PlanFault(RuleFault):
    """A plan that cannot be.

    Codes: too_big, not_utf8, not_json, wrong_format, wrong_type, missing, not_finite, not_positive, outside,
    overlap, door_off_wall, duplicate_code, unknown_code, text_too_long, control_character.
    `place` says where: the path in the file (`floors[0].units[3].desks`), the codes (`A01, A02`), `2001 > 2000` for
    what is too much, line and column (`3:17`) of what is no JSON, the number of the byte that is no UTF-8.
    """

    def __init__(self, code: str, place: str) -> None:
        super().__init__(code, place)
        self.place = place


def read_plan(source: str | bytes) -> Plan:
    """The plan of a file's content (JSON, UTF-8). Raises PlanFault for the first thing that cannot be."""
    if len(source) > MAX_BYTES:
        raise too_big(len(source))
    constants: list[str] = []

    def constant(name: str) -> float:
        constants.append(name)
        return math.nan

    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
        content = json.loads(text, parse_constant=constant, object_pairs_hook=_unique_keys)
    except RecursionError:
        raise PlanFault("too_big", "nesting") from None
    except PlanFault:
        raise
    except UnicodeDecodeError as error:
        raise PlanFault("not_utf8", f"{error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise PlanFault("not_json", f"{error.lineno}:{error.colno}") from error
    except ValueError as error:  # a number of thousands of digits
        raise PlanFault("not_json", "number") from error
    if constants:  # JSON has no NaN and no Infinity, wherever they stand
        raise PlanFault("not_finite", _first_not_finite(content))
    return plan_from(content)


def too_big(size: int) -> PlanFault:
    """The refusal of a file by its size in bytes."""
    return PlanFault("too_big", f"{size} > {MAX_BYTES}")


def _first_not_finite(content: object) -> str:
    """Where the first NaN or Infinity stands."""
    found: deque[tuple[str, object]] = deque([("", content)])
    while found:
        place, item = found.popleft()
        if isinstance(item, float) and not math.isfinite(item):
            return place or "plan"
        if isinstance(item, dict):
            fields = cast("dict[str, object]", item)
            found += [(f"{place}.{name[:CODE_LIMIT]}".lstrip("."), value) for name, value in fields.items()]
        elif isinstance(item, list):
            found += [(f"{place}[{at}]", value) for at, value in enumerate(cast("list[object]", item))]
    return "plan"


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        name, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise PlanFault("not_json", f"twice: {name[:CODE_LIMIT]}")
    return fields


def plan_from(content: object) -> Plan:
    """The plan of parsed JSON. Raises PlanFault."""
    fields = _object(content, "plan")
    if fields.get("format") != FORMAT:
        raise PlanFault("wrong_format", "format")
    floors = tuple(_floor(item, f"floors[{at}]") for at, item in enumerate(_list(fields, "floors", "plan", MAX_FLOORS)))
    if not floors:
        raise PlanFault("missing", "floors")
    _refuse_twins((floor.code for floor in floors), "floors")
    _refuse_twins((item.code for floor in floors for item in (*floor.units, *floor.spaces)), "units and spaces")
    return Plan(floors)


def _floor(content: object, place: str) -> PlanFloor:
    fields = _object(content, place)
    floor = PlanFloor(
        code=_code(fields, "code", place),
        name_en=_text(fields, "name_en", place),
        name_zh=_text(fields, "name_zh", place),
        width_m=_measure(fields, "width_m", place, MAX_SIDE_M),
        height_m=_measure(fields, "height_m", place, MAX_SIDE_M),
        units=tuple(
            _unit(item, f"{place}.units[{at}]") for at, item in enumerate(_list(fields, "units", place, MAX_SHAPES))
        ),
        spaces=tuple(
            _space(item, f"{place}.spaces[{at}]") for at, item in enumerate(_list(fields, "spaces", place, MAX_SHAPES))
        ),
        marks=tuple(
            _mark(item, f"{place}.marks[{at}]") for at, item in enumerate(_list(fields, "marks", place, MAX_SHAPES))
        ),
    )
    whole = Shape(0, 0, floor.width_m, floor.height_m)
    for at, mark in enumerate(floor.marks):
        if not whole.holds(Shape(*mark.at, 0, 0)):
            raise PlanFault("outside", f"{place}.marks[{at}]")
    shapes = [(item.code, item.shape, item.doors) for item in (*floor.units, *floor.spaces)]
    for code, shape, doors in shapes:
        if not whole.holds(shape):
            raise PlanFault("outside", code)
        if not all(shape.has_on_edge(door) for door in doors):
            raise PlanFault("door_off_wall", code)
    _refuse_overlaps([(code, shape) for code, shape, _ in shapes])
    return floor


def _refuse_overlaps(shapes: list[tuple[str, Shape]]) -> None:
    """Sweep from left to right; only shapes that reach past the present one's left edge are compared."""
    reaching: list[tuple[str, Shape]] = []
    for code, shape in sorted(shapes, key=lambda item: item[1].x):
        reaching = [item for item in reaching if item[1].right > shape.x + TOLERANCE_M]
        for other_code, other in reaching:
            if shape.overlaps(other):
                raise PlanFault("overlap", ", ".join(sorted((code, other_code))))
        reaching.append((code, shape))


def _refuse_twins(codes: Iterable[str], place: str) -> None:
    seen: set[str] = set()
    for code in codes:
        # Codes are matched without case when people write them, so A01 and a01 are one.
        if code.casefold() in seen:
            raise PlanFault("duplicate_code", f"{place}: {code}")
        seen.add(code.casefold())


def _unit(content: object, place: str) -> PlanUnit:
    fields = _object(content, place)
    return PlanUnit(
        code=_code(fields, "code", place),
        zone=_text(fields, "zone", place),
        shape=_shape(fields, place),
        doors=_doors(fields, place),
        desks=_count(fields, "desks", place),
        area_m2=_measure(fields, "area_m2", place, MAX_AREA_M2),
    )


def _space(content: object, place: str) -> PlanSpace:
    fields = _object(content, place)
    kind = fields.get("kind")
    if kind not in tuple(SpaceKind) or kind == SpaceKind.OFFICE:  # offices are units
        raise PlanFault("unknown_code", f"{place}.kind")
    room = fields.get("room")
    return PlanSpace(
        code=_code(fields, "code", place),
        kind=SpaceKind(cast(str, kind)),
        shape=_shape(fields, place),
        doors=_doors(fields, place),
        name_en=_text(fields, "name_en", place),
        name_zh=_text(fields, "name_zh", place),
        room=None if room is None else _room(room, f"{place}.room"),
    )


def _room(content: object, place: str) -> PlanRoom:
    fields = _object(content, place)
    capacities = _object(fields.get("capacity", {}), f"{place}.capacity")
    for layout in capacities:
        if layout not in tuple(Layout):
            raise PlanFault("unknown_code", f"{place}.capacity.{layout[:CODE_LIMIT]}")
    fire_limit = _count(fields, "fire_limit", place)
    if fire_limit == 0:
        raise PlanFault("not_positive", f"{place}.fire_limit")
    return PlanRoom(
        capacity={Layout(layout): _count(capacities, layout, f"{place}.capacity") for layout in capacities},
        fire_limit=fire_limit,
    )


def _mark(content: object, place: str) -> PlanMark:
    fields = _object(content, place)
    kind = fields.get("kind")
    if kind not in tuple(SafetyKind):
        raise PlanFault("unknown_code", f"{place}.kind")
    at = (_number(fields, "x", place), _number(fields, "y", place))
    return PlanMark(SafetyKind(cast(str, kind)), at, _text(fields, "label", place))


def _shape(fields: Fields, place: str) -> Shape:
    return Shape(
        x=_number(fields, "x", place),
        y=_number(fields, "y", place),
        w=_measure(fields, "w", place, MAX_SIDE_M),
        h=_measure(fields, "h", place, MAX_SIDE_M),
    )


def _doors(fields: Fields, place: str) -> tuple[Point, ...]:
    doors: list[Point] = []
    for at, item in enumerate(_list(fields, "doors", place, MAX_DOORS)):
        here = f"{place}.doors[{at}]"
        if not isinstance(item, list) or len(cast(list[object], item)) != 2:
            raise PlanFault("wrong_type", here)
        pair = dict(zip("xy", cast(list[object], item), strict=True))
        doors.append((_number(pair, "x", here), _number(pair, "y", here)))
    return tuple(doors)


def _object(content: object, place: str) -> Fields:
    if not isinstance(content, dict):
        raise PlanFault("wrong_type", place)
    return cast(Fields, content)


def _list(fields: Fields, name: str, place: str, limit: int) -> list[object]:
    """The list of that name; an absent one is empty."""
    items = fields.get(name, [])
    if not isinstance(items, list):
        raise PlanFault("wrong_type", f"{place}.{name}")
    found = cast(list[object], items)
    if len(found) > limit:
        raise PlanFault("too_big", f"{place}.{name}: {len(found)} > {limit}")
    return found


def _text(fields: Fields, name: str, place: str, limit: int = NAME_LIMIT) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise PlanFault("wrong_type", f"{place}.{name}")
    try:
        return clean_text(value, limit)
    except RuleFault as fault:
        raise PlanFault(fault.code, f"{place}.{name}") from fault


def _code(fields: Fields, name: str, place: str) -> str:
    code = _text(fields, name, place, CODE_LIMIT)
    if not code:
        raise PlanFault("missing", f"{place}.{name}")
    return code


def _number(fields: Fields, name: str, place: str) -> float:
    value = fields.get(name)
    if value is None:
        raise PlanFault("missing", f"{place}.{name}")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PlanFault("wrong_type", f"{place}.{name}")
    if abs(value) > MAX_AREA_M2:  # before float(): an integer may be too long for one; NaN is not caught here
        raise PlanFault(
            "not_finite" if isinstance(value, float) and math.isinf(value) else "too_big", f"{place}.{name}"
        )
    if math.isnan(value):
        raise PlanFault("not_finite", f"{place}.{name}")
    return value


def _measure(fields: Fields, name: str, place: str, limit: float) -> float:
    value = _number(fields, name, place)
    if value <= TOLERANCE_M:
        raise PlanFault("not_positive", f"{place}.{name}")
    if value > limit:
        raise PlanFault("too_big", f"{place}.{name}")
    return value


def _count(fields: Fields, name: str, place: str) -> int:
    value = _number(fields, name, place)
    if value != int(value):
        raise PlanFault("wrong_type", f"{place}.{name}")
    if value < 0:
        raise PlanFault("not_positive", f"{place}.{name}")
    if value > MAX_COUNT:
        raise PlanFault("too_big", f"{place}.{name}")
    return int(value)


def dump_plan(plan: Plan) -> str:
    """The content of a plan file: one line per unit and space, so that differences read well."""
    floors = ",\n".join(_floor_text(floor) for floor in plan.floors)
    return f'{{\n  "format": "{FORMAT}",\n  "floors": [\n{floors}\n  ]\n}}\n'


def _floor_text(floor: PlanFloor) -> str:
    head: dict[str, object] = {
        "code": floor.code,
        "name_en": floor.name_en,
        "name_zh": floor.name_zh,
        "width_m": floor.width_m,
        "height_m": floor.height_m,
    }
    units = [
        {"code": unit.code, "zone": unit.zone, **_place(unit), "desks": unit.desks, "area_m2": unit.area_m2}
        for unit in floor.units
    ]
    spaces = [
        {
            "code": space.code,
            "kind": space.kind.value,
            **_place(space),
            "name_en": space.name_en,
            "name_zh": space.name_zh,
            **({} if space.room is None else {"room": _room_fields(space.room)}),
        }
        for space in floor.spaces
    ]
    marks = [{"kind": mark.kind.value, "x": mark.at[0], "y": mark.at[1], "label": mark.label} for mark in floor.marks]
    lines = [f"      {_json(name)}: {_json(value)}" for name, value in head.items()]
    for name, items in (("units", units), ("spaces", spaces), *([("marks", marks)] if marks else [])):
        inner = ",\n".join(f"        {_json(item)}" for item in items)
        lines.append(f'      "{name}": [\n{inner}\n      ]' if items else f'      "{name}": []')
    return "    {\n" + ",\n".join(lines) + "\n    }"


def _place(item: PlanUnit | PlanSpace) -> dict[str, object]:
    shape = item.shape
    return {"x": shape.x, "y": shape.y, "w": shape.w, "h": shape.h, "doors": [list(door) for door in item.doors]}


def _room_fields(room: PlanRoom) -> dict[str, object]:
    return {
        "capacity": {layout.value: people for layout, people in room.capacity.items()},
        "fire_limit": room.fire_limit,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
