"""The rows of the sample centre, from its data: companies, seats, events, balances – one journal entry.

Visits are made in `sample_visits` from a fixed seed; everything here stands in `resources/sample/centre.json`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import until
from jib_desk.models.centre import Setting
from jib_desk.models.journal import Work
from jib_desk.models.plan import Floor, Room, UnitLayout
from jib_desk.models.tables import TABLES
from jib_desk.rules.bookings import reference
from jib_desk.rules.programme import opening_balance
from jib_desk.rules.words import AssignmentKind, BookingState, EndedAs, EventType, Layout, Sector, Target
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor
from jib_desk.services.sample import (
    sample_admission,
    sample_audit,
    sample_badges,
    sample_care,
    sample_checks,
    sample_invitations,
    sample_register,
    sample_safety,
    sample_services,
    sample_visits,
)
from jib_desk.services.sample.sample_companies import CompanyExtras

# The contacts of the sample's companies, in their order: surnames as in the Hundred Family Surnames.
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹"
_LATIN_SURNAMES = (
    *("Zhao", "Qian", "Sun", "Li", "Zhou", "Wu", "Zheng", "Wang", "Feng", "Chen", "Chu", "Wei", "Jiang"),
    *("Shen", "Han", "Yang", "Zhu", "Qin", "You", "Xu", "He", "Lü", "Shi", "Zhang", "Kong", "Cao"),
)
_GIVEN = (("示一", "Shiyi"), ("示二", "Shi'er"))
_BALANCE_SOURCE = "示例：启用前累计 Sample: before the program"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Dates:
    """The sample's dates, moved by whole weeks. `today` is the day as of which it is written."""

    shift_days: int
    zone: ZoneInfo
    today: date

    def day(self, written: str) -> date:
        """A date of the data, moved."""
        return date.fromisoformat(written) + timedelta(days=self.shift_days)

    def end(self, written: str | None) -> date | None:
        """The same where an end may be open."""
        return None if written is None else self.day(written)

    def at(self, written: str, wall: str) -> datetime:
        """A wall time of the data as an instant."""
        return datetime.combine(self.day(written), time.fromisoformat(wall), self.zone)


class SampleWriter(Service):
    """Writes the sample into a centre that has its plan and nothing else."""

    def write(self, *, by: Actor, content: Mapping[str, Any], dates: Dates) -> Outcome[int]:
        """All rows in one entry. Gives back the number of companies."""

        def do(work: Work) -> int:
            keys = _Keys(work)
            extras = CompanyExtras(dates.day)
            _settings(work, content, dates)
            companies = _companies(keys, content, dates, extras)
            agreements = _assignments(keys, content, dates, companies, extras)
            _events(keys, content, dates, companies)
            _balances(keys, content, dates)
            sample_safety.write(keys.add, keys.first_floor(), dates.today)
            hosts = _contacts(keys, companies)
            now = self._clock.now()
            extras.write(keys.add, companies, keys.rooms(), hosts, agreements, now)
            sample_visits.write(keys.add, dates.zone, dates.shift_days, dates.today, now, by.id, hosts)
            sample_invitations.write(keys.add, dates.zone, dates.today, now, by.id, hosts)
            sample_checks.write(work, keys.add, dates.day, by.id)
            sample_badges.write(work)
            sample_register.write(keys.add, dates.zone, dates.today, companies)
            sample_services.write(keys.add, companies, dates.day)
            sample_admission.write(keys.add, content["admission"], companies, dates.day)
            sample_care.write(work, keys.add, content["care"], dates, companies)
            sample_audit.write(work, keys.add, content["audit"], dates, keys.units(), companies)
            work.subject = content["as_of"]
            return len(companies)

        return self._commit(by, "sample.write", do, _counted, roles=MANAGERS)


def _counted(_session: Session, key: int) -> int:
    return key


class _Keys:
    """Adds rows by table and gives back their keys."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def add(self, table: str, rows: Sequence[Row]) -> list[int]:
        target: Table = TABLES[table]
        keys = self.work.next_ids(target, len(rows))
        self.work.write_many(target, [{"id": key, **row} for key, row in zip(keys, rows, strict=True)])
        return keys

    def units(self) -> dict[str, int]:
        found = self.work.session.execute(select(UnitLayout.code, UnitLayout.unit_id))
        return {row.code: row.unit_id for row in found}

    def first_floor(self) -> int:
        return self.work.session.execute(select(Floor.id).order_by(Floor.position, Floor.id)).scalars().first() or 0

    def rooms(self) -> dict[str, int]:
        return {row.code: row.id for row in self.work.session.execute(select(Room.code, Room.id))}


def _settings(work: Work, content: Row, dates: Dates) -> None:
    first, last = content["programme"]
    values = {
        "name_en": content["name_en"],
        "name_zh": content["name_cn"],
        "zone": content["timezone"],
        "opens": content["opens"],
        "closes": content["closes"],
        "window_start": dates.day(first).isoformat(),
        "window_end": dates.day(last).isoformat(),
        "site_fire_limit": content["site_fire_limit"],
        "is_sample": True,
    }
    work.session.add_all(Setting(key=key, value=value) for key, value in values.items())


def _companies(keys: _Keys, content: Row, dates: Dates, extras: CompanyExtras) -> dict[str, int]:
    """Companies with the milestones that their assignments tell, and their head-count from the first day on."""
    held: dict[str, list[Row]] = {}
    for item in content["assignments"]:
        held.setdefault(item["company"], []).append(item)
    rows: list[Row] = []
    people: list[Row] = []
    for item in content["companies"]:
        own = held.get(item["code"], [])
        start = min((dates.day(one["start"]) for one in own), default=dates.today)
        graduated = next((one for one in own if one.get("ended") == EndedAs.GRADUATED), None)
        rows.append(
            {
                "code": item["code"],
                "name_zh": item["name_cn"],
                "name_en": item["name_en"],
                "short_zh": item["short_cn"],
                "short_en": item["short_en"],
                "uscc": item["uscc"],
                "sector": Sector(item["sector"]),
                "applied_on": start - timedelta(days=42),
                "approved_on": start - timedelta(days=14),
                "graduated_on": dates.end(graduated["vacated_on"]) if graduated else None,
                **extras.card(item["code"]),
            }
        )
        people.append({"valid_from": start, "people": item["headcount"]})
    found = keys.add("company", rows)
    keys.add("headcount", [{**one, "company_id": key} for one, key in zip(people, found, strict=True)])
    return {item["code"]: key for item, key in zip(content["companies"], found, strict=True)}


def _contacts(keys: _Keys, companies: Mapping[str, int]) -> list[tuple[int, int]]:
    """One contact a company, two where the number is even; (contact, company) as hosts of visits."""
    rows: list[Row] = []
    for place, company_id in enumerate(companies.values()):
        surname, latin = _SURNAMES[place % len(_SURNAMES)], _LATIN_SURNAMES[place % len(_SURNAMES)]
        for more, (zh, en) in enumerate(_GIVEN[: 1 + place % 2]):
            rows.append(
                {
                    "company_id": company_id,
                    "name_zh": surname + zh,
                    "name_en": f"{latin} {en}",
                    "role": "行政 Office" if more else "负责人 Lead",
                    "phone": f"1200000{1000 * more + place + 1:04d}",
                    "email": f"st{place + 1:03d}{'b' if more else ''}@example.com",
                }
            )
    found = keys.add("contact", rows)
    return [(key, row["company_id"]) for key, row in zip(found, rows, strict=True)]


def _assignments(
    keys: _Keys, content: Row, dates: Dates, companies: Mapping[str, int], extras: CompanyExtras
) -> dict[int, int]:
    """Occupancies with their agreements, holds, and what is out of service. What lies in the past is vacated.

    Gives agreement → company.
    """
    units = keys.units()
    items: Iterable[Row] = (*content["assignments"], *content["out_of_service"])
    agreements: dict[tuple[int, str], Row] = {}
    rows: list[dict[str, Any]] = []
    for item in items:
        kind = AssignmentKind(item.get("kind", AssignmentKind.OUT_OF_SERVICE))
        start, end = dates.day(item["start"]), dates.end(item["end"])
        vacated = dates.end(item.get("vacated_on"))
        if vacated is None and kind is AssignmentKind.OCCUPANCY and end is not None and end < dates.today:
            vacated = end
        company_id = companies.get(item.get("company", ""))
        number = ""
        if kind is AssignmentKind.OCCUPANCY and company_id is not None:
            number = f"JIB-{start.year}-{item['company'][-3:]}"
            signed = start - timedelta(days=14)
            agreements[company_id, number] = {
                "company_id": company_id, "number": number, "signed_on": signed, "starts_on": start, "ends_on": end,
                **extras.deposit(item["company"], signed),
            }  # fmt: skip
        rows.append(
            {
                "unit_id": units[item["unit"]],
                "company_id": company_id,
                "agreement_id": number,
                "kind": kind,
                "starts_on": start,
                "ends_on": end,
                "vacated_on": vacated,
                "until_on": until(vacated, end),
                "ended_as": EndedAs(item["ended"]) if "ended" in item else None,
                "note": item.get("note", item.get("reason", "")),
            }
        )
    numbered = dict(zip(agreements, keys.add("agreement", list(agreements.values())), strict=True))
    for row in rows:
        row["agreement_id"] = numbered.get((row["company_id"], row["agreement_id"]))
    keys.add("assignment", rows)
    return {key: company_id for (company_id, _), key in numbered.items()}


def _events(keys: _Keys, content: Row, dates: Dates, companies: Mapping[str, int]) -> None:
    """Events with the bookings of their rooms; what still lies ahead of the clock has no attendance yet."""
    rooms = keys.rooms()
    centre = " ".join((content["name_cn"].partition("-")[0], content["name_en"].partition(" – ")[0]))
    bookings = [
        _booking(item, dates, rooms[item["room"]], centre) for item in content["events"] if item["room"] in rooms
    ]
    names = {item["code"]: item["short_en"] for item in content["companies"]}
    bookings += _meetings(dates, rooms, companies, names)
    numbers: dict[date, int] = {}
    for row in sorted(bookings, key=lambda row: row["starts_at"]):
        day = row["starts_at"].date()
        numbers[day] = numbers.get(day, 0) + 1
        row["reference"] = reference(day, numbers[day])
    found = keys.add("booking", [{name: value for name, value in row.items() if name != "event"} for row in bookings])
    booked = {row["event"]: key for row, key in zip(bookings, found, strict=True)}
    keys.add("event", [_event(item, dates, booked.get(item["code"])) for item in content["events"]])


def _booking(item: Row, dates: Dates, room_id: int, booked_by: str) -> dict[str, Any]:
    starts_at, ends_at = (dates.at(item["date"], item[key]) for key in ("start", "end"))
    stored = {"cancelled": BookingState.CANCELLED, "no_show": BookingState.NO_SHOW}
    return _blocking(
        {
            "event": item["code"],
            "room_id": room_id,
            "subject": item["title"],
            "booked_by": booked_by,
            "headcount": item["registered"] or None,
            "layout": Layout(item["layout"]),
            "starts_at": starts_at,
            "ends_at": ends_at,
            "setup_min": item["setup_min"],
            "teardown_min": item["teardown_min"],
            # A past booking is completed by the clock; only what someone said otherwise is stored.
            "state": stored.get(item["status"], BookingState.CONFIRMED),
        }
    )


# Meetings of residents on the day itself, so that the day grid shows a working day: room, start, end, company, heads.
_MEETINGS = (
    ("R-M2", "09:30", "10:30", "ST-007", 5, "Design review 设计评审"),
    ("R-S2", "10:00", "11:00", "ST-002", 3, "Map data call 地图数据会"),
    ("R-M2", "13:30", "15:00", "ST-011", 6, "Cockpit workshop 座舱研讨"),
    ("R-S3", "15:00", "16:00", "ST-016", 4, "Supplier talk 供应商洽谈"),
    ("PB1", "11:00", "11:30", "ST-019", 1, "Phone call 电话会"),
)


def _meetings(
    dates: Dates, rooms: Mapping[str, int], companies: Mapping[str, int], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    day = dates.today.isoformat()
    unmoved = Dates(0, dates.zone, dates.today)
    return [
        _blocking(
            {
                "event": None,
                "room_id": rooms[room],
                "company_id": companies[company],
                "subject": subject,
                "booked_by": names[company],
                "headcount": heads,
                "layout": Layout.BOARDROOM,
                "starts_at": unmoved.at(day, start),
                "ends_at": unmoved.at(day, end),
                "setup_min": 0,
                "teardown_min": 0,
                "state": BookingState.CONFIRMED,
            }
        )
        for room, start, end, company, heads, subject in _MEETINGS
    ]


def _blocking(row: dict[str, Any]) -> dict[str, Any]:
    """The same with what the room is blocked for."""
    return {
        **row,
        "blocks_from": row["starts_at"] - timedelta(minutes=row["setup_min"]),
        "blocks_until": row["ends_at"] + timedelta(minutes=row["teardown_min"]),
        "live": row["state"] not in {BookingState.CANCELLED, BookingState.NO_SHOW},
    }


def _event(item: Row, dates: Dates, booking_id: int | None) -> Row:
    starts_at, ends_at = (dates.at(item["date"], item[key]) for key in ("start", "end"))
    lies_ahead = ends_at.date() > dates.today
    return {
        "code": item["code"],
        "booking_id": booking_id,
        "title": item["title"],
        "type": EventType(item["type"]),
        "starts_at": starts_at if booking_id is None else None,
        "ends_at": ends_at if booking_id is None else None,
        "places": item["capacity"],
        "registered": item["registered"],
        "attended": 0 if lies_ahead else item["attended"],
    }


def _balances(keys: _Keys, content: Row, dates: Dates) -> None:
    """Programme totals without the sample's own rows, dated the day before its first event (DOMAIN §2)."""
    occupied = {item["company"] for item in content["assignments"] if item["kind"] == AssignmentKind.OCCUPANCY}
    own: dict[str, int] = {
        Target.COMPANIES_SUPPORTED: len(occupied),
        Target.COMPANIES_GIVEN_OFFICE: len(occupied),
        Target.PEOPLE_REACHED: sum(
            item["attended"]
            for item in content["events"]
            if item["status"] == BookingState.COMPLETED and item["type"] != EventType.FIRE_DRILL
        ),
        "graduated": sum(1 for item in content["assignments"] if item.get("ended") == EndedAs.GRADUATED),
        "left": sum(1 for item in content["assignments"] if item.get("ended") == EndedAs.LEFT),
    }
    as_of = min(dates.day(item["date"]) for item in content["events"]) - timedelta(days=1)
    rows = [
        {
            "figure": figure,
            "amount": opening_balance(total, own.get(figure, 0)),
            "as_of": as_of,
            "source": _BALANCE_SOURCE,
        }
        for figure, total in content["programme_totals"].items()
    ]
    keys.add("opening_balance", rows)
