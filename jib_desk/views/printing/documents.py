"""The documents of the desk, built from rows: muster roll, visitors of the day, day sheet of bookings.

Both languages on every sheet. Visitors' phones are masked here as everywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.rules.words import BookingState, ClosedBy, VisitState, word
from jib_desk.services.rows.bookings import BookingRow, ClosureRow, RoomRow
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.rows.visitors import MusterLine, MusterRoll, VisitRow
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet

_UNKNOWN_PEOPLE = 3  # empty lines for people nobody had written down
_GONE = (BookingState.CANCELLED, BookingState.NO_SHOW)


class Place(Protocol):
    """Whose sheet it is: a centre, or a roll that was kept of it."""

    @property
    def name_zh(self) -> str: ...

    @property
    def zone(self) -> ZoneInfo: ...


def muster_roll(roll: MusterRoll, centre: Place) -> Sheet:
    """Everybody inside, to be ticked: visitors by name, events and residents by heads.

    What is ticked already is so on paper, too, and whoever was found besides stands at the end.
    """
    inside, zone = roll.inside, centre.zone
    parts = (("visitors", inside.visitors), ("event_guests", inside.event_guests), ("residents", inside.residents))
    summed = " + ".join(f"{PAPER[key].both()} {number}" for key, number in parts)
    limit = f"{PAPER['fire_limit'].both()} {inside.fire_limit}"
    at = f"{PAPER['as_of'].both()} {roll.at.astimezone(zone):%Y-%m-%d %H:%M}"
    missing = () if roll.missing is None else (f"{PAPER['still_missing'].both()} {roll.missing}",)
    return Sheet(
        title=PAPER["muster_roll"],
        centre=centre.name_zh,
        lines=(*missing, f"{PAPER['inside'].both()} {inside.total} = {summed}", f"{at}   ·   {limit}"),
        sections=tuple(_muster_sections(roll, zone)),
        sign=(PAPER["counted_by"], PAPER["all_clear_at"]),
    )


def visitors_of_the_day(day: date, rows: Sequence[VisitRow], centre: CentreRow) -> Sheet:
    """Every visit of a day in order of time, with who was expected and did not come."""
    come = [row for row in rows if row.arrived_at is not None]
    heads = sum(row.party_size for row in come)
    columns = (
        Column(HEADERS["badge"], 16),
        Column(PAPER["in_out"], 30),
        Column(HEADERS["visitor"], share=1.2),
        Column(HEADERS["phone"], 28),
        Column(HEADERS["organisation"], share=1.2),
        Column(PAPER["heads"], 14),
        Column(HEADERS["host"], share=1.2),
        Column(HEADERS["purpose"], share=1),
        Column(HEADERS["status"], 24),
    )
    return Sheet(
        title=PAPER["visitors_of_the_day"],
        centre=centre.name_zh,
        lines=(f"{day:%Y-%m-%d}   ·   {PAPER['visits_heads'].both()} {len(come)} / {heads}",),
        sections=(
            Section(PAPER["visitors"].both(), columns, tuple(_visit_cells(row, day, centre.zone) for row in rows)),
        ),
        is_landscape=True,
    )


def day_sheet(
    day: date,
    bookings: Sequence[BookingRow],
    rooms: Sequence[RoomRow],
    closures: Sequence[ClosureRow],
    centre: CentreRow,
) -> Sheet:
    """The bookings of a day in the order in which rooms must be ready: layout, kit, catering, setup from."""
    names = {room.id: room for room in rooms}
    live = sorted((row for row in bookings if row.state not in _GONE), key=lambda row: (row.blocks_from, row.room_code))
    columns = (
        Column(PAPER["setup_from"], 22),
        Column(PAPER["time"], 26),
        Column(HEADERS["room"], share=1),
        Column(HEADERS["subject"], share=1.6),
        Column(PAPER["contact"], share=1.1),
        Column(PAPER["heads"], 15),
        Column(HEADERS["layout"], 22),
        Column(PAPER["kit"], share=1.4),
        Column(PAPER["clear_by"], 20),
    )
    sections = [
        Section(PAPER["bookings"].both(), columns, tuple(_booking_cells(row, names, centre.zone) for row in live))
    ]
    if closures:
        heads = (Column(PAPER["time"], 52), Column(HEADERS["room"]), Column(HEADERS["remarks"], share=2))
        shut = tuple(_closure_cells(row, names, centre.zone) for row in closures)
        sections.append(Section(PAPER["closed"].both(), heads, shut))
    return Sheet(
        title=PAPER["day_sheet"],
        centre=centre.name_zh,
        lines=(f"{day:%Y-%m-%d}   ·   {PAPER['bookings'].both()} {len(live)}",),
        sections=tuple(sections),
        is_landscape=True,
    )


# --- rows -------------------------------------------------------------------------------------


def _muster_sections(roll: MusterRoll, zone: ZoneInfo) -> Iterator[Section]:
    named = ("visitor", "event", "resident", "unknown")
    groups = {group: [line for line in roll.lines if line.group == group] for group in named}
    yield _visitor_section(groups["visitor"], roll.at, zone)
    if groups["event"]:
        yield _heads_section("event_guests", "event", groups["event"])
    yield _heads_section("residents", "company", groups["resident"])
    columns = (_tick(), Column(PAPER["name"]), Column(HEADERS["organisation"]), Column(HEADERS["remarks"]))
    found = tuple((_box(line), _name(line), Cell(), Cell(line.detail)) for line in groups["unknown"])
    yield Section(PAPER["also_found"].both(), columns, found, blank_rows=_UNKNOWN_PEOPLE)


def _tick() -> Column:
    return Column(PAPER["safe"], 13)


def _box(line: MusterLine) -> Cell:
    return Cell(is_box=True, is_ticked=line.is_safe)


def _name(line: MusterLine, more: str = "") -> Cell:
    """Who it is, and how many are safe where some are and some are not."""
    is_part = 0 < line.safe < line.heads
    told = f"{PAPER['safe'].both()} {line.safe} / {line.heads}" if is_part else ""
    return Cell(f"{line.name} {more}".strip(), told, is_strong=True)


def _visitor_section(lines: Sequence[MusterLine], now: datetime, zone: ZoneInfo) -> Section:
    columns = (
        _tick(),
        Column(PAPER["badge"], 16),
        Column(PAPER["name"], share=1.2),
        Column(HEADERS["organisation"], share=1.1),
        Column(PAPER["host"], share=1.3),
        Column(PAPER["heads"], 13),
        Column(PAPER["since"], 20),
    )
    today = now.astimezone(zone).date()
    rows = tuple(
        (
            _box(line),
            Cell(line.badge, is_strong=True),
            _name(line),
            Cell(line.detail),
            Cell(line.place),
            Cell(str(line.heads) if line.heads else ""),
            Cell(_time(line.since, today, zone) if line.since else ""),
        )
        for line in lines
    )
    return Section(_counted("visitors", lines), columns, rows)


def _heads_section(title: str, head: str, lines: Sequence[MusterLine]) -> Section:
    is_event = head == "event"
    called = () if is_event else (Column(PAPER["calls"], 42),)
    columns = (
        _tick(),
        Column(HEADERS[head], share=2),
        Column(HEADERS["room"] if is_event else PAPER["units"], share=1 if is_event else 0.7),
        *called,
        Column(PAPER["heads"], 18),
        Column(PAPER["counted"], 30 if is_event else 22),
    )
    rows = tuple(
        (
            _box(line),
            _name(line, line.detail),
            Cell(line.place),
            *([] if is_event else [_calls_cell(line)]),
            Cell(str(line.heads)),
            Cell(),
        )
        for line in lines
    )
    return Section(_counted(title, lines), columns, rows)


def _calls_cell(line: MusterLine) -> Cell:
    """Whom to call of a company, one below the other."""
    first, *others = line.calls or ("",)
    return Cell(first, "\n".join(others))


def _counted(title: str, lines: Sequence[MusterLine]) -> str:
    return f"{PAPER[title].both()}  {sum(line.heads for line in lines)}"


def _visit_cells(row: VisitRow, day: date, zone: ZoneInfo) -> tuple[Cell, ...]:
    came, left = _time(row.arrived_at, day, zone), _time(row.left_at, day, zone)
    if row.arrived_at is None:
        times = Cell(f"({_time(row.expected_at, day, zone)})" if row.expected_at else "")
    elif row.closed_by is ClosedBy.SYSTEM:
        times = Cell(f"{came} –", PAPER["time_unknown"].both())
    else:
        times = Cell(f"{came} – {left}")
    return (
        Cell(row.badge, is_strong=True),
        times,
        Cell(row.name_zh or row.name_latin, row.name_latin if row.name_zh else "", is_strong=True),
        Cell(row.masked_phone),
        Cell(row.organisation),
        Cell(str(row.party_size)),
        Cell(row.host or row.company_zh or row.company_en, row.company_zh or row.company_en if row.host else ""),
        Cell(row.purpose, word("visitor_category", row.category).both()),
        Cell(*_state(row)),
    )


def _state(row: VisitRow) -> tuple[str, str]:
    if row.state is VisitState.LEFT and row.closed_by is not None:
        said = word("closed_by", row.closed_by)
    else:
        said = word("visit_state", row.state)
    return said.zh, said.en


def _booking_cells(row: BookingRow, rooms: Mapping[int, RoomRow], zone: ZoneInfo) -> tuple[Cell, ...]:
    layout = word("layout", row.layout) if row.layout is not None else None
    tentative = word("booking_state", row.state).both() if row.state is BookingState.TENTATIVE else ""
    return (
        Cell(f"{row.blocks_from.astimezone(zone):%H:%M}", is_strong=True),
        Cell(f"{row.starts_at.astimezone(zone):%H:%M} – {row.ends_at.astimezone(zone):%H:%M}"),
        _room_cell(rooms.get(row.room_id), row.room_code),
        Cell(row.subject, " · ".join(part for part in (row.reference, tentative, row.note) if part), is_strong=True),
        Cell(row.booked_by, row.contact),
        Cell("" if row.headcount is None else str(row.headcount)),
        Cell(layout.zh if layout else "", layout.en if layout else ""),
        Cell(row.equipment, row.catering),
        Cell(f"{row.blocks_until.astimezone(zone):%H:%M}"),
    )


def _closure_cells(row: ClosureRow, rooms: Mapping[int, RoomRow], zone: ZoneInfo) -> tuple[Cell, ...]:
    starts, ends = row.starts_at.astimezone(zone), row.ends_at.astimezone(zone)
    place = _room_cell(rooms.get(row.room_id), "") if row.room_id else Cell(PAPER["whole_centre"].both())
    return (Cell(f"{starts:%m-%d %H:%M} – {ends:%m-%d %H:%M}"), place, Cell(row.reason))


def _room_cell(room: RoomRow | None, code: str) -> Cell:
    return Cell(room.name_zh or room.name_en, room.name_en) if room else Cell(code)


def _time(at: datetime | None, day: date, zone: ZoneInfo) -> str:
    if at is None:
        return ""
    local = at.astimezone(zone)
    return f"{local:%H:%M}" if local.date() == day else f"{local:%m-%d %H:%M}"
