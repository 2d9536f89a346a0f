"""Lines of the centre's lists, in its own time, straight from the rows; long lists are streamed, never held."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.excel.sheets.bookings import BookingLine
from jib_desk.excel.sheets.seat_ledger import SeatLine
from jib_desk.excel.sheets.tenant_ledger import TenantLine
from jib_desk.excel.sheets.visitor_log import VisitLine
from jib_desk.models.company import Company, Contact
from jib_desk.rules.bookings import state_at
from jib_desk.rules.words import BookingState, ClosedBy, Layout, UnitState, VisitorCategory, word
from jib_desk.rules.written import OPEN
from jib_desk.services.company.company_reads import company_rows, standing
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.seat.seat_reads import assignment_rows

_BATCH = 2_000
_LONGEST = timedelta(days=60)  # no booking lasts longer


class Names(NamedTuple):
    """A company as sheets name it."""

    name: str
    english: str


def company_names(session: Session) -> Mapping[int, Names]:
    """Full names of all companies: the Chinese one, or the English one where there is none."""
    query = select(Company.id, Company.name_zh, Company.name_en)
    return {
        row.id: Names(row.name_zh or row.name_en, row.name_en if row.name_zh else "") for row in session.execute(query)
    }


# --- companies and seats --------------------------------------------------------------------


def tenants(session: Session, on: date, today: date) -> Iterator[TenantLine]:
    """Every company as it stands on a day, with a line for each seat that it occupies; residents come first."""
    book = seat_book(session, today)
    held: dict[int, list[UnitRow]] = {}
    for unit in book.unit_rows(on):
        if unit.state is UnitState.OCCUPIED and unit.company_id is not None:
            held.setdefault(unit.company_id, []).append(unit)
    agreements = {item.id: item for item in assignment_rows(session)}
    contacts = _contacts(session)
    rows = company_rows(session, standing(session, on, today))
    number = 0
    for row in sorted(rows, key=lambda row: (row.id not in held, row.code)):
        contact, phone = contacts.get(row.id, ("", ""))
        for unit in held.get(row.id, [None]):
            number += 1
            item = agreements.get(unit.assignment_id) if unit and unit.assignment_id is not None else None
            yield TenantLine(
                no=number,
                company=row.name_zh or row.name_en,
                english_name=row.name_en if row.name_zh else "",
                uscc=row.uscc,
                sector=row.sector,
                seat=unit.code if unit else "",
                area=unit.area_m2 if unit else None,
                desks=unit.desks if unit else None,
                headcount=row.headcount,
                start=item.starts_on if item else None,
                end=None if item is None else item.ends_on or OPEN,
                agreement=item.agreement if item else "",
                contact=contact,
                phone=phone,
                status=row.stage,
                remarks=row.notes,
                identity=f"{row.uid}@{row.version}",
            )


def _contacts(session: Session) -> Mapping[int, tuple[str, str]]:
    """Name and phone of each company's first contact."""
    columns = (Contact.company_id, Contact.name_zh, Contact.name_en, Contact.phone)
    query = select(*columns).where(Contact.company_id.is_not(None), Contact.active.is_(True)).order_by(Contact.id)
    found: dict[int, tuple[str, str]] = {}
    for row in session.execute(query):
        found.setdefault(row.company_id, (row.name_zh or row.name_en, row.phone))
    return found


def seats(session: Session, on: date, today: date) -> Iterator[SeatLine]:
    """Every unit with what holds it on a day."""
    book, names = seat_book(session, today), company_names(session)
    for unit in book.unit_rows(on):
        yield SeatLine(**seat_fields(book, names, unit))


def seat_fields(book: SeatBook, names: Mapping[int, Names], unit: UnitRow) -> dict[str, Any]:
    """The columns of the seat ledger for one unit."""
    remarks = [unit.reason]
    if unit.is_overstayed:
        remarks.append(word("unit_state", "overstayed").both())
    if unit.notice_given and unit.assignment_id is not None:
        remarks.append(f"{word('unit_state', 'notice').both()} {book.notices[unit.assignment_id].isoformat()}")
    return {
        "seat": unit.code,
        "zone": unit.zone,
        "area": unit.area_m2,
        "desks": unit.desks,
        "status": unit.state,
        "company": names[unit.company_id].name if unit.company_id is not None else "",
        "start": unit.since,
        "end": unit.until,
        "days_left": unit.days_left,
        "remarks": "；".join(text for text in remarks if text),
    }


# --- visits and bookings --------------------------------------------------------------------

_VISITS = """SELECT v.arrived_at, p.name_zh, p.name_latin, p.organisation, p.phone, v.party_size, v.category, v.purpose,
  coalesce(nullif(c.name_zh, ''), c.name_en, ''), coalesce(nullif(h.name_zh, ''), h.name_en, ''), v.left_at,
  v.closed_by, v.badge, s.name
  FROM visit v JOIN visitor p ON p.id = v.visitor_id JOIN staff s ON s.id = v.staff_id
  LEFT JOIN company c ON c.id = v.company_id LEFT JOIN contact h ON h.id = v.host_id
  WHERE v.arrived_at >= ? AND v.arrived_at < ? ORDER BY v.arrived_at, v.id"""


def visits(session: Session, start: date, end: date, zone: ZoneInfo) -> Iterator[VisitLine]:
    """Who came from the first to the last day, both included, in order of arrival."""
    categories = {category.value: category for category in VisitorCategory}
    closed = {by.value: by for by in ClosedBy}
    for row in _stream(session, _VISITS, (_seconds(start, zone), _seconds(end + timedelta(days=1), zone))):
        arrived, left = _local(row[0], zone), None if row[10] is None else _local(row[10], zone)
        yield VisitLine(
            day=arrived.date(),
            visitor=" ".join(name for name in (row[1], row[2]) if name),
            organisation=row[3],
            phone=row[4],
            party_size=row[5],
            category=categories[row[6]],
            purpose=row[7],
            host_company=row[8],
            host=row[9],
            time_in=arrived.time(),
            time_out=None if left is None else left.time(),
            closed_by=closed.get(row[11]),
            badge=row[12],
            staff=row[13],
            left_on=left.date() if left is not None and left.date() != arrived.date() else None,
        )


_BOOKINGS = """SELECT b.starts_at, b.ends_at, r.code, b.subject,
  coalesce(nullif(b.booked_by, ''), nullif(c.name_zh, ''), c.name_en, ''), b.contact, b.headcount, b.layout,
  b.equipment, b.catering, b.setup_min, b.teardown_min, b.state, b.tentative_until, b.released_at
  FROM booking b JOIN room r ON r.id = b.room_id LEFT JOIN company c ON c.id = b.company_id
  WHERE b.starts_at >= ? AND b.starts_at < ? AND b.ends_at > ? ORDER BY b.starts_at, b.id"""


def bookings(session: Session, start: date, end: date, zone: ZoneInfo, now: datetime) -> Iterator[BookingLine]:
    """Bookings that share time with the days `start` … `end`, both included, as they stand at `now`."""
    first, last = _seconds(start, zone), _seconds(end + timedelta(days=1), zone)
    states = {state.value: state for state in BookingState}
    layouts = {layout.value: layout for layout in Layout}
    for row in _stream(session, _BOOKINGS, (first - int(_LONGEST.total_seconds()), last, first)):
        starts, ends = _local(row[0], zone), _local(row[1], zone)
        yield BookingLine(
            day=starts.date(),
            starts=starts.time(),
            ends=ends.time(),
            room=row[2],
            subject=row[3],
            booked_by=row[4],
            contact=row[5],
            people=row[6],
            layout=layouts.get(row[7]),
            equipment=row[8],
            catering=row[9],
            setup_min=row[10],
            teardown_min=row[11],
            status=state_at(
                states[row[12]],
                starts,
                ends,
                now,
                lapses_at=None if row[13] is None else datetime.fromtimestamp(row[13], UTC),
                is_released=row[14] is not None,
            ),
        )


def _stream(session: Session, statement: str, parameters: tuple[int, ...]) -> Iterator[Any]:
    found = session.connection().exec_driver_sql(statement, parameters, {"stream_results": True})
    for part in found.partitions(_BATCH):
        yield from part


def _seconds(day: date, zone: ZoneInfo) -> int:
    return int(datetime.combine(day, time(), zone).timestamp())


def _local(seconds: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(seconds, zone)
