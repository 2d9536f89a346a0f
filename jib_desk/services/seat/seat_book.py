"""Everything about seats in one read: what plans, seats, companies and reports stand on.

A handful of plain statements gives the pure rules all they need; a plan of any day costs the same. They go past
SQLAlchemy because the first page is read before it is loaded.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules import occupancy as rules
from jib_desk.rules.occupancy import Occupancy
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import AssignmentKind, EndedAs, UnitState
from jib_desk.services.rows.seats import UnitRow

_UNITS = "SELECT id, version, opened_on, retired_on FROM unit"
_HELD = """SELECT id, unit_id, company_id, kind, starts_on, ends_on, vacated_on, ended_as, notice_on, note
FROM assignment WHERE live = 1"""
_PEOPLE = "SELECT company_id, valid_from, people FROM headcount"
_LAYOUTS = """SELECT unit_id, valid_from, floor_id, code, zone, shape, doors, desks, area_m2
FROM unit_layout ORDER BY valid_from"""
_NAMES = "SELECT id, code, short_en, name_en, short_zh, name_zh, sector FROM company"

_KINDS = {kind.value: kind for kind in AssignmentKind}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit lies, by one of its layouts."""

    zone: str
    floor_id: int
    shape: Shape
    doors: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CompanyNames:
    """What a unit or a list says of a company."""

    code: str
    en: str
    zh: str
    sector: str

    @property
    def both(self) -> str:
        """Both names, for messages that are read in either language."""
        return " ".join(name for name in dict.fromkeys((self.zh, self.en)) if name)


@dataclass(frozen=True, slots=True)
class SeatBook:
    """Everything about seats, as of one read; `occupancy` answers for any day."""

    occupancy: Occupancy
    places: Mapping[tuple[int, date], Place]
    versions: Mapping[int, int]
    companies: Mapping[int, CompanyNames]
    notes: Mapping[int, str]
    notices: Mapping[int, date]

    def code(self, unit_id: int, day: date) -> str:
        """The number that a unit has on a day."""
        unit = next(unit for unit in self.occupancy.units if unit.id == unit_id)
        return unit.layout(day).code

    def unit_rows(self, day: date) -> tuple[UnitRow, ...]:
        """Every unit that is there on a day and not retired, in order of code."""
        crowded = self.occupancy.crowded(day)
        rows = [
            self._row(status, day, crowded)
            for status in self.occupancy.statuses(day)
            if status.state is not UnitState.RETIRED
        ]
        return tuple(sorted(rows, key=lambda row: row.code))

    def unit_row(self, unit_id: int, day: date) -> UnitRow | None:
        """One unit on a day; None when it is not there."""
        for unit in self.occupancy.units:
            if unit.id == unit_id:
                status = self.occupancy.status(unit, day)
                return None if status is None else self._row(status, day, self.occupancy.crowded(day))
        return None

    def _row(self, status: rules.UnitStatus, day: date, crowded: frozenset[int]) -> UnitRow:
        unit, layout, held_by = status.unit, status.layout, status.assignment
        place = self.places[unit.id, layout.valid_from]
        company_id = held_by.company_id if held_by else None
        names = self.companies.get(company_id) if company_id is not None else None
        return UnitRow(
            id=unit.id,
            version=self.versions[unit.id],
            code=layout.code,
            zone=place.zone,
            floor_id=place.floor_id,
            shape=place.shape,
            doors=place.doors,
            desks=layout.desks,
            area_m2=layout.area_m2,
            state=status.state,
            is_overstayed=status.is_overstayed,
            is_ending=status.is_ending,
            notice_given=held_by is not None and self._has_notice(held_by.id, day),
            is_crowded=status.state is UnitState.OCCUPIED and company_id in crowded,
            assignment_id=held_by.id if held_by else None,
            company_id=company_id,
            company_code=names.code if names else "",
            company_en=names.en if names else "",
            company_zh=names.zh if names else "",
            sector=names.sector if names else "",
            headcount=self.occupancy.people(company_id, day) if company_id is not None else None,
            since=held_by.starts_on if held_by else None,
            until=status.until,
            days_left=status.days_left,
            reason=self.notes.get(held_by.id, "") if held_by else "",
            vacant_since=status.vacant_since,
            retires_on=unit.retired_on,
        )

    def _has_notice(self, assignment_id: int, day: date) -> bool:
        noticed_on = self.notices.get(assignment_id)
        return noticed_on is not None and noticed_on <= day


def seat_book(source: Source, today: date) -> SeatBook:
    """Reads everything about seats."""
    layouts, places = _layouts(source)
    units = direct.fetch(source, _UNITS)
    held = direct.fetch(source, _HELD)
    people = direct.fetch(source, _PEOPLE)
    book = Occupancy(
        [rules.Unit(key, _day(opened), day_of(retired), tuple(layouts[key])) for key, _, opened, retired in units],
        [_assignment(row) for row in held],
        [rules.Headcount(company_id, _day(valid_from), number) for company_id, valid_from, number in people],
        today,
    )
    return SeatBook(
        occupancy=book,
        places=places,
        versions={key: version for key, version, *_ in units},
        companies=company_names(source),
        notes={row[0]: row[-1] for row in held if row[-1] and row[3] != AssignmentKind.OCCUPANCY},
        notices={row[0]: _day(row[-2]) for row in held if row[-2] is not None},
    )


def company_names(source: Source) -> Mapping[int, CompanyNames]:
    """Short names of all companies; the full ones where there are none."""
    return {
        key: CompanyNames(code, short_en or name_en, short_zh or name_zh, sector)
        for key, code, short_en, name_en, short_zh, name_zh, sector in direct.fetch(source, _NAMES)
    }


def day_of(stored: str | None) -> date | None:
    """A stored day; None stays."""
    return None if stored is None else date.fromisoformat(stored)


@lru_cache(maxsize=4096)
def shape_of(stored: str) -> Shape:
    """A stored rectangle."""
    return Shape(*json.loads(stored))


@lru_cache(maxsize=4096)
def doors_of(stored: str) -> tuple[tuple[float, float], ...]:
    """Stored places of doors."""
    return tuple((float(x), float(y)) for x, y in json.loads(stored))


def _day(stored: str) -> date:
    return date.fromisoformat(stored)


def _assignment(row: tuple[Any, ...]) -> rules.Assignment:
    key, unit_id, company_id, kind, starts_on, ends_on, vacated_on, ended_as, *_ = row
    return rules.Assignment(
        key,
        unit_id,
        company_id,
        _KINDS[kind],
        _day(starts_on),
        day_of(ends_on),
        day_of(vacated_on),
        EndedAs(ended_as) if ended_as else None,
    )


def _layouts(source: Source) -> tuple[dict[int, list[rules.Layout]], dict[tuple[int, date], Place]]:
    """The layouts of each unit in order of days, and where each of them lies."""
    layouts: dict[int, list[rules.Layout]] = {}
    places: dict[tuple[int, date], Place] = {}
    for unit_id, stored, floor_id, code, zone, shape, doors, desks, area_m2 in direct.fetch(source, _LAYOUTS):
        valid_from = _day(stored)
        layouts.setdefault(unit_id, []).append(rules.Layout(valid_from, code, desks, area_m2))
        places[unit_id, valid_from] = Place(zone, floor_id, shape_of(shape), doors_of(doors))
    return layouts, places
