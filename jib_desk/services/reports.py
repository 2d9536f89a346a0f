"""The figures of DOMAIN §5: rows are read here, the rules compute."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.booking import Booking
from jib_desk.models.programme import Event
from jib_desk.rules import programme, utilisation
from jib_desk.rules.bookings import state_at
from jib_desk.rules.intervals import Days, Span
from jib_desk.rules.occupancy import Assignment, Occupancy
from jib_desk.rules.occupancy_period import (
    Moved,
    Movement,
    average_desk_occupancy,
    average_seat_occupancy,
    beside_the_bridge,
    bridge,
)
from jib_desk.rules.words import AssignmentKind, BookingState, EventType, ServiceType, Target
from jib_desk.rules.workdays import workdays
from jib_desk.services.base import Service
from jib_desk.services.company import service_reads
from jib_desk.services.report_reads import room_use, visit_figures
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.reports import (
    ChangePart,
    ChangeReport,
    EventFigures,
    OccupancyReport,
    UnitCounts,
)
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.settings import balances_of, centre_of, overrides_of

EXPIRING_DAYS = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The days of a report, and the instant as of which bookings are over: the day's end, or now while it runs."""

    days: Days
    as_of: date
    now: datetime
    zone: ZoneInfo

    def start(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)

    @property
    def first(self) -> datetime:
        return self.start(self.days.first)

    @property
    def until(self) -> datetime:
        return self.start(self.as_of + timedelta(days=1))


class ReportsService(Service):
    """Reads figures, each with what it is made of."""

    def occupancy(self, as_of: date) -> OccupancyReport:
        """Every figure as of a day, and of its month up to that day (averages over its days)."""

        def reading(session: Session) -> OccupancyReport:
            book = seat_book(session, self._today(session))
            return occupancy_report(session, centre_of(session), book, as_of, self._clock.now())

        return self._read(reading)

    def changes(self, since: date, until: date) -> ChangeReport:
        """What moved between two days, with the occupied units of both; the earlier day first, in either order."""
        first, last = min(since, until), max(since, until)

        def reading(session: Session) -> ChangeReport:
            book = seat_book(session, self._today(session))
            moved = (*bridge(book.occupancy, first, last), *beside_the_bridge(book.occupancy, first, last))
            return ChangeReport(
                since=first,
                until=last,
                before=_counts(book, first),
                after=_counts(book, last),
                parts=tuple(_part(book, item) for item in sorted(moved, key=lambda item: item.on)),
            )

        return self._read(reading)


def occupancy_report(
    session: Session, centre: CentreRow, book: SeatBook, as_of: date, now: datetime
) -> OccupancyReport:
    """The figures of a day and of its month up to it, from a book of seats that was read already."""
    asked = _Asked(Days(as_of.replace(day=1), as_of), as_of, now, centre.zone)
    return _report(session, centre, book, replace(asked, now=min(now, asked.until)))


def report_json(report: OccupancyReport) -> dict[str, Any]:
    """A report as the command line prints it; fractions are `[numerator, denominator]`."""
    units = report.units
    return {
        "as_of": report.as_of.isoformat(),
        "residents": report.residents,
        "resident_headcount": report.resident_headcount,
        "residents_by_sector": dict(report.residents_by_sector),
        "units": {
            name: getattr(units, name) for name in ("total", "usable", "occupied", "held", "vacant", "out_of_service")
        },
        "month_end": {
            name: list(getattr(report, name))
            for name in ("seat_occupancy", "committed", "desk_occupancy", "area_occupancy", "desk_utilisation")
        },
        "month_average": {
            "seat_occupancy": list(report.average_seat_occupancy),
            "desk_occupancy": list(report.average_desk_occupancy),
        },
        "expiring": {str(days): list(codes) for days, codes in report.expiring.items()},
        "crowded": list(report.crowded),
        "rooms": {
            "workdays": report.workdays,
            "open_hours": _number(report.open_hours),
            **{code: {"net_h": use.net_h, "gross_h": use.gross_h} for code, use in report.rooms.items()},
        },
        "events": {
            name: getattr(report.events, name)
            for name in ("all", "completed", "completed_without_drill", "registered", "attended")
        },
        "pace": {
            "elapsed_days": list(report.elapsed_days),
            **{target: list(fraction) for target, fraction in report.pace.items()},
        },
    }


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


# --- the parts ------------------------------------------------------------------------------


def _report(session: Session, centre: CentreRow, book: SeatBook, asked: _Asked) -> OccupancyReport:
    occupancy, as_of = book.occupancy, asked.as_of
    period = Span(asked.first, asked.until)
    rates = occupancy.rates(as_of)
    residents = occupancy.residents(as_of)
    working = workdays(asked.days, overrides_of(session))
    hours = utilisation.open_spans(working, centre.opens, centre.closes, centre.zone)
    events = _events(session, asked)
    return OccupancyReport(
        as_of=as_of,
        month_start=asked.days.first,
        residents=len(residents),
        resident_headcount=occupancy.resident_people(as_of),
        residents_by_sector=Counter(str(book.companies[company].sector) for company in residents),
        units=_counts(book, as_of),
        seat_occupancy=rates.seat_occupancy,
        committed=rates.committed,
        desk_occupancy=rates.desk_occupancy,
        area_occupancy=rates.area_occupancy,
        desk_utilisation=rates.desk_utilisation,
        average_seat_occupancy=average_seat_occupancy(occupancy, asked.days),
        average_desk_occupancy=average_desk_occupancy(occupancy, asked.days),
        expiring={days: _codes(book, occupancy.expiring(as_of, days)) for days in EXPIRING_DAYS},
        crowded=tuple(sorted(book.companies[company].code for company in occupancy.crowded(as_of))),
        workdays=len(working),
        open_hours=utilisation.open_minutes(hours) / 60,
        rooms=room_use(session, period, hours, asked.now),
        events=_event_figures(events, asked),
        visits=visit_figures(session, period),
        elapsed_days=programme.elapsed_days(Days(centre.window_start, centre.window_end), as_of),
        pace=_pace(session, centre, occupancy, events, asked),
    )


def _counts(book: SeatBook, day: date) -> UnitCounts:
    counts = book.occupancy.counts(day)
    return UnitCounts(**{name: getattr(counts, name) for name in UnitCounts.__slots__})


_CHANGE = {Movement.MOVE_IN: 1, Movement.MOVE_OUT: -1}  # of the occupied units


def _part(book: SeatBook, moved: Moved) -> ChangePart:
    company_id = moved.assignment.company_id
    names = book.companies.get(company_id) if company_id is not None else None
    return ChangePart(
        on=moved.on,
        what=moved.what,
        change=_CHANGE.get(moved.what, 0),
        unit_code=book.code(moved.unit_id, moved.on),
        from_unit_code="" if moved.from_unit_id is None else book.code(moved.from_unit_id, moved.on),
        company_en=names.en if names else "",
        company_zh=names.zh if names else "",
        ended_as=moved.assignment.ended_as,
        note=book.notes.get(moved.assignment.id, ""),
    )


def _codes(book: SeatBook, assignments: Iterable[Assignment]) -> tuple[str, ...]:
    """Companies of assignments, each once, in their order."""
    found = (book.companies[item.company_id].code for item in assignments if item.company_id is not None)
    return tuple(dict.fromkeys(found))


def _state(row: Any, starts_at: datetime, ends_at: datetime, now: datetime) -> BookingState:
    return state_at(
        row.state, starts_at, ends_at, now, lapses_at=row.tentative_until, is_released=row.released_at is not None
    )


_Events = Sequence[tuple[datetime, programme.Held]]  # each with its beginning


def _events(session: Session, asked: _Asked) -> _Events:
    """All events that began by the end of the report's day, as they stand at its instant."""
    query = select(
        Event.type, Event.registered, Event.attended, Event.starts_at, Event.ends_at, Event.cancelled_at,
        Booking.starts_at.label("from_at"), Booking.ends_at.label("to_at"), Booking.state, Booking.tentative_until,
        Booking.released_at,
    ).outerjoin(Booking, Booking.id == Event.booking_id)  # fmt: skip
    events: list[tuple[datetime, programme.Held]] = []
    for row in session.execute(query):
        starts_at, ends_at = row.from_at or row.starts_at, row.to_at or row.ends_at
        if starts_at >= asked.until:
            continue
        if row.from_at is not None:
            state = _state(row, starts_at, ends_at, asked.now)
        elif row.cancelled_at is not None:
            state = BookingState.CANCELLED
        else:
            state = state_at(BookingState.CONFIRMED, starts_at, ends_at, asked.now)
        events.append((starts_at, programme.Held(row.type, state, row.registered, row.attended)))
    return events


def _event_figures(events: _Events, asked: _Asked) -> EventFigures:
    counts = programme.event_counts(held for at, held in events if at >= asked.first)
    return EventFigures(
        counts.all, counts.completed, counts.completed_without_drill, counts.registered, counts.attended
    )


def _pace(
    session: Session, centre: CentreRow, occupancy: Occupancy, events: _Events, asked: _Asked
) -> Mapping[str, tuple[int, int]]:
    """Target → (actual, target) as of the day; opening balances count from their date on."""
    opening: Counter[str] = Counter()
    until: dict[str, date] = {}
    for balance in balances_of(session):
        if balance.as_of <= asked.as_of:
            opening[balance.figure] += balance.amount
            until[balance.figure] = max(balance.as_of, until.get(balance.figure, balance.as_of))
    occupied = {
        item.company_id
        for items in occupancy.by_unit.values()
        for item in items
        if item.kind is AssignmentKind.OCCUPANCY and item.starts_on <= asked.as_of and item.id in occupancy.held_days
    }
    served = _served(session, centre, until, asked.as_of)
    reaching = [EventType(kind) for kind in centre.reached_event_types]
    window_start = asked.start(centre.window_start)
    actual: Mapping[str, int] = {
        Target.COMPANIES_SUPPORTED: programme.count_once(occupied | served[Target.COMPANIES_SUPPORTED]),
        Target.COMPANIES_GIVEN_OFFICE: programme.count_once(occupied),
        Target.COMPANIES_DOCKED: programme.count_once(served[Target.COMPANIES_DOCKED]),
        Target.PEOPLE_REACHED: programme.people_reached((held for at, held in events if at >= window_start), reaching),
    }
    return {
        str(target): (actual.get(target, 0) + opening[target], centre.targets[target])
        for target in Target
        if target in centre.targets
    }


def _served(
    session: Session, centre: CentreRow, in_balance_until: Mapping[str, date], as_of: date
) -> Mapping[Target, set[Hashable]]:
    """Target → the companies that services bring to it in the window, up to a day, beside its opening balances."""
    given = service_reads.given(session, as_of)
    docked = [service for service in given if service.type is ServiceType.FINANCE_DOCKING]
    return {
        target: programme.served(services, centre.window_start, in_balance_until.get(target))
        for target, services in ((Target.COMPANIES_SUPPORTED, given), (Target.COMPANIES_DOCKED, docked))
    }
