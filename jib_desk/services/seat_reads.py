"""Units, assignments and companies read together: what plans, seats, companies and reports stand on.

A handful of plain selects gives the pure rules all they need; a plan of any day costs the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.company import Agreement, Company, Headcount
from jib_desk.models.plan import Unit, UnitLayout
from jib_desk.rules import occupancy as rules
from jib_desk.rules.occupancy import Occupancy
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import AssignmentKind, UnitState
from jib_desk.services.rows.seats import AssignmentRow, UnitRow


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
        )

    def _has_notice(self, assignment_id: int, day: date) -> bool:
        noticed_on = self.notices.get(assignment_id)
        return noticed_on is not None and noticed_on <= day


def seat_book(session: Session, today: date) -> SeatBook:
    """Reads everything about seats."""
    layouts, places = _layouts(session)
    units = session.execute(select(Unit.id, Unit.version, Unit.opened_on, Unit.retired_on)).all()
    held = session.execute(_HELD).all()
    people = session.execute(select(Headcount.company_id, Headcount.valid_from, Headcount.people))
    book = Occupancy(
        [rules.Unit(row.id, row.opened_on, row.retired_on, tuple(layouts[row.id])) for row in units],
        [rules.Assignment(*row[:_FACTS]) for row in held],
        [rules.Headcount(row.company_id, row.valid_from, row.people) for row in people],
        today,
    )
    return SeatBook(
        occupancy=book,
        places=places,
        versions={row.id: row.version for row in units},
        companies=company_names(session),
        notes={row.id: row.note for row in held if row.note and row.kind is not AssignmentKind.OCCUPANCY},
        notices={row.id: row.notice_on for row in held if row.notice_on is not None},
    )


# The first eight columns are the fields of the rules' Assignment, in their order.
_FACTS = 8
_HELD = select(
    Assignment.id,
    Assignment.unit_id,
    Assignment.company_id,
    Assignment.kind,
    Assignment.starts_on,
    Assignment.ends_on,
    Assignment.vacated_on,
    Assignment.ended_as,
    Assignment.notice_on,
    Assignment.note,
).where(Assignment.live.is_(True))

_LAYOUTS = select(
    UnitLayout.unit_id,
    UnitLayout.valid_from,
    UnitLayout.floor_id,
    UnitLayout.code,
    UnitLayout.zone,
    UnitLayout.shape,
    UnitLayout.doors,
    UnitLayout.desks,
    UnitLayout.area_m2,
).order_by(UnitLayout.valid_from)


def _layouts(session: Session) -> tuple[dict[int, list[rules.Layout]], dict[tuple[int, date], Place]]:
    """The layouts of each unit in order of days, and where each of them lies."""
    layouts: dict[int, list[rules.Layout]] = {}
    places: dict[tuple[int, date], Place] = {}
    for row in session.execute(_LAYOUTS):
        layouts.setdefault(row.unit_id, []).append(rules.Layout(row.valid_from, row.code, row.desks, row.area_m2))
        doors = tuple((float(x), float(y)) for x, y in row.doors)
        places[row.unit_id, row.valid_from] = Place(row.zone, row.floor_id, Shape(*row.shape), doors)
    return layouts, places


def company_names(session: Session) -> Mapping[int, CompanyNames]:
    """Short names of all companies; the full ones where there are none."""
    query = select(
        Company.id,
        Company.code,
        Company.short_en,
        Company.name_en,
        Company.short_zh,
        Company.name_zh,
        Company.sector,
    )
    return {
        row.id: CompanyNames(row.code, row.short_en or row.name_en, row.short_zh or row.name_zh, row.sector)
        for row in session.execute(query)
    }


def assignment_rows(session: Session, *conditions: Any) -> tuple[AssignmentRow, ...]:
    """Assignments as rows, in order of their first day. The unit's number is that of the first day."""
    query = (
        select(Assignment, Company, Agreement.number)
        .outerjoin(Company, Company.id == Assignment.company_id)
        .outerjoin(Agreement, Agreement.id == Assignment.agreement_id)
        .where(*conditions)
        .order_by(Assignment.starts_on, Assignment.id)
    )
    found = session.execute(query).all()
    codes = _codes(session, {row.Assignment.unit_id for row in found})
    return tuple(_assignment_row(row.Assignment, row.Company, row.number or "", codes) for row in found)


def _codes(session: Session, units: Iterable[int]) -> Mapping[int, list[tuple[date, str]]]:
    query = (
        select(UnitLayout.unit_id, UnitLayout.valid_from, UnitLayout.code)
        .where(UnitLayout.unit_id.in_(list(units)))
        .order_by(UnitLayout.valid_from)
    )
    codes: dict[int, list[tuple[date, str]]] = {}
    for row in session.execute(query):
        codes.setdefault(row.unit_id, []).append((row.valid_from, row.code))
    return codes


def code_on(layouts: Iterable[tuple[date, str]], day: date) -> str:
    """The number valid on a day, the first one before any was."""
    listed = list(layouts)
    return next((code for valid_from, code in reversed(listed) if valid_from <= day), listed[0][1])


def _assignment_row(
    item: Assignment, company: Company | None, agreement: str, codes: Mapping[int, list[tuple[date, str]]]
) -> AssignmentRow:
    return AssignmentRow(
        id=item.id,
        uid=item.uid,
        version=item.version,
        unit_id=item.unit_id,
        unit_code=code_on(codes[item.unit_id], item.starts_on),
        kind=item.kind,
        company_id=item.company_id,
        company_code=company.code if company else "",
        company_en=(company.short_en or company.name_en) if company else "",
        company_zh=(company.short_zh or company.name_zh) if company else "",
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        vacated_on=item.vacated_on,
        ended_as=item.ended_as,
        notice_on=item.notice_on,
        agreement=agreement,
        note=item.note,
        live=item.live,
    )
