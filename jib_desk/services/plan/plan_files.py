"""The plan as files: read from one, given out as one, and whatever was drawn of it brought to the disk."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.plan_geometry import Plan, PlanFloor, PlanMark, PlanRoom, PlanSpace, PlanUnit
from jib_desk.rules.words import Layout, SafetyKind, SpaceKind
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.plan import plan_shelf
from jib_desk.services.seat.seat_book import doors_of, shape_of

_FLOORS = "SELECT id, code, name_en, name_zh, width_m, height_m FROM floor ORDER BY position, id"
_UNITS = """SELECT l.floor_id, l.code, l.zone, l.shape, l.doors, l.desks, l.area_m2
FROM unit u JOIN unit_layout l ON l.unit_id = u.id AND l.valid_from =
  (SELECT max(valid_from) FROM unit_layout WHERE unit_id = u.id AND valid_from <= ?1)
WHERE u.opened_on <= ?1 AND (u.retired_on IS NULL OR u.retired_on > ?1) ORDER BY u.id"""
_SPACES = """SELECT s.floor_id, s.code, s.kind, s.shape, s.doors, s.name_en, s.name_zh, r.capacity, r.fire_limit
FROM space s LEFT JOIN room r ON r.space_id = s.id AND (r.closed_on IS NULL OR r.closed_on > ?) ORDER BY s.id"""
_MARKS = """SELECT floor_id, kind, x_m, y_m, label FROM safety_item
WHERE retired_on IS NULL OR retired_on > ? ORDER BY id"""
# What makes a plan: as long as there is none of it, a file may begin one.
_BEGUN = """SELECT code FROM unit_layout UNION ALL SELECT code FROM space UNION ALL SELECT code FROM room
UNION ALL SELECT f.code FROM floor f JOIN safety_item i ON i.floor_id = f.id
UNION ALL SELECT code FROM floor WHERE background IS NOT NULL LIMIT 1"""


class PlanFilesService(Service):
    """Reads plan files, and writes what is made of the plan. Nothing in them names a person."""

    def plan(self, on: date) -> Plan:
        """The plan as it is on a day, as a plan file holds it: no company, no retired unit."""
        return self._quick_read(lambda source: _plan(source, on))

    def read(self, path: Path) -> Plan:
        """The plan of a file. Raises FileMissing, PlanRefused."""
        return plan_shelf.read_plan_file(path)

    def refuse_second_plan(self) -> None:
        """Raises PlanRefused (exists) unless the centre has no plan yet: at most floors with nothing on them."""
        self._quick_read(refuse_begun)

    def write(self, path: Path, content: bytes) -> None:
        """Brings a plan in whatever form to the disk; the old file stands until the new one is whole.

        Raises NotWritable, DiskFull, FileMissing (no such folder).
        """
        from jib_desk.excel.saving import beside  # libraries of workbooks, which no reading needs
        from jib_desk.services.files.own_files import refuse_own_files

        refuse_own_files(path, self._database.path)
        try:
            with beside(path) as (sink, _folder):
                sink.write(content)
        except OSError as error:
            raise errors.of_system(error, str(path)) from error


def refuse_begun(source: Source) -> None:
    """Raises PlanRefused (exists) when something lies on a floor already."""
    known = direct.first(source, _BEGUN)
    if known is not None:
        raise errors.PlanRefused("exists", known[0])


def _plan(source: Source, on: date) -> Plan:
    day = (on.isoformat(),)
    units: defaultdict[int, list[PlanUnit]] = defaultdict(list)
    spaces: defaultdict[int, list[PlanSpace]] = defaultdict(list)
    marks: defaultdict[int, list[PlanMark]] = defaultdict(list)
    for floor_id, code, zone, shape, doors, desks, area_m2 in direct.fetch(source, _UNITS, day):
        units[floor_id].append(PlanUnit(code, zone, shape_of(shape), doors_of(doors), desks, area_m2))
    for floor_id, *row in direct.fetch(source, _SPACES, day):
        spaces[floor_id].append(_space(*row))
    for floor_id, kind, x, y, label in direct.fetch(source, _MARKS, day):
        marks[floor_id].append(PlanMark(SafetyKind(kind), (x, y), label))
    return Plan(
        tuple(
            PlanFloor(code, en, zh, width, height, tuple(units[key]), tuple(spaces[key]), tuple(marks[key]))
            for key, code, en, zh, width, height in direct.fetch(source, _FLOORS)
        )
    )


def _space(
    code: str,
    kind: str,
    shape: str,
    doors: str,
    name_en: str,
    name_zh: str,
    capacity: str | None,
    fire_limit: int | None,
) -> PlanSpace:
    room = None
    if capacity is not None and fire_limit is not None:
        stored: dict[str, Any] = json.loads(capacity)
        room = PlanRoom({Layout(layout): int(people) for layout, people in stored.items()}, fire_limit)
    return PlanSpace(code, SpaceKind(kind), shape_of(shape), doors_of(doors), name_en, name_zh, room)
