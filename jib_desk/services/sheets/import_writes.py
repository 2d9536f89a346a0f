"""Writes the drafts of an import: every table in one bulk statement through the journal's doors."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from jib_desk.models.company import Agreement, Headcount
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.words import Sector
from jib_desk.services.company.companies import company_codes
from jib_desk.services.seat.waiting import placed
from jib_desk.services.sheets.import_book import FIELDS, Book, CompanyDraft, SeatDraft

# The keys of companies, new ones included. The drafts themselves stay untouched, so that a failed write can
# be repeated.
Ids = Mapping[CompanyDraft, int]
Agreements = Mapping[SeatDraft, int]


def write_book(work: Work, book: Book, day: date, now: datetime) -> None:
    """Everything that the drafts state anew. `day` is the sheet's 截至 date, else today.

    A head-count is valid from the company's first occupancy when it had none before, else from `day`.
    """
    ids = _companies(work, book.companies)
    _contacts(work, book.companies, ids)
    _people(work, book.companies, ids, day)
    seats = [seat for unit in book.units.values() for seat in unit.seats]
    numbers = _agreements(work, seats, ids)
    _changed_seats(work, [seat for seat in seats if seat.id is not None and seat.is_changed], numbers, now)
    new = [seat for seat in seats if seat.id is None]
    _new_seats(work, new, numbers, ids)
    for seat in new:
        if seat.company is not None and seat.live:
            placed(work, [ids[seat.company]], day, seat.until_on)


def _add(work: Work, table: str, rows: list[dict[str, Any]]) -> list[int]:
    keys = work.next_ids(TABLES[table], len(rows))
    work.write_many(TABLES[table], [{"id": key, **row} for key, row in zip(keys, rows, strict=True)])
    return keys


def _companies(work: Work, companies: Iterable[CompanyDraft]) -> Ids:
    new = [company for company in companies if company.id is None]
    rows: list[dict[str, Any]] = []
    for company, code in zip(new, company_codes(work, len(new)) if new else [], strict=True):
        defaults = {"name_zh": "", "name_en": "", "uscc": None, "sector": Sector.OTHER, "notes": ""}
        rows.append({"code": code, "uid": str(uuid4()), **defaults, **company.stated})
    keys = dict(zip(new, _add(work, "company", rows), strict=True))
    # Its version rises with anything of it, so that what was exported before is known to be older.
    changed = [company for company in companies if company.kept and company.is_touched]
    work.update_many(
        TABLES["company"],
        [
            {"id": company.id, "version": company.version, **{name: company.value(name) for name in FIELDS}}
            for company in changed
        ],
    )
    return keys | {company: company.id for company in companies if company.id is not None}


def _contacts(work: Work, companies: Iterable[CompanyDraft], ids: Ids) -> None:
    both = [(ids[company], contact) for company in companies for contact in company.contacts]
    new = [(company_id, contact) for company_id, contact in both if contact.id is None]
    _add(
        work,
        "contact",
        [
            {"company_id": company_id, "name_zh": contact.name_zh, "name_en": contact.name_en, "phone": contact.phone}
            for company_id, contact in new
        ],
    )
    work.update_many(
        TABLES["contact"],
        [
            {"id": contact.id, "name_zh": contact.name_zh, "name_en": contact.name_en, "phone": contact.phone}
            for _, contact in both
            if contact.id is not None and contact.is_changed
        ],
    )


def _people(work: Work, companies: Iterable[CompanyDraft], ids: Ids, day: date) -> None:
    rows: list[dict[str, Any]] = []
    for company in companies:
        if company.stated_people is None:
            continue
        valid_from = day if company.people else company.first_day() or day
        rows.append({"company_id": ids[company], "valid_from": valid_from, "people": company.stated_people})
    known = _known_people(work, [row["company_id"] for row in rows])
    new = [row for row in rows if (row["company_id"], row["valid_from"]) not in known]
    _add(work, "headcount", new)
    work.update_many(
        TABLES["headcount"],
        [
            {"id": known[row["company_id"], row["valid_from"]], "people": row["people"]}
            for row in rows
            if (row["company_id"], row["valid_from"]) in known
        ],
    )


def _known_people(work: Work, companies: list[int]) -> dict[tuple[int, date], int]:
    if not companies:
        return {}
    wanted = set(companies)
    query = select(Headcount.id, Headcount.company_id, Headcount.valid_from)
    return {(row.company_id, row.valid_from): row.id for row in work.session.execute(query) if row.company_id in wanted}


def _agreements(work: Work, seats: Iterable[SeatDraft], ids: Ids) -> Agreements:
    """The agreements of seats that are new or changed, made where there was none of that number."""
    touched = {
        seat: (ids[seat.company], seat.agreement)
        for seat in seats
        if seat.agreement and seat.company is not None and (seat.id is None or seat.is_changed)
    }
    if not touched:
        return {}
    query = select(Agreement.id, Agreement.company_id, Agreement.number)
    known = {(row.company_id, row.number): row.id for row in work.session.execute(query)}
    new: dict[tuple[int, str], dict[str, Any]] = {}
    for seat, (company_id, number) in touched.items():
        if (company_id, number) not in known:
            days = {"starts_on": seat.starts_on, "ends_on": seat.ends_on}
            new.setdefault((company_id, number), {"company_id": company_id, "number": number, **days})
    known.update(zip(new, _add(work, "agreement", list(new.values())), strict=True))
    return {seat: known[key] for seat, key in touched.items()}


def _changed_seats(work: Work, seats: list[SeatDraft], numbers: Agreements, now: datetime) -> None:
    """All out, all in again: on the way from old days to new ones two neighbours may overlap for a moment."""
    if seats:
        work.replace_many(
            TABLES["assignment"],
            [
                {
                    "id": seat.id,
                    "starts_on": seat.starts_on,
                    "ends_on": seat.ends_on,
                    "vacated_on": seat.vacated_on,
                    "until_on": seat.until_on,
                    "ended_as": seat.ended_as,
                    "agreement_id": numbers.get(seat),
                    "live": seat.live,
                    "released_at": None if seat.live else now,
                }
                for seat in seats
            ],
        )


def _new_seats(work: Work, seats: list[SeatDraft], numbers: Agreements, ids: Ids) -> None:
    _add(
        work,
        "assignment",
        [
            {
                "unit_id": seat.unit.id,
                "company_id": ids[seat.company] if seat.company else None,
                "agreement_id": numbers.get(seat),
                "kind": seat.kind,
                "starts_on": seat.starts_on,
                "ends_on": seat.ends_on,
                "vacated_on": seat.vacated_on,
                "until_on": seat.until_on,
            }
            for seat in seats
        ],
    )
