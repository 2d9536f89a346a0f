"""The plan of a day as a draft: what an editor begins with, and what saving compares with."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.plan_draft import Draft, DraftFloor, Item, Kind, Picture, Ref, capacity_of, own_area
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import Layout, SafetyKind, SpaceKind
from jib_desk.services.seat.seat_book import doors_of, shape_of

_FLOORS = """SELECT f.id, f.code, f.name_en, f.name_zh, f.width_m, f.height_m, f.background, a.name
FROM floor f LEFT JOIN attachment a ON a.id = json_extract(f.background, '$.attachment')
ORDER BY f.position, f.id"""
# A room that is closed keeps what its layouts hold, for when it is opened again.
_SPACES = """SELECT s.id, s.floor_id, s.shape, s.code, s.doors, s.kind, s.name_en, s.name_zh,
CASE WHEN r.closed_on IS NULL OR r.closed_on > ? THEN r.fire_limit END, r.capacity
FROM space s LEFT JOIN room r ON r.space_id = s.id ORDER BY s.id"""
_UNITS = """SELECT u.id, l.floor_id, l.shape, l.code, l.doors, l.zone, l.desks, l.area_m2
FROM unit u JOIN unit_layout l ON l.unit_id = u.id AND l.valid_from =
  (SELECT max(valid_from) FROM unit_layout WHERE unit_id = u.id AND valid_from <= ?1)
WHERE u.opened_on <= ?1 AND (u.retired_on IS NULL OR u.retired_on > ?1) ORDER BY u.id"""
_MARKS = """SELECT id, floor_id, kind, x_m, y_m, label FROM safety_item
WHERE retired_on IS NULL OR retired_on > ? ORDER BY id"""
# The days on which the plan changes after a day.
_TURNS = """SELECT valid_from AS day FROM unit_layout WHERE valid_from > ?1
UNION SELECT opened_on FROM unit WHERE opened_on > ?1
UNION SELECT retired_on FROM unit WHERE retired_on > ?1 ORDER BY day"""


def read_draft(source: Source, on: date) -> Draft:
    """All floors with what lies on them on a day: spaces, then units, then marks."""
    day = on.isoformat()
    items = [
        *(_space(*row) for row in direct.fetch(source, _SPACES, (day,))),
        *(_unit(*row) for row in direct.fetch(source, _UNITS, (day,))),
        *(_mark(*row) for row in direct.fetch(source, _MARKS, (day,))),
    ]
    return Draft(on, tuple(_floor(*row) for row in direct.fetch(source, _FLOORS)), tuple(items))


def turns(source: Source, on: date) -> tuple[date, ...]:
    """The days after one on which units open, change or close, in order."""
    return tuple(date.fromisoformat(row[0]) for row in direct.fetch(source, _TURNS, (on.isoformat(),)))


def _floor(
    key: int, code: str, en: str, zh: str, width: float, height: float, background: str | None, name: str | None
) -> DraftFloor:
    return DraftFloor(key, code, en, zh, width, height, _picture(background, name or ""))


def _picture(stored: str | None, name: str) -> Picture | None:
    if not stored:
        return None
    known: Mapping[str, Any] = json.loads(stored)
    return Picture(name, Shape(*known["shape"]), int(known["fade"]), int(known["attachment"]))


def _space(
    key: int,
    floor_id: int,
    shape: str,
    code: str,
    doors: str,
    kind: str,
    en: str,
    zh: str,
    limit: int | None,
    capacity: str | None,
) -> Item:
    return Item(
        ref=Ref(Kind.SPACE, key),
        floor_id=floor_id,
        shape=shape_of(shape),
        code=code,
        doors=doors_of(doors),
        space_kind=SpaceKind(kind),
        name_en=en,
        name_zh=zh,
        fire_limit=limit or 0,
        capacity=capacity_of({Layout(layout): int(people) for layout, people in json.loads(capacity or "{}").items()}),
    )


def _unit(key: int, floor_id: int, stored: str, code: str, doors: str, zone: str, desks: int, area_m2: float) -> Item:
    shape = shape_of(stored)
    return Item(
        ref=Ref(Kind.UNIT, key),
        floor_id=floor_id,
        shape=shape,
        code=code,
        doors=doors_of(doors),
        zone=zone,
        desks=desks,
        own_area_m2=own_area(area_m2, shape),
    )


def _mark(key: int, floor_id: int, kind: str, x: float, y: float, label: str) -> Item:
    return Item(Ref(Kind.MARK, key), floor_id, Shape(x, y, 0.0, 0.0), label, safety_kind=SafetyKind(kind))
