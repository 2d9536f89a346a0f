"""Everything that the month's workbook shows, gathered from the rows of the centre."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.excel.lists import Imprint
from jib_desk.excel.sheets.events import EventLine
from jib_desk.excel.sheets.figures import Figure, figures_of
from jib_desk.excel.sheets.occupancy import OccupancyBook
from jib_desk.excel.sheets.occupancy_lines import DayLine, ExpiringLine, MovementLine, PlanSpaceLine, RoomLine, UnitLine
from jib_desk.models.assignment import Assignment
from jib_desk.models.company import Agreement
from jib_desk.models.plan import Room
from jib_desk.rules.intervals import ONE_DAY, Days
from jib_desk.rules.occupancy_period import daily, movements
from jib_desk.rules.words import BookingState, Sector, word
from jib_desk.services.plan.plans import space_rows
from jib_desk.services.reports import occupancy_report
from jib_desk.services.rows.bookings import EventRow
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.reports import OccupancyReport
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.settings import centre_of
from jib_desk.services.sheets.export_lines import Names, bookings, company_names, seat_fields, visits

EXPIRING_DAYS = 90


def occupancy_book(
    session: Session,
    *,
    imprint: Imprint,
    events: tuple[EventRow, ...],
    picture: bytes | None,
    now: datetime,
) -> OccupancyBook:
    """The content of the workbook as of the imprint's day. The seats are read once for everything."""
    centre = centre_of(session)
    book, names = seat_book(session, now.astimezone(centre.zone).date()), company_names(session)
    report = occupancy_report(session, centre, book, imprint.as_of, now)
    days = Days(report.month_start, report.as_of)
    return OccupancyBook(
        imprint=imprint,
        figures=figures_of(report),
        last_month=_last_month(session, centre, book, report.month_start - ONE_DAY, now),
        units=tuple(_units(session, book, names, report.as_of)),
        days=tuple(_days(book, days)),
        movements=tuple(_movements(book, names, days)),
        expiring=tuple(_expiring(book, names, report.as_of)),
        rooms=tuple(_rooms(session, report, centre, now)),
        visits=tuple(visits(session, report.month_start, report.as_of, centre.zone)),
        events=tuple(_event(row, centre) for row in events),
        plan_picture=picture,
        spaces=tuple(
            PlanSpaceLine(space.name_zh or word("space_kind", space.kind).zh, space.shape)
            for space in space_rows(session)
        ),
    )


def _last_month(
    session: Session, centre: CentreRow, book: SeatBook, last_day: date, now: datetime
) -> Mapping[str, Figure] | None:
    """The figures of the month before; None when no unit was open yet."""
    if all(unit.opened_on > last_day for unit in book.occupancy.units):
        return None
    return figures_of(occupancy_report(session, centre, book, last_day, now))


def _units(session: Session, book: SeatBook, names: Mapping[int, Names], on: date) -> Iterator[UnitLine]:
    numbers = select(Assignment.id, Agreement.number).join(Agreement, Agreement.id == Assignment.agreement_id)
    agreements = {row.id: row.number for row in session.execute(numbers)}
    for unit in book.unit_rows(on):
        held_by = unit.assignment_id
        yield UnitLine(
            **seat_fields(book, names, unit),
            english_name=names[unit.company_id].english if unit.company_id is not None else "",
            sector=Sector(unit.sector) if unit.sector else None,
            headcount=unit.headcount,
            agreement=agreements.get(held_by, "") if held_by is not None else "",
            is_overstayed=unit.is_overstayed,
            is_ending=unit.is_ending,
            vacant_since=unit.vacant_since,
            shape=unit.shape,
        )


def _days(book: SeatBook, days: Days) -> Iterator[DayLine]:
    for day, seats, desks in daily(book.occupancy, days):
        yield DayLine(day, *seats, *desks)


def _movements(book: SeatBook, names: Mapping[int, Names], days: Days) -> Iterator[MovementLine]:
    for moved in movements(book.occupancy, days):
        company_id = moved.assignment.company_id
        code = book.code(moved.unit_id, moved.on)
        left = "" if moved.from_unit_id is None else f"{book.code(moved.from_unit_id, moved.on)} → {code}"
        yield MovementLine(
            day=moved.on,
            what=moved.what,
            seat=code,
            company=names[company_id].name if company_id is not None else "",
            remarks=left or book.notes.get(moved.assignment.id, ""),
        )


def _expiring(book: SeatBook, names: Mapping[int, Names], as_of: date) -> Iterator[ExpiringLine]:
    for item in book.occupancy.expiring(as_of, EXPIRING_DAYS):
        if item.company_id is None or item.ends_on is None:
            continue
        yield ExpiringLine(
            code=book.companies[item.company_id].code,
            company=names[item.company_id].name,
            seat=book.code(item.unit_id, as_of),
            end=item.ends_on,
            days_left=(item.ends_on - as_of).days,
            remarks=f"{word('unit_state', 'notice').both()}" if item.id in book.notices else "",
        )


def _rooms(session: Session, report: OccupancyReport, centre: CentreRow, now: datetime) -> Iterator[RoomLine]:
    used: dict[str, int] = {}
    missed: dict[str, int] = {}
    for line in bookings(session, report.month_start, report.as_of, centre.zone, now):
        if line.status in {BookingState.COMPLETED, BookingState.IN_USE}:
            used[line.room] = used.get(line.room, 0) + 1
        elif line.status is BookingState.NO_SHOW:
            missed[line.room] = missed.get(line.room, 0) + 1
    names = {
        row.code: row.name_zh or row.name_en for row in session.execute(select(Room.code, Room.name_zh, Room.name_en))
    }
    for code, use in report.rooms.items():
        yield RoomLine(
            code, names[code], report.open_hours, use.net_h, use.gross_h, used.get(code, 0), missed.get(code, 0)
        )


def _event(row: EventRow, centre: CentreRow) -> EventLine:
    starts, ends = row.starts_at.astimezone(centre.zone), row.ends_at.astimezone(centre.zone)
    return EventLine(
        event=row.title,
        type=row.type,
        day=starts.date(),
        starts=starts.time(),
        ends=ends.time(),
        room=row.room_code,
        organiser=row.organiser,
        speaker=row.speaker,
        registered=row.registered,
        attended=row.attended,
        evidence=row.evidence,
    )
