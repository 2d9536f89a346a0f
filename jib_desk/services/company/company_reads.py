"""Companies as rows: with their stage, units and next end on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.admission import Scouting, WaitingEntry
from jib_desk.models.assignment import Assignment
from jib_desk.models.attachment import Attachment
from jib_desk.models.company import Agreement, Company, Contact, Headcount
from jib_desk.models.programme import ServiceRecord
from jib_desk.models.task import StandingInstruction
from jib_desk.rules.lifecycle import Moment, Stay, Term, time_line
from jib_desk.rules.occupancy import Occupancy, UnitStatus
from jib_desk.rules.stages import Milestones, stage_of, way_of
from jib_desk.rules.words import AssignmentKind, AttachmentOf, EndedAs
from jib_desk.services.base import found
from jib_desk.services.company.merged_cards import former_names, merged_ids, standing_id
from jib_desk.services.company.service_reads import first_services
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow, ContactRow, HeadcountRow, HostHit, ReachFields
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.services.seat.seat_book import seat_book
from jib_desk.services.seat.seat_reads import assignment_rows


@dataclass(frozen=True, slots=True)
class Standing:
    """What the seats, services, and cards that were merged, say of companies on a day."""

    occupancy: Occupancy
    on: date
    residents: Mapping[int, tuple[UnitStatus, ...]]
    last_ended: Mapping[int, EndedAs]
    scouted: Mapping[int, date]
    served: Mapping[int, date]
    former: Mapping[int, tuple[str, ...]]


def standing(session: Session, on: date, today: date) -> Standing:
    """Reads the seats once for any number of companies."""
    occupancy = seat_book(session, today).occupancy
    past = [
        item
        for items in occupancy.by_unit.values()
        for item in items
        if item.kind is AssignmentKind.OCCUPANCY and item.company_id is not None and item.starts_on <= on
    ]
    past.sort(key=lambda item: item.vacated_on or item.ends_on or date.max)
    last = {item.company_id: item.ended_as or EndedAs.EXPIRED for item in past if item.company_id is not None}
    scouted = {
        row.company_id: row.scouted_on for row in session.execute(select(Scouting.company_id, Scouting.scouted_on))
    }
    return Standing(
        occupancy, on, occupancy.residents(on), last, scouted, first_services(session), former_names(session)
    )


def company_rows(session: Session, standing: Standing, *conditions: Any) -> tuple[CompanyRow, ...]:
    """Companies in order of their codes; cards that were merged into another are none."""
    query = select(Company).where(Company.merged_into_id.is_(None), *conditions).order_by(Company.code)
    return tuple(_row(company, standing) for company in session.execute(query).scalars())


def _row(company: Company, seen: Standing) -> CompanyRow:
    held = seen.residents.get(company.id, ())
    ends = [status.until for status in held if status.until is not None]
    milestones = Milestones(
        company.applied_on,
        company.approved_on,
        company.graduated_on,
        company.left_on,
        seen.scouted.get(company.id),
        seen.served.get(company.id),
    )
    ended = seen.last_ended.get(company.id)
    return CompanyRow(
        id=company.id,
        uid=company.uid,
        version=company.version,
        code=company.code,
        name_zh=company.name_zh,
        name_en=company.name_en,
        short_zh=company.short_zh,
        short_en=company.short_en,
        uscc=company.uscc or "",
        sector=company.sector,
        stage=stage_of(milestones, seen.on, is_resident=bool(held), last_ended_as=ended),
        headcount=seen.occupancy.people(company.id, seen.on),
        units=tuple(sorted(status.layout.code for status in held)),
        until=min(ends, default=None),
        is_overstayed=any(status.is_overstayed for status in held),
        notes=company.notes,
        tags=tuple(company.tags),
        founded_on=company.founded_on,
        applied_on=company.applied_on,
        former=seen.former.get(company.id, ()),
        way=way_of(milestones, seen.on, is_resident=bool(held), last_ended_as=ended),
    )


def company_detail(session: Session, company_id: int, on: date, today: date) -> CompanyDetail:
    """One company's card; of a card that was merged into another, that one. Raises NotFound."""
    company_id = standing_id(session, company_id)
    company = found(session, Company, company_id)
    query = select(Headcount).where(Headcount.company_id == company_id).order_by(Headcount.valid_from.desc())
    people = tuple(HeadcountRow(row.valid_from, row.people) for row in session.execute(query).scalars())
    contacts = contact_rows(session, Contact.company_id == company_id)
    stays = assignment_rows(session, Assignment.company_id == company_id, Assignment.live.is_(True))[::-1]
    return CompanyDetail(
        company=_row(company, standing(session, on, today)),
        contacts=tuple(row for row in contacts if row.is_active),
        headcounts=people,
        applied_on=company.applied_on,
        approved_on=company.approved_on,
        graduated_on=company.graduated_on,
        left_on=company.left_on,
        end_reason=company.end_reason,
        assignments=stays,
        moments=_time_line(session, company, stays, people, today),
        former=tuple(row for row in contacts if not row.is_active),
    )


def _time_line(
    session: Session, company: Company, stays: Iterable[AssignmentRow], people: Iterable[HeadcountRow], today: date
) -> tuple[Moment, ...]:
    query = select(Agreement.number, Agreement.starts_on, Agreement.ends_on).where(Agreement.company_id == company.id)
    return time_line(
        Milestones(company.applied_on, company.approved_on, company.graduated_on, company.left_on),
        [
            Stay(row.unit_code, row.kind, row.starts_on, row.ends_on, row.vacated_on, row.ended_as, row.notice_on)
            for row in stays
        ],
        [(row.valid_from, row.people) for row in people],
        [Term(row.number, row.starts_on, row.ends_on) for row in session.execute(query)],
        today,
        founded_on=company.founded_on,
        reason=company.end_reason,
    )


def related(session: Session, company_id: int) -> dict[str, list[int]]:
    """The company's own row and all rows that belong to it, by table: whose history is the company's."""
    rows: dict[str, list[int]] = {"company": [company_id, *merged_ids(session, company_id)]}
    for table in (
        *(Contact, Headcount, Agreement, Assignment, StandingInstruction, Scouting, WaitingEntry),
        ServiceRecord,
    ):
        query = select(table.id).where(table.company_id == company_id)
        rows[table.__tablename__] = list(session.execute(query).scalars())
    own = (Attachment.kind == AttachmentOf.COMPANY) & (Attachment.key == company_id)
    of_agreements = (Attachment.kind == AttachmentOf.AGREEMENT) & Attachment.key.in_(rows["agreement"])
    rows["attachment"] = list(session.execute(select(Attachment.id).where(own | of_agreements)).scalars())
    return rows


def contact_rows(session: Session, *conditions: Any) -> tuple[ContactRow, ...]:
    """Contacts: hosts first, then in the order in which they were added."""
    query = select(Contact).where(*conditions).order_by(Contact.is_host.desc(), Contact.id)
    return tuple(
        ContactRow(
            id=row.id,
            uid=row.uid,
            version=row.version,
            company_id=row.company_id,
            name_zh=row.name_zh,
            name_en=row.name_en,
            role=row.role,
            phone=row.phone,
            email=row.email,
            is_host=row.is_host,
            is_warden=row.is_warden,
            is_active=row.active,
            reach=ReachFields(row.deputy_id, row.away_until, row.channel_id),
        )
        for row in session.execute(query).scalars()
    )


def host_hits(session: Session, contacts: Iterable[int], companies: Iterable[int], seen: Standing) -> list[HostHit]:
    """People who can be visited, then companies as such, each with the units to go to."""
    hits: list[HostHit] = []
    for key in contacts:
        contact = session.get(Contact, key)
        if contact is None or not contact.is_host or not contact.active:
            continue
        company = session.get(Company, contact.company_id) if contact.company_id is not None else None
        hits.append(_hit(contact, company, seen))
    for key in companies:
        company = session.get(Company, key)
        if company is not None:
            hits.append(_hit(None, company, seen))
    return hits


def _hit(contact: Contact | None, company: Company | None, seen: Standing) -> HostHit:
    units = seen.residents.get(company.id, ()) if company else ()
    return HostHit(
        contact_id=contact.id if contact else None,
        company_id=company.id if company else None,
        name_zh=contact.name_zh if contact else "",
        name_en=contact.name_en if contact else "",
        company_en=(company.short_en or company.name_en) if company else "",
        company_zh=(company.short_zh or company.name_zh) if company else "",
        phone=contact.phone if contact else "",
        units=tuple(sorted(status.layout.code for status in units)),
    )
